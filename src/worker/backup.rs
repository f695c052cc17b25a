//! The jobs `take_along` and `bring_in`: what is stored becomes a file, and a file becomes a list of writes.
//!
//! Enciphering is the browser's own (WebCrypto): PBKDF2 makes a key of the password, AES-GCM uses it once. The password and
//! the key live as long as the job.

use super::{Done, contents, scope};
use crate::backup::{
    Brought, Content, File, Given, Head, ITERATIONS, LARGEST, Locked, Made, Refused, bring, export, open, seal,
};
use crate::jobs::Outcome;
use crate::telecom::{Date, Timestamp};
use crate::wizard::CaseId;
use js_sys::{Array, JsString, Object, Reflect, Uint8Array};
use std::collections::BTreeMap;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Crypto, CryptoKey, SubtleCrypto};

/// The version of the page that makes a file.
const BUILD: &str = env!("CARGO_PKG_VERSION");

/// The message: job, stored keys and texts, now, the person's day, password; then what the job is about.
struct Asked {
    stored: BTreeMap<String, String>,
    at: (Timestamp, Date),
    password: String,
    about: JsValue,
}

fn asked(message: &Array) -> Option<Asked> {
    let stored: Array = message.get(1).dyn_into().ok()?;
    let texts: Vec<String> = stored.iter().filter_map(|text| text.as_string()).collect();
    let pairs = texts.chunks_exact(2).filter_map(|pair| match pair {
        [key, text] => Some((key.clone(), text.clone())),
        _ => None,
    });
    #[expect(clippy::cast_possible_truncation, reason = "a clock counts whole milliseconds")]
    let now = message.get(2).as_f64()? as i64;
    Some(Asked {
        stored: pairs.collect(),
        at: (Timestamp(now), Date::parse(&message.get(3).as_string()?).ok()?),
        password: message.get(4).as_string()?,
        about: message.get(5),
    })
}

/// The file, and the same as text.
pub(super) async fn taken_along(message: Array) -> Done<JsValue> {
    let nothing = (Outcome::Unreadable, Vec::new());
    let Some(asked) = asked(&message) else { return nothing };
    let only = asked.about.as_string().and_then(|id| CaseId::new(&id).ok());
    let made = Made {
        at: asked.at.0,
        day: asked.at.1,
        build: BUILD,
    };
    let mut text = export(&asked.stored, only.as_ref(), made);
    if !asked.password.is_empty() {
        match sealed(&made.head(), &text, &asked.password).await {
            Some(sealed) => text = sealed,
            None => return nothing,
        }
    }
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    match Blob::new_with_str_sequence_and_options(&Array::of1(&text.as_str().into()), &kind) {
        Ok(file) => (Outcome::Found, vec![file.into(), text.into()]),
        Err(_) => nothing,
    }
}

/// What would change, and the writes: how many texts are told, these, then key, text and what stands there now, a write.
pub(super) async fn brought_in(message: Array) -> Done<JsValue> {
    let refused = |(why, name): (Refused, String)| (Outcome::Nothing, vec![why.as_str().into(), name.into()]);
    let Some(asked) = asked(&message) else {
        return (Outcome::Unreadable, Vec::new());
    };
    match content(&asked).await {
        Ok(content) => (Outcome::Found, parts(&bring(&content, &asked.stored, asked.at))),
        Err(why) => refused(why),
    }
}

fn parts(brought: &Brought) -> Vec<JsValue> {
    let told = brought.told.texts();
    let mut parts = vec![told.len().to_string().into()];
    parts.extend(told.into_iter().map(JsValue::from));
    for write in &brought.writes {
        let or_null = |text: &Option<String>| text.as_deref().map_or(JsValue::NULL, JsValue::from_str);
        parts.extend([
            write.key.as_str().into(),
            or_null(&write.text),
            or_null(&write.expected),
        ]);
    }
    parts
}

async fn content(asked: &Asked) -> Result<Content, (Refused, String)> {
    let plain = |why| (why, String::new());
    let text = match asked.about.as_string() {
        Some(text) => text,
        None => text_of(&asked.about).await.map_err(plain)?,
    };
    let file = match open(&text)? {
        Given::Open(content) => return Ok(*content),
        Given::Locked(file) => file,
    };
    if asked.password.is_empty() {
        return Err(plain(Refused::Locked));
    }
    let text = opened(&file, &asked.password).await.map_err(plain)?;
    match open(&text)? {
        Given::Open(content) => Ok(*content),
        Given::Locked(_) => Err(plain(Refused::NotOurs)),
    }
}

async fn text_of(file: &JsValue) -> Result<String, Refused> {
    let file: &Blob = file.dyn_ref().ok_or(Refused::NotOurs)?;
    #[expect(
        clippy::cast_precision_loss,
        reason = "far below the largest whole number of a double"
    )]
    let largest = LARGEST as f64;
    if file.size() > largest {
        return Err(Refused::TooLarge);
    }
    let bytes = contents(file, largest).await.ok_or(Refused::NotOurs)?;
    String::from_utf8(bytes).map_err(|_| Refused::NotOurs)
}

fn crypto() -> Option<(Crypto, SubtleCrypto)> {
    let crypto = scope().crypto().ok()?;
    // An insecure context has the one without the other.
    let subtle = Reflect::get(&crypto, &"subtle".into()).ok()?.dyn_into().ok()?;
    Some((crypto, subtle))
}

fn object(parts: &[(&str, JsValue)]) -> Option<Object> {
    let object = Object::new();
    for (name, value) in parts {
        Reflect::set(&object, &(*name).into(), value).ok()?;
    }
    Some(object)
}

/// The key that a password makes; the same password in another form of Unicode makes the same key.
async fn key(subtle: &SubtleCrypto, password: &str, locked: &Locked) -> Option<CryptoKey> {
    let password: String = JsString::from(password).normalize("NFC").into();
    let raw = Uint8Array::from(password.as_bytes());
    let usages = Array::of1(&"deriveKey".into());
    let begun = subtle.import_key_with_str("raw", &raw, "PBKDF2", false, &usages).ok()?;
    let base: CryptoKey = JsFuture::from(begun).await.ok()?.dyn_into().ok()?;
    let rounds = object(&[
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("iterations", locked.iterations.into()),
        ("salt", Uint8Array::from(&locked.salt[..]).into()),
    ])?;
    let kind = object(&[("name", "AES-GCM".into()), ("length", 256.into())])?;
    let usages = Array::of2(&"encrypt".into(), &"decrypt".into());
    let begun = subtle
        .derive_key_with_object_and_object(&rounds, &base, &kind, false, &usages)
        .ok()?;
    JsFuture::from(begun).await.ok()?.dyn_into().ok()
}

/// How the cipher is set: with everything of the head that a reader believes.
fn cipher(head: &Head, locked: &Locked) -> Option<Object> {
    object(&[
        ("name", "AES-GCM".into()),
        ("iv", Uint8Array::from(&locked.iv[..]).into()),
        ("additionalData", Uint8Array::from(head.bound(locked).as_bytes()).into()),
    ])
}

async fn sealed(head: &Head, text: &str, password: &str) -> Option<String> {
    let (crypto, subtle) = crypto()?;
    let mut locked = Locked {
        iterations: ITERATIONS,
        salt: Default::default(),
        iv: Default::default(),
    };
    crypto.get_random_values_with_u8_array(&mut locked.salt).ok()?;
    crypto.get_random_values_with_u8_array(&mut locked.iv).ok()?;
    let key = key(&subtle, password, &locked).await?;
    let begun = subtle
        .encrypt_with_object_and_buffer_source(&cipher(head, &locked)?, &key, &Uint8Array::from(text.as_bytes()))
        .ok()?;
    let content = JsFuture::from(begun).await.ok()?;
    Some(seal(head, &locked, &Uint8Array::new(&content).to_vec()))
}

async fn opened(file: &File, password: &str) -> Result<String, Refused> {
    let (_, subtle) = crypto().ok_or(Refused::NoCipher)?;
    let key = key(&subtle, password, &file.locked).await.ok_or(Refused::NoCipher)?;
    let cipher = cipher(&file.head, &file.locked).ok_or(Refused::NoCipher)?;
    let begun = subtle
        .decrypt_with_object_and_buffer_source(&cipher, &key, &Uint8Array::from(file.content.as_slice()))
        .map_err(|_| Refused::NotOpened)?;
    let content = JsFuture::from(begun).await.map_err(|_| Refused::NotOpened)?;
    String::from_utf8(Uint8Array::new(&content).to_vec()).map_err(|_| Refused::NotOpened)
}
