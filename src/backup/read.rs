//! Reading the file: whose it is, whether this page may read it, and what stands in it, each value checked and made fit.
//!
//! Invariant: nothing of the file is used before all of it was read. Each refusal names what is wrong.

use super::export::kind_of;
use super::locked::{self, Head, Locked};
use super::strict::{self, Refusal};
use super::told::Refused;
use super::{FORMAT, LARGEST, VERSION};
use crate::batch::Batch;
use crate::contribution::Draft;
use crate::directory::{LocalText, ProviderId};
use crate::document::key::{self, Kind};
use crate::document::{self, LoadError, Settings, Stored};
use crate::provider_api::PracticeProvider;
use crate::telecom::{Date, Timestamp};
use crate::wizard::answer::{clean, clean_up_to};
use crate::wizard::{Case, CaseId, Journal};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// No value was ever written so often.
const MOST_REVISIONS: u32 = 1_000_000_000;
/// Nobody practises so often.
const MOST_COUNTED: u32 = 1_000_000;
/// The end of this century: no time in a file lies behind it.
const LATEST: i64 = 4_102_444_800_000;
/// The name of the draft of a new record.
const NEW_RECORD: &str = "+new";
/// Longest text that is set aside, in characters.
const LONGEST_ASIDE: usize = 200_000;

/// A text that is a file of ours, as far as can be said without a password.
#[derive(Debug)]
pub enum Given {
    /// It lies open.
    Open(Box<Content>),
    /// It has a password.
    Locked(Box<File>),
}

/// A file with a password.
#[derive(Debug)]
pub struct File {
    /// What it says of itself.
    pub head: Head,
    /// How it is enciphered.
    pub locked: Locked,
    /// What is enciphered.
    pub content: Vec<u8>,
}

/// What a file holds, fit to be kept.
#[derive(Debug, Default)]
pub struct Content {
    pub(super) day: String,
    pub(super) cases: BTreeMap<CaseId, Stored<Case>>,
    pub(super) journals: BTreeMap<CaseId, Stored<Journal>>,
    pub(super) names: BTreeMap<CaseId, LocalText>,
    pub(super) batches: BTreeMap<CaseId, Stored<Batch>>,
    pub(super) practice: BTreeMap<CaseId, Stored<PracticeProvider>>,
    pub(super) drafts: BTreeMap<String, Stored<Draft>>,
    pub(super) settings: Option<Stored<Settings>>,
    pub(super) aside: BTreeMap<String, String>,
}

fn wrong(name: &str) -> Refusal {
    (Refused::Wrong, clean(name))
}

/// Reads a text as a file.
///
/// # Errors
/// Why it is refused, and the name that this is about, if it is about one.
pub fn open(text: &str) -> Result<Given, Refusal> {
    if text.len() > LARGEST {
        return Err((Refused::TooLarge, String::new()));
    }
    let Value::Object(mut file) = strict::read(text)? else {
        return Err((Refused::NotOurs, String::new()));
    };
    if file.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err((Refused::NotOurs, String::new()));
    }
    match file.get("version").and_then(Value::as_u64) {
        Some(version) if version == u64::from(VERSION) => {}
        Some(version) if version > u64::from(VERSION) => return Err((Refused::Newer, String::new())),
        Some(_) | None => return Err(wrong("version")),
    }
    let head = head(&file)?;
    if let Some(locked) = file.remove("locked") {
        let locked = Locked::read(locked).map_err(|why| (why, String::new()))?;
        let content = file.get("content").and_then(Value::as_str).and_then(locked::content);
        let content = content.ok_or_else(|| wrong("content"))?;
        return Ok(Given::Locked(Box::new(File { head, locked, content })));
    }
    let mut take = |name: &str| match file.remove(name) {
        Some(Value::Object(map)) => Ok(map),
        Some(_) | None => Err(wrong(name)),
    };
    content(head, take("kept")?, take("aside")?).map(|content| Given::Open(Box::new(content)))
}

fn head(file: &Map<String, Value>) -> Result<Head, Refusal> {
    let text = |name: &str| file.get(name).and_then(Value::as_str).ok_or_else(|| wrong(name));
    let made = file.get("made").and_then(Value::as_i64);
    let made = made
        .filter(|at| (0..=LATEST).contains(at))
        .ok_or_else(|| wrong("made"))?;
    let day = Date::parse(text("day")?).map_err(|_| wrong("day"))?.to_iso();
    let build = text("build")?.to_owned();
    Ok(Head { made, day, build })
}

fn content(head: Head, kept: Map<String, Value>, aside: Map<String, Value>) -> Result<Content, Refusal> {
    let mut content = Content {
        day: head.day,
        ..Content::default()
    };
    for (key, value) in kept {
        let foreign = || (Refused::Foreign, clean(&key));
        let kind = kind_of(&key).ok_or_else(foreign)?;
        let id = || kind.case_in(&key).ok_or_else(foreign);
        let text = value.to_string();
        match kind {
            Kind::Case => {
                let stored = load::<Case>(kind, &key, &text)?;
                let fits = stored.value.id == id()? && in_time(stored.value.created);
                let Stored { revision, value } = only(fits, &key, stored)?;
                let value = value.brought();
                content.cases.insert(id()?, Stored { revision, value });
            }
            Kind::Journal => {
                let stored = load::<Journal>(kind, &key, &text)?;
                let fits = stored.value.entries().iter().all(|entry| in_time(entry.at));
                let Stored { revision, value } = only(fits, &key, stored)?;
                let value = value.brought().ok_or_else(|| wrong(&key))?;
                content.journals.insert(id()?, Stored { revision, value });
            }
            Kind::Index => {
                if let Some(name) = name_in(&value) {
                    content.names.insert(id()?, name);
                }
            }
            Kind::Batch => {
                let Stored { revision, value } = load::<Batch>(kind, &key, &text)?;
                let times = [Some(value.created), value.begun];
                let fits = value.id == id()? && times.into_iter().flatten().all(in_time);
                let value = Some(value).filter(|_| fits).and_then(Batch::brought);
                let value = value.ok_or_else(|| wrong(&key))?;
                content.batches.insert(id()?, Stored { revision, value });
            }
            Kind::Practice => {
                let stored = load::<PracticeProvider>(kind, &key, &text)?;
                let counts = [stored.value.acts, stored.value.asked, stored.value.polls];
                let fits = counts.iter().all(|count| *count <= MOST_COUNTED);
                content.practice.insert(id()?, only(fits, &key, stored)?);
            }
            Kind::Draft => {
                let name = key.strip_prefix(kind.prefix()).unwrap_or_default();
                if name != NEW_RECORD && ProviderId::new(name).is_err() {
                    return Err(foreign());
                }
                let Stored { revision, value } = load::<Draft>(kind, &key, &text)?;
                let value = value.brought().ok_or_else(|| wrong(&key))?;
                content.drafts.insert(key, Stored { revision, value });
            }
            Kind::Settings => content.settings = Some(load(kind, &key, &text)?),
            Kind::Line => return Err(foreign()),
        }
    }
    for (key, value) in aside {
        let text = value.as_str().ok_or_else(|| wrong(&key))?;
        let name = aside_name(&key, head.made).ok_or_else(|| (Refused::Foreign, clean(&key)))?;
        // It may hold anything.
        content.aside.insert(name, clean_up_to(text, LONGEST_ASIDE));
    }
    Ok(content)
}

fn in_time(at: Timestamp) -> bool {
    (0..=LATEST).contains(&at.0)
}

fn only<T>(fits: bool, key: &str, stored: Stored<T>) -> Result<Stored<T>, Refusal> {
    Some(stored).filter(|_| fits).ok_or_else(|| wrong(key))
}

fn load<T: DeserializeOwned>(kind: Kind, key: &str, text: &str) -> Result<Stored<T>, Refusal> {
    match document::load::<T>(kind, text) {
        Ok(stored) if stored.revision <= MOST_REVISIONS => Ok(stored),
        Err(LoadError::Newer { .. }) => Err((Refused::Newer, clean(key))),
        Ok(_) | Err(LoadError::Damaged(_) | LoadError::Unread) => Err(wrong(key)),
    }
}

/// The name of the provider in what the list shows; nothing else of it is used.
fn name_in(envelope: &Value) -> Option<LocalText> {
    let name = envelope.pointer("/value/provider")?;
    let LocalText { en, zh_cn } = serde_json::from_value(name.clone()).ok()?;
    Some(LocalText {
        en: clean(&en),
        zh_cn: clean(&zh_cn),
    })
}

/// Where a text is set aside: where it was, or, if it was never moved, where it would have been.
fn aside_name(key: &str, made: i64) -> Option<String> {
    let plain = |name: &str| {
        name.len() <= 120
            && name
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"/@+-:._".contains(&b))
    };
    match key.strip_prefix(key::QUARANTINE) {
        Some(name) => plain(name).then(|| key.to_owned()),
        None => kind_of(key).filter(|_| plain(key)).map(|_| key::quarantine(key, made)),
    }
}
