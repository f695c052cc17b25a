//! One turn of the loop: an event, what it changes, what then has to be done.

use super::desk::{Shared, show};
use super::fetch::fetch_record;
use crate::screen::{Guarded, Place};
use crate::shell::document as page;
use crate::ui::Focus;
use crate::wizard::{Effect, Event, Problem, ProblemKind, Stage, StepId};
use leptos::prelude::*;

/// Tells the case what happened, carries out what follows, shows the result.
pub(super) fn happened(desk: &Shared, event: Event) {
    // What was wrong stays on the page until it is mended or something else was done.
    let edited = match &event {
        Event::Answered(field, _) | Event::FieldLeft(field) => Some(*field),
        _ => None,
    };
    let left = matches!(event, Event::FieldLeft(_));
    let outcome = desk.borrow_mut().with_case(|open, _, cx| open.wizard.update(event, cx));
    match outcome {
        None => show(desk),
        Some(Err(refusal)) => {
            desk.borrow_mut().problems = refusal.problems;
            show(desk);
            desk.borrow().signals.focus.set(Focus::Problems);
        }
        Some(Ok(transition)) => {
            {
                let mut desk = desk.borrow_mut();
                desk.problems
                    .retain(|p| left || (edited.is_some() && p.field.is_some() && p.field != edited));
                if let Some(open) = desk.open.as_mut() {
                    open.wizard = transition.wizard;
                }
            }
            let mut went = false;
            for effect in transition.effects {
                went |= carry_out(desk, effect);
            }
            desk.borrow_mut().say_saved();
            if !went {
                show(desk);
            }
        }
    }
}

/// Carries out one effect; says whether it led to another address.
fn carry_out(desk: &Shared, effect: Effect) -> bool {
    match effect {
        Effect::SaveCase => {
            let result = desk.borrow_mut().with_case(|open, store, cx| open.save_case(store, cx));
            if let Some(result) = result {
                desk.borrow_mut().saved(result);
            }
            false
        }
        Effect::SaveJournal => {
            save_journal(desk);
            false
        }
        Effect::FetchRecord => {
            desk.borrow_mut().record = Guarded::Loading;
            fetch_record(desk);
            false
        }
        Effect::GoOn => {
            let place = desk.borrow_mut().with_case(|open, _, cx| {
                let id = open.wizard.case.id.clone();
                match open.wizard.current_step(cx) {
                    Some(step) => Place::Step(id, step),
                    // The last page of a case that is over is its last step; one that was given up has only its list.
                    None if open.wizard.stage(cx) == Stage::Closed => Place::Step(id, StepId::Aftercare),
                    None => Place::Overview(id),
                }
            });
            place.is_some_and(|place| go(desk, &place))
        }
        Effect::GoTo(step) => {
            let id = desk.borrow().open.as_ref().map(|open| open.wizard.case.id.clone());
            id.is_some_and(|id| go(desk, &Place::Step(id, step)))
        }
    }
}

/// Goes to a place; the address event then shows it. The same place is only shown anew.
fn go(desk: &Shared, place: &Place) -> bool {
    if desk.borrow().place == *place {
        show(desk);
        page::to_top();
        let well = desk.borrow().problems.is_empty();
        let focus = if well { Focus::Heading } else { Focus::Problems };
        desk.borrow().signals.focus.set(focus);
    } else {
        page::go(&place.href());
    }
    true
}

fn save_journal(desk: &Shared) {
    let result = desk
        .borrow_mut()
        .with_case(|open, store, cx| open.save_journal(store, cx));
    let Some(result) = result else { return };
    let event = result.map_or_else(Event::SaveFailed, |()| Event::Saved);
    let mut desk = desk.borrow_mut();
    desk.saved(result);
    let answered = desk.with_case(|open, _, cx| open.wizard.update(event, cx));
    let (Some(Ok(transition)), Some(open)) = (answered, desk.open.as_mut()) else {
        return;
    };
    let held_back = open.wizard.journal != transition.wizard.journal;
    open.wizard = transition.wizard;
    if let (Err(why), true) = (result, held_back) {
        desk.problems = vec![Problem {
            field: None,
            kind: ProblemKind::NotSaved(why),
        }];
        desk.signals.focus.set(Focus::Problems);
    }
}
