//! A picture, the camera or a whole message in place of a typed number: part of the step `line`.

use super::super::block::{Block, Command, Tone};
use super::super::page::{Pictured, Screen};
use super::super::view::View;
use crate::directory::{Identified, IdentifyProblem, InText, identify};
use crate::messages::{Catalogue, fill};
use crate::wizard::{Event, Field, Scan, ScanEvent, ScanFailure};

/// Where a picture is given and the camera switched on; what is read there is said there.
pub(super) fn picture(screen: &mut Screen, view: &View<'_>) {
    let t = &view.t().picture;
    let (tone, said) = said(view.t(), view.wizard.scan());
    let camera = |label: &str, what: Option<ScanEvent>| {
        let command = what.map(|what| Command::Case(Event::Scan(what)));
        view.camera.then(|| (label.to_owned(), command))
    };
    screen.pictured = Some(Pictured {
        tone,
        said,
        camera: match view.wizard.scan() {
            Scan::Opening => camera(t.camera_opening, None),
            Scan::Looking => camera(t.camera_stop, Some(ScanEvent::Stopped)),
            Scan::Idle
            | Scan::Reading
            | Scan::GotCode
            | Scan::GotNumber
            | Scan::Damaged
            | Scan::Web(_)
            | Scan::Text
            | Scan::Failed(_) => camera(t.camera, Some(ScanEvent::CameraAsked)),
        },
        looking: *view.wizard.scan() == Scan::Looking,
    });
    screen.add(Block::Picture {
        label: t.label.to_owned(),
        hint: t.hint.to_owned(),
        view: t.camera_view.to_owned(),
    });
}

/// How the reading stands, in words.
fn said(t: &Catalogue, scan: &Scan) -> (Tone, String) {
    let t = &t.picture;
    let (tone, sentence) = match scan {
        Scan::Idle | Scan::Opening => (Tone::Info, ""),
        Scan::Reading => (Tone::Info, t.reading),
        Scan::Looking => (Tone::Info, t.looking),
        Scan::GotCode => (Tone::Good, t.got_code),
        Scan::GotNumber => (Tone::Good, t.got_number),
        Scan::Damaged => (Tone::Caution, t.damaged),
        Scan::Web(host) => return (Tone::Caution, fill(t.web, &[("host", host)])),
        Scan::Text => (Tone::Caution, t.text),
        Scan::Failed(why) => (
            Tone::Caution,
            match why {
                ScanFailure::NoCode => t.no_code,
                ScanFailure::NotAPicture => t.not_a_picture,
                ScanFailure::NoReader => t.no_reader,
                ScanFailure::CameraRefused => t.camera_refused,
                ScanFailure::CameraAbsent => t.camera_absent,
                ScanFailure::CameraOver => t.camera_over,
            },
        ),
    };
    (tone, sentence.to_owned())
}

/// What was found in a text that was pasted as a whole; the person takes it or not.
pub(super) fn message(screen: &mut Screen, view: &View<'_>) {
    let t = &view.t().picture;
    match view.wizard.in_text() {
        Some(InText::One(found)) => offer(screen, view, found),
        Some(InText::Several) => screen.note(Tone::Caution, t.several),
        Some(InText::Nothing) | None => {
            if identify(view.wizard.shown(Field::Identifier)) == Err(IdentifyProblem::Sentence) {
                screen.note(Tone::Caution, t.message);
            }
        }
    }
}

fn offer(screen: &mut Screen, view: &View<'_>, found: &Identified) {
    let t = &view.t().picture;
    let (sentence, shown, number) = match found {
        Identified::Iccid(iccid) => (t.found_iccid, iccid.grouped(), iccid.as_str()),
        Identified::Eid(eid) => (t.found_eid, eid.grouped(), eid.as_str()),
        Identified::Reference(text) => (t.found_order, text.clone(), text.as_str()),
        // Neither is looked for in a text.
        Identified::Msisdn(_) | Identified::ActivationCode(_) => return,
    };
    let filled = [("number", shown.as_str())];
    screen.note(Tone::Good, fill(sentence, &filled));
    let take = Event::Answered(Field::Identifier, number.to_owned());
    screen.button(&fill(t.use_it, &filled), Command::Case(take), false);
}
