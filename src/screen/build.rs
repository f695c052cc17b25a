//! The building of a page, part by part.

use super::block::{Block, Choice, Command, InputKind, Tick, Tone};
use super::items::{Combobox, Listed, Pair};
use super::page::{Live, Screen};
use super::pages::problem;
use super::view::View;
use crate::messages::fill;
use crate::wizard::{Check, Event, Field, StepId};

impl Screen {
    /// An empty page.
    #[must_use]
    pub fn new(name: &str, heading: impl Into<String>) -> Self {
        Self {
            name: name.to_owned(),
            heading: heading.into(),
            ..Self::default()
        }
    }

    /// Adds a part.
    pub fn add(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// Adds the paragraph under the heading.
    pub fn lead(&mut self, text: impl Into<String>) {
        self.add(Block::Lead(text.into()));
    }

    /// Adds a paragraph.
    pub fn text(&mut self, text: impl Into<String>) {
        self.add(Block::Text(text.into()));
    }

    /// Adds a heading.
    pub fn heading(&mut self, text: &str) {
        self.add(Block::Heading(text.to_owned()));
    }

    /// Adds a note without a title.
    pub fn note(&mut self, tone: Tone, text: impl Into<String>) {
        self.titled_note(tone, "", vec![text.into()]);
    }

    /// Adds a note.
    pub fn titled_note(&mut self, tone: Tone, title: &str, text: Vec<String>) {
        self.add(Block::Note {
            tone,
            title: title.to_owned(),
            text,
        });
    }

    /// Whether one of the parts is the main button already: a page has only one.
    pub fn has_main_button(&self) -> bool {
        self.blocks.iter().any(|block| {
            matches!(
                block,
                Block::Button { strong: true, .. } | Block::Link { strong: true, .. }
            )
        })
    }

    /// Terms and what is said of each; nothing where there are none.
    pub fn pairs(&mut self, pairs: Vec<Pair>) {
        if !pairs.is_empty() {
            self.add(Block::Pairs(pairs));
        }
    }

    /// Adds a list.
    pub fn list(&mut self, ordered: bool, items: Vec<String>) {
        if !items.is_empty() {
            self.add(Block::List { ordered, items });
        }
    }

    /// Adds a choice.
    pub fn choice(&mut self, view: &View<'_>, field: Field, legend: &str, options: Vec<Choice>) {
        self.note_field(view, field, String::new());
        let quiet = legend == self.heading;
        self.add(Block::Choice {
            field,
            legend: legend.to_owned(),
            quiet,
            options,
        });
    }

    /// Adds a choice among many.
    pub fn select(&mut self, view: &View<'_>, field: Field, (label, hint): (&str, &str), options: Vec<Choice>) {
        self.note_field(view, field, String::new());
        self.add(Block::Select {
            field,
            label: label.to_owned(),
            hint: hint.to_owned(),
            options,
        });
    }

    /// Adds a choice among many that is looked for, with what is listed now.
    pub fn combobox(&mut self, view: &View<'_>, combobox: Combobox, listed: Listed) {
        self.note_field(view, combobox.field, String::new());
        self.note_field(view, combobox.query, String::new());
        self.listed = listed;
        self.add(Block::Combobox(combobox));
    }

    /// Adds a field.
    pub fn input(&mut self, view: &View<'_>, field: Field, kind: InputKind, label: &str, hint: &str) {
        self.note_field(view, field, meaning(view, field, kind));
        self.add(Block::Input {
            field,
            label: label.to_owned(),
            hint: hint.to_owned(),
            kind,
        });
    }

    /// Adds a button that pastes into a field, where the browser can.
    pub fn paste(&mut self, view: &View<'_>, field: Field) {
        if view.pastes {
            self.button(view.t().comfort.paste, Command::Paste(field), false);
        }
    }

    /// Adds a field that may stay empty.
    pub fn optional(&mut self, view: &View<'_>, field: Field, kind: InputKind, label: &str, hint: &str) {
        self.input(view, field, kind, &view.t().optional(label), hint);
    }

    /// Notes what stands in a field.
    pub(super) fn note_field(&mut self, view: &View<'_>, field: Field, meaning: String) {
        let error = view
            .problems
            .iter()
            .find(|p| p.field == Some(field))
            .map(|p| problem::text(view.t(), p))
            .unwrap_or_default();
        self.fields.insert(
            field,
            Live {
                value: view.wizard.shown(field).to_owned(),
                error,
                meaning,
            },
        );
    }

    /// Adds a checklist.
    pub fn ticks(&mut self, view: &View<'_>, legend: &str, checks: &[Check]) {
        let answers = view.wizard.answers();
        self.ticked
            .extend(checks.iter().copied().filter(|c| answers.is_ticked(*c)));
        let items = checks
            .iter()
            .map(|c| Tick {
                check: *c,
                label: view.t().check(*c).to_owned(),
            })
            .collect();
        self.add(Block::Ticks {
            legend: legend.to_owned(),
            items,
        });
    }

    /// Adds a link to an address, if there is one.
    pub fn link(&mut self, label: &str, href: Option<&String>, strong: bool) {
        if let Some(href) = href {
            self.add(Block::Link {
                label: label.to_owned(),
                href: href.clone(),
                then: None,
                strong,
            });
        }
    }

    /// Adds a button.
    pub fn button(&mut self, label: &str, command: Command, strong: bool) {
        self.add(Block::Button {
            label: label.to_owned(),
            command,
            strong,
        });
    }

    /// Sets the main button to go on from a step.
    pub fn go_on(&mut self, label: &str, step: StepId) {
        self.submit = Some((label.to_owned(), Command::Case(Event::StepFinished(step))));
    }
}

/// How an entry is read, where that helps against a slip.
fn meaning(view: &View<'_>, field: Field, kind: InputKind) -> String {
    let t = view.t();
    let read = match kind {
        InputKind::Day => view.wizard.answers().date(field).map(|date| t.date(date)),
        InputKind::Amount if matches!(field, Field::BalanceLeft | Field::RenewalPrice | Field::ChargedAmount) => {
            view.wizard.answers().money(field).map(|m| m.readable())
        }
        InputKind::Amount if field == Field::DataLeft => view.wizard.answers().volume(field).map(|v| v.readable()),
        _ => None,
    };
    read.map(|value| fill(t.frame.meaning, &[("value", &value)]))
        .unwrap_or_default()
}

/// A choice of a closed set.
pub(super) fn option(value: &str, label: &str, hint: &str) -> Choice {
    Choice {
        value: value.to_owned(),
        label: label.to_owned(),
        hint: hint.to_owned(),
    }
}
