//! The question whether to remove a case from this device.

use super::super::block::{Command, Tone};
use super::super::page::Screen;
use super::super::place::Place;
use super::super::view::View;
use crate::wizard::ActState;

/// Asks once more before a case is deleted here.
#[must_use]
pub fn remove(view: &View<'_>) -> Screen {
    let t = view.t();
    let id = view.wizard.case.id.clone();
    let mut screen = Screen::new("remove", t.home.remove_heading);
    screen.practice = view.wizard.case.practice;
    screen.stage = view.wizard.stage(view.cx).as_str();
    screen.lead(view.plan_name());
    screen.note(Tone::Danger, t.home.remove_text);
    let act = view.wizard.journal.standing().act;
    if act.is_sent() && act != ActState::Ended {
        screen.note(Tone::Danger, t.home.remove_sent);
    }
    screen.button(t.home.remove_yes, Command::Remove(id), false);
    screen.link(t.home.remove_no, Some(&Place::Home.href()), true);
    screen
}
