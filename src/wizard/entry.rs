//! One entry of a journal: what happened, when, and what goes with it.
//!
//! Invariant: the constructors are the only way to make one, so which fields are filled follows from what happened.

use super::answer::{clean, clean_up_to};
use super::case::Context;
use super::mail::MailNote;
use super::text_kind::TextKind;
use crate::directory::{Act, Channel};
use crate::named_enum;
use crate::provider_api::{ActKind, ErrorClass, Platform, Proof};
use crate::telecom::{Date, Timestamp};
use serde::{Deserialize, Serialize};

/// Longest text kept as it was handed over, in characters.
pub(super) const LONGEST_TEXT: usize = 6000;

named_enum! {
    /// What happened.
    pub enum Happening {
        /// The act is about to be done; written before anything leaves.
        ActBegun = "act_begun",
        /// The person says that it was not done after all.
        ActWithdrawn = "act_withdrawn",
        /// Something was opened, copied or shown.
        HandedOver = "handed_over",
        /// The person says that it was sent.
        Submitted = "submitted",
        /// Whether it was sent, or what became of it, is not known.
        OutcomeDoubted = "outcome_doubted",
        /// It did not happen: nothing was sent, or somebody has looked.
        FoundNotDone = "found_not_done",
        /// An act that was accepted was taken back.
        TakenBack = "taken_back",
        /// Something came back.
        Replied = "replied",
        /// One spoke or wrote with them, whatever came of it.
        Contacted = "contacted",
        /// The number has moved.
        Ported = "ported",
        /// The plan was moved to another device instead.
        Moved = "moved",
        /// The person keeps the plan.
        Abandoned = "abandoned",
        /// Taken up again after that.
        TakenUp = "taken_up",
        /// Done with.
        Closed = "closed",
        /// A file of evidence was made; its sum is noted.
        EvidenceMade = "evidence_made",
        /// The journal that stood here could not be read: an act may be under way.
        Unreadable = "unreadable",
        /// Another history of the plan was brought in, and an act may be under way in it.
        Joined = "joined",
    }
}

named_enum! {
    /// What the provider answered.
    pub enum Reply {
        /// Nothing yet.
        Nothing = "nothing",
        /// It has the request, and no more.
        ReceivedOnly = "received_only",
        /// It ends on a day.
        EndsOn = "ends_on",
        /// It is working on it.
        Running = "running",
        /// A person there decides.
        InReview = "in_review",
        /// It has ended.
        Ended = "ended",
        /// It refuses.
        Refused = "refused",
    }
}

named_enum! {
    /// How something was handed over.
    pub enum HandOver { Page = "page", Text = "text", Call = "call", Mail = "mail", Print = "print" }
}

/// Which line an act concerns: provider, kind of identifier and identifier, so that two cases for one line meet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fingerprint(pub String);

/// One entry. Which fields are filled follows from `what`; the constructors below are the only way to make one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// When it was written.
    pub at: Timestamp,
    /// The person's own day when it was written.
    pub day: Date,
    /// What happened.
    pub what: Happening,
    /// The act begun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<Act>,
    /// Its channel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// Its line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<Fingerprint>,
    /// Names this one attempt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_key: Option<String>,
    /// How it was handed over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<HandOver>,
    /// Which text it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<TextKind>,
    /// Its words as they were handed over.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub said: String,
    /// What came back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply: Option<Reply>,
    /// The day on which it was sent, answered, ported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// The day the provider named as the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<Date>,
    /// To or with whom.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub with: String,
    /// Reference number.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reference: String,
    /// Anything noted.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// What an API was asked and answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub api: Option<ApiNote>,
    /// The mail that says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mail: Option<MailNote>,
}

/// The part of an entry that an API call leaves; nothing in it is secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApiNote {
    /// Whose API.
    pub platform: Platform,
    /// What it calls the line.
    pub line: String,
    /// Which of its acts.
    pub kind: ActKind,
    /// What went wrong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<ErrorClass>,
    /// The provider's own words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// What was asked and answered when something was changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proofs: Vec<Proof>,
}

impl Entry {
    pub(super) fn new((at, day): (Timestamp, Date), what: Happening) -> Self {
        Self {
            at,
            day,
            what,
            act: None,
            channel: None,
            line: None,
            request_key: None,
            how: None,
            text: None,
            said: String::new(),
            reply: None,
            on: None,
            ends_on: None,
            with: String::new(),
            reference: String::new(),
            note: String::new(),
            api: None,
            mail: None,
        }
    }

    /// An entry that says nothing but what happened.
    pub(super) fn plain(cx: &Context<'_>, what: Happening) -> Self {
        Self::new((cx.now, cx.today), what)
    }

    /// The write-ahead of an act.
    pub(super) fn begun(
        cx: &Context<'_>,
        (act, channel): (Act, Channel),
        line: Fingerprint,
        request_key: String,
        api: Option<ApiNote>,
    ) -> Self {
        Self {
            act: Some(act),
            channel: Some(channel),
            line: Some(line),
            request_key: Some(request_key),
            api,
            ..Self::plain(cx, Happening::ActBegun)
        }
    }

    pub(super) fn handed_over(cx: &Context<'_>, how: HandOver) -> Self {
        Self {
            how: Some(how),
            ..Self::plain(cx, Happening::HandedOver)
        }
    }

    /// A text was handed over, in these words.
    pub(super) fn text_handed_over(cx: &Context<'_>, kind: TextKind, how: HandOver, said: &str) -> Self {
        Self {
            how: Some(how),
            text: Some(kind),
            said: clean_up_to(said, LONGEST_TEXT),
            ..Self::plain(cx, Happening::HandedOver)
        }
    }

    /// One spoke with them: with whom, under which number, and what was said.
    pub(super) fn contacted(cx: &Context<'_>, on: Date, [with, reference, note]: [&str; 3]) -> Self {
        Self {
            on: Some(on),
            with: clean(with),
            reference: clean(reference),
            note: clean(note),
            ..Self::plain(cx, Happening::Contacted)
        }
    }

    /// It tells of the act, not of something said beside it.
    #[must_use]
    pub fn is_about_the_act(&self) -> bool {
        !matches!(self.what, Happening::Contacted | Happening::EvidenceMade)
            && self.text.is_none_or(TextKind::is_the_act)
    }

    pub(super) fn submitted(cx: &Context<'_>, on: Date, with: &str, reference: &str, note: &str) -> Self {
        Self {
            on: Some(on),
            with: clean(with),
            reference: clean(reference),
            note: clean(note),
            ..Self::plain(cx, Happening::Submitted)
        }
    }

    pub(super) fn replied(cx: &Context<'_>, reply: Reply, on: Date, ends_on: Option<Date>, reference: &str) -> Self {
        Self {
            reply: Some(reply),
            on: Some(on),
            ends_on,
            reference: clean(reference),
            ..Self::plain(cx, Happening::Replied)
        }
    }

    /// What an API answered, or that nothing is known of it.
    pub(super) fn of_api(cx: &Context<'_>, what: Happening, api: ApiNote) -> Self {
        Self {
            api: Some(api),
            ..Self::plain(cx, what)
        }
    }

    /// A file of evidence with this sum; anything that is no sum is not kept.
    pub(super) fn evidence_made(cx: &Context<'_>, sum: &str) -> Self {
        let is_sum = sum.len() == 64 && sum.bytes().all(|b| b.is_ascii_hexdigit());
        Self {
            note: if is_sum { sum.to_owned() } else { String::new() },
            ..Self::plain(cx, Happening::EvidenceMade)
        }
    }

    pub(super) fn ported(cx: &Context<'_>, on: Date) -> Self {
        Self {
            on: Some(on),
            ..Self::plain(cx, Happening::Ported)
        }
    }
}
