//! What a control asks the program to do.

use super::order::{Edit, Order, PaperOrder, ReceivedOrder, StoredOrder};
use crate::calendar::Reminder;
use crate::document::Appearance;
use crate::messages::Language;
use crate::wizard::{CaseId, Event, Field};

/// A command; carried out by `app`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Command {
    /// Something happened in the open case.
    Case(Event),
    /// Something in a batch.
    Batch(Order),
    /// Something in a record that is written.
    Contribute(Edit),
    /// Make a file.
    Paper(PaperOrder),
    /// Something with what another app has shared.
    Received(ReceivedOrder),
    /// Begin a case.
    Start {
        /// As a practice run.
        practice: bool,
    },
    /// Copy a text, and then tell the case.
    Copy {
        /// What is copied.
        text: String,
        /// What that means for the case.
        then: Option<Event>,
    },
    /// Put the text that was copied elsewhere into a field, as if it was typed.
    Paste(Field),
    /// Show the interface in a language.
    Speak(Language),
    /// Show the page light or dark; without one, as the device is set.
    Appear(Option<Appearance>),
    /// Remove a case from this device.
    Remove(CaseId),
    /// Show the plans from this one on.
    Turn(usize),
    /// Put back what was removed last.
    PutBack,
    /// Something with what is stored.
    Stored(StoredOrder),
    /// Write again what could not be written.
    SaveAgain,
    /// Take the new version.
    Update,
    /// Look for newer data on providers.
    RenewData,
    /// Let the browser install the page.
    Install,
    /// Offer no more to install the page, but where one looks for it.
    NoInstall,
    /// Print the page.
    Print,
    /// Make a calendar file of these dates.
    Calendar(Vec<Reminder>),
    /// Share the calendar file that was made.
    ShareCalendar,
    /// Tell the case, and print the page if it takes that.
    PrintText(Event),
}
