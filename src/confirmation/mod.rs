//! A mail that came back: the question that goes to the second program, and the reading that returns.
//!
//! Invariant: types only, known to the page and to the worker. What judges a mail stands in `jobs::mail`, which the page's own
//! program does not contain. A reading proposes; it never changes a case by itself.

mod names;
mod reading;

pub use names::{Class, Doubt};
pub use reading::{Expected, Reading};
