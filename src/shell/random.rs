//! Names that were never used before.

use leptos::prelude::window;

/// A number below `limit`, good enough to keep tabs from knocking at the same moment.
#[must_use]
pub fn below(limit: u32) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a fraction of a u32 is one"
    )]
    let drawn = (js_sys::Math::random() * f64::from(limit)) as u32;
    drawn
}

/// Sixteen characters of `a-z2-7`, from the browser's generator; from the clock where it has none.
#[must_use]
pub fn name() -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let mut bytes = [0_u8; 16];
    let drawn = window()
        .crypto()
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
    if drawn.is_err() {
        let seed = super::clock::now().0.unsigned_abs();
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::try_from((seed >> (at * 3)) & 31).unwrap_or_default();
        }
    }
    bytes
        .iter()
        .filter_map(|b| LETTERS.get(usize::from(b & 31)))
        .map(|b| char::from(*b))
        .collect()
}
