//! What the law says, in short sentences: the shape of `public/directory/law.json`.
//!
//! Invariant: a sentence either names the pages it was read on, with the day, or is shown as unchecked. None is advice.

use super::record::LocalText;
use crate::named_enum;
use serde::Deserialize;

named_enum! {
    /// What a sentence of law is about.
    pub enum Matter {
        /// Taking the number along.
        Number = "number",
        /// Ending a plan, and who has to make that easy.
        Ending = "ending",
        /// Money that was charged.
        Money = "money",
        /// Personal data.
        Data = "data",
        /// Complaining.
        Complaint = "complaint",
    }
}

/// All sentences.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Law {
    /// What the file is, for those who edit it.
    pub about: String,
    /// The day as of which it was gathered, `YYYY-MM-DD`.
    pub as_of: String,
    /// In the order in which they are shown.
    pub facts: Vec<LawFact>,
}

/// One sentence.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LawFact {
    /// Its name, for those who edit it.
    pub id: String,
    /// What it is about.
    pub matter: Matter,
    /// What it says.
    pub text: LocalText,
    /// The pages it was read on; without one it counts as unchecked.
    #[serde(default)]
    pub sources: Vec<String>,
}

impl Law {
    /// Reads the file.
    ///
    /// # Errors
    /// Text of another form, with serde's words for developers.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }
}
