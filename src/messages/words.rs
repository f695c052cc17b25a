//! The words for the members of closed sets, by exhaustive match.

use super::{Catalogue, fill};
use crate::directory::{Act, Channel};
use crate::telecom::Date;
use crate::wizard::{Check, Device, HandOver, Phase, Reply, SaveError, Stage, StepId};

impl Catalogue {
    /// The short name of a step.
    #[must_use]
    pub fn step(&self, step: StepId) -> &'static str {
        let t = &self.titles;
        match step {
            StepId::Reason => t.reason,
            StepId::MoveInstead => t.move_instead,
            StepId::CheaperPlan => t.cheaper_plan,
            StepId::Line => t.line,
            StepId::Gone => t.gone,
            StepId::Details => t.details,
            StepId::Reseller => t.reseller,
            StepId::Secure => t.secure,
            StepId::KeepNumber => t.keep_number,
            StepId::PortOut => t.port_out,
            StepId::Backup => t.backup,
            StepId::Balance => t.balance,
            StepId::SignIn => t.sign_in,
            StepId::Find => t.find,
            StepId::Connect => t.connect,
            StepId::Verify => t.verify,
            StepId::Review => t.review,
            StepId::Irreversible => t.irreversible,
            StepId::Submit => t.submit,
            StepId::Confirm => t.confirm,
            StepId::Aftercare => t.aftercare,
        }
    }

    /// The name of a phase.
    #[must_use]
    pub fn phase(&self, phase: Phase) -> &'static str {
        let t = &self.words;
        match phase {
            Phase::Prepare => t.phase_prepare,
            Phase::Find => t.phase_find,
            Phase::Act => t.phase_act,
            Phase::Prove => t.phase_prove,
        }
    }

    /// How far a case has come.
    #[must_use]
    pub fn stage(&self, stage: Stage) -> &'static str {
        let t = &self.words;
        match stage {
            Stage::Draft => t.stage_draft,
            Stage::Prepared => t.stage_prepared,
            Stage::HandedOver => t.stage_handed_over,
            Stage::Submitted => t.stage_submitted,
            Stage::Acknowledged => t.stage_acknowledged,
            Stage::Ended => t.stage_ended,
            Stage::Closed => t.stage_closed,
            Stage::OutcomeUnknown => t.stage_outcome_unknown,
            Stage::Refused => t.stage_refused,
            Stage::Ported => t.stage_ported,
            Stage::Moved => t.stage_moved,
            Stage::Abandoned => t.stage_abandoned,
        }
    }

    /// What is done.
    #[must_use]
    pub fn act(&self, act: Act) -> &'static str {
        let t = &self.words;
        match act {
            Act::StopRenewal => t.act_stop_renewal,
            Act::EndAtPeriodEnd => t.act_end_at_period_end,
            Act::EndNow => t.act_end_now,
            Act::RefundUnused => t.act_refund_unused,
            Act::PortOut => t.act_port_out,
            Act::DeleteAccount => t.act_delete_account,
            Act::Nothing => t.act_nothing,
        }
    }

    /// What that means for the person.
    #[must_use]
    pub fn act_means(&self, act: Act) -> &'static str {
        let t = &self.words;
        match act {
            Act::StopRenewal => t.act_stop_renewal_means,
            Act::EndAtPeriodEnd => t.act_end_at_period_end_means,
            Act::EndNow => t.act_end_now_means,
            Act::RefundUnused => t.act_refund_unused_means,
            Act::PortOut => t.act_port_out_means,
            Act::DeleteAccount => t.act_delete_account_means,
            Act::Nothing => t.act_nothing_means,
        }
    }

    /// How it is done.
    #[must_use]
    pub fn channel(&self, channel: Channel) -> &'static str {
        let t = &self.words;
        match channel {
            Channel::Api => t.channel_api,
            Channel::Web => t.channel_web,
            Channel::App => t.channel_app,
            Channel::Chat => t.channel_chat,
            Channel::Phone => t.channel_phone,
            Channel::Email => t.channel_email,
            Channel::Letter => t.channel_letter,
            Channel::Store => t.channel_store,
            Channel::Expires => t.channel_expires,
        }
    }

    /// What is done and how, in one line.
    #[must_use]
    pub fn route(&self, (act, channel): (Act, Channel)) -> String {
        [self.act(act), self.channel(channel)].join(" · ")
    }

    /// What came back.
    #[must_use]
    pub fn reply(&self, reply: Reply) -> &'static str {
        let t = &self.words;
        match reply {
            Reply::Nothing => t.reply_nothing,
            Reply::ReceivedOnly => t.reply_received_only,
            Reply::EndsOn => t.reply_ends_on,
            Reply::Running => t.reply_running,
            Reply::InReview => t.reply_in_review,
            Reply::Ended => t.reply_ended,
            Reply::Refused => t.reply_refused,
        }
    }

    /// How something was handed over.
    #[must_use]
    pub fn hand_over(&self, how: HandOver) -> &'static str {
        let t = &self.words;
        match how {
            HandOver::Page => t.how_page,
            HandOver::Text => t.how_text,
            HandOver::Call => t.how_call,
            HandOver::Mail => t.how_mail,
            HandOver::Print => self.texts.how_print,
        }
    }

    /// A device.
    #[must_use]
    pub fn device(&self, device: Device) -> &'static str {
        let t = &self.details;
        match device {
            Device::Iphone => t.device_iphone,
            Device::Ipad => t.device_ipad,
            Device::AppleWatch => t.device_apple_watch,
            Device::Pixel => t.device_pixel,
            Device::Samsung => t.device_samsung,
            Device::AndroidOther => t.device_android_other,
            Device::Windows => t.device_windows,
            Device::NotSure => t.device_not_sure,
        }
    }

    /// Why something was not saved.
    #[must_use]
    pub fn save_error(&self, why: SaveError) -> &'static str {
        let t = &self.problems;
        match why {
            SaveError::Full => t.save_full,
            SaveError::Unavailable => t.save_unavailable,
            SaveError::ChangedElsewhere => t.save_changed,
            SaveError::Newer => t.save_newer,
            SaveError::Vanished => t.save_vanished,
        }
    }

    /// One thing to tick off.
    #[must_use]
    pub fn check(&self, check: Check) -> &'static str {
        let (s, p, b, a, r) = (&self.secure, &self.port, &self.backup, &self.after, &self.seller);
        match check {
            Check::SecurePassword => s.password,
            Check::SecureSessions => s.sessions,
            Check::SecureSecondFactor => s.second_factor,
            Check::SecureSimLock => s.sim_lock,
            Check::SecureTellProvider => s.tell_provider,
            Check::PortAccountNumber => p.account_number,
            Check::PortPin => p.pin,
            Check::PortLock => p.lock,
            Check::PortRequest => p.request,
            Check::ResellerProvider => r.check_provider,
            Check::ResellerAccount => r.check_account,
            Check::ResellerAsked => r.check_asked,
            Check::ResellerPayment => r.check_payment,
            Check::BackupContacts => b.contacts,
            Check::BackupMessages => b.messages,
            Check::BackupVoicemail => b.voicemail,
            Check::BackupCallLog => b.call_log,
            Check::BackupCodes => b.codes,
            Check::BackupChat => b.chat,
            Check::BackupBanks => b.banks,
            Check::BackupReceipts => b.receipts,
            Check::BackupCard => b.card,
            Check::BackupShared => b.shared,
            Check::BackupIdentifiers => b.identifiers,
            Check::AfterProfile => a.profile,
            Check::AfterCard => a.card,
            Check::AfterStatement => a.statement,
            Check::AfterAccount => a.account,
            Check::AfterEvidence => a.evidence,
        }
    }

    /// The label of a question that may stay open.
    #[must_use]
    pub fn optional(&self, label: &str) -> String {
        fill(self.frame.optional, &[("label", label)])
    }

    /// Something with what is added to it in brackets.
    #[must_use]
    pub fn with_aside(&self, text: &str, more: &str) -> String {
        fill(self.words.aside, &[("text", text), ("more", more)])
    }

    /// What something is, and what is said of it.
    #[must_use]
    pub fn said_of(&self, what: &str, said: &str) -> String {
        fill(self.words.about, &[("what", what), ("said", said)])
    }

    /// Sentences one after the other, as the language sets them; what is empty is left out.
    pub fn together<'a>(&self, sentences: impl IntoIterator<Item = &'a str>) -> String {
        let mut said = sentences.into_iter().filter(|sentence| !sentence.is_empty());
        let first = said.next().unwrap_or_default().to_owned();
        said.fold(first, |first, next| {
            fill(self.words.together, &[("first", &first), ("next", next)])
        })
    }

    /// A day as people write it, with its weekday.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        let pick = |list: &'static str, at: usize| list.split(',').nth(at).unwrap_or_default();
        let month = pick(self.words.months, usize::from(date.month()).saturating_sub(1));
        let weekday = pick(self.words.weekdays, usize::from(date.weekday()));
        let (day, year) = (date.day().to_string(), date.year().to_string());
        fill(
            self.words.date,
            &[("weekday", weekday), ("day", &day), ("month", month), ("year", &year)],
        )
    }
}
