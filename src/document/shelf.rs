//! What is stored, in the sorts that a person would name, and which of them outlive the tab.
//!
//! Invariant: a sort is read off the key alone, so the page on stored data needs to open nothing. The claim of a line
//! (`esim-exit/line/…`) is kept for as long as anything is that could send for that line. What this must not do: touch a storage.

use super::key::{Kind, QUARANTINE, TURN};
use crate::batch::of_row;
use crate::named_enum;

named_enum! {
    /// A sort of stored value.
    pub enum Shelf {
        /// Plans: answers, ticks, history.
        Plans = "plans",
        /// Lists of lines, and the history of each of their rows.
        Batches = "batches",
        /// Records of providers that are being written.
        Drafts = "drafts",
        /// What the made-up provider of a practice run knows.
        Practice = "practice",
        /// Language and switches.
        Settings = "settings",
        /// What could not be read.
        SetAside = "set_aside",
        /// What a newer version of the page has written.
        Other = "other",
    }
}

impl Shelf {
    /// Those that a person can have kept or not.
    pub const SWITCHED: [Self; 4] = [Self::Plans, Self::Batches, Self::Drafts, Self::Practice];

    /// Where a key belongs.
    ///
    /// ```
    /// use esim_exit::document::Shelf;
    /// assert_eq!(Shelf::of("esim-exit/journal/abcdefgh"), Shelf::Plans);
    /// assert_eq!(Shelf::of("esim-exit/journal/abcdefgh00001"), Shelf::Batches);
    /// assert_eq!(Shelf::of("esim-exit/quarantine/case/abcdefgh@1"), Shelf::SetAside);
    /// assert_eq!(Shelf::of("esim-exit/from-the-future"), Shelf::Other);
    /// ```
    #[must_use]
    pub fn of(key: &str) -> Self {
        let row = |kind: Kind| kind.case_in(key).is_some_and(|id| of_row(&id).is_some());
        if key.starts_with(QUARANTINE) {
            Self::SetAside
        } else if key == TURN || key == Kind::Settings.prefix() {
            Self::Settings
        } else if key.starts_with(Kind::Batch.prefix()) || row(Kind::Case) || row(Kind::Journal) {
            Self::Batches
        } else if key.starts_with(Kind::Draft.prefix()) {
            Self::Drafts
        } else if key.starts_with(Kind::Practice.prefix()) {
            Self::Practice
        } else if [Kind::Case, Kind::Journal, Kind::Index, Kind::Line]
            .iter()
            .any(|kind| key.starts_with(kind.prefix()))
        {
            Self::Plans
        } else {
            Self::Other
        }
    }
}

/// Whether what stands under a key outlives the tab; `not_kept` are the sorts that the person has switched off.
#[must_use]
pub fn is_kept(key: &str, not_kept: &[Shelf]) -> bool {
    let kept = |shelf: Shelf| !not_kept.contains(&shelf);
    if key.starts_with(Kind::Line.prefix()) {
        return kept(Shelf::Plans) || kept(Shelf::Batches);
    }
    kept(Shelf::of(key))
}

/// What stood under a key before it was set aside, and when that was, in milliseconds since 1970.
///
/// ```
/// use esim_exit::document::set_aside;
/// assert_eq!(set_aside("esim-exit/quarantine/case/abcdefgh@12"), Some(("case/abcdefgh", 12)));
/// assert_eq!(set_aside("esim-exit/case/abcdefgh"), None);
/// ```
#[must_use]
pub fn set_aside(key: &str) -> Option<(&str, i64)> {
    let (name, at) = key.strip_prefix(QUARANTINE)?.rsplit_once('@')?;
    Some((name, at.parse().ok()?))
}

/// Where the storage of a browser is wanting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The browser lets the page have none.
    Blocked,
    /// It shows one that keeps nothing.
    Refused,
    /// It has no room left.
    Full,
}

impl Trouble {
    /// Nothing that is entered outlives the tab.
    #[must_use]
    pub const fn is_in_memory(self) -> bool {
        matches!(self, Self::Blocked | Self::Refused)
    }
}

/// Whether the browser has promised to keep what is stored until the person removes it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Promise {
    /// It was not asked yet, or cannot be asked.
    #[default]
    Unknown,
    /// It has.
    Given,
    /// It may remove it by itself.
    NotGiven,
    /// It was asked now, and said no.
    Refused,
}
