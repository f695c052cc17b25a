//! A mail, read and judged: has the line ended, or was the request only received?
//!
//! Invariant: pure and bounded; nothing in a mail is ever run, opened or fetched. `ended` and `ends_on` need a sentence that
//! says so without negation, condition or question, about this line, from a sender who is not suspicious. Whatever is unclear
//! falls to less. What a mail claims of itself is compared with the case, never believed.

mod address;
mod amounts;
mod authentication;
mod body;
mod claims;
mod dates;
mod guard;
mod html;
mod letter;
mod lines;
mod markup;
mod pattern;
mod references;
mod sender;
mod sentences;
mod style;
mod tokens;
mod verdict;
mod when;
mod words;

use super::digest::sha256;
use crate::confirmation::{Expected, Reading};

/// Larger mails are not read.
pub const LONGEST: usize = 10_000_000;

/// What a mail, or a text that was copied out of one, says about the end of a line; `None` if it is too large to be read.
#[must_use]
pub fn judge(mail: &[u8], expected: &Expected) -> Option<Reading> {
    let read = || Reading {
        digest: sha256(mail),
        ..verdict::verdict(&letter::read(mail, expected), expected)
    };
    (mail.len() <= LONGEST).then(read)
}
