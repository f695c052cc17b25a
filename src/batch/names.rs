//! Why a row of a list is not taken, each reason with its line.

use crate::named_enum;
use serde::{Deserialize, Serialize};

named_enum! {
    /// Why a row is not taken.
    pub enum Why {
        /// Nothing in it names a line.
        NoIdentifier = "no_identifier",
        /// An ICCID with too few or too many digits.
        IccidLength = "iccid_length",
        /// What stands where the line should be named cannot be read.
        Unreadable = "unreadable",
        /// A spreadsheet has rounded the number.
        Rounded = "rounded",
        /// An EID: the chip, which may carry several plans.
        Chip = "chip",
        /// An activation code alone does not name the line.
        ActivationCode = "activation_code",
        /// A quotation mark is never closed.
        QuoteOpen = "quote_open",
        /// The same line stands further up.
        Twice = "twice",
        /// More lines than a batch takes.
        TooMany = "too_many",
        /// The account does not hold it.
        NotInAccount = "not_in_account",
        /// It names more than one line of the account.
        Ambiguous = "ambiguous",
    }
}

/// A row that is not taken. It keeps nothing of what stood there: a list may hold more than it should.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bad {
    /// The line of the list, from one.
    pub line: u32,
    /// Why.
    pub why: Why,
    /// The line further up, where that is the reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<u32>,
}

impl Bad {
    /// A row with its reason.
    #[must_use]
    pub const fn new(line: u32, why: Why) -> Self {
        Self { line, why, other: None }
    }
}
