//! What is ordered in a batch, and what is done to a record that is written.
//!
//! Invariant: an order names what it is about, so that it means the same whenever it is carried out.

use super::block::{Choice, Command, InputKind};
use crate::document::Shelf;
use crate::wizard::{CaseId, Goal};

/// What is ordered in a batch.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Order {
    /// Make one.
    New {
        /// As a practice run.
        practice: bool,
    },
    /// A file was chosen or dropped.
    File,
    /// Take the lines of the list.
    TakeList,
    /// Tick a line of the account, or not.
    Pick(String, bool),
    /// Tick all, or none.
    PickAll(bool),
    /// Show other lines of the account.
    Turn(usize),
    /// Take the ticked lines.
    TakePicked,
    /// Confirmed: begin.
    Begin,
    /// Go on.
    GoOn,
    /// Rest after the line under way.
    Pause,
    /// Rest after the line under way, and forget the keys.
    Stop,
    /// Save the result as a file.
    Result,
    /// Remove it from this device.
    Remove(CaseId),
}

/// What is done to a record that is written. Paths are those of `contribution::Draft`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Edit {
    /// A text stands at a path.
    Put(String, String),
    /// A name in the list at a path is ticked, or not.
    Tick(String, String, bool),
    /// One more item in the list at a path.
    Add(String),
    /// An item less in the list at a path.
    Remove(String, usize),
    /// An item of the list at a path one place up.
    Up(String, usize),
    /// This page is done: show what is wrong on it, or go on.
    Done,
    /// Save the file.
    Save,
    /// Forget what was typed.
    Discard,
}

/// What is to be done with files that are made for the person.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum PaperOrder {
    /// A photo of an identity document was given: stamp it.
    Stamp,
    /// Pictures for the evidence were given.
    AddPictures,
    /// Something goes into the evidence, or not.
    Take(String, bool),
    /// Make the file of evidence.
    Bundle,
    /// Hand the file that was made to another app.
    Share,
    /// A file of evidence was given: look at it.
    Verify,
    /// Make a file of what is stored.
    TakeAlong,
    /// Copy that file as text.
    CopyMade,
    /// A file of what was stored was given, as a file or as text.
    Bring(Source),
    /// The preview is agreed to: write.
    TakeIn,
    /// Leave everything as it is.
    LeaveIt,
}

/// Where a file of what was stored comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// It was chosen or dropped.
    File,
    /// Its text was pasted.
    Text,
    /// It is the one that lies here already; a password was typed, or it is looked at once more.
    Again,
}

/// What is typed and never kept: it stands in its field until the page is left, and is read once, at a click.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unkept {
    /// A password that somebody thinks of.
    NewPassword,
    /// A password that there is already.
    Password,
    /// A long text.
    Lines,
}

/// What is to be done with what is stored.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum StoredOrder {
    /// Keep a sort of values on the device from now on, or no longer.
    Keep(Shelf, bool),
    /// Ask the browser to keep everything until the person removes it.
    AskToKeep,
    /// Save as a file what stands under a key that was set aside.
    SaveAside(String),
    /// Remove what stands under a key that was set aside.
    RemoveAside(String),
    /// Look whether a storage that kept nothing works by now.
    TryAgain,
    /// Delete all that is stored.
    Erase,
}

/// What is to be done with what another app has shared.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ReceivedOrder {
    /// It goes to a step of this plan.
    Take(CaseId, Goal),
    /// It goes to the line of a new plan.
    Begin,
    /// A file was given instead.
    FileGiven,
    /// The text in the clipboard is wanted instead.
    Paste,
}

/// What is ticked in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Picked {
    /// Lines of an account.
    Lines,
    /// What goes into the evidence.
    Evidence,
}

impl Picked {
    /// What a tick asks for.
    #[must_use]
    pub fn command(self, name: String, on: bool) -> Command {
        match self {
            Self::Lines => Command::Batch(Order::Pick(name, on)),
            Self::Evidence => Command::Paper(PaperOrder::Take(name, on)),
        }
    }
}

/// How a field of a record is filled in.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Entry {
    /// Something typed.
    Typed(InputKind),
    /// One of many answers.
    Select(Vec<Choice>),
    /// Any of many answers.
    Ticks(Vec<Choice>),
}
