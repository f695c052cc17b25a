//! The index of the directory of providers: what search needs, gathered from the records.

use crate::failure::During;
use crate::{Done, Failure};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// Writes `index.json` beside the folder `providers`, sorted by id.
///
/// # Errors
/// A record that is not JSON, or whose id is not its file name.
pub fn write_index(directory: &Path) -> Done {
    let providers = directory.join("providers");
    let mut files: Vec<_> = match fs::read_dir(&providers) {
        Ok(entries) => entries
            .filter_map(|e| e.ok().map(|e| e.path()))
            .filter(|p| p.extension().is_some_and(|x| x == "json"))
            .collect(),
        Err(_) => Vec::new(),
    };
    files.sort();
    let entries = files.iter().map(|file| entry(file)).collect::<Done<Vec<Value>>>()?;
    fs::create_dir_all(directory).during(|| format!("make {}", directory.display()))?;
    let index = directory.join("index.json");
    fs::write(&index, json!({ "providers": entries }).to_string()).during(|| format!("write {}", index.display()))
}

fn entry(file: &Path) -> Done<Value> {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let text = fs::read_to_string(file).during(|| format!("read {}", file.display()))?;
    let record: Value = serde_json::from_str(&text).map_err(|e| {
        Failure::new(format!(
            "public/directory/providers/{stem}.json is not JSON: {e}. Correct that place and build again."
        ))
    })?;
    let field = |name: &str| record.get(name).cloned().filter(|v| !v.is_null());
    if field("id") != Some(Value::from(stem.as_str())) {
        return Err(Failure::new(format!(
            "public/directory/providers/{stem}.json: its \"id\" has to be the file name, \"{stem}\"."
        )));
    }
    let must = |name: &str| {
        field(name).ok_or_else(|| {
            Failure::new(format!(
                "public/directory/providers/{stem}.json: the field \"{name}\" is missing."
            ))
        })
    };
    Ok(json!({
        "id": stem,
        "name": must("name")?,
        "kind": must("kind")?,
        "networks": field("networks").unwrap_or_else(|| json!([])),
        "aliases": field("aliases").unwrap_or_else(|| json!([])),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("providers")).unwrap();
        for (name, text) in files {
            fs::write(dir.path().join("providers").join(name), text).unwrap();
        }
        dir
    }

    #[test]
    fn the_index_holds_what_search_needs_sorted_by_id() {
        let one = r#"{"id":"b","name":{"en":"B","zh-CN":"乙"},"kind":"mvno","aliases":["bee"],"routes":[]}"#;
        let two = r#"{"id":"a","name":{"en":"A","zh-CN":"甲"},"kind":"carrier","networks":["AT&T"]}"#;
        let dir = folder(&[("b.json", one), ("a.json", two), ("notes.txt", "no")]);
        write_index(dir.path()).unwrap();
        let index: Value = serde_json::from_str(&fs::read_to_string(dir.path().join("index.json")).unwrap()).unwrap();
        assert_eq!(
            index,
            json!({"providers": [
                {"id": "a", "name": {"en": "A", "zh-CN": "甲"}, "kind": "carrier", "networks": ["AT&T"], "aliases": []},
                {"id": "b", "name": {"en": "B", "zh-CN": "乙"}, "kind": "mvno", "networks": [], "aliases": ["bee"]},
            ]})
        );
    }

    #[test]
    fn a_bad_record_is_named() {
        for (text, word) in [
            ("{", "not JSON"),
            (r#"{"id":"x"}"#, "file name"),
            (r#"{"id":"a","kind":"mvno"}"#, "\"name\" is missing"),
        ] {
            let failure = write_index(folder(&[("a.json", text)]).path()).unwrap_err().to_string();
            assert!(failure.contains("a.json") && failure.contains(word), "{failure}");
        }
    }
}
