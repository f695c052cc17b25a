//! What stands above every page while what is entered could be lost.
//!
//! Invariant: it says where the work can be taken along, and stays until the reason is gone.

use super::place::Place;
use crate::document::Trouble;
use crate::messages::{Catalogue, Language};

/// The words above a page.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Banner {
    /// What is wrong.
    pub text: &'static str,
    /// The words of the link.
    pub link: &'static str,
    /// Where it leads.
    pub href: String,
    /// Trying again may help, by this name.
    pub again: Option<&'static str>,
}

/// The banner of a page, if there is reason for one; the page on stored data says it itself.
#[must_use]
pub fn banner(language: Language, trouble: Option<Trouble>, plans_kept: bool, place: &Place) -> Option<Banner> {
    let t = language.catalogue();
    let text = match trouble {
        _ if matches!(place, Place::Privacy | Place::Backup(None)) => return None,
        Some(trouble) => in_words(t, trouble),
        None if !plans_kept => t.privacy.chosen,
        None => return None,
    };
    Some(Banner {
        text,
        link: t.privacy.take_along,
        href: Place::Backup(None).href(),
        again: trouble
            .filter(|trouble| trouble.is_in_memory())
            .map(|_| t.frame.try_again),
    })
}

/// What is wrong with the storage.
pub(super) fn in_words(t: &Catalogue, trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::Blocked => t.privacy.blocked,
        Trouble::Refused => t.privacy.refused,
        Trouble::Full => t.privacy.full,
    }
}
