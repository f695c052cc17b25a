//! A mail: a real file field, a field for its text, and what is said while it is read. A file may be dropped on all of it.

use super::controls;
use super::element::El;
use super::lines::{Drop, drop_zone};
use super::slot::Slot;
use super::{Dispatch, Signals};
use crate::screen::{Command, InputKind, MAIL_ID};
use crate::wizard::{Event, Field, MailEvent};
use leptos::prelude::*;

/// The fields stay the same elements while a mail is read, so neither loses focus.
pub(super) fn mail(signals: Signals, send: Dispatch, file: (&str, &str), text: (&str, &str)) -> El {
    let zone = Drop {
        id: MAIL_ID,
        many: false,
        accept: ".eml,message/rfc822",
        label: file.0,
        hint: file.1,
    };
    let given = move || send.run(Command::Case(Event::Mail(MailEvent::FileGiven)));
    let said = move || signals.screen.with(|screen| screen.mail_said.clone());
    drop_zone(zone, Box::new(given))
        .add(controls::input(
            signals,
            send,
            &Slot::Field(Field::MailText),
            text.0,
            text.1,
            InputKind::Lines,
        ))
        .add(El::new("p").set("role", "status").text_of(Box::new(said)))
}
