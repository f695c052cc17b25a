//! Which line a case stands for, however its number is written; one case a line; no activation code kept.

use crate::support::{ICCID, Play, at, id, texts};
use esim_exit::messages::Language;
use esim_exit::wizard::UNLISTED;
use esim_exit::wizard::{Event, Field, Fingerprint, ProblemKind, StepId};

const TOKEN: &str = "K2-1ABCDE2F3G4H5J6";

fn full_width(text: &str) -> String {
    let wide = |c: char| {
        char::from_u32(u32::from(c) + 0xfee0)
            .filter(|_| c.is_ascii_graphic())
            .unwrap_or(c)
    };
    text.chars().map(wide).collect()
}

/// A case at Tello with this identifier typed.
fn typed(identifier: &str) -> Play {
    let mut play = at("tello", StepId::Line, &[]);
    play.answer(Field::Identifier, identifier);
    play.answer(Field::Provider, "tello");
    play
}

fn check(identifier: &str, line: &str) {
    let mut play = typed(identifier);
    play.finish(StepId::Line);
    assert_eq!(
        play.wizard.fingerprint(),
        Some(Fingerprint(line.to_owned())),
        "{identifier}"
    );
    let mut again = play.clone();
    again.reload();
    assert_eq!(
        again.wizard.fingerprint(),
        play.wizard.fingerprint(),
        "{identifier}: lost by a reload"
    );
}

#[test]
fn a_number_in_any_writing_is_one_line() {
    let iccid = format!("iccid:{ICCID}");
    for way in [
        ICCID,
        "8901 2601 2345 6789 011",
        "8901-2601-2345-6789-011",
        "8901260123456789011F",
        " 8901 2601 2345 6789 011f ",
        "ICCID: 8901 2601 2345 6789 011",
        &full_width(ICCID),
        &full_width("8901260123456789011F"),
        "8901\u{200b}2601\u{a0}2345–6789.011",
    ] {
        check(way, &iccid);
    }
    for way in [
        "2125550100",
        "+1 212 555 0100",
        "(212) 555-0100",
        "１ 212 555 0100",
        "001 212 555 0100",
    ] {
        check(way, "msisdn:+12125550100");
    }
    for way in ["ORDER-77123", "order-77123", "Order number: ORDER-77123"] {
        check(way, "tello:reference:order-77123");
    }
    for digits in 18..=22 {
        let number = "8901260123456789011234".get(..digits).unwrap_or_default();
        check(number, &format!("iccid:{number}"));
    }
    check(
        "89049032 12345123 45123456 78901235",
        "tello:eid:89049032123451234512345678901235",
    );
}

#[test]
fn a_second_case_for_a_line_is_refused_however_it_is_written() {
    let held = Fingerprint(format!("iccid:{ICCID}"));
    for way in [
        ICCID,
        "8901 2601 2345 6789 011",
        "8901260123456789011F",
        &full_width(ICCID),
        "ICCID 8901-2601-2345-6789-011",
        // Without its check digit, and with one behind it.
        "890126012345678901",
        "89012601234567890115",
    ] {
        let mut play = typed(way);
        play.world.held.insert(held.clone(), id("other"));
        assert_eq!(
            play.refused(Event::StepFinished(StepId::Line)),
            [ProblemKind::LineHasCase(id("other"))],
            "{way}"
        );
        play.world.held.insert(held.clone(), id("case1"));
        play.finish(StepId::Line);
    }
}

/// The number of a profile, and a phone number, belong to one line in the world, whoever is said to sell it.
#[test]
fn a_second_case_is_refused_whatever_provider_is_named() {
    let first = {
        let mut play = typed(ICCID);
        play.finish(StepId::Line);
        play.wizard.fingerprint()
    };
    let mut play = Play::new(UNLISTED);
    play.answer(Field::Identifier, ICCID);
    play.answer(Field::Provider, UNLISTED);
    assert_eq!(
        play.wizard.fingerprint(),
        first,
        "the same ICCID, said to be sold by somebody else"
    );
}

/// A case that took another line while it was at work finds out before the act, too.
#[test]
fn the_act_is_refused_for_a_line_that_was_taken_meanwhile() {
    let mut play = at("tello", StepId::Submit, &[]);
    play.world
        .held
        .insert(Fingerprint(format!("iccid:{ICCID}")), id("other"));
    assert_eq!(play.refused(Event::ActBegun), [ProblemKind::LockedBy(StepId::Line)]);
    assert_eq!(
        play.refused(Event::StepFinished(StepId::Line)),
        [ProblemKind::LineHasCase(id("other"))]
    );
}

/// Typing the number of another case's line into a finished step claims nothing: the shell gives a line to the
/// case whose summary names it.
#[test]
fn a_line_is_claimed_only_once_it_was_accepted() {
    let mut play = at("tello", StepId::Backup, &[]);
    let line = |play: &Play| play.world.with(|cx| play.wizard.summary(cx).line);
    assert_eq!(line(&play), Some(Fingerprint(format!("iccid:{ICCID}"))));
    play.world
        .held
        .insert(Fingerprint("msisdn:+12125550100".to_owned()), id("other"));
    play.answer(Field::Identifier, "212 555 0100");
    assert_eq!(line(&play), None, "this line belongs to the other case");
}

#[test]
fn a_wrong_check_digit_only_advises() {
    let advice = |identifier: &str| {
        let shown = texts(&typed(identifier).step_screen(StepId::Line, Language::En));
        shown
            .iter()
            .any(|text| text == Language::En.catalogue().line.check_wrong)
    };
    assert!(advice("8901260123456789012"));
    assert!(!advice(ICCID));
    assert!(!advice("890126012345678901"), "18 digits carry no check digit");
    check("8901260123456789012", "iccid:8901260123456789012");
}

#[test]
fn an_eid_is_named_as_one() {
    let shown = texts(&typed("89049032123451234512345678901235").step_screen(StepId::Line, Language::En));
    assert!(shown.iter().any(|text| text == Language::En.catalogue().line.is_eid));
}

#[test]
fn an_activation_code_is_dropped_in_every_form() {
    let plain = format!("LPA:1$rsp.example.com${TOKEN}");
    for code in [
        plain.clone(),
        format!("1$rsp.example.com${TOKEN}"),
        format!("{plain}$$1"),
        full_width(&plain),
        format!("  lpa:1$RSP.example.com${TOKEN}  "),
        format!("Your code: {plain} (keep it)"),
        format!("https://esimsetup.apple.com/esim_qrcode_provisioning?carddata=LPA:1$rsp.example.com${TOKEN}"),
        format!("LPA%3A1%24rsp.example.com%24{TOKEN}"),
        format!("LPA:1$rsp.example.com$\n{TOKEN}"),
    ] {
        let mut play = typed(&code);
        assert!(play.wizard.code_was_dropped(), "{code}");
        assert_eq!(
            play.wizard.answers().text(Field::SmdpAddress),
            "rsp.example.com",
            "{code}"
        );
        assert_eq!(play.wizard.shown(Field::Identifier), "", "{code}");
        assert!(!format!("{:?}{}", play.wizard, play.saved()).contains(TOKEN), "{code}");
        assert_eq!(
            play.refused(Event::StepFinished(StepId::Line)),
            [ProblemKind::OnlyActivationCode],
            "{code}"
        );
        play.answer(Field::Identifier, ICCID);
        play.finish(StepId::Line);
        assert!(!play.saved().contains(TOKEN), "{code}");
    }
}

/// As a person types: each sign is added to what the page shows, and the page shows what the case kept; then the
/// field is left or not, the page is opened again or not, and the person goes on.
#[test]
fn a_code_typed_sign_by_sign_is_not_kept() {
    let mut leaks = Vec::new();
    for field in Field::ALL
        .iter()
        .copied()
        .filter(|f| !matches!(f, Field::Provider | Field::ApiLine))
    {
        for code in [
            format!("LPA:1$rsp.example.com${TOKEN}"),
            format!("1$rsp.example.com${TOKEN}"),
        ] {
            let mut play = at("tello", StepId::Line, &[(Field::Provider, "tello")]);
            let mut saved = String::new();
            for sign in code.chars() {
                let text = format!("{}{sign}", play.wizard.shown(field));
                play.answer(field, &text);
                saved.push_str(&play.saved());
            }
            for end in [Event::FieldLeft(field), Event::StepFinished(StepId::Line)] {
                let mut play = play.clone();
                let _ = play.send(end);
                saved.push_str(&play.saved());
                let _ = play.send(Event::StepFinished(StepId::Line));
                saved.push_str(&play.saved());
            }
            if field == Field::Identifier {
                play.happens(Event::FieldLeft(field));
                assert_eq!(
                    play.wizard.answers().text(Field::SmdpAddress),
                    "rsp.example.com",
                    "{code}"
                );
            }
            // Eight signs of a matching id are too many, whichever end was cut off.
            let saved = saved.to_uppercase();
            if TOKEN
                .as_bytes()
                .windows(8)
                .any(|part| saved.contains(&*String::from_utf8_lossy(part)))
            {
                leaks.push((field.as_str(), code));
            }
        }
    }
    assert_eq!(leaks, [], "the secret part was saved");
}
