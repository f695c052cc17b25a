//! Drafts of records: whatever is typed, at whatever place, in whatever order.

use crate::dice::Dice;
use crate::material::{Material, STONES};
use crate::{Reader, files};
use esim_exit::contribution::{Draft, Part, file};
use esim_exit::directory::{check, facts};
use serde_json::Value;
use std::sync::LazyLock;

/// The reader.
#[must_use]
pub fn reader() -> Reader {
    Reader {
        name: "drafts",
        runs: 1_500,
        material: || &RAW,
        read,
        long: 1 << 14,
    }
}

static RAW: LazyLock<Material> = LazyLock::new(|| Material {
    is_raw: true,
    ..Material::default()
});

static RECORDS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let records = files("public/directory/providers", "json");
    records
        .iter()
        .map(|bytes| serde_json::from_slice(bytes).unwrap())
        .collect()
});

const PATHS: [&str; 24] = [
    "",
    ".",
    "id",
    "name",
    "name.en",
    "name.zh_cn",
    "kind",
    "aliases",
    "routes",
    "routes.0",
    "routes.0.act",
    "routes.0.steps",
    "routes.0.steps.0.en",
    "routes.99.act",
    "routes.-1",
    "routes.x",
    "sources",
    "sources.0.url",
    "sources.0.fields",
    "links.account",
    "told",
    "told.name",
    "status.on",
    "id.x.y.z",
];
const WORDS: [&str; 10] = [
    "end_now",
    "web",
    "https://example.com/a",
    "2026-11-22",
    "3",
    "x.y",
    "routes.end_now.web",
    "1\n2\n3",
    "LPA:1$a.example.com$K2-9QX4T7-SECRET",
    "false",
];

fn read(bytes: &[u8]) {
    let mut dice = Dice::new(bytes);
    let mut draft = match dice.byte() % 4 {
        0 => Draft::new("2026-11-22"),
        _ => Draft::of_record(dice.one(&RECORDS)),
    };
    let mut moves = 0;
    while !dice.is_empty() && moves < 300 {
        moves += 1;
        let path = *dice.one(&PATHS);
        let word = if dice.byte().is_multiple_of(2) {
            dice.one(&WORDS)
        } else {
            dice.one(&STONES)
        };
        let at = dice.below(5);
        match dice.byte() % 6 {
            0 | 1 => draft.put(path, word),
            2 => draft.add(path, "2026-11-22"),
            3 => draft.remove(path, at),
            4 => draft.move_up(path, at),
            // Only names of facts are ever ticked; they come from the record.
            _ => draft.tick(
                path,
                PATHS[usize::from(dice.byte()) % PATHS.len()],
                at.is_multiple_of(2),
            ),
        }
        let _ = (draft.text(path).len(), draft.len(path), draft.is_ticked(path, word));
    }
    let json = serde_json::to_string(&draft).unwrap();
    assert!(!json.contains("K2-9QX4T7-SECRET"), "a matching id stands in {json}");
    assert_eq!(serde_json::from_str::<Draft>(&json).unwrap(), draft);
    let record = draft.record();
    for flaw in check(&record, None) {
        let _ = Part::of_flaw(&flaw);
    }
    let _ = facts(&record);
    let written = file(&record);
    let back: Value = serde_json::from_str(&written).expect("a file is JSON");
    assert_eq!(back, record, "the file says what the record says");
}
