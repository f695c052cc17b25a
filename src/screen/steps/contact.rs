//! A contact that is noted: day, with whom, number, what was said. It moves nothing; the journal shows it.

use super::super::block::{Block, Command, InputKind};
use super::super::page::Screen;
use super::super::view::View;
use crate::wizard::{Event, Field};

/// Adds the form, folded away.
pub(super) fn form(screen: &mut Screen, view: &View<'_>) {
    let (t, s) = (&view.t().texts, &view.t().submit);
    let mut inside = Screen::default();
    inside.text(t.contact_why);
    inside.optional(
        view,
        Field::ContactOn,
        InputKind::Day,
        t.contact_on,
        view.t().balance.date_hint,
    );
    inside.optional(
        view,
        Field::ContactWith,
        InputKind::Text,
        t.contact_with,
        t.contact_with_hint,
    );
    inside.optional(
        view,
        Field::ContactReference,
        InputKind::Text,
        t.contact_reference,
        s.reference_hint,
    );
    inside.input(view, Field::ContactNote, InputKind::Lines, t.contact_note, s.note_hint);
    inside.button(t.contact_save, Command::Case(Event::ContactNoted), false);
    screen.fields.extend(inside.fields);
    screen.add(Block::Folded {
        summary: t.contact.to_owned(),
        inside: inside.blocks,
    });
}
