//! Writing the file: from what storage holds to one readable text.
//!
//! Invariant: what is derived, or belongs to this tab alone, stays out; what cannot be read goes along letter by letter.

use super::locked::Head;
use super::{FORMAT, VERSION};
use crate::document::key::{self, Kind};
use crate::telecom::{Date, Timestamp};
use crate::wizard::CaseId;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// When and by which page it is made.
#[derive(Debug, Clone, Copy)]
pub struct Made<'a> {
    /// Now.
    pub at: Timestamp,
    /// The person's day.
    pub day: Date,
    /// The version of the page.
    pub build: &'a str,
}

impl Made<'_> {
    /// What the file says of itself.
    #[must_use]
    pub fn head(&self) -> Head {
        Head {
            made: self.at.0,
            day: self.day.to_iso(),
            build: self.build.to_owned(),
        }
    }
}

#[derive(Serialize)]
struct Open<'a> {
    format: &'a str,
    version: u32,
    #[serde(flatten)]
    head: &'a Head,
    kept: BTreeMap<&'a str, Envelope>,
    aside: BTreeMap<&'a str, &'a str>,
}

/// A stored value as it stands there, in whatever schema.
#[derive(Serialize, Deserialize)]
struct Envelope {
    schema: u32,
    revision: u32,
    value: Value,
}

/// The kinds of values that go along.
pub(super) const KINDS: [Kind; 7] = [
    Kind::Case,
    Kind::Journal,
    Kind::Index,
    Kind::Practice,
    Kind::Batch,
    Kind::Draft,
    Kind::Settings,
];

/// The kind of a key that goes along.
pub(super) fn kind_of(key: &str) -> Option<Kind> {
    KINDS.into_iter().find(|kind| match kind {
        Kind::Settings => key == kind.prefix(),
        Kind::Case | Kind::Journal | Kind::Index | Kind::Practice | Kind::Batch | Kind::Draft | Kind::Line => {
            key.starts_with(kind.prefix())
        }
    })
}

/// The file of all that is kept, or of one case.
#[must_use]
pub fn export(stored: &BTreeMap<String, String>, only: Option<&CaseId>, made: Made<'_>) -> String {
    let mut file = Open {
        format: FORMAT,
        version: VERSION,
        head: &made.head(),
        kept: BTreeMap::new(),
        aside: BTreeMap::new(),
    };
    let wanted = |key: &str, kind: Option<Kind>| {
        let own = |id: &CaseId| kind.and_then(|kind| kind.case_in(key)).as_ref() == Some(id);
        only.is_none_or(own)
    };
    for (key, text) in stored {
        let kind = kind_of(key);
        if !wanted(key, kind) {
            continue;
        }
        match (kind, serde_json::from_str(text)) {
            (Some(_), Ok(envelope)) => drop(file.kept.insert(key, envelope)),
            (Some(Kind::Index), Err(_)) => {}
            (Some(_), Err(_)) => drop(file.aside.insert(key, text)),
            (None, _) if key.starts_with(key::QUARANTINE) => drop(file.aside.insert(key, text)),
            (None, _) => {}
        }
    }
    serde_json::to_string_pretty(&file).unwrap_or_default()
}
