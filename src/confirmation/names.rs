//! What a mail can mean, and what can be doubtful about its sender.
//!
//! Invariant: a name is a saved form: it stands in journals.

use crate::named_enum;

named_enum! {
    /// What a mail says about the end of a line.
    pub enum Class {
        /// It has ended.
        Ended = "ended",
        /// It ends on a day, or with the period that is paid for.
        EndsOn = "ends_on",
        /// The request is there, or something is still to be done; no more.
        ReceivedOnly = "received_only",
        /// An offer to stay.
        RetentionOffer = "retention_offer",
        /// Money comes back; of the end it says nothing.
        Refund = "refund",
        /// Something has ended, but not this line.
        AnotherLine = "another_line",
        /// Nothing of all this.
        NotAConfirmation = "not_a_confirmation",
        /// It is probably not from the provider.
        Suspicious = "suspicious",
    }
}

named_enum! {
    /// What is doubtful about the sender of a mail.
    pub enum Doubt {
        /// The sender's domain is not one of the provider's.
        DomainUnknown = "domain_unknown",
        /// It is made to look like one of them.
        LookAlike = "look_alike",
        /// An answer would go to somebody else.
        ReplyToElsewhere = "reply_to_elsewhere",
        /// The receiving server found that the sender is not who it claims to be.
        AuthFailed = "auth_failed",
        /// It is signed, but by another domain.
        DkimElsewhere = "dkim_elsewhere",
        /// A link leads away from the provider.
        LinkElsewhere = "link_elsewhere",
        /// Nobody has noted whether the sender was checked.
        NoAuthentication = "no_authentication",
    }
}

impl Class {
    /// Whether it is an answer that a person may take over.
    #[must_use]
    pub const fn answers(self) -> bool {
        matches!(self, Self::Ended | Self::EndsOn | Self::ReceivedOnly)
    }
}
