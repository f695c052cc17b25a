//! The names under which values are stored.
//!
//! Invariant: every key begins with [`PREFIX`], because all project pages of one host share one storage.

use crate::wizard::{CaseId, Fingerprint};

/// What all keys begin with.
pub const PREFIX: &str = "esim-exit/";
/// What the keys of damaged values begin with.
pub const QUARANTINE: &str = "esim-exit/quarantine/";

/// The tab that acts, where the browser has no locks.
pub const TURN: &str = "esim-exit/turn";

/// A kind of stored value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The answers of one case.
    Case,
    /// The journal of one case.
    Journal,
    /// What the list shows of one case.
    Index,
    /// Which case stands for a line.
    Line,
    /// What the made-up provider of a practice run knows.
    Practice,
    /// A batch: its lines and what is done to them.
    Batch,
    /// What somebody writes of a provider's record.
    Draft,
    /// Settings of the page.
    Settings,
}

impl Kind {
    /// What the keys of this kind begin with; for settings, the key itself.
    #[must_use]
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Case => "esim-exit/case/",
            Self::Journal => "esim-exit/journal/",
            Self::Index => "esim-exit/index/",
            Self::Line => "esim-exit/line/",
            Self::Practice => "esim-exit/practice/",
            Self::Batch => "esim-exit/batch/",
            Self::Draft => "esim-exit/draft/",
            Self::Settings => "esim-exit/settings",
        }
    }

    /// The key of this kind for one case.
    #[must_use]
    pub fn of(self, id: &CaseId) -> String {
        [self.prefix(), id.as_str()].concat()
    }

    /// The case named by a key of this kind.
    #[must_use]
    pub fn case_in(self, key: &str) -> Option<CaseId> {
        CaseId::new(key.strip_prefix(self.prefix())?).ok()
    }
}

/// The key that says which case stands for a line.
#[must_use]
pub fn line(line: &Fingerprint) -> String {
    [Kind::Line.prefix(), &line.0].concat()
}

/// Where a damaged value is set aside: under its own name and the time.
#[must_use]
pub fn quarantine(key: &str, now_ms: i64) -> String {
    [
        QUARANTINE,
        key.strip_prefix(PREFIX).unwrap_or(key),
        "@",
        &now_ms.to_string(),
    ]
    .concat()
}
