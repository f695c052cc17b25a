//! The evidence of a case in one file: what goes in, the making of it, and the look at one.

mod mask;
mod report;
mod verify;

pub use report::{dossier, pictures};
pub use verify::{Verified, verify_screen};

use super::block::{Block, Choice, Command, Pair, Tone};
use super::build::option;
use super::order::{PaperOrder, Picked};
use super::page::Screen;
use super::paper::{Paper, hand};
use super::place::Place;
use super::step_frame::shown;
use super::view::View;
use crate::directory::{Identified, identify};
use crate::evidence::{Item, Paragraph, Section};
use crate::messages::fill;
use crate::wizard::{Field, Happening, Stage};
use std::collections::BTreeSet;

/// The element that holds pictures to be added.
pub const PICTURES_ID: &str = "evidence-pictures";
/// The element that holds a file to be looked at.
pub const VERIFY_ID: &str = "evidence-file";

/// All that these pages may look at.
pub struct EvidenceView<'a> {
    /// The case.
    pub view: View<'a>,
    /// What the person has struck out, by name.
    pub left_out: &'a BTreeSet<String>,
    /// What the added pictures are called.
    pub pictures: &'a [String],
}

impl EvidenceView<'_> {
    /// Whether a sort of content goes in.
    fn takes(&self, item: Item) -> bool {
        !self.left_out.contains(item.as_str())
    }

    /// A text without the number of the line, if that was struck out.
    fn struck(&self, text: &str) -> String {
        if self.takes(Item::Identifier) {
            return text.to_owned();
        }
        let number = match identify(self.view.wizard.answers().text(Field::Identifier)) {
            Ok(Identified::Iccid(iccid)) => iccid.as_str().to_owned(),
            Ok(Identified::Eid(eid)) => eid.as_str().to_owned(),
            // As it is written at home: a country code before it stays.
            Ok(Identified::Msisdn(number)) => number
                .to_e164()
                .trim_start_matches('+')
                .trim_start_matches('1')
                .to_owned(),
            Ok(Identified::Reference(text)) => text,
            Ok(Identified::ActivationCode(_)) | Err(_) => return text.to_owned(),
        };
        mask::masked(text, &number)
    }

    /// Whether there is anything of a sort.
    fn has(&self, item: Item) -> bool {
        let journal = self.view.wizard.journal.entries();
        match item {
            Item::Identifier => !self.view.wizard.ending().is_empty(),
            Item::Contacts => journal.iter().any(|entry| !entry.with.is_empty()),
            Item::Notes => {
                let named = !self.view.wizard.answers().text(Field::Nickname).is_empty();
                named || journal.iter().any(|entry| !entry.note.is_empty())
            }
            Item::Texts => !report::texts(&self.view).is_empty(),
            Item::Mails => !report::mails(&self.view).is_empty(),
            Item::Record => self.view.cx.record.is_some(),
        }
    }
}

/// The name under which an added picture is ticked.
#[must_use]
pub fn picture_item(at: usize) -> String {
    ["picture-", &at.to_string()].concat()
}

/// The page on which the file is made.
#[must_use]
pub fn evidence_screen(view: &EvidenceView<'_>) -> Screen {
    let (t, case) = (view.view.t(), &view.view);
    let e = &t.evidence;
    let mut screen = Screen::new("evidence", e.heading);
    screen.stage = case.wizard.stage(case.cx).as_str();
    screen.practice = case.wizard.case.practice;
    screen.back = Some(Place::Overview(case.wizard.case.id.clone()).href());
    screen.problems = shown(case);
    screen.lead(e.lead);
    if !matches!(case.wizard.stage(case.cx), Stage::Ended | Stage::Closed | Stage::Ported) {
        screen.note(Tone::Info, e.early);
    }
    picks(&mut screen, view);
    screen.add(Block::File {
        id: PICTURES_ID,
        accept: "image/*,.eml,message/rfc822,.pdf,application/pdf",
        many: true,
        label: e.pictures.to_owned(),
        hint: e.pictures_hint.to_owned(),
        command: Command::Paper(PaperOrder::AddPictures),
    });
    let report = report::report(view, case.language);
    screen.add(Block::Folded {
        summary: e.see.to_owned(),
        inside: report.sections.iter().flat_map(part).collect(),
    });
    let is_made = matches!(case.paper, Paper::Made { .. });
    screen.button(e.make, Command::Paper(PaperOrder::Bundle), !is_made);
    hand(&mut screen, t, case.paper, e.made, "");
    if let Some(made) = case.wizard.journal.last(Happening::EvidenceMade) {
        let day = t.date(made.day);
        screen.text(fill(e.fingerprint_kept, &[("date", &day), ("sum", &made.note)]));
    }
    screen.text(e.private);
    screen.link(e.verify_link, Some(&Place::Verify.href()), false);
    screen
}

fn picks(screen: &mut Screen, view: &EvidenceView<'_>) {
    let e = &view.view.t().evidence;
    let item = |item: &Item| {
        let (label, hint) = match item {
            Item::Identifier => (e.item_identifier, e.item_identifier_hint),
            Item::Contacts => (e.item_contacts, ""),
            Item::Notes => (e.item_notes, ""),
            Item::Texts => (e.item_texts, ""),
            Item::Mails => (e.item_mails, ""),
            Item::Record => (e.item_record, ""),
        };
        option(item.as_str(), label, hint)
    };
    let sorts = Item::ALL.iter().filter(|item| view.has(**item)).map(item);
    let pictures = view.pictures.iter().enumerate().map(|(at, name)| Choice {
        value: picture_item(at),
        label: fill(e.item_picture, &[("name", name)]),
        hint: String::new(),
    });
    let items: Vec<Choice> = sorts.chain(pictures).collect();
    let taken = items.iter().map(|item| item.value.clone());
    screen.picked = taken.filter(|name| !view.left_out.contains(name)).collect();
    if !items.is_empty() {
        screen.add(Block::Picks {
            of: Picked::Evidence,
            legend: e.items.to_owned(),
            items,
        });
    }
}

/// A part of the report as it is seen before the file is made.
fn part(section: &Section) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(section.heading.clone())];
    let mut pairs = Vec::new();
    for paragraph in &section.paragraphs {
        match paragraph {
            Paragraph::Pair(term, text) => pairs.push(Pair::new(term, text)),
            Paragraph::Text(text) | Paragraph::Verbatim(text) => blocks.push(Block::Text(text.clone())),
        }
    }
    if !pairs.is_empty() {
        blocks.push(Block::Pairs(pairs));
    }
    blocks
}
