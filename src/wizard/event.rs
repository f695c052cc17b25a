//! What can happen to a case, what is then to be done, and why something is refused.

use super::case::{CaseId, Wizard};
use super::entry::HandOver;
use super::field::{Check, Field};
use super::mail::MailEvent;
use super::scan::ScanEvent;
use super::step::StepId;
use super::text_kind::TextKind;
use crate::confirmation::Expected;
use crate::directory::IdentifyProblem;
use crate::provider_api::{Credential, HttpRequest, HttpResponse, TransportError};
use crate::telecom::{Date, Secret};

/// What happened; always in the past.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Event {
    /// Something was typed or chosen.
    Answered(Field, String),
    /// The person is done typing into a field.
    FieldLeft(Field),
    /// An item of a checklist was ticked or unticked.
    Ticked(Check, bool),
    /// The person went on from a step.
    StepFinished(StepId),
    /// The person is about to do the act: note it first.
    ActBegun,
    /// Something was opened, copied or shown.
    HandedOver(HandOver),
    /// A text was copied, printed or put into a mail window, in these words.
    TextHandedOver(TextKind, HandOver, String),
    /// A text is wanted that lacks something.
    TextWanted(TextKind),
    /// The person spoke with them and says so.
    ContactNoted,
    /// The person did not do it after all.
    ActWithdrawn,
    /// The person does not know whether it was sent.
    OutcomeDoubted,
    /// The person has looked: it did not happen.
    FoundNotDone,
    /// The person has looked: it did happen.
    FoundDone,
    /// A credential was typed; it stays in memory.
    CredentialTyped(Credential, Secret<String>),
    /// The person asks something of the provider's API.
    Asked(Ask),
    /// An answer came from the API, or none did.
    HttpAnswered(u32, Result<HttpResponse, TransportError>),
    /// A pause is over.
    PauseOver(u32),
    /// A picture or the camera in place of typing.
    Scan(ScanEvent),
    /// A mail that came back is read.
    Mail(MailEvent),
    /// The person decided to keep the plan.
    Abandoned,
    /// The plan was moved to the new device.
    Moved,
    /// The person takes an abandoned or moved case up again.
    TakenUp,
    /// A file of evidence was made; this is the sum that names it.
    EvidenceMade(String),
    /// Storage holds what the last transition asked to save.
    Saved,
    /// Storage refused it.
    SaveFailed(SaveError),
}

/// What the person asks of a provider's API.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Ask {
    /// Do these credentials open it, and which lines are there?
    Connect,
    /// More lines.
    NextPage,
    /// This is my line.
    Choose(String),
    /// How does my line stand now?
    LookAgain,
    /// Take the act back.
    Undo,
    /// Stop asking.
    Stop,
    /// Forget the keys.
    Forget,
}

/// Why storage did not keep something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SaveError {
    /// No room left.
    Full,
    /// The browser allows no storage.
    Unavailable,
    /// Another tab has written since.
    ChangedElsewhere,
    /// The stored value is of a newer version.
    Newer,
    /// What was stored is gone, though nobody removed it here.
    Vanished,
}

/// What the shell is to do; always in the imperative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Save the answers.
    SaveCase,
    /// Save the journal and read it back, then answer with [`Event::Saved`] or [`Event::SaveFailed`].
    SaveJournal,
    /// Fetch the record of the provider that is now chosen.
    FetchRecord,
    /// Show the next step that waits.
    GoOn,
    /// Show one step.
    GoTo(StepId),
    /// Carry this to the provider and answer with [`Event::HttpAnswered`] and this number.
    Send(u32, HttpRequest),
    /// Let so many milliseconds pass, longer in a hidden page, then answer with [`Event::PauseOver`].
    Pause(u32, u64),
    /// Read the picture that was given, then answer with [`ScanEvent::Read`] or [`ScanEvent::Failed`].
    ReadPicture,
    /// Have this text, or the file that was given, read and compared; then answer with a [`MailEvent`] and this number.
    ReadMail(u32, Option<String>, Box<Expected>),
    /// Switch the camera on, answer with [`ScanEvent::CameraOpened`], and read what it sees until a code is found.
    OpenCamera,
    /// Ask the browser to keep what is stored: from now on it matters for days.
    AskToKeep,
    /// Switch the camera off and let go of every picture, whatever is under way.
    CloseCamera,
}

/// The new value, and what is to be done.
#[must_use]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transition {
    /// The case from now on.
    pub wizard: Wizard,
    /// In this order.
    pub effects: Vec<Effect>,
}

/// Why an event changed nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Each thing that is wrong, in the order of the page.
    pub problems: Vec<Problem>,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where it stands; `None` for the step as a whole.
    pub field: Option<Field>,
    /// What it is.
    pub kind: ProblemKind,
}

/// What may be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// An answer is missing.
    Missing,
    /// The identifier cannot be one.
    Identifier(IdentifyProblem),
    /// An activation code alone does not name the line.
    OnlyActivationCode,
    /// Not a day.
    DateUnreadable,
    /// A day that no calendar has.
    NoSuchDay,
    /// Month and day could be either.
    DateAmbiguous(Date, Date),
    /// Outside the years that make sense.
    DateOutOfRange,
    /// A day that has not come yet.
    DateInFuture,
    /// The end lies before the sending.
    EndsBeforeSent,
    /// Not an amount.
    AmountUnreadable,
    /// Not a name.
    NameUnreadable,
    /// Not an amount of data.
    VolumeUnreadable,
    /// The typed end is not that of the identifier.
    EndingDiffers,
    /// The typed number of lines is not that of the batch.
    CountDiffers(usize),
    /// Another case stands for this line.
    LineHasCase(CaseId),
    /// A step comes first.
    LockedBy(StepId),
    /// The number is to be kept.
    NumberFirst,
    /// The act is under way or done.
    ActAlready,
    /// This makes no sense where the case stands.
    NotNow,
    /// The line chosen at the API is not the one of this case.
    OtherLine,
    /// The keys have to be entered once more.
    KeysMissing,
    /// The API said that this act would not work.
    ApiRefuses,
    /// Another tab is acting.
    ActingElsewhere,
    /// Storage did not keep the entry; nothing was shown.
    NotSaved(SaveError),
}

impl Refusal {
    pub(super) fn one(field: Option<Field>, kind: ProblemKind) -> Self {
        Self {
            problems: vec![Problem { field, kind }],
        }
    }
}
