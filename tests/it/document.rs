//! The saved form: what was once written loads for ever, and what is damaged harms nothing.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use crate::support::{Play, read, root};
use esim_exit::batch::Batch;
use esim_exit::contribution::Draft;
use esim_exit::document::key::{self, Kind};
use esim_exit::document::{Appearance, LoadError, SCHEMA, Settings, Shelf, Stored, is_kept, load, migrations, save};
use esim_exit::messages::Language;
use esim_exit::provider_api::PracticeProvider;
use esim_exit::wizard::{Case, Event, Field, Fingerprint, HandOver, Journal, StepId, Summary, Wizard};
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// Files of an older schema, as they were once saved. They are never made again.
fn frozen(schema: u32, name: &str) -> String {
    let folder = root().join(format!("tests/it/migrations/v{schema}"));
    read(&folder.join(name)).trim_end().to_owned()
}

fn check<T: DeserializeOwned + Serialize>(schema: u32, kind: Kind, name: &str) -> T {
    let text = frozen(schema, name);
    let Stored { revision, value } = load::<T>(kind, &text).unwrap_or_else(|error| panic!("{name}: {error}"));
    let now = text.replacen(&format!(r#""schema":{schema}"#), &format!(r#""schema":{SCHEMA}"#), 1);
    assert_eq!(
        save(revision, &value).unwrap(),
        now,
        "{name}: saved anew, it is another text"
    );
    value
}

#[test]
fn the_appearance_is_saved_only_where_it_was_chosen() {
    let plain = Settings::default();
    assert!(!save(1, &plain).unwrap().contains("appearance"));
    for look in Appearance::ALL {
        let chosen = Settings {
            appearance: Some(*look),
            ..Settings::default()
        };
        let text = save(1, &chosen).unwrap();
        // The starter script reads it there before the program has come.
        let read: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read["value"]["appearance"], look.as_str());
        assert_eq!(load::<Settings>(Kind::Settings, &text).unwrap().value, chosen);
    }
}

#[test]
fn what_version_one_saved_loads_for_ever() {
    assert_eq!(
        SCHEMA, 3,
        "a new schema: freeze files of the old one, and compare with what they migrate to"
    );
    let language = |name| check::<Settings>(1, Kind::Settings, name).language;
    assert_eq!(language("settings-en.json"), Some(Language::En));
    assert_eq!(language("settings-zh.json"), Some(Language::ZhCn));
    assert_eq!(language("settings-none.json"), None);
    let mut stages = Vec::new();
    for name in ["draft", "handed-over", "acknowledged", "refused", "ported", "closed"] {
        let case = check::<Case>(1, Kind::Case, &format!("case-{name}.json"));
        let journal = check::<Journal>(1, Kind::Journal, &format!("journal-{name}.json"));
        let summary = check::<Summary>(1, Kind::Index, &format!("index-{name}.json"));
        let play = Play::new("tello");
        let wizard = Wizard::restored(case, journal);
        let made = play.world.with(|cx| wizard.summary(cx));
        assert_eq!(
            (made.stage, made.due, &made.line, made.created),
            (summary.stage, summary.due, &summary.line, summary.created)
        );
        stages.push(summary.stage.as_str());
    }
    assert_eq!(
        stages,
        ["draft", "handed_over", "acknowledged", "refused", "ported", "closed"]
    );
}

#[test]
fn what_version_two_saved_loads_for_ever() {
    let language = check::<Settings>(2, Kind::Settings, "settings-zh.json");
    assert_eq!(
        (language.language, language.not_kept),
        (Some(Language::ZhCn), Vec::new())
    );
    for (name, stage) in [
        ("api", "ended"),
        ("evidence", "ended"),
        ("texts", "submitted"),
        ("mail", "closed"),
    ] {
        let case = check::<Case>(2, Kind::Case, &format!("case-{name}.json"));
        let journal = check::<Journal>(2, Kind::Journal, &format!("journal-{name}.json"));
        let summary = check::<Summary>(2, Kind::Index, &format!("index-{name}.json"));
        let wizard = Wizard::restored(case, journal);
        assert_eq!(wizard.fingerprint(), summary.line, "{name}");
        assert_eq!(summary.stage.as_str(), stage, "{name}");
    }
    let batch = check::<Batch>(2, Kind::Batch, "batch-run.json");
    let row = check::<Journal>(2, Kind::Journal, "journal-row.json");
    assert!(batch.wizard(0, row).is_some());
    check::<PracticeProvider>(2, Kind::Practice, "practice-run.json");
    check::<Draft>(2, Kind::Draft, "draft-new.json");
}

#[test]
fn a_value_goes_with_the_tab_only_where_the_person_wants_it() {
    let keys = [
        ("esim-exit/case/abcdefgh", Shelf::Plans),
        ("esim-exit/index/abcdefgh", Shelf::Plans),
        ("esim-exit/case/abcdefgh00001", Shelf::Batches),
        ("esim-exit/journal/abcdefgh00001", Shelf::Batches),
        ("esim-exit/batch/abcdefgh", Shelf::Batches),
        ("esim-exit/draft/tello", Shelf::Drafts),
        ("esim-exit/practice/abcdefgh", Shelf::Practice),
        ("esim-exit/settings", Shelf::Settings),
        (key::TURN, Shelf::Settings),
        ("esim-exit/quarantine/draft/tello@1", Shelf::SetAside),
        ("esim-exit/tomorrow", Shelf::Other),
    ];
    for (key, shelf) in keys {
        assert_eq!(Shelf::of(key), shelf, "{key}");
        for off in Shelf::SWITCHED {
            assert_eq!(is_kept(key, &[off]), off != shelf, "{key} without {off:?}");
        }
    }
    // The claim of a line keeps a second case from being begun, so it stays as long as anything could send.
    let line = "esim-exit/line/8901";
    assert_eq!(Shelf::of(line), Shelf::Plans);
    assert!(is_kept(line, &[Shelf::Plans]) && is_kept(line, &[Shelf::Batches]));
    assert!(!is_kept(line, &[Shelf::Plans, Shelf::Batches]));
}

#[test]
fn a_newer_schema_is_left_alone() {
    for schema in [SCHEMA + 1, 7, u32::MAX] {
        let text = json!({"schema": schema, "revision": 1, "value": {"anything": [1, 2]}}).to_string();
        let found = |error| matches!(error, Some(LoadError::Newer { found }) if found == schema);
        assert!(found(load::<Case>(Kind::Case, &text).err()) && found(load::<Journal>(Kind::Journal, &text).err()));
        assert!(found(load::<Settings>(Kind::Settings, &text).err()));
    }
}

#[test]
fn a_choice_that_this_program_does_not_know_leaves_the_other_settings_as_they_are() {
    let newer = json!({"language": "ja", "appearance": "sepia", "device": "glasses", "not_kept": ["plans"], "no_install": true});
    let text = json!({"schema": SCHEMA, "revision": 3, "value": newer}).to_string();
    let settings = load::<Settings>(Kind::Settings, &text).unwrap().value;
    assert_eq!(
        (settings.language, settings.appearance, settings.device),
        (None, None, None)
    );
    assert_eq!(settings.not_kept, [Shelf::Plans]);
    assert!(settings.no_install);
    // What is no name at all is damaged, as ever.
    for name in ["language", "appearance", "device"] {
        let text = json!({"schema": SCHEMA, "revision": 3, "value": {name: 7}}).to_string();
        let read = load::<Settings>(Kind::Settings, &text);
        assert!(matches!(read, Err(LoadError::Damaged(_))), "{name}: {read:?}");
    }
}

#[test]
fn what_is_damaged_says_so() {
    let case = frozen(1, "case-draft.json");
    let half = case.get(..case.len() / 2).unwrap();
    let wrong = |at: &str, with: Value| {
        let mut value: Value = serde_json::from_str(&case).unwrap();
        *value.pointer_mut(at).unwrap() = with;
        value.to_string()
    };
    for text in [
        "",
        " ",
        "null",
        "42",
        "[]",
        "{}",
        "\"case\"",
        "nonsense",
        "\u{0}",
        half,
        &wrong("/schema", json!("1")),
        &wrong("/schema", json!(-1)),
        &wrong("/schema", json!(1.5)),
        &wrong("/revision", json!(-1)),
        &wrong("/revision", json!(4_294_967_296_u64)),
        &wrong("/value", json!(null)),
        &wrong("/value/id", json!("../x")),
        &wrong("/value/id", json!(7)),
        &wrong("/value/created", json!("yesterday")),
        &wrong("/value/answers", json!(7)),
        &wrong("/value/answers/values", json!({"reason": 1})),
        &wrong("/value/answers/ticked", json!("all")),
    ] {
        let read = load::<Case>(Kind::Case, text).map(|stored| stored.value);
        assert!(matches!(read, Err(LoadError::Damaged(_))), "{text}: {read:?}");
    }
    for entries in [
        json!([{"at": 1}]),
        json!([{"at": 1, "what": "exploded"}]),
        json!({}),
        json!([null]),
        json!([{"at": 1, "what": "replied", "reply": 3}]),
    ] {
        let text = json!({"schema": 1, "revision": 1, "value": entries}).to_string();
        assert!(
            matches!(load::<Journal>(Kind::Journal, &text), Err(LoadError::Damaged(_))),
            "{text}"
        );
    }
}

/// Storage that broke off in the middle of a write, at every character of every value that was ever saved.
#[test]
fn a_value_cut_short_anywhere_is_damaged_and_nothing_else() {
    let mut cuts = 0;
    for schema in [1, 2] {
        for file in std::fs::read_dir(root().join(format!("tests/it/migrations/v{schema}"))).unwrap() {
            let name = file.unwrap().file_name().into_string().unwrap();
            let text = frozen(schema, &name);
            for at in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
                let cut = text.get(..at).unwrap();
                let error = match name.split('-').next().unwrap() {
                    "case" => load::<Case>(Kind::Case, cut).err(),
                    "journal" => load::<Journal>(Kind::Journal, cut).err(),
                    "index" => load::<Summary>(Kind::Index, cut).err(),
                    "settings" => load::<Settings>(Kind::Settings, cut).err(),
                    "draft" => load::<Draft>(Kind::Draft, cut).err(),
                    "batch" => load::<Batch>(Kind::Batch, cut).err(),
                    "practice" => load::<PracticeProvider>(Kind::Practice, cut).err(),
                    other => panic!("{other}: nothing reads it"),
                };
                assert!(
                    matches!(error, Some(LoadError::Damaged(_))),
                    "{name} cut at {at}: {error:?}"
                );
                cuts += 1;
            }
        }
    }
    println!("{cuts} values cut short, each called damaged");
    assert!(cuts > 10_000);
}

#[test]
fn a_case_named_otherwise_than_its_form_allows_is_damaged() {
    for id in ["", "abc", "ABCD", "a/b/c", "abcd efgh", "abcdabcdabcdabcdx"] {
        let text = json!({"schema": 1, "revision": 1, "value": {"id": id, "created": 1}}).to_string();
        assert!(
            load::<Case>(Kind::Case, &text).is_err(),
            "{id:?} becomes part of a storage key and of an address"
        );
    }
}

#[test]
fn what_another_version_added_survives() {
    let mut value: Value = serde_json::from_str(&frozen(1, "case-handed-over.json")).unwrap();
    value["value"]["answers"]["values"]["colour"] = json!("blue");
    for list in ["ticked", "finished"] {
        value["value"]["answers"][list]
            .as_array_mut()
            .unwrap()
            .push(json!("later.thing"));
    }
    let stored = load::<Case>(Kind::Case, &value.to_string()).unwrap();
    let mut play = Play::new("tello");
    play.wizard = Wizard::restored(stored.value, Journal::default());
    play.answer(Field::Nickname, "New York");
    let saved: Value = serde_json::to_value(&play.wizard.case).unwrap();
    assert_eq!(saved["answers"]["values"]["colour"], json!("blue"));
    assert_eq!(saved["answers"]["values"]["nickname"], json!("New York"));
    for list in ["ticked", "finished"] {
        assert!(
            saved["answers"][list]
                .as_array()
                .unwrap()
                .contains(&json!("later.thing")),
            "{list}"
        );
    }
}

#[test]
fn migrations_run_in_order_from_where_a_value_stands() {
    fn add(value: Value, name: &str) -> Value {
        json!([value, name])
    }
    let chain: [migrations::Migration; 2] = [
        |_, value| Ok(add(value, "two")),
        |kind, value| Ok(add(value, if kind == Kind::Case { "three" } else { "3" })),
    ];
    for (schema, kind, expected) in [
        (0, Kind::Case, json!([[1, "two"], "three"])),
        (1, Kind::Case, json!([[1, "two"], "three"])),
        (1, Kind::Journal, json!([[1, "two"], "3"])),
        (2, Kind::Case, json!([1, "three"])),
        (3, Kind::Case, json!(1)),
        (9, Kind::Case, json!(1)),
    ] {
        assert_eq!(
            migrations::run(&chain, kind, schema, json!(1)).unwrap(),
            expected,
            "from {schema}"
        );
    }
    let fails: [migrations::Migration; 2] = [|_, _| serde_json::from_str("broken"), |_, _| unreachable!()];
    assert!(migrations::run(&fails, Kind::Case, 1, json!(1)).is_err());
    assert_eq!(migrations::CHAIN.len() as u32 + 1, SCHEMA);
}

#[test]
fn keys_are_kept_apart() {
    let id = crate::support::id("abcd1234");
    for kind in [Kind::Case, Kind::Journal, Kind::Index] {
        let name = kind.of(&id);
        assert!(name.starts_with(key::PREFIX));
        assert_eq!(kind.case_in(&name), Some(id.clone()), "{name}");
        for other in [Kind::Case, Kind::Journal, Kind::Index, Kind::Line, Kind::Settings] {
            assert!(
                other == kind || other.case_in(&name).is_none(),
                "{name} is read as {other:?}"
            );
        }
        let aside = key::quarantine(&name, 1_795_339_800_000);
        assert!(
            aside.starts_with(key::QUARANTINE) && aside.ends_with("@1795339800000"),
            "{aside}"
        );
        assert_eq!(kind.case_in(&aside), None, "what is set aside is no case");
    }
    assert_eq!(
        key::line(&Fingerprint("tello:iccid:89".to_owned())),
        "esim-exit/line/tello:iccid:89"
    );
    assert_eq!(Kind::Case.case_in("esim-exit/case/../x"), None);
}

/// A text that was changed in one place: one character exchanged, dropped or doubled.
fn damaged(text: &str, at: usize, how: u8, with: char) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    let at = at % chars.len();
    match how % 3 {
        0 => chars[at] = with,
        1 => drop(chars.remove(at)),
        _ => chars.insert(at, with),
    }
    chars.into_iter().collect()
}

/// Reads it as everything it could be; whatever is taken can be worked with and saved.
fn survives(text: &str) {
    let journal = load::<Journal>(Kind::Journal, text)
        .map(|s| s.value)
        .unwrap_or_default();
    let _ = load::<Settings>(Kind::Settings, text);
    let _ = load::<Summary>(Kind::Index, text);
    let case = load::<Case>(Kind::Case, text).map_or_else(|_| Play::new("tello").wizard.case, |s| s.value);
    let mut play = Play::new("tello");
    play.wizard = Wizard::restored(case, journal);
    for step in StepId::ALL {
        play.step_screen(*step, Language::En);
    }
    for event in [
        Event::ActBegun,
        Event::HandedOver(HandOver::Page),
        Event::StepFinished(StepId::Confirm),
    ] {
        let _ = play.send(event);
    }
    assert!(!play.saved().is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_does_harm(text in any::<String>()) {
        survives(&text);
    }

    #[test]
    fn no_slip_in_a_saved_text_does_harm(
        name in prop::sample::select(vec!["case-closed.json", "case-handed-over.json", "journal-refused.json", "journal-acknowledged.json", "index-ported.json", "settings-en.json"]),
        slips in prop::collection::vec((any::<usize>(), any::<u8>(), prop::sample::select(vec!['"', '{', '}', ',', ':', '0', '9', '-', 'x', '[', 'é', ' '])), 1..4),
    ) {
        let text = slips.into_iter().fold(frozen(1, name), |text, (at, how, with)| damaged(&text, at, how, with));
        survives(&text);
    }
}
