//! The parts of a page.
//!
//! Invariant: a block holds what does not change while somebody types into it; what does change — value, error,
//! ticks — stands beside it in the screen. So a block that stays the same keeps its place, focus and caret.

pub use super::command::Command;
use super::drawn::Way;
use super::items::{Card, Combobox, Sheet, TaskGroup};
pub(super) use super::items::{Pair, Row};
use super::order::{Entry, Picked, Unkept};
use super::timeline::Timeline;
use crate::provider_api::Credential;
use crate::wizard::{Check, Event, Field};

/// How a note sounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Good to know.
    Info,
    /// Mind this.
    Caution,
    /// This may cost number or money.
    Danger,
    /// It is done.
    Good,
}

/// What is typed into a field, for the right keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InputKind {
    /// Words.
    Text,
    /// Several lines.
    Lines,
    /// A day.
    Day,
    /// An amount.
    Amount,
    /// A few characters.
    Short,
}

/// One answer of a choice.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Choice {
    /// Its name.
    pub value: String,
    /// Its words.
    pub label: String,
    /// More words, or none.
    pub hint: String,
}

/// One item of a checklist.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Tick {
    /// Its name.
    pub check: Check,
    /// Its words.
    pub label: String,
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Block {
    /// A paragraph.
    Text(String),
    /// The paragraph under the heading: why it is asked.
    Lead(String),
    /// A heading within the page.
    Heading(String),
    /// Items.
    List {
        /// Numbered.
        ordered: bool,
        /// The items.
        items: Vec<String>,
    },
    /// A note that stands out.
    Note {
        /// How it sounds.
        tone: Tone,
        /// In bold; may be empty.
        title: String,
        /// Sentences.
        text: Vec<String>,
    },
    /// One of several answers.
    Choice {
        /// Which question.
        field: Field,
        /// The question.
        legend: String,
        /// The question is the page's heading, and is only read out here.
        quiet: bool,
        /// The answers.
        options: Vec<Choice>,
    },
    /// One of many answers.
    Select {
        /// Which question.
        field: Field,
        /// The question.
        label: String,
        /// How to answer.
        hint: String,
        /// The answers.
        options: Vec<Choice>,
    },
    /// One of many answers, looked for by typing.
    Combobox(Combobox),
    /// Something that opens an API: typed, sent, never shown again.
    Secret {
        /// Which.
        which: Credential,
        /// What it is.
        label: String,
    },
    /// Something typed that is never kept, not even in the screen. Its error stands in [`super::Screen::entries`].
    Unkept {
        /// Names the field.
        name: &'static str,
        /// What it is.
        label: String,
        /// How to answer.
        hint: String,
        /// What is typed.
        what: Unkept,
        /// The words of the box that shows a password; empty where nothing is hidden.
        show: String,
    },
    /// How the page is set. Which of them holds stands in [`super::Screen::picked`], behind the name and `=`.
    Setting {
        /// Names it.
        name: &'static str,
        /// What is set.
        legend: String,
        /// The answers, and what each asks for.
        options: Vec<(Choice, Command)>,
    },
    /// Something is under way.
    Progress {
        /// What, in words.
        text: String,
        /// How many of how many, where that can be counted.
        count: Option<(usize, usize)>,
    },
    /// A file that is given.
    File {
        /// The element that holds it.
        id: &'static str,
        /// Which are offered, as the attribute `accept` says it.
        accept: &'static str,
        /// More than one at a time.
        many: bool,
        /// What it is.
        label: String,
        /// How it is given.
        hint: String,
        /// What is then done.
        command: Command,
    },
    /// A file that was made. What changes while it is made stands in [`super::Screen::handed`].
    Handed,
    /// A picture, from a file or the camera. What changes while it is read stands in [`super::Screen::pictured`].
    Picture {
        /// What it is.
        label: String,
        /// How it is given.
        hint: String,
        /// What the picture of the camera is, for those who do not see it.
        view: String,
    },
    /// A mail, as a file or as text. What is said while it is read stands in [`super::Screen::mail_said`].
    Mail {
        /// What the file is.
        label: String,
        /// How it is given.
        hint: String,
        /// What the text is.
        text_label: String,
        /// How it is given.
        text_hint: String,
    },
    /// Items of a list, to be ticked.
    Picks {
        /// Of which list.
        of: Picked,
        /// What they are.
        legend: String,
        /// The items.
        items: Vec<Choice>,
    },
    /// A checklist.
    Ticks {
        /// What it is.
        legend: String,
        /// Its items.
        items: Vec<Tick>,
    },
    /// A field of a record that is written.
    Entry {
        /// Which, as the path of a draft.
        path: String,
        /// The question.
        label: String,
        /// How to answer.
        hint: String,
        /// How it is filled in.
        entry: Entry,
    },
    /// Something typed.
    Input {
        /// Which question.
        field: Field,
        /// The question.
        label: String,
        /// How to answer.
        hint: String,
        /// What is typed.
        kind: InputKind,
    },
    /// A link.
    Link {
        /// Its words.
        label: String,
        /// Its address.
        href: String,
        /// What following it means for the case.
        then: Option<Event>,
        /// Looks like a button.
        strong: bool,
    },
    /// A button.
    Button {
        /// Its words.
        label: String,
        /// What it does.
        command: Command,
        /// The main one of its page.
        strong: bool,
    },
    /// Terms and what is said of them.
    Pairs(Vec<Pair>),
    /// Answers with a way to change them.
    Rows {
        /// The words of the links.
        change: String,
        /// The answers.
        rows: Vec<Row>,
    },
    /// A text to copy.
    Copy {
        /// What it is.
        label: String,
        /// The text, in English.
        text: String,
        /// What it means, beside it; may be empty.
        gloss: Pair,
        /// What copying means for the case.
        then: Option<Event>,
    },
    /// A text for somebody else, line by line.
    Sheet(Sheet),
    /// Days in order, listed and drawn.
    Timeline(Timeline),
    /// The phases of a case, each with what happens in it.
    Journey(Vec<Pair>),
    /// What is tapped in a device's menus, one after the other; the words stand beside it.
    Taps(Vec<String>),
    /// Ways through the menus of several devices.
    Ways(Vec<Way>),
    /// An activation code that is nobody's: each part, and what it is.
    Code(Vec<Pair>),
    /// A text letter by letter, as it stands in a file.
    Verbatim {
        /// What it is.
        label: String,
        /// The text.
        text: String,
    },
    /// The task list.
    Tasks(Vec<TaskGroup>),
    /// The list of cases.
    Cases(Vec<Card>),
    /// Something folded away.
    Folded {
        /// What it is.
        summary: String,
        /// What is inside.
        inside: Vec<Block>,
    },
}
