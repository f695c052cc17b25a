//! The list of sums, in the form that `sha256sum -c` and `shasum -a 256 -c` read: sum, two spaces, name.

use crate::jobs::digest::sha256;

/// Its name in the archive.
pub(super) const NAME: &str = "SHA256SUMS";

/// The list for parts with these names.
pub(super) fn list(parts: &[super::Part]) -> String {
    parts
        .iter()
        .map(|(name, bytes)| [&sha256(bytes), "  ", name, "\n"].concat())
        .collect()
}

/// Names and sums of a list; lines that are none are left out.
pub(super) fn read(list: &str) -> Vec<(&str, &str)> {
    list.lines()
        .filter_map(|line| {
            let (sum, name) = line.split_once("  ")?;
            Some((name, sum))
        })
        .collect()
}
