//! The order of questions: read before write, write once, believe only what was read back.
//!
//! Invariant: [`Call::Act`] is asked at most once per part and procedure, whatever is answered: every way out of a write
//! leads to reading. A machine without a clock or a network — somebody carries its requests and lets its pauses pass.

use super::access::Access;
use super::act_kind::ActKind;
use super::adapter::{Adapter, Platform, Stamp};
use super::call::{Call, Reply};
use super::error::{ApiError, ErrorClass};
use super::http::{HttpRequest, HttpResponse, TransportError};
use super::line::{Left, Line};

mod failures;
mod finding;
mod replies;
pub use finding::{Acted, Finding, Proof};

/// First pause before reading again, in milliseconds.
const FIRST_PAUSE: u64 = 2_000;
/// Longest pause.
const LONGEST_PAUSE: u64 = 60_000;
/// After this much waiting an accepted act counts as under way, to be looked at later.
const PATIENCE_ACCEPTED: u64 = 600_000;
/// After this much waiting an act whose answer was lost stays unknown.
const PATIENCE_OPEN: u64 = 60_000;
/// How often a read is tried again when the provider has trouble.
const TRIES: u8 = 5;

/// What is to be found out or done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// Check the credentials and list the lines, or find one.
    Connect {
        /// ICCID, phone number or order number; empty for all.
        find: String,
    },
    /// The next page of that list.
    NextPage {
        /// As in `Connect`.
        find: String,
        /// Where it begins.
        page: String,
    },
    /// Look at one line: where it stands and what is left.
    Inspect {
        /// [`Line::id`].
        line: String,
    },
    /// Find out whether an act would work.
    Check {
        /// [`Line::id`].
        line: String,
        /// Which act.
        kind: ActKind,
    },
    /// Do it.
    Act {
        /// [`Line::id`].
        line: String,
        /// Which act.
        kind: ActKind,
        /// The request key of the journal.
        key: String,
    },
    /// Find out what became of an act whose answer was lost.
    Settle {
        /// [`Line::id`].
        line: String,
        /// Which act.
        kind: ActKind,
    },
    /// Take it back.
    Undo {
        /// [`Line::id`].
        line: String,
    },
}

/// What is to be done next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Carry this to the provider and come back with the answer.
    Send(HttpRequest),
    /// Let this time pass, in milliseconds, and a little more by chance.
    Wait(u64),
    /// It is over.
    Finished(Finding),
}

/// How far the write has come.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Written {
    No,
    Accepted {
        reference: String,
    },
    Open(ApiError),
    /// The provider said no. It is read all the same: a browser that finds a connection closed sends a request again by
    /// itself, and then the page hears the answer to the second copy.
    Refused(ApiError),
}

/// A task under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Procedure {
    platform: Platform,
    task: Task,
    call: Call,
    after_sign_in: Option<Call>,
    renewed: bool,
    tries: u8,
    pause: u64,
    waited: u64,
    written: Written,
    account: (String, Vec<Left>),
    line: Option<Line>,
    left: Vec<Left>,
    proofs: Vec<Proof>,
    asked: (&'static str, String),
}

impl Procedure {
    /// Begins.
    #[must_use]
    pub fn begin(task: Task, platform: Platform, access: &mut Access, stamp: &Stamp<'_>) -> (Self, Step) {
        let adapter = Adapter::of(platform);
        let read = |line: &String| Call::Read { line: line.clone() };
        let call = match &task {
            Task::Connect { .. } if adapter.accounts => Call::Account,
            Task::Connect { find } => Call::List {
                find: find.clone(),
                page: None,
            },
            Task::NextPage { find, page } => Call::List {
                find: find.clone(),
                page: Some(page.clone()),
            },
            Task::Inspect { line } | Task::Check { line, .. } | Task::Act { line, .. } | Task::Settle { line, .. } => {
                read(line)
            }
            Task::Undo { line } => Call::Undo { line: line.clone() },
        };
        let mut procedure = Self {
            platform,
            task,
            call: call.clone(),
            after_sign_in: None,
            renewed: false,
            tries: 0,
            pause: FIRST_PAUSE,
            waited: 0,
            written: Written::No,
            account: (String::new(), Vec::new()),
            line: None,
            left: Vec::new(),
            proofs: Vec::new(),
            asked: ("", String::new()),
        };
        let step = procedure.ask(call, access, stamp);
        (procedure, step)
    }

    /// What is being asked now.
    #[must_use]
    pub const fn call(&self) -> &Call {
        &self.call
    }

    /// What it is about.
    #[must_use]
    pub const fn task(&self) -> &Task {
        &self.task
    }

    /// What was asked and answered when something was changed, without anything secret.
    #[must_use]
    pub fn proofs(&self) -> &[Proof] {
        &self.proofs
    }

    /// The pause is over.
    pub fn waited(&mut self, access: &mut Access, stamp: &Stamp<'_>) -> Step {
        // Only questions that read are waited for, so this can never ask a second time for the act.
        let call = self.call.clone();
        self.ask(call, access, stamp)
    }

    /// Something came back, or nothing did.
    pub fn answered(
        &mut self,
        answer: Result<HttpResponse, TransportError>,
        access: &mut Access,
        stamp: &Stamp<'_>,
    ) -> Step {
        let adapter = Adapter::of(self.platform);
        let status = answer.as_ref().map_or(0, |response| response.status);
        let outcome = match answer {
            Ok(response) => (adapter.reply)(&self.call, &response),
            Err(error) => Err(ApiError::of(match error {
                TransportError::Offline => ErrorClass::Offline,
                TransportError::HostSilent => ErrorClass::HostSilent,
                TransportError::CorsLikely => ErrorClass::CorsLikely,
                TransportError::Timeout => ErrorClass::Timeout,
            })),
        }
        .map(|reply| fit_to_show(reply, access))
        .map_err(|error| ApiError::new(error.class, &access.redact(&error.words)));
        if self.call.is_write() {
            self.proofs.push(Proof::of(&self.asked, status, &outcome, access));
        }
        match outcome {
            Ok(reply) => self.replied(reply, access, stamp),
            Err(error) => self.failed(error, access, stamp),
        }
    }

    fn ask(&mut self, call: Call, access: &mut Access, stamp: &Stamp<'_>) -> Step {
        let adapter = Adapter::of(self.platform);
        let signing_in = matches!(call, Call::SignIn { .. });
        self.call = if adapter.signs_in && !signing_in && !access.is_signed_in() {
            self.after_sign_in = Some(call);
            Call::SignIn { part: 0 }
        } else {
            call
        };
        match adapter.ask(&self.call, access, stamp) {
            Ok(request) => {
                self.asked = (request.method.as_str(), request.place().to_owned());
                Step::Send(request)
            }
            Err(error) => self.give_up(error),
        }
    }

    /// Asks again after a pause that grows.
    fn pause_for(&mut self, call: Call) -> Step {
        let pause = self.pause;
        self.call = call;
        self.waited = self.waited.saturating_add(pause);
        self.pause = (pause * 8 / 5).min(LONGEST_PAUSE);
        Step::Wait(pause)
    }
}

/// What a provider says of lines is shown, and part of it kept: nothing secret stands in it.
fn fit_to_show(reply: Reply, access: &Access) -> Reply {
    let fit = |line: Line| Line {
        plan: access.redact(&line.plan),
        words: access.redact(&line.words),
        ..line
    };
    match reply {
        Reply::Line(line) => Reply::Line(fit(line)),
        Reply::Lines { lines, next } => Reply::Lines {
            lines: lines.into_iter().map(fit).collect(),
            next,
        },
        other @ (Reply::SignedIn { .. }
        | Reply::Account { .. }
        | Reply::Left { .. }
        | Reply::Eligible
        | Reply::Outcome(_)) => other,
    }
}
