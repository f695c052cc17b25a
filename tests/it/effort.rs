//! How much a way asks of a person, as a table.

#![expect(clippy::unwrap_used, reason = "a made-up record that is none ends the test")]

use esim_exit::directory::effort::Difficulty;
use esim_exit::directory::{Channel, Minutes, Record, effort};
use esim_exit::messages::{EN, ZH_CN};
use serde_json::{Value, json};

fn record(channel: &str, steps: usize, proofs: &[&str]) -> Record {
    let step = json!({ "en": "Go on.", "zh-CN": "继续。" });
    let record: Value = json!({
        "id": "a", "name": { "en": "A", "zh-CN": "甲" }, "kind": "mvno", "grade": "partial", "sources": [], "proofs": proofs,
        "routes": [{ "act": "end_now", "channel": channel, "steps": vec![step; steps] }],
    });
    Record::from_json(&record.to_string()).unwrap()
}

#[test]
fn each_way_has_its_band() {
    let cases = [
        (
            "web",
            4,
            Minutes::Five,
            Difficulty::Alone,
            "About 5 minutes, by yourself, at any hour.",
        ),
        (
            "app",
            5,
            Minutes::Fifteen,
            Difficulty::Alone,
            "About 15 minutes, by yourself, at any hour.",
        ),
        (
            "api",
            1,
            Minutes::Five,
            Difficulty::Alone,
            "About 5 minutes, by yourself, at any hour.",
        ),
        (
            "chat",
            1,
            Minutes::Fifteen,
            Difficulty::Somebody,
            "About 15 minutes, with somebody who may offer you something to stay.",
        ),
        (
            "phone",
            1,
            Minutes::Thirty,
            Difficulty::Somebody,
            "Half an hour or so, with somebody who may offer you something to stay.",
        ),
        (
            "email",
            9,
            Minutes::Five,
            Difficulty::Answer,
            "About 5 minutes, then wait for an answer.",
        ),
        (
            "letter",
            1,
            Minutes::Thirty,
            Difficulty::Answer,
            "Half an hour or so, then wait for an answer.",
        ),
        (
            "store",
            1,
            Minutes::Hours,
            Difficulty::Somebody,
            "Some hours with the way there, with somebody who may offer you something to stay.",
        ),
        (
            "expires",
            1,
            Minutes::None,
            Difficulty::Wait,
            "Nothing to do but to look afterwards.",
        ),
    ];
    assert_eq!(cases.len(), Channel::ALL.len(), "every channel has a row");
    for (channel, steps, minutes, difficulty, said) in cases {
        let record = record(channel, steps, &["account_pin"]);
        let found = effort(&record.routes[0], &record);
        assert_eq!(
            (found.minutes, found.difficulty, found.document),
            (minutes, difficulty, false),
            "{channel}"
        );
        assert_eq!(EN.effort(found), said);
        assert!(ZH_CN.effort(found).ends_with('。'));
    }
}

#[test]
fn an_identity_document_is_said_beforehand() {
    let asks = record("chat", 1, &["id_photo"]);
    let found = effort(&asks.routes[0], &asks);
    assert!(found.document);
    assert!(
        EN.effort(found)
            .ends_with("to stay, a photo of an ID may be asked for."),
        "{}",
        EN.effort(found)
    );
    let waits = record("expires", 1, &["id_photo"]);
    assert!(
        !effort(&waits.routes[0], &waits).document,
        "who only waits shows nothing"
    );
}
