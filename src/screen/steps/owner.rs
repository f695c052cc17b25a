//! In whose name the account is: who has to act, and what the person can do.

use super::super::block::{Block, Pair, Tone};
use super::super::build::option;
use super::super::page::Screen;
use super::super::view::View;
use crate::letters::{Letter, write};
use crate::messages::Language;
use crate::wizard::{Event, Field, HandOver, Owner, StepId, TextKind};

/// The question; it may stay open.
pub(super) fn ask(screen: &mut Screen, view: &View<'_>) {
    let t = &view.t().details;
    let owners = Owner::ALL
        .iter()
        .map(|owner| option(owner.as_str(), name(view, *owner), ""));
    let legend = view.t().optional(t.owner);
    screen.choice(view, Field::Owner, &legend, owners.collect());
}

/// The words for an owner.
pub(super) fn name(view: &View<'_>, owner: Owner) -> &'static str {
    let t = &view.t().details;
    match owner {
        Owner::Own => t.owner_own,
        Owner::Family => t.owner_family,
        Owner::Employer => t.owner_employer,
        Owner::Seller => t.owner_seller,
        Owner::NotSure => t.owner_not_sure,
    }
}

/// Who has to act, if it is not the person.
fn other(view: &View<'_>) -> Option<&'static str> {
    let t = &view.t().details;
    match view.wizard.answers().choice(Field::Owner)? {
        Owner::Own => None,
        Owner::Family => Some(t.owner_family_acts),
        Owner::Employer => Some(t.owner_employer_acts),
        Owner::Seller => Some(t.owner_seller_acts),
        Owner::NotSure => Some(t.owner_not_sure_how),
    }
}

/// Says who has to act, with a text to send.
pub(super) fn who_acts(screen: &mut Screen, view: &View<'_>) {
    let Some(text) = other(view) else { return };
    screen.note(Tone::Caution, text);
    let owner = view.wizard.answers().choice(Field::Owner);
    if let Some(Owner::Family | Owner::Employer) = owner
        && let Ok(letter) = write(TextKind::ToOwner, view.wizard, view.cx)
    {
        both(screen, view, view.t().details.owner_text, &letter, None);
    }
}

/// The same in short, where the account is needed.
pub(super) fn reminder(screen: &mut Screen, view: &View<'_>) {
    if let Some(text) = other(view) {
        screen.note(Tone::Caution, text);
        screen.link(view.t().step(StepId::Details), Some(&view.href(StepId::Details)), false);
    }
}

/// A text in both languages, either to be copied; the person's own first. On a page of its own it is noted as handed over.
pub(in crate::screen) fn both(
    screen: &mut Screen,
    view: &View<'_>,
    label: &str,
    letter: &Letter,
    noted: Option<TextKind>,
) {
    let t = &view.t().seller;
    let (chinese, english) = ((t.in_chinese, letter.chinese()), (t.in_english, letter.english()));
    let texts = match view.language {
        Language::ZhCn => [chinese, english],
        Language::En => [english, chinese],
    };
    for (language, text) in texts {
        screen.add(Block::Copy {
            label: [label, " ", language].concat(),
            then: noted.map(|kind| Event::TextHandedOver(kind, HandOver::Text, text.clone())),
            text,
            gloss: Pair::default(),
        });
    }
}
