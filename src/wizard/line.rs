//! Which line a case stands for.
//!
//! Invariant: an activation code never becomes an identifier; only the host of its server is kept.

use super::answer::Answers;
use super::case::{Case, Wizard};
use super::entry::Fingerprint;
use super::field::Field;
use crate::directory::{Identified, identify};

/// The made-up provider of practice runs.
pub(super) const PRACTICE_PROVIDER: &str = "example-mobile";

/// The made-up ICCID that a practice run offers; its issuer prefix is given to nobody.
pub const PRACTICE_ICCID: &str = "8999900000000012340";

/// The identifier in one form however it was written, and what it is unique within; `None` for what names no line.
fn canonical(answers: &Answers) -> Option<(Within, &'static str, String)> {
    match identify(answers.text(Field::Identifier)).ok()? {
        Identified::Iccid(iccid) => Some((Within::World, "iccid", iccid.as_str().to_owned())),
        Identified::Msisdn(msisdn) => Some((Within::World, "msisdn", msisdn.to_e164().to_owned())),
        // One chip carries plans of several providers.
        Identified::Eid(eid) => Some((Within::Provider, "eid", eid.as_str().to_owned())),
        Identified::Reference(text) => Some((Within::Provider, "reference", text.to_lowercase())),
        Identified::ActivationCode(_) => None,
    }
}

/// Within what an identifier is unique.
enum Within {
    World,
    Provider,
}

/// The line a case stands for. A practice run stands for a line of its own, so that one can practise again.
pub(super) fn fingerprint(case: &Case) -> Option<Fingerprint> {
    let provider = case.answers.text(Field::Provider);
    let (within, kind, number) = canonical(&case.answers)?;
    if provider.is_empty() {
        return None;
    }
    Some(Fingerprint(match (case.practice, within) {
        (true, _) => ["practice", case.id.as_str(), &number].join(":"),
        (false, Within::World) => [kind, &number].join(":"),
        (false, Within::Provider) => [provider, kind, &number].join(":"),
    }))
}

impl Fingerprint {
    /// The fingerprint, and those of the same card printed otherwise: an ICCID stands on cards, in mails and in accounts
    /// with its check digit and without it (ITU-T E.118), and nobody can tell from a number alone which it is.
    #[must_use]
    pub fn printed_otherwise(&self) -> Vec<Self> {
        let mut all = vec![self.clone()];
        if let Some(number) = self.0.strip_prefix("iccid:") {
            let of = |number: &str| Self(["iccid:", number].concat());
            all.extend(number.get(..number.len().saturating_sub(1)).map(of));
            all.extend((0..10_u8).map(|digit| of(&[number, &digit.to_string()].concat())));
        }
        all
    }
}

impl Wizard {
    /// The last four letters or digits of the identifier; empty while there is none.
    #[must_use]
    pub fn ending(&self) -> String {
        let plain = canonical(self.answers())
            .map(|(_, _, number)| plain(&number))
            .unwrap_or_default();
        last_four(&plain)
    }

    /// Whether what was typed is the end of the identifier, be it its last four letters and digits or the last four
    /// characters as they stand on the page.
    #[must_use]
    pub fn ending_fits(&self, typed: &str) -> bool {
        let typed = plain(&crate::telecom::to_ascii(typed));
        let as_shown = plain(&last_four(self.answers().text(Field::Identifier).trim()));
        !typed.is_empty() && (typed == self.ending() || typed == as_shown)
    }
}

/// Letters and digits alone, in capitals.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .collect::<String>()
        .to_uppercase()
}

fn last_four(text: &str) -> String {
    let count = text.chars().count();
    text.chars().skip(count.saturating_sub(4)).collect()
}
