//! What a file would change here: worked out whole, before anything is written.
//!
//! Invariant: pure. Brought in twice, a file changes nothing the second time. Plans whose act is under way come first, so that
//! of two for one line the one that has begun is kept.

use super::plans::Plans;
use super::read::Content;
use super::told::Told;
use super::world::World;
pub use super::world::Write;
use crate::batch::of_row;
use crate::document::Stored;
use crate::document::key::Kind;
use crate::ordered::Ordered;
use crate::telecom::{Date, Timestamp};
use crate::wizard::{CaseId, Journal};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// What a file would change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Brought {
    /// What is told of it.
    pub told: Told,
    /// What would be written, in this order.
    pub writes: Vec<Write>,
}

/// Works out what a file would change in what is stored here.
#[must_use]
pub fn bring(content: &Content, stored: &BTreeMap<String, String>, at: (Timestamp, Date)) -> Brought {
    let mut plans = Plans::new(World::new(stored, at), content);
    let holds = |id: &CaseId| {
        let journal = content.journals.get(id).map(|journal| &journal.value);
        journal.is_some_and(|journal| journal.standing().act.holds())
    };
    let mut cases: Vec<_> = content.cases.iter().filter(|(id, _)| of_row(id).is_none()).collect();
    cases.order_by_key(|(id, case)| (!holds(id), case.value.created.0));
    for (id, case) in cases {
        plans.case(id, case);
    }
    for (id, batch) in &content.batches {
        plans.batch(id, batch);
    }
    let whole = |id: &CaseId| match of_row(id) {
        Some((batch, _)) => content.batches.contains_key(&batch),
        None => content.cases.contains_key(id),
    };
    for (id, journal) in content.journals.iter().filter(|(id, _)| !whole(id)) {
        plans.journal(id, &journal.value);
    }
    let Plans { mut world, rows, .. } = plans;
    let (beside, drafts_kept) = beside(content, &mut world);
    let writes = world.writes();
    let told = Told {
        day: content.day.clone(),
        writes: writes.len(),
        beside,
        drafts_kept,
        rows: rows.into_values().collect(),
    };
    Brought { told, writes }
}

/// What stands beside the plans: how much of it comes in, and how many drafts here are newer.
fn beside(content: &Content, world: &mut World<'_>) -> (usize, usize) {
    let (mut taken, mut kept) = (0, 0);
    for (id, practice) in &content.practice {
        let key = Kind::Practice.of(id);
        if !world.holds(&key) && (world.has_plan(id) || world.holds(&Kind::Batch.of(id))) {
            world.save(key, practice.revision, &practice.value);
        }
    }
    for (key, draft) in &content.drafts {
        match newer(world, Kind::Draft, key, draft) {
            Newer::Take => {
                world.save(key.clone(), draft.revision, &draft.value);
                taken += 1;
            }
            Newer::Same => {}
            Newer::Keep => kept += 1,
        }
    }
    if let Some(settings) = &content.settings {
        let key = Kind::Settings.prefix();
        if !world.holds(key) {
            world.save(key.to_owned(), settings.revision, &settings.value);
            taken += 1;
        }
    }
    for (key, text) in &content.aside {
        if !world.holds(key) {
            world.put(key.clone(), text.clone());
            taken += 1;
        }
    }
    (taken, kept)
}

/// Which of two values of one name stands.
pub(super) enum Newer {
    Take,
    Same,
    Keep,
}

/// The newer revision; what is here, if they are equally old or it cannot be read.
pub(super) fn newer<T: DeserializeOwned + Serialize + PartialEq>(
    world: &World<'_>,
    kind: Kind,
    key: &str,
    brought: &Stored<T>,
) -> Newer {
    match world.read::<T>(kind, key) {
        Ok(None) => Newer::Take,
        Ok(Some(here)) if here.value == brought.value => Newer::Same,
        Ok(Some(here)) if brought.revision > here.revision => Newer::Take,
        Ok(Some(_)) | Err(_) => Newer::Keep,
    }
}

/// The journal of a plan in a file; an empty one if there is none.
pub(super) fn journal_of(content: &Content, id: &CaseId) -> Stored<Journal> {
    content.journals.get(id).cloned().unwrap_or(Stored {
        revision: 0,
        value: Journal::default(),
    })
}
