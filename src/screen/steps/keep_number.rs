//! `keep-number`: the one question before anything can end.

use super::super::block::Tone;
use super::super::build::option;
use super::super::facts::warn;
use super::super::page::Screen;
use super::super::step_frame::frame;
use super::super::view::View;
use crate::directory::terms::Warning;
use crate::ordered::Ordered;
use crate::wizard::{Field, KeepNumber, StepId};

pub(super) fn screen(view: &View<'_>) -> Screen {
    let t = &view.t().keep;
    let mut screen = frame(view, StepId::KeepNumber, t.heading);
    screen.lead(t.why);
    warn(&mut screen, view, Tone::Danger, &[Warning::PortFirst]);
    let data_only = view.wizard.seems_data_only(view.cx);
    if data_only {
        screen.note(Tone::Info, t.data_only);
    }
    let mut order = KeepNumber::ALL.to_vec();
    // What is likely stands first, and is answered by nobody but the person.
    order.order_by_key(|keep| !data_only || *keep != KeepNumber::NoNumber);
    let options = order.into_iter().map(|keep| {
        let (label, hint) = match keep {
            KeepNumber::Yes => (t.yes, t.yes_hint),
            KeepNumber::NotSure => (t.not_sure, t.not_sure_hint),
            KeepNumber::No => (t.no, t.no_hint),
            KeepNumber::NoNumber => (t.no_number, t.no_number_hint),
        };
        option(keep.as_str(), label, hint)
    });
    screen.choice(view, Field::KeepNumber, t.heading, options.collect());
    screen.go_on(view.t().frame.go_on, StepId::KeepNumber);
    screen
}
