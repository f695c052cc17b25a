//! The words for the texts of a case: what each is called, and when it is of use.

use super::Catalogue;
use crate::wizard::TextKind;

impl Catalogue {
    /// What a text is called.
    #[must_use]
    pub fn text(&self, kind: TextKind) -> &'static str {
        let t = &self.texts;
        match kind {
            TextKind::CancellationMail => t.cancellation_mail,
            TextKind::CancellationChat => t.cancellation_chat,
            TextKind::CancellationPhone => t.cancellation_phone,
            TextKind::CancellationForm => t.cancellation_form,
            TextKind::CancellationLetter => t.cancellation_letter,
            TextKind::FollowUp => t.follow_up,
            TextKind::AnswerReceivedOnly => t.received_only,
            TextKind::DeclineOffer => t.decline_offer,
            TextKind::AnswerRefusal => t.refusal,
            TextKind::AnswerIdentity => t.identity,
            TextKind::RefundBalance => t.balance,
            TextKind::ToSeller => t.to_seller,
            TextKind::ToOwner => t.to_owner,
            TextKind::FccComplaint => t.fcc,
            TextKind::AttorneyGeneral => t.attorney,
            TextKind::CardDispute => t.card,
            TextKind::CcpaDeletion => t.deletion,
        }
    }

    /// When a text is of use, and what to mind.
    #[must_use]
    pub fn text_when(&self, kind: TextKind) -> &'static str {
        let t = &self.texts;
        match kind {
            TextKind::CancellationMail
            | TextKind::CancellationChat
            | TextKind::CancellationPhone
            | TextKind::CancellationForm
            | TextKind::CancellationLetter => t.cancellation_when,
            TextKind::FollowUp => t.follow_up_when,
            TextKind::AnswerReceivedOnly => t.received_only_when,
            TextKind::DeclineOffer => t.decline_offer_when,
            TextKind::AnswerRefusal => t.refusal_when,
            TextKind::AnswerIdentity => t.identity_when,
            TextKind::RefundBalance => t.balance_when,
            TextKind::ToSeller => t.to_seller_when,
            TextKind::ToOwner => t.to_owner_when,
            TextKind::FccComplaint => t.fcc_when,
            TextKind::AttorneyGeneral => t.attorney_when,
            TextKind::CardDispute => t.card_when,
            TextKind::CcpaDeletion => t.deletion_when,
        }
    }
}
