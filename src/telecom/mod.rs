//! The words of the field as types: identifiers, money, volumes and days, read from what people type or paste.
//!
//! Invariant: every reader takes any text and answers with a value or an error that names what is wrong; none panics,
//! none keeps a secret where it could be saved. This room must not know providers, the wizard or the browser.

pub mod activation_code;
mod activation_text;
pub mod currency;
pub mod data_volume;
pub mod date;
pub mod digits;
pub mod eid;
pub mod iccid;
pub mod money;
pub mod msisdn;
pub mod plmn;
pub mod secret;
pub mod smdp_address;
pub mod timestamp;

pub use activation_code::{ActivationCode, ActivationCodeError, MatchingId};
pub use activation_text::{looks_like_activation_code, without_activation_codes};
pub use currency::Currency;
pub use data_volume::{DataVolume, DataVolumeError};
pub use date::{Date, DateError};
pub(crate) use digits::ascii;
pub use digits::{CheckDigit, compact, luhn_valid, to_ascii};
pub use eid::{Eid, EidError};
pub use iccid::{Iccid, IccidError};
pub use money::{Money, MoneyError};
pub use msisdn::{Msisdn, MsisdnError};
pub use plmn::{Plmn, PlmnError};
pub use secret::Secret;
pub use smdp_address::{SmdpAddress, SmdpAddressError};
pub use timestamp::Timestamp;
