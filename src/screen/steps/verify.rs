//! `verify`: what the provider asks to be sure who speaks.

use super::super::STAMP_ID;
use super::super::block::{Block, Command, Tone};
use super::super::facts::{warn, with_doubt};
use super::super::order::PaperOrder;
use super::super::page::Screen;
use super::super::paper::hand;
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
    stamp(&mut screen, view, proofs.contains(&Proof::IdPhoto));
    texts::links(&mut screen, view, &[TextKind::AnswerIdentity]);
    screen.go_on(view.t().frame.go_on, StepId::Verify);
    screen
}

/// A photo of a document is stamped with what it is for; folded away where nobody is known to ask for one.
fn stamp(screen: &mut Screen, view: &View<'_>, asked: bool) {
    let t = &view.t().paper;
    let before = screen.blocks.len();
    screen.text(t.stamp_text);
    screen.add(Block::File {
        id: STAMP_ID,
        accept: "image/*",
        many: false,
        label: t.stamp_label.to_owned(),
        hint: t.stamp_hint.to_owned(),
        command: Command::Paper(PaperOrder::Stamp),
    });
    hand(screen, view.t(), view.paper, t.stamped, t.stamp_seen);
    if asked {
        screen.blocks.insert(before, Block::Heading(t.stamp_heading.to_owned()));
    } else {
        let inside = screen.blocks.split_off(before);
        screen.add(Block::Folded {
            summary: t.stamp_heading.to_owned(),
            inside,
        });
    }
}
