//! Made-up providers, as many as wanted, to measure how the directory grows.
//!
//! Invariant: the same number gives the same records, and none of them is of anybody.

use crate::Done;
use crate::directory::{self, Named};
use crate::failure::During;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

const FIRST: [&str; 16] = [
    "Blue", "North", "Silver", "Rapid", "Maple", "Lumen", "Harbor", "Quanta", "Velvet", "Orbit", "Cedar", "Nimbus",
    "Ember", "Tundra", "Willow", "Zephyr",
];
const SECOND: [&str; 12] = [
    "Mobile", "Wireless", "Cell", "Telecom", "Roam", "Sim", "Link", "Connect", "Travel", "Fone", "Net", "Go",
];
const CHINESE: [&str; 10] = [
    "蓝天移动",
    "北极星通信",
    "银河旅行卡",
    "快线",
    "枫叶漫游",
    "光子电信",
    "海港上网卡",
    "量子流量",
    "丝绒无线",
    "雪松电话",
];
const KINDS: [&str; 3] = ["mvno", "travel", "carrier"];

/// How many are measured.
pub const SIZES: [usize; 3] = [71, 1_000, 3_000];

/// What is looked for among them: a name, one with slips, a reading, first letters, Chinese, a web address, several
/// words, and nothing like it.
pub const QUERIES: [&str; 8] = [
    "harbor wireless",
    "hrabor wierless",
    "beijixing",
    "bjxtx",
    "银河旅行",
    "https://www.cedarroam1946.example/plans",
    "travel maple",
    "xylophone",
];

/// A query key by key.
pub fn keys(query: &str) -> impl Iterator<Item = &str> {
    let ends = query.char_indices().skip(1).map(|(at, _)| at).chain([query.len()]);
    ends.filter_map(|end| query.get(..end))
}

/// The record with this number.
fn record(number: usize) -> Value {
    let pick = |from: &[&'static str], by: usize| from.get(number / by % from.len()).copied().unwrap_or_default();
    let (first, second) = (pick(&FIRST, 1), pick(&SECOND, 16));
    let name = format!("{first} {second} {number}");
    let chinese = format!("{} {number}", pick(&CHINESE, 3));
    let mut record = json!({
        "id": name.to_lowercase().replace(' ', "-"),
        "name": { "en": name, "zh-CN": chinese },
        "kind": pick(&KINDS, 7),
        "aliases": [format!("{first}{second}{number}"), format!("{second} by {first} {number}")],
        "links": { "website": format!("https://www.{first}{second}{number}.example/").to_lowercase() },
    });
    if let (0, Some(members)) = (number % 5, record.as_object_mut()) {
        members.insert("parent".to_owned(), json!(format!("{} Group", pick(&FIRST, 40))));
    }
    record
}

/// So many records.
#[must_use]
pub fn records(count: usize) -> Vec<Named> {
    let named = |record: Value| Named {
        stem: record.get("id").and_then(Value::as_str).unwrap_or_default().to_owned(),
        record,
    };
    (0..count).map(record).map(named).collect()
}

/// Puts so many records into a directory in place of those that are there, and writes its index anew.
///
/// # Errors
/// If they cannot be written.
pub fn fill(directory: &Path, count: usize) -> Done {
    let providers = directory.join("providers");
    if providers.is_dir() {
        fs::remove_dir_all(&providers).during(|| format!("empty {}", providers.display()))?;
    }
    fs::create_dir_all(&providers).during(|| format!("make {}", providers.display()))?;
    for Named { stem, record } in records(count) {
        let file = providers.join(stem).with_extension("json");
        fs::write(&file, record.to_string()).during(|| format!("write {}", file.display()))?;
    }
    directory::write_index(directory)
}
