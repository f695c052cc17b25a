//! The questions of a case by name, and the closed sets of their answers.
//!
//! Invariant: a name is a saved form: it is never used again for something else.

use crate::named_enum;

named_enum! {
    /// The questions, by name.
    pub enum Field {
        /// Why the plan is to end: a [`Reason`].
        Reason = "reason",
        /// Move the plan to the new device, or end it: an [`Instead`].
        MoveInstead = "move_instead",
        /// Take a cheaper plan, or end it: an [`Instead`].
        CheaperPlan = "cheaper_plan",
        /// ICCID, EID, phone number or order number.
        Identifier = "identifier",
        /// Server named by an activation code.
        SmdpAddress = "smdp_address",
        /// What is typed to look for a provider.
        ProviderQuery = "provider_query",
        /// A provider id, or [`UNLISTED`].
        Provider = "provider",
        /// What an unlisted provider calls itself.
        ProviderName = "provider_name",
        /// What the person calls the plan.
        Nickname = "nickname",
        /// From whom it was bought: a [`Seller`].
        BoughtFrom = "bought_from",
        /// Where the profile is: a [`Device`].
        Device = "device",
        /// Where it is to go: a [`Device`].
        NewDevice = "new_device",
        /// In whose name the account is: an [`Owner`].
        Owner = "owner",
        /// Keep the number: a [`KeepNumber`].
        KeepNumber = "keep_number",
        /// Whether the port has ended: a [`PortState`].
        PortState = "port_state",
        /// Whether it renews by itself: a [`Tri`].
        AutoRenew = "auto_renew",
        /// Last day that is paid for.
        PaidUntil = "paid_until",
        /// Money left.
        BalanceLeft = "balance_left",
        /// Data left.
        DataLeft = "data_left",
        /// What one renewal costs.
        RenewalPrice = "renewal_price",
        /// When it was bought.
        BoughtOn = "bought_on",
        /// Whether it is as untouched as a refund wants it: a [`Tri`].
        Untouched = "untouched",
        /// The way taken: `<act>.<channel>`.
        Route = "route",
        /// The platform whose API is called: a [`crate::provider_api::Platform`].
        Platform = "platform",
        /// Which of the hosts that the page was built for.
        ApiHost = "api_host",
        /// What that API calls the line.
        ApiLine = "api_line",
        /// Which of its acts: a [`crate::provider_api::ActKind`].
        ActKind = "act_kind",
        /// What goes wrong in a practice run: a [`crate::provider_api::Fault`].
        PracticeFault = "practice_fault",
        /// The last four characters, typed before the act; never saved.
        Ending = "ending",
        /// Lines pasted into a batch; never saved, because a list may hold more than it should.
        BatchLines = "batch_lines",
        /// A mail pasted to be read; never saved.
        MailText = "mail_text",
        /// When it was sent.
        SentOn = "sent_on",
        /// To whom, or with whom one spoke.
        SentTo = "sent_to",
        /// Reference number.
        Reference = "reference",
        /// What came back: a [`super::entry::Reply`].
        Reply = "reply",
        /// When the answer came.
        RepliedOn = "replied_on",
        /// The end the provider named.
        EndsOn = "ends_on",
        /// Anything else worth keeping.
        Note = "note",
        /// The name as it stands in the account.
        AccountName = "account_name",
        /// When a charge came that should not have come.
        ChargedOn = "charged_on",
        /// How much it was.
        ChargedAmount = "charged_amount",
        /// Whether one lives in California: a [`Tri`].
        Californian = "californian",
        /// When one spoke with them.
        ContactOn = "contact_on",
        /// With whom.
        ContactWith = "contact_with",
        /// The number they gave.
        ContactReference = "contact_reference",
        /// What was said.
        ContactNote = "contact_note",
    }
}

impl Field {
    /// It records what was sent or came back, and changes nothing that was checked before the act.
    pub(super) const fn is_about_the_answer(self) -> bool {
        matches!(
            self,
            Self::SentOn
                | Self::SentTo
                | Self::Reference
                | Self::Reply
                | Self::RepliedOn
                | Self::EndsOn
                | Self::Note
                | Self::AccountName
                | Self::ChargedOn
                | Self::ChargedAmount
                | Self::Californian
                | Self::ContactOn
                | Self::ContactWith
                | Self::ContactReference
                | Self::ContactNote
                | Self::PracticeFault
                | Self::ProviderQuery
        )
    }
}

/// Stands in [`Field::Provider`] for a provider that is not in the directory.
pub const UNLISTED: &str = "unlisted";

named_enum! {
    /// Why a plan is to end.
    pub enum Reason { TripOver = "trip_over", SaveMoney = "save_money", NewDevice = "new_device", Security = "security", Other = "other" }
}
named_enum! {
    /// Something gentler than ending, or not.
    pub enum Instead { Keep = "keep", End = "end" }
}
named_enum! {
    /// From whom the plan was bought.
    pub enum Seller { Provider = "provider", Reseller = "reseller", NotSure = "not_sure" }
}
named_enum! {
    /// In whose name the account is.
    pub enum Owner { Own = "own", Family = "family", Employer = "employer", Seller = "seller", NotSure = "not_sure" }
}
named_enum! {
    /// The device that carries the profile.
    pub enum Device {
        Iphone = "iphone", Ipad = "ipad", AppleWatch = "apple_watch", Pixel = "pixel", Samsung = "samsung",
        AndroidOther = "android_other", Windows = "windows", NotSure = "not_sure",
    }
}
named_enum! {
    /// Whether the number is to be kept. *Not sure* counts as yes.
    pub enum KeepNumber { Yes = "yes", NotSure = "not_sure", No = "no", NoNumber = "no_number" }
}
named_enum! {
    /// Where the move of the number stands.
    pub enum PortState { NotYet = "not_yet", DoneAndEnded = "done_and_ended", DoneStillActive = "done_still_active" }
}
named_enum! {
    /// Yes, no, not known.
    pub enum Tri { Yes = "yes", No = "no", NotSure = "not_sure" }
}
named_enum! {
    /// One thing to tick off, in any checklist.
    pub enum Check {
        SecurePassword = "secure.password", SecureSessions = "secure.sessions", SecureSecondFactor = "secure.second_factor",
        SecureSimLock = "secure.sim_lock", SecureTellProvider = "secure.tell_provider",
        PortAccountNumber = "port.account_number", PortPin = "port.pin", PortLock = "port.lock", PortRequest = "port.request",
        ResellerProvider = "reseller.provider", ResellerAccount = "reseller.account", ResellerAsked = "reseller.asked",
        ResellerPayment = "reseller.payment",
        BackupContacts = "backup.contacts", BackupMessages = "backup.messages", BackupVoicemail = "backup.voicemail",
        BackupCallLog = "backup.call_log", BackupCodes = "backup.codes", BackupChat = "backup.chat", BackupBanks = "backup.banks",
        BackupReceipts = "backup.receipts", BackupCard = "backup.card", BackupShared = "backup.shared",
        BackupIdentifiers = "backup.identifiers",
        AfterProfile = "after.profile", AfterCard = "after.card", AfterStatement = "after.statement",
        AfterAccount = "after.account", AfterEvidence = "after.evidence",
    }
}
