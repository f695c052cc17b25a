//! The steps of a case: their names, order and phases.
//!
//! Invariant: a step has one name everywhere — here, in the address, in `data-step`, in the messages and tests.

use crate::named_enum;
use crate::telecom::Date;

named_enum! {
    /// A step, in the order of the journey.
    pub enum StepId {
        /// Why.
        Reason = "reason",
        /// A new device: move the plan instead of ending it.
        MoveInstead = "move-instead",
        /// Saving money: a cheaper plan instead of none.
        CheaperPlan = "cheaper-plan",
        /// Which eSIM, sold by whom.
        Line = "line",
        /// The provider sells nothing in the US any more.
        Gone = "gone",
        /// Nickname, seller, device.
        Details = "details",
        /// Bought from a reseller: who runs the line, and what only the seller can do.
        Reseller = "reseller",
        /// A security worry: shut others out first.
        Secure = "secure",
        /// Keep the number?
        KeepNumber = "keep-number",
        /// Take the number along.
        PortOut = "port-out",
        /// What must be saved before.
        Backup = "backup",
        /// What is left, and until when.
        Balance = "balance",
        /// Signing in.
        SignIn = "sign-in",
        /// Finding the place where it is ended.
        Find = "find",
        /// Signing in at the API and choosing line and act there.
        Connect = "connect",
        /// Proving who one is.
        Verify = "verify",
        /// Checking the answers.
        Review = "review",
        /// The page before the irreversible.
        Irreversible = "irreversible",
        /// Handing over, and saying what was sent.
        Submit = "submit",
        /// What came back.
        Confirm = "confirm",
        /// What is left to do afterwards.
        Aftercare = "aftercare",
    }
}

named_enum! {
    /// A phase of the journey.
    pub enum Phase { Prepare = "prepare", Find = "find", Act = "act", Prove = "prove" }
}

impl StepId {
    /// The phase under which it stands.
    #[must_use]
    pub const fn phase(self) -> Phase {
        match self {
            Self::Reason
            | Self::MoveInstead
            | Self::CheaperPlan
            | Self::Line
            | Self::Gone
            | Self::Details
            | Self::Reseller
            | Self::Secure
            | Self::KeepNumber
            | Self::PortOut
            | Self::Backup
            | Self::Balance => Phase::Prepare,
            Self::SignIn | Self::Find | Self::Connect => Phase::Find,
            Self::Verify | Self::Review | Self::Irreversible | Self::Submit => Phase::Act,
            Self::Confirm | Self::Aftercare => Phase::Prove,
        }
    }
}

/// Where a step stands; derived, never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepState {
    /// The answers make it superfluous.
    NotNeeded,
    /// Another step has to be done first.
    Locked {
        /// That step.
        by: StepId,
    },
    /// It can be done now.
    Open,
    /// Nothing to do before a day.
    Waiting {
        /// That day.
        until: Date,
    },
    /// Done; it can still be changed.
    Done,
}
