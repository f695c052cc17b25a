//! Versions of tools: read where they are written once, compared with what a tool says of itself.

use crate::failure::During;
use crate::{Done, Failure, places};
use std::fs;

/// `major.minor.patch`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(pub u32, pub u32, pub u32);

impl std::fmt::Display for Version {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}.{}", self.0, self.1, self.2)
    }
}

impl Version {
    /// The first version number in a text such as `trunk 0.21.14` or `ChromeDriver 156.0.8078.79 (…)`.
    #[must_use]
    pub fn in_text(text: &str) -> Option<Self> {
        text.split(|c: char| !c.is_ascii_digit() && c != '.').find_map(|word| {
            let mut parts = word.split('.').map(str::parse);
            Some(Self(parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?))
        })
    }

    /// Whether this one may stand in for `wanted`: same minor series, not older.
    #[must_use]
    pub fn serves(self, wanted: Self) -> bool {
        (self.0, self.1) == (wanted.0, wanted.1) && self.2 >= wanted.2
    }
}

/// Trunk's version, from `trunk-version` in Trunk.toml.
///
/// # Errors
/// If it is not there.
pub fn trunk() -> Done<Version> {
    let file = places::root().join("Trunk.toml");
    let text = fs::read_to_string(&file).during(|| format!("read {}", file.display()))?;
    text.lines()
        .find(|line| line.starts_with("trunk-version"))
        .and_then(Version::in_text)
        .ok_or_else(|| Failure::new("Trunk.toml has no line like `trunk-version = \"^0.21.14\"`: put it back."))
}

/// The version of a crate in Cargo.lock.
///
/// # Errors
/// If the crate is not locked.
pub fn locked(krate: &str) -> Done<Version> {
    let file = places::root().join("Cargo.lock");
    let text = fs::read_to_string(&file).during(|| format!("read {}", file.display()))?;
    in_lock(&text, krate).ok_or_else(|| {
        Failure::new(format!(
            "Cargo.lock does not name {krate}: take Cargo.lock from the repository again."
        ))
    })
}

fn in_lock(lock: &str, krate: &str) -> Option<Version> {
    let wanted = format!("name = \"{krate}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == wanted)?;
    Version::in_text(lines.next()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_found_in_what_tools_say() {
        assert_eq!(Version::in_text("trunk 0.21.14"), Some(Version(0, 21, 14)));
        assert_eq!(
            Version::in_text("Chromium 156.0.8078.79 built on Debian 12"),
            Some(Version(156, 0, 8078))
        );
        assert_eq!(
            Version::in_text("trunk-version = \"^0.21.14\""),
            Some(Version(0, 21, 14))
        );
        assert_eq!(Version::in_text("no number"), None);
    }

    #[test]
    fn a_newer_patch_serves_and_nothing_else() {
        assert!(Version(0, 21, 15).serves(Version(0, 21, 14)));
        assert!(!Version(0, 21, 13).serves(Version(0, 21, 14)));
        assert!(!Version(0, 22, 14).serves(Version(0, 21, 14)));
    }

    #[test]
    fn the_lock_names_exactly_one_crate() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(in_lock(lock, "wasm-bindgen"), Some(Version(0, 2, 130)));
        assert_eq!(in_lock(lock, "leptos"), None);
    }

    #[test]
    fn this_repository_says_both() {
        assert!(trunk().is_ok() && locked("wasm-bindgen").is_ok());
    }
}
