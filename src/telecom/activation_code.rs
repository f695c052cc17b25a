//! Activation code: what a QR code for installing an eSIM says.
//!
//! Invariant: the matching id, which installs the plan for whoever has it, is a [`Secret`]; only the host may be kept.

use super::activation_text::{Found, find_all, without_scheme};
use super::digits::to_ascii;
use super::secret::Secret;
use super::smdp_address::SmdpAddress;

/// The token of an activation code (GSMA SGP.22 section 4.1, AC_Token). May be empty where the EID decides.
#[derive(Clone, PartialEq, Eq)]
pub struct MatchingId(String);

impl MatchingId {
    /// The token as given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An activation code (GSMA SGP.22 section 4.1).
///
/// Form: `LPA:1$host$matching id`, then optionally `$OID` and `$1` where a confirmation code is asked.
///
/// ```
/// use esim_exit::telecom::{ActivationCode, ActivationCodeError};
/// let right = ActivationCode::parse("LPA:1$RSP.example.com$AB-12$$1").unwrap();
/// assert_eq!(right.smdp_address().as_str(), "rsp.example.com");
/// assert!(right.needs_confirmation_code() && !format!("{right:?}").contains("AB-12"));
/// assert_eq!(right.masked(), "LPA:1$rsp.example.com$••••");
/// assert_eq!(ActivationCode::parse("LPA:2$rsp.example.com$AB-12"), Err(ActivationCodeError::Version));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivationCode {
    smdp_address: SmdpAddress,
    matching_id: Secret<MatchingId>,
    needs_confirmation_code: bool,
}

/// Why a text is not an activation code. It never carries a part of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ActivationCodeError {
    /// Nothing was given.
    #[error("empty")]
    Empty,
    /// Not of the form `LPA:1$host$matching id`, nor a link that carries it.
    #[error("not an activation code")]
    NotACode,
    /// The format number is not 1.
    #[error("unknown format of activation code")]
    Version,
    /// The server's address is no host name.
    #[error("the sm-dp+ address is not a host name")]
    Address,
    /// The matching id has signs that do not belong there (a masked code is refused here).
    #[error("the matching id has other signs than letters, digits and dashes")]
    MatchingId,
}

impl ActivationCode {
    /// Reads a code, with or without `LPA:`, or the link by which Apple or Android installs it.
    ///
    /// # Errors
    /// Anything else, text around a code included (see [`ActivationCode::find`]).
    pub fn parse(text: &str) -> Result<Self, ActivationCodeError> {
        let text = text.trim();
        if to_ascii(text).trim().is_empty() {
            return Err(ActivationCodeError::Empty);
        }
        let all = find_all(text);
        let [found] = all.as_slice() else {
            return Err(ActivationCodeError::NotACode);
        };
        let before = to_ascii(text.get(..found.start).unwrap_or_default()).to_ascii_lowercase();
        let after = to_ascii(text.get(found.end..).unwrap_or_default());
        let link = before.starts_with("https://esimsetup.apple.com/esim_qrcode_provisioning?")
            || before.starts_with("https://esimsetup.android.com/esim_qrcode_provisioning?");
        if (before.trim().is_empty() || link) && after.trim().is_empty() {
            Self::read(found)
        } else {
            Err(ActivationCodeError::NotACode)
        }
    }

    /// The first code in a text with other words around it.
    #[must_use]
    pub fn find(text: &str) -> Option<Self> {
        find_all(text).iter().find_map(|found| Self::read(found).ok())
    }

    fn read(found: &Found) -> Result<Self, ActivationCodeError> {
        // What follows in a link is no part of the code; neither sign can stand in one.
        let body = without_scheme(&found.body).split(['&', '#']).next().unwrap_or_default();
        let mut parts = body.split('$');
        let version = parts.next().unwrap_or_default();
        let (Some(host), Some(token)) = (parts.next(), parts.next()) else {
            return Err(ActivationCodeError::NotACode);
        };
        if version != "1" {
            return Err(ActivationCodeError::Version);
        }
        let smdp_address = SmdpAddress::parse(host).map_err(|_| ActivationCodeError::Address)?;
        let fit = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b':' | b'/' | b'+' | b'=');
        if !token.bytes().all(fit) {
            return Err(ActivationCodeError::MatchingId);
        }
        let matching_id = Secret::new(MatchingId(token.to_owned()));
        // After the token: the server's OID, then the flag. Later fields (SGP.22 version 3) say nothing for us.
        Ok(Self {
            smdp_address,
            matching_id,
            needs_confirmation_code: parts.nth(1) == Some("1"),
        })
    }

    /// The server.
    #[must_use]
    pub const fn smdp_address(&self) -> &SmdpAddress {
        &self.smdp_address
    }

    /// The token.
    #[must_use]
    pub const fn matching_id(&self) -> &Secret<MatchingId> {
        &self.matching_id
    }

    /// Whether the provider gave a second code that has to be typed on installing.
    #[must_use]
    pub const fn needs_confirmation_code(&self) -> bool {
        self.needs_confirmation_code
    }

    /// The code for showing: `LPA:1$host$••••`. Nothing of the token, not even its length.
    #[must_use]
    pub fn masked(&self) -> String {
        let mut out = String::from("LPA:1$");
        out.push_str(self.smdp_address.as_str());
        out.push_str("$••••");
        out
    }
}
