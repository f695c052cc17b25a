//! `secure`: shut others out first.

use super::super::block::Tone;
use super::super::page::Screen;
use super::super::step_frame::frame;
use super::super::view::View;
use crate::wizard::StepId;
use crate::wizard::steps::SECURE_CHECKS;

pub(super) fn screen(view: &View<'_>) -> Screen {
    let t = &view.t().secure;
    let mut screen = frame(view, StepId::Secure, t.heading);
    screen.lead(t.why);
    if let Some(record) = view.cx.record {
        screen.link(view.t().signin.open, record.links.sign_in.as_ref(), false);
        screen.link(view.t().signin.support, record.links.support.as_ref(), false);
    }
    screen.ticks(view, t.legend, SECURE_CHECKS);
    screen.note(Tone::Caution, t.note);
    screen.go_on(view.t().frame.go_on, StepId::Secure);
    screen
}
