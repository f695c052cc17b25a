//! Which line a case stands for.
//!
//! Invariant: an activation code never becomes an identifier; only the host of its server is kept.

use super::answer::{Answers, Field};
use super::journal::Fingerprint;
use crate::directory::{Identified, identify};

/// The made-up provider of practice runs.
pub(super) const PRACTICE_PROVIDER: &str = "example-mobile";

/// The made-up ICCID that a practice run offers; its issuer prefix is given to nobody.
pub const PRACTICE_ICCID: &str = "8999900000000012340";

/// The identifier in one form however it was written, with its kind; `None` for what names no line.
fn canonical(answers: &Answers) -> Option<(&'static str, String)> {
    match identify(answers.text(Field::Identifier)).ok()? {
        Identified::Iccid(iccid) => Some(("iccid", iccid.as_str().to_owned())),
        Identified::Eid(eid) => Some(("eid", eid.as_str().to_owned())),
        Identified::Msisdn(msisdn) => Some(("msisdn", msisdn.to_e164().to_owned())),
        Identified::Reference(text) => Some(("reference", text.to_lowercase())),
        Identified::ActivationCode(_) => None,
    }
}

pub(super) fn fingerprint(answers: &Answers) -> Option<Fingerprint> {
    let provider = answers.text(Field::Provider);
    if provider.is_empty() {
        return None;
    }
    let (kind, number) = canonical(answers)?;
    Some(Fingerprint([provider, kind, &number].join(":")))
}

/// The last four letters or digits.
pub(super) fn ending(answers: &Answers) -> String {
    let Some((_, number)) = canonical(answers) else {
        return String::new();
    };
    let plain: Vec<char> = number.chars().filter(|c| c.is_alphanumeric()).collect();
    plain
        .iter()
        .skip(plain.len().saturating_sub(4))
        .collect::<String>()
        .to_uppercase()
}
