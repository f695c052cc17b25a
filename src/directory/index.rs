//! The index of providers: who there is, and what each is found by.
//!
//! Invariant: it holds nothing but what the search and its list show; everything else stands in the records. It is
//! read once, and what is compared is prepared then ([`super::search`]).

use super::provider_id::ProviderId;
use super::record::LocalText;
use super::search::Prepared;
use super::terms::Kind;
use serde::{Deserialize, Serialize};

/// What the list of providers says about one of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexEntry {
    /// Where the record lies.
    pub id: ProviderId,
    /// What it calls itself.
    pub name: LocalText,
    /// What sort of seller it is.
    pub kind: Kind,
    /// Other words under which people search.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The company or brand family it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// The host of its website, without `www.`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// How its Chinese names are read, one syllable a word, without tones: `bo he ka`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pinyin: Vec<String>,
    /// Whether it sells nothing in the US any more under this name.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub gone: bool,
}

/// All providers.
#[derive(Debug, Clone, Default)]
pub struct Index {
    pub(super) entries: Vec<(IndexEntry, Prepared)>,
}

impl Index {
    /// Reads `{"providers": […]}`.
    ///
    /// # Errors
    /// Text of another form, with serde's words for developers.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        #[derive(Deserialize)]
        struct File {
            providers: Vec<IndexEntry>,
        }
        let file: File = serde_json::from_str(text)?;
        let prepared = |entry: IndexEntry| {
            let prepared = Prepared::of(&entry);
            (entry, prepared)
        };
        Ok(Self {
            entries: file.providers.into_iter().map(prepared).collect(),
        })
    }

    /// The entry of one provider.
    #[must_use]
    pub fn entry(&self, id: &ProviderId) -> Option<&IndexEntry> {
        self.entries
            .iter()
            .map(|(entry, _)| entry)
            .find(|entry| entry.id == *id)
    }
}
