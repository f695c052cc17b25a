//! Another build of the built page, and the same build with other data: what a host has after a deployment.

use crate::copy_folder;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;
use tempfile::TempDir;
use xtask::{data, offline, places};

/// A build of which every file of the program has another name, as after a change of the source; it does the same.
///
/// # Errors
/// If the page cannot be read or written.
pub fn next_build(from: &Path, mark: &str) -> Result<TempDir> {
    let made = tempfile::tempdir()?;
    copy_folder(from, made.path())?;
    let mut renamed = Vec::new();
    for entry in fs::read_dir(made.path())? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let hashed = ["esim-exit-", "first-", "boot-", "worker-"]
            .iter()
            .any(|start| name.starts_with(start));
        if let (true, Some((stem, ending))) = (hashed, name.rsplit_once('.')) {
            let new = format!("{stem}-{mark}.{ending}");
            fs::rename(made.path().join(&name), made.path().join(&new))?;
            renamed.push((name, new));
        }
    }
    let mut page = fs::read_to_string(made.path().join("index.html"))?;
    for (_, file) in renamed.iter().filter(|(_, new)| new.ends_with(".js")) {
        let path = made.path().join(file);
        let old = fs::read_to_string(&path)?;
        let new = renamed
            .iter()
            .fold(old.clone(), |text, (old, new)| text.replace(old, new));
        page = page.replace(&offline::integrity(old.as_bytes()), &offline::integrity(new.as_bytes()));
        fs::write(path, new)?;
    }
    let page = renamed.iter().fold(page, |text, (old, new)| text.replace(old, new));
    let build = page
        .split("data-build=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    let build = build.context("index.html names no build")?.to_owned();
    fs::write(made.path().join("index.html"), page.replace(&build, offline::BUILD))?;
    let worker = places::root().join("public").join(offline::WORKER);
    fs::copy(worker, made.path().join(offline::WORKER))?;
    offline::fill_worker(made.path()).map_err(|failure| anyhow::anyhow!("{failure}"))?;
    Ok(made)
}

/// The same build with another text in the record of a provider.
///
/// # Errors
/// If the page cannot be read or written.
pub fn next_data(from: &Path, provider: &str, old: &str, new: &str) -> Result<TempDir> {
    let made = tempfile::tempdir()?;
    copy_folder(from, made.path())?;
    let folder = made.path().join("directory");
    let record = folder.join("providers").join(provider).with_extension("json");
    let text = fs::read_to_string(&record)?;
    fs::write(&record, text.replace(old, new))?;
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        if path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with("bundle-"))
        {
            fs::remove_file(path)?;
        }
    }
    data::write(&folder).map_err(|failure| anyhow::anyhow!("{failure}"))?;
    Ok(made)
}
