//! What storage holds, as it is and as it would be.
//!
//! Invariant: storage itself is not here. What has changed comes out as writes, each with the text that it replaces.

use crate::batch::of_row;
use crate::document::key::{self, Kind};
use crate::document::{self, Stored};
use crate::ordered::Ordered;
use crate::telecom::{Date, Timestamp};
use crate::wizard::{CaseId, Fingerprint};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// One write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Write {
    /// Where.
    pub key: String,
    /// What is to stand there; nothing if it is removed.
    pub text: Option<String>,
    /// What has to stand there before.
    pub expected: Option<String>,
}

/// What could not be read here, or was saved by a newer version.
pub(super) struct Unreadable;

pub(super) struct World<'a> {
    before: &'a BTreeMap<String, String>,
    now: BTreeMap<String, String>,
    pub(super) at: (Timestamp, Date),
}

impl<'a> World<'a> {
    pub(super) fn new(before: &'a BTreeMap<String, String>, at: (Timestamp, Date)) -> Self {
        Self {
            before,
            now: before.clone(),
            at,
        }
    }

    pub(super) fn holds(&self, key: &str) -> bool {
        self.now.contains_key(key)
    }

    pub(super) fn put(&mut self, key: String, text: String) {
        self.now.insert(key, text);
    }

    pub(super) fn read<T: DeserializeOwned>(&self, kind: Kind, key: &str) -> Result<Option<Stored<T>>, Unreadable> {
        let load = |text: &String| document::load(kind, text).map_err(|_| Unreadable);
        self.now.get(key).map(load).transpose()
    }

    pub(super) fn load<T: DeserializeOwned>(&self, kind: Kind, id: &CaseId) -> Result<Option<Stored<T>>, Unreadable> {
        self.read(kind, &kind.of(id))
    }

    pub(super) fn save<T: Serialize>(&mut self, key: String, revision: u32, value: &T) {
        if let Ok(text) = document::save(revision, value) {
            self.put(key, text);
        }
    }

    /// Whether there is a plan or a row of this name.
    pub(super) fn has_plan(&self, id: &CaseId) -> bool {
        self.holds(&Kind::Case.of(id)) || of_row(id).is_some_and(|(own, _)| self.holds(&Kind::Batch.of(&own)))
    }

    /// The plan or row that stands for a line.
    pub(super) fn holder(&self, line: &Fingerprint) -> Option<CaseId> {
        let of = |line: &Fingerprint| CaseId::new(self.now.get(&key::line(line))?).ok();
        let lines = line.printed_otherwise();
        lines.iter().filter_map(of).find(|id| self.has_plan(id))
    }

    /// Another plan or row than this that stands for a line.
    pub(super) fn other_holder(&self, line: &Fingerprint, id: &CaseId) -> Option<CaseId> {
        self.holder(line).filter(|other| other != id)
    }

    /// The line is claimed, unless somebody has it.
    pub(super) fn claim(&mut self, line: &Fingerprint, id: &CaseId) {
        if self.holder(line).is_none() {
            self.put(key::line(line), id.as_str().to_owned());
        }
    }

    /// The claim of a line is given up, if it was this one's.
    pub(super) fn release(&mut self, line: &Fingerprint, id: &CaseId) {
        let place = key::line(line);
        if self.now.get(&place).is_some_and(|text| text == id.as_str()) {
            self.now.remove(&place);
        }
    }

    /// What has changed. A history stands before its plan and a claim before what it guards, so that a page which dies in
    /// between leaves nothing that could be begun anew.
    pub(super) fn writes(self) -> Vec<Write> {
        let changed = |(key, text): (&String, &String)| {
            (self.before.get(key) != Some(text)).then(|| Write {
                key: key.clone(),
                text: Some(text.clone()),
                expected: self.before.get(key).cloned(),
            })
        };
        let gone = |(key, text): (&String, &String)| {
            (!self.now.contains_key(key)).then(|| Write {
                key: key.clone(),
                text: None,
                expected: Some(text.clone()),
            })
        };
        let mut writes: Vec<Write> = self.now.iter().filter_map(changed).collect();
        writes.extend(self.before.iter().filter_map(gone));
        writes.order_by_key(|write| (write.text.is_none(), rank(&write.key)));
        writes
    }
}

fn rank(key: &str) -> usize {
    let order = [
        Kind::Journal,
        Kind::Practice,
        Kind::Line,
        Kind::Batch,
        Kind::Case,
        Kind::Index,
    ];
    let at = order.iter().position(|kind| key.starts_with(kind.prefix()));
    at.unwrap_or(order.len())
}
