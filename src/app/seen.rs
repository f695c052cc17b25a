//! What storage holds under a key, as far as this tab knows.
//!
//! Invariant: a value is written over the one that was read, never over one that another tab has written since.

use crate::document::key::Kind;
use crate::document::{self, LoadError, Stored};
use crate::shell::storage::Store;
use crate::wizard::{CaseId, SaveError};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What storage holds under a key, as far as this tab knows.
#[derive(Default)]
pub(super) struct Seen {
    text: Option<String>,
    revision: u32,
}

impl Seen {
    pub(super) const fn of(text: String, revision: u32) -> Self {
        Self {
            text: Some(text),
            revision,
        }
    }

    pub(super) fn write<T: Serialize>(&mut self, store: &Store, key: &str, value: &T) -> Result<(), SaveError> {
        let text = document::save(self.revision + 1, value).map_err(|_| SaveError::Unavailable)?;
        store.put(key, &text, self.text.as_deref())?;
        self.text = Some(text);
        self.revision += 1;
        Ok(())
    }

    /// There was something under the key.
    pub(super) const fn is_of_something(&self) -> bool {
        self.text.is_some()
    }

    /// Before another try: what the browser has thrown away is written anew.
    pub(super) fn renew(&mut self, store: &Store, key: &str) {
        if !store.holds(key) {
            self.text = None;
        }
    }
}

/// Reads a value of one kind of a case.
pub(super) fn read<T: DeserializeOwned>(
    store: &Store,
    kind: Kind,
    id: &CaseId,
) -> Result<Option<(Seen, T)>, LoadError> {
    let Some(text) = store.read(&kind.of(id)).map_err(|_| LoadError::Unread)? else {
        return Ok(None);
    };
    let Stored { revision, value } = document::load(kind, &text)?;
    Ok(Some((
        Seen {
            text: Some(text),
            revision,
        },
        value,
    )))
}
