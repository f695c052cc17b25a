//! The service worker's list: every file of the program with its digest, and the digest of that list as the name of the build. What is
//! known of the providers goes its own way (`data`).

use crate::failure::During;
use crate::{Done, Failure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use esim_exit::directory::FORMAT;
use sha2::{Digest, Sha256, Sha384};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The service worker.
pub const WORKER: &str = "service-worker.js";
/// Where the name of the build goes, in the worker and in the start page.
pub const BUILD: &str = "__BUILD__";
const FILES: &str = "/*__FILES__*/ []";
/// Not kept: the worker itself, the page of the host for its errors, what only a shop window shows, and the data.
const APART: [&str; 5] = [WORKER, "404.html", "404.js", "screenshots/", "directory/"];

/// The `integrity` value of some bytes.
#[must_use]
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// Sixteen hexadecimal digits that name some bytes.
#[must_use]
pub fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Names the build in the start page and the service worker of a page that is otherwise finished, and fills in the list.
///
/// # Errors
/// If one of them has lost a place to fill.
pub fn fill_worker(page: &Path) -> Done {
    let mut files = BTreeMap::new();
    gather(page, "", &mut files)?;
    files.retain(|name, _| !APART.iter().any(|apart| name.starts_with(apart)));
    let build = short_hash(as_list(&files)?.as_bytes());
    let index = page.join("index.html");
    if index.exists() {
        let text = fill(&index, &[(BUILD, &build)])?;
        // The start page is kept under the address people open.
        files.remove("index.html");
        files.insert("./".to_owned(), integrity(text.as_bytes()));
    }
    let format = FORMAT.to_string();
    let list = as_list(&files)?;
    fill(
        &page.join(WORKER),
        &[(FILES, &list), (BUILD, &build), ("__FORMAT__", &format)],
    )?;
    Ok(())
}

fn as_list(files: &BTreeMap<String, String>) -> Done<String> {
    let pairs: Vec<(&String, &String)> = files.iter().collect();
    serde_json::to_string(&pairs).during(|| "write the list of files".to_owned())
}

fn fill(file: &Path, values: &[(&str, &str)]) -> Done<String> {
    let mut text = fs::read_to_string(file).during(|| format!("read {}", file.display()))?;
    for (place, value) in values {
        if text.matches(place).count() != 1 {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            return Err(Failure::new(format!(
                "{name} has to contain {place} exactly once: put it back, the build fills it in."
            )));
        }
        text = text.replace(place, value);
    }
    fs::write(file, &text).during(|| format!("write {}", file.display()))?;
    Ok(text)
}

fn gather(folder: &Path, prefix: &str, files: &mut BTreeMap<String, String>) -> Done {
    for entry in fs::read_dir(folder).during(|| format!("read {}", folder.display()))? {
        let path = entry.during(|| format!("read {}", folder.display()))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        if path.is_dir() {
            gather(&path, &format!("{prefix}{name}/"), files)?;
        } else {
            let bytes = fs::read(&path).during(|| format!("read {}", path.display()))?;
            files.insert(format!("{prefix}{name}"), integrity(&bytes));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMPTY: &str = "B='__BUILD__';D='__FORMAT__';F=/*__FILES__*/ [];";

    fn make(record: &str, index: &str) -> Done<(String, String)> {
        let dir = tempfile::tempdir().unwrap();
        for folder in ["directory", "screenshots", "icons"] {
            fs::create_dir(dir.path().join(folder)).unwrap();
        }
        for (name, text) in [
            ("index.html", index),
            ("404.html", "4"),
            ("404.js", "4"),
            (".nojekyll", ""),
            ("icons/icon.svg", "i"),
            ("screenshots/a.png", "s"),
            ("directory/index.json", record),
            (WORKER, EMPTY),
        ] {
            fs::write(dir.path().join(name), text).unwrap();
        }
        fill_worker(dir.path())?;
        let read = |name: &str| fs::read_to_string(dir.path().join(name)).unwrap();
        Ok((read(WORKER), read("index.html")))
    }

    #[test]
    fn the_list_is_complete_and_the_same_each_time() {
        let (worker, index) = make("{}", "<i data-build=\"__BUILD__\">").unwrap();
        assert_eq!(make("{}", "<i data-build=\"__BUILD__\">").unwrap().0, worker);
        assert!(
            worker.contains(r#"["./","sha384-"#) && worker.contains(r#"["icons/icon.svg","sha384-"#),
            "{worker}"
        );
        for apart in ["404", "directory/", "screenshots", "nojekyll", "index.html", "__"] {
            assert!(!worker.contains(apart), "{apart}: {worker}");
        }
        // Page and worker name the same build, and what is kept is the page as it is served.
        let build = worker.split('\'').nth(1).unwrap();
        assert!(build.len() == 16 && index.contains(build), "{index}");
        assert!(worker.contains(&integrity(index.as_bytes())));
    }

    #[test]
    fn new_data_alone_is_no_new_program_and_a_new_page_is() {
        let old = make("{}", "__BUILD__").unwrap().0;
        assert_eq!(make("{ }", "__BUILD__").unwrap().0, old);
        assert_ne!(make("{}", "__BUILD__ ").unwrap().0, old);
    }

    #[test]
    fn a_lost_place_stops_the_build() {
        let lost = make("{}", "no place").unwrap_err().to_string();
        assert!(lost.contains("index.html") && lost.contains(BUILD), "{lost}");
    }
}
