//! The run of a batch: one row at a time is the open case, told what happens like any other.
//!
//! Invariant: one row at a time, and the next only once the one before is settled. The turn to act is held for as long as
//! the run goes, so no other tab acts meanwhile. The keys go from row to row in memory.

use super::cases::{OpenCase, Role};
use super::desk::{Desk, Shared, TurnToAct};
use super::shown::show;
use super::turn;
use crate::batch::{After, BETWEEN, LATER, RowState};
use crate::provider_api::Adapter;
use crate::shell::storage::Store;
use crate::shell::{clock, locks, pause, random};
use crate::ui::Focus;
use crate::wizard::{Ask, Event, Problem, ProblemKind, Refusal};
use leptos::prelude::*;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;

/// A row of the open batch is under way.
pub(super) fn has_row(desk: &Shared) -> bool {
    let desk = desk.borrow();
    let under_way = desk.batch.as_ref().is_some_and(|batch| batch.run.at().is_some());
    under_way && desk.open.as_ref().is_some_and(|open| open.role == Role::Run)
}

/// Forgets the keys of a batch that is not shown.
pub(super) fn forget_parked(desk: &Shared) {
    if let Some(batch) = desk.borrow_mut().batch.as_mut()
        && !batch.run.is_going()
    {
        batch.head = None;
    }
}

/// Something is wrong with what was ordered.
pub(super) fn refuse(desk: &Shared, problems: Vec<Problem>) {
    desk.borrow_mut().problems = problems;
    show(desk);
    desk.borrow().signals.focus.set(Focus::Problems);
}

/// One thing that is wrong with the page as a whole.
pub(super) fn whole(kind: ProblemKind) -> Vec<Problem> {
    vec![Problem { field: None, kind }]
}

/// The person says: go on.
pub(super) fn go_on(desk: &Shared) {
    let keys = desk.borrow().open.as_ref().is_some_and(|open| open.wizard.has_keys());
    let going = desk.borrow().batch.as_ref().is_none_or(|batch| batch.run.is_going());
    if going || matches!(desk.borrow().turn_to_act, TurnToAct::Asked) {
        return;
    }
    if !keys {
        return refuse(desk, whole(ProblemKind::KeysMissing));
    }
    desk.borrow_mut().turn_to_act = TurnToAct::Asked;
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let store = Store::open();
        let taken = locks::take(&store, &random::name()).await;
        let may = taken.is_some();
        desk.borrow_mut().turn_to_act = taken.map_or(TurnToAct::Free, TurnToAct::Held);
        if !may {
            return refuse(&desk, whole(ProblemKind::ActingElsewhere));
        }
        {
            let mut desk = desk.borrow_mut();
            let Desk { batch, store, .. } = &mut *desk;
            if let Some(batch) = batch {
                // Another tab may have gone on with it.
                batch.refresh(store);
                batch.run.go_on();
                batch.forget = false;
            }
            desk.problems.clear();
        }
        next(&desk);
    });
}

/// The row that comes next, or rest.
fn next(desk: &Shared) {
    let opened = {
        let mut desk = desk.borrow_mut();
        let Desk { batch, store, open, .. } = &mut *desk;
        let Some(batch) = batch.as_mut() else { return };
        if let Some(head) = open.take_if(|open| open.role == Role::Head) {
            batch.head = Some(head);
        }
        let row = batch
            .run
            .begin_next()
            .and_then(|at| OpenCase::row(store, &batch.batch, at, clock::moment()));
        match (row, &batch.head) {
            (Some(mut row), Some(head)) => {
                row.wizard = row.wizard.with_keys(head.wizard.connection().access());
                *open = Some(row);
                true
            }
            // A journal of a newer version: somebody has to look.
            _ if batch.run.at().is_some() => {
                batch.run.halt(None);
                false
            }
            _ => false,
        }
    };
    if opened {
        told(desk, Event::ActBegun);
    } else {
        rest(desk);
    }
}

/// Tells the row under way what happened, and looks whether that settles it.
pub(super) fn told(desk: &Shared, event: Event) {
    let outcome = desk.borrow_mut().with_case(|open, _, cx| open.wizard.update(event, cx));
    let after = match outcome {
        None => return,
        Some(Err(refusal)) => passed_over(desk, &refusal),
        Some(Ok(transition)) => {
            if let Some(open) = desk.borrow_mut().open.as_mut() {
                open.wizard = transition.wizard;
            }
            for effect in transition.effects {
                turn::carry_out(desk, effect);
            }
            desk.borrow_mut().say_saved();
            settled(desk)
        }
    };
    show(desk);
    if let Some(after) = after {
        go(desk, after);
    }
}

/// The row could not even be begun.
fn passed_over(desk: &Shared, refusal: &Refusal) -> Option<After> {
    let mut desk = desk.borrow_mut();
    let run = &mut desk.batch.as_mut()?.run;
    let kind = refusal.problems.first().map(|problem| &problem.kind);
    Some(match kind {
        Some(ProblemKind::KeysMissing) => {
            run.halt(None);
            After::Rest
        }
        // The line is looked at before the act: who has it is said there.
        Some(ProblemKind::LineHasCase(_) | ProblemKind::LockedBy(_)) => run.passed_over(RowState::HasCase),
        _ => run.passed_over(RowState::NotPossible),
    })
}

/// What comes next, once nothing is under way in the row any more.
fn settled(desk: &Shared) -> Option<After> {
    let mut desk = desk.borrow_mut();
    let Desk { batch, open, .. } = &mut *desk;
    let (batch, open) = (batch.as_mut()?, open.as_ref()?);
    let connection = open.wizard.connection();
    if let Some(head) = batch.head.as_mut()
        && !connection.access().is_empty()
    {
        // A token that was renewed is good for the next row as well.
        head.wizard = head.wizard.clone().with_keys(connection.access());
    }
    let under_way = open.role != Role::Run || open.wizard.is_at_work() || connection.is_busy();
    (!under_way).then(|| batch.run.settled(&open.wizard.journal))
}

/// Goes on after a row.
fn go(desk: &Shared, after: After) {
    let real = desk.borrow().batch.as_ref().is_some_and(|batch| !batch.batch.practice);
    let time = match after {
        After::Rest => return rest(desk),
        After::Next if real => BETWEEN + u64::from(random::below(250)),
        After::Next => 0,
        After::Later => LATER,
    };
    let desk = Rc::clone(desk);
    spawn_local(async move {
        if time > 0 {
            pause(Duration::from_millis(time)).await;
        }
        next(&desk);
    });
}

/// Nothing is under way: the head talks again, and the turn is given back.
fn rest(desk: &Shared) {
    let forget = {
        let mut desk = desk.borrow_mut();
        let Desk { batch, open, .. } = &mut *desk;
        let Some(batch) = batch.as_mut() else { return };
        if let Some(head) = batch.head.take() {
            *open = Some(head);
        }
        std::mem::take(&mut batch.forget) || batch.run.is_done()
    };
    if forget {
        let outcome = desk
            .borrow_mut()
            .with_case(|open, _, cx| open.wizard.update(Event::Asked(Ask::Forget), cx));
        if let (Some(Ok(transition)), Some(open)) = (outcome, desk.borrow_mut().open.as_mut()) {
            open.wizard = transition.wizard;
        }
    }
    turn::give_back(desk);
    show(desk);
}

/// The lines of an account are read page by page until none is left.
pub(super) fn read_on(desk: &Shared) {
    let more = {
        let desk = desk.borrow();
        desk.open.as_ref().is_some_and(|open| {
            let connection = open.wizard.connection();
            let lists = open.wizard.platform().is_some_and(|p| Adapter::of(p).lists);
            let more = connection.next().is_some() && !connection.is_busy() && connection.problem().is_none();
            open.role == Role::Head && lists && more
        })
    };
    if more {
        turn::happened(desk, Event::Asked(Ask::NextPage));
    }
}
