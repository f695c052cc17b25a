//! The texts that a case may need: what is said to the provider, to those beside it, and to those above it.
//!
//! Invariant: a name is an address and a saved form. What a text needs to be whole stands here alone, so that page,
//! letter and journal cannot disagree on it. The words stand in `letters`.

use super::field::Field;
use crate::directory::Channel;
use crate::named_enum;

named_enum! {
    /// A text.
    pub enum TextKind {
        /// The request to end the plan, as a mail.
        CancellationMail = "cancellation_mail",
        /// The same, line by line, for a chat.
        CancellationChat = "cancellation_chat",
        /// The same, to be said.
        CancellationPhone = "cancellation_phone",
        /// The same, for a form on a website or in an app.
        CancellationForm = "cancellation_web_form",
        /// The same, on paper.
        CancellationLetter = "cancellation_letter",
        /// After silence.
        FollowUp = "follow_up",
        /// After an answer that names no day.
        AnswerReceivedOnly = "answer_received_only",
        /// After an offer to stay.
        DeclineOffer = "decline_offer",
        /// After a refusal.
        AnswerRefusal = "answer_refusal",
        /// After the question who one is.
        AnswerIdentity = "answer_identity",
        /// What is left is asked back.
        RefundBalance = "refund_balance",
        /// To whoever sold the plan.
        ToSeller = "to_seller",
        /// To whoever owns the account.
        ToOwner = "to_owner",
        /// To the federal regulator.
        FccComplaint = "fcc_complaint",
        /// To the state's consumer protection.
        AttorneyGeneral = "attorney_general",
        /// To the issuer of the card, after a charge.
        CardDispute = "card_dispute",
        /// The data is to be deleted; ends no plan.
        CcpaDeletion = "ccpa_deletion",
    }
}

named_enum! {
    /// When a text is needed.
    pub enum Occasion {
        /// To ask for the end.
        Ask = "ask",
        /// While an answer is awaited.
        Wait = "wait",
        /// When they say no, or something else first.
        Refused = "refused",
        /// After the end.
        After = "after",
    }
}

impl TextKind {
    /// The form in which the request goes by a channel; `None` where no words are needed.
    #[must_use]
    pub const fn of_channel(channel: Channel) -> Option<Self> {
        match channel {
            Channel::Email => Some(Self::CancellationMail),
            Channel::Chat => Some(Self::CancellationChat),
            Channel::Phone | Channel::Store => Some(Self::CancellationPhone),
            Channel::Web | Channel::App => Some(Self::CancellationForm),
            Channel::Letter => Some(Self::CancellationLetter),
            Channel::Api | Channel::Expires => None,
        }
    }

    /// It asks the provider for the act itself.
    #[must_use]
    pub const fn is_the_act(self) -> bool {
        matches!(
            self,
            Self::CancellationMail
                | Self::CancellationChat
                | Self::CancellationPhone
                | Self::CancellationForm
                | Self::CancellationLetter
        )
    }

    /// When it is needed.
    #[must_use]
    pub const fn occasion(self) -> Occasion {
        match self {
            Self::CancellationMail
            | Self::CancellationChat
            | Self::CancellationPhone
            | Self::CancellationForm
            | Self::CancellationLetter
            | Self::ToSeller
            | Self::ToOwner => Occasion::Ask,
            Self::FollowUp | Self::AnswerReceivedOnly => Occasion::Wait,
            Self::DeclineOffer
            | Self::AnswerRefusal
            | Self::AnswerIdentity
            | Self::FccComplaint
            | Self::AttorneyGeneral => Occasion::Refused,
            Self::RefundBalance | Self::CardDispute | Self::CcpaDeletion => Occasion::After,
        }
    }

    /// What it cannot do without, beside the line and the provider.
    #[must_use]
    pub const fn needs(self) -> &'static [Field] {
        match self {
            Self::CancellationLetter | Self::CcpaDeletion => &[Field::AccountName],
            Self::CardDispute => &[Field::AccountName, Field::ChargedOn, Field::ChargedAmount],
            Self::CancellationMail
            | Self::CancellationChat
            | Self::CancellationPhone
            | Self::CancellationForm
            | Self::FollowUp
            | Self::AnswerReceivedOnly
            | Self::DeclineOffer
            | Self::AnswerRefusal
            | Self::AnswerIdentity
            | Self::RefundBalance
            | Self::ToSeller
            | Self::ToOwner
            | Self::FccComplaint
            | Self::AttorneyGeneral => &[],
        }
    }

    /// What it says as well if it is known.
    #[must_use]
    pub const fn may_say(self) -> &'static [Field] {
        match self {
            Self::CancellationMail
            | Self::CancellationChat
            | Self::CancellationPhone
            | Self::CancellationForm
            | Self::FollowUp
            | Self::AnswerRefusal
            | Self::AnswerIdentity => &[Field::AccountName],
            Self::RefundBalance => &[Field::AccountName, Field::BalanceLeft, Field::DataLeft],
            Self::FccComplaint | Self::AttorneyGeneral => &[Field::ChargedOn, Field::ChargedAmount],
            Self::CcpaDeletion => &[Field::Californian],
            Self::CancellationLetter
            | Self::AnswerReceivedOnly
            | Self::DeclineOffer
            | Self::ToSeller
            | Self::ToOwner
            | Self::CardDispute => &[],
        }
    }
}
