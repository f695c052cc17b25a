//! Files of evidence: looked at, whatever they are, and made of whatever people and providers wrote.

use crate::Reader;
use crate::dice::Dice;
use crate::material::{Material, STONES};
use esim_exit::evidence::{Dossier, Kept, Paragraph, Report, Section};
use esim_exit::jobs::bundle::{Picture, examine, fingerprint, make};
use std::sync::LazyLock;

/// The reader of files.
#[must_use]
pub fn reader() -> Reader {
    Reader {
        name: "evidence",
        runs: 2_000,
        material: || &MATERIAL,
        read,
        long: 1 << 20,
    }
}

/// The writer, which has to let no text become anything else.
#[must_use]
pub fn written() -> Reader {
    Reader {
        name: "evidence_made",
        runs: 2_000,
        material: || &RAW,
        read: write,
        long: 1 << 16,
    }
}

static RAW: LazyLock<Material> = LazyLock::new(|| Material {
    is_raw: true,
    ..Material::default()
});

/// A file as the page makes it.
pub static WHOLE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let picture = Picture {
        name: "a.png".to_owned(),
        media: "image/png".to_owned(),
        bytes: b"\x89PNG\r\n".to_vec(),
    };
    make(&dossier("Tello", "It has ended."), &[picture]).unwrap()
});

static MATERIAL: LazyLock<Material> = LazyLock::new(|| {
    let empty = make(&Dossier::default(), &[]).unwrap();
    Material::new(
        vec![WHOLE.clone(), empty],
        &[
            "PK\x03\x04",
            "PK\x01\x02",
            "PK\x05\x06",
            "SHA256SUMS",
            "about.json",
            "report.html",
            "../",
            "\0\0\0\0",
        ],
    )
});

fn dossier(name: &str, words: &str) -> Dossier {
    let section = |words: &str| Section {
        heading: name.to_owned(),
        paragraphs: vec![
            Paragraph::Text(words.to_owned()),
            Paragraph::Pair(name.to_owned(), words.to_owned()),
            Paragraph::Verbatim(words.to_owned()),
        ],
    };
    let report = |language: &str| Report {
        language: language.to_owned(),
        title: words.to_owned(),
        practice: words.to_owned(),
        sections: vec![section(words)],
        pictures: name.to_owned(),
        check: section(words),
    };
    Dossier {
        case: "case1".to_owned(),
        made_at: "2026-11-22".to_owned(),
        reports: vec![report("en"), report("zh-CN")],
        kept: vec![Kept {
            name: "mail.txt".to_owned(),
            text: words.to_owned(),
        }],
    }
}

fn read(bytes: &[u8]) {
    let sum = fingerprint(bytes);
    let Some(finding) = examine(bytes) else { return };
    assert_eq!(sum.as_deref(), Some(finding.fingerprint.as_str()));
    // Whoever changes a byte of our file is found out.
    if finding.fingerprint == examine(&WHOLE).unwrap().fingerprint && bytes != *WHOLE {
        assert!(!finding.is_whole(), "{:?} is not what was made", finding.parts);
    }
}

/// Every opening tag of the page that begins the file.
fn tags(page: &str) -> Vec<String> {
    let word = |at: usize| {
        let word: String = page[at + 1..]
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '!')
            .collect();
        word.to_ascii_lowercase()
    };
    let mut all: Vec<String> = page.match_indices('<').map(|(at, _)| word(at)).collect();
    all.sort();
    all.dedup();
    all
}

fn write(bytes: &[u8]) {
    let mut dice = Dice::new(bytes);
    let mut words = (*dice.one(&STONES)).to_owned();
    words.push_str(STONES[usize::from(dice.byte()) % STONES.len()]);
    let name = (*dice.one(&STONES)).to_owned() + &String::from_utf8_lossy(dice.take(4));
    let media = (*dice.one(&["image/png", "image/svg+xml", "text/html", "", "image/png\"><script>"])).to_owned();
    words.push_str(&String::from_utf8_lossy(dice.rest()));
    let picture = Picture {
        name: name.clone(),
        media,
        bytes: words.clone().into_bytes(),
    };
    let file = make(&dossier(&name, &words), &[picture]).expect("small enough");
    let page = file.windows(4).position(|w| w == b"PK\x03\x04").expect("an archive");
    let page = String::from_utf8(file[..page].to_vec()).expect("text");
    const OURS: [&str; 23] = [
        "",
        "!doctype",
        "dd",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "html",
        "img",
        "main",
        "meta",
        "p",
        "plaintext",
        "pre",
        "section",
        "style",
        "title",
        "a",
        "strong",
        "em",
        "br",
    ];
    for tag in tags(&page) {
        assert!(OURS.contains(&tag.as_str()), "<{tag}> came in with {words:?}");
    }
    for forbidden in ["<img src=x", "<script", "<svg", "javascript:alert(1)\""] {
        assert!(!page.contains(forbidden), "{forbidden} of {words:?}");
    }
    let finding = examine(&file).expect("a file of ours can be looked at");
    assert!(finding.is_whole(), "{:?}", finding.parts);
}
