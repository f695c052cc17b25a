//! The texts of a case: the list by occasion, and a page for each.
//!
//! Invariant: whether a text is of use now is the wizard's to say; what it says is the letters'. A page shows a text
//! whole or asks for what it lacks, and before that nothing on it hands anything over.

mod law;
mod show;

pub(super) use show::{body, links, script};

use super::block::Tone;
use super::facts;
use super::page::Screen;
use super::place::Place;
use super::step_frame::shown;
use super::view::View;
use crate::letters::Form;
use crate::messages::fill;
use crate::wizard::{Occasion, StepId, TextKind, TextState};

/// The list of the texts, by occasion.
#[must_use]
pub fn texts_screen(view: &View<'_>) -> Screen {
    let t = &view.t().texts;
    let mut screen = frame(view, "texts", t.heading, Place::Overview(view.wizard.case.id.clone()));
    screen.lead(t.lead);
    for occasion in Occasion::ALL {
        let of_it = TextKind::ALL
            .iter()
            .copied()
            .filter(|kind| kind.occasion() == *occasion);
        let kinds: Vec<TextKind> = of_it.collect();
        let locked: Vec<String> = kinds.iter().filter_map(|kind| locked(view, *kind)).collect();
        let open = kinds.iter().any(|kind| is_open(view, *kind));
        if open || !locked.is_empty() {
            screen.heading(match occasion {
                Occasion::Ask => t.to_ask,
                Occasion::Wait => t.to_wait,
                Occasion::Refused => t.to_refused,
                Occasion::After => t.to_after,
            });
            links(&mut screen, view, &kinds);
            screen.list(false, locked);
        }
    }
    // One way back is enough.
    screen.overview = None;
    let overview = Place::Overview(view.wizard.case.id.clone());
    screen.link(view.t().frame.overview, Some(&overview.href()), false);
    screen
}

fn is_open(view: &View<'_>, kind: TextKind) -> bool {
    view.wizard.text_state(kind, view.cx) == TextState::Open
}

/// A text that waits for a step, and for which.
fn locked(view: &View<'_>, kind: TextKind) -> Option<String> {
    let TextState::Locked { by } = view.wizard.text_state(kind, view.cx) else {
        return None;
    };
    let values = [("text", view.t().text(kind)), ("step", view.t().step(by))];
    Some(fill(view.t().texts.locked, &values))
}

/// The page of one text.
#[must_use]
pub fn text_screen(view: &View<'_>, kind: TextKind) -> Screen {
    let t = &view.t().texts;
    let all = Place::Texts(view.wizard.case.id.clone());
    let mut screen = frame(view, "text", view.t().text(kind), all.clone());
    match view.wizard.text_state(kind, view.cx) {
        TextState::NotNeeded => screen.lead(t.not_needed),
        TextState::Locked { by } => {
            screen.lead(locked(view, kind).unwrap_or_default());
            screen.link(view.t().step(by), Some(&view.href(by)), true);
        }
        TextState::Open => whole(&mut screen, view, kind),
    }
    screen.link(t.heading, Some(&all.href()), false);
    screen
}

fn whole(screen: &mut Screen, view: &View<'_>, kind: TextKind) {
    let t = &view.t().texts;
    screen.lead(view.t().text_when(kind));
    if kind.is_the_act() {
        screen.note(Tone::Caution, t.once);
    }
    body(screen, view, kind, true);
    if kind == TextKind::CancellationPhone {
        script(screen, view);
    }
    if kind.is_the_act() {
        screen.link(view.t().step(StepId::Submit), Some(&view.href(StepId::Submit)), false);
    }
    law::said(screen, view, kind);
    let record = view.cx.record;
    let deletion = record.and_then(|record| record.links.data_deletion.as_ref());
    if kind == TextKind::CcpaDeletion {
        screen.link(t.deletion_page, deletion, false);
    }
    // What comes out of a record says where it is from and how old it is.
    let told = matches!(Form::of(kind), Form::Mail | Form::Phone);
    if let Some(record) = record.filter(|_| told) {
        facts::sources(screen, view, record);
    }
}

fn frame(view: &View<'_>, name: &str, heading: &str, back: Place) -> Screen {
    let mut screen = Screen::new(name, heading);
    screen.stage = view.wizard.stage(view.cx).as_str();
    screen.practice = view.wizard.case.practice;
    screen.back = Some(back.href());
    screen.overview = Some(Place::Overview(view.wizard.case.id.clone()).href());
    screen.problems = shown(view);
    screen
}
