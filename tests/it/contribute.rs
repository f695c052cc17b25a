//! Writing a record: the draft as a table of what is done to it, the file that comes out, and every page of the form.
//!
//! Invariant: whoever opens a record and changes nothing gets the same file, byte for byte.

#![expect(
    clippy::expect_used,
    reason = "a file of the repository that cannot be read ends the test"
)]

use crate::support::root;
use esim_exit::contribution::{Draft, Page, Part, file};
use esim_exit::directory::{Flaw, ProviderId, check, facts};
use esim_exit::document;
use esim_exit::document::key::Kind;
use esim_exit::messages::Language;
use esim_exit::screen::{
    Block, Command, ContributeView, Edit, Guarded, Place, Screen, choose_screen, contribute_screen, wrong_here,
};
use serde_json::{Value, json};

/// Each record of the directory with its text.
fn records() -> Vec<(String, String)> {
    let folder = std::fs::read_dir(root().join("public/directory/providers")).expect("the records can be listed");
    let mut all: Vec<(String, String)> = folder
        .map(|entry| {
            let path = entry.expect("a record").path();
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).expect("a record can be read"))
        })
        .collect();
    all.sort();
    assert!(all.len() > 70);
    all
}

fn record(id: &str) -> Value {
    let (_, text) = records()
        .into_iter()
        .find(|(name, _)| name == id)
        .expect("it is in the directory");
    serde_json::from_str(&text).expect("a record is JSON")
}

fn page(subject: Option<&str>, part: Part, item: Option<usize>) -> Page {
    let subject = subject.map(|id| ProviderId::new(id).expect("an id"));
    Page { subject, part, item }
}

fn view(draft: &Draft, page: &Page, tried: bool, repository: Option<&str>, language: Language) -> Screen {
    contribute_screen(&ContributeView {
        language,
        page,
        draft: &Guarded::Here(draft.clone()),
        tried,
        repository,
    })
}

fn links(screen: &Screen) -> Vec<&str> {
    let href = |block: &'_ Block| matches!(block, Block::Link { .. });
    let links = screen.blocks.iter().filter(|block| href(block));
    links
        .filter_map(|block| match block {
            Block::Link { href, .. } => Some(href.as_str()),
            _ => None,
        })
        .collect()
}

fn flaws(draft: &Draft) -> Vec<Flaw> {
    check(&draft.record(), None)
}

/// A record written from nothing, as somebody fills in the form.
fn written() -> Draft {
    let mut draft = Draft::new("2026-11-22");
    for (path, text) in [
        ("id", "nowhere-mobile"),
        ("name.en", "Nowhere Mobile"),
        ("name.zh-CN", "Nowhere Mobile"),
        ("kind", "mvno"),
        ("networks", "T-Mobile\n AT&T \n\n"),
        ("links.website", "https://nowhere.example.com/"),
        ("rules.notice_hours", "24"),
        ("sources.0.url", "https://nowhere.example.com/help"),
    ] {
        draft.put(path, text);
    }
    draft.add("routes", "2026-11-22");
    draft.put("routes.0.act", "stop_renewal");
    draft.put("routes.0.channel", "web");
    draft.add("routes.0.steps", "2026-11-22");
    draft.put("routes.0.steps.0.en", "Press \"Stop\".");
    draft.put("routes.0.steps.0.zh-CN", "点 \"Stop\"（停止）。");
    for fact in facts(&draft.record()) {
        draft.tick("sources.0.for", &fact, true);
    }
    draft
}

#[test]
fn a_record_that_is_opened_and_not_changed_stays_the_same_byte_for_byte() {
    for (name, text) in records() {
        let record: Value = serde_json::from_str(&text).expect("a record is JSON");
        assert!(file(&record) == text, "{name}: is not written as it was read");
        let through = file(&Draft::of_record(&record).record());
        assert!(through == text, "{name}: is changed by the form:\n{through}");
    }
}

#[test]
fn what_is_typed_becomes_a_record_that_passes_the_check() {
    let draft = written();
    assert_eq!(check(&draft.record(), Some("nowhere-mobile")), []);
    let expected = json!({
        "$schema": "../schema.json",
        "id": "nowhere-mobile",
        "name": { "en": "Nowhere Mobile", "zh-CN": "Nowhere Mobile" },
        "kind": "mvno",
        "networks": ["T-Mobile", "AT&T"],
        "grade": "verified",
        "links": { "website": "https://nowhere.example.com/" },
        "routes": [{
            "act": "stop_renewal", "channel": "web",
            "steps": [{ "en": "Press \"Stop\".", "zh-CN": "点 \"Stop\"（停止）。" }],
        }],
        "rules": { "notice_hours": 24 },
        "sources": [{
            "url": "https://nowhere.example.com/help", "checked_on": "2026-11-22",
            "for": ["networks", "links.website", "routes.stop_renewal.web", "rules.notice_hours"],
        }],
    });
    assert_eq!(draft.record(), expected);
}

#[test]
fn each_thing_done_to_a_draft_does_one_thing() {
    type Change = fn(&mut Draft);
    // What is done, the path of the record that is looked at, what stands there then; `null` for nothing.
    let cases: [(Change, &str, Value); 13] = [
        (|d| d.put("parent", "  Verizon "), "/parent", json!("Verizon")),
        (|d| d.put("networks", " \n "), "/networks", json!(null)),
        (|d| d.put("links.website", ""), "/links", json!(null)),
        (
            |d| d.put("rules.notice_hours", "２４"),
            "/rules/notice_hours",
            json!(24),
        ),
        (
            |d| d.put("rules.notice_hours", "soon"),
            "/rules/notice_hours",
            json!("soon"),
        ),
        (|d| d.put("routes.7.act", "end_now"), "/routes/7", json!(null)),
        (|d| d.add("routes", ""), "/routes/1", json!({})),
        (|d| d.remove("routes", 0), "/routes", json!(null)),
        (|d| d.remove("routes", 9), "/routes/0/act", json!("stop_renewal")),
        (
            |d| {
                d.add("routes.0.steps", "");
                d.put("routes.0.steps.1.en", "Two");
                d.move_up("routes.0.steps", 1);
            },
            "/routes/0/steps/0/en",
            json!("Two"),
        ),
        (
            |d| d.add("sources", "2027-01-02"),
            "/sources/1/checked_on",
            json!("2027-01-02"),
        ),
        (
            |d| {
                d.tick("proofs", "order_number", true);
                d.tick("proofs", "account_pin", true);
                d.tick("proofs", "order_number", true);
            },
            "/proofs",
            json!(["order_number", "account_pin"]),
        ),
        (|d| d.put("sources.0.third_party", "true"), "/grade", json!("partial")),
    ];
    for (number, (change, pointer, expected)) in cases.into_iter().enumerate() {
        let mut draft = written();
        change(&mut draft);
        let found = draft.record().pointer(pointer).cloned().unwrap_or_default();
        assert_eq!(found, expected, "case {number}, {pointer}");
    }
}

#[test]
fn a_wide_path_that_loses_one_fact_keeps_the_rest() {
    let mut draft = Draft::of_record(&record("example-mobile"));
    assert!(draft.is_ticked("sources.0.for", "routes.end_now.chat"));
    draft.tick("sources.0.for", "routes.end_now.chat", false);
    assert!(!draft.is_ticked("sources.0.for", "routes.end_now.chat"));
    assert!(draft.is_ticked("sources.0.for", "routes.end_now.phone"));
    assert!(draft.is_ticked("sources.0.for", "notes.refund"));
    let told: Vec<String> = flaws(&draft).into_iter().map(|flaw| flaw.field).collect();
    assert_eq!(told, ["routes.end_now.chat"], "and it has no source any more");
    draft.tick("unchecked", "routes.end_now.chat", true);
    assert_eq!(flaws(&draft), []);
    // Once a source stands for it, it is checked.
    draft.tick("sources.0.for", "routes.end_now.chat", true);
    assert_eq!(draft.record().get("unchecked"), None);
    // What is emptied is named no more.
    draft.put("rules.notice_hours", "");
    assert_eq!(flaws(&draft), []);
}

#[test]
fn no_secret_is_kept_in_a_draft_and_none_gets_into_a_file() {
    let mut draft = written();
    for path in ["notes.other.en", "told.wrong"] {
        draft.put(path, "It was LPA:1$rsp.example.com$AB-12-CD here");
        let kept = document::save(1, &draft).expect("a draft can be saved");
        assert!(!kept.contains("AB-12-CD"), "{path}: {kept}");
    }
    let told = flaws(&draft);
    assert!(
        told.iter()
            .any(|flaw| flaw.reason == esim_exit::directory::Reason::ActivationCode),
        "{told:?}"
    );
}

#[test]
fn a_draft_survives_being_saved() {
    let mut draft = written();
    draft.put("told.wrong", "旧的步骤");
    let text = document::save(3, &draft).expect("a draft can be saved");
    let stored = document::load::<Draft>(Kind::Draft, &text).expect("and read");
    assert_eq!((stored.revision, stored.value), (3, draft));
}

#[test]
fn each_address_of_the_form_leads_back_to_its_page() {
    for subject in [None, Some("tello")] {
        for part in Part::ALL {
            let place = Place::Record(page(subject, *part, None));
            assert_eq!(Place::parse(&place.href()), Some(place));
        }
        let place = Place::Record(page(subject, Part::Ways, Some(3)));
        assert_eq!(Place::parse(&place.href()), Some(place));
    }
    let parts = page(Some("tello"), Part::Parts, None);
    assert_eq!(Place::parse("#/contribute/tello"), Some(Place::Record(parts)));
    for lost in [
        "#/contribute/Tello",
        "#/contribute/tello/none",
        "#/contribute/tello/who/1",
        "#/contribute/tello/ways/x",
    ] {
        assert_eq!(Place::parse(lost), Some(Place::Unknown), "{lost}");
    }
}

/// Every page of the form in both languages: a heading, a way back, each control once, no placeholder left.
#[test]
fn every_page_of_the_form_is_whole() {
    let full = Draft::of_record(&record("example-mobile"));
    for language in [Language::En, Language::ZhCn] {
        for (subject, draft) in [
            (None, Draft::new("2026-11-22")),
            (None, written()),
            (Some("example-mobile"), full.clone()),
        ] {
            let items = |part| (0..draft.len(if part == Part::Ways { "routes" } else { "sources" })).map(Some);
            let listed = [Part::Ways, Part::Sources]
                .into_iter()
                .flat_map(|part| items(part).map(move |item| (part, item)));
            let pages = Part::ALL.iter().map(|part| (*part, None)).chain(listed);
            for (part, item) in pages {
                let place = page(subject, part, item);
                let screen = view(&draft, &place, true, Some("https://github.com/a/b"), language);
                let said = format!("{screen:?}");
                assert!(!screen.heading.is_empty() && screen.back.is_some(), "{place:?}");
                for hole in ["{name}", "{label}", "{number}", "{count}", "{value}"] {
                    assert!(!said.contains(hole), "{place:?}: {hole}");
                }
                let mut paths: Vec<&String> = screen
                    .blocks
                    .iter()
                    .filter_map(|block| match block {
                        Block::Entry { path, .. } => Some(path),
                        _ => None,
                    })
                    .collect();
                let count = paths.len();
                paths.sort();
                paths.dedup();
                assert_eq!(paths.len(), count, "{place:?}: a field stands twice");
                assert!(paths.iter().all(|path| screen.entries.contains_key(*path)), "{place:?}");
            }
        }
    }
}

#[test]
fn what_is_wrong_stands_at_its_field_and_above_the_page() {
    let mut draft = written();
    draft.put("links.website", "http://nowhere.example.com/");
    let place = page(None, Part::Reach, None);
    assert!(wrong_here(&place, &draft));
    let quiet = view(&draft, &place, false, None, Language::En);
    assert!(quiet.problems.is_empty() && quiet.entries.values().all(|live| live.error.is_empty()));
    let told = view(&draft, &place, true, None, Language::En);
    let problem = told.problems.first().expect("one problem");
    assert_eq!(problem.entry.as_deref(), Some("links.website"));
    let error = told.entries.get("links.website").map(|live| live.error.as_str());
    assert_eq!(error, Some("The address has to begin with https://"));
    // The file lists it, with the way there, and is not made.
    let list = view(&draft, &page(None, Part::File, None), false, None, Language::En);
    let way = list.problems.first().and_then(|problem| problem.link.clone());
    assert_eq!(
        way,
        Some((Place::Record(place.clone()).href(), "Where it is reached".to_owned()))
    );
    assert!(!format!("{:?}", list.blocks).contains("nowhere-mobile.json"));
    draft.put("links.website", "https://nowhere.example.com/");
    assert!(!wrong_here(&place, &draft));
}

/// A text that is missing in both languages is told once, at both fields, and leads to the first.
#[test]
fn a_text_in_two_languages_is_asked_for_at_both_fields() {
    let mut draft = Draft::new("2026-11-22");
    let place = page(None, Part::Who, None);
    let told = |draft: &Draft| view(draft, &place, true, None, Language::En);
    let led = |screen: &Screen| -> Vec<String> {
        let names = screen.problems.iter().filter_map(|problem| problem.entry.clone());
        names.filter(|path| path.starts_with("name.")).collect()
    };
    let marked = |screen: &Screen, path: &str| screen.entries.get(path).is_some_and(|live| !live.error.is_empty());
    let none = told(&draft);
    assert_eq!(led(&none), ["name.en"]);
    assert!(marked(&none, "name.en") && marked(&none, "name.zh-CN"));
    draft.put("name.en", "Nowhere Mobile");
    let one = told(&draft);
    assert_eq!(led(&one), ["name.zh-CN"]);
    assert!(!marked(&one, "name.en") && marked(&one, "name.zh-CN"));
}

/// What is wrong on each page can be mended there: no flaw of an empty record is lost between the pages.
#[test]
fn every_flaw_stands_on_a_page() {
    let mut draft = Draft::new("2026-11-22");
    draft.add("routes", "");
    draft.add("conflicts", "");
    draft.put("status.is", "gone_us");
    let list = view(&draft, &page(None, Part::File, None), false, None, Language::En);
    assert!(list.problems.len() > 6, "{:?}", list.problems);
    for problem in &list.problems {
        let (href, _) = problem.link.as_ref().expect("a way to mend it");
        let Some(Place::Record(place)) = Place::parse(href) else {
            panic!("{href}");
        };
        let there = view(&draft, &place, true, None, Language::En);
        assert!(
            there.problems.iter().any(|p| p.text == problem.text),
            "{}: {href}",
            problem.text
        );
    }
}

#[test]
fn the_file_comes_with_links_that_github_takes() {
    let home = Some("https://github.com/a/b");
    let draft = written();
    let screen = view(&draft, &page(None, Part::File, None), false, home, Language::En);
    assert!(screen.problems.is_empty(), "{:?}", screen.problems);
    let saves = |block: &Block| {
        matches!(
            block,
            Block::Button {
                command: Command::Contribute(Edit::Save),
                ..
            }
        )
    };
    assert!(screen.blocks.iter().any(saves));
    let links = links(&screen);
    let new = "https://github.com/a/b/new/main/public/directory/providers?filename=nowhere-mobile.json&value=%7B%0A";
    assert!(links.iter().any(|href| href.starts_with(new)), "{links:?}");
    assert!(
        links
            .iter()
            .all(|href| href.starts_with("https://github.com/a/b/") && href.len() < 8_000)
    );
    // A record that is there is edited there; one too long for an address goes by an issue.
    let known = Draft::of_record(&record("xfinity-mobile"));
    let screen = view(
        &known,
        &page(Some("xfinity-mobile"), Part::File, None),
        false,
        home,
        Language::ZhCn,
    );
    let edit = "https://github.com/a/b/edit/main/public/directory/providers/xfinity-mobile.json";
    assert!(self::links(&screen).contains(&edit), "{:?}", self::links(&screen));
    let mut long = known.clone();
    long.put("id", "long-mobile");
    let screen = view(&long, &page(None, Part::File, None), false, home, Language::En);
    assert!(
        self::links(&screen)
            .iter()
            .all(|href| href.contains("/issues/new?template=add-a-provider.yml"))
    );
    // Without a repository there is no link, and that is said.
    let screen = view(&draft, &page(None, Part::File, None), false, None, Language::En);
    assert_eq!(self::links(&screen), Vec::<&str>::new());
}

#[test]
fn a_report_in_words_needs_no_form() {
    let home = Some("https://github.com/a/b");
    let place = page(Some("tello"), Part::Tell, None);
    let mut draft = Draft::of_record(&record("tello"));
    let empty = view(&draft, &place, false, home, Language::En);
    assert_eq!(links(&empty), Vec::<&str>::new(), "nothing to report yet");
    draft.put("told.wrong", "The button is called “Stop” & not “Cancel”.");
    draft.put("told.page", "https://tello.com/help");
    let screen = view(&draft, &place, false, home, Language::En);
    let expected =
        "https://github.com/a/b/issues/new?template=correct-a-record.yml&title=tello&provider=tello&wrong=The%20button";
    assert!(
        links(&screen).iter().any(|href| href.starts_with(expected)),
        "{:?}",
        links(&screen)
    );
    draft.put("told.wrong", "My code is LPA:1$rsp.example.com$AB-12-CD");
    let screen = view(&draft, &place, false, home, Language::En);
    assert_eq!(links(&screen), Vec::<&str>::new(), "no secret leaves");
    let new = page(None, Part::Tell, None);
    let mut draft = Draft::new("2026-11-22");
    draft.put("told.provider", "Nowhere");
    draft.put("told.wrong", "It is missing.");
    let screen = view(&draft, &new, false, home, Language::ZhCn);
    assert!(
        links(&screen)
            .iter()
            .any(|href| href.contains("template=add-a-provider.yml&title=Nowhere"))
    );
}

#[test]
fn the_first_page_names_the_drafts_that_were_begun() {
    let drafts = [page(None, Part::Parts, None), page(Some("tello"), Part::Parts, None)];
    let screen = choose_screen(Language::En, &Guarded::Loading, "", &drafts);
    let links = links(&screen);
    assert!(
        links.contains(&"#/contribute/+new/parts") && links.contains(&"#/contribute/tello/parts"),
        "{links:?}"
    );
}

/// The issue forms have the fields that the links fill in.
#[test]
fn the_issue_forms_know_the_fields_of_the_links() {
    for (name, fields) in [
        ("correct-a-record", ["provider", "wrong", "source"]),
        ("add-a-provider", ["provider", "wrong", "source"]),
    ] {
        let path = root().join(".github/ISSUE_TEMPLATE").join(name).with_extension("yml");
        let text = std::fs::read_to_string(path).expect("an issue form");
        for field in fields {
            assert!(text.contains(&format!("\n    id: {field}\n")), "{name}: {field}");
        }
    }
}
