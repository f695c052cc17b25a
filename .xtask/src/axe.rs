//! axe-core, the accessibility checker that the browser tests put into the page. Its version stands in tests/web/package.json.

use crate::{Done, Failure, browser, places, system, task};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// Where its one file lies.
#[must_use]
pub fn file() -> PathBuf {
    places::web_tests().join("node_modules/axe-core/axe.min.js")
}

/// Installs it with npm if it is not there in the right version.
///
/// # Errors
/// A sentence on what to install.
pub fn set_up() -> Done {
    install("dependencies", "axe-core", &["--omit=dev"], "some seconds")
}

/// Installs a package with npm if it is not there in the version that `tests/web/package.json` names.
pub(crate) fn install(kind: &str, package: &str, more: &[&str], lasts: &str) -> Done {
    let folder = places::web_tests();
    let wanted = field(&folder.join("package.json"), &[kind, package]);
    let there = folder.join("node_modules").join(package).join("package.json");
    if wanted.is_some() && field(&there, &["version"]) == wanted {
        return Ok(());
    }
    let fallback = "Install Node.js with npm from https://nodejs.org, then repeat the command.";
    if !system::has("npm") && system::has("apt-get") {
        browser::apt_install("Installing npm with apt-get, about a minute", &["npm"], fallback)?;
    }
    if !system::has("npm") {
        return Err(Failure::new(format!(
            "{package} comes by npm, and npm is not on PATH. {fallback}"
        )));
    }
    let mut npm = system::command("npm");
    npm.current_dir(&folder)
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .args(more);
    task::run(
        &format!("Fetching {package} with npm, {lasts}"),
        &mut npm,
        "Check the network connection and repeat the command.",
    )
}

fn field(file: &Path, path: &[&str]) -> Option<String> {
    let value: Value = serde_json::from_str(&fs::read_to_string(file).ok()?).ok()?;
    path.iter()
        .try_fold(&value, |value, key| value.get(key))?
        .as_str()
        .map(str::to_owned)
}
