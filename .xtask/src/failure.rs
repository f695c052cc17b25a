//! What went wrong, as one sentence that says what to do about it.

use std::fmt;

/// A sentence for the person at the keyboard.
#[derive(Debug)]
pub struct Failure(String);

/// The result of everything here.
pub type Done<T = ()> = Result<T, Failure>;

impl Failure {
    /// A failure in these words.
    #[must_use]
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}

/// Says what was being done when a system call failed.
pub trait During<T> {
    /// `doing` completes the sentence "Could not …".
    fn during(self, doing: impl FnOnce() -> String) -> Done<T>;
}

impl<T, E: fmt::Display> During<T> for Result<T, E> {
    fn during(self, doing: impl FnOnce() -> String) -> Done<T> {
        self.map_err(|e| Failure(format!("Could not {}: {e}.", doing())))
    }
}
