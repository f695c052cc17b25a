//! A picture or the camera in place of typing: how the reading stands, and what becomes of what was read.
//!
//! Invariant: it lives only while the page is open. Of what was read stays what the step keeps of typed text, and no more:
//! the server of an activation code, or a number. An answer that nobody waits for any more changes nothing.

use super::case::Wizard;
use super::event::{Effect, ProblemKind, Refusal};
use super::field::Field;
use crate::directory::{Scanned, scanned};
use crate::telecom::Secret;

/// What happens while a picture is read.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ScanEvent {
    /// A picture was chosen, dropped or pasted.
    PictureGiven,
    /// The camera is wanted.
    CameraAsked,
    /// It is on.
    CameraOpened,
    /// Enough: the person has stopped it, has left the step, or does not see the page any more.
    Stopped,
    /// These are the texts of the codes.
    Read(Secret<Vec<String>>),
    /// Nothing was read.
    Failed(ScanFailure),
}

/// Why nothing was read. Each has its own sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ScanFailure {
    /// There is no code in the picture, or none that can be read.
    NoCode,
    /// Not a picture, or of a form that this browser does not know.
    NotAPicture,
    /// What reads pictures could not be fetched or was too slow.
    NoReader,
    /// The person, or the browser, does not allow the camera.
    CameraRefused,
    /// There is none, or another program has it.
    CameraAbsent,
    /// Nothing was seen for a minute.
    CameraOver,
}

/// How the reading stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Scan {
    /// Nothing is asked.
    #[default]
    Idle,
    /// A picture is being read.
    Reading,
    /// The camera is asked for.
    Opening,
    /// The camera is on.
    Looking,
    /// It was an activation code.
    GotCode,
    /// It was an ICCID or EID, which now stands in the field.
    GotNumber,
    /// It was begun like an activation code.
    Damaged,
    /// It was a web address at this host.
    Web(String),
    /// It was something else.
    Text,
    /// Nothing was read.
    Failed(ScanFailure),
}

impl Scan {
    /// Whether an answer is waited for.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        matches!(self, Self::Reading | Self::Opening | Self::Looking)
    }
}

impl Wizard {
    /// An activation code was entered in this sitting; its secret part is gone.
    #[must_use]
    pub fn code_was_dropped(&self) -> bool {
        self.session.code_dropped
    }

    /// How the reading of a picture stands.
    #[must_use]
    pub fn scan(&self) -> &Scan {
        &self.session.scan
    }

    pub(super) fn scan_happened(&mut self, what: ScanEvent) -> Result<Vec<Effect>, Refusal> {
        let close = || Ok(vec![Effect::CloseCamera]);
        match what {
            ScanEvent::PictureGiven | ScanEvent::CameraAsked if self.act().holds() => {
                Err(Refusal::one(Some(Field::Identifier), ProblemKind::ActAlready))
            }
            ScanEvent::PictureGiven => {
                self.session.scan = Scan::Reading;
                Ok(vec![Effect::CloseCamera, Effect::ReadPicture])
            }
            ScanEvent::CameraAsked if self.session.scan.is_busy() => Ok(Vec::new()),
            ScanEvent::CameraAsked => {
                self.session.scan = Scan::Opening;
                Ok(vec![Effect::OpenCamera])
            }
            ScanEvent::CameraOpened if self.session.scan == Scan::Opening => {
                self.session.scan = Scan::Looking;
                Ok(Vec::new())
            }
            ScanEvent::CameraOpened => close(),
            ScanEvent::Stopped => {
                self.session.scan = Scan::Idle;
                close()
            }
            ScanEvent::Read(_) | ScanEvent::Failed(_) if !self.session.scan.is_busy() => close(),
            ScanEvent::Read(texts) => {
                let changed = self.take_scanned(scanned(texts.expose()));
                let save = changed.then_some(Effect::SaveCase);
                Ok(std::iter::once(Effect::CloseCamera).chain(save).collect())
            }
            ScanEvent::Failed(why) => {
                self.session.scan = Scan::Failed(why);
                close()
            }
        }
    }

    /// Keeps what may be kept; says whether that changed an answer.
    fn take_scanned(&mut self, what: Scanned) -> bool {
        let (scan, changed) = match what {
            Scanned::ActivationCode(code) => {
                self.case.answers.set(Field::SmdpAddress, code.smdp_address().as_str());
                self.session.code_dropped = true;
                (Scan::GotCode, true)
            }
            Scanned::Number(number) => {
                self.identifier_typed(&number);
                (Scan::GotNumber, true)
            }
            Scanned::Damaged => (Scan::Damaged, false),
            Scanned::Web(host) => (Scan::Web(host), false),
            Scanned::Text => (Scan::Text, false),
        };
        self.session.scan = scan;
        changed
    }
}
