//! Taking over from the pages that stand in the HTML (`screen/first.rs`): the language that was chosen there, and the case that was begun.

use super::commands;
use super::desk::Shared;
use crate::document::key::Kind;
use crate::screen::{Command, Place};
use crate::shell::begun;
pub(super) use crate::shell::begun::stands;
use crate::wizard::{Event, Field, StepId};
use leptos::prelude::request_animation_frame;
use std::rc::Rc;

/// Speaks the language that was chosen before the program was here.
pub(super) fn speak(desk: &Shared) {
    if let Some(language) = begun::take_language() {
        commands::run(desk, Command::Speak(language));
    }
}

/// Begins the case of this address, if it was begun before the program was here, and answers what was answered.
pub(super) fn take_up(desk: &Shared, place: &Place) {
    let Some(id) = place.case() else { return };
    let Some(begun) = begun::take() else { return };
    {
        let mut desk = desk.borrow_mut();
        if desk.store.get(&Kind::Case.of(id)).is_some() {
            return;
        }
        commands::begin_as(&mut desk, id.clone(), begun.practice);
        desk.answer(Field::Reason, begun.answer);
        desk.save_case();
    }
    if begun.done {
        let desk = Rc::clone(desk);
        // Once the page stands: focus goes from there to the next.
        request_animation_frame(move || commands::run(&desk, Command::Case(Event::StepFinished(StepId::Reason))));
    }
}
