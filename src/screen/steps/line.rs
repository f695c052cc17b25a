//! `line`: which eSIM, sold by whom. A guess is shown with its evidence; the person always chooses.

mod provider;

use super::super::block::{Command, InputKind, Tone};
use super::super::page::Screen;
use super::super::place::Place;
use super::super::step_frame::frame;
use super::super::view::View;
use super::super::{drawn, menus};
use super::line_picture;
use crate::directory::{Evidence, Guess, Identified, identify};
use crate::messages::fill;
use crate::telecom::{CheckDigit, SmdpAddress};
use crate::wizard::{Event, Field, PRACTICE_ICCID, StepId};

pub(super) fn screen(view: &View<'_>) -> Screen {
    let t = &view.t().line;
    let mut screen = frame(view, StepId::Line, t.heading);
    screen.lead(t.why);
    screen.input(
        view,
        Field::Identifier,
        InputKind::Text,
        t.identifier,
        t.identifier_hint,
    );
    screen.paste(view, Field::Identifier);
    line_picture::message(&mut screen, view);
    line_picture::picture(&mut screen, view);
    if view.wizard.case.practice {
        let fill_in = Event::Answered(Field::Identifier, PRACTICE_ICCID.to_owned());
        screen.text(fill(t.practice_number, &[("number", PRACTICE_ICCID)]));
        screen.button(t.practice_fill, Command::Case(fill_in), false);
    }
    menus::where_numbers_stand(&mut screen, view);
    screen.add(drawn::code(view.t()));
    let guess = recognised(&mut screen, view);
    provider::ask(&mut screen, view, guess.as_ref());
    screen.link(view.t().explain.link, Some(&Place::Explain.href()), false);
    screen.go_on(view.t().frame.go_on, StepId::Line);
    screen
}

/// Says what the entry is and what it points to.
fn recognised(screen: &mut Screen, view: &View<'_>) -> Option<Guess> {
    let t = &view.t().line;
    let answers = view.wizard.answers();
    let host = SmdpAddress::parse(answers.text(Field::SmdpAddress)).ok();
    if let Some(host) = host
        .as_ref()
        .filter(|_| view.wizard.code_was_dropped() || !answers.has(Field::Identifier))
    {
        screen.note(Tone::Good, fill(t.code_dropped, &[("host", host.as_str())]));
        if !answers.has(Field::Identifier) {
            screen.note(Tone::Info, t.code_more);
        }
    }
    let identified = identify(view.wizard.shown(Field::Identifier)).ok();
    let named = |sentence: &str, number: &str| fill(sentence, &[("number", number)]);
    let check = match &identified {
        Some(Identified::Iccid(iccid)) => {
            screen.note(Tone::Good, named(t.is_iccid, &iccid.grouped()));
            iccid.check()
        }
        Some(Identified::Eid(eid)) => {
            screen.note(Tone::Caution, named(t.is_eid, &eid.grouped()));
            eid.check()
        }
        Some(Identified::Msisdn(number)) => {
            screen.note(Tone::Good, named(t.is_msisdn, &number.readable()));
            CheckDigit::Absent
        }
        Some(Identified::Reference(text)) => {
            screen.note(Tone::Info, named(t.is_reference, text));
            CheckDigit::Absent
        }
        Some(Identified::ActivationCode(_)) | None => CheckDigit::Absent,
    };
    if check == CheckDigit::Wrong {
        screen.note(Tone::Caution, t.check_wrong);
    }
    let tables = view.recognition.here()?;
    let guess = identified
        .as_ref()
        .and_then(|i| tables.guess(i))
        .or_else(|| tables.guess_host(host.as_ref()?.as_str()));
    match &guess {
        Some(guess) => points_to(screen, view, guess),
        None if identified.is_some() && !view.wizard.case.practice => screen.text(t.nothing_known),
        None => {}
    }
    guess
}

fn points_to(screen: &mut Screen, view: &View<'_>, guess: &Guess) {
    let t = &view.t().line;
    let name = guess.brand.as_ref().or(guess.network.as_ref());
    let certainty = view.t().certainty(guess.certainty);
    if let Some(name) = name {
        let values = |key, evidence| [("network", name.as_str()), ("certainty", certainty), (key, evidence)];
        screen.text(match &guess.evidence {
            Evidence::Prefix(prefix) => fill(t.network, &values("prefix", prefix)),
            Evidence::Host(host) => fill(t.network_host, &values("host", host)),
        });
    }
    screen.text(if guess.names_brand {
        t.provider_legend
    } else {
        t.not_brand
    });
}
