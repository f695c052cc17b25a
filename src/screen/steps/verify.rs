//! `verify`: what the provider asks to be sure who speaks.

use super::super::block::Tone;
use super::super::facts::{warn, with_doubt};
use super::super::page::Screen;
use super::super::step_frame::frame;
use super::super::texts;
use super::super::view::View;
use crate::directory::terms::{Proof, Topic, Warning};
use crate::wizard::{StepId, TextKind};

/// What most providers ask, where we know nothing of this one.
const GENERAL: &[Proof] = &[
    Proof::AccountPin,
    Proof::SmsCode,
    Proof::EmailCode,
    Proof::BillingAddress,
    Proof::OrderNumber,
];

pub(super) fn screen(view: &View<'_>) -> Screen {
    let t = &view.t().verify;
    let mut screen = frame(view, StepId::Verify, t.heading);
    screen.lead(t.why);
    warn(&mut screen, view, Tone::Caution, &[Warning::OwnerOnly]);
    let known = view.cx.record.map(|r| r.proofs.as_slice()).filter(|p| !p.is_empty());
    screen.heading(if known.is_some() { t.asks } else { t.asks_general });
    let proofs = known.unwrap_or(GENERAL);
    screen.list(false, proofs.iter().map(|p| view.t().proof(*p).to_owned()).collect());
    if let Some(record) = view.cx.record
        && let Some(note) = record.note(Topic::Identity)
    {
        screen.text(with_doubt(view, record, "notes.identity", view.local(note)));
    }
    screen.note(Tone::Caution, t.never_here);
    screen.list(false, vec![t.abroad.to_owned(), t.id_photo.to_owned()]);
    texts::links(&mut screen, view, &[TextKind::AnswerIdentity]);
    screen.go_on(view.t().frame.go_on, StepId::Verify);
    screen
}
