//! What is ordered in a batch.

use super::batches::OpenBatch;
use super::cases::{self, Role};
use super::desk::{Desk, Shared};
use super::removed;
use super::run::{self, refuse, whole};
use super::shown::show;
use super::turn::happened;
use crate::batch::{Batch, match_lines, read, result_csv, row_of_line};
use crate::ordered::Ordered;
use crate::provider_api::ActKind;
use crate::screen::{BatchPage, FILE_ID, Order, Place};
use crate::shell::{clock, document as page, file, random};
use crate::wizard::{CaseId, Event, Field, KeepNumber, Problem, ProblemKind};
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Carries out an order.
pub(super) fn run(desk: &Shared, order: Order) {
    match order {
        Order::New { practice } => new(desk, practice),
        Order::File => file_chosen(desk),
        Order::TakeList => take_list(desk),
        Order::Pick(id, on) => picking(desk, |batch, _| {
            if on {
                batch.picked.insert(id);
            } else {
                batch.picked.remove(&id);
            }
        }),
        Order::PickAll(on) => picking(desk, |batch, ids| {
            batch.picked = if on {
                ids.iter().cloned().collect()
            } else {
                Default::default()
            };
        }),
        Order::Turn(from) => picking(desk, |batch, _| batch.from = from),
        Order::TakePicked => take_picked(desk),
        Order::Begin => begin(desk),
        Order::GoOn => run::go_on(desk),
        Order::Pause => stop(desk, false),
        Order::Stop => stop(desk, true),
        Order::Result => result(desk),
        Order::Remove(id) => remove(desk, &id),
    }
}

fn new(desk: &Shared, practice: bool) {
    let Ok(id) = CaseId::new(random::name().get(..8).unwrap_or_default()) else {
        return;
    };
    {
        let mut desk = desk.borrow_mut();
        let mut batch = OpenBatch::begun(Batch::new(id.clone(), clock::now(), practice));
        let saved = batch.save(&desk.store);
        desk.save_note(saved);
        desk.open = batch.head.take();
        desk.batch = Some(batch);
    }
    page::go(&Place::Batch(id, BatchPage::Keys).href());
}

fn file_chosen(desk: &Shared) {
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let text = file::chosen(FILE_ID).await;
        let t = &desk.borrow().language.catalogue().batch;
        let said = if text.is_some() { t.file_read } else { t.file_failed };
        desk.borrow().signals.said.set(said.to_owned());
        if let Some(text) = text {
            happened(&desk, Event::Answered(Field::BatchLines, text));
        }
    });
}

/// Changes what is ticked, with the names of all lines at hand.
fn picking(desk: &Shared, change: impl FnOnce(&mut OpenBatch, &[String])) {
    {
        let mut desk = desk.borrow_mut();
        let Desk { batch, open, .. } = &mut *desk;
        if let (Some(batch), Some(open)) = (batch, open) {
            let lines = open.wizard.connection().lines();
            let ids: Vec<String> = lines.iter().map(|line| line.id.clone()).collect();
            change(batch, &ids);
        }
    }
    show(desk);
}

/// Takes the lines of the pasted list that the account holds.
fn take_list(desk: &Shared) {
    let taken = {
        let mut desk = desk.borrow_mut();
        let Desk { batch, open, .. } = &mut *desk;
        let (Some(batch), Some(open)) = (batch, open) else {
            return;
        };
        let sheet = read(open.wizard.shown(Field::BatchLines));
        let empty = sheet.rows.is_empty() && sheet.bad.is_empty();
        if batch.batch.begun.is_none() && !empty {
            let matched = match_lines(&sheet.rows, open.wizard.connection().lines());
            let mut bad = sheet.bad;
            bad.extend(matched.bad);
            bad.order_by_key(|bad| bad.line);
            (batch.batch.rows, batch.batch.bad) = (matched.rows, bad);
        }
        !empty
    };
    took(desk, taken);
}

/// Takes the ticked lines.
fn take_picked(desk: &Shared) {
    let taken = {
        let mut desk = desk.borrow_mut();
        let Desk { batch, open, .. } = &mut *desk;
        let (Some(batch), Some(open)) = (batch, open) else {
            return;
        };
        let lines = open.wizard.connection().lines().iter();
        let ticked = lines.filter(|line| batch.picked.contains(&line.id));
        let rows: Vec<_> = (1_u32..).zip(ticked).map(|(n, line)| row_of_line(n, line)).collect();
        let taken = !rows.is_empty();
        if batch.batch.begun.is_none() && taken {
            batch.batch.rows = rows;
            batch.batch.bad.clear();
        }
        taken
    };
    took(desk, taken);
}

fn took(desk: &Shared, taken: bool) {
    if !taken {
        let problem = Problem {
            field: Some(Field::BatchLines),
            kind: ProblemKind::Missing,
        };
        return refuse(desk, vec![problem]);
    }
    {
        let mut desk = desk.borrow_mut();
        let Desk { batch, store, .. } = &mut *desk;
        let saved = batch.as_mut().map(|batch| batch.save(store));
        desk.problems.clear();
        desk.save_note(saved.unwrap_or(Ok(())));
    }
    show(desk);
    page::to_top();
    desk.borrow().signals.focus.set(crate::ui::Focus::Heading);
}

/// What is missing before a batch may begin, in the order of the page. The number comes first.
fn missing(desk: &Desk) -> Vec<Problem> {
    let (Some(batch), Some(open)) = (&desk.batch, &desk.open) else {
        return whole(ProblemKind::NotNow);
    };
    let answers = open.wizard.answers();
    let count = batch.batch.rows.len();
    let at = |field, kind| Problem {
        field: Some(field),
        kind,
    };
    let mut found = Vec::new();
    if open.role != Role::Head || batch.batch.begun.is_some() || count == 0 {
        return whole(ProblemKind::NotNow);
    }
    match answers.choice(Field::KeepNumber) {
        Some(KeepNumber::No) => {}
        None => found.push(at(Field::KeepNumber, ProblemKind::Missing)),
        Some(KeepNumber::Yes | KeepNumber::NotSure | KeepNumber::NoNumber) => {
            found.push(at(Field::KeepNumber, ProblemKind::NumberFirst));
        }
    }
    if answers.choice::<ActKind>(Field::ActKind).is_none() {
        found.push(at(Field::ActKind, ProblemKind::Missing));
    }
    if crate::telecom::to_ascii(open.wizard.shown(Field::Ending)).trim() != count.to_string() {
        found.push(at(Field::Ending, ProblemKind::CountDiffers(count)));
    }
    if found.is_empty() && !open.wizard.has_keys() {
        return whole(ProblemKind::KeysMissing);
    }
    found
}

fn begin(desk: &Shared) {
    let problems = missing(&desk.borrow());
    if !problems.is_empty() {
        return refuse(desk, problems);
    }
    let saved = {
        let mut desk = desk.borrow_mut();
        let Desk { batch, open, store, .. } = &mut *desk;
        let (Some(batch), Some(open)) = (batch, open) else {
            return;
        };
        batch.take_choices(open);
        batch.batch.begun = Some(clock::now());
        let saved = batch.save(store).and_then(|()| batch.claim(store));
        if saved.is_err() {
            // What storage does not keep has not begun.
            batch.batch.begun = None;
        }
        batch.refresh(store);
        saved
    };
    if let Err(why) = saved {
        return refuse(desk, whole(ProblemKind::NotSaved(why)));
    }
    let id = desk.borrow().batch.as_ref().map(|batch| batch.batch.id.clone());
    if let Some(id) = id {
        page::go(&Place::Batch(id, BatchPage::Run).href());
    }
    run::go_on(desk);
}

/// Rest after the row under way.
fn stop(desk: &Shared, forget: bool) {
    if let Some(batch) = desk.borrow_mut().batch.as_mut() {
        batch.run.stop();
        batch.forget |= forget;
    }
    show(desk);
}

fn result(desk: &Shared) {
    let (name, text) = {
        let desk = desk.borrow();
        let Some(batch) = desk.batch.as_ref() else { return };
        let text = result_csv(&batch.batch, batch.run.states(), |at| batch.journal(&desk.store, at));
        (["esim-exit-", batch.batch.id.as_str(), ".csv"].concat(), text)
    };
    file::save(&name, "text/csv;charset=utf-8", &[file::MARK, &text].concat());
}

fn remove(desk: &Shared, id: &CaseId) {
    let gone = {
        let mut desk = desk.borrow_mut();
        let ours = desk
            .batch
            .take_if(|batch| batch.batch.id == *id && !batch.run.is_going());
        let Some(batch) = ours else { return };
        desk.open = None;
        batch.remove(&desk.store)
    };
    removed::go_home(desk, gone);
}

/// Opens the batch of a place; what talks for it stays while one goes from page to page.
pub(super) fn arrive(desk: &mut Desk, id: &CaseId) {
    let Desk {
        batch,
        open,
        store,
        closed,
        ..
    } = desk;
    let same = batch.as_ref().is_some_and(|batch| batch.batch.id == *id);
    if let (true, Some(batch)) = (same, batch.as_mut()) {
        if batch.run.is_going() {
            return;
        }
        batch.refresh_keeping_mode(store);
        if open.as_ref().is_none_or(|open| open.role != Role::Head) {
            *open = batch.head.take();
        }
    } else {
        match OpenBatch::open(store, id, clock::now()) {
            Ok(mut found) => {
                *open = found.head.take();
                *batch = Some(found);
            }
            Err(why) => {
                (*batch, *open, *closed) = (None, None, why);
            }
        }
    }
    if let (Some(batch), None) = (batch.as_ref(), open.as_ref()) {
        *open = Some(cases::OpenCase::head(&batch.batch));
    }
}
