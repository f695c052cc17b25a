//! The threat model names tests; each of them has to be there. And whoever looks for it finds it.

#![expect(clippy::panic, reason = "a test fails by panicking")]

use crate::support::{read, root};

/// Every `file::test` in back quotes.
fn named(text: &str) -> Vec<(String, String)> {
    let quoted = text.split('`').skip(1).step_by(2);
    let names = quoted.filter_map(|words| words.split_once("::"));
    let plain = |word: &str| {
        !word.is_empty()
            && word
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'_' | b'/'))
    };
    let names = names.filter(|(file, test)| plain(file) && plain(test) && *file != "file");
    names.map(|(file, test)| (file.to_owned(), test.to_owned())).collect()
}

/// The file that a name stands for.
fn file(name: &str) -> String {
    match name.split_once('/') {
        Some(("web", name)) => format!("tests/web/tests/it/{name}.rs"),
        Some(("fuzz", name)) => format!("tests/fuzz/tests/it/{name}.rs"),
        Some(("xtask", name)) => format!(".xtask/src/{name}.rs"),
        Some(_) => panic!("{name} is in no place that is known"),
        None => format!("tests/it/{name}.rs"),
    }
}

/// Whether a source holds a test of this name: the function, right below a line that makes it a test.
fn holds(source: &str, test: &str) -> bool {
    let lines: Vec<&str> = source.lines().map(str::trim).collect();
    let begins = [format!("fn {test}()"), format!("async fn {test}()")];
    let at = lines
        .iter()
        .position(|line| begins.iter().any(|begin| line.starts_with(begin.as_str())));
    let marks = at.map(|at| lines.iter().take(at).rev().take_while(|line| line.starts_with("#[")));
    marks.is_some_and(|mut marks| marks.any(|mark| mark.starts_with("#[test]") || mark.starts_with("#[tokio::test")))
}

#[test]
fn every_test_that_the_threat_model_names_is_there() {
    let text = read(&root().join(".github/THREAT_MODEL.md"));
    let all = named(&text);
    assert!(all.len() >= 20, "{all:?}");
    for (name, test) in all {
        let source = read(&root().join(file(&name)));
        assert!(holds(&source, &test), "{name}::{test} is not there");
    }
    // Each row of the table has something to show.
    let rows = text
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| who "));
    for row in rows {
        assert!(!named(row).is_empty(), "nothing shows it: {row}");
    }
}

#[test]
fn a_test_that_is_gone_is_noticed() {
    let source = "#[test]\n#[ignore]\nfn one() {}\n#[tokio::test]\nasync fn two() -> Result<()> {}\nfn three() {}";
    for (test, there) in [
        ("one", true),
        ("two", true),
        ("three", false),
        ("four", false),
        ("on", false),
    ] {
        assert_eq!(holds(source, test), there, "{test}");
    }
    assert_eq!(
        named("`a::b` and `web/c::d_1`, not `A::b`, `a b::c` or a::b"),
        [("a", "b"), ("web/c", "d_1")].map(|(a, b)| (a.to_owned(), b.to_owned()))
    );
}

#[test]
fn it_can_be_found() {
    for (name, link) in [
        ("README.md", ".github/THREAT_MODEL.md"),
        (".github/CONTRIBUTING.md", "THREAT_MODEL.md"),
        (".github/CONTRIBUTING.md", "SECURITY.md"),
        (".github/SECURITY.md", "THREAT_MODEL.md"),
        (".github/THREAT_MODEL.md", "SECURITY.md"),
    ] {
        assert!(
            read(&root().join(name)).contains(&format!("({link})")),
            "{name} has no link to {link}"
        );
    }
    let page = read(&root().join(".github/THREAT_MODEL.md"));
    assert!(page.lines().count() < 80, "one page");
    for honest in [
        "share one",
        "extensions",
        "unlocked",
        "GitHub account",
        "retries",
        "Crates",
    ] {
        assert!(page.contains(honest), "{honest}");
    }
    assert!(
        named("`threats::it_can_be_found`")
            .first()
            .is_some_and(|(name, test)| holds(&read(&root().join(file(name))), test))
    );
}
