//! What others wrote and the page contains: looked at for known holes, for licences and for where it came from, and listed.
//!
//! The rules stand in `.cargo/deny.toml`.

use crate::failure::During;
use crate::{Done, places, setup, system, task};
use std::fs;

/// The list of everything that the two programs are made of, in the form of CycloneDX.
pub const LIST: &str = "esim-exit.cdx.json";

/// Known holes, licences, sources.
///
/// # Errors
/// If one is found.
pub fn audit() -> Done {
    setup::for_audit()?;
    task::run(
        "Known holes, licences and sources of all crates",
        system::cargo().args(["deny", "--locked", "check"]),
        "The lines above name the crate. `cargo update` often helps; the rules stand in `.cargo/deny.toml`.",
    )
}

/// Writes the list of parts into the target folder.
///
/// # Errors
/// If it cannot be made.
pub fn list_parts() -> Done {
    setup::for_parts()?;
    let mut command = system::cargo();
    command.args([
        "cyclonedx",
        "--format",
        "json",
        "--target",
        "wasm32-unknown-unknown",
        "--no-build-deps",
    ]);
    command.args([
        "--override-filename",
        LIST.trim_end_matches(".json"),
        "--manifest-path",
        "Cargo.toml",
    ]);
    task::run("List of parts", &mut command, "The lines above say why.")?;
    // The tool writes one beside each package of the workspace; only that of the page is published.
    let made = places::root().join(LIST);
    for package in [".xtask", "tests/web", "tests/fuzz"] {
        let _ = fs::remove_file(places::root().join(package).join(LIST));
    }
    let place = places::target().join(LIST);
    fs::copy(&made, &place).during(|| format!("write {}", place.display()))?;
    fs::remove_file(&made).during(|| format!("remove {}", made.display()))?;
    println!("{}", place.display());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    /// The licences that `.cargo/deny.toml` allows.
    fn allowed() -> Vec<String> {
        let rules = fs::read_to_string(places::root().join(".cargo/deny.toml")).unwrap();
        let list = rules
            .split("\nallow = [")
            .nth(1)
            .and_then(|rest| rest.split("\n]").next())
            .unwrap_or_default();
        list.lines()
            .map(|line| line.trim().trim_matches([',', '"']).to_owned())
            .filter(|name| !name.is_empty())
            .collect()
    }

    /// Whether an SPDX expression can be met with these licences: `OR` and the old `/` need one side, `AND` both.
    fn is_met(expression: &str, allowed: &[String]) -> bool {
        let plain = expression.replace('/', " OR ");
        // Brackets only ever hold one choice in what crates write: each is judged first.
        if let Some((before, rest)) = plain.split_once('(') {
            let (inside, after) = rest.split_once(')').unwrap_or((rest, ""));
            let word = if is_met(inside, allowed) {
                allowed.first().map_or("", String::as_str)
            } else {
                "no"
            };
            return is_met(&format!("{before}{word}{after}"), allowed);
        }
        plain.split(" OR ").any(|side| {
            side.split(" AND ")
                .all(|one| allowed.iter().any(|name| name == one.trim()))
        })
    }

    #[test]
    fn every_locked_crate_has_a_licence_that_is_allowed() {
        let answer = system::cargo()
            .args(["metadata", "--locked", "--format-version", "1"])
            .output()
            .unwrap();
        assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
        let metadata: Value = serde_json::from_slice(&answer.stdout).unwrap();
        let packages = metadata.get("packages").and_then(Value::as_array).unwrap();
        assert!(packages.len() > 100);
        let allowed = allowed();
        let text = |package: &Value, key: &str| package.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let others: Vec<String> = packages
            .iter()
            .filter(|package| !is_met(&text(package, "license"), &allowed))
            .map(|package| format!("{}: {}", text(package, "name"), text(package, "license")))
            .collect();
        assert!(others.is_empty(), "\n{}", others.join("\n"));
        let elsewhere: Vec<String> = packages
            .iter()
            .filter(|package| {
                package
                    .get("source")
                    .and_then(Value::as_str)
                    .is_some_and(|source| !source.starts_with("registry+https://github.com/rust-lang/crates.io-index"))
            })
            .map(|package| text(package, "name"))
            .collect();
        assert!(elsewhere.is_empty(), "not from crates.io: {elsewhere:?}");
    }

    #[test]
    fn licences_are_weighed() {
        let allowed = ["MIT".to_owned(), "ISC".to_owned()];
        for (expression, met) in [
            ("MIT", true),
            ("MIT OR GPL-3.0", true),
            ("GPL-3.0/MIT", true),
            ("MIT AND GPL-3.0", false),
            ("(MIT OR GPL-3.0) AND ISC", true),
            ("(GPL-3.0 OR AGPL-3.0) AND ISC", false),
            ("GPL-3.0", false),
            ("", false),
        ] {
            assert_eq!(is_met(expression, &allowed), met, "{expression}");
        }
    }
}
