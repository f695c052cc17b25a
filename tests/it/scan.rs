//! A picture, the camera or a whole message in place of a typed number: what is understood, what is kept, what is shown.

use crate::support::{ICCID, Play, at, texts};
use esim_exit::directory::{Identified, InText, Scanned, in_text, scanned};
use esim_exit::messages::{EN, Language, fill};
use esim_exit::screen::{Command, Pictured};
use esim_exit::telecom::Secret;
use esim_exit::wizard::{Effect, Event, Field, ProblemKind, Scan, ScanEvent, ScanFailure, StepId};

const TOKEN: &str = "K2-1ABCDE2F3G4H5J6";

fn found(text: &str) -> Scanned {
    scanned(&[text.to_owned()])
}

#[test]
fn a_code_is_taken_for_what_it_is() {
    let code = format!("LPA:1$rsp.example.com${TOKEN}");
    for text in [
        code.clone(),
        code.to_lowercase(),
        format!("1$rsp.example.com${TOKEN}"),
        format!("{code}$$1"),
        format!("https://esimsetup.apple.com/esim_qrcode_provisioning?carddata={code}"),
        format!("https://esimsetup.apple.com/esim_qrcode_provisioning?carddata=LPA%3A1%24rsp.example.com%24{TOKEN}"),
        format!("https://esimsetup.android.com/esim_qrcode_provisioning?carddata={code}"),
    ] {
        let Scanned::ActivationCode(code) = found(&text) else {
            unreachable!("{text} is an activation code")
        };
        assert_eq!(code.smdp_address().as_str(), "rsp.example.com", "{text}");
    }
    for (text, what) in [
        (ICCID, Scanned::Number(ICCID.to_owned())),
        ("ICCID: 8901 2601 2345 6789 011", Scanned::Number(ICCID.to_owned())),
        (
            "89049032123451234512345678901235",
            Scanned::Number("89049032123451234512345678901235".to_owned()),
        ),
        ("LPA:1$rsp.example.com", Scanned::Damaged),
        ("LPA:1$localhost$K2", Scanned::Damaged),
        (
            "https://example.com/get-app?id=7",
            Scanned::Web("example.com".to_owned()),
        ),
        (
            "HTTP://Shop.Example.com:8080",
            Scanned::Web("shop.example.com".to_owned()),
        ),
        (
            "https://bank.com@evil.example/a",
            Scanned::Web("evil.example".to_owned()),
        ),
        (
            "https://evil.example\\@bank.com",
            Scanned::Web("evil.example".to_owned()),
        ),
        ("https://10.0.0.1/x", Scanned::Text),
        ("javascript://example.com/%0aalert(1)", Scanned::Text),
        ("WIFI:S:home;T:WPA;P:secret123;;", Scanned::Text),
        ("otpauth://totp/a?secret=JBSWY3DP", Scanned::Text),
        ("tel:+12125550100", Scanned::Text),
        ("AB-12345", Scanned::Text),
        ("你好", Scanned::Text),
        ("", Scanned::Text),
    ] {
        assert_eq!(found(text), what, "{text}");
    }
    let two = ["https://example.com/app".to_owned(), code];
    assert!(
        matches!(scanned(&two), Scanned::ActivationCode(_)),
        "the eSIM code goes before the shop's"
    );
    assert_eq!(scanned(&[]), Scanned::Text);
}

#[test]
fn a_message_with_one_number_offers_it() {
    let iccid =
        "Dear Anna,\nyour eSIM is ready.\nICCID: 8901 2601 2345 6789 011\nOrder number: AB-77123\nCall 800 555 0100.";
    for text in [
        iccid,
        "Your new eSIM (ICCID 8901260123456789011) was installed on 2026-11-22 at 10:15.",
        "您好，您的 eSIM 已激活，ICCID：８９０１２６０１２３４５６７８９０１１，请妥善保管。",
        "line 1 8901260123456789011F and again 8901-2601-2345-6789-011, thanks a lot",
    ] {
        let InText::One(Identified::Iccid(iccid)) = in_text(text) else {
            unreachable!("no ICCID in {text}: {:?}", in_text(text))
        };
        assert_eq!(iccid.as_str(), ICCID, "{text}");
    }
    assert!(matches!(
        in_text("The EID of your phone is 89049032123451234512345678901235 as shown"),
        InText::One(Identified::Eid(_))
    ));
    for (text, order) in [
        (
            "Thank you for your purchase! Order number: AB-77123. See you soon",
            "AB-77123",
        ),
        ("Hi there, your order #20261122123 has been paid in full", "20261122123"),
        ("感谢您的购买！订单编号：ES20261122，我们会尽快处理", "ES20261122"),
        ("亲爱的客户您好，您的订单号是 7712345 已发货", "7712345"),
    ] {
        assert_eq!(
            in_text(text),
            InText::One(Identified::Reference(order.to_owned())),
            "{text}"
        );
    }
    for text in [
        "Two lines: 8901260123456789011 and 8901260123456789029 are yours",
        "Order number: AB-77123 replaces order number: AB-77124 from today",
    ] {
        assert_eq!(in_text(text), InText::Several, "{text}");
    }
    for text in [
        "",
        ICCID,
        "8901 2601 2345 6789 011",
        "AB-77123",
        "(212) 555-0100",
        "Your plan will end soon",
        "Your order date is 2026-11-22 and all is well",
        "Your PIN is 123456 and your passcode 998877 please",
        "Call us at 1-800-555-0100 any time you like",
        "preorder 12345678 is not ours to name here",
    ] {
        assert_eq!(in_text(text), InText::Nothing, "{text}");
    }
    let secret = format!("Your code is LPA:1$rsp.example.com${TOKEN} and the order number is {TOKEN}");
    assert!(matches!(
        in_text(&secret),
        InText::One(Identified::Reference(_)) | InText::Nothing
    ));
    let only = format!("Please scan LPA:1$rsp.example.com${TOKEN} with your phone now");
    assert_eq!(in_text(&only), InText::Nothing);
}

/// A case at the step.
fn at_line() -> Play {
    at("tello", StepId::Line, &[])
}

fn scan(play: &mut Play, what: ScanEvent) -> Vec<Effect> {
    play.happens(Event::Scan(what))
}

fn read(text: &str) -> ScanEvent {
    ScanEvent::Read(Secret::new(vec![text.to_owned()]))
}

fn pictured(play: &Play) -> Pictured {
    play.step_screen(StepId::Line, Language::En)
        .pictured
        .unwrap_or_else(|| unreachable!("a picture can be given"))
}

#[test]
fn a_pasted_message_leaves_nothing_but_the_number() {
    let mut play = at_line();
    let mail = format!("Hello Anna Smith, your ICCID is {ICCID}. Your code: LPA:1$rsp.example.com${TOKEN} bye");
    play.answer(Field::Identifier, &mail);
    assert_eq!(play.wizard.shown(Field::Identifier), "");
    let kept = format!("{:?} {}", play.wizard, play.saved());
    assert!(!kept.contains("Anna") && !kept.contains(TOKEN), "{kept}");
    let screen = play.step_screen(StepId::Line, Language::En);
    let offer = fill(EN.picture.found_iccid, &[("number", "8901 2601 2345 6789 011")]);
    assert!(texts(&screen).contains(&offer), "{:?}", texts(&screen));
    assert!(play.saved().contains("rsp.example.com"), "the server is kept");
    assert!(!play.saved().contains(ICCID), "the person takes it, or not");
    play.answer(Field::Identifier, ICCID);
    assert!(play.saved().contains(ICCID) && play.wizard.in_text().is_none());

    let mut play = at_line();
    let two = "Two lines: 8901260123456789011 and 8901260123456789029 are yours";
    play.answer(Field::Identifier, two);
    play.happens(Event::FieldLeft(Field::Identifier));
    assert!(texts(&play.step_screen(StepId::Line, Language::En)).contains(&EN.picture.several.to_owned()));
    assert!(!play.saved().contains("Two lines"), "a message is not saved");

    let mut play = at_line();
    play.answer(Field::Identifier, "Hello, your plan will end soon");
    play.happens(Event::FieldLeft(Field::Identifier));
    assert!(texts(&play.step_screen(StepId::Line, Language::En)).contains(&EN.picture.message.to_owned()));
    assert!(!play.saved().contains("end soon"));
}

#[test]
fn of_a_code_only_the_server_stays() {
    let mut play = at_line();
    play.answer(Field::Identifier, ICCID);
    assert_eq!(
        scan(&mut play, ScanEvent::PictureGiven),
        [Effect::CloseCamera, Effect::ReadPicture]
    );
    assert_eq!(pictured(&play).said, EN.picture.reading);
    let effects = scan(&mut play, read(&format!("LPA:1$rsp.example.com${TOKEN}")));
    assert_eq!(effects, [Effect::CloseCamera, Effect::SaveCase]);
    let kept = format!("{:?} {}", play.wizard, play.saved());
    assert!(!kept.contains(TOKEN), "{kept}");
    assert!(play.saved().contains("rsp.example.com"));
    assert_eq!(play.wizard.shown(Field::Identifier), ICCID, "what was typed stays");
    assert_eq!(pictured(&play).said, EN.picture.got_code);
    play.reload();
    assert_eq!(*play.wizard.scan(), Scan::Idle);
}

#[test]
fn a_number_in_a_code_goes_the_way_of_a_typed_one() {
    let mut play = at_line();
    scan(&mut play, ScanEvent::PictureGiven);
    scan(&mut play, read(&format!("ICCID {ICCID}")));
    assert_eq!(play.wizard.shown(Field::Identifier), ICCID);
    assert!(play.saved().contains(ICCID));
    assert_eq!(*play.wizard.scan(), Scan::GotNumber);
    play.answer(Field::Identifier, "8901260123456789029");
    assert_eq!(
        *play.wizard.scan(),
        Scan::Idle,
        "what was said goes when something else is typed"
    );
}

#[test]
fn what_is_no_esim_code_is_named_and_not_kept() {
    for (text, said) in [
        (
            "https://example.com/private/9f3k",
            fill(EN.picture.web, &[("host", "example.com")]),
        ),
        ("WIFI:S:home;P:9f3k;;", EN.picture.text.to_owned()),
        ("LPA:1$9f3k", EN.picture.damaged.to_owned()),
    ] {
        let mut play = at_line();
        let before = play.saved();
        scan(&mut play, ScanEvent::PictureGiven);
        assert_eq!(scan(&mut play, read(text)), [Effect::CloseCamera]);
        assert_eq!(pictured(&play).said, said);
        assert_eq!(play.saved(), before);
        assert!(!format!("{:?}", play.wizard).contains("9f3k"), "{text}");
    }
}

#[test]
fn the_camera_is_on_for_as_long_as_it_is_wanted() {
    let mut play = at_line();
    let asks = |play: &Play| pictured(play).camera.and_then(|(_, command)| command);
    let stop = Some(Command::Case(Event::Scan(ScanEvent::Stopped)));
    let start = Some(Command::Case(Event::Scan(ScanEvent::CameraAsked)));
    assert_eq!(asks(&play), start);
    assert_eq!(scan(&mut play, ScanEvent::CameraAsked), [Effect::OpenCamera]);
    assert_eq!(asks(&play), None, "a second click of a double click does nothing");
    assert_eq!(scan(&mut play, ScanEvent::CameraAsked), []);
    assert!(!pictured(&play).looking);
    assert_eq!(scan(&mut play, ScanEvent::CameraOpened), []);
    assert!(pictured(&play).looking && pictured(&play).said == EN.picture.looking);
    assert_eq!(asks(&play), stop);
    assert_eq!(scan(&mut play, ScanEvent::Stopped), [Effect::CloseCamera]);
    assert_eq!(asks(&play), start);
    // What comes too late changes nothing, and the camera is off.
    for late in [
        ScanEvent::CameraOpened,
        read(&format!("LPA:1$rsp.example.com${TOKEN}")),
        ScanEvent::Failed(ScanFailure::NoCode),
    ] {
        let before = play.saved();
        assert_eq!(scan(&mut play, late), [Effect::CloseCamera]);
        assert_eq!((play.saved(), play.wizard.scan()), (before, &Scan::Idle));
    }
}

#[test]
fn each_failure_has_its_sentence_and_the_other_ways_stay() {
    let t = &EN.picture;
    for (why, said) in [
        (ScanFailure::NoCode, t.no_code),
        (ScanFailure::NotAPicture, t.not_a_picture),
        (ScanFailure::NoReader, t.no_reader),
        (ScanFailure::CameraRefused, t.camera_refused),
        (ScanFailure::CameraAbsent, t.camera_absent),
        (ScanFailure::CameraOver, t.camera_over),
    ] {
        let mut play = at_line();
        scan(&mut play, ScanEvent::CameraAsked);
        assert_eq!(scan(&mut play, ScanEvent::Failed(why)), [Effect::CloseCamera]);
        let now = pictured(&play);
        assert_eq!((now.said.as_str(), now.looking), (said, false));
        assert!(
            now.camera.is_some_and(|(_, command)| command.is_some()),
            "it can be tried again"
        );
    }
}

#[test]
fn once_the_act_is_under_way_nothing_is_read() {
    let mut play = at("tello", StepId::Submit, &[]);
    play.happens(Event::ActBegun);
    for what in [ScanEvent::PictureGiven, ScanEvent::CameraAsked] {
        assert_eq!(play.refused(Event::Scan(what)), [ProblemKind::ActAlready]);
    }
}
