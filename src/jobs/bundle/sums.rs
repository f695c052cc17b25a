//! The list of sums, in the form that `sha256sum -c` and `shasum -a 256 -c` read: sum, two spaces, name.

use sha2::{Digest, Sha256};

/// Its name in the archive.
pub(super) const NAME: &str = "SHA256SUMS";

/// The SHA-256 of some bytes, in hexadecimal.
pub(super) fn of(bytes: &[u8]) -> String {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let half = |part: u8| HEX.get(usize::from(part)).copied().map_or('0', char::from);
    Sha256::digest(bytes)
        .iter()
        .flat_map(|byte| [half(byte >> 4), half(byte & 15)])
        .collect()
}

/// The list for parts with these names.
pub(super) fn list(parts: &[super::Part]) -> String {
    parts
        .iter()
        .map(|(name, bytes)| [&of(bytes), "  ", name, "\n"].concat())
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
