//! Scanned: what the text of a QR code is.
//!
//! Invariant: of a code that is none for eSIMs nothing is kept but what sort it is, and of a web address the host. Nothing
//! that a code says is ever opened.

use super::identified::{Identified, identify};
use super::search::web_host;
use crate::ordered::Ordered;
use crate::telecom::{ActivationCode, looks_like_activation_code};

/// What the text of a QR code is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scanned {
    /// An activation code, by itself or in an install link.
    ActivationCode(ActivationCode),
    /// ICCID or EID, as some cards have them.
    Number(String),
    /// Begun like an activation code, and not one.
    Damaged,
    /// A web address at this host.
    Web(String),
    /// Anything else.
    Text,
}

/// Says what the codes of a picture are: the one that is for an eSIM before any other.
///
/// ```
/// use esim_exit::directory::{Scanned, scanned};
/// assert_eq!(scanned(&["https://example.com/app?x=1".to_owned()]), Scanned::Web("example.com".to_owned()));
/// ```
#[must_use]
pub fn scanned(texts: &[String]) -> Scanned {
    let mut all: Vec<Scanned> = texts.iter().map(|text| one(text)).collect();
    all.order_by_key(|what| match what {
        Scanned::ActivationCode(_) => 0,
        Scanned::Number(_) => 1,
        Scanned::Damaged => 2,
        Scanned::Web(_) => 3,
        Scanned::Text => 4,
    });
    all.into_iter().next().unwrap_or(Scanned::Text)
}

fn one(text: &str) -> Scanned {
    match identify(text) {
        Ok(Identified::ActivationCode(code)) => Scanned::ActivationCode(code),
        Ok(Identified::Iccid(iccid)) => Scanned::Number(iccid.as_str().to_owned()),
        Ok(Identified::Eid(eid)) => Scanned::Number(eid.as_str().to_owned()),
        Ok(Identified::Msisdn(_) | Identified::Reference(_)) | Err(_) => {
            if looks_like_activation_code(text) {
                Scanned::Damaged
            } else {
                host(text).map_or(Scanned::Text, Scanned::Web)
            }
        }
    }
}

/// The host of a web address; other addresses (`tel:`, `javascript:`) are text.
fn host(text: &str) -> Option<String> {
    let (scheme, _) = text.trim().split_once("://")?;
    let web = ["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web));
    web_host(text).filter(|_| web)
}
