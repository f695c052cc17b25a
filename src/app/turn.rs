//! One turn of the loop: an event, what it changes, what then has to be done.

use super::desk::{Shared, TurnToAct};
use super::fetch::fetch_record;
use super::shown::show;
use super::{arrive, mails, pictures, remembered, run, stored, talk};
use crate::screen::{Guarded, Place};
use crate::shell::storage::Store;
use crate::shell::{document as page, locks, pause, random};
use crate::ui::Focus;
use crate::wizard::{Ask, Effect, Event, Field, Problem, ProblemKind, Stage, StepId};
use leptos::prelude::*;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;

/// So long a turn is kept after its last write, because another tab's view of the storage may lag behind the lock.
const LINGER: Duration = Duration::from_millis(300);

/// Tells the case what happened, once this tab may act if it is about the act.
pub(super) fn happened(desk: &Shared, event: Event) {
    if run::has_row(desk) {
        run::told(desk, event);
        return;
    }
    if event == Event::Asked(Ask::Forget) {
        run::forget_parked(desk);
    }
    let about_the_act = matches!(
        event,
        Event::ActBegun | Event::FoundNotDone | Event::FoundDone | Event::Asked(Ask::Undo)
    );
    let free = matches!(desk.borrow().turn_to_act, TurnToAct::Free);
    if about_the_act && matches!(desk.borrow().turn_to_act, TurnToAct::Asked) {
        // The second click of a double click: the first one is being carried out.
        return;
    }
    if about_the_act && free {
        desk.borrow_mut().turn_to_act = TurnToAct::Asked;
        take_turn(Rc::clone(desk), event);
    } else {
        carried(desk, event);
        give_back(desk);
    }
}

/// Waits for the right to act, looks at what other tabs have written, and only then tells the case.
fn take_turn(desk: Shared, event: Event) {
    spawn_local(async move {
        let store = Store::open();
        let turn = locks::take(&store, &random::name()).await;
        let taken = turn.is_some();
        desk.borrow_mut().turn_to_act = turn.map_or(TurnToAct::Free, TurnToAct::Held);
        if taken {
            arrive::refreshed(&desk);
            carried(&desk, event);
            give_back(&desk);
        } else {
            desk.borrow_mut().problems = vec![Problem {
                field: None,
                kind: ProblemKind::ActingElsewhere,
            }];
            show(&desk);
            desk.borrow().signals.focus.set(Focus::Problems);
        }
    });
}

/// Does something that no tab may do while another one acts, because it would take the journal from under it.
pub(super) fn undisturbed(desk: &Shared, work: impl FnOnce(&Shared) + 'static) {
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let store = Store::open();
        match locks::take(&store, &random::name()).await {
            Some(_turn) => work(&desk),
            None => {
                let desk = desk.borrow();
                let said = desk.language.catalogue().problems.acting_elsewhere;
                desk.signals.said.set(said.to_owned());
            }
        }
    });
}

/// Gives the right to act back once nothing is under way any more.
pub(super) fn give_back(desk: &Shared) {
    let done = |desk: &Shared| {
        let desk = desk.borrow();
        let going = desk.batch.as_ref().is_some_and(|batch| batch.run.is_going());
        let at_work = going || desk.open.as_ref().is_some_and(|open| open.wizard.is_at_work());
        matches!(desk.turn_to_act, TurnToAct::Held(_)) && !at_work
    };
    if done(desk) {
        let desk = Rc::clone(desk);
        spawn_local(async move {
            pause(LINGER).await;
            if done(&desk) {
                desk.borrow_mut().turn_to_act = TurnToAct::Free;
            }
        });
    }
}

/// Tells the case what happened, carries out what follows, shows the result.
fn carried(desk: &Shared, event: Event) {
    // What was wrong stays on the page until it is mended or something else was done.
    let edited = match &event {
        Event::Answered(field, _) | Event::FieldLeft(field) => Some(*field),
        _ => None,
    };
    let left = matches!(event, Event::FieldLeft(_));
    let answered = matches!(event, Event::HttpAnswered(..));
    // What a text or a note lacks is asked for right there.
    let at_field = matches!(
        event,
        Event::TextWanted(_) | Event::TextHandedOver(..) | Event::ContactNoted
    );
    let outcome = desk.borrow_mut().with_case(|open, _, cx| open.wizard.update(event, cx));
    match outcome {
        None => show(desk),
        Some(Err(refusal)) => {
            let first = refusal.problems.iter().find_map(|problem| problem.field);
            desk.borrow_mut().problems = refusal.problems;
            show(desk);
            let focus = first.filter(|_| at_field).map_or(Focus::Problems, Focus::Field);
            desk.borrow().signals.focus.set(focus);
        }
        Some(Ok(transition)) => {
            {
                let mut desk = desk.borrow_mut();
                desk.problems
                    .retain(|p| left || (edited.is_some() && p.field.is_some() && p.field != edited));
                if let Some(open) = desk.open.as_mut() {
                    open.wizard = transition.wizard;
                }
                if edited == Some(Field::Device) {
                    remembered::remember(&desk);
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
            if answered {
                run::read_on(desk);
            }
        }
    }
}

/// Carries out one effect; says whether it led to another address.
pub(super) fn carry_out(desk: &Shared, effect: Effect) -> bool {
    match effect {
        // A run stays on its page.
        Effect::GoOn | Effect::GoTo(_) if run::has_row(desk) => false,
        Effect::SaveCase => {
            desk.borrow_mut().keep_choices();
            let result = desk.borrow_mut().with_case(|open, store, cx| open.save_case(store, cx));
            if let Some(result) = result {
                desk.borrow_mut().saved(result);
            }
            false
        }
        Effect::SaveJournal => save_journal(desk),
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
        Effect::Send(ticket, request) => {
            talk::send(desk, ticket, request);
            false
        }
        Effect::Pause(ticket, ms) => {
            talk::wait(desk, ticket, ms);
            false
        }
        Effect::ReadPicture => {
            pictures::read(desk);
            false
        }
        Effect::ReadMail(number, text, expected) => {
            mails::read(desk, number, text, &expected);
            false
        }
        Effect::AskToKeep => {
            stored::ask_once(desk);
            false
        }
        Effect::OpenCamera => {
            pictures::open_camera(desk);
            false
        }
        Effect::CloseCamera => {
            pictures::close(desk);
            false
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

/// Saves the journal and tells the case how that went; what it then wants is carried out at once.
fn save_journal(desk: &Shared) -> bool {
    let result = desk
        .borrow_mut()
        .with_case(|open, store, cx| open.save_journal(store, cx));
    let Some(result) = result else { return false };
    let event = result.map_or_else(Event::SaveFailed, |()| Event::Saved);
    let effects = {
        let mut desk = desk.borrow_mut();
        desk.saved(result);
        let answered = desk.with_case(|open, _, cx| open.wizard.update(event, cx));
        let (Some(Ok(transition)), Some(open)) = (answered, desk.open.as_mut()) else {
            return false;
        };
        let held_back = open.wizard.journal != transition.wizard.journal && result.is_err();
        open.wizard = transition.wizard;
        if let (Err(why), true) = (result, held_back) {
            desk.problems = vec![Problem {
                field: None,
                kind: ProblemKind::NotSaved(why),
            }];
            desk.signals.focus.set(Focus::Problems);
        }
        transition.effects
    };
    effects
        .into_iter()
        .fold(false, |went, effect| carry_out(desk, effect) | went)
}
