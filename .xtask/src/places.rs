//! Where things lie in this repository.

use std::env;
use std::path::{Path, PathBuf};

/// The repository: looked for from where Cargo runs us, so that a folder that was moved or copied with its target directory
/// is not taken for the old one.
#[must_use]
pub fn root() -> PathBuf {
    let starts = [
        env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from),
        env::current_dir().ok(),
    ];
    let above = |start: &PathBuf| {
        start
            .ancestors()
            .find(|dir| dir.join("Trunk.toml").is_file())
            .map(Path::to_path_buf)
    };
    let compiled = Path::new(env!("CARGO_MANIFEST_DIR"));
    starts
        .iter()
        .flatten()
        .find_map(above)
        .unwrap_or_else(|| compiled.parent().unwrap_or(compiled).to_path_buf())
}

/// The built page.
#[must_use]
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Cargo's target directory.
#[must_use]
pub fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(dir) => env::current_dir().unwrap_or_else(|_| root()).join(dir),
        None => root().join("target"),
    }
}

/// Tools that set-up had to install; `bin` below it is put before `PATH` for everything started here.
#[must_use]
pub fn tools() -> PathBuf {
    target().join("tools")
}

/// The package of browser tests.
#[must_use]
pub fn web_tests() -> PathBuf {
    root().join("tests").join("web")
}
