//! The second command: every check, each named with its time; the first that fails stops with a sentence.

use crate::browser::Browser;
use crate::failure::During;
use crate::{Done, Failure, axe, browser, build, places, setup, size, system, task};
use std::process::Command;
use std::time::Instant;

const TARGET: &str = "wasm32-unknown-unknown";
const STRICT: [&str; 3] = ["--", "-D", "warnings"];

/// Set-up, then all checks.
///
/// # Errors
/// The first that fails.
pub fn everything() -> Done {
    let start = Instant::now();
    setup::for_build()?;
    setup::for_checks()?;
    let browser = browser::set_up()?;
    axe::set_up()?;
    setup::for_evidence()?;

    let lints = "The lines above say what to change.";
    let tests = "The lines above name the test and what it saw.";
    let check = |what: &str, arguments: &[&str], hope: &str| task::run(what, system::cargo().args(arguments), hope);
    check("Format", &["fmt", "--all", "--check"], "Run `cargo fmt --all`.")?;
    check(
        "Lints, native",
        &[&["clippy", "--workspace", "--all-targets", "--locked"][..], &STRICT].concat(),
        lints,
    )?;
    check(
        "Lints, wasm32",
        &[
            &["clippy", "--package", "esim-exit", "--target", TARGET, "--locked"][..],
            &STRICT,
        ]
        .concat(),
        lints,
    )?;
    check(
        "Native tests",
        &["test", "--locked", "--package", "esim-exit", "--tests"],
        tests,
    )?;
    check(
        "Documentation tests",
        &["test", "--locked", "--package", "esim-exit", "--doc"],
        tests,
    )?;
    check(
        "Readers of foreign bytes",
        // The long inputs take minutes: `cargo test --package fuzz long::`.
        &["test", "--locked", "--package", "fuzz", "--", "--skip", "long::"],
        tests,
    )?;
    check("Tests of xtask", &["test", "--locked", "--package", "xtask"], tests)?;
    let mut doc = system::cargo();
    doc.args(["doc", "--no-deps", "--locked"])
        .env("RUSTDOCFLAGS", "-D warnings");
    task::run("Documentation", &mut doc, lints)?;
    build::page()?;
    task::run(
        "Browser tests, compiled",
        web(&browser, &["--no-run"]).env("CARGO_TERM_COLOR", "never"),
        lints,
    )?;
    task::run(
        "Browser tests, run",
        &mut web(&browser, &["--", "--test-threads=2"]),
        tests,
    )?;
    println!("\n{}", size::Weights::of(&places::dist())?);
    println!("\nAll checks passed in {} s.", start.elapsed().as_secs());
    Ok(())
}

/// Only the browser tests whose name contains `filter`, with their own words on the screen.
///
/// # Errors
/// If one fails.
pub fn web_only(filter: &str) -> Done {
    setup::for_build()?;
    let browser = browser::set_up()?;
    axe::set_up()?;
    setup::for_evidence()?;
    build::page()?;
    let status = web(&browser, &[filter, "--", "--test-threads=2"])
        .status()
        .during(|| "start the browser tests".to_owned())?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(
            "A browser test failed: the lines above name it and what it saw.",
        ))
    }
}

fn web(browser: &Browser, arguments: &[&str]) -> Command {
    let mut cargo = system::cargo();
    cargo.args(["test", "--locked", "--package", "web"]).args(arguments);
    cargo
        .env("CHROMIUM", &browser.chromium)
        .env("CHROMEDRIVER", &browser.driver);
    cargo
}
