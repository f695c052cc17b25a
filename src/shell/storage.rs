//! The browser's storage, and memory where there is none or where nothing is to be kept.
//!
//! Invariant: this is the only place that writes. A write that would cover another tab's newer value is refused, and
//! what was written is read back. Where the browser allows no storage at all, everything works in memory and says so.

use super::probe::{local, reason};
use crate::document::key::{self, Kind};
use crate::document::{Shelf, Trouble, is_kept};
use crate::ordered::Ordered;
use crate::wizard::SaveError;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

/// Storage for as long as it is there.
pub struct Store {
    /// What is wrong with the browser's storage.
    trouble: Cell<Option<Trouble>>,
    /// What goes with the tab.
    memory: RefCell<BTreeMap<String, String>>,
    /// What was written last under a key and could not be read back.
    tried: RefCell<BTreeMap<String, String>>,
    /// The sorts that the person does not want kept.
    not_kept: RefCell<Vec<Shelf>>,
}

/// Tries the storage once: some browsers show one that takes nothing, or forgets it at once.
fn trouble() -> Option<Trouble> {
    const PROBE: &str = "esim-exit/probe";
    let Some(storage) = local() else {
        return Some(Trouble::Blocked);
    };
    let Ok(length) = storage.length() else {
        return Some(Trouble::Blocked);
    };
    let written = storage.set_item(PROBE, "1");
    let there = storage.get_item(PROBE).ok().flatten();
    let _ = storage.remove_item(PROBE);
    match written {
        Ok(()) if there.as_deref() == Some("1") => None,
        Ok(()) => Some(Trouble::Refused),
        // A full storage is still one: what is in it can be read. One that is full while empty has no room at all.
        Err(error) if reason(&error) == SaveError::Full && length > 0 => Some(Trouble::Full),
        Err(_) => Some(Trouble::Refused),
    }
}

impl Store {
    /// Opens the storage.
    #[must_use]
    pub fn open() -> Self {
        Self {
            trouble: Cell::new(trouble()),
            memory: RefCell::default(),
            tried: RefCell::default(),
            not_kept: RefCell::default(),
        }
    }

    /// What is wrong with it.
    #[must_use]
    pub const fn trouble(&self) -> Option<Trouble> {
        self.trouble.get()
    }

    /// Nothing outlives this tab.
    #[must_use]
    pub fn is_memory_only(&self) -> bool {
        self.trouble.get().is_some_and(Trouble::is_in_memory)
    }

    /// Whether values of a sort outlive this tab.
    #[must_use]
    pub fn keeps(&self, shelf: Shelf) -> bool {
        !self.is_memory_only() && !self.not_kept.borrow().contains(&shelf)
    }

    /// Something that was entered goes with this tab.
    #[must_use]
    pub fn would_lose(&self) -> bool {
        let entered = [Kind::Case.prefix(), Kind::Batch.prefix(), Kind::Draft.prefix()];
        let memory = self.memory.borrow();
        memory
            .keys()
            .any(|key| entered.iter().any(|prefix| key.starts_with(prefix)))
    }

    fn is_for_the_device(&self, key: &str) -> bool {
        !self.is_memory_only() && is_kept(key, &self.not_kept.borrow())
    }

    /// A stored text; none as well where the storage does not answer.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<String> {
        self.read(key).ok().flatten()
    }

    /// A stored text.
    ///
    /// # Errors
    /// The storage does not answer: nobody knows whether there is one.
    pub fn read(&self, key: &str) -> Result<Option<String>, SaveError> {
        if self.is_for_the_device(key) {
            let answer = local().and_then(|storage| storage.get_item(key).ok());
            answer.ok_or(SaveError::Unavailable)
        } else {
            Ok(self.memory.borrow().get(key).cloned())
        }
    }

    /// Whether anything is stored under a key; nothing is read, however much it is.
    #[must_use]
    pub fn holds(&self, key: &str) -> bool {
        if self.is_for_the_device(key) {
            local().is_some_and(|storage| js_sys::Reflect::has(&storage, &key.into()).unwrap_or_default())
        } else {
            self.memory.borrow().contains_key(key)
        }
    }

    /// Writes a text over the one that was last seen under this key, and reads it back.
    ///
    /// # Errors
    /// Full or missing storage, another tab that wrote since, or a browser that has thrown away what was there.
    pub fn put(&self, key: &str, text: &str, last_seen: Option<&str>) -> Result<(), SaveError> {
        self.recover();
        let now = self.read(key)?;
        // What could not be read back after a write may stand there all the same: it is ours.
        let tried = self.tried.borrow_mut().remove(key);
        match (now.as_deref(), last_seen) {
            (now, seen) if now == seen => {}
            (Some(now), _) if tried.as_deref() == Some(now) => {}
            (None, Some(_)) => return Err(SaveError::Vanished),
            _ => return Err(SaveError::ChangedElsewhere),
        }
        if !self.is_for_the_device(key) {
            self.memory.borrow_mut().insert(key.to_owned(), text.to_owned());
            return Ok(());
        }
        let storage = local().ok_or(SaveError::Unavailable)?;
        storage.set_item(key, text).map_err(|error| reason(&error))?;
        if self.get(key).as_deref() == Some(text) {
            // There is room again.
            self.trouble.set(None);
            Ok(())
        } else {
            self.tried.borrow_mut().insert(key.to_owned(), text.to_owned());
            Err(SaveError::Unavailable)
        }
    }

    /// Looks whether a storage that kept nothing works by now, and says so; then what this tab holds goes there. What stands there
    /// already was saved on an earlier visit, and stays.
    pub fn recover(&self) -> bool {
        let before = self.trouble.get();
        if !self.is_memory_only() {
            return true;
        }
        let (None, Some(storage)) = (trouble(), local()) else {
            return false;
        };
        self.trouble.set(None);
        let waiting: Vec<(String, String)> = {
            let memory = self.memory.borrow();
            let moving = memory.iter().filter(|(key, _)| self.is_for_the_device(key));
            moving.map(|(key, text)| (key.clone(), text.clone())).collect()
        };
        let mut written = Vec::new();
        for (key, text) in &waiting {
            if !self.holds(key) {
                written.push(key);
                if storage.set_item(key, text).is_err() || self.get(key).as_ref() != Some(text) {
                    for key in written {
                        let _ = storage.remove_item(key);
                    }
                    self.trouble.set(before);
                    return false;
                }
            }
        }
        self.memory.borrow_mut().retain(|key, _| !self.is_for_the_device(key));
        true
    }

    /// Removes a key, wherever it stands; says whether it is gone. One that is not is still to be seen on the page that lists
    /// them.
    pub fn remove(&self, key: &str) -> bool {
        self.memory.borrow_mut().remove(key);
        self.is_memory_only()
            || local().is_some_and(|storage| storage.remove_item(key).is_ok() && storage.get_item(key) == Ok(None))
    }

    /// Which sorts the person does not want kept, as read from the settings.
    pub fn without(&self, not_kept: &[Shelf]) {
        self.not_kept.replace(not_kept.to_vec());
    }

    /// Keeps a sort of values from now on, or no longer. What is there moves: into the memory of this tab, or back.
    ///
    /// # Errors
    /// Storage takes no more; then nothing has changed.
    pub fn keep(&self, shelf: Shelf, kept: bool) -> Result<(), SaveError> {
        let before = self.not_kept.borrow().clone();
        let mut now = before.clone();
        now.retain(|other| *other != shelf);
        if !kept {
            now.push(shelf);
            now.order_by_key(|shelf| *shelf);
        }
        if self.is_memory_only() {
            self.without(&now);
            return Ok(());
        }
        let moving: Vec<(String, String)> = self
            .keys()
            .into_iter()
            .filter(|key| is_kept(key, &before) != is_kept(key, &now))
            .filter_map(|key| self.get(&key).map(|text| (key, text)))
            .collect();
        self.without(&now);
        for (at, (key, text)) in moving.iter().enumerate() {
            if let Err(error) = self.put(key, text, self.get(key).as_deref()) {
                for (key, _) in moving.iter().take(at) {
                    self.forget(key);
                }
                self.without(&before);
                return Err(error);
            }
        }
        self.without(&before);
        moving.iter().for_each(|(key, _)| self.forget(key));
        self.without(&now);
        Ok(())
    }

    /// Removes a key from where it belongs now, and from nowhere else.
    fn forget(&self, key: &str) {
        if self.is_for_the_device(key) {
            let _ = local().map(|storage| storage.remove_item(key));
        } else {
            self.memory.borrow_mut().remove(key);
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
        !self.keys_from(name).is_empty()
    }

    /// All our keys with the size of what stands under them, in bytes.
    #[must_use]
    pub fn sizes(&self) -> Vec<(String, usize)> {
        let size = |key: &String| self.get(key).map_or(0, |text| text.len());
        let keys = self.keys();
        keys.into_iter().map(|key| (key.clone(), size(&key))).collect()
    }

    /// All our keys, in their order.
    #[must_use]
    pub fn keys(&self) -> Vec<String> {
        self.keys_from(key::PREFIX)
    }

    /// The keys that begin so, in their order. Others are passed over at once: there may be thousands.
    #[must_use]
    pub fn keys_from(&self, start: &str) -> Vec<String> {
        let ours = |key: &String| key.starts_with(start);
        let mut keys: BTreeSet<String> = self.memory.borrow().keys().filter(|key| ours(key)).cloned().collect();
        if let Some(storage) = local().filter(|_| !self.is_memory_only()) {
            let count = storage.length().unwrap_or_default();
            let all = (0..count).filter_map(|at| storage.key(at).ok().flatten());
            keys.extend(all.filter(ours));
        }
        keys.into_iter().collect()
    }
}
