//! The field's types: what people type is read as it is meant, slips are named, secrets stay out.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use esim_exit::telecom::*;
use proptest::prelude::*;

const ICCID: &str = "8901260123456789011";

/// A number of that beginning and length with a right Luhn digit.
fn with_luhn(body: &str) -> String {
    ('0'..='9')
        .map(|d| format!("{body}{d}"))
        .find(|n| luhn_valid(n))
        .unwrap()
}

fn with_97(body: &str) -> String {
    let rest = body
        .bytes()
        .chain(*b"00")
        .fold(0_u32, |r, b| (r * 10 + u32::from(b - b'0')) % 97);
    format!("{body}{:02}", 98 - rest)
}

/// Every text that differs in one digit, from the given place on.
fn slips(digits: &str, from: usize) -> impl Iterator<Item = String> + '_ {
    (from..digits.len()).flat_map(move |at| {
        (b'0'..=b'9')
            .filter(move |d| digits.as_bytes()[at] != *d)
            .map(move |d| {
                let mut changed = digits.as_bytes().to_vec();
                changed[at] = d;
                String::from_utf8(changed).unwrap()
            })
    })
}

fn full_width(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c.is_ascii_graphic() {
                char::from_u32(c as u32 + 0xfee0).unwrap()
            } else {
                c
            }
        })
        .collect()
}

#[test]
fn iccid_is_read_in_every_grouping() {
    for text in [
        "8901260123456789011",
        " 8901 2601 2345 6789 011 ",
        "8901-2601-2345-6789-011",
        "8901–2601–2345–6789–011",
        "8901.2601.2345.6789.011",
        "8901260123456789011F",
        "8901260123456789011ff",
        "８９０１２６０１２３４５６７８９０１１",
        "８９０１　２６０１　２３４５　６７８９　０１１Ｆ",
        "\u{feff}8901\u{200b}260123456789011\u{202c}",
        "8901\u{a0}2601\n2345\t6789011",
    ] {
        let iccid = Iccid::parse(text).unwrap();
        assert_eq!(
            (iccid.as_str(), iccid.ending(), iccid.check()),
            (ICCID, "9011", CheckDigit::Valid),
            "{text:?}"
        );
        assert_eq!(iccid.grouped(), "8901 2601 2345 6789 011");
    }
}

#[test]
fn iccid_names_what_is_wrong() {
    let of = |n: usize| format!("89{}", "1".repeat(n - 2));
    for n in 18..=22 {
        assert_eq!(Iccid::parse(&of(n)).unwrap().as_str().len(), n);
    }
    for found in [2, 10, 17, 23, 31, 33, 400] {
        assert_eq!(Iccid::parse(&of(found)), Err(IccidError::Length { found }));
    }
    assert_eq!(Iccid::parse("8"), Err(IccidError::Length { found: 1 }));
    assert_eq!(Iccid::parse(&of(32)), Err(IccidError::IsEid));
    for (text, error) in [
        ("", IccidError::Empty),
        (" - F", IccidError::Empty),
        ("8801260123456789011", IccidError::Prefix),
        ("353918051234567", IccidError::Prefix),
        ("89012601234567890x3", IccidError::NotDigits),
        ("8901260F123456789011", IccidError::NotDigits),
        ("八九〇一二六〇一二三四五六七八九〇一三", IccidError::NotDigits),
    ] {
        assert_eq!(Iccid::parse(text), Err(error), "{text}");
    }
}

#[test]
fn iccid_check_digit_only_advises() {
    let check = |text: &str| Iccid::parse(text).unwrap().check();
    assert_eq!(check("8901260123456789014"), CheckDigit::Wrong);
    assert_eq!(check("890126012345678901"), CheckDigit::Absent);
    let twenty = with_luhn("8914800000123456789");
    assert_eq!(check(&twenty), CheckDigit::Valid);
    let extra = ('0'..='9').map(|d| format!("{ICCID}{d}")).collect::<Vec<_>>();
    assert!(
        extra.iter().all(|text| check(text) == CheckDigit::Valid),
        "an extra digit behind the check digit"
    );
    for changed in slips(ICCID, 2) {
        assert_eq!(check(&changed), CheckDigit::Wrong, "{changed}");
    }
}

#[test]
fn eid_is_read_and_checked() {
    let right = with_97("890490321234512345123456789012");
    for text in [right.clone(), full_width(&right), Eid::parse(&right).unwrap().grouped()] {
        let eid = Eid::parse(&text).unwrap();
        assert_eq!(
            (eid.as_str(), eid.check(), eid.ending()),
            (right.as_str(), CheckDigit::Valid, "1235")
        );
    }
    for changed in slips(&right, 2) {
        assert_eq!(Eid::parse(&changed).unwrap().check(), CheckDigit::Wrong, "{changed}");
    }
    assert_eq!(Eid::parse(&right[..31]), Err(EidError::Length { found: 31 }));
    assert_eq!(Eid::parse(&right.replacen("89", "88", 1)), Err(EidError::Prefix));
    assert_eq!(Eid::parse("EID"), Err(EidError::NotDigits));
    assert_eq!(Eid::parse("\u{200b}"), Err(EidError::Empty));
}

#[test]
fn phone_numbers_become_e164() {
    for text in [
        "2125550100",
        "(212) 555-0100",
        "212.555.0100",
        "1-212-555-0100",
        "+1 212 555 0100",
        "001 212 555 0100",
        "011 1 212 555 0100",
        "＋１（２１２）５５５－０１００",
    ] {
        let msisdn = Msisdn::parse(text).unwrap();
        assert_eq!(
            (msisdn.to_e164(), msisdn.is_us(), msisdn.ending()),
            ("+12125550100", true, "0100"),
            "{text}"
        );
        assert_eq!(msisdn.readable(), "+1 212-555-0100");
    }
    for text in ["+86 138 0013 8000", "0086 13800138000", "011 86 138-0013-8000"] {
        let msisdn = Msisdn::parse(text).unwrap();
        assert_eq!((msisdn.to_e164(), msisdn.is_us()), ("+8613800138000", false), "{text}");
        assert_eq!(msisdn.readable(), "+8613800138000");
    }
    for (text, error) in [
        ("", MsisdnError::Empty),
        ("+", MsisdnError::Length { found: 0 }),
        ("112-555-0100", MsisdnError::AreaCode),
        ("012-555-0100", MsisdnError::AreaCode),
        ("212-155-0100", MsisdnError::Exchange),
        ("+1 212 055 0100", MsisdnError::Exchange),
        ("212-555-010", MsisdnError::Length { found: 9 }),
        ("+1 212-555-01000", MsisdnError::Length { found: 12 }),
        ("+1 212 555 010", MsisdnError::Length { found: 10 }),
        ("+86 1380", MsisdnError::Length { found: 6 }),
        ("+861380013800012345", MsisdnError::Length { found: 18 }),
        ("8613800138000", MsisdnError::CountryCode),
        ("+08613800138000", MsisdnError::CountryCode),
        ("1-800-FLOWERS", MsisdnError::NotDigits),
        ("++12125550100", MsisdnError::NotDigits),
    ] {
        assert_eq!(Msisdn::parse(text), Err(error), "{text}");
    }
}

#[test]
fn plmn_keeps_the_length_of_the_network_code() {
    for (text, mcc, mnc) in [
        ("310-260", "310", "260"),
        ("310260", "310", "260"),
        ("204 04", "204", "04"),
    ] {
        let plmn = Plmn::parse(text).unwrap();
        assert_eq!((plmn.mcc(), plmn.mnc()), (mcc, mnc));
    }
    assert_ne!(Plmn::parse("310-26"), Plmn::parse("310-026"));
    for text in ["", "310", "3102", "3102600", "31é-260", "310-2x0", "310--26"] {
        assert_eq!(Plmn::parse(text), Err(PlmnError), "{text}");
    }
}

#[test]
fn money_is_read_as_people_write_it() {
    for (text, plain) in [
        ("12.50", "12.50 USD"),
        ("12,50", "12.50 USD"),
        ("12.5", "12.50 USD"),
        ("12", "12.00 USD"),
        ("12.", "12.00 USD"),
        (".5", "0.50 USD"),
        ("0.05", "0.05 USD"),
        ("0", "0.00 USD"),
        ("1,234", "1234.00 USD"),
        ("1.234", "1234.00 USD"),
        ("1,234.56", "1234.56 USD"),
        ("1.234,56", "1234.56 USD"),
        ("1,234,567", "1234567.00 USD"),
        ("1,234,567.8", "1234567.80 USD"),
        ("1,234.500", "1234.50 USD"),
        ("$12", "12.00 USD"),
        ("US$12.5", "12.50 USD"),
        ("12.50 USD", "12.50 USD"),
        ("$12.50 usd", "12.50 USD"),
        ("$8 CAD", "8.00 CAD"),
        ("¥80", "80.00 CNY"),
        ("￥８０．５", "80.50 CNY"),
        ("80元", "80.00 CNY"),
        ("rmb 80", "80.00 CNY"),
        ("€1.234,56", "1234.56 EUR"),
        ("HK$100", "100.00 HKD"),
        ("NT$ 300", "300.00 TWD"),
        ("300円", "300 JPY"),
        ("JPY 300.00", "300 JPY"),
    ] {
        let money = Money::parse(text, Currency::Usd).unwrap_or_else(|e| panic!("{text}: {e}"));
        assert_eq!(money.to_plain(), plain, "{text}");
        assert_eq!(Money::parse_plain(plain), Ok(money));
        assert_eq!(
            Money::parse(&money.readable(), Currency::Usd),
            Ok(money),
            "{}",
            money.readable()
        );
    }
    let with = |text, default| Money::parse(text, default).unwrap().currency;
    assert_eq!(with("$5", Currency::Hkd), Currency::Hkd);
    assert_eq!(with("$5", Currency::Cny), Currency::Usd);
    assert_eq!(with("¥5", Currency::Jpy), Currency::Jpy);
    assert_eq!(with("5", Currency::Cny), Currency::Cny);
}

#[test]
fn money_names_what_is_wrong() {
    for (text, error) in [
        ("", MoneyError::Empty),
        ("\u{3000}", MoneyError::Empty),
        ("abc", MoneyError::Unreadable),
        ("$", MoneyError::Unreadable),
        (".", MoneyError::Unreadable),
        ("1.2.3", MoneyError::Unreadable),
        ("1,23,456", MoneyError::Unreadable),
        ("12-15", MoneyError::Unreadable),
        ("1,234.56.78", MoneyError::Unreadable),
        ("1.234,567.8", MoneyError::Unreadable),
        ("-5", MoneyError::Negative),
        ("$-5", MoneyError::Negative),
        ("−5", MoneyError::Negative),
        ("5-", MoneyError::Negative),
        ("12.5055", MoneyError::TooPrecise),
        ("¥5.5 JPY", MoneyError::TooPrecise),
        ("1000000000", MoneyError::TooLarge),
        ("99999999999999999999999999", MoneyError::TooLarge),
        ("5 apples", MoneyError::Currency),
        ("€5 USD", MoneyError::Currency),
    ] {
        assert_eq!(Money::parse(text, Currency::Usd), Err(error), "{text}");
    }
    assert_eq!(
        Money::parse("12.505", Currency::Usd).unwrap().to_plain(),
        "12505.00 USD"
    );
    for text in [
        "",
        "12.50",
        "12.5 USD",
        "12,50 USD",
        "12.50 usd",
        "12 USD",
        "1.0 JPY",
        " USD",
        "--1.00 USD",
    ] {
        assert!(Money::parse_plain(text).is_err(), "{text}");
    }
    let owed = Money {
        minor: -5,
        currency: Currency::Usd,
    };
    assert_eq!(
        (owed.to_plain().as_str(), owed.readable().as_str()),
        ("-0.05 USD", "-$0.05")
    );
    assert_eq!(Money::parse_plain("-0.05 USD"), Ok(owed));
}

#[test]
fn data_volumes_are_read_and_written() {
    for (text, bytes, readable) in [
        ("3.5 GB", 3_500_000_000, "3.5 GB"),
        ("3,5GB", 3_500_000_000, "3.5 GB"),
        ("500MB", 500_000_000, "500 MB"),
        ("1.2g", 1_200_000_000, "1.2 GB"),
        ("800 兆", 800_000_000, "800 MB"),
        ("5 G流量", 5_000_000_000, "5 GB"),
        ("５ＧＢ", 5_000_000_000, "5 GB"),
        ("7", 7_000_000_000, "7 GB"),
        (".5", 500_000_000, "500 MB"),
        ("1,024 MB", 1_024_000_000, "1.02 GB"),
        ("1,024.5 MB", 1_024_500_000, "1.02 GB"),
        ("1.999 GB", 1_999_000_000, "1.99 GB"),
        ("2 TB", 2_000_000_000_000, "2 TB"),
        ("10 kb", 10_000, "10 KB"),
        ("0", 0, "0 KB"),
        ("1.05 GB", 1_050_000_000, "1.05 GB"),
        ("0.0000000000001 K", 0, "0 KB"),
    ] {
        let volume = DataVolume::parse(text).unwrap_or_else(|e| panic!("{text}: {e}"));
        assert_eq!(
            (volume.bytes(), volume.readable().as_str()),
            (bytes, readable),
            "{text}"
        );
    }
    for (text, error) in [
        ("", DataVolumeError::Empty),
        ("流量", DataVolumeError::Empty),
        ("GB", DataVolumeError::Unreadable),
        ("-1 GB", DataVolumeError::Unreadable),
        ("5 miles", DataVolumeError::Unreadable),
        ("1.2.3 GB", DataVolumeError::Unreadable),
        ("12,34,567", DataVolumeError::Unreadable),
        ("99999999 TB", DataVolumeError::TooLarge),
        ("99999999999999999999999", DataVolumeError::TooLarge),
    ] {
        assert_eq!(DataVolume::parse(text), Err(error), "{text}");
    }
}

#[test]
fn dates_are_read_in_many_forms() {
    for text in [
        "2026-12-31",
        "2026/12/31",
        "2026.12.31",
        "20261231",
        "2026年12月31日",
        "2026 年 12 月 31 号",
        "２０２６年１２月３１日",
        "２０２６－１２－３１",
        "Dec 31, 2026",
        "December 31st, 2026",
        "31 December 2026",
        "31-Dec-2026",
        "31st of December 2026",
        "Thu, 31 Dec 2026",
        "2026 dec 31",
        "12/31/2026",
        "31/12/2026",
        "31.12.2026",
    ] {
        assert_eq!(
            Date::parse(text).map(Date::to_iso),
            Ok("2026-12-31".to_owned()),
            "{text}"
        );
    }
    assert_eq!(Date::parse("5/5/2026").unwrap().to_iso(), "2026-05-05");
    assert_eq!(Date::parse("2026-1-2").unwrap().to_iso(), "2026-01-02");
    assert_eq!(Date::parse("Sept 5 2026").unwrap().to_iso(), "2026-09-05");
    let day = |m, d| Date::new(2026, m, d).unwrap();
    assert_eq!(
        Date::parse("3/4/2026"),
        Err(DateError::Ambiguous {
            first: day(3, 4),
            second: day(4, 3)
        })
    );
    for (text, error) in [
        ("", DateError::Empty),
        ("\u{3000}", DateError::Empty),
        ("soon", DateError::Unreadable),
        ("12/31/26", DateError::Unreadable),
        ("2026-12", DateError::Unreadable),
        ("12月31日", DateError::Unreadable),
        ("Ma 5 2026", DateError::Unreadable),
        ("Dec Nov 2026", DateError::Unreadable),
        ("2026-12-31-1", DateError::Unreadable),
        ("99999999999999999999", DateError::Unreadable),
        ("2026-02-29", DateError::NoSuchDay),
        ("2026-13-01", DateError::NoSuchDay),
        ("31/13/2026", DateError::NoSuchDay),
        ("2/30/2026", DateError::NoSuchDay),
        ("20260231", DateError::NoSuchDay),
        ("2026-0-1", DateError::NoSuchDay),
        ("1999-12-31", DateError::OutOfRange),
        ("2101-01-01", DateError::OutOfRange),
        ("12/31/1999", DateError::OutOfRange),
    ] {
        assert_eq!(Date::parse(text), Err(error), "{text}");
    }
}

#[test]
fn dates_are_reckoned() {
    let iso = |text: &str| Date::parse(text).unwrap();
    for (from, months, to) in [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-05-31", 1, "2026-06-30"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-01-15", -1, "2025-12-15"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2028-02-29", 48, "2032-02-29"),
        ("2096-02-29", 48, "2100-02-28"),
        ("2026-01-01", i32::MAX, "2100-12-31"),
        ("2026-01-01", i32::MIN, "2000-01-01"),
        ("2100-12-05", 1, "2100-12-31"),
    ] {
        assert_eq!(iso(from).plus_months(months), iso(to), "{from} {months}");
    }
    for (from, days, to) in [
        ("2026-02-28", 1, "2026-03-01"),
        ("2028-02-28", 1, "2028-02-29"),
        ("2026-12-31", 1, "2027-01-01"),
        ("2026-01-01", -1, "2025-12-31"),
        ("2026-01-01", i32::MAX, "2100-12-31"),
        ("2026-01-01", i32::MIN, "2000-01-01"),
    ] {
        assert_eq!(iso(from).plus_days(days), iso(to), "{from} {days}");
    }
    assert_eq!(iso("2026-11-22").days_until(iso("2026-12-31")), 39);
    assert_eq!(iso("2026-12-31").days_until(iso("2026-11-22")), -39);
    assert_eq!((iso("2026-11-23").weekday(), iso("2026-11-22").weekday()), (0, 6));
    assert_eq!(iso("2000-01-01").days_until(iso("2100-12-31")), 36_889);
    assert_eq!(serde_json::to_string(&iso("2026-12-31")).unwrap(), "\"2026-12-31\"");
    assert_eq!(
        serde_json::from_str::<Date>("\"2026-12-31\"").unwrap(),
        iso("2026-12-31")
    );
    assert!(serde_json::from_str::<Date>("\"2026-02-31\"").is_err());
}

#[test]
fn timestamps_are_written_in_utc() {
    let moment = Timestamp(1_798_709_400_000);
    assert_eq!(moment.to_iso(), "2026-12-31T09:30:00Z");
    assert_eq!(moment.plus_hours(24).to_iso(), "2027-01-01T09:30:00Z");
    assert_eq!(moment.plus_hours(-10).date_utc().to_iso(), "2026-12-30");
    assert_eq!(serde_json::to_string(&moment).unwrap(), "1798709400000");
    assert_eq!(serde_json::from_str::<Timestamp>("1798709400000").unwrap(), moment);
    for edge in [i64::MIN, -1, 0, i64::MAX] {
        assert_eq!(Timestamp(edge).plus_hours(edge).to_iso().len(), 20);
    }
}

#[test]
fn activation_codes_are_read() {
    let apple = "https://esimsetup.apple.com/esim_qrcode_provisioning?carddata=";
    let android = "https://esimsetup.android.com/esim_qrcode_provisioning?carddata=";
    for text in [
        "LPA:1$rsp.example.com$K2-AB12".to_owned(),
        "lpa:1$RSP.EXAMPLE.COM$K2-AB12".to_owned(),
        "1$rsp.example.com$K2-AB12".to_owned(),
        " LPA: 1$rsp.example.com$\nK2-AB12\n".to_owned(),
        full_width("LPA:1$rsp.example.com$K2-AB12"),
        "LPA:1$rsp.example.com$K2\u{200b}-AB12\u{feff}".to_owned(),
        format!("{apple}LPA:1$rsp.example.com$K2-AB12"),
        format!("{apple}LPA%3A1%24rsp.example.com%24K2-AB12"),
        format!("{android}lpa%3a1%24rsp.example.com%24K2%2dAB12"),
        format!("{apple}LPA%253A1%2524rsp.example.com%2524K2-AB12&utm=mail#top"),
        "LPA:1$rsp.example.com$K2-AB12$1.3.6.1.4.1.31746".to_owned(),
    ] {
        let code = ActivationCode::parse(&text).unwrap_or_else(|e| panic!("{text}: {e}"));
        assert_eq!(code.smdp_address().as_str(), "rsp.example.com", "{text}");
        assert_eq!(code.matching_id().expose().as_str(), "K2-AB12", "{text}");
        assert!(!code.needs_confirmation_code());
        assert_eq!(code.masked(), "LPA:1$rsp.example.com$••••");
        assert!(!format!("{code:?}").contains("AB12"));
    }
    let code = |text: &str| ActivationCode::parse(text);
    assert!(
        code("LPA:1$rsp.example.com$K2$1.3.6.1$1")
            .unwrap()
            .needs_confirmation_code()
    );
    assert!(code("LPA:1$rsp.example.com$K2$$1").unwrap().needs_confirmation_code());
    assert_eq!(
        code("1$t-mobile.gdsb.net$").unwrap().matching_id().expose().as_str(),
        ""
    );
    for (text, error) in [
        ("", ActivationCodeError::Empty),
        ("\u{200b}", ActivationCodeError::Empty),
        ("LPA:", ActivationCodeError::NotACode),
        ("8901260123456789011", ActivationCodeError::NotACode),
        ("LPA:1$rsp.example.com", ActivationCodeError::NotACode),
        ("my code is LPA:1$rsp.example.com$K2", ActivationCodeError::NotACode),
        (
            "https://evil.example/?carddata=LPA:1$rsp.example.com$K2",
            ActivationCodeError::NotACode,
        ),
        ("LPA:2$rsp.example.com$K2", ActivationCodeError::Version),
        ("LPA:1$localhost$K2", ActivationCodeError::Address),
        ("LPA:1$-a.example.com$K2", ActivationCodeError::Address),
        ("LPA:1$10.0.0.1$K2", ActivationCodeError::Address),
        ("LPA:1$rsp.example.com$••••", ActivationCodeError::MatchingId),
    ] {
        assert_eq!(code(text), Err(error), "{text}");
    }
    assert_eq!(
        ActivationCode::find("hi, LPA:1$rsp.example.com$K2 bye")
            .unwrap()
            .matching_id()
            .expose()
            .as_str(),
        "K2"
    );
}

#[test]
fn masking_leaves_other_text_alone() {
    for text in [
        "",
        "it costs 1$ or $5",
        "it costs 1$, 2$ or 3$",
        "$1$2$3",
        "1$2.50$3",
        "the LPA: the app that loads profiles, costs $5",
        "50% off, 100%24",
        "LPA:1$rsp.example.com$••••",
        "LPA:••••",
        "卡号 8901260123456789011,余额 $5。",
    ] {
        assert_eq!(without_activation_codes(text), text);
        assert!(!looks_like_activation_code(text), "{text}");
    }
    for (text, masked) in [
        ("a 1$rsp.example.com$K2 b", "a LPA:1$rsp.example.com$•••• b"),
        ("(lpa:1$RSP.example.com$K2)", "(LPA:1$rsp.example.com$••••)"),
        (
            "激活码:1$rsp.example.com$K2。谢谢",
            "激活码:LPA:1$rsp.example.com$••••。谢谢",
        ),
        (
            "x?carddata=LPA%3A1%24rsp.example.com%24K2 y",
            "x?carddata=LPA:1$rsp.example.com$•••• y",
        ),
        ("x?carddata=SECRET y", "x?carddata=LPA:•••• y"),
        ("LPA:1$SECRET.A$", "LPA:1$secret.a$••••"),
        ("LPA:1$SECRET", "LPA:••••"),
        ("LPA:SECRET$", "LPA:••••"),
        (
            "\"1$a.example$K\" \"1$b.example$L\"",
            "\"LPA:1$a.example$••••\" \"LPA:1$b.example$••••\"",
        ),
        ("1$a.example$K2-\n  AB12 ok", "LPA:1$a.example$•••• ok"),
        ("LPA%3ALPA1 $a.example$K2", "LPA:••••"),
        ("%01$a.example$K2", "%0LPA:1$a.example$••••"),
        ("5%21$a.example$K2", "5LPA:••••"),
        ("1$1$rsp.example.com$K2", "1$LPA:1$rsp.example.com$••••"),
    ] {
        assert_eq!(without_activation_codes(text), masked);
        assert!(
            looks_like_activation_code(text) && !looks_like_activation_code(masked),
            "{text}"
        );
    }
}

#[test]
fn masking_takes_no_square_of_the_length() {
    let start = std::time::Instant::now();
    for hostile in [
        "1$",
        "1$ ",
        "lpa:",
        "lpa ",
        "LPA:1$",
        "1",
        " ",
        "1$a",
        "carddata=",
        "%25",
    ] {
        let _ = without_activation_codes(&hostile.repeat(20_000));
    }
    assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
}

/// Writes a code as mails, chats and links do.
fn disguise(host: &str, token: &str, kind: usize) -> String {
    match kind {
        0 => format!("LPA:1${host}${token}"),
        1 => format!("lpa:1${host}${token}").to_lowercase(),
        2 => format!("1${host}${token}"),
        3 => full_width(&format!("LPA:1${host}${token}")),
        4 => full_width(&format!("1${host}${token}")),
        5 => format!("https://esimsetup.apple.com/esim_qrcode_provisioning?carddata=LPA:1${host}${token}"),
        6 => format!("https://esimsetup.android.com/esim_qrcode_provisioning?carddata=LPA%3A1%24{host}%24{token}"),
        7 => format!("https://api.example/qr?data=lpa%253a1%2524{host}%2524{token}&size=2"),
        8 => format!("LPA: 1${host}$\n{token}"),
        9 => format!("LPA:1${host}${token}$1.3.6.1.4.1$1"),
        10 => format!("LPA:1$\u{200b}{host}$\u{feff}{token}"),
        11 => format!("LPA：1＄{host}﹩{token}"),
        12 => format!("1 $ {host} $ {token}"),
        _ => format!("LPA:1${}${token}", host.to_uppercase()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 800, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_reader_panics(text in any::<String>(), start in prop::sample::select(vec![
        "", "89", "+", "00", "LPA:1$", "1$a.b$", "$", "20", "12/", "Dec ", "carddata=", "%", "lpa:%24",
    ])) {
        let text = format!("{start}{text}");
        let _ = (Iccid::parse(&text), Eid::parse(&text), Msisdn::parse(&text), Plmn::parse(&text));
        let _ = (ActivationCode::parse(&text), ActivationCode::find(&text), SmdpAddress::parse(&text));
        let _ = (DataVolume::parse(&text), Date::parse(&text), Money::parse_plain(&text), luhn_valid(&text));
        for currency in Currency::ALL {
            let _ = Money::parse(&text, *currency);
        }
        let _ = (to_ascii(&text), compact(&text), looks_like_activation_code(&text));
    }

    #[test]
    fn near_misses_do_not_panic(text in "[0-9０-９ ,.$¥€年月日/A-Fa-fLlPp:%+-]{0,24}") {
        let _ = (Iccid::parse(&text), Eid::parse(&text), Msisdn::parse(&text), Plmn::parse(&text));
        let _ = (DataVolume::parse(&text), Date::parse(&text), Money::parse(&text, Currency::Usd));
        let _ = (ActivationCode::parse(&text), without_activation_codes(&text));
    }

    #[test]
    fn masking_twice_changes_nothing(text in "(LPA|lpa|1|\\$|:|%24|%3A| |\n|a\\.b|carddata=|•|\"|&|-|=|K2|，|5){0,16}") {
        let once = without_activation_codes(&text);
        prop_assert_eq!(&without_activation_codes(&once), &once);
        prop_assert!(!looks_like_activation_code(&once), "{:?} -> {:?}", text, once);
        prop_assert_eq!(looks_like_activation_code(&text), once != text);
        prop_assert!(ActivationCode::find(&once).is_none());
    }

    #[test]
    fn masking_never_leaves_the_token(
        before in "[ -#%-~、。\n\u{4e00}-\u{4e10}]{0,20}", after in "([ 。,)\"\n][ -~\u{4e00}-\u{4e10}]{0,20})?",
        host in "[a-z][a-z0-9]{0,6}(-[a-z]{1,3})?\\.(example|test)", token in "[A-Z0-9]{3,6}Q[A-Z0-9-]{0,20}[A-Z0-9]Q",
        kind in 0_usize..14,
    ) {
        let text = format!("{before}{}{after}", disguise(&host, &token, kind));
        let clean = without_activation_codes(&text);
        let seen = to_ascii(&clean).to_lowercase();
        let token = token.to_lowercase();
        prop_assert!(looks_like_activation_code(&text), "{:?}", text);
        // A scrap of the token that happens to stand around the code is not from the code.
        let around = to_ascii(&format!("{before}{}{after}", disguise(&host, "", kind))).to_lowercase();
        for length in [4, token.len()] {
            for scrap in token.as_bytes().windows(length.min(token.len())) {
                let scrap = std::str::from_utf8(scrap).unwrap();
                prop_assert!(!seen.contains(scrap) || around.contains(scrap) || host.contains(scrap), "{:?} in {:?}", scrap, seen);
            }
        }
    }

    #[test]
    fn what_can_be_read_as_a_code_is_masked(token in "[A-Za-z0-9._:/+=-]{1,30}", host in "[a-z]{1,9}\\.test") {
        let text = format!("LPA:1${host}${token}");
        let code = ActivationCode::parse(&text).unwrap();
        prop_assert_eq!(code.matching_id().expose().as_str(), &token);
        prop_assert_eq!(without_activation_codes(&text), code.masked());
    }

    #[test]
    fn one_wrong_digit_is_noticed(body in "89[0-9]{16}", at in 2_usize..19, by in 1_u8..10) {
        let right = with_luhn(&body);
        prop_assert_eq!(Iccid::parse(&right).unwrap().check(), CheckDigit::Valid);
        let mut changed = right.into_bytes();
        changed[at] = b'0' + (changed[at] - b'0' + by) % 10;
        let changed = String::from_utf8(changed).unwrap();
        prop_assert_eq!(Iccid::parse(&changed).unwrap().check(), CheckDigit::Wrong);
    }

    #[test]
    fn money_survives_saving(minor in any::<i64>(), at in 0..Currency::ALL.len()) {
        let money = Money { minor: minor / 4, currency: Currency::ALL[at] };
        prop_assert_eq!(Money::parse_plain(&money.to_plain()), Ok(money));
    }

    #[test]
    fn money_shown_is_read_back(minor in 0_i64..100_000_000_000, at in 0..Currency::ALL.len()) {
        let money = Money { minor: minor / 100, currency: Currency::ALL[at] };
        prop_assert_eq!(Money::parse(&money.readable(), Currency::Usd), Ok(money));
        prop_assert_eq!(Money::parse(&money.to_plain(), Currency::Usd), Ok(money));
    }

    #[test]
    fn dates_survive_saving_and_reckoning(days in 0_i32..36_889, by in -400_i32..400) {
        let date = Date::new(2000, 1, 1).unwrap().plus_days(days);
        prop_assert_eq!(Date::parse(&date.to_iso()), Ok(date));
        prop_assert_eq!(date.weekday(), u8::try_from((days + 5) % 7).unwrap());
        let later = date.plus_days(by);
        prop_assert!(date.days_until(later) == by || later.to_iso() == "2000-01-01" || later.to_iso() == "2100-12-31");
        let month = date.plus_months(by);
        prop_assert!(month.day() <= date.day() || [2000, 2100].contains(&month.year()));
    }
}
