//! The file of evidence: what it says, that it runs nothing, and that any changed byte is named.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::support::{PRACTICE, Play};
use esim_exit::evidence::{Dossier, Item, Kept, Paragraph, Report, Section, Sound};
use esim_exit::jobs::bundle::{Picture, examine, fingerprint, make};
use esim_exit::messages::Language;
use esim_exit::screen::{self, EvidenceView};
use esim_exit::wizard::{Event, Field, HandOver, StepId};
use std::collections::BTreeSet;

/// Everything that somebody could bring in to break out of the page.
const HOSTILE: &str = "</plaintext></pre><script>alert(1)</script><img src=x onerror=alert(1)>\u{0}--> ]]> \"'&amp;";

fn dossier() -> Dossier {
    let report = |language: &str| Report {
        language: language.to_owned(),
        title: format!("Evidence {HOSTILE}"),
        practice: String::new(),
        sections: vec![Section {
            heading: "What happened".to_owned(),
            paragraphs: vec![
                Paragraph::Text("It was asked for.".to_owned()),
                Paragraph::Pair("Reference".to_owned(), HOSTILE.to_owned()),
                Paragraph::Pair("Provider".to_owned(), "例子移动".to_owned()),
                Paragraph::Verbatim(HOSTILE.to_owned()),
            ],
        }],
        pictures: "Pictures".to_owned(),
        check: Section {
            heading: "Check".to_owned(),
            paragraphs: vec![Paragraph::Text("unzip".to_owned())],
        },
    };
    Dossier {
        case: "abcd2345".to_owned(),
        made_at: "2026-11-22T10:00:00Z".to_owned(),
        reports: vec![report("zh-CN"), report("en")],
        kept: vec![
            Kept {
                name: "journal.json".to_owned(),
                text: "[]".to_owned(),
            },
            Kept {
                name: "texts/1.txt".to_owned(),
                text: HOSTILE.to_owned(),
            },
        ],
    }
}

fn picture() -> Picture {
    Picture {
        name: HOSTILE.to_owned(),
        media: "image/png".to_owned(),
        bytes: (0..=255).cycle().take(700).collect(),
    }
}

fn file() -> Vec<u8> {
    make(&dossier(), &[picture()]).unwrap()
}

fn sound_of(file: &[u8], name: &str) -> Sound {
    let found = examine(file).unwrap();
    found.parts.iter().find(|part| part.name == name).unwrap().sound
}

fn position(file: &[u8], what: &[u8], nth: usize) -> usize {
    file.windows(what.len())
        .enumerate()
        .filter(|(_, part)| *part == what)
        .nth(nth)
        .unwrap()
        .0
}

#[test]
fn made_twice_it_is_the_same_and_whole() {
    let file = file();
    assert_eq!(file, self::file());
    let found = examine(&file).unwrap();
    assert!(found.is_whole(), "{found:?}");
    assert_eq!(
        (found.case.as_str(), found.made_at.as_str()),
        ("abcd2345", "2026-11-22T10:00:00Z")
    );
    assert_eq!(Some(found.fingerprint), fingerprint(&file));
    let names: Vec<&str> = found.parts.iter().map(|part| part.name.as_str()).collect();
    for name in [
        "report.html",
        "journal.json",
        "texts/1.txt",
        "added/1.png",
        "SHA256SUMS",
        "report",
    ] {
        assert!(names.contains(&name), "{name} in {names:?}");
    }
}

#[test]
fn nothing_that_was_brought_in_is_markup() {
    let file = file();
    let page = String::from_utf8_lossy(&file).into_owned();
    let report = page.split("<plaintext hidden>").next().unwrap();
    assert_eq!(
        page.split("<plaintext").count() - 1,
        2,
        "the report, and its copy in the archive"
    );
    for never in ["<script", "onerror=alert(1)>", "<img src=x", "http://", "https://"] {
        assert!(!report.contains(never), "{never}");
    }
    assert!(report.contains("&lt;script&gt;") && report.contains("default-src 'none'"));
    // An image that could be a page of its own is not drawn.
    let svg = Picture {
        media: "image/svg+xml".to_owned(),
        ..picture()
    };
    let page = String::from_utf8_lossy(&make(&dossier(), &[svg]).unwrap()).into_owned();
    assert!(!page.contains("data:image/svg"));
}

/// Every single byte of a file, one after another: a change is always noticed, and what has changed is named.
#[test]
fn a_changed_byte_is_named() {
    let file = file();
    let whole = examine(&file).unwrap();
    let mut not_opened = 0;
    for at in 0..file.len() {
        let mut changed = file.clone();
        *changed.get_mut(at).unwrap() ^= 1;
        match examine(&changed) {
            // The table at the end of the archive, by which it is found.
            None => not_opened += 1,
            Some(found) => {
                assert!(!found.is_whole(), "byte {at} was changed and nobody noticed");
                assert_ne!(found, whole, "byte {at}");
            }
        }
    }
    assert!(
        not_opened * 5 < file.len(),
        "{not_opened} of {} could not be opened",
        file.len()
    );
}

#[test]
fn the_part_that_has_changed_is_the_one_that_is_named() {
    let file = file();
    let flipped = |at: usize| {
        let mut file = file.clone();
        *file.get_mut(at).unwrap() ^= 1;
        file
    };
    // In the report as it is shown, and not in its copy; then the other way round.
    let heading = "What happened".as_bytes();
    let shown = flipped(position(&file, heading, 0));
    assert_eq!(
        (sound_of(&shown, "report"), sound_of(&shown, "report.html")),
        (Sound::Changed, Sound::Same)
    );
    let copy = flipped(position(&file, heading, 2));
    assert_eq!(sound_of(&copy, "report.html"), Sound::Changed);
    let picture = flipped(position(&file, &[200, 201, 202, 203], 0));
    assert_eq!(
        (sound_of(&picture, "added/1.png"), sound_of(&picture, "texts/1.txt")),
        (Sound::Changed, Sound::Same)
    );
    // In the list of sums: it is named itself, and not the part whose sum it held.
    let list = flipped(position(&file, b"  texts/1.txt\n", 0) - 3);
    assert_eq!(
        (sound_of(&list, "SHA256SUMS"), sound_of(&list, "texts/1.txt")),
        (Sound::Changed, Sound::Same)
    );
    let longer = [file.as_slice(), b"x"].concat();
    assert!(examine(&longer).is_none_or(|found| !found.is_whole()));
    for length in (0..file.len()).step_by(97) {
        assert!(examine(file.get(..length).unwrap()).is_none_or(|found| !found.is_whole()));
    }
}

/// A part and the list changed together leave no trace but another sum of the list.
#[test]
fn a_forged_file_has_another_fingerprint() {
    let mut forged = dossier();
    forged.kept.get_mut(0).unwrap().text = "[\"ended\"]".to_owned();
    let forged = make(&forged, &[picture()]).unwrap();
    assert!(examine(&forged).unwrap().is_whole());
    assert_ne!(fingerprint(&forged), fingerprint(&file()));
}

#[test]
fn anything_else_is_no_file_of_evidence() {
    let no_archive = b"<!doctype html><p>hello".to_vec();
    for other in [
        Vec::new(),
        no_archive,
        vec![0; 5000],
        b"PK\x05\x06".to_vec(),
        b"PK\x03\x04".repeat(50),
    ] {
        assert!(examine(&other).is_none());
    }
}

/// What was struck out stands nowhere: not in the report of either language, nor in what lies beside it.
#[test]
fn what_is_struck_out_is_nowhere() {
    let mut play = Play::new(PRACTICE);
    play.until(StepId::Submit);
    play.happens(Event::ActBegun);
    play.happens(Event::HandedOver(HandOver::Page));
    play.answer(Field::SentOn, "2026-11-22");
    play.answer(Field::SentTo, "Dana, chat");
    play.answer(Field::Note, "a note of mine");
    play.finish(StepId::Submit);
    let view_of = |play: &Play, left_out: &BTreeSet<String>| {
        play.world.with_view(&play.wizard, Language::ZhCn, &[], |view| {
            let view = EvidenceView {
                view,
                left_out,
                pictures: &[],
            };
            let dossier = screen::dossier(&view, Some("{\"id\":\"record-text\"}"), play.world.now);
            serde_json::to_string(&dossier).unwrap()
        })
    };
    let all = view_of(&play, &BTreeSet::new());
    let whole = play.wizard.answers().text(Field::Identifier).to_owned();
    let holds = |text: &str, what: &str| text.contains(what);
    for what in [whole.as_str(), "Dana, chat", "a note of mine", "record-text", "zh-CN"] {
        assert!(holds(&all, what), "{what} in {all}");
    }
    let left_out = Item::ALL.iter().map(|item| item.as_str().to_owned()).collect();
    let bare = view_of(&play, &left_out);
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    for what in [
        whole.as_str(),
        digits.as_str(),
        "Dana, chat",
        "a note of mine",
        "record-text",
    ] {
        assert!(!holds(&bare, what), "{what} in {bare}");
    }
    assert!(holds(&bare, &play.wizard.ending()), "its end stays");
    // As it was typed on another keyboard, too: it is kept and shown as it was entered.
    let full_width: String = whole
        .chars()
        .map(|c| {
            char::from_u32(u32::from(c) + 0xfee0)
                .filter(|_| c.is_ascii_digit())
                .unwrap_or(c)
        })
        .collect();
    let mut play = Play::new(PRACTICE);
    play.answer(Field::Identifier, &full_width);
    play.until(StepId::Find);
    let typed = play.wizard.answers().text(Field::Identifier).to_owned();
    assert_eq!(typed, full_width, "kept as entered");
    assert!(holds(&view_of(&play, &BTreeSet::new()), &typed));
    assert!(!holds(&view_of(&play, &left_out), &typed));
}
