//! The data apart from the program: `directory/list.json` names one file that holds all that the page fetches of it, with its
//! digest, so that an offline copy takes it with one request, and takes new data without a new program.
//!
//! Invariant: the same data gives the same files.

use crate::failure::During;
use crate::{Done, download, offline};
use esim_exit::directory::FORMAT;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The list, which is asked for by this name.
pub const LIST: &str = "list.json";

/// Writes list and bundle beside the finished directory.
///
/// # Errors
/// A file that cannot be read.
pub fn write(directory: &Path) -> Done {
    let mut files = BTreeMap::new();
    gather(directory, "", &mut files)?;
    // What is for others to take, and what an earlier run of this has written.
    let made =
        |name: &str| name == download::FILE || name == download::SCHEMA || name == LIST || name.starts_with("bundle-");
    files.retain(|name, _| !made(name));
    let mut newest = None;
    for text in files.values() {
        // A file that is no JSON is named by the tests of the directory.
        dates(&serde_json::from_str(text).unwrap_or_default(), &mut newest);
    }
    let bundle = json!(files).to_string();
    let version = offline::short_hash(bundle.as_bytes());
    let name = format!("bundle-{version}.json");
    let list = json!({
        "format": FORMAT,
        "version": version,
        "date": newest.unwrap_or_default(),
        "bundle": name,
        "integrity": offline::integrity(bundle.as_bytes()),
    });
    for (name, text) in [(name.as_str(), bundle), (LIST, list.to_string())] {
        let file = directory.join(name);
        fs::write(&file, text).during(|| format!("write {}", file.display()))?;
    }
    Ok(())
}

fn gather(folder: &Path, prefix: &str, files: &mut BTreeMap<String, String>) -> Done {
    for entry in fs::read_dir(folder).during(|| format!("read {}", folder.display()))? {
        let path = entry.during(|| format!("read {}", folder.display()))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            gather(&path, &format!("{prefix}{name}/"), files)?;
        } else {
            let text = fs::read_to_string(&path).during(|| format!("read {}", path.display()))?;
            files.insert(format!("{prefix}{name}"), text);
        }
    }
    Ok(())
}

/// The newest day on which something was checked.
fn dates(value: &Value, newest: &mut Option<String>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                if let (true, Some(day)) = (matches!(key.as_str(), "checked_on" | "as_of"), value.as_str()) {
                    *newest = newest.take().max(Some(day.to_owned()));
                }
                dates(value, newest);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| dates(item, newest)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(checked_on: &str) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("providers")).unwrap();
        let record =
            format!(r#"{{"id":"a","sources":[{{"checked_on":"2026-01-02"}},{{"checked_on":"{checked_on}"}}]}}"#);
        for (name, text) in [
            ("providers/a.json", record.as_str()),
            ("index.json", "{}"),
            ("law.json", r#"{"as_of":"2026-01-03"}"#),
            (download::FILE, "{}"),
            (download::SCHEMA, "{}"),
        ] {
            fs::write(dir.path().join(name), text).unwrap();
        }
        write(dir.path()).unwrap();
        dir
    }

    fn json(dir: &tempfile::TempDir, name: &str) -> Value {
        serde_json::from_str(&fs::read_to_string(dir.path().join(name)).unwrap()).unwrap()
    }

    #[test]
    fn the_list_names_one_file_that_holds_everything() {
        let dir = folder("2026-01-01");
        let list = json(&dir, LIST);
        let name = list.get("bundle").and_then(Value::as_str).unwrap();
        let bundle = fs::read(dir.path().join(name)).unwrap();
        assert_eq!(list.get("integrity"), Some(&json!(offline::integrity(&bundle))));
        assert_eq!(list.get("format"), Some(&json!(FORMAT)));
        assert_eq!(list.get("date"), Some(&json!("2026-01-03")));
        let files = json(&dir, name);
        let names: Vec<&String> = files.as_object().unwrap().keys().collect();
        assert_eq!(names, ["index.json", "law.json", "providers/a.json"]);
        let record = fs::read_to_string(dir.path().join("providers/a.json")).unwrap();
        assert_eq!(files.get("providers/a.json"), Some(&json!(record)), "byte for byte");
    }

    #[test]
    fn written_twice_it_is_the_same() {
        let dir = folder("2026-01-01");
        let list = json(&dir, LIST);
        write(dir.path()).unwrap();
        assert_eq!(json(&dir, LIST), list);
    }

    #[test]
    fn the_version_follows_the_data_alone() {
        let version = |day| json(&folder(day), LIST).get("version").cloned();
        assert_eq!(version("2026-01-01"), version("2026-01-01"));
        assert_ne!(version("2026-01-01"), version("2026-02-01"));
    }
}
