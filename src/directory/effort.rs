//! How much a way of ending a plan asks of a person, derived from its record.
//!
//! Invariant: bands, never a number that nobody measured; the same route and record always give the same band.

use super::act::Channel;
use super::record::{Record, Route};
use super::terms::Proof;
use crate::named_enum;

named_enum! {
    /// How long somebody is busy with it, to the end of the conversation.
    pub enum Minutes {
        /// A few clicks, or one mail.
        Five = "five",
        /// A longer path, or a chat.
        Fifteen = "fifteen",
        /// A call with its queue, or a letter with its errand.
        Thirty = "thirty",
        /// A way to town and back.
        Hours = "hours",
        /// Only looking whether it has ended.
        None = "none",
    }
}

named_enum! {
    /// How it is done, as far as that makes it easy or hard.
    pub enum Difficulty {
        /// By oneself, at any hour.
        Alone = "alone",
        /// With somebody who may try to keep a customer.
        Somebody = "somebody",
        /// Sent off, and then waited for an answer.
        Answer = "answer",
        /// It ends without anything being done.
        Wait = "wait",
    }
}

/// What a way asks of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Effort {
    /// How long one is busy.
    pub minutes: Minutes,
    /// How hard it is.
    pub difficulty: Difficulty,
    /// A picture of an identity document may be asked for.
    pub document: bool,
}

/// More steps than this are a longer path.
const SHORT: usize = 4;

/// Judges a route of a record.
#[must_use]
pub fn effort(route: &Route, record: &Record) -> Effort {
    let (minutes, difficulty) = match route.channel {
        Channel::Api | Channel::Web | Channel::App if route.steps.len() > SHORT => {
            (Minutes::Fifteen, Difficulty::Alone)
        }
        Channel::Api | Channel::Web | Channel::App => (Minutes::Five, Difficulty::Alone),
        Channel::Chat => (Minutes::Fifteen, Difficulty::Somebody),
        Channel::Phone => (Minutes::Thirty, Difficulty::Somebody),
        Channel::Email => (Minutes::Five, Difficulty::Answer),
        Channel::Letter => (Minutes::Thirty, Difficulty::Answer),
        Channel::Store => (Minutes::Hours, Difficulty::Somebody),
        Channel::Expires => (Minutes::None, Difficulty::Wait),
    };
    let document = record.proofs.contains(&Proof::IdPhoto) && difficulty != Difficulty::Wait;
    Effort {
        minutes,
        difficulty,
        document,
    }
}
