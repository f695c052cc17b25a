//! What an answer leads to.

use super::{Acted, Finding, PATIENCE_ACCEPTED, PATIENCE_OPEN, Procedure, Step, Task, Written};
use crate::provider_api::access::Access;
use crate::provider_api::act_kind::ActKind;
use crate::provider_api::adapter::{Adapter, Stamp};
use crate::provider_api::call::{Call, Outcome, Reply};
use crate::provider_api::error::{ApiError, ErrorClass};
use crate::provider_api::line::{Line, LineState};

impl Procedure {
    pub(super) fn replied(&mut self, reply: Reply, access: &mut Access, stamp: &Stamp<'_>) -> Step {
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

    pub(super) fn read(&mut self, line: Line, access: &mut Access, stamp: &Stamp<'_>) -> Step {
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
            return match self.task {
                Task::Act { .. } => Step::Finished(Finding::Acted(Acted::Already(line))),
                // Nobody has begun anything: it is only said.
                _ => self.give_up(ApiError::new(ErrorClass::AlreadyCancelled, &line.words)),
            };
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
                } else {
                    Acted::Lost(error.clone(), Some(line))
                }))
            }
            Written::Accepted { .. } if self.waited >= PATIENCE_ACCEPTED => {
                Step::Finished(Finding::Acted(Acted::Running(Some(line))))
            }
            Written::Refused(_) if line.state == LineState::Ending => {
                Step::Finished(Finding::Acted(Acted::Running(Some(line))))
            }
            Written::Refused(error) => Step::Finished(Finding::Acted(Acted::Refused(error.clone()))),
            Written::No | Written::Open(_) | Written::Accepted { .. } => self.pause_for(again),
        }
    }

    pub(super) fn looked(&mut self, error: Option<ApiError>) -> Step {
        let left = std::mem::take(&mut self.left);
        Step::Finished(match (self.line.take(), &self.task) {
            (Some(line), Task::Check { kind, .. }) => Finding::Eligible { line, kind: *kind },
            (Some(line), _) => Finding::Looked { line, left, error },
            (None, _) => Finding::Failed(ApiError::of(ErrorClass::Unreadable)),
        })
    }
}
