//! The whole data set as one file, for others to use: `directory/directory.json`, described by `directory/directory-schema.json`.

use crate::failure::During;
use crate::{Done, directory, places};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::Command;

/// The name of the file below `directory/`.
pub const FILE: &str = "directory.json";
/// The name of its description.
pub const SCHEMA: &str = "directory-schema.json";

/// Writes the file and its description beside the folder `providers`.
///
/// # Errors
/// A record that is not JSON, or whose id is not its file name.
pub fn write(directory: &Path) -> Done {
    for (name, value) in [(FILE, of(directory, &built_from())?), (SCHEMA, schema())] {
        let file = directory.join(name);
        fs::write(&file, value.to_string()).during(|| format!("write {}", file.display()))?;
    }
    Ok(())
}

/// All records but the made-up one, as they stand in their files, sorted by id.
fn of(directory: &Path, built_from: &str) -> Done<Value> {
    let real = |record: &Value| record.get("kind").and_then(Value::as_str) != Some("practice");
    let without_schema = |mut record: Value| {
        // It names the schema's place as seen from the record's own file.
        if let Some(members) = record.as_object_mut() {
            members.remove("$schema");
        }
        record
    };
    let records = directory::records(directory)?.into_iter().map(|named| named.record);
    let records: Vec<Value> = records.filter(real).map(without_schema).collect();
    Ok(json!({ "$schema": SCHEMA, "built_from": built_from, "records": records }))
}

fn schema() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "eSIM Exit: the whole directory",
        "description": "Every provider's record in one file. Licence: MIT or Apache-2.0. Each fact carries its source and the day on which it was read.",
        "type": "object",
        "additionalProperties": false,
        "required": ["built_from", "records"],
        "properties": {
            "$schema": { "description": "This description.", "type": "string" },
            "built_from": { "description": "The commit, or else the version, that it was built from.", "type": "string" },
            "records": { "description": "The records, sorted by id.", "type": "array", "items": { "$ref": "schema.json" } }
        }
    })
}

/// The commit; the version where there is no git.
fn built_from() -> String {
    let git = Command::new("git")
        .args(["describe", "--always", "--dirty", "--abbrev=40", "--exclude=*"])
        .current_dir(places::root())
        .output();
    let commit = git
        .ok()
        .filter(|out| out.status.success())
        .map(|out| String::from_utf8_lossy(&out.stdout).trim().to_owned());
    commit
        .filter(|text| !text.is_empty())
        .unwrap_or_else(|| env!("CARGO_PKG_VERSION").to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_holds_every_real_record() {
        let dir = tempfile::tempdir().unwrap();
        let providers = dir.path().join("providers");
        fs::create_dir(&providers).unwrap();
        for (id, kind) in [("b", "mvno"), ("a", "travel"), ("p", "practice")] {
            let text = format!(r#"{{"$schema":"../schema.json","id":"{id}","kind":"{kind}"}}"#);
            fs::write(providers.join(id).with_extension("json"), text).unwrap();
        }
        write(dir.path()).unwrap();
        let read = |name: &str| -> Value {
            serde_json::from_str(&fs::read_to_string(dir.path().join(name)).unwrap()).unwrap()
        };
        let file = read(FILE);
        assert_eq!(
            file.get("records"),
            Some(&json!([{ "id": "a", "kind": "travel" }, { "id": "b", "kind": "mvno" }]))
        );
        assert_eq!(file.get("$schema"), Some(&json!(SCHEMA)));
        assert!(
            file.get("built_from")
                .and_then(Value::as_str)
                .is_some_and(|text| !text.is_empty())
        );
        assert!(read(SCHEMA).pointer("/properties/records/items/$ref").is_some());
    }

    #[test]
    fn the_real_directory_becomes_one_file() {
        let file = of(&places::root().join("public").join("directory"), "x").unwrap();
        let records = file.get("records").and_then(Value::as_array).unwrap();
        assert!(
            records.len() > 10 && records.iter().all(|r| r.get("sources").is_some()),
            "{}",
            records.len()
        );
    }
}
