//! Where a case stands after its journal: the act, the number, the decision of the person, each for itself.
//!
//! Invariant: an entry only counts where it makes sense. What was sent stays sent whatever is noted beside it, an end
//! that was proven stays, and an act whose outcome is unknown is left only by an answer or by somebody who has looked.
//! An act by an API counts as unknown from its entry on: it may leave at any moment after. So does one that was under way
//! somewhere else.

use super::entry::{Entry, Happening, Reply};
use super::stage::Stage;
use crate::directory::Channel;

/// How far the act has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum ActState {
    /// None was begun, or the last one was withdrawn.
    #[default]
    None,
    /// The provider refused the last one.
    Refused,
    /// Noted, and nothing more.
    Begun,
    /// Shown, opened or copied.
    HandedOver,
    /// It may have happened or not.
    Unknown,
    /// Sent, as the person says.
    Submitted,
    /// The provider has it.
    Acknowledged,
    /// Its end was proven.
    Ended,
}

impl ActState {
    /// No second act may begin.
    #[must_use]
    pub const fn holds(self) -> bool {
        !matches!(self, Self::None | Self::Refused)
    }

    /// It may have left the page for good: it cannot be withdrawn.
    #[must_use]
    pub const fn is_sent(self) -> bool {
        matches!(self, Self::Unknown | Self::Submitted | Self::Acknowledged | Self::Ended)
    }
}

/// Where a case stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    /// The act.
    pub act: ActState,
    /// The number has moved.
    pub ported: bool,
    /// The person decided otherwise, and how.
    pub given_up: Option<Stage>,
    /// Done with.
    pub closed: bool,
}

impl Standing {
    pub(super) fn after(mut self, entry: &Entry) -> Self {
        match entry.what {
            Happening::ActBegun if !self.act.holds() => {
                self.act = if entry.channel == Some(Channel::Api) {
                    ActState::Unknown
                } else {
                    ActState::Begun
                };
            }
            Happening::OutcomeDoubted if matches!(self.act, ActState::Begun | ActState::HandedOver) => {
                self.act = ActState::Unknown;
            }
            Happening::FoundNotDone if self.act == ActState::Unknown => self.act = ActState::None,
            Happening::ActWithdrawn if matches!(self.act, ActState::Begun | ActState::HandedOver) => {
                self.act = ActState::None;
            }
            Happening::HandedOver if self.act == ActState::Begun && entry.is_about_the_act() => {
                self.act = ActState::HandedOver;
            }
            Happening::Submitted if matches!(self.act, ActState::Begun | ActState::HandedOver | ActState::Unknown) => {
                self.act = ActState::Submitted;
            }
            Happening::Replied if self.act.is_sent() && self.act != ActState::Ended => {
                self.act = match entry.reply {
                    Some(Reply::ReceivedOnly | Reply::EndsOn | Reply::Running | Reply::InReview) => {
                        ActState::Acknowledged
                    }
                    Some(Reply::Ended) => ActState::Ended,
                    Some(Reply::Refused) => ActState::Refused,
                    Some(Reply::Nothing) | None => self.act,
                }
            }
            Happening::TakenBack if self.act == ActState::Acknowledged => self.act = ActState::None,
            Happening::Ported => self.ported = true,
            Happening::Moved if !self.act.holds() => self.given_up = Some(Stage::Moved),
            Happening::Abandoned if !self.act.holds() => self.given_up = Some(Stage::Abandoned),
            Happening::TakenUp => self.given_up = None,
            Happening::Closed => self.closed = true,
            Happening::Unreadable => self.act = ActState::Unknown,
            Happening::Joined => {
                if entry.reply == Some(Reply::Ended) {
                    self.act = ActState::Ended;
                } else if !self.act.is_sent() {
                    self.act = ActState::Unknown;
                }
                // A decision to keep the plan must not cover an act that may be under way.
                self.given_up = None;
            }
            Happening::ActBegun
            | Happening::ActWithdrawn
            | Happening::OutcomeDoubted
            | Happening::FoundNotDone
            | Happening::TakenBack
            | Happening::HandedOver
            | Happening::Submitted
            | Happening::Replied
            | Happening::Contacted
            | Happening::Moved
            | Happening::Abandoned
            | Happening::EvidenceMade => {}
        }
        self
    }

    /// The stage; `base` while nothing has happened.
    #[must_use]
    pub fn stage(self, base: Stage) -> Stage {
        if self.closed {
            return Stage::Closed;
        }
        if let Some(given_up) = self.given_up {
            return given_up;
        }
        match self.act {
            ActState::None | ActState::Begun if self.ported => Stage::Ported,
            ActState::None | ActState::Begun => base,
            ActState::Refused => Stage::Refused,
            ActState::HandedOver => Stage::HandedOver,
            ActState::Unknown => Stage::OutcomeUnknown,
            ActState::Submitted => Stage::Submitted,
            ActState::Acknowledged => Stage::Acknowledged,
            ActState::Ended => Stage::Ended,
        }
    }
}
