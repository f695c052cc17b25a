//! The closed sets of a record: what sort of seller, how well checked, what is asked, on what there are notes.

use crate::named_enum;

named_enum! {
    /// What sort of seller it is.
    pub enum Kind {
        /// Runs its own network.
        Carrier = "carrier",
        /// Sells plans on somebody else's network.
        Mvno = "mvno",
        /// Sells travel eSIMs.
        Travel = "travel",
        /// Made up, for practice.
        Practice = "practice",
    }
}

named_enum! {
    /// How much of a record rests on sources.
    pub enum Grade {
        /// At least one route and its consequence come from the provider's own pages.
        Verified = "verified",
        /// Routes are sourced in part, or from third parties.
        Partial = "partial",
        /// Only who it is: the general path is used.
        IdentifyOnly = "identify_only",
    }
}

named_enum! {
    /// What a provider asks to be sure who speaks.
    pub enum Proof {
        /// The PIN or passcode of the account.
        AccountPin = "account_pin",
        /// The customer number.
        AccountNumber = "account_number",
        /// A code by text message to the line.
        SmsCode = "sms_code",
        /// A code by e-mail.
        EmailCode = "email_code",
        /// A code from an authenticator app.
        AuthenticatorCode = "authenticator_code",
        /// Questions agreed on beforehand.
        SecurityQuestions = "security_questions",
        /// Name and billing address.
        BillingAddress = "billing_address",
        /// The number of the order.
        OrderNumber = "order_number",
        /// A photo of an identity document.
        IdPhoto = "id_photo",
    }
}

named_enum! {
    /// The subjects on which a record may have a note.
    pub enum Topic {
        /// What must be kept or done before ending, beyond the common checklist.
        BeforeEnding = "before_ending",
        /// How renewal works and is switched off.
        AutoRenew = "auto_renew",
        /// What happens to the money left.
        Balance = "balance",
        /// When and what is paid back.
        Refund = "refund",
        /// When service really ends.
        ServiceEnd = "service_end",
        /// Until when and how the line can be brought back.
        Reactivation = "reactivation",
        /// What confirmation comes.
        Confirmation = "confirmation",
        /// What deleting the profile costs here.
        DeleteProfile = "delete_profile",
        /// How the account is deleted.
        AccountDeletion = "account_deletion",
        /// How signing in is secured.
        SecondFactor = "second_factor",
        /// What is asked to prove who one is.
        Identity = "identity",
        /// Anything else worth knowing.
        Other = "other",
    }
}

named_enum! {
    /// In what a refund is paid.
    pub enum RefundForm {
        /// Back to the way of payment.
        Money = "money",
        /// Credit in the shop.
        Credit = "credit",
        /// Either, by case.
        Either = "either",
    }
}
