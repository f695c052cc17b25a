//! The sentences of both languages, compared key by key.

use crate::support::{read, root};
use esim_exit::messages::{EN, ZH_CN};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Sentences that stand in both languages on purpose: the name of the other one, and the question for a language.
const BOTH: [&str; 3] = ["frame.other_language", "home.language_heading", "home.language_text"];
/// Sentences without a word of Chinese in them: names of things, and lists.
const NO_WORDS: [&str; 6] = [
    "details.device_iphone",
    "details.device_ipad",
    "details.device_apple_watch",
    "details.device_pixel",
    "words.months",
    "find.reason_trip_over",
];

fn pairs() -> Vec<(&'static str, &'static str, &'static str)> {
    let (en, zh) = (EN.sentences(), ZH_CN.sentences());
    assert_eq!(en.len(), zh.len());
    assert!(en.len() > 400, "{}", en.len());
    en.into_iter()
        .zip(zh)
        .map(|((key, en), (_, zh))| (key, en, zh))
        .collect()
}

/// Collects what a rule says about each pair and fails with all of it.
fn check(rule: impl Fn(&str, &str, &str) -> Option<String>) {
    let wrong: Vec<String> = pairs()
        .into_iter()
        .filter_map(|(key, en, zh)| Some(format!("{key}: {}", rule(key, en, zh)?)))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn is_cjk(c: char) -> bool {
    ('\u{3000}'..='\u{303f}').contains(&c)
        || ('\u{4e00}'..='\u{9fff}').contains(&c)
        || ('\u{ff00}'..='\u{ffef}').contains(&c)
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('}')?.0))
        .collect()
}

/// Runs of digits, in any order; those of a placeholder's example are part of it.
fn digits(text: &str) -> Vec<&str> {
    let mut runs: Vec<&str> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|run| !run.is_empty())
        .collect();
    runs.sort_unstable();
    runs
}

#[test]
fn nothing_is_empty_and_nothing_is_ragged() {
    check(|_, en, zh| {
        let ragged =
            |text: &str| text.trim() != text || text.is_empty() || text.contains("  ") || text.contains(['<', '\n']);
        (ragged(en) || ragged(zh)).then(|| format!("{en:?} / {zh:?}"))
    });
}

#[test]
fn placeholders_are_the_same() {
    check(|_, en, zh| {
        let (a, b) = (placeholders(en), placeholders(zh));
        let name = |n: &&str| !n.is_empty() && n.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        let well = |text: &str| text.matches('{').count() == text.matches('}').count();
        (a != b || !a.iter().all(name) || !well(en) || !well(zh)).then(|| format!("{a:?} / {b:?}"))
    });
}

#[test]
fn digits_are_the_same() {
    check(|key, en, zh| (key != "words.months" && digits(en) != digits(zh)).then(|| format!("{en} / {zh}")));
}

#[test]
fn each_language_is_written_in_its_own_script() {
    check(|key, en, zh| {
        let en_wrong = !BOTH.contains(&key) && en.chars().any(is_cjk);
        let words = !placeholders_out(zh).chars().all(|c| !c.is_alphabetic());
        let zh_wrong = !BOTH.contains(&key) && !NO_WORDS.contains(&key) && words && !zh.chars().any(is_cjk);
        (en_wrong || zh_wrong).then(|| format!("{en} / {zh}"))
    });
}

fn placeholders_out(text: &str) -> String {
    text.split('{')
        .map(|part| part.split_once('}').map_or(part, |(_, rest)| rest))
        .collect()
}

#[test]
fn chinese_marks_are_chinese() {
    check(|key, _, zh| {
        let chars: Vec<char> = zh.chars().collect();
        let half =
            |pair: &[char]| matches!(pair, [a, b] if is_cjk(*a) && matches!(b, ',' | ';' | '?' | '!' | ':' | '.'));
        let list = matches!(key, "words.weekdays" | "words.months");
        (!list && chars.windows(2).any(half)).then(|| zh.to_owned())
    });
    // A mark after a placeholder stands after Chinese once it is filled.
    check(|_, _, zh| {
        let wrong = ["},", "};", "}?", "}!", "}:"].iter().find(|mark| zh.contains(*mark));
        wrong.map(|mark| format!("half-width {mark} in {zh}"))
    });
}

#[test]
fn chinese_is_simplified() {
    const TRADITIONAL: &str =
        "號碼請選擇語網頁帳戶話費轉結帶電郵訊證關閉確認這個後續開啟資料購買資訊螢幕設備應備註記錄顯變廠";
    let plain: BTreeSet<char> = "請選擇語網頁帳戶話費轉結帶電郵訊證關閉確認這個後續開啟資購買螢設備應註記錄顯變廠號碼"
        .chars()
        .filter(|c| TRADITIONAL.contains(*c) && !"碼資料戶面備".contains(*c))
        .collect();
    check(|key, _, zh| {
        let found = zh.chars().find(|c| plain.contains(c)).filter(|_| !BOTH.contains(&key));
        found.map(|c| format!("{c} in {zh}"))
    });
}

/// One word a thing: where the English has the term, the Chinese has one of these.
#[test]
fn a_term_has_one_translation() {
    const TERMS: [(&str, &[&str]); 17] = [
        ("activation code", &["激活码"]),
        ("order number", &["订单号"]),
        ("virtual operator", &["虚拟运营商"]),
        ("carrier", &["运营商"]),
        ("reseller", &["转售商"]),
        ("password", &["密码"]),
        ("statement", &["账单"]),
        ("receipts", &["收据"]),
        ("checklist", &["清单"]),
        ("refund", &["退款"]),
        ("balance", &["余额", "剩余"]),
        ("journal", &["记录"]),
        ("reference", &["编号"]),
        ("billing cycle", &["账单周期"]),
        ("number lock", &["号码锁"]),
        ("support", &["客服", "联系"]),
        ("practice", &["练习"]),
    ];
    check(|_, en, zh| {
        let en = placeholders_out(en).to_lowercase();
        let words: Vec<&str> = en.split(|c: char| !c.is_alphanumeric()).collect();
        let has = |term: &str| {
            if term.contains(' ') {
                en.contains(term)
            } else {
                words.contains(&term)
            }
        };
        let (term, expected) = TERMS
            .iter()
            .find(|(term, expected)| has(term) && !expected.iter().any(|w| zh.contains(w)))?;
        Some(format!("{term} is not {} in {zh}", expected.join("/")))
    });
    // Names are written as they are in both.
    const NAMES: [&str; 12] = [
        "ICCID", "EID", "eSIM", "PIN", "FCC", "PDF", "WhatsApp", "Telegram", "PayPal", "T-Mobile", "Verizon", "AT&T",
    ];
    check(|_, en, zh| {
        let en = en.replace("eSIM Exit", "eSIM");
        // Chinese says 线路 or repeats the name where English says "it"; what English names, Chinese names.
        let name = NAMES
            .iter()
            .find(|name| zh.contains(**name) != en.contains(**name) && en.contains(**name))?;
        Some(format!("{name} in only one of {en} / {zh}"))
    });
    check(|_, en, zh| {
        zh.contains("运营商")
            .then_some(())
            .filter(|()| !en.to_lowercase().contains("carrier") && !en.contains("operator"))
            .map(|()| format!("运营商 is a carrier, the seller is 服务商: {zh}"))
    });
}

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

/// The keys of a room that a source text uses: by `room.key`, or by `.key` where the room was given another name.
fn uses(text: &str, room: &str, key: &str) -> bool {
    let word_end = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    let has = |needle: &str| {
        text.match_indices(needle)
            .any(|(at, _)| text.get(at + needle.len()..).is_none_or(word_end))
    };
    let renamed = [format!(".{room};"), format!(".{room},"), format!(".{room})")]
        .iter()
        .any(|n| text.contains(n));
    has(&format!(".{room}.{key}")) || renamed && has(&format!(".{key}"))
}

#[test]
fn every_sentence_is_said_somewhere() {
    assert!(uses("let t = &view.t().home;\n t.due", "home", "due") && uses("t.home.due;", "home", "due"));
    assert!(!uses("let t = &t.home; t.due_on", "home", "due") && !uses("let t = &t.about; t.due", "home", "due"));
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    let said = |path: &PathBuf| {
        let text = path.to_string_lossy().replace('\\', "/");
        !["/messages/en/", "/messages/zh_cn/", "/messages/catalogue.rs"]
            .iter()
            .any(|part| text.contains(part))
    };
    // Chains may be broken over lines.
    let texts: Vec<String> = files
        .iter()
        .filter(|p| said(p))
        .map(|p| read(p).split_whitespace().collect::<Vec<_>>().join(""))
        .collect();
    assert!(texts.len() > 50);
    let mut unused: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, ..) in pairs() {
        if let Some((room, key)) = name.split_once('.')
            && !texts.iter().any(|text| uses(text, room, key))
        {
            unused.entry(room).or_default().push(key);
        }
    }
    assert!(unused.is_empty(), "said nowhere: {unused:?}");
}
