//! `backup`: what hangs on the line.

use super::super::block::Tone;
use super::super::facts::{warn, with_doubt};
use super::super::page::Screen;
use super::super::step_frame::frame;
use super::super::view::View;
use crate::directory::terms::{Topic, Warning};
use crate::messages::fill;
use crate::wizard::steps::BACKUP_CHECKS;
use crate::wizard::{Field, KeepNumber, StepId};

pub(super) fn screen(view: &View<'_>) -> Screen {
    let t = &view.t().backup;
    let mut screen = frame(view, StepId::Backup, t.heading);
    screen.lead(t.why);
    if let Some(record) = view.cx.record
        && let Some(note) = record.note(Topic::BeforeEnding)
    {
        let text = with_doubt(view, record, "notes.before_ending", view.local(note));
        screen.titled_note(Tone::Caution, t.provider_note, vec![text]);
    }
    warn(&mut screen, view, Tone::Caution, &[Warning::ProfileNeeded]);
    if view.wizard.answers().choice(Field::KeepNumber) == Some(KeepNumber::DataOnly) {
        screen.note(Tone::Info, view.t().keep.data_only);
        screen.link(
            view.t().keep.data_only_change,
            Some(&view.href(StepId::KeepNumber)),
            false,
        );
    }
    screen.ticks(view, t.legend, BACKUP_CHECKS);
    let open = BACKUP_CHECKS
        .iter()
        .filter(|c| !view.wizard.answers().is_ticked(**c))
        .count();
    if open > 0 {
        screen.note(Tone::Info, fill(t.open, &[("count", &open.to_string())]));
    }
    screen.go_on(view.t().frame.go_on, StepId::Backup);
    screen
}
