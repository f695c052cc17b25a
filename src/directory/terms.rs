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
    /// What a reader must not learn too late; each is said at the step it concerns.
    pub enum Warning {
        /// The number is lost, or cannot be moved any more, once the line has ended.
        PortFirst = "port_first",
        /// Nothing on the web or in the app ends the line.
        NoOnlineWay = "no_online_way",
        /// Support does not do it: only the person can, signed in.
        SelfServiceOnly = "self_service_only",
        /// Only the owner of the account can do it.
        OwnerOnly = "owner_only",
        /// Ending the line does not stop the automatic payment.
        AutoPayGoesOn = "auto_pay_goes_on",
        /// Deleting the eSIM profile first costs something.
        ProfileNeeded = "profile_needed",
    }
}

named_enum! {
    /// Why a provider sells nothing in the US any more under this name.
    pub enum Fate {
        /// Its US service has ended.
        GoneUs = "gone_us",
        /// Another provider has taken its customers over.
        Merged = "merged",
        /// It goes by another name.
        Renamed = "renamed",
    }
}

named_enum! {
    /// How untouched a purchase has to be for a refund.
    pub enum Untouched {
        /// The profile has not been put on a device.
        NotInstalled = "not_installed",
        /// The plan has not been started.
        NotActivated = "not_activated",
        /// No data has been used.
        NotUsed = "not_used",
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
