//! The programs beside the browser tests: pictures of the built page.

use crate::failure::During;
use crate::{Done, Failure, browser, build, places, setup, system};
use std::path::PathBuf;

/// Builds the page (not with `--no-build`) and takes the pictures.
///
/// # Errors
/// If there is no browser, or a picture fails.
pub fn shots(arguments: &[&str]) -> Done {
    program("shots", &built(arguments)?)
}

/// Builds the page (not with `--no-build`) and takes the pictures of all of it, with a sheet that shows them.
///
/// # Errors
/// If there is no browser, or the page does not follow.
pub fn gallery(arguments: &[&str]) -> Done {
    program("gallery", &built(arguments)?)
}

/// Builds the page unless that is not wanted; the other words.
pub(crate) fn built<'a>(arguments: &[&'a str]) -> Done<Vec<&'a str>> {
    let (skip, arguments): (Vec<&str>, Vec<&str>) = arguments.iter().partition(|word| **word == "--no-build");
    if skip.is_empty() {
        setup::for_build()?;
        build::page()?;
    }
    Ok(arguments)
}

/// Runs one of the programs beside the browser tests.
///
/// # Errors
/// If there is no browser, or it fails.
pub fn program(name: &str, arguments: &[&str]) -> Done {
    program_with(name, arguments, &[])
}

/// The same, in surroundings that name folders.
///
/// # Errors
/// As [`program`].
pub fn program_with(name: &str, arguments: &[&str], folders: &[(&str, PathBuf)]) -> Done {
    let browser = browser::set_up()?;
    let mut cargo = system::cargo();
    cargo
        .args(["run", "--quiet", "--locked", "--package", "web", "--bin", name, "--"])
        .args(arguments);
    cargo.current_dir(std::env::current_dir().unwrap_or_else(|_| places::root()));
    cargo
        .env("CHROMIUM", &browser.chromium)
        .env("CHROMEDRIVER", &browser.driver)
        .envs(folders.iter().map(|(name, folder)| (name, folder)));
    let status = cargo.status().during(|| format!("start the program `{name}`"))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(format!(
            "`{name}` did not get to its end: the lines above say why."
        )))
    }
}
