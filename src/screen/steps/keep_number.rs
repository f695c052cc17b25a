//! `keep-number`: the one question before anything can end.

use super::super::block::Tone;
use super::super::facts::warn;
use super::super::page::{Screen, option};
use super::super::step_frame::frame;
use super::super::view::View;
use crate::directory::terms::Warning;
use crate::wizard::{Field, KeepNumber, StepId};

pub(super) fn screen(view: &View<'_>) -> Screen {
    let t = &view.t().keep;
    let mut screen = frame(view, StepId::KeepNumber, t.heading);
    screen.lead(t.why);
    warn(&mut screen, view, Tone::Danger, &[Warning::PortFirst]);
    let options = KeepNumber::ALL.iter().filter_map(|keep| {
        let (label, hint) = match keep {
            KeepNumber::Yes => (t.yes, t.yes_hint),
            KeepNumber::NotSure => (t.not_sure, t.not_sure_hint),
            KeepNumber::No => (t.no, t.no_hint),
            KeepNumber::NoNumber => (t.no_number, t.no_number_hint),
            // Nobody says this: it is answered from the record.
            KeepNumber::DataOnly => return None,
        };
        Some(option(keep.as_str(), label, hint))
    });
    screen.choice(view, Field::KeepNumber, t.heading, options.collect());
    if view.wizard.answers().choice(Field::KeepNumber) == Some(KeepNumber::DataOnly) {
        screen.note(Tone::Info, t.data_only);
        if let Some(live) = screen.fields.get_mut(&Field::KeepNumber) {
            KeepNumber::NoNumber.as_str().clone_into(&mut live.value);
        }
    }
    screen.go_on(view.t().frame.go_on, StepId::KeepNumber);
    screen
}
