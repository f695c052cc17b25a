//! QR codes in pictures: turned, dark, pale, light on dark, blurred, taken from a screen, tiny in a large photograph.
//!
//! Invariant: who has the picture draws the parts that are asked for, so a large one is never held here as a whole.

mod grey;
mod look;
mod read;

pub use grey::Grey;
pub use look::{Look, looks};
pub use read::{codes, search};
