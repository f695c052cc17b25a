//! `move-instead`: a new device usually needs a move, not an end.

use super::super::block::Tone;
use super::super::build::option;
use super::super::menus;
use super::super::page::Screen;
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
    screen.note(Tone::Caution, t.move_once);
    menus::ask(&mut screen, view, Field::Device, t.move_from);
    menus::ask(&mut screen, view, Field::NewDevice, t.move_to);
    if view.wizard.answers().has(Field::NewDevice)
        && let Some(new) = menus::of(view, Field::NewDevice)
    {
        screen.heading(t.move_on_new);
        menus::steps(&mut screen, view, new, &new.transfer);
    }
    if view.wizard.answers().has(Field::Device)
        && let Some(old) = menus::of(view, Field::Device)
    {
        screen.heading(t.move_on_old);
        screen.text(t.move_old_last);
        menus::steps(&mut screen, view, old, &old.delete);
    }
    screen.note(Tone::Caution, view.t().home.delete_last);
    let options = vec![
        option(Instead::Keep.as_str(), t.move_keep, ""),
        option(Instead::End.as_str(), t.move_end, ""),
    ];
    screen.choice(view, Field::MoveInstead, t.move_legend, options);
    screen.go_on(view.t().frame.go_on, StepId::MoveInstead);
    screen
}
