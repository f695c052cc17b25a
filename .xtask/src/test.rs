//! The second command: every check, each named with its time; the first that fails stops with a sentence, but what the page weighs, which is told again at the end.

use crate::browser::Browser;
use crate::failure::During;
use crate::firefox::Firefox;
use crate::size::Weights;
use crate::{Done, Failure, axe, browser, budget, build, firefox, places, setup, system, task};
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
    let tools = Tools::set_up()?;

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
    // All of them at once, so that what they share is compiled once.
    let packages = ["--package", "esim-exit", "--package", "fuzz", "--package", "xtask"];
    check(
        "Native tests, readers of foreign bytes, tests of xtask",
        &[&["test", "--locked", "--tests"][..], &packages].concat(),
        tests,
    )?;
    check(
        "Documentation tests",
        &[&["test", "--locked", "--doc"][..], &packages].concat(),
        tests,
    )?;
    let mut doc = system::cargo();
    doc.args(["doc", "--no-deps", "--locked"])
        .env("RUSTDOCFLAGS", "-D warnings");
    task::run("Documentation", &mut doc, lints)?;
    build::page()?;
    // Said at the end: what the browser sees of a heavy page is wanted all the same.
    let weighed = budget::check(&Weights::of(&places::dist())?);
    if let Err(failure) = &weighed {
        println!("✗ {failure}");
    }
    task::run(
        "Browser tests, compiled",
        web(&tools, &["--no-run"]).env("CARGO_TERM_COLOR", "never"),
        lints,
    )?;
    task::run(
        "Browser tests, run",
        &mut web(&tools, &["--", "--test-threads=2"]),
        tests,
    )?;
    weighed?;
    println!("\nAll checks passed in {} s.", start.elapsed().as_secs());
    Ok(())
}

/// Only the browser tests whose name contains `filter`, with their own words on the screen.
///
/// # Errors
/// If one fails.
pub fn web_only(filter: &str) -> Done {
    setup::for_build()?;
    let tools = Tools::set_up()?;
    build::page()?;
    let status = web(&tools, &[filter, "--", "--test-threads=2"])
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

/// What the browser tests need on a machine.
#[derive(Debug)]
pub(crate) struct Tools {
    browser: Browser,
    firefox: Firefox,
}

impl Tools {
    /// Finds them, or installs what is missing.
    pub(crate) fn set_up() -> Done<Self> {
        let browser = browser::set_up()?;
        let firefox = firefox::set_up()?;
        axe::set_up()?;
        setup::for_evidence()?;
        Ok(Self { browser, firefox })
    }
}

pub(crate) fn web(tools: &Tools, arguments: &[&str]) -> Command {
    let mut cargo = system::cargo();
    cargo.args(["test", "--locked", "--package", "web"]).args(arguments);
    cargo
        .env("CHROMIUM", &tools.browser.chromium)
        .env("CHROMEDRIVER", &tools.browser.driver)
        .env("FIREFOX", &tools.firefox.firefox)
        .env("GECKODRIVER", &tools.firefox.driver);
    cargo
}
