//! Where each row stands, as its journal says, and how many stand where.

use crate::named_enum;
use crate::provider_api::ErrorClass;
use crate::wizard::{ActState, Happening, Journal, Reply};

named_enum! {
    /// Where a row stands.
    pub enum RowState {
        /// Still to be done.
        ToDo = "to_do",
        /// Read back: it has ended.
        Ended = "ended",
        /// It ends on a day.
        EndsOn = "ends_on",
        /// Accepted, its end is not to be seen yet.
        Running = "running",
        /// A person at the provider decides.
        InReview = "in_review",
        /// The provider refused.
        Refused = "refused",
        /// It cannot be ended as it stands; nothing was sent.
        NotPossible = "not_possible",
        /// Nobody knows what became of it.
        Unknown = "unknown",
        /// Another case or batch stands for this line.
        HasCase = "has_case",
        /// The person took it back or gave it up.
        LeftOut = "left_out",
    }
}

/// Whether an error is about this one line, so that the next may do better.
#[must_use]
pub(super) const fn is_about_the_line(class: ErrorClass) -> bool {
    match class {
        ErrorClass::NotFound
        | ErrorClass::NotEligible
        | ErrorClass::AlreadyCancelled
        | ErrorClass::Conflict
        | ErrorClass::Invalid
        | ErrorClass::Unreadable
        | ErrorClass::UnknownState
        | ErrorClass::NotOffered => true,
        ErrorClass::Offline
        | ErrorClass::HostSilent
        | ErrorClass::CorsLikely
        | ErrorClass::Timeout
        | ErrorClass::Unauthenticated
        | ErrorClass::ClockSkew
        | ErrorClass::Forbidden
        | ErrorClass::IpBlocked
        | ErrorClass::RateLimited
        | ErrorClass::ProviderBusy => false,
    }
}

/// Where a row stands by its journal.
#[must_use]
pub fn state_of(journal: &Journal) -> RowState {
    let standing = journal.standing();
    match standing.act {
        ActState::Ended => RowState::Ended,
        ActState::Refused => RowState::Refused,
        ActState::Unknown | ActState::Begun | ActState::HandedOver => RowState::Unknown,
        ActState::Submitted => RowState::Running,
        ActState::Acknowledged => match journal.last_reply().and_then(|entry| entry.reply) {
            Some(Reply::EndsOn) => RowState::EndsOn,
            Some(Reply::InReview) => RowState::InReview,
            Some(Reply::ReceivedOnly | Reply::Running | Reply::Nothing | Reply::Ended | Reply::Refused) | None => {
                RowState::Running
            }
        },
        ActState::None if standing.given_up.is_some() || standing.closed => RowState::LeftOut,
        ActState::None => match journal.last_of_act() {
            // What the person has taken back is not done again by a machine.
            Some(entry) if entry.what == Happening::TakenBack => RowState::LeftOut,
            Some(entry) if entry.what == Happening::FoundNotDone => {
                let class = entry.api.as_ref().and_then(|api| api.error);
                if class.is_some_and(is_about_the_line) {
                    RowState::NotPossible
                } else {
                    RowState::ToDo
                }
            }
            _ => RowState::ToDo,
        },
    }
}

/// How many rows stand where.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally([usize; RowState::ALL.len()]);

impl Tally {
    /// How many stand there.
    #[must_use]
    pub fn of(&self, state: RowState) -> usize {
        self.0.get(state as usize).copied().unwrap_or_default()
    }

    /// How many are settled one way or another.
    #[must_use]
    pub fn settled(&self) -> usize {
        self.0.iter().sum::<usize>() - self.of(RowState::ToDo)
    }

    pub(super) fn add(&mut self, state: RowState) {
        if let Some(count) = self.0.get_mut(state as usize) {
            *count += 1;
        }
    }

    pub(super) fn take(&mut self, state: RowState) {
        if let Some(count) = self.0.get_mut(state as usize) {
            *count = count.saturating_sub(1);
        }
    }
}
