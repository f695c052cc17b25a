//! How far a case has come.
//!
//! Invariant: no stage is claimed before it is true. It follows from the journal alone, never from a click on the way.

use crate::named_enum;

named_enum! {
    /// The stage of a case (product, section 3).
    pub enum Stage {
        /// Being prepared.
        Draft = "draft",
        /// Everything is ready for the act.
        Prepared = "prepared",
        /// A page was opened, a text copied, a number shown.
        HandedOver = "handed_over",
        /// The person says that it was sent.
        Submitted = "submitted",
        /// The provider says that it has it.
        Acknowledged = "acknowledged",
        /// Proof of the end was seen.
        Ended = "ended",
        /// One charge-free cycle passed, the rest is tidied up.
        Closed = "closed",
        /// It may have happened or not.
        OutcomeUnknown = "outcome_unknown",
        /// The provider refused.
        Refused = "refused",
        /// The number moved to another provider.
        Ported = "ported",
        /// The plan is kept, on a new device.
        Moved = "moved",
        /// The person decided otherwise.
        Abandoned = "abandoned",
    }
}

impl Stage {
    /// Nothing is left to do.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Closed | Self::Moved | Self::Abandoned)
    }
}
