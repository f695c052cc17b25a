//! One provider's record: the shape of `public/directory/providers/<id>.json`.
//!
//! Invariant: the manual of each field is its description in `public/directory/schema.json`; this type and that
//! schema say the same. Numbers, dates and rules are typed fields; prose is only for people.

use super::act::{Act, Channel};
use super::check::covers;
use super::provider_id::ProviderId;
use super::terms::{Fate, Grade, Kind, Proof, RefundForm, Topic, Untouched, Warning};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A text in both languages of the product.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocalText {
    /// English.
    pub en: String,
    /// Simplified Chinese.
    #[serde(rename = "zh-CN")]
    pub zh_cn: String,
}

/// Addresses of the provider's own pages; all https.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Links {
    /// Home page.
    pub website: Option<String>,
    /// Sign-in page.
    pub sign_in: Option<String>,
    /// Where a forgotten password is reset.
    pub password_reset: Option<String>,
    /// The provider's own words on cancelling.
    pub cancel: Option<String>,
    /// Help and contact.
    pub support: Option<String>,
    /// Live chat.
    pub chat: Option<String>,
    /// Form for deleting personal data (which does not cancel a plan).
    pub data_deletion: Option<String>,
}

/// Ways to reach a person at the provider. Only sourced values stand here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Contact {
    /// Number inside the US, as printed.
    pub phone_us: Option<String>,
    /// Number from abroad, with country code.
    pub phone_abroad: Option<String>,
    /// Mail address of support.
    pub email: Option<String>,
    /// When somebody answers.
    pub hours: Option<LocalText>,
}

/// One way to do one act.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Route {
    /// What is done.
    pub act: Act,
    /// How.
    pub channel: Channel,
    /// The exact page, if there is one.
    #[serde(default)]
    pub url: Option<String>,
    /// What to press or say, one short sentence each, with the exact English labels in straight quotes.
    pub steps: Vec<LocalText>,
    /// What happens then, and when.
    #[serde(default)]
    pub effect: Option<LocalText>,
}

/// When something is paid back.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RefundRule {
    /// Days from purchase.
    pub window_days: u16,
    /// In what it is paid; unknown if absent.
    #[serde(default)]
    pub form: Option<RefundForm>,
    /// Only while it is untouched in this sense; without it the wording allows no such rule.
    #[serde(default)]
    pub only_if: Option<Untouched>,
}

/// Numbers the planner computes with.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Rules {
    /// Hours before the renewal by which one has to have acted.
    pub notice_hours: Option<u16>,
    /// Days after the paid period ends in which the line can be brought back.
    pub grace_days: Option<u16>,
    /// Length of a billing cycle in days, where it is not a calendar month.
    pub cycle_days: Option<u16>,
    /// Days within which the provider promises an answer.
    pub answer_days: Option<u16>,
    /// Refund.
    pub refund: Option<RefundRule>,
}

/// What taking the number along needs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PortOut {
    /// Where the account number stands.
    pub account_number: Option<LocalText>,
    /// Where the transfer PIN comes from.
    pub pin: Option<LocalText>,
    /// Days for which the PIN lives (the shorter where sources differ).
    pub pin_valid_days: Option<u16>,
    /// The lock that has to be opened first.
    pub lock: Option<LocalText>,
    /// On which network or from where the PIN or the lock can be reached.
    pub network: Option<LocalText>,
    /// Anything else.
    pub note: Option<LocalText>,
}

/// A provider that has gone, and where its customers are to look.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Status {
    /// What became of it.
    pub is: Fate,
    /// The provider that has its customers now, if it is one of the directory.
    #[serde(default)]
    pub into: Option<ProviderId>,
    /// What that means for the reader.
    pub text: LocalText,
    /// Sellers of the same name in other countries.
    #[serde(default)]
    pub elsewhere: Vec<Elsewhere>,
}

/// A seller of the same name in another country.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Elsewhere {
    /// Its name with the country.
    pub name: LocalText,
    /// Its own page.
    pub url: String,
}

/// Where facts come from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The page.
    pub url: String,
    /// The day it was read, `YYYY-MM-DD`.
    pub checked_on: String,
    /// Not the provider's own page.
    #[serde(default)]
    pub third_party: bool,
    /// The fields it stands for, as dotted paths (`links.sign_in`, `routes.stop_renewal.web`, `notes.refund`).
    #[serde(rename = "for")]
    pub fields: Vec<String>,
}

/// All that is known about one provider.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Where the schema lies, for editors.
    #[serde(rename = "$schema", default)]
    pub schema: Option<String>,
    /// Same as the file name.
    pub id: ProviderId,
    /// What it calls itself.
    pub name: LocalText,
    /// What sort of seller it is.
    pub kind: Kind,
    /// Other words under which people search.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The networks it sells.
    #[serde(default)]
    pub networks: Vec<String>,
    /// The company or brand family it belongs to.
    #[serde(default)]
    pub parent: Option<String>,
    /// How much rests on sources.
    pub grade: Grade,
    /// What became of it, if it sells nothing in the US any more.
    #[serde(default)]
    pub status: Option<Status>,
    /// Addresses.
    #[serde(default)]
    pub links: Links,
    /// People.
    #[serde(default)]
    pub contact: Contact,
    /// Domains its mails come from.
    #[serde(default)]
    pub mail_domains: Vec<String>,
    /// How each act is done, best first.
    #[serde(default)]
    pub routes: Vec<Route>,
    /// What it asks to be sure who speaks.
    #[serde(default)]
    pub proofs: Vec<Proof>,
    /// What must not be learned too late.
    #[serde(default)]
    pub warnings: BTreeMap<Warning, LocalText>,
    /// Prose by subject.
    #[serde(default)]
    pub notes: BTreeMap<Topic, LocalText>,
    /// Numbers.
    #[serde(default)]
    pub rules: Rules,
    /// Taking the number along.
    #[serde(default)]
    pub port_out: PortOut,
    /// Where sources contradict each other.
    #[serde(default)]
    pub conflicts: Vec<LocalText>,
    /// Fields that no citable source stands for; shown as unchecked.
    #[serde(default)]
    pub unchecked: Vec<String>,
    /// Where the facts come from.
    pub sources: Vec<Source>,
}

impl Record {
    /// Reads one record.
    ///
    /// # Errors
    /// Text that is not a record, with serde's words for developers.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// Whether a field is shown as unchecked. A path stands for itself and all below it.
    #[must_use]
    pub fn is_unchecked(&self, path: &str) -> bool {
        self.unchecked.iter().any(|unchecked| covers(unchecked, path))
    }

    /// The day on which the newest of the sources was read, `YYYY-MM-DD`.
    #[must_use]
    pub fn checked_on(&self) -> Option<&str> {
        self.sources.iter().map(|s| s.checked_on.as_str()).max()
    }

    /// A note on one subject.
    #[must_use]
    pub fn note(&self, topic: Topic) -> Option<&LocalText> {
        self.notes.get(&topic)
    }
}
