//! An act by API is sent once or not at all: the accidents one by one, and random walks over all of them together.
//!
//! Invariant: every accident is followed to its end: what became of the act is found out by reading, or said by the
//! person, and only then may another act begin.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod looks;
mod scene;
mod walks;
