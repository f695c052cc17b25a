//! `reason`: why the plan is to end.

use super::super::build::option;
use super::super::page::Screen;
use super::super::step_frame::frame;
use super::super::view::View;
use crate::wizard::{Field, Reason, StepId};

pub(super) fn screen(view: &View<'_>) -> Screen {
    let t = &view.t().reason;
    let mut screen = frame(view, StepId::Reason, t.heading);
    screen.lead(t.why);
    let options = Reason::ALL.iter().map(|reason| {
        let (label, hint) = match reason {
            Reason::TripOver => (t.trip_over, t.trip_over_hint),
            Reason::SaveMoney => (t.save_money, t.save_money_hint),
            Reason::NewDevice => (t.new_device, t.new_device_hint),
            Reason::Security => (t.security, t.security_hint),
            Reason::Other => (t.other, ""),
        };
        option(reason.as_str(), label, hint)
    });
    screen.choice(view, Field::Reason, t.heading, options.collect());
    screen.go_on(view.t().frame.go_on, StepId::Reason);
    screen
}
