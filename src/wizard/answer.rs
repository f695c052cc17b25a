//! What a person told us: answers by name, ticked items, finished steps.
//!
//! Invariant: nothing here is a secret. Free text passes through [`clean`], which masks activation codes, and the
//! identifier is only kept once it is known to be none. Answers are kept as the text that was entered and read
//! through typed accessors, so an invalid entry is not lost and an unknown one from another version does no harm.

use super::step::StepId;
use crate::directory::{Act, Channel, ProviderId};
use crate::named_enum;
use crate::telecom::{self, Currency, DataVolume, Date, Money};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

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
        /// When it was sent.
        SentOn = "sent_on",
        /// To whom, or with whom one spoke.
        SentTo = "sent_to",
        /// Reference number.
        Reference = "reference",
        /// What came back: a [`super::journal::Reply`].
        Reply = "reply",
        /// When the answer came.
        RepliedOn = "replied_on",
        /// The end the provider named.
        EndsOn = "ends_on",
        /// Anything else worth keeping.
        Note = "note",
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
    /// Whether the number is to be kept. *Not sure* counts as yes; *data only* was answered from the provider's record.
    pub enum KeepNumber { Yes = "yes", NotSure = "not_sure", No = "no", NoNumber = "no_number", DataOnly = "data_only" }
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

/// Longest text kept for one answer, in characters.
const LONGEST: usize = 600;

/// Makes free text fit to keep: activation codes masked, control and bidi characters dropped, length bounded.
#[must_use]
pub fn clean(text: &str) -> String {
    // A code that is typed key by key grows behind its own mask: what is joined to the mask belongs to it.
    let mut behind_mask = false;
    telecom::without_activation_codes(text)
        .chars()
        .filter(|c| {
            let joined = c.is_alphanumeric() || matches!(c, '-' | '$' | '_');
            behind_mask = *c == MASK || (behind_mask && joined);
            *c == MASK || !behind_mask
        })
        .filter(|c| *c == '\n' || !is_unfit(*c))
        .take(LONGEST)
        .collect()
}

/// What the masked part of an activation code is shown as.
const MASK: char = '•';

fn is_unfit(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Everything answered so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    #[serde(default)]
    values: BTreeMap<String, String>,
    #[serde(default)]
    ticked: BTreeSet<String>,
    #[serde(default)]
    finished: BTreeSet<String>,
}

impl Answers {
    /// The text of one answer as entered; empty if there is none.
    #[must_use]
    pub fn text(&self, field: Field) -> &str {
        self.values.get(field.as_str()).map_or("", String::as_str)
    }

    /// Whether anything was entered.
    #[must_use]
    pub fn has(&self, field: Field) -> bool {
        !self.text(field).trim().is_empty()
    }

    /// An answer from a closed set; an unknown name counts as unanswered.
    #[must_use]
    pub fn choice<T: FromStr>(&self, field: Field) -> Option<T> {
        self.text(field).parse().ok()
    }

    /// A day.
    #[must_use]
    pub fn date(&self, field: Field) -> Option<Date> {
        Date::parse(self.text(field)).ok()
    }

    /// An amount of money; US dollars where no currency is named.
    #[must_use]
    pub fn money(&self, field: Field) -> Option<Money> {
        Money::parse(self.text(field), Currency::Usd).ok()
    }

    /// An amount of data.
    #[must_use]
    pub fn volume(&self, field: Field) -> Option<DataVolume> {
        DataVolume::parse(self.text(field)).ok()
    }

    /// The provider, if it is one of the directory.
    #[must_use]
    pub fn provider(&self) -> Option<ProviderId> {
        Some(self.text(Field::Provider))
            .filter(|id| *id != UNLISTED)
            .and_then(|id| ProviderId::new(id).ok())
    }

    /// The way taken.
    #[must_use]
    pub fn route(&self) -> Option<(Act, Channel)> {
        let (act, channel) = self.text(Field::Route).split_once('.')?;
        Some((act.parse().ok()?, channel.parse().ok()?))
    }

    /// Keeps an answer; empty text removes it.
    pub(super) fn set(&mut self, field: Field, text: &str) {
        let text = clean(text);
        if text.is_empty() {
            self.values.remove(field.as_str());
        } else {
            self.values.insert(field.as_str().to_owned(), text);
        }
    }

    /// Whether an item is ticked.
    #[must_use]
    pub fn is_ticked(&self, check: Check) -> bool {
        self.ticked.contains(check.as_str())
    }

    pub(super) fn tick(&mut self, check: Check, on: bool) {
        if on {
            self.ticked.insert(check.as_str().to_owned());
        } else {
            self.ticked.remove(check.as_str());
        }
    }

    /// Whether the person has gone on from a step.
    #[must_use]
    pub fn is_finished(&self, step: StepId) -> bool {
        self.finished.contains(step.as_str())
    }

    pub(super) fn finish(&mut self, step: StepId, on: bool) {
        if on {
            self.finished.insert(step.as_str().to_owned());
        } else {
            self.finished.remove(step.as_str());
        }
    }
}
