//! The journey of one case: what is asked, what is open, what happens next.
//!
//! Invariant: [`Wizard::update`] decides everything and does nothing; it takes an event and gives the new value and
//! the effects to carry out, or a refusal that changes nothing. Where one stands is derived from answers and
//! journal, never stored. The act cannot be reached while the number is to be kept, and nothing that leads to it is
//! shown before its entry in the journal was written and read back. No words, no clock, no browser here.

mod act;
pub mod answer;
mod brought;
mod case;
mod connection;
mod due;
mod entry;
mod event;
mod field;
mod guard;
mod identifier;
mod joined;
mod journal;
mod line;
mod mail;
mod outcome;
mod path;
mod plan;
mod received;
mod row;
mod scan;
pub mod stage;
pub mod standing;
pub mod step;
pub mod steps;
mod summary;
mod talk;
mod text_kind;
mod texts;
mod update;

pub use answer::Answers;
pub use case::{Case, CaseId, CaseIdError, Context, Wizard};
pub use connection::Connection;
pub use due::{Due, DueKind};
pub use entry::{ApiNote, Entry, Fingerprint, HandOver, Happening, Reply};
pub use event::{Ask, Effect, Event, Problem, ProblemKind, Refusal, SaveError, Transition};
pub use field::{Check, Device, Field, Instead, KeepNumber, Owner, PortState, Reason, Seller, Tri, UNLISTED};
pub use guard::ActBarrier;
pub use journal::Journal;
pub use line::PRACTICE_ICCID;
pub use mail::{MailEvent, MailFailure, MailState};
pub use path::{Refund, RefundChance};
pub use plan::{DataLeft, Missing, NextChance, Plan, Reckoned};
pub use received::{Goal, Parcel, file_parcel, text_parcel};
pub use row::BatchRow;
pub use scan::{Scan, ScanEvent, ScanFailure};
pub use stage::Stage;
pub use standing::{ActState, Standing};
pub use step::{Phase, StepId, StepState};
pub use summary::Summary;
pub use text_kind::{Occasion, TextKind};
pub use texts::TextState;
