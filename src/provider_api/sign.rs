//! Signatures and encodings that APIs ask for.

use base64ct::{Base64, Encoding};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

fn hex(bytes: &[u8]) -> String {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let letter = |half: u8| HEX.get(usize::from(half)).map_or('0', |h| char::from(*h));
    bytes
        .iter()
        .flat_map(|byte| [letter(byte >> 4), letter(byte & 15)])
        .collect()
}

/// HMAC-SHA256 (RFC 2104) in lower-case hexadecimal.
pub(super) fn hmac_sha256(key: &str, message: &str) -> String {
    // A key of any length is one: the error exists for other kinds of MAC.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key.as_bytes()) else {
        return String::new();
    };
    mac.update(message.as_bytes());
    hex(&mac.finalize().into_bytes())
}

/// `Basic …` (RFC 7617), names and passwords in UTF-8.
pub(super) fn basic(user: &str, password: &str) -> String {
    [
        "Basic ",
        &Base64::encode_string([user, ":", password].concat().as_bytes()),
    ]
    .concat()
}

/// A version 4 UUID of a nonce: the nonce is random, the hash only spreads it over all bits.
pub(super) fn uuid(nonce: &str) -> String {
    let digest = Sha256::digest(nonce.as_bytes());
    let mut bytes: Vec<u8> = digest.iter().take(16).copied().collect();
    if let Some(byte) = bytes.get_mut(6) {
        *byte = (*byte & 0x0f) | 0x40;
    }
    if let Some(byte) = bytes.get_mut(8) {
        *byte = (*byte & 0x3f) | 0x80;
    }
    let all = hex(&bytes);
    let part = |from: usize, to: usize| all.get(from..to).unwrap_or_default();
    [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vectors_of_rfc_4231_and_of_a_uuid() {
        assert_eq!(
            hmac_sha256("Jefe", "what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
        assert_eq!(basic("Aladdin", "open sesame"), "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
        let id = uuid("abc");
        assert_eq!((id.len(), id.as_bytes()[14]), (36, b'4'));
        assert_ne!(id, uuid("abd"));
    }
}
