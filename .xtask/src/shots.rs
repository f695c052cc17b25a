//! Pictures of the built page, taken by the program `shots` of the browser tests.

use crate::failure::During;
use crate::{Done, Failure, browser, build, places, setup, system};

/// Builds the page (not with `--no-build`) and takes the pictures.
///
/// # Errors
/// If there is no browser, or a picture fails.
pub fn shots(arguments: &[&str]) -> Done {
    let (skip, arguments): (Vec<&str>, Vec<&str>) = arguments.iter().partition(|word| **word == "--no-build");
    if skip.is_empty() {
        setup::for_build()?;
        build::page()?;
    }
    let browser = browser::set_up()?;
    let mut cargo = system::cargo();
    cargo
        .args(["run", "--quiet", "--locked", "--package", "web", "--bin", "shots", "--"])
        .args(arguments);
    cargo.current_dir(std::env::current_dir().unwrap_or_else(|_| places::root()));
    cargo
        .env("CHROMIUM", &browser.chromium)
        .env("CHROMEDRIVER", &browser.driver);
    let status = cargo
        .status()
        .during(|| "start the program that takes the pictures".to_owned())?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new("Not all pictures were taken: the lines above say why."))
    }
}
