//! The switch that takes the offline copy away from everybody: a built page whose service worker empties its caches and goes.
//!
//! Invariant: only `dist/service-worker.js` is changed, so the next build is whole again; no storage is touched.

use crate::failure::During;
use crate::{Done, Failure, offline, places};
use std::fs;
use std::path::Path;

const RETIRED: &str = include_str!("retired.js");

/// Retires the offline copy of the page in `dist/`.
///
/// # Errors
/// If there is no built page.
pub fn retire() -> Done {
    page(&places::dist())?;
    println!(
        "The offline copy is switched off in {}: publish it, and every browser that opens the page drops its copy. \
         Build and publish again to switch it on.",
        places::dist().display()
    );
    Ok(())
}

/// Retires the offline copy of a built page.
///
/// # Errors
/// If there is no page in the folder.
pub fn page(folder: &Path) -> Done {
    let file = folder.join(offline::WORKER);
    if !file.is_file() {
        return Err(Failure::new(format!(
            "{} holds no built page: run `cargo xtask build` first.",
            folder.display()
        )));
    }
    fs::write(&file, RETIRED).during(|| format!("write {}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_worker_is_changed_and_storage_is_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        assert!(page(dir.path()).unwrap_err().to_string().contains("cargo xtask build"));
        for name in ["index.html", offline::WORKER] {
            fs::write(dir.path().join(name), "x").unwrap();
        }
        page(dir.path()).unwrap();
        let read = |name: &str| fs::read_to_string(dir.path().join(name)).unwrap();
        assert_eq!(read("index.html"), "x");
        let worker = read(offline::WORKER);
        assert!(worker.contains("unregister()") && worker.contains("caches.delete"));
        for kept in ["'fetch'", "localStorage", "indexedDB", "skip-waiting", "clients.claim"] {
            assert!(!worker.contains(kept), "{kept}");
        }
    }
}
