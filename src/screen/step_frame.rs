//! What every step has around its question: name, heading, progress, Back, and what is wrong.

use super::page::{PhaseMark, PhaseState, Screen, Shown};
use super::pages::problem;
use super::place::Place;
use super::view::View;
use crate::batch::of_row;
use crate::wizard::{Phase, ProblemKind, StepId, StepState};

/// The frame of a step: name, heading, progress, Back.
pub(super) fn frame(view: &View<'_>, step: StepId, heading: &str) -> Screen {
    let mut screen = Screen::new(step.as_str(), heading);
    screen.stage = view.wizard.stage(view.cx).as_str();
    screen.practice = view.wizard.case.practice;
    screen.progress = progress(view, step.phase());
    screen.back = Some(back(view, step));
    screen.overview = Some(Place::Overview(view.wizard.case.id.clone()).href());
    screen.problems = shown(view);
    screen
}

/// Where the case is listed: a row in its batch.
pub(super) fn home(view: &View<'_>) -> String {
    match Place::of_holder(&view.wizard.case.id) {
        Place::Batch(id, page) => Place::Batch(id, page).href(),
        _ => Place::Home.href(),
    }
}

fn progress(view: &View<'_>, now: Phase) -> Vec<PhaseMark> {
    let done = |phase: Phase| {
        StepId::ALL.iter().filter(|s| s.phase() == phase).all(|s| {
            matches!(
                view.wizard.step_state(*s, view.cx),
                StepState::Done | StepState::NotNeeded
            )
        })
    };
    let state = |phase: Phase| {
        if phase == now {
            PhaseState::Now
        } else if done(phase) {
            PhaseState::Done
        } else {
            PhaseState::Ahead
        }
    };
    Phase::ALL
        .iter()
        .map(|p| PhaseMark {
            label: view.t().phase(*p),
            state: state(*p),
        })
        .collect()
}

/// The nearest step before this one that is needed; the list of cases before the first.
fn back(view: &View<'_>, step: StepId) -> String {
    let needed = |s: &&StepId| view.wizard.step_state(**s, view.cx) != StepState::NotNeeded;
    StepId::ALL
        .iter()
        .take_while(|s| **s != step)
        .filter(needed)
        .last()
        .filter(|_| of_row(&view.wizard.case.id).is_none())
        .map_or_else(|| home(view), |s| view.href(*s))
}

/// The problems as sentences.
pub(super) fn shown(view: &View<'_>) -> Vec<Shown> {
    let link = |kind: &ProblemKind| match kind {
        ProblemKind::LineHasCase(id) => {
            Some((Place::of_holder(id).href(), view.t().problems.open_that_case.to_owned()))
        }
        ProblemKind::LockedBy(step) => Some((view.href(*step), view.t().step(*step).to_owned())),
        ProblemKind::NumberFirst => Some((view.href(StepId::PortOut), view.t().step(StepId::PortOut).to_owned())),
        _ => None,
    };
    view.problems
        .iter()
        .map(|p| Shown {
            field: p.field,
            entry: None,
            text: problem::text(view.t(), p),
            link: link(&p.kind),
        })
        .collect()
}
