//! Identifiers, amounts, volumes, days: read, written, read again.

use crate::Reader;
use crate::material::Material;
use esim_exit::telecom::{
    Currency, DataVolume, Date, Eid, Iccid, Money, Msisdn, Plmn, SmdpAddress, compact, luhn_valid, to_ascii,
};
use std::sync::LazyLock;

/// The reader.
#[must_use]
pub fn reader() -> Reader {
    Reader {
        name: "words",
        runs: 20_000,
        material: || &MATERIAL,
        read,
        long: 1 << 20,
    }
}

static MATERIAL: LazyLock<Material> = LazyLock::new(|| {
    let seeds = [
        "8901260123456789011",
        "8901 2601 2345 6789 011",
        "89049032123451234512345678901235",
        "+1 (212) 555-0100",
        "0086 138 0013 8000",
        "310260",
        "310-410",
        "rsp.example.com",
        "$1,234.50",
        "12,50 €",
        "¥ 1.000",
        "USD 3",
        "-5.00 USD",
        "3.5 GB",
        "1 024 MB",
        "无限",
        "2026-11-22",
        "22 Nov 2026",
        "11/22/2026",
        "2026年11月22日",
        "03.04.2027",
    ];
    let seeds = seeds.iter().map(|seed| seed.as_bytes().to_vec()).collect();
    Material::new(
        seeds,
        &[
            "+1", "(", ")", ".", ",", "-", "/", "$", "€", "¥", "USD", "元", "GB", "MB", "KB", "TB", "年", "月", "日",
            "Feb", "29", "31", "00",
        ],
    )
});

fn read(bytes: &[u8]) {
    let text = &String::from_utf8_lossy(bytes);
    if let Ok(iccid) = Iccid::parse(text) {
        assert_eq!(Iccid::parse(iccid.as_str()).as_ref(), Ok(&iccid));
        assert_eq!(Iccid::parse(&iccid.grouped()).as_ref(), Ok(&iccid));
        assert!(iccid.as_str().ends_with(iccid.ending()));
        let _ = iccid.check();
    }
    if let Ok(eid) = Eid::parse(text) {
        assert_eq!(Eid::parse(eid.as_str()).as_ref(), Ok(&eid));
        assert_eq!(Eid::parse(&eid.grouped()).as_ref(), Ok(&eid));
        let _ = eid.check();
    }
    if let Ok(number) = Msisdn::parse(text) {
        assert_eq!(Msisdn::parse(number.to_e164()).as_ref(), Ok(&number));
        assert_eq!(Msisdn::parse(&number.readable()).as_ref(), Ok(&number));
    }
    if let Ok(plmn) = Plmn::parse(text) {
        assert_eq!(Plmn::parse(&[plmn.mcc(), plmn.mnc()].concat()).as_ref(), Ok(&plmn));
    }
    if let Ok(address) = SmdpAddress::parse(text) {
        assert_eq!(SmdpAddress::parse(address.as_str()).as_ref(), Ok(&address));
    }
    for default in [Currency::Usd, Currency::Cny] {
        if let Ok(money) = Money::parse(text, default) {
            assert_eq!(Money::parse_plain(&money.to_plain()), Ok(money));
            assert_eq!(Money::parse(&money.to_plain(), default), Ok(money));
            let _ = money.readable();
        }
    }
    if let Ok(money) = Money::parse_plain(text) {
        assert_eq!(Money::parse_plain(&money.to_plain()), Ok(money));
        let _ = money.readable();
    }
    if let Ok(volume) = DataVolume::parse(text) {
        let said = DataVolume::parse(&volume.readable()).expect("what is shown can be typed");
        assert_eq!(said.readable(), volume.readable());
    }
    if let Ok(day) = Date::parse(text) {
        assert_eq!(Date::parse(&day.to_iso()), Ok(day));
        for days in [0, 1, -1, i32::MAX, i32::MIN] {
            let _ = (day.plus_days(days), day.plus_months(days));
        }
        let _ = (day.weekday(), day.days_until(day.plus_days(400)));
    }
    let plain = to_ascii(text);
    assert_eq!(to_ascii(&plain), plain, "plain twice is plain");
    let _ = luhn_valid(&compact(text));
}
