//! SM-DP+ address: the server an eSIM profile is loaded from.
//!
//! Invariant: a lower-case host name. It is the one part of an activation code that may be kept and shown.

/// The address of an SM-DP+ (GSMA SGP.22 section 4.1, a fully qualified domain name as of RFC 1035 section 2.3.1).
///
/// Form: labels of letters, digits and inner dashes with dots between, at least two, at most 255 characters; the last
/// is not a number, so that an IP address is no name. Real codes come in upper case and are compared without case.
///
/// ```
/// use esim_exit::telecom::SmdpAddress;
/// assert_eq!(SmdpAddress::parse("T-MOBILE.GDSB.NET").unwrap().as_str(), "t-mobile.gdsb.net");
/// assert!(SmdpAddress::parse("10.0.0.1").is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SmdpAddress(String);

/// Why a text is not an SM-DP+ address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an sm-dp+ address is a fully qualified domain name")]
pub struct SmdpAddressError;

impl SmdpAddress {
    /// Reads a host name.
    ///
    /// # Errors
    /// Anything of another form.
    pub fn parse(text: &str) -> Result<Self, SmdpAddressError> {
        let label = |part: &str| {
            let plain = part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
            plain && (1..=63).contains(&part.len()) && !part.starts_with('-') && !part.ends_with('-')
        };
        let last = text.rsplit('.').next().unwrap_or_default();
        let named = last.bytes().any(|b| b.is_ascii_alphabetic());
        if text.len() <= 255 && text.contains('.') && named && text.split('.').all(label) {
            Ok(Self(text.to_ascii_lowercase()))
        } else {
            Err(SmdpAddressError)
        }
    }

    /// The host name in lower case.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
