//! What is asked about a mail, and what was read in it.
//!
//! Invariant: texts are the mail's own words, without invisible characters.

use super::names::{Class, Doubt};
use crate::telecom::Date;
use serde::{Deserialize, Serialize};

/// What the case knows, for comparison.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expected {
    /// What the provider is called.
    pub provider_names: Vec<String>,
    /// From where its mails come; may be empty.
    pub mail_domains: Vec<String>,
    /// What names the line: ICCID, phone number, order number.
    pub identifier: String,
    /// The day the cancellation was sent.
    pub submitted_on: Option<Date>,
    /// The reference number noted so far.
    pub reference: String,
}

/// What a mail says.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Reading {
    /// What it means.
    pub class: Class,
    /// The sentence relied on; empty if there is none.
    pub sentence: String,
    /// The sender's address; empty if the text names none.
    pub from: String,
    /// Where an answer would go, if that is somewhere else.
    pub reply_to: String,
    /// The day it was sent.
    pub sent: Option<Date>,
    /// The day of the end: none, one, or both readings of a day such as 03/04.
    pub effective: Vec<Date>,
    /// A reference number.
    pub reference: String,
    /// Money that comes back or is still to be paid, as saved amounts.
    pub amounts: Vec<String>,
    /// The ends of the lines it names.
    pub lines: Vec<String>,
    /// What is doubtful about the sender.
    pub doubts: Vec<Doubt>,
    /// Its subject.
    pub subject: String,
    /// SHA-256 of what was read, in hexadecimal digits.
    pub digest: String,
}
