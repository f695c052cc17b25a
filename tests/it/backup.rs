//! Taking along and bringing in: what comes back, what is never allowed by it, what is refused and why.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use crate::support::{NOW, PRACTICE, Play, at, day, id, read, root, texts};
use crate::walk::unfilled;
use esim_exit::backup::{
    Brought, Content, Given, ITERATIONS, LARGEST, Locked, Made, Note, Refused, Row, Told, Verdict, bring, export, open,
    seal,
};
use esim_exit::document::key::{self, Kind};
use esim_exit::document::{self, Settings, Shelf, Stored, load, save};
use esim_exit::messages::Language;
use esim_exit::screen::{BackupView, Bring, BringFailure, Paper, backup_screen};
use esim_exit::telecom::Timestamp;
use esim_exit::wizard::*;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;

type Kept = BTreeMap<String, String>;

const LATER: Timestamp = Timestamp(NOW.0 + 86_400_000);

/// What storage holds of a play, as the page writes it.
fn stored(play: &Play) -> Kept {
    let (case, journal) = (&play.wizard.case, &play.wizard.journal);
    let summary = play.world.with(|cx| play.wizard.summary(cx));
    let revision = 10 + u32::try_from(journal.entries().len()).unwrap();
    let mut kept = Kept::from([
        (Kind::Case.of(&case.id), save(revision, case).unwrap()),
        (Kind::Index.of(&case.id), save(1, &summary).unwrap()),
    ]);
    if !journal.entries().is_empty() {
        kept.insert(Kind::Journal.of(&case.id), save(revision, journal).unwrap());
    }
    if let Some(line) = summary.line {
        kept.insert(key::line(&line), case.id.as_str().to_owned());
    }
    kept
}

fn written(kept: &Kept) -> String {
    let made = Made {
        at: NOW,
        day: day("2026-11-22"),
        build: "0.1.0",
    };
    export(kept, None, made)
}

fn content(text: &str) -> Content {
    match open(text) {
        Ok(Given::Open(content)) => *content,
        other => panic!("{other:?}"),
    }
}

fn brought(text: &str, kept: &Kept) -> Brought {
    bring(&content(text), kept, (LATER, day("2026-11-23")))
}

/// Writes as the page does: each only over what it expects.
fn take(text: &str, kept: &mut Kept) -> Told {
    let Brought { told, writes } = brought(text, kept);
    assert_eq!(told.writes, writes.len());
    for write in writes {
        assert_eq!(kept.get(&write.key), write.expected.as_ref(), "{}", write.key);
        match write.text {
            Some(text) => kept.insert(write.key, text),
            None => kept.remove(&write.key),
        };
    }
    told
}

fn journal(kept: &Kept, name: &str) -> Journal {
    let text = kept.get(&Kind::Journal.of(&id(name)));
    text.map_or_else(Journal::default, |text| {
        document::load(Kind::Journal, text).unwrap().value
    })
}

fn case(kept: &Kept, name: &str) -> Case {
    document::load(Kind::Case, &kept[&Kind::Case.of(&id(name))])
        .unwrap()
        .value
}

fn verdicts(told: &Told) -> Vec<(Verdict, Vec<Note>)> {
    told.rows.iter().map(|row| (row.verdict, row.notes.clone())).collect()
}

/// A play that stands where the act is about to be done, and then further and further.
fn stages() -> Vec<(&'static str, Play)> {
    let mut play = at("tello", StepId::Submit, &[(Field::Nickname, "妈妈的卡")]);
    let mut all = vec![("prepared", play.clone())];
    play.happens(Event::ActBegun);
    all.push(("begun", play.clone()));
    play.happens(Event::HandedOver(HandOver::Page));
    all.push(("handed over", play.clone()));
    play.finish(StepId::Submit);
    all.push(("submitted", play.clone()));
    play.pass(StepId::Confirm);
    all.push(("ended", play.clone()));
    if let Some(StepId::Aftercare) = play.current() {
        play.pass(StepId::Aftercare);
    }
    all.push(("after", play));
    all
}

#[test]
fn what_is_taken_along_comes_back_the_same() {
    for (name, play) in stages() {
        let kept = stored(&play);
        let mut there = Kept::new();
        let told = take(&written(&kept), &mut there);
        assert_eq!(told.count(Verdict::New), 1, "{name}");
        let (before, after) = (&play.wizard.journal, journal(&there, "case1"));
        let (was, is) = (before.standing(), after.standing());
        let holds = was.act.holds();
        let answers = if holds {
            play.wizard.case.clone()
        } else {
            play.wizard.case.unchecked()
        };
        assert_eq!(case(&there, "case1"), answers, "{name}");
        if matches!(was.act, ActState::Begun | ActState::HandedOver) {
            // As after a crash: nobody knows what became of it.
            assert_eq!(is.act, ActState::Unknown, "{name}");
            assert_eq!(after.entries().len(), before.entries().len() + 1);
        } else {
            assert_eq!(after, *before, "{name}");
        }
        // What is derived is made again.
        for key in kept.keys().filter(|key| key.starts_with(Kind::Line.prefix())) {
            assert_eq!(there[key], "case1", "{name}");
        }
        let shown: Stored<Summary> = document::load(Kind::Index, &there[&Kind::Index.of(&id("case1"))]).unwrap();
        assert_eq!(shown.value.nickname, "妈妈的卡");
        assert_eq!(
            shown.value.provider.unwrap().en,
            "Tello Mobile",
            "the name of the provider comes along"
        );
    }
}

#[test]
fn twice_is_once() {
    for (name, play) in stages() {
        let text = written(&stored(&play));
        let mut there = Kept::new();
        take(&text, &mut there);
        let again = brought(&text, &there);
        assert_eq!(again.writes, Vec::new(), "{name}");
        assert_eq!(verdicts(&again.told), [(Verdict::Same, Vec::new())], "{name}");
        // And into the storage that it came from, nothing at all.
        assert_eq!(brought(&text, &stored(&play)).writes, Vec::new(), "{name}");
    }
}

#[test]
fn an_older_file_changes_nothing_and_a_newer_one_continues() {
    let all = stages();
    for (older, (name, old)) in all.iter().enumerate() {
        for (newer_name, new) in all.iter().skip(older) {
            let now = stored(new);
            let told = brought(&written(&stored(old)), &now);
            assert_eq!(told.writes, Vec::new(), "{name} into {newer_name}");
            let mut there = stored(old);
            take(&written(&now), &mut there);
            let (is, was) = (journal(&there, "case1").standing(), old.wizard.journal.standing());
            assert!(is.act >= was.act, "{newer_name} into {name}");
            assert!(!was.act.holds() || is.act.holds());
        }
    }
}

#[test]
fn a_released_act_is_not_released_here_by_a_file() {
    let mut play = at("tello", StepId::Submit, &[]);
    play.happens(Event::ActBegun);
    let here = stored(&play);
    play.happens(Event::ActWithdrawn);
    let file = written(&stored(&play));
    let mut there = here;
    let told = take(&file, &mut there);
    assert_eq!(journal(&there, "case1").standing().act, ActState::Unknown);
    assert!(told.rows[0].notes.contains(&Note::OutcomeUnknown));
    // The other way round nothing is new: who withdrew it here knows of it.
    let knows = stored(&play);
    let mut older = play.clone();
    older.wizard = Wizard::restored(older.wizard.case.clone(), journal(&there, "case1"));
    assert!(brought(&written(&knows), &knows).writes.is_empty());
}

#[test]
fn the_newer_answers_win_and_it_is_said() {
    let mut play = Play::new("tello");
    play.answer(Field::Reason, "trip_over");
    let old = stored(&play);
    play.answer(Field::Reason, "save_money");
    let mut new = stored(&play);
    let place = Kind::Case.of(&id("case1"));
    new.insert(place.clone(), save(99, &play.wizard.case).unwrap());
    let mut there = old.clone();
    let told = take(&written(&new), &mut there);
    assert_eq!(verdicts(&told), [(Verdict::Changed, vec![Note::AnswersTaken])]);
    assert_eq!(there[&place], new[&place]);
    let told = brought(&written(&old), &new).told;
    assert_eq!(
        (told.writes, verdicts(&told)),
        (0, vec![(Verdict::Same, vec![Note::AnswersKept])])
    );
}

/// The same case under another name.
fn renamed(play: &Play, name: &str) -> Play {
    let mut other = play.clone();
    let text = save(1, &play.wizard.case).unwrap().replace("case1", name);
    let case = document::load::<Case>(Kind::Case, &text).unwrap().value;
    other.wizard = Wizard::restored(case, play.wizard.journal.clone());
    other
}

#[test]
fn a_second_plan_for_a_line_stays_out_but_its_act_is_not_forgotten() {
    let here = at("tello", StepId::Submit, &[]);
    let quiet = written(&stored(&renamed(&here, "other1")));
    let told = brought(&quiet, &stored(&here));
    assert_eq!(
        (told.writes.len(), verdicts(&told.told)),
        (0, vec![(Verdict::Refused, vec![Note::SameLine])])
    );

    let mut acted = here.clone();
    acted.happens(Event::ActBegun);
    let loud = written(&stored(&renamed(&acted, "other1")));
    let mut there = stored(&here);
    let told = take(&loud, &mut there);
    assert_eq!((told.count(Verdict::Refused), told.count(Verdict::Changed)), (1, 1));
    let warned = journal(&there, "case1");
    assert_eq!(
        warned.standing().act,
        ActState::Unknown,
        "here the act may not begin either"
    );
    assert!(!there.contains_key(&Kind::Case.of(&id("other1"))));
    assert!(brought(&loud, &there).writes.is_empty(), "twice is once");
    // Once the person has looked, the same file does not ask again.
    let mut settled = here.clone();
    settled.wizard = Wizard::restored(case(&there, "case1"), warned);
    settled.happens(Event::FoundNotDone);
    assert!(brought(&loud, &stored(&settled)).writes.is_empty());
}

#[test]
fn of_two_plans_for_a_line_in_one_file_the_one_that_acts_is_taken() {
    let quiet = at("tello", StepId::Submit, &[]);
    let mut acts = renamed(&quiet, "zz99");
    acts.happens(Event::ActBegun);
    let mut both = stored(&quiet);
    both.extend(stored(&acts));
    let mut there = Kept::new();
    let told = take(&written(&both), &mut there);
    assert_eq!((told.count(Verdict::New), told.count(Verdict::Refused)), (1, 1));
    assert!(there.contains_key(&Kind::Case.of(&id("zz99"))));
    assert!(!there.contains_key(&Kind::Case.of(&id("case1"))));
}

#[test]
fn answers_do_not_move_an_act_to_another_line() {
    let mut play = at("tello", StepId::Submit, &[]);
    play.happens(Event::ActBegun);
    let here = stored(&play);
    let place = Kind::Case.of(&id("case1"));
    let mut file = here.clone();
    let moved = here[&place].replace("8901260123456789011", "8901260123456789029");
    file.insert(place.clone(), moved.replace("\"revision\":11", "\"revision\":500"));
    let mut there = here.clone();
    let told = take(&written(&file), &mut there);
    assert_eq!(verdicts(&told), [(Verdict::Same, vec![Note::AnswersKept])]);
    assert_eq!(there[&place], here[&place]);
}

#[test]
fn a_real_plan_does_not_become_a_practice_run() {
    let play = at("tello", StepId::Submit, &[]);
    let here = stored(&play);
    let file = written(&here).replace("\"practice\": false", "\"practice\": true");
    let told = brought(&file, &here);
    assert_eq!(
        (told.writes.len(), verdicts(&told.told)),
        (0, vec![(Verdict::Refused, vec![Note::Differs])])
    );
}

#[test]
fn what_is_here_and_cannot_be_read_is_left_alone() {
    let play = at("tello", StepId::Submit, &[]);
    let file = written(&stored(&play));
    for (kind, text) in [
        (Kind::Case, "{\"schema\":99,\"revision\":1,\"value\":{}}"),
        (Kind::Case, "damaged"),
        (Kind::Journal, "damaged"),
        (Kind::Journal, "{\"schema\":99,\"revision\":1,\"value\":[]}"),
    ] {
        let mut here = stored(&play);
        here.insert(kind.of(&id("case1")), text.to_owned());
        let told = brought(&file, &here);
        assert_eq!(told.writes, Vec::new(), "{text}");
        assert_eq!(
            verdicts(&told.told),
            [(Verdict::Refused, vec![Note::HereUnreadable])],
            "{text}"
        );
    }
}

const BATCH: &str = "esim-exit/batch/batch777";

#[test]
fn batches_come_with_the_journals_of_their_rows() {
    let text = frozen("v1-open.json");
    let mut there = Kept::new();
    take(&text, &mut there);
    let row = "esim-exit/journal/batch77700000";
    let line = "esim-exit/line/iccid:8901260123456789102";
    assert_eq!(there[line], "batch77700000");
    let begun = json!({"schema": 2, "revision": 1, "value": [{"at": NOW.0, "day": "2026-11-22", "what": "act_begun", "act": "end_now",
        "channel": "api", "line": "iccid:8901260123456789102", "request_key": "abc"}]});
    let mut file: Value = serde_json::from_str(&text).unwrap();
    file["kept"][row] = begun;
    let told = take(&file.to_string(), &mut there);
    assert_eq!(told.count(Verdict::Changed), 1);
    assert_eq!(journal(&there, "batch77700000").standing().act, ActState::Unknown);
    // Once begun it does not change: another list under its name is not taken, and its rows not mixed up.
    file["kept"][BATCH]["value"]["rows"][0]["identifier"] = json!("8901260123456789110");
    let before = there.clone();
    let told = take(&file.to_string(), &mut there);
    assert!(
        told.rows
            .iter()
            .any(|row| row.lines == Some(1) && row.notes == [Note::Differs])
    );
    assert_eq!(there, before);
}

#[test]
fn a_plan_whose_line_a_row_holds_stays_out() {
    let mut there = Kept::new();
    take(&frozen("v1-open.json"), &mut there);
    let play = at("tello", StepId::Submit, &[(Field::Identifier, "8901260123456789102")]);
    let told = brought(&written(&stored(&renamed(&play, "other1"))), &there);
    assert_eq!(
        (told.writes.len(), verdicts(&told.told)),
        (0, vec![(Verdict::Refused, vec![Note::SameLine])])
    );
}

#[test]
fn one_plan_alone_can_be_taken_along() {
    let mut kept = stored(&at("tello", StepId::Submit, &[]));
    kept.extend(stored(&renamed(&at(PRACTICE, StepId::Submit, &[]), "case2")));
    kept.insert(
        Kind::Settings.prefix().to_owned(),
        "{\"schema\":2,\"revision\":1,\"value\":{}}".to_owned(),
    );
    let made = Made {
        at: NOW,
        day: day("2026-11-22"),
        build: "0.1.0",
    };
    let file: Value = serde_json::from_str(&export(&kept, Some(&id("case2")), made)).unwrap();
    let keys: Vec<&String> = file["kept"].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["esim-exit/case/case2", "esim-exit/index/case2"]);
}

#[test]
fn the_turn_and_claims_stay_and_what_cannot_be_read_goes_letter_by_letter() {
    let mut kept = stored(&at("tello", StepId::Submit, &[]));
    kept.insert(key::TURN.to_owned(), "1@tab".to_owned());
    kept.insert("esim-exit/case/broken1".to_owned(), "{\"schema\":".to_owned());
    kept.insert("esim-exit/quarantine/case/old1@5".to_owned(), "x\ny".to_owned());
    let text = written(&kept);
    assert!(!text.contains("esim-exit/turn") && !text.contains("esim-exit/line"));
    let mut there = Kept::new();
    let told = take(&text, &mut there);
    assert_eq!(told.beside, 2);
    assert_eq!(there["esim-exit/quarantine/case/old1@5"], "x\ny");
    assert_eq!(
        there[&format!("esim-exit/quarantine/case/broken1@{}", NOW.0)],
        "{\"schema\":"
    );
}

/// A file that was saved once and must be read for ever.
fn frozen(name: &str) -> String {
    read(&root().join("tests/it/backup").join(name))
}

#[test]
fn files_of_format_1_are_read_for_ever() {
    let mut there = Kept::new();
    let told = take(&frozen("v1-open.json"), &mut there);
    assert_eq!(
        (told.day.as_str(), told.count(Verdict::New), told.beside),
        ("2026-11-22", 5, 3)
    );
    let acts: Vec<ActState> = ["plan1", "plan2", "plan3", "plan4"]
        .iter()
        .map(|name| journal(&there, name).standing().act)
        .collect();
    assert_eq!(
        acts,
        [
            ActState::None,
            ActState::Unknown,
            ActState::Acknowledged,
            ActState::Ended
        ]
    );
    assert!(journal(&there, "plan4").standing().closed);
    for key in [
        "esim-exit/settings",
        "esim-exit/draft/+new",
        "esim-exit/practice/plan1",
        BATCH,
    ] {
        assert!(there.contains_key(key), "{key}");
    }
    match open(&frozen("v1-locked.json")).unwrap() {
        Given::Locked(file) => {
            assert_eq!(
                (file.head.made, file.locked.iterations, file.locked.salt[0]),
                (1_795_339_900_000, ITERATIONS, 1)
            );
            let bound = file.head.bound(&file.locked);
            assert_eq!(bound.lines().count(), 10, "{bound}");
            // Written again, it is the same file.
            let again: Value = serde_json::from_str(&seal(&file.head, &file.locked, &file.content)).unwrap();
            assert_eq!(again, serde_json::from_str::<Value>(&frozen("v1-locked.json")).unwrap());
        }
        Given::Open(_) => panic!("it has a password"),
    }
}

#[test]
fn each_part_of_the_head_is_bound_to_the_content() {
    let Given::Locked(file) = open(&frozen("v1-locked.json")).unwrap() else {
        panic!("it has a password")
    };
    let bound = |change: &dyn Fn(&mut esim_exit::backup::Head, &mut Locked)| {
        let (mut head, mut locked) = (file.head.clone(), file.locked.clone());
        change(&mut head, &mut locked);
        head.bound(&locked)
    };
    let same = bound(&|_, _| {});
    for (name, other) in [
        ("made", bound(&|head, _| head.made += 1)),
        ("day", bound(&|head, _| head.day = "2026-11-21".to_owned())),
        ("build", bound(&|head, _| head.build.push('1'))),
        ("iterations", bound(&|_, locked| locked.iterations += 1)),
        ("salt", bound(&|_, locked| locked.salt[3] ^= 1)),
        ("iv", bound(&|_, locked| locked.iv[3] ^= 1)),
    ] {
        assert_ne!(same, other, "{name}");
    }
}

/// A file with something changed in it, and why it is refused then.
fn spoilt(change: impl FnOnce(&mut Value)) -> String {
    let mut file: Value = serde_json::from_str(&frozen("v1-open.json")).unwrap();
    change(&mut file);
    file.to_string()
}

fn spoilt_lock(change: impl FnOnce(&mut Value)) -> String {
    let mut file: Value = serde_json::from_str(&frozen("v1-locked.json")).unwrap();
    change(&mut file);
    file.to_string()
}

#[test]
fn what_is_not_wholly_ours_is_refused_with_its_reason() {
    let whole = frozen("v1-open.json");
    let put = |key: &str, value: Value| spoilt(|file| file["kept"][key] = value);
    let envelope = |value: Value| json!({"schema": 2, "revision": 1, "value": value});
    let plan = "esim-exit/case/plan1";
    let notes = "esim-exit/journal/plan3";
    let deep = format!("{}1{}", "[".repeat(5_000), "]".repeat(5_000));
    let doubled = whole.replacen("\"build\"", "\"day\": \"2026-11-22\", \"build\"", 1);
    let table: Vec<(&str, String, Refused)> = vec![
        ("empty", String::new(), Refused::CutOff),
        ("white space", "  \n".to_owned(), Refused::CutOff),
        ("half", whole.chars().take(4_000).collect(), Refused::CutOff),
        (
            "one sign short",
            whole.trim_end().trim_end_matches('}').to_owned(),
            Refused::CutOff,
        ),
        ("prose", "my plans".to_owned(), Refused::NotOurs),
        ("more behind it", format!("{whole} x"), Refused::NotOurs),
        ("a list", "[]".to_owned(), Refused::NotOurs),
        ("a number", "1".to_owned(), Refused::NotOurs),
        ("an empty object", "{}".to_owned(), Refused::NotOurs),
        (
            "another format",
            spoilt(|file| file["format"] = json!("calendar")),
            Refused::NotOurs,
        ),
        (
            "no format",
            spoilt(|file| file["format"] = Value::Null),
            Refused::NotOurs,
        ),
        (
            "a newer form",
            spoilt(|file| file["version"] = json!(2)),
            Refused::Newer,
        ),
        (
            "a far newer form",
            spoilt(|file| file["version"] = json!(u64::MAX)),
            Refused::Newer,
        ),
        ("no form", spoilt(|file| file["version"] = json!(0)), Refused::Wrong),
        (
            "the form as text",
            spoilt(|file| file["version"] = json!("1")),
            Refused::Wrong,
        ),
        (
            "a negative form",
            spoilt(|file| file["version"] = json!(-1)),
            Refused::Wrong,
        ),
        ("too deep", deep.clone(), Refused::TooDeep),
        (
            "too deep inside",
            whole.replacen("\"told\": {}", &format!("\"told\": {{\"a\": {deep}}}"), 1),
            Refused::TooDeep,
        ),
        ("too large", " ".repeat(LARGEST + 1), Refused::TooLarge),
        (
            "made never",
            spoilt(|file| file["made"] = json!(i64::MAX)),
            Refused::Wrong,
        ),
        (
            "made before time",
            spoilt(|file| file["made"] = json!(-1)),
            Refused::Wrong,
        ),
        (
            "no day",
            spoilt(|file| file["day"] = json!("yesterday")),
            Refused::Wrong,
        ),
        ("nothing kept", spoilt(|file| file["kept"] = json!([])), Refused::Wrong),
        (
            "nothing set aside",
            spoilt(|file| drop(file.as_object_mut().unwrap().remove("aside"))),
            Refused::Wrong,
        ),
        ("a name twice", doubled, Refused::Twice),
        (
            "a plan twice",
            whole.replacen("\"esim-exit/case/plan2\"", "\"esim-exit/case/plan1\"", 1),
            Refused::Twice,
        ),
        ("a foreign key", put("other-site/token", json!({})), Refused::Foreign),
        ("the turn", put("esim-exit/turn", json!("1@a")), Refused::Foreign),
        (
            "a claim",
            put("esim-exit/line/iccid:8901", envelope(json!("plan1"))),
            Refused::Foreign,
        ),
        (
            "an unknown kind",
            put("esim-exit/secret/plan1", envelope(json!({}))),
            Refused::Foreign,
        ),
        (
            "prototype",
            put("__proto__", json!({"polluted": true})),
            Refused::Foreign,
        ),
        (
            "a plan named __proto__",
            put("esim-exit/case/__proto__", envelope(json!({}))),
            Refused::Wrong,
        ),
        (
            "a plan named constructor",
            put("esim-exit/journal/constructor!", envelope(json!([]))),
            Refused::Foreign,
        ),
        (
            "prototype inside",
            put(plan, json!({"schema": 2, "revision": 1, "value": {"constructor": 1}})),
            Refused::Foreign,
        ),
        (
            "a plan with a path",
            put("esim-exit/journal/../../x", envelope(json!([]))),
            Refused::Foreign,
        ),
        (
            "a draft with a path",
            put("esim-exit/draft/../x", envelope(json!({"form": {}}))),
            Refused::Foreign,
        ),
        (
            "a plan of another name",
            put("esim-exit/case/plan9", envelope(json!({"id": "plan1", "created": 1}))),
            Refused::Wrong,
        ),
        ("a plan that is a text", put(plan, json!("x")), Refused::Wrong),
        (
            "a plan without form",
            put(plan, envelope(json!([1, 2]))),
            Refused::Wrong,
        ),
        (
            "answers that are numbers",
            put(
                plan,
                envelope(json!({"id": "plan1", "created": 1, "answers": {"values": {"reason": 1}}})),
            ),
            Refused::Wrong,
        ),
        (
            "a plan from the year 9999",
            put(
                plan,
                envelope(json!({"id": "plan1", "created": 253_402_300_799_000_i64})),
            ),
            Refused::Wrong,
        ),
        (
            "a revision without end",
            put(
                plan,
                json!({"schema": 2, "revision": u32::MAX, "value": {"id": "plan1", "created": 1}}),
            ),
            Refused::Wrong,
        ),
        (
            "a value of a newer page",
            put(plan, json!({"schema": 99, "revision": 1, "value": {}})),
            Refused::Newer,
        ),
        (
            "a history that is an object",
            put(notes, envelope(json!({}))),
            Refused::Wrong,
        ),
        (
            "an unknown happening",
            put(notes, envelope(json!([{"at": 1, "day": "2026-11-22", "what": "paid"}]))),
            Refused::Wrong,
        ),
        (
            "a day that is none",
            put(
                notes,
                envelope(json!([{"at": 1, "day": "2026-02-31", "what": "closed"}])),
            ),
            Refused::Wrong,
        ),
        (
            "a moment that is none",
            put(
                notes,
                envelope(json!([{"at": i64::MIN, "day": "2026-02-01", "what": "closed"}])),
            ),
            Refused::Wrong,
        ),
        (
            "an endless history",
            put(
                notes,
                envelope(Value::Array(vec![
                    json!({"at": 1, "day": "2026-11-22", "what": "contacted"});
                    2_001
                ])),
            ),
            Refused::Wrong,
        ),
        (
            "a batch too long",
            spoilt(|file| {
                let row = file["kept"][BATCH]["value"]["rows"][0].clone();
                file["kept"][BATCH]["value"]["rows"] = Value::Array(vec![row; 5_001]);
            }),
            Refused::Wrong,
        ),
        (
            "a batch with an activation code",
            spoilt(|file| {
                file["kept"][BATCH]["value"]["rows"][0]["identifier"] = json!("LPA:1$rsp.example.com$SECRET-77")
            }),
            Refused::Wrong,
        ),
        (
            "a draft that is a list",
            put("esim-exit/draft/tello", envelope(json!({"form": []}))),
            Refused::Wrong,
        ),
        (
            "a practice without end",
            put("esim-exit/practice/plan1", envelope(json!({"acts": u32::MAX}))),
            Refused::Wrong,
        ),
        (
            "a sort that nobody knows, not to be kept",
            put("esim-exit/settings", envelope(json!({"not_kept": ["everything"]}))),
            Refused::Wrong,
        ),
        (
            "set aside elsewhere",
            spoilt(|file| file["aside"]["token"] = json!("x")),
            Refused::Foreign,
        ),
        (
            "set aside no text",
            spoilt(|file| file["aside"]["esim-exit/quarantine/case/a@1"] = json!({})),
            Refused::Wrong,
        ),
        (
            "more names than ever",
            format!(
                "{{{}}}",
                (0..=40_000).map(|n| format!("\"{n}\":1")).collect::<Vec<_>>().join(",")
            ),
            Refused::TooMuch,
        ),
        (
            "a name without end",
            format!("{{\"{}\":1}}", "n".repeat(300)),
            Refused::Foreign,
        ),
        (
            "absurd rounds",
            spoilt_lock(|file| file["locked"]["iterations"] = json!(4_000_000_000_u32)),
            Refused::Cipher,
        ),
        (
            "few rounds",
            spoilt_lock(|file| file["locked"]["iterations"] = json!(1_000)),
            Refused::Cipher,
        ),
        (
            "negative rounds",
            spoilt_lock(|file| file["locked"]["iterations"] = json!(-1)),
            Refused::Cipher,
        ),
        (
            "another cipher",
            spoilt_lock(|file| file["locked"]["cipher"] = json!("AES-CBC")),
            Refused::Cipher,
        ),
        (
            "another kdf",
            spoilt_lock(|file| file["locked"]["kdf"] = json!("MD5")),
            Refused::Cipher,
        ),
        (
            "a short salt",
            spoilt_lock(|file| file["locked"]["salt"] = json!("AQID")),
            Refused::Cipher,
        ),
        (
            "a long iv",
            spoilt_lock(|file| file["locked"]["iv"] = json!("AQIDBAUGBwgJCgsMDQ4PEA==")),
            Refused::Cipher,
        ),
        (
            "no base64",
            spoilt_lock(|file| file["locked"]["salt"] = json!("!!!!")),
            Refused::Cipher,
        ),
        (
            "a lock that is none",
            spoilt_lock(|file| file["locked"] = json!(true)),
            Refused::Cipher,
        ),
        (
            "content that is none",
            spoilt_lock(|file| file["content"] = json!("%%%")),
            Refused::Wrong,
        ),
        (
            "no content",
            spoilt_lock(|file| drop(file.as_object_mut().unwrap().remove("content"))),
            Refused::Wrong,
        ),
    ];
    assert!(table.len() >= 60, "{}", table.len());
    for (name, text, why) in table {
        match open(&text) {
            Err((found, about)) => {
                assert_eq!(found, why, "{name}: {about}");
                assert!(
                    about.chars().count() <= 600 && !about.chars().any(char::is_control),
                    "{name}"
                );
            }
            Ok(_) => panic!("{name} was taken"),
        }
    }
    // The same file is still ours.
    assert!(open(&whole).is_ok() && open(&format!("\u{feff}{whole}")).is_ok());
}

#[test]
fn a_language_that_this_program_does_not_know_refuses_no_file() {
    let mut file: Value = serde_json::from_str(&frozen("v1-open.json")).unwrap();
    let envelope = json!({"schema": 1, "revision": 1, "value": {"language": "fr", "not_kept": ["plans"]}});
    file["kept"]["esim-exit/settings"] = envelope;
    let writes = brought(&file.to_string(), &Kept::new()).writes;
    let settings = writes.iter().find(|write| write.key == "esim-exit/settings").unwrap();
    let text = settings.text.as_deref().unwrap();
    let settings = load::<Settings>(Kind::Settings, text).unwrap().value;
    assert_eq!((settings.language, settings.not_kept), (None, vec![Shelf::Plans]));
}

#[test]
fn a_file_is_no_way_to_store_a_secret() {
    const CODE: &str = "LPA:1$rsp.example.com$SECRET-MATCHING-77";
    const BIDI: &str = "a\u{202e}b\u{0007}c\u{200b}d";
    let text = spoilt(|file| {
        let case = &mut file["kept"]["esim-exit/case/plan3"]["value"]["answers"]["values"];
        case["identifier"] = json!(CODE);
        case["nickname"] = json!(BIDI);
        case["note"] = json!(format!("here {CODE}"));
        case["ending"] = json!("9011");
        case["mail_text"] = json!(CODE);
        case["api_key"] = json!("SECRET-MATCHING-77");
        let entry = &mut file["kept"]["esim-exit/journal/plan3"]["value"][3];
        entry["note"] = json!(CODE);
        entry["with"] = json!(BIDI);
        entry["api"] = json!({"platform": "telnyx", "line": CODE, "kind": "end_now", "words": CODE,
            "proofs": [{"method": "POST", "place": format!("api.example.com/x?key=SECRET-MATCHING-77"), "status": 200, "said": CODE}]});
        entry["request_key"] = json!("SECRET-MATCHING-77 with spaces");
        let draft = &mut file["kept"]["esim-exit/draft/+new"]["value"];
        draft["form"]["name"]["en"] = json!(CODE);
        draft["told"]["other"] = json!(CODE);
        file["kept"][BATCH]["value"]["rows"][0]["words"] = json!(CODE);
        file["aside"]["esim-exit/quarantine/case/gone1@1795339000000"] = json!(CODE);
    });
    let mut there = Kept::new();
    take(&text, &mut there);
    for (key, value) in &there {
        assert!(
            !value.contains("SECRET-MATCHING") && !key.contains("SECRET"),
            "{key}: {value}"
        );
        assert!(
            !value.contains('\u{202e}') && !value.contains("\\u0007") && !value.contains('\u{200b}'),
            "{key}"
        );
    }
    let kept = case(&there, "plan3");
    assert_eq!(
        kept.answers.text(Field::SmdpAddress),
        "rsp.example.com",
        "of a code stays the server"
    );
    assert_eq!(kept.answers.text(Field::Identifier), "");
    assert_eq!(kept.answers.text(Field::Nickname), "abcd");
    assert_eq!(kept.answers.text(Field::Ending), "");
    assert!(
        brought(&text, &there).writes.is_empty(),
        "made fit twice is made fit once"
    );
}

#[test]
fn thousands_of_plans_are_brought_in_and_stay_apart() {
    let play = Play::new("tello");
    let mut kept = Kept::new();
    for n in 0..3_000 {
        kept.extend(stored(&renamed(&play, &format!("n{n:06}"))));
    }
    let text = written(&kept);
    let mut there = Kept::new();
    let told = take(&text, &mut there);
    assert_eq!((told.count(Verdict::New), told.rows.len()), (3_000, 3_000));
    assert!(brought(&text, &there).writes.is_empty());
}

#[test]
fn histories_are_written_before_their_plans_and_claims_before_both() {
    let writes = brought(&frozen("v1-open.json"), &Kept::new()).writes;
    let at = |part: &str| {
        let found = writes.iter().enumerate().filter(|(_, write)| write.key.contains(part));
        found.map(|(at, _)| at).collect::<Vec<_>>()
    };
    let (journals, lines, cases) = (at("/journal/"), at("/line/"), at("/case/plan"));
    assert!(journals.iter().max() < cases.iter().min() && lines.iter().max() < cases.iter().min());
    assert!(!journals.is_empty() && !lines.is_empty() && !cases.is_empty());
}

#[test]
fn what_is_told_comes_through_and_every_sentence_is_whole() {
    let rows: Vec<Row> = Verdict::ALL
        .iter()
        .zip([None, Some(3), None, Some(1)])
        .map(|(verdict, lines)| Row {
            verdict: *verdict,
            title: ["Tello, the one".to_owned(), "妈妈的卡".to_owned()],
            ending: "9011".to_owned(),
            lines,
            notes: Note::ALL.to_vec(),
        })
        .collect();
    let told = Told {
        day: "2026-11-22".to_owned(),
        writes: 4,
        beside: 2,
        drafts_kept: 1,
        rows,
    };
    assert_eq!(Told::read(&told.texts()).as_ref(), Some(&told));
    assert_eq!(Told::read(&["x".to_owned()]), None);
    let mut brings = vec![
        Bring::Nothing,
        Bring::Working,
        Bring::Locked(false),
        Bring::Locked(true),
        Bring::NoReader,
        Bring::Done(told.clone()),
        Bring::Preview(Told::default(), None),
    ];
    brings.extend(
        Refused::ALL
            .iter()
            .map(|why| Bring::Refused(*why, "esim-exit/x".to_owned())),
    );
    let failures = [
        None,
        Some(BringFailure::Full),
        Some(BringFailure::Unavailable),
        Some(BringFailure::Changed),
        Some(BringFailure::NotRestored),
    ];
    brings.extend(failures.map(|why| Bring::Preview(told.clone(), why)));
    for language in [Language::En, Language::ZhCn] {
        let mut seen = std::collections::BTreeSet::new();
        for bring in &brings {
            let screen = backup_screen(&BackupView {
                language,
                only: None,
                memory_only: true,
                paper: &Paper::Nothing,
                locked: false,
                bring,
            });
            let said = texts(&screen);
            assert!(said.iter().all(|text| !unfilled(text)), "{said:?}");
            assert_eq!(screen.name, "backup");
            seen.insert(said);
        }
        // Locked and NotOpened say the same, on purpose.
        assert!(seen.len() >= brings.len() - 2, "{} of {}", seen.len(), brings.len());
    }
}

/// What can stand in a journal: name, answer, whether by API, moment.
type Step = (usize, usize, bool, i64);

fn noted(steps: &[Step], seed: &str) -> Journal {
    let entry = |(at, (what, reply, api, when)): (usize, &Step)| {
        let what = Happening::ALL[what % Happening::ALL.len()];
        let mut entry = json!({"at": NOW.0 + when, "day": "2026-11-22", "what": what.as_str()});
        if what == Happening::ActBegun {
            entry["channel"] = json!(if *api { "api" } else { "web" });
            entry["request_key"] = json!(format!("{seed}{at}"));
        }
        if what == Happening::Replied {
            entry["reply"] = json!(Reply::ALL[reply % Reply::ALL.len()].as_str());
        }
        entry
    };
    let entries: Vec<Value> = steps.iter().enumerate().map(entry).collect();
    serde_json::from_value(Value::Array(entries)).unwrap()
}

fn together(first: &Journal, second: &Journal) -> Journal {
    let all: Vec<&Entry> = first.entries().iter().chain(second.entries()).collect();
    serde_json::from_value(json!(all)).unwrap()
}

/// An act may begin, as far as the journal says.
fn allows(journal: &Journal) -> bool {
    let standing = journal.standing();
    !standing.act.holds() && !standing.closed && standing.given_up.is_none()
}

fn knows(all: &Journal, some: &Journal) -> bool {
    let mut all = all.entries().iter();
    some.entries().iter().all(|entry| all.any(|other| other == entry))
}

fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec((any::<usize>(), any::<usize>(), any::<bool>(), 0..6_i64), 0..most)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn two_histories_are_never_less_guarded_together(start in steps(5), one in steps(6), other in steps(6)) {
        let start = noted(&start, "s");
        let (here, there) = (together(&start, &noted(&one, "a")), together(&start, &noted(&other, "b")));
        let met = (LATER, day("2026-11-23"));
        let joined = here.joined(&there, met);
        let (was, is) = (here.standing(), joined.standing());
        // What was not allowed here is not allowed by a file, whatever it says.
        prop_assert!(allows(&here) || !allows(&joined));
        // Nor what the file forbids, unless all of it is known here already; then nothing changes.
        if knows(&here, &there) {
            prop_assert_eq!(&joined, &here);
        } else {
            prop_assert!(allows(&there) || !allows(&joined));
            // An act under way somewhere else counts as unknown.
            prop_assert!(!matches!(is.act, ActState::Begun | ActState::HandedOver));
        }
        // A proven end, a closed case and what was noted of the number stay.
        prop_assert!(was.act != ActState::Ended || is.act == ActState::Ended);
        prop_assert!(!was.closed || is.closed);
        prop_assert!(!was.ported || is.ported);
        // Nothing that either knows is lost.
        prop_assert!(knows(&joined, &here) && knows(&joined, &there));
        // Twice is once, and with itself nothing.
        prop_assert_eq!(&joined.joined(&there, met), &joined);
        prop_assert_eq!(&here.joined(&here, met), &here);
        // It does not matter who brings what to whom, unless one has lived through the whole of the other.
        if !knows(&here, &there) && !knows(&there, &here) {
            prop_assert_eq!(allows(&joined), allows(&there.joined(&here, met)));
        }
        // A decision to keep the plan never covers an act that may be under way.
        prop_assert!(joined == here || is.given_up.is_none() || !is.act.holds());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 250, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_does_harm(text in any::<String>(), at in any::<prop::sample::Index>(), with in any::<char>()) {
        let _ = open(&text);
        let whole: Vec<char> = frozen("v1-open.json").chars().collect();
        let mut slipped = whole.clone();
        slipped[at.index(whole.len())] = with;
        if let Ok(Given::Open(content)) = open(&slipped.iter().collect::<String>()) {
            let brought = bring(&content, &Kept::new(), (LATER, day("2026-11-23")));
            prop_assert!(brought.writes.iter().all(|write| write.key.starts_with(key::PREFIX)));
        }
    }
}
