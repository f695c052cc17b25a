//! The words for what a mail means, and for what is doubtful about it.

use super::Catalogue;
use crate::confirmation::{Class, Doubt};

impl Catalogue {
    /// What a mail means, in a few words.
    #[must_use]
    pub const fn mail_class(&self, class: Class) -> &'static str {
        let m = &self.mail;
        match class {
            Class::Ended => m.ended,
            Class::EndsOn => m.ends_on,
            Class::ReceivedOnly => m.received_only,
            Class::RetentionOffer => m.retention_offer,
            Class::Refund => m.refund,
            Class::AnotherLine => m.another_line,
            Class::NotAConfirmation => m.not_a_confirmation,
            Class::Suspicious => m.suspicious,
        }
    }

    /// What that means for the person.
    #[must_use]
    pub const fn mail_meaning(&self, class: Class) -> &'static str {
        let m = &self.mail;
        match class {
            Class::Ended => m.ended_means,
            Class::EndsOn => m.ends_on_means,
            Class::ReceivedOnly => m.received_only_means,
            Class::RetentionOffer => m.retention_offer_means,
            Class::Refund => m.refund_means,
            Class::AnotherLine => m.another_line_means,
            Class::NotAConfirmation => m.not_a_confirmation_means,
            Class::Suspicious => m.suspicious_means,
        }
    }

    /// A doubt about the sender, explained.
    #[must_use]
    pub const fn mail_doubt(&self, doubt: Doubt) -> &'static str {
        let m = &self.mail;
        match doubt {
            Doubt::DomainUnknown => m.domain_unknown,
            Doubt::LookAlike => m.look_alike,
            Doubt::ReplyToElsewhere => m.reply_to_elsewhere,
            Doubt::AuthFailed => m.auth_failed,
            Doubt::DkimElsewhere => m.dkim_elsewhere,
            Doubt::LinkElsewhere => m.link_elsewhere,
            Doubt::NoAuthentication => m.no_authentication,
        }
    }
}
