//! By which a file is known again.

use sha2::{Digest, Sha256};

/// The SHA-256 of some bytes (FIPS 180-4), in 64 hexadecimal digits.
///
/// ```
/// use esim_exit::jobs::digest::sha256;
/// assert!(sha256(b"abc").starts_with("ba7816bf8f01cfea"));
/// assert_ne!(sha256(b"abc"), sha256(b"abd"));
/// ```
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    let halves = Sha256::digest(bytes)
        .into_iter()
        .flat_map(|byte| [byte >> 4, byte & 15]);
    halves
        .filter_map(|half| char::from_digit(u32::from(half), 16))
        .collect()
}
