//! Identified: what a typed or pasted text is.
//!
//! Invariant: the activation code is looked for first, and nothing in which one may hide, nor anything labelled as a
//! secret, is ever taken for an order number, because order numbers are saved.

use crate::telecom::digits::all_digits;
use crate::telecom::{
    ActivationCode, Eid, Iccid, IccidError, Msisdn, MsisdnError, compact, looks_like_activation_code, to_ascii,
};

/// What a typed or pasted text is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Identified {
    /// The number of an eSIM profile.
    Iccid(Iccid),
    /// The number of the chip.
    Eid(Eid),
    /// A phone number.
    Msisdn(Msisdn),
    /// What a QR code says.
    ActivationCode(ActivationCode),
    /// An order number or the name of an account.
    Reference(String),
}

/// Why a text is nothing that names a line. Each has its own sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IdentifyProblem {
    /// Nothing was given.
    #[error("empty")]
    Empty,
    /// Fewer than four characters.
    #[error("too short")]
    TooShort,
    /// An ICCID with too few or too many digits.
    #[error("an iccid has 18 to 22 digits, found {found}")]
    IccidLength {
        /// Digits counted.
        found: usize,
    },
    /// An EID with too few or too many digits.
    #[error("an eid has 32 digits, found {found}")]
    EidLength {
        /// Digits counted.
        found: usize,
    },
    /// A phone number with too few or too many digits.
    #[error("wrong number of digits in a phone number: {found}")]
    PhoneLength {
        /// Digits counted.
        found: usize,
    },
    /// Words or a mail, not a number.
    #[error("this is prose")]
    Sentence,
    /// None of the known forms.
    #[error("no known form")]
    Unreadable,
}

/// Says what a text is: activation code, EID, ICCID, phone number, else order number or account name.
///
/// A label with a colon before it (`ICCID: 8901…`) is understood.
///
/// ```
/// use esim_exit::directory::{Identified, IdentifyProblem, identify};
/// assert!(matches!(identify("8901 2601 2345 6789 011"), Ok(Identified::Iccid(_))));
/// assert_eq!(identify("8901 2601 2345 67"), Err(IdentifyProblem::IccidLength { found: 14 }));
/// ```
///
/// # Errors
/// See [`IdentifyProblem`].
pub fn identify(text: &str) -> Result<Identified, IdentifyProblem> {
    if let Some(code) = ActivationCode::parse(text).ok().or_else(|| ActivationCode::find(text)) {
        return Ok(Identified::ActivationCode(code));
    }
    if looks_like_activation_code(text) {
        return Err(IdentifyProblem::Unreadable);
    }
    let plain = to_ascii(text);
    let plain = plain.trim();
    if plain.is_empty() {
        return Err(IdentifyProblem::Empty);
    }
    let (label, value) = labelled(plain);
    // What is called an order is none of the numbers that it may look like.
    let called_order = ["order", "订单"].iter().any(|word| label.contains(word));
    let as_number = number(&label, value).filter(|found| !(called_order && matches!(found, Ok(Identified::Msisdn(_)))));
    match as_number.unwrap_or_else(|| reference(value)) {
        _ if names_a_secret(&label) => Err(IdentifyProblem::Unreadable),
        Err(IdentifyProblem::Unreadable) if is_prose(plain) => Err(IdentifyProblem::Sentence),
        result => result,
    }
}

/// Splits `Order number: A-12` or `Order #A-12` into a label in lower case and what it labels.
fn labelled(plain: &str) -> (String, &str) {
    let cut = plain.rfind([':', '#']).and_then(|at| plain.split_at_checked(at));
    let short = |label: &str| !label.is_empty() && label.len() <= 40 && !label.bytes().any(|b| b.is_ascii_digit());
    match cut {
        Some((label, rest)) if short(label) => (label.to_lowercase(), rest.trim_start_matches([':', '#']).trim()),
        _ => match plain.split_once(' ') {
            // As it stands in the settings of a phone: the word, then the number.
            Some((word, rest)) if ["iccid", "eid"].iter().any(|w| word.eq_ignore_ascii_case(w)) => {
                (word.to_lowercase(), rest.trim())
            }
            _ => (String::new(), plain),
        },
    }
}

/// Whether the label says that what follows must not be kept: half of an activation code, a PIN, a password.
fn names_a_secret(label: &str) -> bool {
    const WORDS: [&str; 8] = [
        "lpa",
        "activation",
        "matching",
        "pin",
        "puk",
        "passcode",
        "password",
        "otp",
    ];
    const SIGNS: [&str; 4] = ["激活", "密码", "验证码", "匹配"];
    SIGNS.iter().any(|sign| label.contains(sign))
        || label
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| WORDS.contains(&word))
}

/// Reads one of the numbers of the field; `None` if it is none of them.
fn number(label: &str, value: &str) -> Option<Result<Identified, IdentifyProblem>> {
    let (iccid, eid) = (label.contains("iccid"), label.split(' ').any(|word| word == "eid"));
    let found = match Iccid::parse(value) {
        Ok(iccid) => return Some(Ok(Identified::Iccid(iccid))),
        Err(IccidError::IsEid) => {
            return Some(
                Eid::parse(value)
                    .map(Identified::Eid)
                    .map_err(|_| IdentifyProblem::Unreadable),
            );
        }
        Err(IccidError::Length { found }) => found,
        Err(IccidError::Prefix) if iccid || eid => return Some(Err(IdentifyProblem::Unreadable)),
        Err(IccidError::Prefix | IccidError::NotDigits | IccidError::Empty) => 0,
    };
    // Fewer than 11 digits may as well be a phone number or an order number, more than 26 only an EID.
    if found > 26 || eid && found > 0 {
        return Some(Err(IdentifyProblem::EidLength { found }));
    }
    if found > 10 || iccid && found > 0 {
        return Some(Err(IdentifyProblem::IccidLength { found }));
    }
    let surely_phone = value.starts_with(['+', '(']);
    match Msisdn::parse(value) {
        Ok(msisdn) => Some(Ok(Identified::Msisdn(msisdn))),
        Err(MsisdnError::Length { found }) if surely_phone => Some(Err(IdentifyProblem::PhoneLength { found })),
        Err(_) if surely_phone => Some(Err(IdentifyProblem::Unreadable)),
        Err(_) => None,
    }
}

/// An order number or account name: 4 to 40 letters, digits and `-#_@.`, at least one of them a digit or `@`.
fn reference(value: &str) -> Result<Identified, IdentifyProblem> {
    let digits = compact(value);
    let text = if all_digits(&digits) { &digits } else { value };
    let fit = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'#' | b'_' | b'@' | b'.');
    let telling = text.bytes().any(|b| b.is_ascii_digit() || b == b'@');
    if text.chars().nth(3).is_none() {
        Err(IdentifyProblem::TooShort)
    } else if text.len() <= 40 && telling && text.bytes().all(fit) {
        Ok(Identified::Reference(text.to_owned()))
    } else {
        Err(IdentifyProblem::Unreadable)
    }
}

/// Whether a text reads like a sentence or a mail: three words without digits, or eight letters of another script.
fn is_prose(plain: &str) -> bool {
    let word = |word: &&str| word.chars().any(char::is_alphabetic) && !word.bytes().any(|b| b.is_ascii_digit());
    let foreign = |c: &char| !c.is_ascii() && c.is_alphabetic();
    plain.split_whitespace().filter(word).nth(2).is_some() || plain.chars().filter(foreign).nth(7).is_some()
}
