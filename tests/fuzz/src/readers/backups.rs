//! A file that somebody brings in: read, worked out against what is here, written, and brought in a second time.

use crate::material::Material;
use crate::{Reader, files};
use esim_exit::backup::{Given, bring, open};
use esim_exit::telecom::{Date, Timestamp};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The reader.
#[must_use]
pub fn reader() -> Reader {
    Reader {
        name: "backups",
        runs: 400,
        material: || &MATERIAL,
        read,
        long: 1 << 18,
    }
}

static MATERIAL: LazyLock<Material> = LazyLock::new(|| {
    Material::new(
        files("tests/it/backup", "json"),
        &[
            "esim-exit/case/abcdefgh",
            "esim-exit/journal/abcdefgh",
            "esim-exit/settings",
            "esim-exit/turn",
            "esim-exit/line/8901",
            "__proto__",
            "constructor",
            "LPA:1$a.example.com$K2-9QX4T7-SECRET",
            "act_begun",
            "600000",
            "4102444800001",
            "\u{202e}",
        ],
    )
    .json()
});

fn read(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(Given::Open(content)) = open(text) else { return };
    let day = Date::new(2026, 11, 23).unwrap();
    let now = (Timestamp(1_795_392_000_000), day);
    let mut kept = BTreeMap::new();
    for write in bring(&content, &kept, now).writes {
        assert!(write.key.starts_with("esim-exit/"), "{}", write.key);
        assert_eq!(kept.get(&write.key), write.expected.as_ref(), "{}", write.key);
        if let Some(text) = write.text {
            kept.insert(write.key, text);
        }
    }
    let twice = bring(&content, &kept, now).writes;
    assert!(twice.is_empty(), "twice is not once: {twice:?}");
    assert!(
        !format!("{kept:?}").contains("K2-9QX4T7-SECRET"),
        "a matching id comes in"
    );
}
