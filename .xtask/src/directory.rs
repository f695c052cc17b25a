//! The index of the directory of providers: what search needs, gathered from the records.

use crate::failure::During;
use crate::{Done, Failure, pinyin};
use esim_exit::directory::{IndexEntry, web_host};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// Writes `index.json` beside the folder `providers`, sorted by id.
///
/// # Errors
/// A record that is not JSON, or whose id is not its file name.
pub fn write_index(directory: &Path) -> Done {
    let text = index(&records(directory)?)?;
    fs::create_dir_all(directory).during(|| format!("make {}", directory.display()))?;
    let file = directory.join("index.json");
    fs::write(&file, text).during(|| format!("write {}", file.display()))
}

/// The text of the index of some records.
///
/// # Errors
/// A record without a name or a known kind.
pub fn index(records: &[Named]) -> Done<String> {
    let entries = records.iter().map(entry).collect::<Done<Vec<IndexEntry>>>()?;
    Ok(json!({ "providers": entries }).to_string())
}

/// A record and the name of its file.
#[derive(Debug)]
pub struct Named {
    /// The file name without `.json`.
    pub stem: String,
    /// What stands in it.
    pub record: Value,
}

/// All records of the folder `providers`, sorted by id.
///
/// # Errors
/// A record that is not JSON, or whose id is not its file name.
pub fn records(directory: &Path) -> Done<Vec<Named>> {
    let providers = directory.join("providers");
    let mut files: Vec<_> = match fs::read_dir(&providers) {
        Ok(entries) => entries
            .filter_map(|e| e.ok().map(|e| e.path()))
            .filter(|p| p.extension().is_some_and(|x| x == "json"))
            .collect(),
        Err(_) => Vec::new(),
    };
    files.sort();
    files.iter().map(|file| named(file)).collect()
}

fn named(file: &Path) -> Done<Named> {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let text = fs::read_to_string(file).during(|| format!("read {}", file.display()))?;
    let record: Value = serde_json::from_str(&text).map_err(|e| {
        Failure::new(format!(
            "public/directory/providers/{stem}.json is not JSON: {e}. Correct that place and build again."
        ))
    })?;
    if record.get("id") != Some(&Value::from(stem.as_str())) {
        return Err(Failure::new(format!(
            "public/directory/providers/{stem}.json: its \"id\" has to be the file name, \"{stem}\"."
        )));
    }
    Ok(Named { stem, record })
}

/// A field of a record; one that is not there reads as null.
fn field<T: DeserializeOwned>(of: &Named, name: &str) -> Done<T> {
    let value = of.record.get(name).cloned().unwrap_or_default();
    let missing = value.is_null();
    serde_json::from_value(value).map_err(|e| {
        let why = if missing {
            "is missing".to_owned()
        } else {
            format!("cannot be read: {e}")
        };
        let stem = &of.stem;
        Failure::new(format!(
            "public/directory/providers/{stem}.json: the field \"{name}\" {why}."
        ))
    })
}

fn entry(of: &Named) -> Done<IndexEntry> {
    let mut entry = IndexEntry {
        id: field(of, "id")?,
        name: field(of, "name")?,
        kind: field(of, "kind")?,
        aliases: field::<Option<_>>(of, "aliases")?.unwrap_or_default(),
        parent: field(of, "parent")?,
        host: of
            .record
            .pointer("/links/website")
            .and_then(Value::as_str)
            .and_then(web_host),
        pinyin: Vec::new(),
        gone: of.record.get("status").is_some_and(|status| !status.is_null()),
    };
    for name in [&entry.name.zh_cn].into_iter().chain(&entry.aliases) {
        entry
            .pinyin
            .extend(pinyin::reading(name).filter(|reading| !entry.pinyin.contains(reading)));
    }
    // What differs from another name in spaces or capitals alone finds nothing more.
    let mut known: Vec<String> = [entry.id.as_str(), &entry.name.en, &entry.name.zh_cn].map(plain).into();
    entry.aliases.retain(|alias| {
        let alias = plain(alias);
        let new = !known.contains(&alias);
        known.push(alias);
        new
    });
    Ok(entry)
}

fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .collect::<String>()
        .to_lowercase()
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
        let one = r#"{"id":"b","name":{"en":"B","zh-CN":"红口袋 B"},"kind":"mvno","aliases":["bee","b","B","紫卡"],"routes":[],
            "parent":"Family","links":{"website":"https://www.b.example/shop"},"networks":["AT&T"]}"#;
        let two = r#"{"id":"a","name":{"en":"A","zh-CN":"A"},"kind":"carrier","networks":["AT&T"],
            "status":{"is":"gone_us","text":{"en":"x","zh-CN":"x"}}}"#;
        let dir = folder(&[("b.json", one), ("a.json", two), ("notes.txt", "no")]);
        write_index(dir.path()).unwrap();
        let index: Value = serde_json::from_str(&fs::read_to_string(dir.path().join("index.json")).unwrap()).unwrap();
        assert_eq!(
            index,
            json!({"providers": [
                {"id": "a", "name": {"en": "A", "zh-CN": "A"}, "kind": "carrier", "gone": true},
                {"id": "b", "name": {"en": "B", "zh-CN": "红口袋 B"}, "kind": "mvno", "aliases": ["bee", "紫卡"],
                    "parent": "Family", "host": "b.example", "pinyin": ["hong kou dai b", "zi ka"]},
            ]})
        );
    }

    #[test]
    fn a_bad_record_is_named() {
        for (text, word) in [
            ("{", "not JSON"),
            (r#"{"id":"x"}"#, "file name"),
            (r#"{"id":"a","kind":"mvno"}"#, "\"name\" is missing"),
            (
                r#"{"id":"a","name":{"en":"A","zh-CN":"A"},"kind":"shop"}"#,
                "\"kind\" cannot be read",
            ),
        ] {
            let failure = write_index(folder(&[("a.json", text)]).path()).unwrap_err().to_string();
            assert!(failure.contains("a.json") && failure.contains(word), "{failure}");
        }
    }
}
