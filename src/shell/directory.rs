//! Files that lie beside the program: the list of providers, their records, the tables of recognition.

use crate::directory::{Devices, Index, Law, ProviderId, Recognition, Record};
use crate::telecom::Date;
use gloo_net::http::Request;

async fn text(path: &str) -> Option<String> {
    let answer = Request::get(path).send().await.ok()?;
    if answer.ok() { answer.text().await.ok() } else { None }
}

/// The list of providers; `None` if it cannot be had or read.
pub async fn index() -> Option<Index> {
    Index::from_json(&text("directory/index.json").await?).ok()
}

/// The tables of prefixes and hosts.
pub async fn recognition() -> Option<Recognition> {
    Recognition::from_json(&text("directory/recognition.json").await?).ok()
}

/// The file of one provider's record.
pub async fn record_file(id: &ProviderId) -> Option<String> {
    text(&["directory/providers/", id.as_str(), ".json"].concat()).await
}

/// What the menus of devices are called.
pub async fn devices() -> Option<Devices> {
    Devices::from_json(&text("directory/devices.json").await?).ok()
}

/// The day of the data, as its list says it.
pub async fn day() -> Option<Date> {
    #[derive(serde::Deserialize)]
    struct List {
        date: String,
    }
    let list: List = serde_json::from_str(&text("directory/list.json").await?).ok()?;
    Date::parse(&list.date).ok()
}

/// What the law says.
pub async fn law() -> Option<Law> {
    Law::from_json(&text("directory/law.json").await?).ok()
}

/// The record of one provider.
pub async fn record(id: &ProviderId) -> Option<Record> {
    Record::from_json(&record_file(id).await?)
        .ok()
        .filter(|record| record.id == *id)
}
