//! The order of questions: read before write, write once, believe only what was read back.
//!
//! Invariant: [`Call::Act`] is asked at most once per part and procedure, whatever is answered: every way out of a write
//! leads to reading. A machine without a clock or a network — somebody carries its requests and lets its pauses pass.

use super::access::Access;
use super::act_kind::ActKind;
use super::adapter::{Adapter, Platform, Stamp};
use super::call::{Call, Outcome, Reply};
use super::error::{ApiError, ErrorClass};
use super::http::{HttpRequest, HttpResponse, TransportError};
use super::line::{Left, Line, LineState};

mod finding;
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
    Accepted { reference: String },
    Open(ApiError),
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

    /// A write has left.
    #[must_use]
    pub fn has_written(&self) -> bool {
        self.written != Written::No || !self.proofs.is_empty()
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

    fn replied(&mut self, reply: Reply, access: &mut Access, stamp: &Stamp<'_>) -> Step {
        self.tries = 0;
        match reply {
            Reply::SignedIn { tokens, more } => {
                for (name, value) in tokens {
                    access.keep_token(name, &value);
                }
                let next = match (&self.call, more) {
                    (Call::SignIn { part }, true) => Call::SignIn { part: part + 1 },
                    _ => match self.after_sign_in.take() {
                        Some(call) => call,
                        None => return self.give_up(ApiError::of(ErrorClass::Unreadable)),
                    },
                };
                self.ask(next, access, stamp)
            }
            Reply::Account { name, wallet } => {
                self.account = (name, wallet);
                let find = match &self.task {
                    Task::Connect { find } => find.clone(),
                    _ => String::new(),
                };
                self.ask(Call::List { find, page: None }, access, stamp)
            }
            Reply::Lines { lines, next } => {
                let (account, wallet) = std::mem::take(&mut self.account);
                Step::Finished(Finding::Connected {
                    account: access.redact(&account),
                    wallet,
                    lines,
                    next,
                })
            }
            Reply::Line(line) => self.read(line, access, stamp),
            Reply::Left { left, more } => {
                self.left.extend(left);
                match (&self.call, more) {
                    (Call::Left { line, part }, true) => {
                        let call = Call::Left {
                            line: line.clone(),
                            part: part + 1,
                        };
                        self.ask(call, access, stamp)
                    }
                    _ => self.looked(None),
                }
            }
            Reply::Eligible => self.eligible(access, stamp),
            Reply::Outcome(outcome) => self.came_out(outcome, access, stamp),
        }
    }

    fn read(&mut self, line: Line, access: &mut Access, stamp: &Stamp<'_>) -> Step {
        self.line = Some(line.clone());
        match self.task.clone() {
            Task::Inspect { line: id } if Adapter::of(self.platform).tells_left => {
                self.ask(Call::Left { line: id, part: 0 }, access, stamp)
            }
            Task::Inspect { .. } => self.looked(None),
            Task::Undo { .. } => Step::Finished(Finding::Undone(line)),
            Task::Settle { kind, .. } => Step::Finished(if line.shows(kind) {
                Finding::Acted(Acted::of(kind, line))
            } else {
                Finding::Settled(line)
            }),
            Task::Check { kind, .. } | Task::Act { kind, .. } if self.written == Written::No => {
                self.about_to_act(kind, line, access, stamp)
            }
            Task::Act { kind, .. } => self.read_back(kind, line),
            Task::Check { .. } | Task::Connect { .. } | Task::NextPage { .. } => self.looked(None),
        }
    }

    /// The line was read: may the act be asked for?
    fn about_to_act(&mut self, kind: ActKind, line: Line, access: &mut Access, stamp: &Stamp<'_>) -> Step {
        let adapter = Adapter::of(self.platform);
        if line.shows(kind) {
            return Step::Finished(Finding::Acted(Acted::Already(line)));
        }
        let offer = adapter.offer(kind);
        let problem = match line.state {
            LineState::Unknown => Some(ErrorClass::UnknownState),
            LineState::Ending => Some(ErrorClass::Conflict),
            _ if offer.is_none() || !(adapter.fits)(kind, &line) => Some(ErrorClass::NotEligible),
            _ => None,
        };
        if let Some(class) = problem {
            return self.give_up(ApiError::new(class, &line.words));
        }
        if offer.is_some_and(|offer| offer.dry_run) {
            return self.ask(Call::Check { line: line.id, kind }, access, stamp);
        }
        self.eligible(access, stamp)
    }

    fn eligible(&mut self, access: &mut Access, stamp: &Stamp<'_>) -> Step {
        match self.task.clone() {
            Task::Act { line, kind, key } if self.written == Written::No => {
                // From here on nothing leads back to the act: whatever comes, it is read.
                self.written = Written::Open(ApiError::of(ErrorClass::Timeout));
                let call = Call::Act {
                    line,
                    kind,
                    key,
                    part: 0,
                };
                match self.ask(call, access, stamp) {
                    Step::Send(request) => Step::Send(request),
                    other => {
                        // It could not even be asked.
                        self.written = Written::No;
                        other
                    }
                }
            }
            _ => self.looked(None),
        }
    }

    fn came_out(&mut self, outcome: Outcome, access: &mut Access, stamp: &Stamp<'_>) -> Step {
        let accepted = |reference: &str| Written::Accepted {
            reference: reference.to_owned(),
        };
        let (line, kind) = match &self.task {
            Task::Act { line, kind, .. } => (line.clone(), *kind),
            Task::Undo { line } => return self.ask(Call::Read { line: line.clone() }, access, stamp),
            Task::Settle { line, .. } => (line.clone(), ActKind::EndNow),
            _ => return self.give_up(ApiError::of(ErrorClass::Unreadable)),
        };
        match outcome {
            Outcome::NextPart => match self.call.clone() {
                Call::Act { line, kind, key, part } => {
                    let part = part + 1;
                    self.ask(Call::Act { line, kind, key, part }, access, stamp)
                }
                _ => self.give_up(ApiError::of(ErrorClass::Unreadable)),
            },
            Outcome::Done { reference } | Outcome::Scheduled { reference, .. } => {
                self.written = accepted(&reference);
                self.ask(Call::Read { line }, access, stamp)
            }
            Outcome::Running { handle } => {
                self.written = accepted(&handle);
                if self.waited >= PATIENCE_ACCEPTED {
                    return Step::Finished(Finding::Acted(Acted::Running(self.line.clone())));
                }
                self.pause_for(Call::Poll { line, kind, handle })
            }
            Outcome::InReview { reference } => Step::Finished(Finding::Acted(Acted::InReview { reference })),
        }
    }

    /// The act was asked for; this is how the line stands now.
    fn read_back(&mut self, kind: ActKind, line: Line) -> Step {
        if line.shows(kind) {
            return Step::Finished(Finding::Acted(Acted::of(kind, line)));
        }
        if line.state == LineState::Ending && Adapter::of(self.platform).ends_slowly {
            return Step::Finished(Finding::Acted(Acted::Running(Some(line))));
        }
        let again = Call::Read { line: line.id.clone() };
        match &self.written {
            Written::Open(error) if self.waited >= PATIENCE_OPEN => {
                Step::Finished(Finding::Acted(if line.state == LineState::Ending {
                    Acted::Running(Some(line))
                } else if error.class == ErrorClass::AlreadyCancelled {
                    Acted::Refused(error.clone())
                } else {
                    Acted::Lost(error.clone(), Some(line))
                }))
            }
            Written::Accepted { .. } if self.waited >= PATIENCE_ACCEPTED => {
                Step::Finished(Finding::Acted(Acted::Running(Some(line))))
            }
            Written::No | Written::Open(_) | Written::Accepted { .. } => self.pause_for(again),
        }
    }

    fn looked(&mut self, error: Option<ApiError>) -> Step {
        let left = std::mem::take(&mut self.left);
        Step::Finished(match (self.line.take(), &self.task) {
            (Some(line), Task::Check { kind, .. }) => Finding::Eligible { line, kind: *kind },
            (Some(line), _) => Finding::Looked { line, left, error },
            (None, _) => Finding::Failed(ApiError::of(ErrorClass::Unreadable)),
        })
    }

    fn failed(&mut self, error: ApiError, access: &mut Access, stamp: &Stamp<'_>) -> Step {
        let adapter = Adapter::of(self.platform);
        match self.call.clone() {
            Call::Act { line, part, .. } => self.act_failed(error, line, part),
            Call::Undo { .. } => Step::Finished(Finding::Failed(error)),
            // What is left is good to know, and no more.
            Call::Left { .. } if !error.class.passes() || self.tries >= TRIES => self.looked(Some(error)),
            call => {
                let written = self.written != Written::No;
                let lost_on_the_way = written
                    && matches!(
                        error.class,
                        ErrorClass::Offline | ErrorClass::HostSilent | ErrorClass::Timeout | ErrorClass::CorsLikely
                    );
                if error.class == ErrorClass::Unauthenticated && adapter.signs_in && !self.renewed {
                    if !matches!(call, Call::SignIn { .. }) {
                        self.renewed = true;
                        access.sign_out();
                        return self.ask(call, access, stamp);
                    }
                }
                if (error.class.passes() || lost_on_the_way) && self.tries < TRIES {
                    self.tries += 1;
                    return self.pause_for(call);
                }
                let gone = match error.class {
                    ErrorClass::AlreadyCancelled => true,
                    ErrorClass::NotFound => {
                        adapter.gone_is_ended && (written || matches!(self.task, Task::Settle { .. }))
                    }
                    _ => false,
                };
                match (&call, gone) {
                    (Call::Read { line } | Call::Poll { line, .. } | Call::Check { line, .. }, true) => {
                        self.read(Line::new(line, LineState::Ended, &error.words), access, stamp)
                    }
                    _ => self.give_up(error),
                }
            }
        }
    }

    fn act_failed(&mut self, error: ApiError, line: String, part: u8) -> Step {
        let settled_by_reading = error.class.leaves_open() || error.class == ErrorClass::AlreadyCancelled || part > 0;
        if settled_by_reading {
            self.written = Written::Open(error);
            self.pause_for(Call::Read { line })
        } else {
            Step::Finished(Finding::Acted(Acted::Refused(error)))
        }
    }

    /// Nothing more can be found out.
    fn give_up(&mut self, error: ApiError) -> Step {
        let refused = matches!(error.class, ErrorClass::NotEligible | ErrorClass::Invalid);
        Step::Finished(match (&self.task, &self.written) {
            (Task::Act { .. }, Written::No) => Finding::Acted(Acted::NotSent(error)),
            (Task::Act { .. }, Written::Accepted { .. }) if refused && matches!(self.call, Call::Poll { .. }) => {
                Finding::Acted(Acted::Refused(error))
            }
            (Task::Act { .. }, Written::Accepted { .. }) => Finding::Acted(Acted::Running(self.line.take())),
            // Every answered write leaves a proof: without one it was the sign-in before it that failed.
            (Task::Act { .. }, Written::Open(_)) if self.proofs.is_empty() => Finding::Acted(Acted::NotSent(error)),
            (Task::Act { .. }, Written::Open(first)) => Finding::Acted(Acted::Lost(first.clone(), None)),
            _ => Finding::Failed(error),
        })
    }
}
