//! MSISDN: the phone number of a line.
//!
//! Invariant: held in E.164 form. A number without a country code is read as a US one, never guessed to be another's.

use super::digits::{all_digits, compact, last_four};

/// A phone number (ITU-T E.164 section 6.2; 3GPP TS 23.003 section 3.3).
///
/// Form: `+`, country code, national number, 8 to 15 digits together. With country code 1 the plan of North America
/// holds: ten digits, area code and exchange begin with 2 to 9.
///
/// ```
/// use esim_exit::telecom::{Msisdn, MsisdnError};
/// let right = Msisdn::parse("(212) 555-0100").unwrap();
/// assert_eq!((right.to_e164(), right.readable().as_str()), ("+12125550100", "+1 212-555-0100"));
/// assert_eq!(Msisdn::parse("112-555-0100"), Err(MsisdnError::AreaCode));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Msisdn(String);

/// Why a text is not a phone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MsisdnError {
    /// Nothing was given.
    #[error("empty")]
    Empty,
    /// Something other than digits, separators and one leading plus.
    #[error("a phone number consists of digits")]
    NotDigits,
    /// Too few or too many digits.
    #[error("wrong number of digits: {found}")]
    Length {
        /// Digits counted, country code included, dialling prefix left out.
        found: usize,
    },
    /// A US area code begins with 2 to 9.
    #[error("a us area code begins with 2 to 9")]
    AreaCode,
    /// A US exchange (the middle three digits) begins with 2 to 9.
    #[error("a us exchange begins with 2 to 9")]
    Exchange,
    /// No country code begins with 0, or it is missing from a number that is not a US one.
    #[error("country code missing")]
    CountryCode,
}

impl Msisdn {
    /// Reads a US number with or without country code, or any other with `+`, `00` or `011` before its country code.
    ///
    /// # Errors
    /// Anything of another form.
    pub fn parse(text: &str) -> Result<Self, MsisdnError> {
        let typed = compact(text);
        let abroad = typed
            .strip_prefix('+')
            .or_else(|| typed.strip_prefix("00"))
            .or_else(|| typed.strip_prefix("011"));
        let digits = abroad.unwrap_or(&typed);
        if digits.is_empty() {
            return Err(if typed.is_empty() {
                MsisdnError::Empty
            } else {
                MsisdnError::Length { found: 0 }
            });
        }
        if !all_digits(digits) {
            return Err(MsisdnError::NotDigits);
        }
        let found = digits.len();
        let national = match (abroad, digits.strip_prefix('1')) {
            (_, Some(ten)) if found == 11 => Some(ten),
            (None, _) if found == 10 => Some(digits),
            (Some(_), None) if digits.starts_with('0') => return Err(MsisdnError::CountryCode),
            (Some(_), None) if (8..=15).contains(&found) => None,
            (None, None) if found > 10 && !digits.starts_with('0') => return Err(MsisdnError::CountryCode),
            _ => return Err(MsisdnError::Length { found }),
        };
        let mut number = String::with_capacity(16);
        number.push('+');
        if let Some(national) = national {
            let starts_well = |at: usize| national.as_bytes().get(at).is_some_and(|b| (b'2'..=b'9').contains(b));
            if !starts_well(0) {
                return Err(MsisdnError::AreaCode);
            }
            if !starts_well(3) {
                return Err(MsisdnError::Exchange);
            }
            number.push('1');
        }
        number.push_str(national.unwrap_or(digits));
        Ok(Self(number))
    }

    /// The number in E.164 form, e.g. `+12125550100`.
    #[must_use]
    pub fn to_e164(&self) -> &str {
        &self.0
    }

    /// Whether the country code is 1. Canada and parts of the Caribbean share it and cannot be told apart here.
    #[must_use]
    pub fn is_us(&self) -> bool {
        self.0.starts_with("+1")
    }

    /// The last four digits.
    #[must_use]
    pub fn ending(&self) -> &str {
        last_four(&self.0)
    }

    /// The number for reading: `+1 212-555-0100`. Others stay in E.164 form, since grouping differs by country.
    #[must_use]
    pub fn readable(&self) -> String {
        let mut out = String::with_capacity(16);
        for (place, ch) in self.0.chars().enumerate() {
            match place {
                2 if self.is_us() => out.push(' '),
                5 | 8 if self.is_us() => out.push('-'),
                _ => {}
            }
            out.push(ch);
        }
        out
    }
}
