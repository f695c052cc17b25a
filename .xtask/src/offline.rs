//! The service worker's list: every file of the page with its digest, and the digest of that list as the version.

use crate::failure::During;
use crate::{Done, Failure, download};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const WORKER: &str = "service-worker.js";

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

/// Fills the list and the version into the service worker of a page that is otherwise finished.
///
/// # Errors
/// If the worker has lost the places to fill.
pub fn fill_worker(page: &Path) -> Done {
    let mut files = BTreeMap::new();
    gather(page, "", &mut files)?;
    // The start page is kept under the address people open; the worker itself and the host's error page are not kept.
    if let Some(index) = files.remove("index.html") {
        files.insert("./".to_owned(), index);
    }
    files.remove(WORKER);
    files.remove("404.html");
    // For others to take; the page itself reads the records one by one.
    files.remove(&["directory/", download::FILE].concat());
    let pairs: Vec<(&String, &String)> = files.iter().collect();
    let list = serde_json::to_string(&pairs).during(|| "write the list of files".to_owned())?;
    let file = page.join(WORKER);
    let text = fs::read_to_string(&file).during(|| format!("read {}", file.display()))?;
    for place in ["/*__FILES__*/ []", "__VERSION__"] {
        if !text.contains(place) {
            return Err(Failure::new(format!(
                "public/{WORKER} no longer contains {place}: put it back, the build fills it in."
            )));
        }
    }
    let text = text
        .replace("/*__FILES__*/ []", &list)
        .replace("__VERSION__", &short_hash(list.as_bytes()));
    fs::write(&file, text).during(|| format!("write {}", file.display()))
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

    #[test]
    fn the_list_is_complete_and_the_same_each_time() {
        let make = || {
            let dir = tempfile::tempdir().unwrap();
            fs::create_dir(dir.path().join("directory")).unwrap();
            for (name, text) in [
                ("index.html", "i"),
                ("404.html", "4"),
                (".nojekyll", ""),
                ("directory/index.json", "{}"),
                ("directory/directory.json", "{}"),
            ] {
                fs::write(dir.path().join(name), text).unwrap();
            }
            fs::write(dir.path().join(WORKER), "V='__VERSION__';F=/*__FILES__*/ [];").unwrap();
            fill_worker(dir.path()).unwrap();
            fs::read_to_string(dir.path().join(WORKER)).unwrap()
        };
        let worker = make();
        assert_eq!(worker, make());
        assert!(
            worker.contains(r#"["./","sha384-"#) && worker.contains(r#"["directory/index.json","sha384-"#),
            "{worker}"
        );
        assert!(
            !worker.contains("404")
                && !worker.contains("directory.json")
                && !worker.contains("nojekyll")
                && !worker.contains("__"),
            "{worker}"
        );
    }
}
