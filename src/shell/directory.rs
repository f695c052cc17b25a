//! Files that lie beside the program: the list of providers, their records, the tables of recognition.

use crate::directory::{Index, ProviderId, Recognition, Record};
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

async fn text(path: &str) -> Option<String> {
    let answer = JsFuture::from(window().fetch_with_str(path)).await.ok()?;
    let answer: web_sys::Response = answer.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    JsFuture::from(answer.text().ok()?).await.ok()?.as_string()
}

/// The list of providers; `None` if it cannot be had or read.
pub async fn index() -> Option<Index> {
    Index::from_json(&text("directory/index.json").await?).ok()
}

/// The tables of prefixes and hosts.
pub async fn recognition() -> Option<Recognition> {
    Recognition::from_json(&text("directory/recognition.json").await?).ok()
}

/// The record of one provider.
pub async fn record(id: &ProviderId) -> Option<Record> {
    let path = ["directory/providers/", id.as_str(), ".json"].concat();
    Record::from_json(&text(&path).await?).ok().filter(|record| record.id == *id)
}
