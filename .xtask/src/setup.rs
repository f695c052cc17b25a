//! Set-up: what building the page needs and this machine lacks. Never touches what is there.

use crate::version::{self, Version};
use crate::{Done, Failure, browser, places, system, task};
use std::path::Path;

const TARGET: &str = "wasm32-unknown-unknown";
/// Version of `cargo-deny`, which no lock file names.
const AUDIT: Version = Version(0, 20, 2);
/// Version of `cargo-cyclonedx`, which no lock file names.
const PARTS: Version = Version(0, 5, 9);

/// Everything that `trunk build` needs.
///
/// # Errors
/// A sentence on what could not be installed and what to do.
pub fn for_build() -> Done {
    wasm_target()?;
    let trunk = version::trunk()?;
    tool("Trunk", "trunk", trunk, "3 minutes", &["--locked"], |there| {
        there.serves(trunk)
    })?;
    // Not --locked: the lock file it ships with may name crates that an index no longer has.
    let bindgen = version::locked("wasm-bindgen")?;
    tool("wasm-bindgen", "wasm-bindgen-cli", bindgen, "2 minutes", &[], |there| {
        there == bindgen
    })
}

/// The driver of Firefox.
///
/// # Errors
/// If it cannot be installed.
pub fn geckodriver(wanted: Version) -> Done {
    tool(
        "geckodriver",
        "geckodriver",
        wanted,
        "3 minutes",
        &["--locked"],
        |there| there >= wanted,
    )
}

/// Everything that the checks need besides: rustfmt and clippy.
///
/// # Errors
/// If they are missing and rustup is too.
pub fn for_checks() -> Done {
    let missing: Vec<&str> = [("rustfmt", "fmt"), ("clippy", "clippy")]
        .into_iter()
        .filter(|(_, subcommand)| {
            !system::cargo()
                .args([subcommand, "--version"])
                .output()
                .is_ok_and(|o| o.status.success())
        })
        .map(|(component, _)| component)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    rustup(
        &format!("Adding {} to the Rust tool chain, some seconds", missing.join(" and ")),
        &[&["component", "add"], missing.as_slice()].concat(),
    )
}

/// The tools with which people would open a file of evidence, as a test does.
///
/// # Errors
/// If there is none and none can be installed.
pub fn for_evidence() -> Done {
    let fallback = "Install `unzip`, then repeat the command.";
    if system::has("unzip") {
        Ok(())
    } else if system::has("apt-get") {
        browser::apt_install("Installing unzip with apt-get, some seconds", &["unzip"], fallback)
    } else {
        Err(Failure::new(format!(
            "A test opens a file of evidence with the tools that people have, and `unzip` is not on PATH. {fallback}"
        )))
    }
}

/// What drives the engine of the fuzzer: of the same version as the crate in the tests.
///
/// # Errors
/// If it cannot be installed.
pub fn for_fuzzing() -> Done {
    let wanted = version::locked("bolero")?;
    subcommand("the driver of the fuzzer", "cargo-bolero", wanted)
}

/// What looks crates up.
///
/// # Errors
/// If it cannot be installed.
pub fn for_audit() -> Done {
    subcommand("the audit of crates", "cargo-deny", AUDIT)
}

/// What lists the parts of the page.
///
/// # Errors
/// If it cannot be installed.
pub fn for_parts() -> Done {
    wasm_target()?;
    subcommand("the list of parts", "cargo-cyclonedx", PARTS)
}

fn subcommand(name: &str, package: &str, wanted: Version) -> Done {
    tool(name, package, wanted, "5 minutes", &["--locked"], |there| {
        there.serves(wanted)
    })
}

fn wasm_target() -> Done {
    let there = system::answer("rustc", &["--print", "sysroot"])
        .is_some_and(|sysroot| Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).is_dir());
    if there {
        return Ok(());
    }
    rustup(
        "Adding the wasm32 target to the Rust tool chain, some seconds",
        &["target", "add", TARGET],
    )
}

fn rustup(what: &str, arguments: &[&str]) -> Done {
    if !system::has("rustup") {
        let wish = arguments.join(" ");
        return Err(Failure::new(format!(
            "This needs rustup, which is not on PATH: install it from https://rustup.rs (it runs `rustup {wish}`), then repeat the command."
        )));
    }
    task::run(
        what,
        system::command("rustup").args(arguments),
        "Check the network connection and repeat the command.",
    )
}

/// Uses a tool that is on `PATH` in a version that serves; otherwise installs it into `target/tools`.
fn tool(
    name: &str,
    package: &str,
    wanted: Version,
    about: &str,
    extra: &[&str],
    serves: impl Fn(Version) -> bool,
) -> Done {
    let program = package.trim_end_matches("-cli");
    // Some that Cargo calls only know their version by the name that Cargo gives them.
    let called = program.trim_start_matches("cargo-");
    let there = || {
        [&["--version"][..], &[called, "--version"]]
            .into_iter()
            .find_map(|arguments| Version::in_text(&system::answer(program, arguments)?))
    };
    if there().is_some_and(&serves) {
        return Ok(());
    }
    let root = places::tools();
    let version = wanted.to_string();
    let mut cargo = system::cargo();
    // Outside the workspace, so that neither its configuration nor its target directory takes part.
    cargo
        .current_dir(std::env::temp_dir())
        .env_remove("CARGO_TARGET_DIR")
        .args([
            "install",
            package,
            "--version",
            &version,
            "--debug",
            "--force",
            "--root",
        ])
        .arg(&root)
        .args(extra);
    let hope = format!(
        "Check the network connection and repeat the command, or install it yourself: `cargo install {package} --version {version}`."
    );
    task::run(
        &format!("Installing {name} {version} into target/tools, once, about {about} on two cores"),
        &mut cargo,
        &hope,
    )?;
    match there() {
        Some(found) if serves(found) => Ok(()),
        found => Err(Failure::new(format!(
            "{name} {version} was installed into {}, but `{program} --version` gives {}: remove that folder and repeat the command.",
            root.display(),
            found.map_or_else(|| "nothing".to_owned(), |v| v.to_string())
        ))),
    }
}
