//! Text is only ever text, and a link leads only where the page's own links lead: read in the source, and over every page of every
//! record. What the built page does with it is tried in a browser (`tests/web/tests/it/policy.rs`).

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::support::{Play, World, id, places_beside, read, record, record_ids, root};
use esim_exit::jobs::bundle::make;
use esim_exit::messages::Language;
use esim_exit::screen::{Block, Leads, Place, Screen};
use esim_exit::wizard::{StepId, UNLISTED, Wizard};
use std::collections::BTreeMap;
use std::path::Path;

/// Ways from a text to something that runs, and attributes that lead somewhere: where each may stand.
const SINKS: [(&str, &[&str]); 22] = [
    ("inner_html", &[]),
    ("innerHTML", &[]),
    ("outer_html", &[]),
    ("outerHTML", &[]),
    ("insert_adjacent_html", &[]),
    ("insertAdjacentHTML", &[]),
    ("document.write", &[]),
    ("createContextualFragment", &[]),
    ("DOMParser", &[]),
    ("srcdoc", &[]),
    ("eval(", &[]),
    ("new_no_args", &[]),
    ("new_with_args", &[]),
    ("new Function", &[]),
    ("view!", &["src/app.rs", "src/ui/frame.rs"]),
    (".open_with_url", &[]),
    ("set_location", &[]),
    ("location().assign", &[]),
    ("set_href", &["src/shell/file.rs"]),
    // A mail is read for the addresses in it, which become nothing.
    (
        "\"href\"",
        &["src/ui/element.rs", "src/ui/papers.rs", "src/jobs/mail/html.rs"],
    ),
    ("\"src\"", &["src/ui/papers.rs"]),
    ("Worker(", &["public/boot.js", "src/shell/worker.rs"]),
];

/// Words that a browser would take for a place on the network, in a file that a visitor's browser reads as it is.
const ELSEWHERE: [&str; 4] = ["http://", "https://", "\"//", "'//"];

fn gather(folder: &Path, endings: &[&str], out: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, endings, out);
        } else if path.extension().is_some_and(|e| endings.iter().any(|end| e == *end)) {
            let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            out.insert(name, read(&path));
        }
    }
}

/// Code without comments and without what stands behind `#[cfg(test)]`.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap_or(text);
    let kept = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    kept.collect::<Vec<_>>().join("\n")
}

fn sinks(name: &str, text: &str) -> Vec<String> {
    let code = code(text);
    let breach = |(word, allowed): &(&str, &[&str])| code.contains(*word) && !allowed.contains(&name);
    SINKS
        .iter()
        .filter(|sink| breach(sink))
        .map(|(word, _)| format!("{name}: {word}"))
        .collect()
}

#[test]
fn nothing_turns_text_into_markup_or_code() {
    let mut files = BTreeMap::new();
    gather(&root().join("src"), &["rs"], &mut files);
    gather(&root().join("public"), &["js"], &mut files);
    assert!(files.len() > 100);
    let wrong: Vec<String> = files.iter().flat_map(|(name, text)| sinks(name, text)).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_planted_sink_is_found() {
    for (name, text, found) in [
        ("src/ui/x.rs", "element.set_inner_html(text);", true),
        ("src/ui/x.rs", "// inner_html is forbidden", false),
        ("src/ui/lists.rs", "El::new(\"a\").set(\"href\", href)", true),
        ("src/ui/element.rs", "self.set(\"href\", address)", false),
        ("public/boot.js", "document.write('x')", true),
        ("public/worker.js", "new Worker(x)", true),
        ("src/app/x.rs", "window().location().assign(&url)", true),
    ] {
        assert_eq!(!sinks(name, text).is_empty(), found, "{name}: {text}");
    }
}

#[test]
fn no_file_of_the_page_names_another_host() {
    let mut files = BTreeMap::new();
    gather(&root().join("style"), &["css"], &mut files);
    gather(&root().join("public/icons"), &["svg"], &mut files);
    for name in [
        "index.html",
        "public/boot.js",
        "public/worker.js",
        "public/service-worker.js",
        "public/manifest.webmanifest",
    ] {
        files.insert(name.to_owned(), read(&root().join(name)));
    }
    for (name, text) in &files {
        // The name of a name space is no address: nothing is fetched there.
        let text = code(text).replace("http://www.w3.org/2000/svg", "");
        for word in ELSEWHERE {
            assert!(!text.contains(word), "{name} holds {word}");
        }
    }
    let drawn = files.iter().filter(|(name, _)| name.ends_with(".svg"));
    for (name, text) in drawn {
        for word in ["<script", " on", "<style", " style=", "<foreignObject", "href"] {
            assert!(!text.contains(word), "{name} holds {word}");
        }
    }
}

/// Every link of a page, those that are folded away included.
fn links(blocks: &[Block], out: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Link { href, .. } => out.push(href.clone()),
            Block::Folded { inside, .. } => links(inside, out),
            _ => {}
        }
    }
}

fn links_of(screen: &Screen) -> Vec<String> {
    let mut all = Vec::new();
    links(&screen.blocks, &mut all);
    all.extend(screen.back.clone());
    all.extend(screen.overview.clone());
    all
}

/// Every page of a case that has come to its last step, at one provider.
fn screens(provider: &str) -> Vec<Screen> {
    let mut play = Play::new(provider);
    let mut all = Vec::new();
    for _ in 0..StepId::ALL.len() {
        all.extend(StepId::ALL.iter().map(|step| play.step_screen(*step, Language::En)));
        let Some(step) = play.current() else { break };
        for event in play.plausible(step) {
            let _ = play.send(event);
            let _ = play.send(esim_exit::wizard::Event::Saved);
        }
        if play.send(esim_exit::wizard::Event::StepFinished(step)).is_err() {
            break;
        }
    }
    all
}

#[test]
fn every_link_of_every_record_leads_to_a_kind_of_place_that_links_may_lead_to() {
    let mut seen = 0;
    for provider in record_ids().iter().map(String::as_str).chain([UNLISTED]) {
        for screen in screens(provider) {
            for link in links_of(&screen) {
                assert!(Leads::of(&link).is_some(), "{provider}: {link:?} would not be a link");
                seen += usize::from(Leads::of(&link) == Some(Leads::Away));
            }
        }
    }
    assert!(seen > 1_000, "{seen} links to elsewhere");
}

#[test]
fn every_link_of_the_pages_beside_is_a_link() {
    let world = World::new();
    let wizard = Wizard::new(id("case1"), world.now, false);
    let case = wizard.case.id.clone();
    let mut files = 0;
    let of_the_case = [
        Place::Overview(case.clone()),
        Place::Texts(case.clone()),
        Place::Evidence(case),
    ];
    for place in places_beside().into_iter().chain(of_the_case) {
        for link in links_of(&world.screen(&wizard, &place, Language::En, &[])) {
            assert!(Leads::of(&link).is_some(), "{place:?}: {link:?} would not be a link");
            files += usize::from(link.starts_with("directory/"));
        }
    }
    assert_eq!(files, 2, "the list and its schema are offered");
}

#[test]
fn an_address_that_could_run_is_no_link() {
    for bad in [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\tscript:alert(1)",
        " javascript:alert(1)",
        "\u{1}javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "blob:https://example.com/1",
        "http://example.com/",
        "HTTPS://example.com/",
        "//example.com/",
        "\\\\example.com\\",
        "ftp://example.com/",
        "file:///etc/passwd",
        "intent://x#Intent;end",
        "https://example.com/\u{a}x",
        "https:example.com",
        "example.com",
        "",
    ] {
        assert_eq!(Leads::of(bad), None, "{bad:?}");
    }
}

/// A record that got past every check still cannot make a link that runs.
#[test]
fn a_hostile_record_stays_text() {
    let mut record = record("tello");
    let hostile = "javascript:alert(1)";
    record.links.sign_in = Some(hostile.to_owned());
    for source in &mut record.sources {
        source.url = hostile.to_owned();
    }
    let mut world = World::new();
    world.record = esim_exit::screen::Guarded::Here(record);
    let mut wizard = Wizard::new(id("case1"), world.now, false);
    wizard.case.answers = serde_json::from_value(serde_json::json!({ "values": { "provider": "tello" } })).unwrap();
    let mut met = 0;
    for step in StepId::ALL {
        let place = Place::Step(wizard.case.id.clone(), *step);
        for link in links_of(&world.screen(&wizard, &place, Language::En, &[])) {
            met += usize::from(link == hostile);
            assert!(link != hostile || Leads::of(&link).is_none());
        }
    }
    assert!(
        met > 0,
        "the hostile address stood on no page: the test looks at the wrong field"
    );
}

#[test]
fn a_file_of_evidence_brings_its_own_policy() {
    let file = make(&esim_exit::evidence::Dossier::default(), &[]).unwrap();
    let text = String::from_utf8_lossy(&file).into_owned();
    let policy = text
        .split("Content-Security-Policy\" content=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .unwrap();
    let parts: Vec<&str> = policy.split("; ").collect();
    let (first, style) = (parts.first().copied(), parts.get(2).copied().unwrap_or_default());
    assert_eq!(first, Some("default-src 'none'"));
    assert!(
        style.starts_with("style-src 'sha256-") && style.matches('\'').count() == 2,
        "{style}"
    );
    assert!(parts.contains(&"base-uri 'none'") && parts.contains(&"form-action 'none'"));
    assert!(!policy.contains("unsafe"), "{policy}");
    // The policy stands before anything that it has to hold.
    assert!(
        text.find("Content-Security-Policy") < text.find("<style>")
            && text.find("Content-Security-Policy") < text.find("<title>")
    );
}
