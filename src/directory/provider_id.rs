//! A provider's id: the name of its record's file, and part of addresses.
//!
//! Invariant: nothing that could lead out of a folder or a path passes.

use serde::{Deserialize, Serialize};

/// The name of a provider's file and address, e.g. `mint-mobile`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct ProviderId(String);

impl TryFrom<String> for ProviderId {
    type Error = ProviderIdError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::new(&text)
    }
}

/// Why a text is not a provider id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a provider id is 1 to 40 of a-z, 0-9 and inner dashes")]
pub struct ProviderIdError;

impl ProviderId {
    /// Reads an id: 1 to 40 of `a-z0-9` with single inner dashes. It becomes part of an address, so nothing else passes.
    ///
    /// # Errors
    /// Anything of another form.
    ///
    /// ```
    /// use esim_exit::directory::ProviderId;
    /// assert_eq!(ProviderId::new("mint-mobile").unwrap().as_str(), "mint-mobile");
    /// assert!(ProviderId::new("../secrets").is_err());
    /// ```
    pub fn new(text: &str) -> Result<Self, ProviderIdError> {
        let inner = !text.starts_with('-') && !text.ends_with('-') && !text.contains("--");
        let plain = text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if inner && plain && (1..=40).contains(&text.len()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(ProviderIdError)
        }
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
