//! The search for a provider: what is found, in which order, and how it is listed on the page.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::support::{Play, index, record, record_ids};
use esim_exit::directory::terms::Kind;
use esim_exit::directory::{Index, ProviderId, by_kind, web_host};
use esim_exit::messages::Language;
use esim_exit::wizard::{Field, StepId};
use proptest::prelude::*;

fn shelf() -> Index {
    Index::from_json(
        r#"{"providers": [
        {"id": "att-prepaid", "name": {"en": "AT&T Prepaid", "zh-CN": "AT&T 预付费"}, "kind": "carrier", "aliases": ["Cingular"],
            "parent": "AT&T", "host": "att.com", "pinyin": ["at t yu fu fei"]},
        {"id": "t-mobile", "name": {"en": "T-Mobile", "zh-CN": "T-Mobile"}, "kind": "carrier", "host": "t-mobile.com"},
        {"id": "verizon-prepaid", "name": {"en": "Verizon Prepaid", "zh-CN": "Verizon 预付费"}, "kind": "carrier",
            "aliases": ["威瑞森"], "parent": "Verizon", "host": "verizon.com", "pinyin": ["wei rui sen"]},
        {"id": "comcast", "name": {"en": "Comcast Mobile", "zh-CN": "Comcast Mobile"}, "kind": "mvno", "host": "xfinity.com"},
        {"id": "us-mobile", "name": {"en": "US Mobile", "zh-CN": "US Mobile"}, "kind": "mvno", "aliases": ["usmobile warp"]},
        {"id": "mint-mobile", "name": {"en": "Mint Mobile", "zh-CN": "薄荷 Mint"}, "kind": "mvno", "host": "mintmobile.com",
            "pinyin": ["bo he mint"]},
        {"id": "red-pocket", "name": {"en": "Red Pocket Mobile", "zh-CN": "红口袋"}, "kind": "mvno", "host": "redpocket.com",
            "pinyin": ["hong kou dai"]},
        {"id": "visible", "name": {"en": "Visible", "zh-CN": "Visible"}, "kind": "mvno", "parent": "Verizon", "host": "visible.com"},
        {"id": "total", "name": {"en": "Total Wireless", "zh-CN": "Total Wireless"}, "kind": "mvno", "parent": "Verizon"},
        {"id": "google-fi", "name": {"en": "Google Fi Wireless", "zh-CN": "谷歌 Fi"}, "kind": "mvno", "host": "fi.google.com",
            "pinyin": ["gu ge fi"]},
        {"id": "ctexcel", "name": {"en": "CTExcel US", "zh-CN": "CTExcel 美国（中国电信）"}, "kind": "mvno", "gone": true,
            "pinyin": ["ctexcel mei guo zhong guo dian xin"]},
        {"id": "airalo", "name": {"en": "Airalo", "zh-CN": "Airalo"}, "kind": "travel", "host": "airalo.com"},
        {"id": "example-mobile", "name": {"en": "Example Mobile", "zh-CN": "示例移动"}, "kind": "practice", "host": "example.com"}
    ], "checked_on": "2026-11-22"}"#,
    )
    .unwrap()
}

fn found(query: &str) -> Vec<String> {
    shelf().search(query).iter().map(|e| e.id.as_str().to_owned()).collect()
}

/// Each query with what has to be found first.
fn firsts(table: &[(&str, &str)]) {
    for (query, id) in table {
        assert_eq!(
            found(query).first().map(String::as_str),
            Some(*id),
            "{query}: {:?}",
            found(query)
        );
    }
}

#[test]
fn names_however_they_are_written() {
    firsts(&[
        ("t-mobile", "t-mobile"),
        ("T Mobile", "t-mobile"),
        ("tmobile", "t-mobile"),
        ("Ｔ－Ｍｏｂｉｌｅ", "t-mobile"),
        ("at&t", "att-prepaid"),
        ("AT", "att-prepaid"),
        ("cingular", "att-prepaid"),
        ("us mob", "us-mobile"),
        ("warp", "us-mobile"),
        ("pocket", "red-pocket"),
        ("ocke", "red-pocket"),
        ("mobile mint", "mint-mobile"),
        ("wireless total", "total"),
        ("prepaid at", "att-prepaid"),
    ]);
    assert_eq!(found("zzzz"), [""; 0]);
    assert_eq!(found("mobile zzzz"), [""; 0]);
    assert_eq!(found("com"), ["comcast"], "the end of an address is no name");
    assert!(found("mobile").contains(&"t-mobile".to_owned()));
    assert_eq!(found("").len(), 12, "all but the practice provider");
    let shelf = shelf();
    assert!(shelf.entry(&ProviderId::new("airalo").unwrap()).is_some());
    assert!(shelf.entry(&ProviderId::new("nobody").unwrap()).is_none());
}

#[test]
fn slips_of_the_finger() {
    firsts(&[
        ("tmoblie", "t-mobile"),
        ("aralo", "airalo"),
        ("airallo", "airalo"),
        ("aiarlo", "airalo"),
        ("mnit", "mint-mobile"),
        ("vizible", "visible"),
        ("visb", "visible"),
        ("redpoket mob", "red-pocket"),
        ("comcats", "comcast"),
        ("mintmoblie.com", "mint-mobile"),
        ("hongkuodai", "red-pocket"),
        ("Verzion", "verizon-prepaid"),
    ]);
    assert!(found("Verzion").contains(&"visible".to_owned()), "the family, too");
    assert_eq!(found("tnim"), [""; 0], "two slips in four letters are too many");
    assert_eq!(found("tmx"), [""; 0], "three letters are no slip");
    assert_eq!(
        found("visible"),
        ["visible"],
        "nothing is guessed where the name is right"
    );
}

#[test]
fn chinese_and_how_it_is_read() {
    firsts(&[
        ("红口袋", "red-pocket"),
        ("口袋", "red-pocket"),
        ("hongkoudai", "red-pocket"),
        ("hong kou", "red-pocket"),
        ("hong'kou'dai", "red-pocket"),
        ("koudai", "red-pocket"),
        ("hkd", "red-pocket"),
        ("HK", "red-pocket"),
        ("薄荷", "mint-mobile"),
        ("bohe", "mint-mobile"),
        ("威瑞森", "verizon-prepaid"),
        ("weiruisen", "verizon-prepaid"),
        ("中国电信", "ctexcel"),
        ("zhongguodianxin", "ctexcel"),
        ("zgdx", "ctexcel"),
    ]);
    assert_eq!(found("xoudai"), ["red-pocket"]);
}

#[test]
fn a_family_is_found_together() {
    assert_eq!(found("Verizon"), ["verizon-prepaid", "visible", "total"]);
    assert_eq!(found("veri"), ["verizon-prepaid", "visible", "total"]);
    assert_eq!(found("verizon visible"), ["visible"]);
}

#[test]
fn web_addresses() {
    firsts(&[
        ("https://www.mintmobile.com/foo?bar#baz", "mint-mobile"),
        ("mintmobile.com", "mint-mobile"),
        ("MINTMOBILE.COM", "mint-mobile"),
        ("account.mintmobile.com/login", "mint-mobile"),
        ("help@mintmobile.com", "mint-mobile"),
        ("mintmobile.c", "mint-mobile"),
        ("google.com", "google-fi"),
        ("http://www.xfinity.com:443/mobile", "comcast"),
    ]);
    assert_eq!(found("mintmobile.com.evil.example"), [""; 0]);
    assert_eq!(found("notmintmobile.com.example"), [""; 0]);
    for (text, host) in [
        ("https://www.mintmobile.com./x", Some("mintmobile.com")),
        ("www.tello.com", Some("tello.com")),
        ("Trip.com", Some("trip.com")),
        ("Mint Mobile", None),
        ("U.S. Cellular", None),
        ("U.S", None),
        ("", None),
        (".com", None),
        ("https://", None),
        ("3.50", None),
    ] {
        assert_eq!(web_host(text).as_deref(), host, "{text}");
    }
}

#[test]
fn practice_shows_only_when_asked_for() {
    let shown = |query: &str| found(query).contains(&"example-mobile".to_owned());
    for query in ["", "e", "ex", "ample", "axample", "exmaple", "移动"] {
        assert!(!shown(query), "{query}");
    }
    assert!(shown("example") && shown("Example Mobile") && shown("示例移动"));
}

#[test]
fn groups_keep_the_best_first() {
    let shelf = shelf();
    let groups = |query: &str| -> Vec<(Kind, usize)> {
        let hits = shelf.search(query);
        by_kind(&hits)
            .into_iter()
            .map(|(kind, group)| (kind, group.len()))
            .collect()
    };
    assert_eq!(groups("verizon"), [(Kind::Carrier, 1), (Kind::Mvno, 2)]);
    assert_eq!(groups("visible"), [(Kind::Mvno, 1)]);
    assert_eq!(groups("mint").first(), Some(&(Kind::Mvno, 1)));
    assert_eq!(
        groups("").first(),
        Some(&(Kind::Carrier, 3)),
        "carriers first where nothing was typed"
    );
    assert_eq!(groups("").iter().map(|(_, n)| n).sum::<usize>(), 12);
}

/// What the page lists, as headings with names, hints and what is said.
fn listed(query: &str) -> (Vec<String>, String) {
    let mut play = Play::new("tello");
    play.answer(Field::ProviderQuery, query);
    let screen = play.step_screen(StepId::Line, Language::En);
    let lines = screen.listed.groups.iter().flat_map(|group| {
        let option = |o: &esim_exit::screen::Choice| [o.label.as_str(), o.hint.as_str()].join("|");
        [group.heading.clone()]
            .into_iter()
            .chain(group.options.iter().map(option))
            .collect::<Vec<_>>()
    });
    (lines.collect(), screen.listed.said.clone())
}

#[test]
fn the_page_lists_groups_with_what_to_mind() {
    let (lines, said) = listed("visible");
    assert_eq!(lines, ["Virtual operators", "Visible (by Verizon)|Verizon family"]);
    assert_eq!(said, "1 found");
    let (lines, said) = listed("qqqqqq");
    assert_eq!((lines.len(), said.starts_with("Nothing found")), (0, true));
    let (lines, said) = listed("");
    assert!(lines.len() > 10 && said.is_empty(), "{lines:?} {said}");
    assert!(!lines.iter().any(|line| line.contains("Example Mobile")));
    assert_eq!(listed("example mobile").0, [""; 0], "practice is a case of its own");
}

#[test]
fn every_provider_of_the_directory_is_found_by_its_names() {
    let index = index();
    for id in record_ids() {
        let record = record(&id);
        let names = [record.id.as_str(), &record.name.en, &record.name.zh_cn].map(str::to_owned);
        for name in names.iter().chain(&record.aliases) {
            // A short name may be the beginning of several.
            let hits = index.search(name);
            assert!(
                hits.iter().take(9).any(|hit| hit.id == record.id),
                "“{name}” does not find {id}"
            );
        }
    }
}

/// A test build is many times slower than the page's; this only catches a change of order.
#[test]
fn search_is_quick_at_three_thousand() {
    let rows: Vec<String> = (0..3000)
        .map(|n| format!(r#"{{"id":"p-{n}","name":{{"en":"Provider Number {n}","zh-CN":"供应商 {n}"}},"kind":"travel","aliases":["travel sim {n}","carrier {n}"],"host":"provider{n}.example"}}"#))
        .collect();
    let index = Index::from_json(&format!(r#"{{"providers":[{}]}}"#, rows.join(","))).unwrap();
    let start = std::time::Instant::now();
    for query in [
        "provider",
        "provedir",
        "zzzzzzzz",
        "sim 2999",
        "供应商",
        "provider2999.example",
    ] {
        let _ = index.search(query);
    }
    assert!(start.elapsed().as_millis() < 5_000, "{:?}", start.elapsed());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_panics(text in any::<String>(), query in "[a-zA-Z0-9 \u{ff01}-\u{ff5e}\u{4e00}-\u{4e20}.@:/-]{0,40}") {
        let _ = (Index::from_json(&text), web_host(&text), web_host(&query));
        for typed in [&text, &query] {
            let shelf = shelf();
            let hits = shelf.search(typed);
            prop_assert!(hits.len() <= 13);
            prop_assert_eq!(by_kind(&hits).iter().map(|(_, group)| group.len()).sum::<usize>(), hits.len());
        }
    }

    /// A name with one letter swapped with its neighbour, left out or struck twice still finds it.
    #[test]
    fn one_slip_is_forgiven(which in 0..12_usize, at in 0..40_usize, how in 0..3_u8) {
        let shelf = shelf();
        let all = shelf.search("");
        let name: Vec<char> = all[which].name.en.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
        let at = at % (name.len() - 1);
        let mut typed = name.clone();
        match how {
            0 => typed.swap(at, at + 1),
            1 => drop(typed.remove(at)),
            _ => typed.insert(at, name[at]),
        }
        let typed: String = typed.into_iter().collect();
        let hits = shelf.search(&typed);
        prop_assert!(hits.iter().any(|hit| hit.id == all[which].id), "{typed}");
    }
}
