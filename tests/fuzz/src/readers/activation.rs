//! Activation codes in whatever surrounds them: typed, pasted, scanned. The secret part outlives none of it.

use super::stage;
use crate::Reader;
use crate::material::Material;
use esim_exit::directory::{Identified, Scanned, identify, in_text, scanned};
use esim_exit::telecom::{ActivationCode, Secret, looks_like_activation_code, without_activation_codes};
use esim_exit::wizard::{CaseId, Event, Field, Scan, ScanEvent, StepId, Wizard};
use std::sync::LazyLock;

/// The reader.
#[must_use]
pub fn reader() -> Reader {
    Reader {
        name: "activation",
        runs: 4_000,
        material: || &MATERIAL,
        read,
        long: LONG,
    }
}

const LONG: usize = 1 << 15;

/// What a matching id looks like.
pub const TOKEN: &str = "K2-9QX4T7-SECRET";

static MATERIAL: LazyLock<Material> = LazyLock::new(|| {
    let seeds = [
        "LPA:1$rsp.example.com$@",
        "1$rsp.example.com$@$$1",
        "https://esimsetup.apple.com/esim_qrcode_provisioning?carddata=LPA:1$rsp.example.com$@",
        "您的激活码是 LPA:1$rsp.example.com$@ 请尽快安装",
        "ＬＰＡ：１＄rsp.example.com＄@",
        "LPA%3A1%24rsp.example.com%24@",
        "SM-DP+ Address: rsp.example.com\nActivation code: @",
        "ICCID 8901260123456789011 EID 89049032123451234512345678901235 phone (212) 555-0100",
        "Order number: ABC-12345",
        "WIFI:S:net;T:WPA;P:@;;",
    ];
    let seeds = seeds.iter().map(|seed| seed.as_bytes().to_vec()).collect();
    Material::new(
        seeds,
        &[
            "LPA:",
            "lpa:1$",
            "1$",
            "$",
            "$$1",
            "%24",
            "%2524",
            "＄",
            "rsp.example.com",
            "@",
            "carddata=",
            "LPA:1$rsp.example.com$••••",
            "••••",
            "•",
            "\r\n ",
            "=\r\n",
            "\u{200b}",
            "ICCID",
            "EID",
            "8901260123456789011",
            ":",
            "-",
        ],
    )
});

fn read(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).replace('@', TOKEN);
    // A long text full of `@` is sixteen times as long now.
    let text: String = text.chars().take(LONG).collect();
    let clean = without_activation_codes(&text);
    assert!(!looks_like_activation_code(&clean), "{clean:?} still looks like a code");
    assert_eq!(without_activation_codes(&clean), clean, "masking twice changes nothing");
    if let Some(code) = ActivationCode::find(&text) {
        // Of others nobody can say where they stand by chance: a host may be called like its token.
        let token = code.matching_id().expose().as_str();
        assert!(token != TOKEN || !code.masked().contains(TOKEN) && !format!("{code:?}").contains(TOKEN));
        let again = ActivationCode::parse(&code.masked());
        assert!(again.is_err(), "a masked code is none");
    }
    let _ = in_text(&text);
    if let Ok(Identified::Reference(reference)) = identify(&text) {
        assert!(!looks_like_activation_code(&reference), "{reference:?}");
    }
    if let Scanned::Number(number) = scanned(&[text.clone(), clean]) {
        assert!(!looks_like_activation_code(&number));
    }
    kept(&text);
}

/// What a case keeps of it: with a whole code in the text, nothing of the secret part.
fn kept(text: &str) {
    let half = text
        .char_indices()
        .nth(text.chars().count() / 2)
        .map_or(0, |(at, _)| at);
    let (before, after) = text.split_at(half);
    let planted = [before, " LPA:1$rsp.example.com$", TOKEN, " ", after]
        .concat()
        .replace(TOKEN, "•");
    // Only the planted one: how a torn code looks is for the properties above.
    let planted = planted.replacen("LPA:1$rsp.example.com$•", &format!("LPA:1$rsp.example.com${TOKEN}"), 1);
    if ActivationCode::find(&planted).is_none_or(|code| code.matching_id().expose().as_str() != TOKEN) {
        return;
    }
    let mut wizard = Wizard::new(CaseId::new("case1").unwrap(), stage::NOW, false);
    let typed = Field::ALL.iter().map(|field| Event::Answered(*field, planted.clone()));
    let left = [
        Event::FieldLeft(Field::Identifier),
        Event::Scan(ScanEvent::PictureGiven),
        Event::Scan(ScanEvent::Read(Secret::new(vec![planted.clone()]))),
        Event::StepFinished(StepId::Line),
    ];
    for event in typed.chain(left) {
        if let Ok(next) = stage::with(None, |cx| wizard.update(event, cx)) {
            wizard = next.wizard;
        }
        let summary = stage::with(None, |cx| wizard.summary(cx));
        let saved = serde_json::json!([wizard.case, wizard.journal, summary]).to_string();
        assert!(!saved.contains(TOKEN), "of {planted:?} is saved: {saved}");
    }
    assert!(wizard.scan() != &Scan::Reading);
}
