//! A whole page as a value.

use super::banner::Banner;
use super::block::{Block, Command, Tone};
use super::items::Listed;
use super::paper::Handed;
use crate::provider_api::Credential;
use crate::wizard::{Check, Field};
use std::collections::{BTreeMap, BTreeSet};

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

/// How the reading of a picture stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pictured {
    /// How it sounds.
    pub tone: Tone,
    /// What is said of it; may be empty.
    pub said: String,
    /// The words of the camera's button and what it does now; none where there is no camera.
    pub camera: Option<(String, Option<Command>)>,
    /// The camera is on.
    pub looking: bool,
}

/// A problem as it is shown above the page.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Shown {
    /// The field it stands at.
    pub field: Option<Field>,
    /// The field of a record it stands at, as the path of a draft.
    pub entry: Option<String>,
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
    /// What stands above the page while what is entered could be lost.
    pub banner: Option<Banner>,
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
    /// What stands in each field of a record, by its path.
    pub entries: BTreeMap<String, Live>,
    /// What the combobox lists.
    pub listed: Listed,
    /// What is ticked.
    pub ticked: BTreeSet<Check>,
    /// Which lines of an account are ticked, or, after a path and `=`, which names in a record, or how the page is set.
    pub picked: BTreeSet<String>,
    /// How the reading of a picture stands, where one can be given.
    pub pictured: Option<Pictured>,
    /// How the making of a file stands, where one is made.
    pub handed: Handed,
    /// How the reading of a mail stands, in words.
    pub mail_said: String,
    /// Which credentials are held in memory.
    pub held: BTreeSet<Credential>,
}
