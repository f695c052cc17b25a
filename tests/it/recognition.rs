//! What a pasted text is, and where it points.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use esim_exit::directory::{Certainty, Evidence, Identified, IdentifyProblem, ProviderId, Recognition, identify};
use esim_exit::telecom::CheckDigit;
use proptest::prelude::*;

const LISTS: &str = r#"{
    "about": "made up", "checked_on": "2026-11-22",
    "prefixes": [
        {"prefix": "8901260", "network": "T-Mobile US", "tells": "host_network", "certainty": "high", "providers": ["t-mobile", "mint-mobile"], "source": "x"},
        {"prefix": "89012608611", "network": "Vodafone US", "tells": "brand", "certainty": "medium", "providers": []},
        {"prefix": "891480", "network": "Verizon", "tells": "host_network", "certainty": "high", "providers": ["verizon"], "later": 1}
    ],
    "hosts": [
        {"host": ".vzw.otgeuicc.com", "match": "suffix", "network": "Verizon", "brand": null, "brand_certain": false, "certainty": "high", "providers": ["verizon"]},
        {"host": "VSB.vzw.otgeuicc.com", "match": "exact", "network": "Verizon", "brand": "Visible", "brand_certain": true, "certainty": "medium", "providers": ["visible"]},
        {"host": "otgeuicc.com", "match": "suffix", "network": null, "brand": null, "brand_certain": false, "certainty": "low", "providers": []}
    ],
    "discovery": ["lpa.ds.gsma.com", "lpads.vzw.otgeuicc.com"]
}"#;

fn guess(text: &str) -> Option<esim_exit::directory::Guess> {
    Recognition::from_json(LISTS).unwrap().guess(&identify(text).unwrap())
}

#[test]
fn a_text_is_taken_for_what_it_is() {
    for text in [
        "8901260123456789011",
        "８９０１ 2601-2345 6789 011F",
        "ICCID: 8901260123456789011",
        "卡号：8901260123456789014",
    ] {
        assert!(matches!(identify(text), Ok(Identified::Iccid(_))), "{text}");
    }
    for text in [
        "89049032123451234512345678901235",
        "EID: 8904 9032 1234 5123 4512 3456 7890 1235",
    ] {
        assert!(matches!(identify(text), Ok(Identified::Eid(_))), "{text}");
    }
    for text in [
        "(212) 555-0100",
        "+86 138 0013 8000",
        "12125550100",
        "2125550100",
        "tel:+12125550100",
        "电话：212 555 0100",
    ] {
        assert!(matches!(identify(text), Ok(Identified::Msisdn(_))), "{text}");
    }
    for text in [
        "LPA:1$rsp.example.com$K2",
        "1$RSP.example.com$",
        "your code is LPA:1$rsp.example.com$K2 thanks",
    ] {
        assert!(matches!(identify(text), Ok(Identified::ActivationCode(_))), "{text}");
    }
    for (text, kept) in [
        ("AB-12345", "AB-12345"),
        ("#12345", "#12345"),
        ("Order #AB_12", "AB_12"),
        ("Order number: AB_12", "AB_12"),
        ("订单号：20261122123", "20261122123"),
        ("4200 0012 3420 2611 2212 3456 7890", "4200001234202611221234567890"),
        ("anna@example.com", "anna@example.com"),
        ("2026", "2026"),
    ] {
        assert_eq!(identify(text), Ok(Identified::Reference(kept.to_owned())), "{text}");
    }
}

#[test]
fn each_problem_has_its_name() {
    use IdentifyProblem::*;
    for (text, problem) in [
        ("", Empty),
        (" \u{200b}\u{3000}", Empty),
        ("12", TooShort),
        ("卡", TooShort),
        ("8901260123456", IccidLength { found: 13 }),
        ("89012601234567890123456", IccidLength { found: 23 }),
        ("ICCID: 8901", IccidLength { found: 4 }),
        ("8904903212345123451234567890123", EidLength { found: 31 }),
        ("890490321234512345123456789012345", EidLength { found: 33 }),
        ("EID: 8904", EidLength { found: 4 }),
        ("+1 212 555 010", PhoneLength { found: 10 }),
        ("(212) 555-010", PhoneLength { found: 9 }),
        ("(112) 555-0100", Unreadable),
        ("ICCID: 7701260123456789011", Unreadable),
        ("mint", Unreadable),
        ("https://example.com/a?b=1", Unreadable),
        ("Your plan will end soon", Sentence),
        ("Dear customer,\nyour line 212 was cancelled", Sentence),
        ("您的套餐已经成功取消了", Sentence),
        ("LPA:1$rsp.example.com", Unreadable),
        ("LPA:1$localhost$K2-SECRET", Unreadable),
        ("LPA:1$rsp.example.com$••••", Unreadable),
        ("Activation code: K2-AB12", Unreadable),
        ("激活码：K2-AB12", Unreadable),
        ("PIN: 123456", Unreadable),
    ] {
        assert_eq!(identify(text), Err(problem), "{text}");
    }
    assert!(
        identify("Shipping no: 12345").is_ok(),
        "a word that contains `pin` is no PIN"
    );
}

#[test]
fn a_guess_carries_its_evidence() {
    let plain = guess("8901260123456789011").unwrap();
    assert_eq!(
        (plain.network.as_deref(), plain.brand, plain.names_brand),
        (Some("T-Mobile US"), None, false)
    );
    assert_eq!(
        (plain.certainty, plain.evidence),
        (Certainty::High, Evidence::Prefix("8901260".to_owned()))
    );
    assert_eq!(plain.providers.first().map(ProviderId::as_str), Some("t-mobile"));
    let longest = guess("8901260861123456789").unwrap();
    assert_eq!(
        (longest.names_brand, longest.evidence),
        (true, Evidence::Prefix("89012608611".to_owned()))
    );
    assert_eq!(longest.brand.as_deref(), Some("Vodafone US"));
    assert_eq!(guess("8986012345678901234"), None);
}

#[test]
fn an_exact_host_goes_before_a_suffix_and_the_longer_suffix_before_the_shorter() {
    let host = |host: &str| guess(&format!("LPA:1${host}$K2"));
    assert_eq!(host("vsb.VZW.otgeuicc.com").unwrap().brand.as_deref(), Some("Visible"));
    let wide = host("NEW.vzw.otgeuicc.com").unwrap();
    assert_eq!((wide.network.as_deref(), wide.names_brand), (Some("Verizon"), false));
    assert_eq!(wide.evidence, Evidence::Host("new.vzw.otgeuicc.com".to_owned()));
    assert_eq!(host("x.otgeuicc.com").unwrap().certainty, Certainty::Low);
    for none in [
        "notvzw-otgeuicc.com",
        "evilotgeuicc.com",
        "otgeuicc.com.example.org",
        "LPA.ds.gsma.com",
        "lpads.vzw.otgeuicc.com",
    ] {
        assert_eq!(host(none), None, "{none}");
    }
}

#[test]
fn numbers_that_say_nothing_give_no_guess() {
    for text in ["89049032123451234512345678901235", "+12125550100", "ORDER-8901260"] {
        assert_eq!(guess(text), None, "{text}");
    }
    assert!(Recognition::from_json("{}").is_ok());
    assert!(Recognition::from_json("[").is_err());
}

#[test]
fn the_lists_beside_the_page_are_read() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/directory/recognition.json");
    let lists = Recognition::from_json(&std::fs::read_to_string(path).unwrap()).unwrap();
    let guess = lists.guess(&identify("8901260123456789011").unwrap()).unwrap();
    assert!(matches!(guess.evidence, Evidence::Prefix(_)) && !guess.names_brand);
    let discovery = lists.guess(&identify("LPA:1$lpa.ds.gsma.com$").unwrap());
    assert_eq!(discovery, None);
    assert!(lists.guess(&identify("1$T-MOBILE.GDSB.NET$").unwrap()).is_some());
}

/// What a text is, in one word.
fn kind(text: &str) -> &'static str {
    match identify(text) {
        Ok(Identified::Iccid(_)) => "iccid",
        Ok(Identified::Eid(_)) => "eid",
        Ok(Identified::Msisdn(_)) => "phone",
        Ok(Identified::ActivationCode(_)) => "code",
        Ok(Identified::Reference(_)) => "reference",
        Err(IdentifyProblem::Sentence) => "message",
        Err(_) => "nothing",
    }
}

/// A number with the check digit that Luhn gives it.
fn with_check(digits: &str) -> String {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, b)| {
            let digit = u32::from(b - b'0') * if at % 2 == 0 { 2 } else { 1 };
            digit / 10 + digit % 10
        })
        .sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}

/// Every prefix of the lists, without check digit, with it, and with one that is wrong: each leads where the list says.
#[test]
fn every_prefix_is_known_by_its_numbers() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/directory/recognition.json");
    let text = std::fs::read_to_string(path).unwrap();
    let lists = Recognition::from_json(&text).unwrap();
    let rows: serde_json::Value = serde_json::from_str(&text).unwrap();
    let rows = rows["prefixes"].as_array().unwrap();
    assert!(rows.len() > 5, "{}", rows.len());
    let longer = |prefix: &str| {
        let all = rows.iter().filter_map(|row| row["prefix"].as_str());
        all.filter(|other| *other != prefix && other.starts_with(prefix))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    for row in rows {
        let prefix = row["prefix"].as_str().unwrap();
        // A digit after which no longer prefix goes on.
        let next = (0..10)
            .find(|n| !longer(prefix).iter().any(|l| l.starts_with(&format!("{prefix}{n}"))))
            .unwrap();
        let mut digits = format!("{prefix}{next}");
        while digits.len() < 18 {
            digits.push('4');
        }
        let right = with_check(&digits);
        let (body, last) = right.split_at(18);
        let wrong = format!("{body}{}", (last.parse::<u8>().unwrap() + 1) % 10);
        for (number, check) in [
            (digits.clone(), CheckDigit::Absent),
            (right.clone(), CheckDigit::Valid),
            (wrong, CheckDigit::Wrong),
        ] {
            let identified = identify(&number).unwrap();
            let Identified::Iccid(iccid) = &identified else {
                unreachable!("{number}")
            };
            assert_eq!(iccid.check(), check, "{number}");
            let guess = lists.guess(&identified).unwrap();
            assert_eq!(guess.evidence, Evidence::Prefix(prefix.to_owned()), "{number}");
        }
    }
}

#[test]
fn a_table_of_what_people_have_in_hand() {
    let table = [
        // ICCIDs as they stand on a phone, a card, a mail and in an account.
        ("8901260123456789011", "iccid"),
        ("890126012345678901", "iccid"),
        ("89012601234567890112", "iccid"),
        ("8901260123456789012", "iccid"),
        ("8901 2601 2345 6789 011", "iccid"),
        ("8901-2601-2345-6789-011", "iccid"),
        ("8901.2601.2345.6789.011", "iccid"),
        ("8901260123456789011F", "iccid"),
        ("8901260123456789011f", "iccid"),
        ("ICCID 8901260123456789011", "iccid"),
        ("iccid: 8901260123456789011", "iccid"),
        ("ICCID：8901260123456789011", "iccid"),
        ("SIM number: 8914800000012345678", "iccid"),
        ("８９０１２６０１２３４５６７８９０１１", "iccid"),
        ("89148000000123456789", "iccid"),
        ("8986012345678901234", "iccid"),
        ("\u{200b}8901260123456789011\u{feff}", "iccid"),
        ("卡号：8901260123456789011", "iccid"),
        // EIDs.
        ("89049032123451234512345678901235", "eid"),
        ("8904 9032 1234 5123 4512 3456 7890 1235", "eid"),
        ("EID: 89049032123451234512345678901235", "eid"),
        ("EID 89033023427100000000000123456789", "eid"),
        ("8904903212345123451234567890123", "nothing"),
        // Phone numbers.
        ("2125550100", "phone"),
        ("12125550100", "phone"),
        ("+12125550100", "phone"),
        ("+1 (212) 555-0100", "phone"),
        ("(212) 555-0100", "phone"),
        ("212-555-0100", "phone"),
        ("212.555.0100", "phone"),
        ("tel:+12125550100", "phone"),
        ("+86 138 0013 8000", "phone"),
        ("0086 13800138000", "phone"),
        ("电话：212 555 0100", "phone"),
        ("（２１２）５５５－０１００", "phone"),
        ("+1 212 555 010", "nothing"),
        // Activation codes and links.
        ("LPA:1$rsp.example.com$K2-ABC", "code"),
        ("lpa:1$rsp.example.com$K2-ABC", "code"),
        ("1$rsp.example.com$K2-ABC", "code"),
        ("LPA:1$rsp.example.com$", "code"),
        ("LPA:1$rsp.example.com$K2-ABC$$1", "code"),
        ("LPA:1$rsp.example.com$K2-ABC$1.3.6.1.4.1.31746", "code"),
        (
            "https://esimsetup.apple.com/esim_qrcode_provisioning?carddata=LPA:1$rsp.example.com$K2",
            "code",
        ),
        (
            "https://esimsetup.apple.com/esim_qrcode_provisioning?carddata=LPA%3A1%24rsp.example.com%24K2",
            "code",
        ),
        (
            "https://esimsetup.android.com/esim_qrcode_provisioning?carddata=LPA:1$rsp.example.com$K2",
            "code",
        ),
        ("激活码 LPA:1$rsp.example.com$K2-ABC 请扫码", "code"),
        ("ＬＰＡ：１＄rsp.example.com＄K2", "code"),
        ("LPA:2$rsp.example.com$K2", "nothing"),
        ("LPA:1$rsp", "nothing"),
        // Orders and accounts.
        ("AB-12345", "reference"),
        ("#A12345", "reference"),
        ("Order #AB_12", "reference"),
        ("Order number: 20261122-77", "reference"),
        ("订单号：ES20261122", "reference"),
        ("anna@example.com", "reference"),
        ("US12345678", "reference"),
        // Whole messages.
        ("Your plan will end on the last day", "message"),
        ("Hello Anna, thank you for your order", "message"),
        ("您的套餐已经成功取消了，感谢使用", "message"),
        // Secrets, and what says nothing.
        ("PIN: 123456", "nothing"),
        ("Activation code: K2-AB12", "nothing"),
        ("Matching ID: K2-1ABCDE", "nothing"),
        ("验证码：123456", "nothing"),
        ("password: hunter22", "nothing"),
        ("mint", "nothing"),
        ("12", "nothing"),
        ("https://example.com/a?b=1", "nothing"),
        ("8901260123456", "nothing"),
        ("", "nothing"),
    ];
    assert!(table.len() >= 60, "{}", table.len());
    let wrong: Vec<String> = table
        .iter()
        .filter(|(text, what)| kind(text) != *what)
        .map(|(text, what)| format!("{text}: {}, not {what}", kind(text)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_panics(text in any::<String>(), query in "[a-zA-Z0-9 \u{ff01}-\u{ff5e}\u{4e00}-\u{4e20}-]{0,30}") {
        let lists = Recognition::from_json(LISTS).unwrap();
        let _ = identify(&text).map(|what| lists.guess(&what));
        let _ = identify(&query).map(|what| lists.guess(&what));
        let _ = Recognition::from_json(&text);
    }

    #[test]
    fn an_order_number_never_holds_a_code(text in "[ -~]{0,30}", token in "[A-Z0-9-]{6,12}") {
        let whole = format!("{text}1$rsp.example.com${token}");
        if let Ok(Identified::Reference(kept)) = identify(&whole) {
            prop_assert!(false, "kept {kept}");
        }
    }
}
