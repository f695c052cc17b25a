//! Starting other programs, the same way on Linux, macOS and Windows.

use crate::failure::During;
use crate::{Done, places};
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// `PATH` with our own tools first.
fn path() -> OsString {
    let own = places::tools().join("bin");
    let rest = env::var_os("PATH").unwrap_or_default();
    env::join_paths(std::iter::once(own).chain(env::split_paths(&rest))).unwrap_or(rest)
}

/// A program to be started in the repository. What Cargo told *us* about our own package is not handed on: build
/// scripts that watch those variables would run again for nothing.
#[must_use]
pub fn command(program: impl AsRef<Path>) -> Command {
    let program = program.as_ref();
    let mut command = Command::new(find(program).unwrap_or_else(|| program.to_path_buf()));
    command.current_dir(places::root()).env("PATH", path());
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") || text == "CARGO_BIN_NAME" {
            command.env_remove(&name);
        }
    }
    command
}

/// The cargo that runs us.
#[must_use]
pub fn cargo() -> Command {
    command(env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from))
}

/// Where a program lies: a path is taken as it is, a name is looked up on `PATH`, our own tools first.
#[must_use]
pub fn find(program: &Path) -> Option<PathBuf> {
    if program.components().count() > 1 {
        return program.is_file().then(|| program.to_path_buf());
    }
    let endings: &[&str] = if cfg!(windows) {
        &[".exe", ".cmd", ".bat"]
    } else {
        &[""]
    };
    env::split_paths(&path()).find_map(|dir| {
        endings.iter().find_map(|ending| {
            let mut name = program.as_os_str().to_owned();
            name.push(ending);
            let file = dir.join(name);
            file.is_file().then_some(file)
        })
    })
}

/// The files of a folder whose names end so, in order; not those of folders within.
///
/// # Errors
/// If the folder cannot be read.
pub fn files_with_ending(folder: &Path, ending: &str) -> Done<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).during(|| format!("read {}", folder.display()))? {
        files.push(entry.during(|| format!("read {}", folder.display()))?.path());
    }
    files.retain(|file| file.extension().is_some_and(|e| e == ending));
    files.sort();
    Ok(files)
}

/// Whether a program is on `PATH`.
#[must_use]
pub fn has(program: &str) -> bool {
    find(Path::new(program)).is_some()
}

/// What a program says on its standard output, if it runs and succeeds.
#[must_use]
pub fn answer(program: impl AsRef<Path>, arguments: &[&str]) -> Option<String> {
    let output = command(program).args(arguments).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}
