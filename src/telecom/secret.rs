//! Secret: a value that may be used but neither saved nor shown.
//!
//! Invariant: no `Serialize`, no `Display`, a `Debug` that shows nothing. Giving it any of these breaks rule 4 of the
//! product; the doctest below holds the first.

use core::fmt;

/// A wrapper for PINs, codes, keys and matching ids.
///
/// ```
/// use esim_exit::telecom::Secret;
/// let pin = Secret::new("1234".to_owned());
/// assert_eq!(pin.expose(), "1234");
/// assert_eq!(format!("{pin:?}"), "«secret»");
/// ```
///
/// It cannot be saved:
///
/// ```compile_fail,E0277
/// use esim_exit::telecom::Secret;
/// serde_json::to_string(&Secret::new(1));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Secret<T>(T);

impl<T> Secret<T> {
    /// Wraps a value.
    #[must_use]
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value, for the one place that sends it. Every call of this is a place to look at in review.
    #[must_use]
    pub const fn expose(&self) -> &T {
        &self.0
    }
}

impl<T> core::hash::Hash for Secret<T> {
    /// Adds nothing: a hash of a short secret would give it away.
    fn hash<H: core::hash::Hasher>(&self, _: &mut H) {}
}

impl<T> fmt::Debug for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("«secret»")
    }
}
