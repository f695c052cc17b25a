//! A provider's record: read, judged, shown, written into a draft and back.

use super::stage;
use crate::dice::Dice;
use crate::material::Material;
use crate::{Reader, files};
use esim_exit::contribution::{Draft, file};
use esim_exit::directory::{Record, cautions, check, effort, facts};
use esim_exit::messages::Language;
use esim_exit::wizard::{CaseId, Wizard};
use serde_json::Value;
use std::sync::LazyLock;

/// The reader.
#[must_use]
pub fn reader() -> Reader {
    Reader {
        name: "records",
        runs: 500,
        material: || &MATERIAL,
        read,
        long: 1 << 18,
    }
}

static MATERIAL: LazyLock<Material> = LazyLock::new(|| {
    Material::new(
        files("public/directory/providers", "json"),
        &[
            "https://example.com/",
            "http://example.com",
            "mailto:a@example.com",
            "tel:+1",
            "2026-11-22",
            "2099-01-01",
            "2026-02-30",
            "end_now",
            "web",
            "phone",
            "example.com",
            "routes.end_now.web.steps",
            "+1 212 555 0100",
            "password",
            "ICCID",
            "*",
        ],
    )
    .json()
});

/// As somebody would have typed it: no text begins or ends with a blank.
fn trimmed(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(text.trim().to_owned()),
        Value::Array(all) => all.into_iter().map(trimmed).collect(),
        Value::Object(all) => all.into_iter().map(|(key, value)| (key, trimmed(value))).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => value,
    }
}

fn read(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let record = Record::from_json(text);
    let Ok(value) = serde_json::from_str::<Value>(text) else {
        return;
    };
    let flaws = check(&value, None);
    let _ = (cautions(&value), facts(&value));
    if flaws.is_empty() {
        assert!(record.is_ok(), "a record without a flaw can be read");
        let written = file(&value);
        let back: Value = serde_json::from_str(&written).unwrap();
        assert_eq!(file(&back), written, "written twice it is the same");
        assert_eq!(
            Draft::of_record(&value).record(),
            trimmed(value.clone()),
            "a draft of a record is that record, without the blanks around its texts"
        );
    }
    let draft = Draft::of_record(&value);
    let _ = check(&draft.record(), None);
    let Ok(record) = record else { return };
    for route in &record.routes {
        let _ = effort(route, &record);
    }
    // Every page of a case at this provider, one input in eight.
    if Dice::new(bytes.get(bytes.len() / 3..).unwrap_or_default())
        .byte()
        .is_multiple_of(8)
    {
        let mut wizard = Wizard::new(CaseId::new("case1").unwrap(), stage::NOW, false);
        wizard.case = serde_json::from_value(serde_json::json!({
            "id": "case1", "created": stage::NOW,
            "answers": { "values": { "provider": record.id, "keep_number": "no" } },
        }))
        .unwrap();
        for screen in stage::screens(&wizard, Some(&record), Language::En) {
            assert!(!screen.heading.is_empty());
        }
    }
}
