//! The source tree against the plan of the house: rooms, who may know whom, size, and what stands in one place only.
//!
//! Invariant: every rule is a function of a path and a text, and is broken once on purpose by a planted text.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::support::{read, root};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Each room with the rooms it may know.
const ROOMS: &[(&str, &[&str])] = &[
    ("named", &[]),
    ("ordered", &[]),
    ("telecom", &["named"]),
    ("evidence", &["named"]),
    ("confirmation", &["named", "telecom"]),
    ("jobs", &["named", "telecom", "evidence", "confirmation"]),
    ("directory", &["ordered", "named", "telecom"]),
    ("provider_api", &["ordered", "named", "telecom", "directory"]),
    (
        "wizard",
        &[
            "ordered",
            "named",
            "telecom",
            "confirmation",
            "directory",
            "provider_api",
        ],
    ),
    ("contribution", &["ordered", "named", "telecom", "directory", "wizard"]),
    (
        "batch",
        &["ordered", "named", "telecom", "directory", "provider_api", "wizard"],
    ),
    (
        "messages",
        &[
            "named",
            "telecom",
            "confirmation",
            "directory",
            "provider_api",
            "wizard",
            "batch",
        ],
    ),
    ("document", &["named", "wizard", "batch", "messages"]),
    (
        "backup",
        &[
            "ordered",
            "named",
            "telecom",
            "directory",
            "provider_api",
            "wizard",
            "contribution",
            "batch",
            "document",
        ],
    ),
    ("worker", &["telecom", "wizard", "jobs", "confirmation", "backup"]),
    ("letters", &["named", "telecom", "directory", "wizard"]),
    ("calendar", &["telecom", "wizard", "messages"]),
    (
        "screen",
        &[
            "ordered",
            "named",
            "evidence",
            "telecom",
            "confirmation",
            "directory",
            "contribution",
            "provider_api",
            "wizard",
            "batch",
            "messages",
            "document",
            "letters",
            "calendar",
            "backup",
        ],
    ),
    (
        "shell",
        &[
            "ordered",
            "jobs",
            "telecom",
            "directory",
            "provider_api",
            "batch",
            "document",
            "messages",
            "wizard",
        ],
    ),
    ("ui", &["telecom", "provider_api", "screen", "wizard", "messages"]),
    (
        "app",
        &[
            "ordered",
            "jobs",
            "evidence",
            "telecom",
            "confirmation",
            "directory",
            "contribution",
            "provider_api",
            "wizard",
            "batch",
            "messages",
            "document",
            "letters",
            "calendar",
            "backup",
            "screen",
            "shell",
            "ui",
        ],
    ),
];

/// The room of what `#[macro_export]` puts at the top of the crate.
const MACROS: [(&str, &str); 1] = [("named_enum", "named")];

/// Files beside the rooms: the map, and where the page's program and that of its worker begin.
const PROGRAMS: [&str; 3] = ["lib", "main", "main_worker"];

/// Longest file, without its tests.
const LONGEST: usize = 300;
/// Files that may be longer, and why.
const LONGER: [(&str, &str); 3] = [
    ("messages/catalogue.rs", "a list of keys"),
    ("messages/en/", "a list of sentences"),
    ("messages/zh_cn/", "a list of sentences"),
];

fn collect(folder: &Path, base: &Path, out: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, base, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            let name = path.strip_prefix(base).unwrap().to_string_lossy().replace('\\', "/");
            out.insert(name, read(&path));
        }
    }
}

fn tree() -> BTreeMap<String, String> {
    let src = root().join("src");
    let mut out = BTreeMap::new();
    collect(&src, &src, &mut out);
    assert!(out.len() > 100, "{} files", out.len());
    out
}

fn room(path: &str) -> &str {
    path.split('/')
        .next()
        .map_or(path, |first| first.trim_end_matches(".rs"))
}

/// The code of a file: no comments, doctests included.
fn code(text: &str) -> String {
    let kept = |line: &str| {
        if line.trim_start().starts_with("//") {
            String::new()
        } else {
            line.to_owned()
        }
    };
    text.lines().map(kept).collect::<Vec<_>>().join("\n")
}

/// The code without what follows `#[cfg(test)]`.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or(text)
}

/// The names at the top of the crate that a text reaches for: `crate::name`, `crate::{a::x, b}`, `esim_exit::name`.
fn reaches(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let code = code(text);
    for root in ["crate::", "esim_exit::"] {
        for (at, _) in code.match_indices(root) {
            let rest = code.get(at + root.len()..).unwrap_or_default();
            match rest.strip_prefix('{') {
                Some(group) => found.extend(top_names(group)),
                None => found.extend(name(rest)),
            }
        }
    }
    found
}

fn name(text: &str) -> Option<String> {
    let name: String = text
        .trim_start()
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect();
    Some(name).filter(|n| !n.is_empty())
}

/// The first name of each member of a group, whatever braces stand inside.
fn top_names(group: &str) -> Vec<String> {
    let mut depth = 1_u32;
    let mut member = String::new();
    let mut members = Vec::new();
    for ch in group.chars() {
        match ch {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
        if ch == ',' && depth == 1 {
            members.push(std::mem::take(&mut member));
        } else {
            member.push(ch);
        }
    }
    members.push(member);
    members.iter().filter_map(|m| name(m)).collect()
}

/// How many `super::` stand in a row at most, so that nobody leaves a room by the back door.
fn climbs(text: &str) -> usize {
    let code = code(text);
    (1..8).take_while(|n| code.contains(&"super::".repeat(*n))).count()
}

fn breaches(path: &str, text: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut say = |what: String| wrong.push(format!("{path}: {what}"));
    let here = room(path);
    let map = path == "lib.rs" && text.starts_with("#![doc = include_str!(\"ARCHITECTURE.md\")]");
    if !(map || text.starts_with("//! ")) {
        say("does not open with what it is".to_owned());
    }
    if let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == here) {
        for reached in reaches(text) {
            let reached = MACROS
                .iter()
                .find(|(m, _)| *m == reached)
                .map_or(reached.as_str(), |(_, room)| *room)
                .to_owned();
            if reached != here && !allowed.contains(&reached.as_str()) {
                say(format!("{here} must not know {reached}"));
            }
        }
        // From `wizard/steps/line.rs` two steps up are still inside, from `wizard/steps/mod.rs` one.
        let inside = path.matches('/').count() - usize::from(path.ends_with("/mod.rs"));
        if climbs(without_tests(text)) > inside {
            say(format!("climbs {} up, out of {here}", climbs(without_tests(text))));
        }
    } else if !PROGRAMS.contains(&here) {
        say("is in no room of the plan".to_owned());
    }
    let lines = without_tests(text).lines().count();
    if lines > LONGEST && !LONGER.iter().any(|(start, _)| path.starts_with(start)) {
        say(format!("has {lines} lines, more than {LONGEST}"));
    }
    for (words, only) in [
        (&["set_item"][..], "shell/storage.rs"),
        (&["fetch_with", ".fetch("], "shell/directory.rs"),
    ] {
        if let Some(word) = words.iter().find(|word| code(text).contains(**word))
            && path != only
        {
            say(format!("{word} belongs in {only} alone"));
        }
    }
    for name in secrets_saved(text) {
        say(format!("{name} holds a Secret and can be saved"));
    }
    for (word, owners) in [
        ("jobs::picture", ["jobs", "worker"]),
        ("jobs::calendar", ["jobs", "worker"]),
        ("icalendar::", ["jobs", "jobs"]),
        ("chrono::", ["jobs", "jobs"]),
        ("jobs::mail", ["jobs", "worker"]),
        ("rqrr::", ["jobs", "jobs"]),
        ("mail_parser::", ["jobs", "jobs"]),
    ] {
        if code(text).contains(word) && !owners.contains(&here) {
            say(format!("{word} would come with the first screen"));
        }
    }
    if !["worker", "shell", "ui", "app"].contains(&here) && !PROGRAMS.contains(&here) {
        for word in [
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "leptos",
            "std::time",
            "SystemTime",
            "Instant::",
        ] {
            if code(text).contains(word) {
                say(format!("{word} has no place in the core"));
            }
        }
    }
    for word in ["#[allow(", "#![allow(", "unsafe {", "todo!(", "dbg!(", "println!("] {
        if code(text).contains(word) {
            say(format!("{word} stands in it"));
        }
    }
    wrong
}

/// Types that derive or implement `Serialize` and name `Secret` in their body.
fn secrets_saved(text: &str) -> Vec<String> {
    let code = without_tests(&code(text)).to_owned();
    let mut found = Vec::new();
    for keyword in ["struct ", "enum "] {
        for (at, _) in code.match_indices(keyword) {
            let Some(name) = code.get(at + keyword.len()..).and_then(name) else {
                continue;
            };
            // The attributes stand between the end of the item before and this one.
            let before = code.get(..at).unwrap_or_default();
            let start = before.rfind(['}', ';']).map_or(0, |i| i + 1);
            let derived = before.get(start..).unwrap_or_default().contains("Serialize");
            let by_hand = code.contains(&format!("Serialize for {name}"));
            let rest = code.get(at..).unwrap_or_default();
            let end = rest
                .find(['{', ';'])
                .filter(|i| rest.get(*i..=*i) == Some(";"))
                .or_else(|| rest.find("\n}"));
            let body = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
            let holds = body.contains("Secret<") || body.contains("MatchingId") || body.contains("ActivationCode");
            if (derived || by_hand) && holds {
                found.push(name);
            }
        }
    }
    found
}

#[test]
fn every_file_keeps_the_rules() {
    let wrong: Vec<String> = tree().iter().flat_map(|(path, text)| breaches(path, text)).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_rooms_are_those_of_the_plan() {
    let found: BTreeSet<String> = tree().keys().map(|path| room(path).to_owned()).collect();
    let planned: BTreeSet<String> = ROOMS
        .iter()
        .map(|(name, _)| *name)
        .chain(PROGRAMS)
        .map(str::to_owned)
        .collect();
    assert_eq!(found, planned);
}

#[test]
fn the_browser_is_left_out_of_the_native_build() {
    let lib = tree().remove("lib.rs").unwrap();
    let listed: BTreeSet<&str> = lib
        .lines()
        .filter_map(|l| l.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    assert_eq!(listed, ROOMS.iter().map(|(name, _)| *name).collect::<BTreeSet<_>>());
    for room in ["worker", "shell", "ui", "app"] {
        assert!(
            lib.contains(&format!("#[cfg(target_arch = \"wasm32\")]\npub mod {room};")),
            "{room}"
        );
    }
}

/// The order of the table is one of dependency: nobody knows a room that comes later.
#[test]
fn the_plan_has_no_circle() {
    for (at, (name, allowed)) in ROOMS.iter().enumerate() {
        let before: Vec<&str> = ROOMS.iter().take(at).map(|(name, _)| *name).collect();
        assert!(allowed.iter().all(|a| before.contains(a)), "{name}");
    }
}

/// A step has one name everywhere: one file in the wizard and one on the screen.
#[test]
fn each_step_has_its_file_in_both_rooms() {
    let tree = tree();
    for step in esim_exit::wizard::StepId::ALL {
        for room in ["wizard", "screen"] {
            let path = format!("{room}/steps/{}.rs", step.as_str().replace('-', "_"));
            assert!(tree.contains_key(&path), "{path}");
        }
    }
}

#[test]
fn a_planted_breach_is_found() {
    let long = format!("//! Long.\n{}", "fn a() {}\n".repeat(LONGEST));
    let tested = format!(
        "//! Long.\n{}#[cfg(test)]\n{}",
        "fn a() {}\n".repeat(9),
        "fn b() {}\n".repeat(LONGEST)
    );
    for (path, text, what) in [
        (
            "telecom/x.rs",
            "//! X.\nuse crate::wizard::Case;",
            "telecom must not know wizard",
        ),
        (
            "letters/x.rs",
            "//! X.\nuse crate::{\n    telecom::Date,\n    messages::{fill, local},\n};",
            "must not know messages",
        ),
        (
            "wizard/x.rs",
            "//! X.\nfn f() -> crate::screen::Screen {}",
            "must not know screen",
        ),
        ("ui/x.rs", "//! X.\nuse crate::document::key;", "must not know document"),
        (
            "document/x.rs",
            "//! X.\nuse crate::directory::Act;",
            "must not know directory",
        ),
        ("telecom/x.rs", "//! X.\nuse super::super::wizard::Case;", "climbs 2 up"),
        ("gossip/x.rs", "//! X.", "in no room"),
        ("telecom/x.rs", "use core::fmt;", "does not open"),
        ("telecom/x.rs", &long, "more than 300"),
        (
            "app/x.rs",
            "//! X.\nlet _ = storage.set_item(key, text);",
            "shell/storage.rs alone",
        ),
        (
            "app/x.rs",
            "//! X.\nwindow.fetch_with_str(url);",
            "shell/directory.rs alone",
        ),
        (
            "wizard/x.rs",
            "//! X.\n#[derive(Debug, Serialize)]\npub struct Bad {\n    pin: Secret<String>,\n}",
            "Bad holds a Secret",
        ),
        (
            "wizard/x.rs",
            "//! X.\n#[derive(Serialize)]\npub struct Bad(Secret<u8>);",
            "Bad holds a Secret",
        ),
        (
            "wizard/x.rs",
            "//! X.\nstruct Bad {\n    pin: Secret<u8>,\n}\nimpl Serialize for Bad {}",
            "Bad holds a Secret",
        ),
        ("wizard/x.rs", "//! X.\nuse web_sys::Window;", "no place in the core"),
        ("wizard/x.rs", "//! X.\n#[allow(dead_code)]\nfn f() {}", "#[allow("),
        (
            "shell/x.rs",
            "//! X.\nuse crate::jobs::picture::search;",
            "first screen",
        ),
        (
            "app/x.rs",
            "//! X.\nlet text = crate::jobs::calendar::file(order);",
            "first screen",
        ),
        ("calendar/x.rs", "//! X.\nuse icalendar::Event;", "first screen"),
        ("jobs/x.rs", "//! X.\nuse web_sys::Worker;", "no place in the core"),
    ] {
        let found = breaches(path, text);
        assert!(
            found.len() == 1 && found.iter().all(|f| f.contains(what)),
            "{what}: {found:?}"
        );
    }
    for (path, text) in [
        (
            "telecom/x.rs",
            "//! Knows no crate::wizard.\n// nor crate::screen\nuse crate::named_enum;\nuse super::date::Date;",
        ),
        (
            "letters/x.rs",
            "//! X.\nuse crate::{telecom::{Date, wizard}, wizard::Case};",
        ),
        ("wizard/steps/x.rs", "//! X.\nuse super::super::event::Event;"),
        ("telecom/x.rs", tested.as_str()),
        ("messages/en/x.rs", long.as_str()),
        (
            "wizard/x.rs",
            "//! X.\n#[derive(Serialize)]\nstruct Good {\n    a: u8,\n}\nstruct Kept {\n    pin: Secret<u8>,\n}",
        ),
        ("shell/storage.rs", "//! X.\nstorage.set_item(a, b);"),
    ] {
        assert_eq!(breaches(path, text), Vec::<String>::new());
    }
}
