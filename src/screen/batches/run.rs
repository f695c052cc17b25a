//! The run: how far it has come, what is under way, what needs somebody, and the report.

use super::super::block::{Block, Command, Pair, Tone};
use super::super::order::Order;
use super::super::page::Screen;
use super::super::place::{BatchPage, Place};
use super::{BatchView, SHOWN, bad_row, bad_rows, keys_asked_again, order};
use crate::batch::{Mode, Row, RowState};
use crate::messages::fill;
use crate::wizard::StepId;

pub(super) fn screen(view: &BatchView<'_>) -> Screen {
    let t = &view.t().batch;
    let run = view.run;
    let all = view.batch.rows.len();
    let done = run.tally().settled();
    let heading = match (run.is_done(), run.is_going()) {
        (true, _) => t.run_done,
        (false, true) => t.run_heading,
        (false, false) => t.run_resting,
    };
    let mut screen = view.page(BatchPage::Run, heading);
    screen.back = Some(Place::Home.href());
    screen.add(Block::Progress {
        text: fill(t.progress, &[("done", &done.to_string()), ("count", &all.to_string())]),
        count: Some((done, all)),
    });
    mode(&mut screen, view);
    screen.pairs(counts(view));
    for (state, heading, text) in [
        (RowState::Unknown, t.unknown_heading, t.unknown_text),
        (RowState::Refused, t.refused_heading, t.refused_text),
        (RowState::NotPossible, t.not_possible_heading, t.not_possible_text),
        (RowState::HasCase, t.has_case_heading, t.has_case_text),
        (RowState::InReview, t.in_review_heading, t.in_review_text),
        (RowState::Running, t.running_heading, t.running_text),
    ] {
        rows(&mut screen, view, state, (heading, text));
    }
    bad_rows(&mut screen, view);
    if !run.is_going() {
        screen.heading(t.result_heading);
        screen.button(t.result, order(Order::Result), false);
        screen.link(t.report, Some(&view.href(BatchPage::Report)), false);
    }
    screen
}

/// What the run is doing, and the ways to change that.
fn mode(screen: &mut Screen, view: &BatchView<'_>) {
    let t = &view.t().batch;
    let run = view.run;
    if run.is_going() {
        let row = run.at().and_then(|at| view.batch.rows.get(at));
        let now = match (run.mode(), row) {
            (Mode::Stopping, _) => t.stopping.to_owned(),
            (_, Some(row)) => fill(t.now, &[("row", &named(view, row))]),
            (_, None) => t.between.to_owned(),
        };
        screen.text(now);
        if run.mode() == Mode::Running {
            screen.button(t.pause, order(Order::Pause), true);
            screen.button(t.stop, order(Order::Stop), false);
        }
        screen.note(Tone::Info, t.stay);
        return;
    }
    if let Mode::Halted(class) = run.mode() {
        let mut said = vec![t.halted.to_owned()];
        said.extend(class.map(|class| view.t().api_error(class).to_owned()));
        screen.titled_note(Tone::Danger, t.halted_heading, said);
    }
    if run.is_done() {
        screen.note(Tone::Good, t.all_settled);
        return;
    }
    let keys = view.view.wizard.has_keys();
    screen.note(Tone::Info, if keys { t.resting } else { t.resting_keys });
    keys_asked_again(screen, view);
    screen.submit = Some((t.go_on.to_owned(), order(Order::GoOn)));
}

/// How many stand where.
fn counts(view: &BatchView<'_>) -> Vec<Pair> {
    let counted = RowState::ALL
        .iter()
        .map(|state| (*state, view.run.tally().of(*state)))
        .filter(|(state, count)| *count > 0 || matches!(state, RowState::Ended | RowState::Unknown | RowState::ToDo));
    counted
        .map(|(state, count)| Pair::new(view.t().row_state(state), count.to_string()))
        .collect()
}

/// The rows that stand somewhere, each with the way to its own page.
fn rows(screen: &mut Screen, view: &BatchView<'_>, state: RowState, (heading, text): (&str, &str)) {
    let count = view.run.tally().of(state);
    if count == 0 {
        return;
    }
    screen.heading(heading);
    screen.text(text);
    let there = view.run.states().iter().enumerate().filter(|(_, s)| **s == state);
    for (at, _) in there.take(SHOWN) {
        let (Some(row), Some(id)) = (view.batch.rows.get(at), view.batch.row_id(at)) else {
            continue;
        };
        let name = named(view, row);
        // Nobody walks away from a run; and what is known of a row stands in its own log.
        if view.run.is_going() {
            screen.text(name);
        } else {
            let place = if state == RowState::Unknown {
                Place::Step(id, StepId::Submit)
            } else {
                Place::Overview(id)
            };
            screen.link(&name, Some(&place.href()), false);
        }
    }
    if count > SHOWN {
        screen.text(view.counted(view.t().batch.and_more, count - SHOWN));
    }
}

/// A row in few words.
fn named(view: &BatchView<'_>, row: &Row) -> String {
    let words = fill(
        view.t().batch.row,
        &[("line", &row.line.to_string()), ("ending", &row.ending())],
    );
    if row.plan.is_empty() {
        words
    } else {
        [words.as_str(), " · ", &row.plan].concat()
    }
}

/// All of it, for paper.
pub(super) fn report(view: &BatchView<'_>) -> Screen {
    let t = &view.t().batch;
    let mut screen = view.page(BatchPage::Report, t.report_heading);
    screen.back = Some(view.href(BatchPage::Run));
    screen.lead(fill(
        t.report_text,
        &[
            ("date", &view.t().date(view.view.cx.today)),
            ("count", &view.batch.rows.len().to_string()),
        ],
    ));
    screen.pairs(counts(view));
    screen.button(view.t().frame.print, Command::Print, true);
    screen.button(t.result, order(Order::Result), false);
    let states = view.run.states().iter();
    let items = view.batch.rows.iter().zip(states).map(|(row, state)| {
        let (line, state) = (row.line.to_string(), view.t().row_state(*state));
        let values = [
            ("line", line.as_str()),
            ("identifier", &row.identifier),
            ("state", state),
        ];
        fill(t.report_row, &values)
    });
    screen.list(false, items.collect());
    screen.list(false, view.batch.bad.iter().map(|bad| bad_row(view.t(), bad)).collect());
    screen.link(t.back_to_run, Some(&view.href(BatchPage::Run)), false);
    screen
}
