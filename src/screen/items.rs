//! What stands in lists: steps in the task list, cases in the list of cases, what a search found.

use super::block::Choice;
use crate::wizard::{Field, StepId};

/// One step in the task list.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Task {
    /// Which.
    pub step: StepId,
    /// Its name.
    pub label: String,
    /// Its address, if it can be opened.
    pub href: Option<String>,
    /// Where it stands, in words.
    pub status: String,
    /// Done.
    pub done: bool,
    /// The next one to do.
    pub next: bool,
}

/// The steps of one phase.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TaskGroup {
    /// The phase.
    pub title: String,
    /// Its steps.
    pub tasks: Vec<Task>,
}

/// One case in the list.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Card {
    /// Its name.
    pub title: String,
    /// What is to be done or waited for, in one line; empty where nothing is.
    pub todo: String,
    /// Provider and end of the identifier.
    pub under: String,
    /// How far it has come.
    pub stage: String,
    /// The name of that stage, for `data-stage`.
    pub stage_name: &'static str,
    /// What is due, in words; empty if nothing is.
    pub due: String,
    /// The day has passed.
    pub overdue: String,
    /// A practice run, in words; empty if not.
    pub practice: String,
    /// Where it goes on.
    pub href: String,
    /// What is next.
    pub next: String,
    /// That is the main button of the page.
    pub strong: bool,
    /// Where it is removed.
    pub remove: (String, String),
}

/// A term and what is said of it; empty where there is nothing to say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Pair {
    /// The term.
    pub term: String,
    /// What is said.
    pub text: String,
}

impl Pair {
    /// A term and what is said of it.
    pub fn new(term: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            term: term.into(),
            text: text.into(),
        }
    }
}

/// One answer on the check page.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Row {
    /// What was asked.
    pub term: String,
    /// What was answered.
    pub text: String,
    /// Where it is changed.
    pub change: String,
}

/// A field in which one looks for one of many: what does not change while somebody types into it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Combobox {
    /// Which question.
    pub field: Field,
    /// What is typed to look for an answer.
    pub query: Field,
    /// The question.
    pub label: String,
    /// How to look.
    pub hint: String,
    /// What the list is called.
    pub list: String,
    /// Words for choosing again.
    pub again: String,
}

/// What a combobox lists now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listed {
    /// What was found, the best group first.
    pub groups: Vec<ListGroup>,
    /// How much was found, in words; empty while nothing is looked for.
    pub said: String,
    /// What is chosen, in words; empty if nothing is.
    pub chosen: String,
}

/// Answers of one sort.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ListGroup {
    /// What they are.
    pub heading: String,
    /// The answers, the best first.
    pub options: Vec<Choice>,
}

impl Listed {
    /// The answers in the order in which they stand.
    pub fn options(&self) -> impl Iterator<Item = &Choice> {
        self.groups.iter().flat_map(|group| &group.options)
    }
}

/// A text for somebody else: on the page line by line, on paper a letter.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Sheet {
    /// What it is.
    pub label: String,
    /// From whom, to whom, of which day, in the language of the text; only on paper.
    pub head: Vec<String>,
    /// Its subject: the word for it, and what it is; none where there is none.
    pub subject: Option<Pair>,
    /// Its sentences.
    pub lines: Vec<SheetLine>,
    /// The words behind which the other language is folded away; empty where it stands beside.
    pub fold: String,
}

/// One sentence of a text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SheetLine {
    /// In the language of whoever gets it.
    pub english: String,
    /// In Chinese.
    pub chinese: String,
    /// The words of its own button, and what that does.
    pub copy: Option<(String, super::block::Command)>,
}
