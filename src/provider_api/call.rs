//! What can be asked of a provider's API, and what it can answer.

use super::act_kind::ActKind;
use super::line::{Left, Line};
use crate::telecom::Date;

/// One question. `part` counts the requests of a question that needs several, from zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Call {
    /// Turn credentials into tokens. Asked only of APIs that sign in.
    SignIn {
        /// Which request of the sign-in.
        part: u8,
    },
    /// Who am I, and what is in the wallet?
    Account,
    /// Which lines are there?
    List {
        /// An ICCID, phone number or order number to look for; empty for all.
        find: String,
        /// Where the next page begins, as the last one said.
        page: Option<String>,
    },
    /// Where does a line stand?
    Read {
        /// [`Line::id`].
        line: String,
    },
    /// What is left on it?
    Left {
        /// [`Line::id`].
        line: String,
        /// Which request.
        part: u8,
    },
    /// Would this act work? Asked only where an offer says `dry_run`.
    Check {
        /// [`Line::id`].
        line: String,
        /// Which act.
        kind: ActKind,
    },
    /// Do it. The only question that changes anything, beside `Undo`.
    Act {
        /// [`Line::id`].
        line: String,
        /// Which act.
        kind: ActKind,
        /// Names this attempt, for APIs that take an idempotency key.
        key: String,
        /// Which request.
        part: u8,
    },
    /// How far is it?
    Poll {
        /// [`Line::id`].
        line: String,
        /// Which act.
        kind: ActKind,
        /// What [`Outcome::Running`] returned.
        handle: String,
    },
    /// Take it back.
    Undo {
        /// [`Line::id`].
        line: String,
    },
}

impl Call {
    /// It changes something at the provider.
    #[must_use]
    pub const fn is_write(&self) -> bool {
        matches!(self, Self::Act { .. } | Self::Undo { .. })
    }
}

/// What came of an act, as the answer to it says. Success is shown only when it was read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is said to be done.
    Done {
        /// The provider's name for it; may be empty.
        reference: String,
    },
    /// It ends on a day.
    Scheduled {
        /// That day, if it was said.
        ends_on: Option<Date>,
        /// The provider's name for it; may be empty.
        reference: String,
    },
    /// It is under way.
    Running {
        /// For [`Call::Poll`].
        handle: String,
    },
    /// A person at the provider decides.
    InReview {
        /// The provider's name for it.
        reference: String,
    },
    /// This request is done; the next part follows.
    NextPart,
}

/// An answer that could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// Signed in.
    SignedIn {
        /// Names and values, to be kept in memory.
        tokens: Vec<(&'static str, String)>,
        /// Another part follows.
        more: bool,
    },
    /// The account.
    Account {
        /// Its name; may be empty.
        name: String,
        /// What is in the wallet.
        wallet: Vec<Left>,
    },
    /// Lines.
    Lines {
        /// Those of this page.
        lines: Vec<Line>,
        /// Where the next page begins.
        next: Option<String>,
    },
    /// A line.
    Line(Line),
    /// What is left.
    Left {
        /// Those of this part.
        left: Vec<Left>,
        /// Another part follows.
        more: bool,
    },
    /// The act would work.
    Eligible,
    /// What came of the act.
    Outcome(Outcome),
}
