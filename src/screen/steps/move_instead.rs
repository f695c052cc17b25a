//! `move-instead`: a new device usually needs a move, not an end.

use super::super::block::Tone;
use super::super::page::{Screen, option};
use super::super::step_frame::frame;
use super::super::view::View;
use crate::wizard::{Field, Instead, StepId};

pub(super) fn screen(view: &View<'_>) -> Screen {
    let t = &view.t().instead;
    let mut screen = frame(view, StepId::MoveInstead, t.move_heading);
    screen.lead(t.move_why);
    screen.list(
        true,
        [t.move_step_1, t.move_step_2, t.move_step_3]
            .map(str::to_owned)
            .to_vec(),
    );
    screen.note(Tone::Caution, view.t().home.delete_last);
    let options = vec![
        option(Instead::Keep.as_str(), t.move_keep, ""),
        option(Instead::End.as_str(), t.move_end, ""),
    ];
    screen.choice(view, Field::MoveInstead, t.move_legend, options);
    screen.go_on(view.t().frame.go_on, StepId::MoveInstead);
    screen
}
