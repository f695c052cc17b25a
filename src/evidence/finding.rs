//! What a look at a file of evidence finds.

use crate::named_enum;
use serde::{Deserialize, Serialize};

named_enum! {
    /// How one part of the file stands.
    pub enum Sound {
        /// As it was when the file was made.
        Same = "same",
        /// Not as it was.
        Changed = "changed",
        /// The list of sums names it, and it is not there.
        Missing = "missing",
        /// It is there, and the list of sums does not name it.
        Added = "added",
    }
}

/// One part of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Examined {
    /// Its name within the file.
    pub name: String,
    /// How it stands.
    pub sound: Sound,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Which case it says it is of; empty if it does not say.
    pub case: String,
    /// When it says it was made; empty if it does not say.
    pub made_at: String,
    /// The sum of the list of sums: one name for the whole file.
    pub fingerprint: String,
    /// Each part.
    pub parts: Vec<Examined>,
    /// The first byte outside the parts that is not as it was written, counted from 0.
    pub frame: Option<usize>,
}

impl Finding {
    /// Every byte is as it was.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !self.parts.is_empty() && self.frame.is_none() && self.parts.iter().all(|part| part.sound == Sound::Same)
    }
}
