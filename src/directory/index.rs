//! The index of providers: who there is, and the search over it.
//!
//! Invariant: searching never fails and never shows a practice provider to somebody who did not ask for it by name.
//! What is compared is prepared once on reading, so that a keystroke costs less than a millisecond at 3000 providers.

use super::provider_id::ProviderId;
use super::record::LocalText;
use super::terms::Kind;
use crate::telecom::to_ascii;
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
    /// The networks it sells.
    #[serde(default)]
    pub networks: Vec<String>,
    /// Other words under which people search.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// One name as it is compared: lower case, words put together.
#[derive(Debug, Clone)]
struct Key {
    text: String,
    words: Vec<usize>,
}

/// All providers.
#[derive(Debug, Clone, Default)]
pub struct Index {
    entries: Vec<(IndexEntry, Vec<Key>)>,
}

/// Ranks of likeness, best first; distances follow.
const WHOLE: usize = 0;
const BEGINS: usize = 1;
const WORD_BEGINS: usize = 2;
const CONTAINS: usize = 3;

/// The longest word compared for slips of the finger.
const LONGEST: usize = 24;

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
        let keyed = |entry: IndexEntry| {
            let names = [entry.id.as_str(), &entry.name.en, &entry.name.zh_cn];
            let mut keys: Vec<Key> = names
                .into_iter()
                .chain(entry.aliases.iter().map(String::as_str))
                .map(Key::new)
                .collect();
            keys.dedup_by(|a, b| a.text == b.text);
            (entry, keys)
        };
        Ok(Self {
            entries: file.providers.into_iter().map(keyed).collect(),
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

    /// The providers a query may mean, best first, in the order of the file where equally good.
    ///
    /// First those whose name, alias or id is or begins with the query, then those with a word that does, then those
    /// that contain it, then, from four letters on, those a slip of the finger away (two from six letters on). An
    /// empty query gives the beginning of the list.
    #[must_use]
    pub fn search(&self, query: &str, limit: usize) -> Vec<&IndexEntry> {
        let query = Key::new(query).text;
        let mut hits: Vec<(usize, &IndexEntry)> = Vec::new();
        for (entry, keys) in &self.entries {
            let rank = keys.iter().filter_map(|key| key.rank(&query)).min();
            let asked = query.len() >= 3 && rank.is_some_and(|rank| rank <= WORD_BEGINS);
            if let Some(rank) = rank.filter(|_| asked || entry.kind != Kind::Practice) {
                hits.push((rank, entry));
            }
        }
        hits.sort_by_key(|(rank, _)| *rank);
        hits.into_iter().take(limit).map(|(_, entry)| entry).collect()
    }
}

impl Key {
    fn new(name: &str) -> Self {
        let mut key = Self {
            text: String::with_capacity(name.len()),
            words: Vec::new(),
        };
        let mut between = true;
        for ch in to_ascii(name).chars() {
            if ch.is_alphanumeric() {
                if between {
                    key.words.push(key.text.len());
                }
                key.text.extend(ch.to_lowercase());
            }
            between = !ch.is_alphanumeric();
        }
        key
    }

    /// How well a query fits; `None` if not at all.
    fn rank(&self, query: &str) -> Option<usize> {
        if self.text.starts_with(query) {
            return Some(if self.text.len() == query.len() { WHOLE } else { BEGINS });
        }
        let from = |start: &usize| self.text.get(*start..).unwrap_or_default();
        if self.words.iter().any(|start| from(start).starts_with(query)) {
            return Some(WORD_BEGINS);
        }
        if self.text.contains(query) {
            return Some(CONTAINS);
        }
        let most = match query.len() {
            0..=3 => return None,
            4..=5 => 1,
            _ => 2,
        };
        let ends = self.words.iter().skip(1).copied().chain([self.text.len()]);
        let words = self
            .words
            .iter()
            .zip(ends)
            .filter_map(|(start, end)| self.text.get(*start..end));
        words
            .chain([self.text.as_str()])
            .filter_map(|word| slips(query, word, most))
            .min()
            .map(|n| CONTAINS + n)
    }
}

/// Levenshtein's distance if it is at most `most`; words in other scripts have none.
fn slips(query: &str, word: &str, most: usize) -> Option<usize> {
    if !query.is_ascii() || !word.is_ascii() || query.len().abs_diff(word.len()) > most || word.len() > LONGEST {
        return None;
    }
    let mut row = [0; LONGEST];
    for (place, cell) in row.iter_mut().enumerate() {
        *cell = place + 1;
    }
    for (place, typed) in query.bytes().enumerate() {
        let (mut diagonal, mut left, mut best) = (place, place + 1, place + 1);
        for (cell, meant) in row.iter_mut().zip(word.bytes()) {
            let value = if typed == meant {
                diagonal
            } else {
                1 + diagonal.min(left).min(*cell)
            };
            diagonal = core::mem::replace(cell, value);
            left = value;
            best = best.min(value);
        }
        if best > most {
            return None;
        }
    }
    row.get(word.len().checked_sub(1)?).copied().filter(|n| *n <= most)
}
