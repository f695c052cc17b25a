//! The browser's storage, and memory where there is none.
//!
//! Invariant: this is the only place that writes. A write that would cover another tab's newer value is refused, and
//! what was written is read back. Where the browser allows no storage at all, everything works in memory and says so.

use crate::document::key;
use crate::wizard::SaveError;
use leptos::prelude::window;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Storage for as long as it is there.
pub struct Store {
    /// Used instead of the browser's storage when that is not to be had.
    memory: Option<RefCell<BTreeMap<String, String>>>,
}

fn local() -> Option<web_sys::Storage> {
    // Blocked cookies make the mere mention throw, so every step may fail.
    window().local_storage().ok().flatten()
}

impl Store {
    /// Opens the storage; tries it once, because some browsers show one that takes nothing.
    #[must_use]
    pub fn open() -> Self {
        const PROBE: &str = "esim-exit/probe";
        let works = local().is_some_and(|storage| {
            // A full storage is still one: what is in it can be read, and a refused write is said where it happens.
            let full = storage.set_item(PROBE, "1").is_err() && storage.length().is_ok_and(|n| n > 0);
            let _ = storage.remove_item(PROBE);
            full || storage.length().is_ok()
        });
        Self {
            memory: (!works).then(RefCell::default),
        }
    }

    /// Nothing outlives this tab.
    #[must_use]
    pub const fn is_memory_only(&self) -> bool {
        self.memory.is_some()
    }

    /// A stored text.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<String> {
        match &self.memory {
            Some(memory) => memory.borrow().get(key).cloned(),
            None => local()?.get_item(key).ok().flatten(),
        }
    }

    /// Whether anything is stored under a key; nothing is read, however much it is.
    #[must_use]
    pub fn holds(&self, key: &str) -> bool {
        match &self.memory {
            Some(memory) => memory.borrow().contains_key(key),
            None => local().is_some_and(|storage| js_sys::Reflect::has(&storage, &key.into()).unwrap_or_default()),
        }
    }

    /// Writes a text over the one that was last seen under this key, and reads it back.
    ///
    /// # Errors
    /// Full or missing storage, or another tab that wrote since.
    pub fn put(&self, key: &str, text: &str, last_seen: Option<&str>) -> Result<(), SaveError> {
        if self.get(key).as_deref() != last_seen {
            return Err(SaveError::ChangedElsewhere);
        }
        if let Some(memory) = &self.memory {
            memory.borrow_mut().insert(key.to_owned(), text.to_owned());
            return Ok(());
        }
        let storage = local().ok_or(SaveError::Unavailable)?;
        storage.set_item(key, text).map_err(|_| SaveError::Full)?;
        if self.get(key).as_deref() == Some(text) {
            Ok(())
        } else {
            Err(SaveError::Unavailable)
        }
    }

    /// Removes a key.
    pub fn remove(&self, key: &str) {
        if let Some(memory) = &self.memory {
            memory.borrow_mut().remove(key);
        } else if let Some(storage) = local() {
            // A key that cannot be removed is still there to be seen on the page that lists them.
            let _ = storage.remove_item(key);
        }
    }

    /// Moves a text that cannot be read out of the way, under a name of its own.
    pub fn set_aside(&self, key: &str, now_ms: i64) {
        if let Some(text) = self.get(key)
            && self.put(&key::quarantine(key, now_ms), &text, None).is_ok()
        {
            self.remove(key);
        }
    }

    /// Whether a text that stood under this key was moved out of the way.
    #[must_use]
    pub fn holds_set_aside(&self, key: &str) -> bool {
        let aside = key::quarantine(key, 0);
        let name = aside.trim_end_matches('0');
        self.keys().iter().any(|key| key.starts_with(name))
    }

    /// All our keys with the size of what stands under them, in bytes.
    #[must_use]
    pub fn sizes(&self) -> Vec<(String, usize)> {
        let size = |key: &String| self.get(key).map_or(0, |text| text.len());
        let keys = self.keys();
        keys.into_iter().map(|key| (key.clone(), size(&key))).collect()
    }

    /// All our keys.
    #[must_use]
    pub fn keys(&self) -> Vec<String> {
        let mut keys: Vec<String> = match &self.memory {
            Some(memory) => memory.borrow().keys().cloned().collect(),
            None => local().map(|storage| all_keys(&storage)).unwrap_or_default(),
        };
        keys.retain(|key| key.starts_with(key::PREFIX));
        keys.sort();
        keys
    }
}

fn all_keys(storage: &web_sys::Storage) -> Vec<String> {
    let count = storage.length().unwrap_or_default();
    (0..count).filter_map(|at| storage.key(at).ok().flatten()).collect()
}
