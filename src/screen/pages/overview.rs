//! The task list of one case.

use super::super::block::{Block, Command, Tone};
use super::super::calendar;
use super::super::items::{Task, TaskGroup};
use super::super::page::Screen;
use super::super::place::Place;
use super::super::planner;
use super::super::step_frame::{home, shown};
use super::super::steps::log;
use super::super::view::View;
use crate::batch::of_row;
use crate::messages::fill;
use crate::wizard::{Event, Phase, Stage, StepId, StepState};

/// The task list: every step with its state, and the way to the next.
#[must_use]
pub fn overview(view: &View<'_>) -> Screen {
    let t = view.t();
    let (wizard, cx) = (view.wizard, view.cx);
    let stage = wizard.stage(cx);
    let mut screen = Screen::new("overview", fill(t.overview.heading, &[("plan", &view.plan_name())]));
    screen.stage = stage.as_str();
    screen.practice = wizard.case.practice;
    screen.back = Some(home(view));
    screen.problems = shown(view);
    let stands = match stage {
        Stage::Submitted if wizard.runs_out() => t.words.stage_runs_out,
        _ => t.stage(stage),
    };
    screen.lead(fill(t.overview.stage, &[("stage", stands)]));
    if let Some(due) = wizard.due(cx) {
        let words = fill(t.home.due, &[("what", t.due(due.kind)), ("date", &t.date(due.on))]);
        screen.note(
            if due.is_overdue(cx.today) {
                Tone::Danger
            } else {
                Tone::Info
            },
            words,
        );
    }
    let next = wizard.current_step(cx);
    let gone = cx.record.is_some_and(|record| record.status.is_some());
    match (stage, next) {
        (Stage::Moved, _) => screen.note(Tone::Good, t.overview.moved),
        (Stage::Abandoned, _) if gone => screen.note(Tone::Good, t.gone.is_put_away),
        (Stage::Abandoned, _) => screen.note(Tone::Good, t.overview.abandoned),
        (_, Some(step)) => {
            screen.link(
                &fill(t.overview.next, &[("step", t.step(step))]),
                Some(&view.href(step)),
                true,
            );
        }
        (_, None) => screen.text(t.overview.nothing_next),
    }
    if matches!(stage, Stage::Moved | Stage::Abandoned) {
        screen.button(t.overview.take_up, Command::Case(Event::TakenUp), true);
    }
    let groups = Phase::ALL
        .iter()
        .map(|phase| group(view, *phase, next))
        .filter(|g| !g.tasks.is_empty())
        .collect();
    screen.add(Block::Tasks(groups));
    planner::dates(&mut screen, view);
    calendar::offer(&mut screen, view);
    screen.link(
        t.texts.heading,
        Some(&Place::Texts(wizard.case.id.clone()).href()),
        false,
    );
    log(&mut screen, view);
    if !wizard.journal.entries().is_empty() {
        let place = Place::Evidence(wizard.case.id.clone());
        screen.link(t.evidence.link, Some(&place.href()), false);
    }
    if of_row(&wizard.case.id).is_none() {
        let place = Place::Backup(Some(wizard.case.id.clone()));
        screen.link(t.bring.overview_link, Some(&place.href()), false);
    }
    if !stage.is_over() && !wizard.journal.standing().act.holds() {
        screen.heading(t.overview.give_up_heading);
        screen.text(t.overview.give_up_text);
        screen.button(t.overview.give_up, Command::Case(Event::Abandoned), false);
    }
    screen
}

fn group(view: &View<'_>, phase: Phase, next: Option<StepId>) -> TaskGroup {
    let t = view.t();
    let steps = StepId::ALL.iter().copied().filter(|s| s.phase() == phase);
    let tasks = steps.filter_map(|step| {
        let state = view.wizard.step_state(step, view.cx);
        let (status, href) = match state {
            StepState::NotNeeded => return None,
            StepState::Locked { by } => (fill(t.overview.locked, &[("step", t.step(by))]), None),
            StepState::Open => (t.overview.open.to_owned(), Some(view.href(step))),
            StepState::Waiting { until } => (
                fill(t.overview.waiting, &[("date", &t.date(until))]),
                Some(view.href(step)),
            ),
            StepState::Done => (t.overview.done.to_owned(), Some(view.href(step))),
        };
        let (done, next) = (state == StepState::Done, next == Some(step));
        Some(Task {
            step,
            label: t.step(step).to_owned(),
            href,
            status,
            done,
            next,
        })
    });
    TaskGroup {
        title: t.phase(phase).to_owned(),
        tasks: tasks.collect(),
    }
}
