//! What is shown in place of a step that cannot be opened now: why, and the way on.

use super::super::block::Tone;
use super::super::page::Screen;
use super::super::place::Place;
use super::super::step_frame::frame;
use super::super::view::View;
use crate::messages::fill;
use crate::wizard::StepId;

/// A step that another has to precede.
pub(super) fn locked(view: &View<'_>, step: StepId, by: StepId) -> Screen {
    let t = view.t();
    let first = t.step(by);
    let mut screen = frame(view, step, &fill(t.overview.locked_heading, &[("step", first)]));
    screen.lead(t.overview.locked_text);
    if matches!(by, StepId::KeepNumber | StepId::PortOut) {
        screen.note(Tone::Caution, t.overview.number_locked);
    }
    screen.link(
        &fill(t.overview.go_there, &[("step", first)]),
        Some(&view.href(by)),
        true,
    );
    screen
}

/// A step that the answers make superfluous.
pub(super) fn not_needed(view: &View<'_>, step: StepId) -> Screen {
    let t = view.t();
    let mut screen = frame(view, step, t.step(step));
    screen.lead(t.overview.not_needed);
    let on = view.wizard.current_step(view.cx);
    let (label, href) = match on {
        Some(next) => (fill(t.overview.go_there, &[("step", t.step(next))]), view.href(next)),
        None => (
            t.frame.overview.to_owned(),
            Place::Overview(view.wizard.case.id.clone()).href(),
        ),
    };
    screen.link(&label, Some(&href), true);
    screen
}
