//! A batch: many lines of one account, ended one after another.
//!
//! Invariant: there is no second way to send. A line of a batch is a [`crate::wizard::Wizard`] with a journal of its own,
//! and how far a batch has come is read from these journals, never stored. A line whose outcome is unknown is not begun
//! again. What this room must not do: talk to anybody, know a clock, or keep more of a list than what names its lines.

mod csv;
mod document;
mod encoding;
mod matching;
mod names;
mod result;
mod run;
mod state;

pub use csv::{Sheet, read};
pub use document::{Batch, Row, of_row};
pub use encoding::encoding;
pub use matching::{Matched, match_lines, row_of_line};
pub use names::{Bad, Why};
pub use result::csv as result_csv;
pub use run::{After, BETWEEN, LATER, Mode, Run};
pub use state::{RowState, Tally, state_of};

/// So many lines a batch takes at most.
pub const MOST: usize = 5_000;
