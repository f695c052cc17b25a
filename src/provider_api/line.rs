//! A line as a provider's API describes it.

use super::act_kind::ActKind;
use crate::telecom::{DataVolume, Date};

/// Where a line stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineState {
    /// Sold, never installed or used.
    New,
    /// In use, or ready to be.
    Active,
    /// Switched off, not ended.
    Suspended,
    /// Used up.
    Depleted,
    /// Its time is over.
    Expired,
    /// It ends by itself on [`Line::ends_on`].
    EndScheduled,
    /// Its end was accepted and is under way.
    Ending,
    /// Ended.
    Ended,
    /// Given back.
    Refunded,
    /// A word that we do not know: nothing is done automatically.
    Unknown,
}

/// A line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What the API calls it; only its adapter reads it.
    pub id: String,
    /// ICCID, if the API names it.
    pub iccid: Option<String>,
    /// Phone number, if the API names it.
    pub msisdn: Option<String>,
    /// The plan, in the provider's words.
    pub plan: String,
    /// Where it stands.
    pub state: LineState,
    /// The provider's own word for that.
    pub words: String,
    /// The day on which it ends or ended.
    pub ends_on: Option<Date>,
    /// Whether the profile was ever installed.
    pub installed: Option<bool>,
}

impl Line {
    /// A line of which only this much is known.
    #[must_use]
    pub fn new(id: &str, state: LineState, words: &str) -> Self {
        Self {
            id: id.to_owned(),
            iccid: None,
            msisdn: None,
            plan: String::new(),
            state,
            words: words.to_owned(),
            ends_on: None,
            installed: None,
        }
    }

    /// The line under the name by which it was asked for: its ICCID, which is part of some names, may have been given since.
    #[must_use]
    pub fn known_as(self, id: &str) -> Self {
        Self {
            id: id.to_owned(),
            ..self
        }
    }

    /// Whether an act of this kind has had its effect.
    #[must_use]
    pub fn shows(&self, kind: ActKind) -> bool {
        match self.state {
            LineState::Ended | LineState::Refunded => true,
            LineState::EndScheduled => kind == ActKind::AtPeriodEnd,
            LineState::Suspended => kind == ActKind::SwitchOff,
            LineState::New
            | LineState::Active
            | LineState::Depleted
            | LineState::Expired
            | LineState::Ending
            | LineState::Unknown => false,
        }
    }
}

/// Something that is left on a line or an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Left {
    /// Data without a limit; never shown as zero.
    Unlimited,
    /// Data.
    Data {
        /// Left.
        left: DataVolume,
        /// Of how much, if that is said.
        total: Option<DataVolume>,
    },
    /// Minutes of calls, in seconds.
    Voice {
        /// Left.
        seconds: u64,
    },
    /// Messages.
    Messages {
        /// Left.
        count: u64,
    },
    /// Money, exact.
    Money {
        /// Decimal, `.` before the fraction.
        amount: String,
        /// As the API names it; empty if it does not.
        currency: String,
    },
}

impl Left {
    /// Data of which `left` bytes of `total` are left.
    #[must_use]
    pub const fn bytes(left: u64, total: Option<u64>) -> Self {
        Self::Data {
            left: DataVolume::from_bytes(left),
            total: match total {
                Some(total) => Some(DataVolume::from_bytes(total)),
                None => None,
            },
        }
    }
}
