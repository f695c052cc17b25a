//! EID: the number of the eSIM chip itself.
//!
//! Invariant: 32 digits that begin with 89. It names the device's chip, never a plan; the check digits only advise.

use super::digits::{CheckDigit, all_digits, compact, in_fours, last_four};

/// An eUICC Identifier (GSMA SGP.02 section 2.2.2, SGP.29; SGP.22 section 4.3).
///
/// Form: 32 digits, `89` first; the last two make the whole number leave 1 when divided by 97 (ISO 7064 MOD 97-10).
///
/// ```
/// use esim_exit::telecom::{CheckDigit, Eid, EidError};
/// let right = Eid::parse("8904 9032 1234 5123 4512 3456 7890 1235").unwrap();
/// assert_eq!((right.check(), right.ending()), (CheckDigit::Valid, "1235"));
/// assert_eq!(Eid::parse("8901260123456789011"), Err(EidError::Length { found: 19 }));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Eid(String);

/// Why a text is not an EID.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EidError {
    /// Nothing was given.
    #[error("empty")]
    Empty,
    /// Something other than digits and separators.
    #[error("an eid consists of digits")]
    NotDigits,
    /// Too few or too many digits.
    #[error("an eid has 32 digits, found {found}")]
    Length {
        /// Digits counted.
        found: usize,
    },
    /// Does not begin with 89, the telecom industry's number.
    #[error("an eid begins with 89")]
    Prefix,
}

impl Eid {
    /// Reads an EID with any grouping and full-width digits.
    ///
    /// # Errors
    /// Anything of another form; wrong check digits are not an error, see [`Eid::check`].
    pub fn parse(text: &str) -> Result<Self, EidError> {
        let digits = compact(text);
        if digits.is_empty() {
            Err(EidError::Empty)
        } else if !all_digits(&digits) {
            Err(EidError::NotDigits)
        } else if !digits.starts_with("89") && digits != "8" {
            Err(EidError::Prefix)
        } else if digits.len() != 32 {
            Err(EidError::Length { found: digits.len() })
        } else {
            Ok(Self(digits))
        }
    }

    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the two check digits say; never [`CheckDigit::Absent`].
    #[must_use]
    pub fn check(&self) -> CheckDigit {
        let rest = self
            .0
            .bytes()
            .fold(0_u32, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % 97);
        if rest == 1 {
            CheckDigit::Valid
        } else {
            CheckDigit::Wrong
        }
    }

    /// The last four digits.
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
