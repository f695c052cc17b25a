//! The saved form: what stands in storage, under which key, in which version.
//!
//! Invariant: one key per case, so that an answer costs the same with one case and with thousands. Every value
//! carries schema number and revision. A value of a newer schema is never overwritten; one that cannot be read is
//! never silently replaced. What this room must not do: touch a storage.

pub mod key;
pub mod migrations;
mod shelf;

pub use shelf::{Promise, Shelf, Trouble, is_kept, set_aside};

use crate::messages::Language;
use crate::named_enum;
use crate::wizard::Device;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use std::str::FromStr;

/// The schema that this program writes.
pub const SCHEMA: u32 = migrations::CHAIN.len() as u32 + 1;

named_enum! {
    /// How the page looks, whatever the device is set to.
    pub enum Appearance {
        /// Dark on light.
        Light = "light",
        /// Light on dark.
        Dark = "dark",
    }
}

/// Settings of the whole page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The language chosen by the person; `None` until then.
    #[serde(default, deserialize_with = "known")]
    pub language: Option<Language>,
    /// What is not to outlive the tab.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_kept: Vec<Shelf>,
    /// Light or dark, if the person has chosen; the starter script (`public/boot.js`) reads it too.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "known")]
    pub appearance: Option<Appearance>,
    /// The device of the last plan, for the next one.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "known")]
    pub device: Option<Device>,
    /// The person does not want to be asked whether to install the page.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub no_install: bool,
}

/// A choice of the page; none where its name is one that this program does not know, such as a language of a newer one. The other
/// settings hold all the same: among them is what is not to be kept.
fn known<'de, D: Deserializer<'de>, T: FromStr>(from: D) -> Result<Option<T>, D::Error> {
    let name = Option::<String>::deserialize(from)?;
    Ok(name.and_then(|name| name.parse().ok()))
}

/// A value with its revision: how often it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored<T> {
    /// Counts up with each write; two tabs that differ have overwritten each other.
    pub revision: u32,
    /// What was saved.
    pub value: T,
}

/// Why a stored text cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// Written by a newer version of the page.
    #[error("schema {found} is newer than {SCHEMA}")]
    Newer {
        /// Its schema.
        found: u32,
    },
    /// The storage gave no answer: what stands there is not known.
    #[error("the storage does not answer")]
    Unread,
    /// Not what was once written.
    #[error("damaged: {0}")]
    Damaged(#[from] serde_json::Error),
}

#[derive(Deserialize)]
struct Envelope {
    schema: u32,
    revision: u32,
    value: Value,
}

#[derive(Serialize)]
struct EnvelopeRef<'a, T> {
    schema: u32,
    revision: u32,
    value: &'a T,
}

/// Reads what [`save`] wrote, in this or an older version.
///
/// # Errors
/// [`LoadError::Newer`] leaves the text alone; [`LoadError::Damaged`] asks for it to be set aside.
pub fn load<T: DeserializeOwned>(kind: key::Kind, text: &str) -> Result<Stored<T>, LoadError> {
    let Envelope {
        schema,
        revision,
        value,
    } = serde_json::from_str(text)?;
    if schema > SCHEMA {
        return Err(LoadError::Newer { found: schema });
    }
    let value = migrations::bring_up(kind, schema, value)?;
    Ok(Stored {
        revision,
        value: T::deserialize(value)?,
    })
}

/// Writes a value in the present schema.
///
/// # Errors
/// None for the types of this crate; serde's signature asks for it.
pub fn save<T: Serialize>(revision: u32, value: &T) -> Result<String, serde_json::Error> {
    serde_json::to_string(&EnvelopeRef {
        schema: SCHEMA,
        revision,
        value,
    })
}
