//! The files beside the program that are no records: menus of devices, sentences of law. Each fact with its source.
//!
//! Invariant: what is wrong is named with its file and place; each rule is broken once on purpose.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::support::{Play, day, read, root, texts};
use esim_exit::directory::law::Matter;
use esim_exit::directory::{Devices, Law, LocalText};
use esim_exit::messages::{EN, Language};
use esim_exit::screen::{Guarded, pages};
use esim_exit::telecom::Date;
use esim_exit::wizard::{Device, Field, Reason, StepId};
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn file(name: &str) -> Value {
    serde_json::from_str(&read(&root().join("public/directory").join(name))).unwrap()
}

/// Labels in straight quotes.
fn labels(text: &str) -> impl Iterator<Item = &str> {
    text.split('"').skip(1).step_by(2)
}

fn is_cjk(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

fn text_problems(place: &str, text: &LocalText) -> Vec<String> {
    let mut wrong = Vec::new();
    let (en, zh) = (text.en.as_str(), text.zh_cn.as_str());
    let ragged = |t: &str| t.trim() != t || t.is_empty() || t.contains("  ") || t.contains(['<', '\n', '{']);
    if ragged(en) || ragged(zh) {
        wrong.push(format!("{place}: empty or ragged"));
    }
    if en.chars().any(is_cjk) || !zh.chars().any(is_cjk) {
        wrong.push(format!("{place}: in the wrong language"));
    }
    let marks: Vec<char> = zh.chars().collect();
    if marks
        .windows(2)
        .any(|pair| matches!(pair, [a, b] if is_cjk(*a) && matches!(b, ',' | ';' | '?' | '!' | ':' | '.')))
    {
        wrong.push(format!("{place}: half-width marks in {zh}"));
    }
    let digits = |t: &str| {
        let mut runs: Vec<String> = t
            .split(|c: char| !c.is_ascii_digit())
            .filter(|r| !r.is_empty())
            .map(str::to_owned)
            .collect();
        runs.sort_unstable();
        runs
    };
    let months = en.contains(" July ") || en.contains(" March ");
    if !months && digits(en) != digits(zh) && !en.contains("ten-digit") {
        wrong.push(format!("{place}: other numbers in {en} / {zh}"));
    }
    wrong
}

fn source_problems(place: &str, url: &str) -> Vec<String> {
    let well = url.starts_with("https://") && url.len() > 12 && !url.contains([' ', '"']);
    if well {
        Vec::new()
    } else {
        vec![format!("{place}: {url} is no https address")]
    }
}

fn day_problems(place: &str, text: &str) -> Vec<String> {
    let iso = text.len() == 10 && Date::parse(text).is_ok_and(|d| d.to_iso() == text);
    if iso {
        Vec::new()
    } else {
        vec![format!("{place}: {text} is no day")]
    }
}

fn device_problems(json: &Value) -> Vec<String> {
    let devices = match Devices::from_json(&json.to_string()) {
        Ok(devices) => devices,
        Err(error) => return vec![format!("devices.json: {error}")],
    };
    let mut wrong = Vec::new();
    let known: Vec<&str> = devices.devices.iter().map(|d| d.id.as_str()).collect();
    let wanted: BTreeSet<&str> = Device::ALL.iter().map(|d| d.as_str()).collect();
    if known.iter().copied().collect::<BTreeSet<_>>() != wanted || known.len() != wanted.len() {
        wrong.push(format!("devices.json: {known:?} are not the devices of the wizard"));
    }
    for device in &devices.devices {
        for (name, path) in [
            ("numbers", &device.numbers),
            ("transfer", &device.transfer),
            ("delete", &device.delete),
        ] {
            let place = format!("devices.json: {} {name}", device.id);
            if path.steps.is_empty() {
                wrong.push(format!("{place}: no step"));
            }
            for step in &path.steps {
                wrong.extend(text_problems(&place, step));
                // What stands in quotes can be read on an English screen; the Chinese names it too, in brackets.
                let lost = labels(&step.en).find(|label| !step.zh_cn.contains(label));
                wrong.extend(lost.map(|label| format!("{place}: \"{label}\" is lost in Chinese")));
            }
            match (&path.source, &path.checked_on) {
                (Some(url), Some(day)) => {
                    wrong.extend(source_problems(&place, url));
                    wrong.extend(day_problems(&place, day));
                }
                (None, None) => {}
                _ => wrong.push(format!("{place}: a source needs a day, and a day a source")),
            }
        }
    }
    wrong
}

fn law_problems(json: &Value) -> Vec<String> {
    let law = match Law::from_json(&json.to_string()) {
        Ok(law) => law,
        Err(error) => return vec![format!("law.json: {error}")],
    };
    let mut wrong = day_problems("law.json: as_of", &law.as_of);
    let mut ids = BTreeSet::new();
    for fact in &law.facts {
        let place = format!("law.json: {}", fact.id);
        if !ids.insert(&fact.id) {
            wrong.push(format!("{place}: stands twice"));
        }
        wrong.extend(text_problems(&place, &fact.text));
        wrong.extend(fact.sources.iter().flat_map(|url| source_problems(&place, url)));
        if fact.text.en.len() > 260 {
            wrong.push(format!("{place}: too long to be read"));
        }
    }
    wrong
}

#[test]
fn the_menus_of_devices_are_sound() {
    assert_eq!(device_problems(&file("devices.json")), Vec::<String>::new());
}

#[test]
fn the_sentences_of_law_are_sound() {
    assert_eq!(law_problems(&file("law.json")), Vec::<String>::new());
}

#[test]
fn what_is_wrong_in_the_menus_is_reported() {
    let broken = |change: &dyn Fn(&mut Value)| {
        let mut json = file("devices.json");
        change(&mut json);
        device_problems(&json).join("\n")
    };
    let at = "/devices/0/delete";
    for (pointer, value, says) in [
        (at, json!({"steps": []}), "no step"),
        ("/devices/0/delete/steps/0/zh-CN", json!("Settings"), "wrong language"),
        ("/devices/0/delete/steps/0/en", json!(" x"), "ragged"),
        (
            "/devices/0/delete/steps/1/zh-CN",
            json!("点“删除”并确认。"),
            "is lost in Chinese",
        ),
        ("/devices/0/delete/source", json!("http://a.example"), "no https"),
        ("/devices/0/delete/source", json!(null), "a source needs a day"),
        ("/devices/0/delete/checked_on", json!("2026-02-30"), "no day"),
        ("/devices/0/id", json!("fridge"), "not the devices of the wizard"),
    ] {
        let report = broken(&|json| *json.pointer_mut(pointer).unwrap() = value.clone());
        assert!(report.contains(says), "{pointer} {value}: {report}");
    }
    let more = broken(&|json| json["devices"][0]["colour"] = json!("red"));
    assert!(more.contains("unknown field `colour`"), "{more}");
}

#[test]
fn what_is_wrong_in_the_law_is_reported() {
    let broken = |change: &dyn Fn(&mut Value)| {
        let mut json = file("law.json");
        change(&mut json);
        law_problems(&json).join("\n")
    };
    for (pointer, value, says) in [
        ("/as_of", json!("2026-11"), "no day"),
        ("/facts/0/matter", json!("weather"), "weather"),
        ("/facts/0/text/zh-CN", json!("ok"), "wrong language"),
        ("/facts/0/sources/0", json!("ftp://x"), "no https"),
        (
            "/facts/0/id",
            file("law.json")["facts"][1]["id"].clone(),
            "stands twice",
        ),
    ] {
        let report = broken(&|json| *json.pointer_mut(pointer).unwrap() = value.clone());
        assert!(report.contains(says), "{pointer} {value}: {report}");
    }
}

#[test]
fn the_law_page_cites_marks_and_ages() {
    let law = Law::from_json(&file("law.json").to_string()).unwrap();
    let as_of = day(&law.as_of);
    for language in [Language::En, Language::ZhCn] {
        let t = language.catalogue();
        for (passed, stale) in [(0, false), (180, false), (181, true)] {
            let here = Guarded::Here(law.clone());
            let said = texts(&pages::law(language, as_of.plus_days(passed), &here));
            assert!(said.contains(&t.law.not_advice.to_owned()));
            assert!(said.iter().any(|text| text.contains(&t.date(as_of))));
            assert_eq!(said.contains(&t.frame.stale.to_owned()), stale, "{passed}");
            for fact in &law.facts {
                let text = esim_exit::messages::local(&fact.text, language);
                let marked = t.with_aside(text, t.frame.unchecked);
                assert!(
                    said.contains(&if fact.sources.is_empty() {
                        marked
                    } else {
                        text.to_owned()
                    }),
                    "{}",
                    fact.id
                );
            }
        }
        for other in [Guarded::Loading, Guarded::Unavailable] {
            let screen = pages::law(language, as_of, &other);
            assert!(texts(&screen).contains(&t.law.not_advice.to_owned()));
        }
    }
    assert!(
        Matter::ALL
            .iter()
            .all(|matter| law.facts.iter().any(|f| f.matter == *matter))
    );
}

/// The steps of the person's own device, and no other's, with their doubt.
#[test]
fn each_device_has_its_own_steps() {
    let devices = Devices::from_json(&file("devices.json").to_string()).unwrap();
    for device in Device::ALL.iter().filter(|d| **d != Device::NotSure) {
        let facts = devices.of(device.as_str()).unwrap();
        let mut play = Play::new("tello");
        play.answer(Field::Reason, Reason::NewDevice.as_str());
        play.finish(StepId::Reason);
        play.answer(Field::NewDevice, device.as_str());
        let screen = play.step_screen(StepId::MoveInstead, Language::En);
        let said = texts(&screen);
        for step in &facts.transfer.steps {
            let marked = format!("{} ({})", step.en, EN.frame.unchecked);
            assert!(
                said.contains(if facts.transfer.source.is_some() {
                    &step.en
                } else {
                    &marked
                }),
                "{device:?}"
            );
        }
        assert!(
            said.contains(&EN.instead.move_on_new.to_owned()) && !said.contains(&EN.instead.move_on_old.to_owned())
        );
        play.answer(Field::MoveInstead, "end");
        play.answer(Field::Device, device.as_str());
        play.until(StepId::Aftercare);
        let said = texts(&play.step_screen(StepId::Aftercare, Language::En)).join("\n");
        assert!(
            facts.delete.steps.iter().all(|step| said.contains(&step.en)),
            "{device:?}"
        );
        let numbers = texts(&play.step_screen(StepId::Line, Language::En)).join("\n");
        assert!(
            devices
                .devices
                .iter()
                .all(|d| d.numbers.steps.iter().all(|s| numbers.contains(&s.en)))
        );
    }
}

#[test]
fn old_menus_say_so() {
    let mut play = Play::new("tello");
    play.answer(Field::Reason, "new_device");
    play.answer(Field::NewDevice, "iphone");
    for (passed, stale) in [(180, false), (1, true)] {
        play.world.pass(passed);
        let said = texts(&play.step_screen(StepId::MoveInstead, Language::En));
        assert_eq!(said.contains(&EN.frame.stale.to_owned()), stale, "{passed}");
    }
}
