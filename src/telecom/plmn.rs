//! PLMN: the code of a mobile network.
//!
//! Invariant: the country code has three digits, the network code two or three, and how many is part of it.

use super::digits::{all_digits, to_ascii};

/// A Public Land Mobile Network code (3GPP TS 23.003 section 2.2; ITU-T E.212).
///
/// Form: three digits of country (MCC) and two or three of network (MNC); 26 and 026 are two networks.
///
/// ```
/// use esim_exit::telecom::Plmn;
/// let right = Plmn::parse("310-260").unwrap();
/// assert_eq!((right.mcc(), right.mnc()), ("310", "260"));
/// assert!(Plmn::parse("3102").is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Plmn {
    mcc: String,
    mnc: String,
}

/// Why a text is not a network code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a network code is three digits of country and two or three of network")]
pub struct PlmnError;

impl Plmn {
    /// Reads `310-260`, `310 260` or `310260`.
    ///
    /// # Errors
    /// Anything of another form.
    pub fn parse(text: &str) -> Result<Self, PlmnError> {
        let plain = to_ascii(text);
        let plain = plain.trim();
        let (mcc, mnc) = plain.split_at_checked(3).ok_or(PlmnError)?;
        let mnc = mnc.strip_prefix(['-', ' ']).unwrap_or(mnc);
        if all_digits(mcc) && all_digits(mnc) && (2..=3).contains(&mnc.len()) {
            Ok(Self {
                mcc: mcc.to_owned(),
                mnc: mnc.to_owned(),
            })
        } else {
            Err(PlmnError)
        }
    }

    /// The country, three digits.
    #[must_use]
    pub fn mcc(&self) -> &str {
        &self.mcc
    }

    /// The network, two or three digits.
    #[must_use]
    pub fn mnc(&self) -> &str {
        &self.mnc
    }
}
