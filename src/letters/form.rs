//! In what form a text goes out, and so which ways of handing it over make sense.

use crate::wizard::TextKind;

/// In what form a text goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As a mail to the provider.
    Mail,
    /// Line by line into a chat.
    Chat,
    /// Said on the phone.
    Phone,
    /// Into a form on a page.
    Page,
    /// On paper.
    Paper,
    /// To somebody who may read either language.
    Either,
}

impl Form {
    /// The form of a text.
    #[must_use]
    pub const fn of(kind: TextKind) -> Self {
        match kind {
            TextKind::CancellationMail
            | TextKind::FollowUp
            | TextKind::AnswerReceivedOnly
            | TextKind::AnswerRefusal
            | TextKind::AnswerIdentity
            | TextKind::RefundBalance
            | TextKind::CcpaDeletion => Self::Mail,
            TextKind::CancellationChat | TextKind::DeclineOffer => Self::Chat,
            TextKind::CancellationPhone => Self::Phone,
            TextKind::CancellationForm | TextKind::FccComplaint | TextKind::AttorneyGeneral => Self::Page,
            TextKind::CancellationLetter | TextKind::CardDispute => Self::Paper,
            TextKind::ToSeller | TextKind::ToOwner => Self::Either,
        }
    }
}
