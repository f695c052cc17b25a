//! ICCID: the number of a SIM or of an eSIM profile.
//!
//! Invariant: 18 to 22 digits that begin with 89, without filler. The check digit is never part of being an ICCID: it
//! only advises, because issuers print numbers without one, with a wrong one and with one digit more.

use super::digits::{CheckDigit, all_digits, compact, in_fours, last_four, luhn_valid};

/// An Integrated Circuit Card Identifier (ITU-T E.118 section 3; written to the card by ETSI TS 102 221 section 13.2).
///
/// Form: `89`, country code, issuer, account, check digit (Luhn). E.118 allows 19 digits; US cards of 18 (without check
/// digit) and 20 are common, and up to 22 are seen in print. In BCD dumps an odd length ends in a filler `F`.
///
/// ```
/// use esim_exit::telecom::{CheckDigit, Iccid, IccidError};
/// let right = Iccid::parse("8901 2601 2345 6789 011F").unwrap();
/// assert_eq!(right.as_str(), "8901260123456789011");
/// assert_eq!(right.check(), CheckDigit::Valid);
/// assert_eq!(Iccid::parse("8901 2601"), Err(IccidError::Length { found: 8 }));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Iccid(String);

/// Why a text is not an ICCID.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IccidError {
    /// Nothing was given.
    #[error("empty")]
    Empty,
    /// Something other than digits, separators and a trailing `F`.
    #[error("an iccid consists of digits")]
    NotDigits,
    /// Too few or too many digits.
    #[error("an iccid has 18 to 22 digits, found {found}")]
    Length {
        /// Digits counted, filler left out.
        found: usize,
    },
    /// Does not begin with 89, the telecom industry's number.
    #[error("an iccid begins with 89")]
    Prefix,
    /// 32 digits that begin with 89: the number of the chip, not of the profile.
    #[error("this is an eid")]
    IsEid,
}

impl Iccid {
    /// Reads an ICCID with any grouping, full-width digits and trailing filler.
    ///
    /// # Errors
    /// Anything of another form; a wrong check digit is not an error, see [`Iccid::check`].
    pub fn parse(text: &str) -> Result<Self, IccidError> {
        let mut digits = compact(text);
        digits.truncate(digits.trim_end_matches(['F', 'f']).len());
        if digits.is_empty() {
            return Err(IccidError::Empty);
        }
        if !all_digits(&digits) {
            return Err(IccidError::NotDigits);
        }
        if !digits.starts_with("89") && digits != "8" {
            return Err(IccidError::Prefix);
        }
        match digits.len() {
            18..=22 => Ok(Self(digits)),
            32 => Err(IccidError::IsEid),
            found => Err(IccidError::Length { found }),
        }
    }

    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the check digit says.
    ///
    /// From 20 digits on, the number without its last digit is tried too, since some print a digit after the check
    /// digit. Below that the last digit is the check digit: trying without it would let one slip in ten through.
    #[must_use]
    pub fn check(&self) -> CheckDigit {
        let shorter = self.0.get(..self.0.len() - 1).filter(|_| self.0.len() >= 20);
        if self.0.len() == 18 {
            CheckDigit::Absent
        } else if luhn_valid(&self.0) || shorter.is_some_and(luhn_valid) {
            CheckDigit::Valid
        } else {
            CheckDigit::Wrong
        }
    }

    /// The last four digits, by which a person tells two lines apart.
    #[must_use]
    pub fn ending(&self) -> &str {
        last_four(&self.0)
    }

    /// The digits in groups of four.
    #[must_use]
    pub fn grouped(&self) -> String {
        in_fours(&self.0)
    }
}
