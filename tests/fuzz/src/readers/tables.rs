//! The tables beside the records: index, prefixes and hosts, devices, law; and the search over the index.

use super::stage::text;
use crate::Reader;
use crate::material::Material;
use esim_exit::directory::{Devices, Index, Law, Recognition, by_kind, web_host};
use std::sync::LazyLock;

/// The reader.
#[must_use]
pub fn reader() -> Reader {
    Reader {
        name: "tables",
        runs: 1_500,
        material: || &MATERIAL,
        read,
        long: 1 << 18,
    }
}

static INDEX: LazyLock<Index> = LazyLock::new(|| Index::from_json(SMALL).unwrap());

const SMALL: &str = r#"{"providers":[{"id":"tello","name":{"en":"Tello","zh-CN":"Tello"},"kind":"mvno","aliases":["tello mobile"]},{"id":"us-mobile","name":{"en":"US Mobile","zh-CN":"美国移动"},"kind":"mvno","aliases":["usmobile.com","美国移动卡"]},{"id":"example-mobile","name":{"en":"Example Mobile","zh-CN":"示例移动"},"kind":"practice","aliases":[]}]}"#;

static MATERIAL: LazyLock<Material> = LazyLock::new(|| {
    let mut seeds = vec![
        SMALL.as_bytes().to_vec(),
        b"us moblie".to_vec(),
        "美国移动".as_bytes().to_vec(),
    ];
    seeds.push(b"https://www.usmobile.com/help?x=1#y".to_vec());
    let tables = ["recognition", "devices", "law"];
    seeds.extend(tables.map(|name| text(&format!("public/directory/{name}.json")).into_bytes()));
    Material::new(
        seeds,
        &[
            "https://", "www.", ".com", "example", "practice", "mvno", "tello", "移动",
        ],
    )
    .json()
});

fn read(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(index) = Index::from_json(&text) {
        for words in ["tello", "示例", "x"] {
            let _ = by_kind(&index.search(words));
        }
    }
    let _ = (
        Recognition::from_json(&text),
        Devices::from_json(&text),
        Law::from_json(&text),
    );
    let hits = INDEX.search(&text);
    assert!(hits.len() <= 3);
    if let Some(host) = web_host(&text) {
        assert!(!host.contains(['/', '?', '#', '@', ' ']), "{host:?} is a host");
    }
}
