//! Where one is: the address after the `#`.
//!
//! Invariant: any address is read; what is not ours (a skip link's `#main`) moves nobody, and what looks like ours
//! but is not leads to a page that says so.

use crate::wizard::{CaseId, StepId};

/// A place in the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The list of cases.
    Home,
    /// The explainer.
    About,
    /// What is stored.
    Privacy,
    /// The task list of a case.
    Overview(CaseId),
    /// A step of a case.
    Step(CaseId, StepId),
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
            [] => Self::Home,
            ["about"] => Self::About,
            ["privacy"] => Self::Privacy,
            ["case", id] => CaseId::new(id).map_or(Self::Unknown, Self::Overview),
            ["case", id, "remove"] => CaseId::new(id).map_or(Self::Unknown, Self::Remove),
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
            Self::About => "#/about".to_owned(),
            Self::Privacy => "#/privacy".to_owned(),
            Self::Overview(id) => ["#/case/", id.as_str()].concat(),
            Self::Step(id, step) => ["#/case/", id.as_str(), "/", step.as_str()].concat(),
            Self::Remove(id) => ["#/case/", id.as_str(), "/remove"].concat(),
        }
    }

    /// The case it belongs to.
    #[must_use]
    pub fn case(&self) -> Option<&CaseId> {
        match self {
            Self::Overview(id) | Self::Step(id, _) | Self::Remove(id) => Some(id),
            Self::Home | Self::About | Self::Privacy | Self::Unknown => None,
        }
    }
}
