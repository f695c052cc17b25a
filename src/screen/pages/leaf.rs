//! The part of a long list of plans that stands on the page: whoever has thousands turns leaves.
//!
//! Invariant: no more than [`PLANS`] plans are drawn, whatever their number.

use super::super::block::Command;
use super::super::page::Screen;
use crate::messages::{Catalogue, fill};

/// So many plans stand on a page.
pub const PLANS: usize = 25;

/// A leaf of a list that is made of several parts, taken off one after the other.
pub(super) struct Leaf {
    from: usize,
    all: usize,
    skip: usize,
    left: usize,
}

impl Leaf {
    /// The leaf at which a plan stands; the last, where there are not so many.
    pub(super) fn at(from: usize, all: usize) -> Self {
        let from = from.min(all.saturating_sub(1)) / PLANS * PLANS;
        Self {
            from,
            all,
            skip: from,
            left: PLANS,
        }
    }

    /// Whether it is the first.
    pub(super) const fn is_first(&self) -> bool {
        self.from == 0
    }

    /// What of the next part stands on it.
    pub(super) fn take<T>(&mut self, mut part: Vec<T>) -> Vec<T> {
        let skipped = self.skip.min(part.len());
        self.skip -= skipped;
        part.drain(..skipped);
        part.truncate(self.left);
        self.left -= part.len();
        part
    }

    /// Which plans these are, and the ways to the others; nothing where there are no others.
    pub(super) fn turning(&self, screen: &mut Screen, t: &Catalogue) {
        if self.all <= PLANS {
            return;
        }
        let to = (self.from + PLANS).min(self.all);
        screen.text(fill(
            t.today.leaf,
            &[
                ("from", &(self.from + 1).to_string()),
                ("to", &to.to_string()),
                ("count", &self.all.to_string()),
            ],
        ));
        if let Some(before) = self.from.checked_sub(PLANS) {
            screen.button(t.today.before, Command::Turn(before), false);
        }
        if to < self.all {
            screen.button(t.today.after, Command::Turn(to), false);
        }
    }
}
