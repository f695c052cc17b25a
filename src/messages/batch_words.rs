//! The words for what batches have, by exhaustive match.

use super::Catalogue;
use crate::batch::{RowState, Why};

impl Catalogue {
    /// Where a row stands.
    #[must_use]
    pub fn row_state(&self, state: RowState) -> &'static str {
        let t = &self.batch;
        match state {
            RowState::ToDo => t.state_to_do,
            RowState::Ended => t.state_ended,
            RowState::EndsOn => t.state_ends_on,
            RowState::Running => t.state_running,
            RowState::InReview => t.state_in_review,
            RowState::Refused => t.state_refused,
            RowState::NotPossible => t.state_not_possible,
            RowState::Unknown => t.state_unknown,
            RowState::HasCase => t.state_has_case,
            RowState::LeftOut => t.state_left_out,
        }
    }

    /// Why a row is not taken.
    #[must_use]
    pub fn why_not_taken(&self, why: Why) -> &'static str {
        let t = &self.batch;
        match why {
            Why::NoIdentifier => t.why_no_identifier,
            Why::IccidLength => t.why_iccid_length,
            Why::Unreadable => t.why_unreadable,
            Why::Rounded => t.why_rounded,
            Why::Chip => t.why_chip,
            Why::ActivationCode => t.why_activation_code,
            Why::QuoteOpen => t.why_quote_open,
            Why::Twice => t.why_twice,
            Why::TooMany => t.why_too_many,
            Why::NotInAccount => t.why_not_in_account,
            Why::Ambiguous => t.why_ambiguous,
        }
    }
}
