//! What an API's "cancel" really does.

use crate::directory::Act;
use crate::named_enum;

named_enum! {
    /// The kinds of acts that APIs have; finer than [`Act`], because money hangs on the difference.
    pub enum ActKind {
        /// Ends when the paid period ends.
        AtPeriodEnd = "at_period_end",
        /// Ends at once, for good.
        EndNow = "end_now",
        /// An unused purchase is given back for its price.
        RefundUnused = "refund_unused",
        /// Taken away at once without money back.
        RevokeNoRefund = "revoke_no_refund",
        /// Switched off; the plan itself stays and may go on costing.
        SwitchOff = "switch_off",
        /// A person at the provider decides.
        RequestReview = "request_review",
    }
}

impl ActKind {
    /// The act behind it, in the words of the product.
    #[must_use]
    pub const fn act(self) -> Act {
        match self {
            Self::AtPeriodEnd => Act::EndAtPeriodEnd,
            Self::EndNow | Self::RevokeNoRefund => Act::EndNow,
            Self::RefundUnused | Self::RequestReview => Act::RefundUnused,
            Self::SwitchOff => Act::StopRenewal,
        }
    }
}

named_enum! {
    /// What an act takes along beside the line.
    pub enum Collateral {
        /// Every eSIM of the same order that can be cancelled.
        WholeOrder = "whole_order",
        /// Every bundle on the eSIM.
        AllBundles = "all_bundles",
        /// A fee for ending early may be charged.
        EarlyTerminationFee = "early_termination_fee",
        /// It cannot be brought back.
        Final = "final",
        /// It may go on costing a fee.
        StillCosts = "still_costs",
        /// Only while it was never installed and no data was used.
        NeverInstalled = "never_installed",
    }
}

/// One act that an API offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    /// Which.
    pub kind: ActKind,
    /// What else happens.
    pub collateral: &'static [Collateral],
    /// The API can be asked beforehand whether it would work.
    pub dry_run: bool,
    /// It can be taken back while the line still runs.
    pub undo: bool,
}

impl Offer {
    /// An act without a dry run or an undo.
    #[must_use]
    pub const fn of(kind: ActKind, collateral: &'static [Collateral]) -> Self {
        Self {
            kind,
            collateral,
            dry_run: false,
            undo: false,
        }
    }
}
