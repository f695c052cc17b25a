//! Every link of all records, for the check of links that runs on a timetable.

use crate::{Done, directory, places};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Prints one link a line, sorted, each once: the address, a tab, then the files and fields that use it.
///
/// # Errors
/// A record that cannot be read.
pub fn print() -> Done {
    for (link, uses) in of(&places::root().join("public").join("directory"))? {
        println!("{link}\t{}", uses.into_iter().collect::<Vec<_>>().join(", "));
    }
    Ok(())
}

/// The links of a directory, each with the places that use it, as `tello.json:links.sign_in`.
///
/// # Errors
/// A record that cannot be read.
pub fn of(directory: &Path) -> Done<BTreeMap<String, BTreeSet<String>>> {
    let mut links = BTreeMap::new();
    for named in directory::records(directory)? {
        gather(&named.record, &[named.stem.as_str(), ".json:"].concat(), &mut links);
    }
    Ok(links)
}

fn gather(value: &Value, place: &str, links: &mut BTreeMap<String, BTreeSet<String>>) {
    let below = |name: &str| {
        let dot = if place.ends_with(':') { "" } else { "." };
        [place, dot, name].concat()
    };
    match value {
        Value::String(text) if text.starts_with("https://") || text.starts_with("http://") => {
            links.entry(text.clone()).or_default().insert(place.to_owned());
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                gather(item, &below(&at.to_string()), links);
            }
        }
        Value::Object(members) => {
            for (name, member) in members {
                gather(member, &below(name), links);
            }
        }
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn each_link_stands_once_with_all_that_use_it() {
        let dir = tempfile::tempdir().unwrap();
        let providers = dir.path().join("providers");
        fs::create_dir(&providers).unwrap();
        let two = r#"[{"url":"https://x.example/2"},{"url":"https://x.example/1"}]"#;
        for (id, sources) in [("a", two), ("b", "[]")] {
            let record = format!(
                r#"{{"$schema":"../schema.json","id":"{id}","links":{{"website":"https://x.example/1","sign_in":null}},"sources":{sources}}}"#
            );
            fs::write(providers.join(id).with_extension("json"), record).unwrap();
        }
        let found: Vec<(String, Vec<String>)> = of(dir.path())
            .unwrap()
            .into_iter()
            .map(|(link, uses)| (link, uses.into_iter().collect()))
            .collect();
        let first = ["a.json:links.website", "a.json:sources.1.url", "b.json:links.website"];
        assert_eq!(
            found,
            [
                ("https://x.example/1".to_owned(), first.map(str::to_owned).to_vec()),
                (
                    "https://x.example/2".to_owned(),
                    vec!["a.json:sources.0.url".to_owned()]
                ),
            ]
        );
    }

    #[test]
    fn the_directory_has_links() {
        let links = of(&places::root().join("public").join("directory")).unwrap();
        assert!(links.len() > 50, "{}", links.len());
        assert!(links.contains_key("https://tello.com/"), "{:?}", links.keys().next());
    }
}
