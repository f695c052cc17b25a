//! What a procedure found.

use super::super::access::Access;
use super::super::act_kind::ActKind;
use super::super::call::{Outcome, Reply};
use super::super::error::ApiError;
use super::super::line::{Left, Line, LineState};
use crate::telecom::Date;
use serde::{Deserialize, Serialize};

/// The end of a procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The credentials open the API.
    Connected {
        /// The account, in the provider's words.
        account: String,
        /// What is in its wallet.
        wallet: Vec<Left>,
        /// Its lines, or the one looked for.
        lines: Vec<Line>,
        /// Where the next page begins.
        next: Option<String>,
    },
    /// A line was looked at.
    Looked {
        /// How it stands.
        line: Line,
        /// What is left.
        left: Vec<Left>,
        /// Why what is left is not known.
        error: Option<ApiError>,
    },
    /// The act would work.
    Eligible {
        /// The line.
        line: Line,
        /// The act.
        kind: ActKind,
    },
    /// The act was gone about.
    Acted(Acted),
    /// A lost act was asked after, and the line does not show it.
    Settled(Line),
    /// It was taken back.
    Undone(Line),
    /// Something went wrong before anything was changed.
    Failed(ApiError),
}

/// What became of an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Acted {
    /// The line showed it before anything was sent; nothing was sent.
    Already(Line),
    /// Read back: it has ended.
    Ended(Line),
    /// Read back: it ends on a day.
    EndsOn(Line, Option<Date>),
    /// Read back: it is switched off, and not ended.
    SwitchedOff(Line),
    /// Accepted, and not to be seen yet.
    Running(Option<Line>),
    /// A person at the provider decides.
    InReview {
        /// The provider's name for the request.
        reference: String,
    },
    /// The provider refused; nothing happened.
    Refused(ApiError),
    /// Nothing was sent, and why.
    NotSent(ApiError),
    /// It was sent, and nobody knows what became of it. The line as last read, if it could be.
    Lost(ApiError, Option<Line>),
}

impl Acted {
    /// What a line that shows an act of this kind says.
    pub(super) fn of(kind: ActKind, line: Line) -> Self {
        match line.state {
            LineState::EndScheduled => {
                let on = line.ends_on;
                Self::EndsOn(line, on)
            }
            LineState::Suspended if kind == ActKind::SwitchOff => Self::SwitchedOff(line),
            _ => Self::Ended(line),
        }
    }
}

/// What was asked and answered when something was changed: kept as proof, without anything secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// How it was asked.
    pub method: String,
    /// Host and path.
    pub place: String,
    /// HTTP status; 0 if nothing came back.
    pub status: u16,
    /// The provider's name for the request, or its words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub said: String,
}

impl Proof {
    pub(super) fn of(
        (method, place): &(&'static str, String),
        status: u16,
        outcome: &Result<Reply, ApiError>,
        access: &Access,
    ) -> Self {
        let said = match outcome {
            Ok(Reply::Outcome(
                Outcome::Done { reference } | Outcome::Scheduled { reference, .. } | Outcome::InReview { reference },
            )) => reference.as_str(),
            Ok(Reply::Outcome(Outcome::Running { handle })) => handle.as_str(),
            Ok(_) => "",
            Err(error) => error.words.as_str(),
        };
        Self {
            method: (*method).to_owned(),
            place: access.redact(place),
            status,
            said: access.redact(said),
        }
    }
}
