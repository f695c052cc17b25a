//! Many writes at once: all of them, or none.
//!
//! Invariant: nothing is covered that somebody has written since the writes were worked out.

use crate::backup::Write;
use crate::screen::BringFailure;
use crate::shell::storage::Store;
use crate::wizard::SaveError;

/// Writes all of it, or leaves all as it was.
pub(super) fn written(store: &Store, writes: &[Write]) -> Result<(), BringFailure> {
    let stands = |write: &Write| store.get(&write.key) == write.expected;
    if !writes.iter().all(stands) {
        return Err(BringFailure::Changed);
    }
    for (at, write) in writes.iter().enumerate() {
        let done = match &write.text {
            Some(text) => store.put(&write.key, text, write.expected.as_deref()),
            None if store.remove(&write.key) => Ok(()),
            None => Err(SaveError::Unavailable),
        };
        if let Err(why) = done {
            return Err(taken_back(store, writes.get(..=at).unwrap_or_default(), why));
        }
    }
    Ok(())
}

/// Puts back what was there: first what is new goes, so that there is room for the rest.
fn taken_back(store: &Store, writes: &[Write], why: SaveError) -> BringFailure {
    for write in writes.iter().filter(|write| write.expected.is_none()) {
        store.remove(&write.key);
    }
    for write in writes.iter().rev() {
        if let Some(before) = &write.expected {
            let now = store.get(&write.key);
            if now.as_ref() != Some(before) {
                store.remove(&write.key);
                // Whether it worked is looked at below, for all of them.
                let _ = store.put(&write.key, before, None);
            }
        }
    }
    if writes.iter().any(|write| store.get(&write.key) != write.expected) {
        return BringFailure::NotRestored;
    }
    match why {
        SaveError::Full => BringFailure::Full,
        SaveError::ChangedElsewhere | SaveError::Newer | SaveError::Vanished => BringFailure::Changed,
        SaveError::Unavailable => BringFailure::Unavailable,
    }
}
