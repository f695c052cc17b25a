//! A whole page, and the building of one.

use super::block::{Block, Choice, Command, InputKind, Tick, Tone};
use super::place::Place;
use crate::directory::{Index, LocalText, Recognition, Record};
use crate::messages::{Catalogue, Language, fill, local};
use crate::telecom::Date;
use crate::wizard::{Check, Context, Event, Field, Phase, Problem, ProblemKind, Stage, StepId, StepState, Wizard};
use std::collections::{BTreeMap, BTreeSet};

/// Something fetched from beside the program.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Guarded<T> {
    /// Not asked for, or on its way.
    #[default]
    Loading,
    /// Here.
    Here(T),
    /// It could not be had or read.
    Unavailable,
}

impl<T> Guarded<T> {
    /// The value, if it is here.
    #[must_use]
    pub fn here(&self) -> Option<&T> {
        match self {
            Self::Here(value) => Some(value),
            Self::Loading | Self::Unavailable => None,
        }
    }
}

/// All that a screen of a case may look at.
pub struct View<'a> {
    /// The language.
    pub language: Language,
    /// The case.
    pub wizard: &'a Wizard,
    /// Its surroundings.
    pub cx: &'a Context<'a>,
    /// The list of providers.
    pub index: &'a Guarded<Index>,
    /// The tables of prefixes and hosts.
    pub recognition: &'a Guarded<Recognition>,
    /// The record of the chosen provider.
    pub record: &'a Guarded<Record>,
    /// What was refused last.
    pub problems: &'a [Problem],
}

impl View<'_> {
    /// The sentences.
    #[must_use]
    pub fn t(&self) -> &'static Catalogue {
        self.language.catalogue()
    }

    /// A text of a record.
    #[must_use]
    pub fn local(&self, text: &LocalText) -> String {
        local(text, self.language).to_owned()
    }

    /// A step of this case.
    #[must_use]
    pub fn href(&self, step: StepId) -> String {
        Place::Step(self.wizard.case.id.clone(), step).href()
    }

    /// What the person calls the plan, else the provider, else a plain word.
    #[must_use]
    pub fn plan_name(&self) -> String {
        let nickname = self.wizard.answers().text(Field::Nickname);
        let provider = self.provider_name();
        match (nickname.is_empty(), provider.is_empty()) {
            (false, _) => nickname.to_owned(),
            (true, false) => provider,
            (true, true) => self.t().home.unnamed.to_owned(),
        }
    }

    /// The provider in the person's language.
    #[must_use]
    pub fn provider_name(&self) -> String {
        self.wizard
            .provider_name(self.cx)
            .map(|name| self.local(&name))
            .unwrap_or_default()
    }
}

/// What stands in a field now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Live {
    /// What is entered.
    pub value: String,
    /// What is wrong with it; empty if nothing.
    pub error: String,
    /// How it is read; empty if that says nothing new.
    pub meaning: String,
}

/// A problem as it is shown above the page.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Shown {
    /// The field it stands at.
    pub field: Option<Field>,
    /// The sentence.
    pub text: String,
    /// A way out: address and words.
    pub link: Option<(String, String)>,
}

/// Where a phase stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PhaseState {
    /// All its steps are done.
    Done,
    /// The step shown is one of its.
    Now,
    /// Still to come.
    Ahead,
}

/// A phase in the progress list.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PhaseMark {
    /// Its name.
    pub label: &'static str,
    /// Where it stands.
    pub state: PhaseState,
}

/// A page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Screen {
    /// For `data-step`.
    pub name: String,
    /// For `data-stage`; empty outside a case.
    pub stage: &'static str,
    /// The heading.
    pub heading: String,
    /// The progress list; empty outside the wizard.
    pub progress: Vec<PhaseMark>,
    /// A practice run.
    pub practice: bool,
    /// It asks for a language itself, so the frame offers none.
    pub asks_language: bool,
    /// Where Back leads.
    pub back: Option<String>,
    /// The task list of the case.
    pub overview: Option<String>,
    /// What is wrong.
    pub problems: Vec<Shown>,
    /// The parts.
    pub blocks: Vec<Block>,
    /// The main button: its words and what it does.
    pub submit: Option<(String, Command)>,
    /// What stands in each field.
    pub fields: BTreeMap<Field, Live>,
    /// What is ticked.
    pub ticked: BTreeSet<Check>,
}

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

    /// Adds a field that may stay empty.
    pub fn optional(&mut self, view: &View<'_>, field: Field, kind: InputKind, label: &str, hint: &str) {
        self.input(view, field, kind, &[label, view.t().frame.optional].join(" "), hint);
    }

    fn note_field(&mut self, view: &View<'_>, field: Field, meaning: String) {
        let error = view
            .problems
            .iter()
            .find(|p| p.field == Some(field))
            .map(|p| problem_text(view, p))
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
        InputKind::Amount if field == Field::BalanceLeft => view.wizard.answers().money(field).map(|m| m.readable()),
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

/// The frame of a step: name, heading, progress, Back.
pub(super) fn frame(view: &View<'_>, step: StepId, heading: &str) -> Screen {
    let mut screen = Screen::new(step.as_str(), heading);
    screen.stage = view.wizard.stage(view.cx).as_str();
    screen.practice = view.wizard.case.practice;
    screen.progress = progress(view, step.phase());
    screen.back = Some(back(view, step));
    screen.overview = Some(Place::Overview(view.wizard.case.id.clone()).href());
    screen.problems = shown(view);
    screen
}

fn progress(view: &View<'_>, now: Phase) -> Vec<PhaseMark> {
    let done = |phase: Phase| {
        StepId::ALL.iter().filter(|s| s.phase() == phase).all(|s| {
            matches!(
                view.wizard.step_state(*s, view.cx),
                StepState::Done | StepState::NotNeeded
            )
        })
    };
    let state = |phase: Phase| {
        if phase == now {
            PhaseState::Now
        } else if done(phase) {
            PhaseState::Done
        } else {
            PhaseState::Ahead
        }
    };
    Phase::ALL
        .iter()
        .map(|p| PhaseMark {
            label: view.t().phase(*p),
            state: state(*p),
        })
        .collect()
}

/// The nearest step before this one that is needed; the list of cases before the first.
fn back(view: &View<'_>, step: StepId) -> String {
    let needed = |s: &&StepId| view.wizard.step_state(**s, view.cx) != StepState::NotNeeded;
    StepId::ALL
        .iter()
        .take_while(|s| **s != step)
        .filter(needed)
        .last()
        .map_or_else(|| Place::Home.href(), |s| view.href(*s))
}

/// The problems as sentences.
pub(super) fn shown(view: &View<'_>) -> Vec<Shown> {
    let link = |kind: &ProblemKind| match kind {
        ProblemKind::LineHasCase(id) => Some((
            Place::Overview(id.clone()).href(),
            view.t().problems.open_that_case.to_owned(),
        )),
        ProblemKind::LockedBy(step) => Some((view.href(*step), view.t().step(*step).to_owned())),
        ProblemKind::NumberFirst => Some((view.href(StepId::PortOut), view.t().step(StepId::PortOut).to_owned())),
        _ => None,
    };
    view.problems
        .iter()
        .map(|p| Shown {
            field: p.field,
            text: problem_text(view, p),
            link: link(&p.kind),
        })
        .collect()
}

fn problem_text(view: &View<'_>, problem: &Problem) -> String {
    super::pages::problem::text(view.t(), problem)
}

/// The stage as it stands in `data-stage`, for screens that show a stored summary.
pub(super) const fn stage_name(stage: Stage) -> &'static str {
    stage.as_str()
}

/// Days since a record was checked after which it says so.
const STALE_DAYS: i32 = 180;

/// Adds where the facts of a record come from, with their age.
pub(super) fn sources(screen: &mut Screen, view: &View<'_>, record: &Record) {
    let t = view.t();
    let checked = record.checked_on().and_then(|day| Date::parse(day).ok());
    if checked.is_some_and(|day| day.days_until(view.cx.today) > STALE_DAYS) {
        screen.note(Tone::Caution, t.frame.stale);
    }
    let mut inside: Vec<Block> = checked
        .map(|day| Block::Text(fill(t.frame.checked_on, &[("date", &t.date(day))])))
        .into_iter()
        .collect();
    inside.extend(record.sources.iter().map(|source| Block::Link {
        label: if source.third_party {
            [host(&source.url), " (", t.frame.third_party, ")"].concat()
        } else {
            host(&source.url).to_owned()
        },
        href: source.url.clone(),
        then: None,
        strong: false,
    }));
    screen.add(Block::Folded {
        summary: t.frame.sources.to_owned(),
        inside,
    });
}

/// An address without scheme, for people.
fn host(url: &str) -> &str {
    url.strip_prefix("https://").unwrap_or(url).trim_end_matches('/')
}

/// Marks a text that no citable source stands for.
pub(super) fn with_doubt(view: &View<'_>, record: &Record, path: &str, text: String) -> String {
    if record.is_unchecked(path) {
        [&text, " (", view.t().frame.unchecked, ")"].concat()
    } else {
        text
    }
}
