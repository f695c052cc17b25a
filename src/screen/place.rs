//! Where one is: the address after the `#`.
//!
//! Invariant: any address is read; what is not ours (a skip link's `#main`) moves nobody, and what looks like ours
//! but is not leads to a page that says so.

use crate::batch::of_row;
use crate::contribution::Page;
use crate::named_enum;
use crate::wizard::{CaseId, StepId, TextKind};

named_enum! {
    /// A page of a batch.
    pub enum BatchPage {
        /// Platform and keys.
        Keys = "keys",
        /// Which lines.
        Lines = "lines",
        /// What is to happen to how many.
        Review = "review",
        /// How far it has come.
        Run = "run",
        /// All of it, for paper.
        Report = "report",
        /// The question whether to remove it.
        Remove = "remove",
    }
}

/// A place in the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The list of cases.
    Home,
    /// What a batch is, and the way into one.
    Batches,
    /// A page of a batch.
    Batch(CaseId, BatchPage),
    /// Adding or correcting a record: which one.
    Contribute,
    /// A page of the form of a record.
    Record(Page),
    /// What this page does.
    About,
    /// The explainer: what such a card is, and what "cancel" means.
    Explain,
    /// What the law says.
    Law,
    /// What is stored.
    Privacy,
    /// Taking along what is stored, or one case of it, and bringing it in.
    Backup(Option<CaseId>),
    /// What another app has shared.
    Received,
    /// The task list of a case.
    Overview(CaseId),
    /// A step of a case.
    Step(CaseId, StepId),
    /// The evidence of a case.
    Evidence(CaseId),
    /// The look at a file of evidence.
    Verify,
    /// The texts of a case.
    Texts(CaseId),
    /// A text of a case.
    Text(CaseId, TextKind),
    /// The question whether to remove a case.
    Remove(CaseId),
    /// An address that leads nowhere.
    Unknown,
}

impl Place {
    /// Reads an address; `None` for one that is not meant for us.
    ///
    /// ```
    /// use esim_exit::screen::Place;
    /// assert_eq!(Place::parse(""), Some(Place::Home));
    /// assert_eq!(Place::parse("#main"), None);
    /// assert_eq!(Place::parse("#/case/abcd/nonsense"), Some(Place::Unknown));
    /// ```
    #[must_use]
    pub fn parse(hash: &str) -> Option<Self> {
        if hash.is_empty() || hash == "#" {
            return Some(Self::Home);
        }
        let path = hash.strip_prefix("#/")?;
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        Some(match parts.as_slice() {
            // The shortcuts of the installed page lead to the list, where both ways in stand: an address begins nothing.
            [] | ["start" | "practice"] => Self::Home,
            ["about"] => Self::About,
            ["explain"] => Self::Explain,
            ["law"] => Self::Law,
            ["privacy"] => Self::Privacy,
            ["received"] => Self::Received,
            ["verify"] => Self::Verify,
            ["backup"] => Self::Backup(None),
            ["backup", id] => match CaseId::new(id) {
                Ok(id) if of_row(&id).is_none() => Self::Backup(Some(id)),
                _ => Self::Unknown,
            },
            ["contribute"] => Self::Contribute,
            ["contribute", rest @ ..] => Page::parse(rest).map_or(Self::Unknown, Self::Record),
            ["batch"] => Self::Batches,
            ["batch", id] => CaseId::new(id).map_or(Self::Unknown, |id| Self::Batch(id, BatchPage::Run)),
            ["batch", id, page] => match (CaseId::new(id), page.parse()) {
                (Ok(id), Ok(page)) => Self::Batch(id, page),
                _ => Self::Unknown,
            },
            ["case", id] => CaseId::new(id).map_or(Self::Unknown, Self::Overview),
            // A row goes with its batch, or its line could be ended a second time.
            ["case", id, "remove"] => match CaseId::new(id) {
                Ok(id) if of_row(&id).is_none() => Self::Remove(id),
                _ => Self::Unknown,
            },
            ["case", id, "evidence"] => CaseId::new(id).map_or(Self::Unknown, Self::Evidence),
            ["case", id, "text"] => CaseId::new(id).map_or(Self::Unknown, Self::Texts),
            ["case", id, "text", kind] => match (CaseId::new(id), kind.parse()) {
                (Ok(id), Ok(kind)) => Self::Text(id, kind),
                _ => Self::Unknown,
            },
            ["case", id, step] => match (CaseId::new(id), step.parse()) {
                (Ok(id), Ok(step)) => Self::Step(id, step),
                _ => Self::Unknown,
            },
            _ => Self::Unknown,
        })
    }

    /// The address.
    #[must_use]
    pub fn href(&self) -> String {
        match self {
            Self::Home | Self::Unknown => "#/".to_owned(),
            Self::Batches => "#/batch".to_owned(),
            Self::Batch(id, page) => ["#/batch/", id.as_str(), "/", page.as_str()].concat(),
            Self::About => "#/about".to_owned(),
            Self::Contribute => "#/contribute".to_owned(),
            Self::Record(page) => ["#/contribute/", &page.path()].concat(),
            Self::Explain => "#/explain".to_owned(),
            Self::Law => "#/law".to_owned(),
            Self::Privacy => "#/privacy".to_owned(),
            Self::Overview(id) => ["#/case/", id.as_str()].concat(),
            Self::Step(id, step) => ["#/case/", id.as_str(), "/", step.as_str()].concat(),
            Self::Received => "#/received".to_owned(),
            Self::Verify => "#/verify".to_owned(),
            Self::Backup(None) => "#/backup".to_owned(),
            Self::Backup(Some(id)) => ["#/backup/", id.as_str()].concat(),
            Self::Evidence(id) => ["#/case/", id.as_str(), "/evidence"].concat(),
            Self::Texts(id) => ["#/case/", id.as_str(), "/text"].concat(),
            Self::Text(id, kind) => ["#/case/", id.as_str(), "/text/", kind.as_str()].concat(),
            Self::Remove(id) => ["#/case/", id.as_str(), "/remove"].concat(),
        }
    }

    /// Where the case stands that has a line: a row stands in its batch.
    #[must_use]
    pub fn of_holder(id: &CaseId) -> Self {
        match of_row(id) {
            Some((batch, _)) => Self::Batch(batch, BatchPage::Run),
            None => Self::Overview(id.clone()),
        }
    }

    /// The case it belongs to.
    #[must_use]
    pub fn case(&self) -> Option<&CaseId> {
        match self {
            Self::Overview(id)
            | Self::Step(id, _)
            | Self::Texts(id)
            | Self::Text(id, _)
            | Self::Evidence(id)
            | Self::Remove(id) => Some(id),
            Self::Home
            | Self::About
            | Self::Contribute
            | Self::Record(_)
            | Self::Explain
            | Self::Law
            | Self::Privacy
            | Self::Received
            | Self::Verify
            | Self::Backup(_)
            | Self::Unknown
            | Self::Batches
            | Self::Batch(..) => None,
        }
    }
}
