//! The talk with a provider's API while the page is open: keys, lines, what was asked and what is known.
//!
//! Invariant: nothing of it is ever saved. One question is under way at a time, each under a number of its own: an
//! answer to another number is of a talk that is over, and counts for nothing.

use super::case::Context;
use super::event::Effect;
use crate::provider_api::{
    Access, ActKind, ApiError, Credential, ErrorClass, Finding, HttpResponse, Left, Line, Platform, Procedure, Stamp,
    Step, Task, TransportError,
};
use crate::telecom::Secret;

/// The talk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Connection {
    access: Access,
    talk: Option<Procedure>,
    ticket: u32,
    pausing: Option<u64>,
    account: Option<(String, Vec<Left>)>,
    lines: Vec<Line>,
    next: Option<String>,
    looked: Option<(Line, Vec<Left>)>,
    checked: Option<(ActKind, Result<(), ApiError>)>,
    problem: Option<ApiError>,
    unchanged: Option<Line>,
}

/// What a step of the talk leads to.
pub(super) enum Led {
    /// Something to carry out.
    To(Effect),
    /// The end of what was asked, and by what.
    Found(Box<(Procedure, Finding)>),
}

impl Connection {
    /// A credential was typed.
    pub(super) fn enter(&mut self, which: Credential, value: &Secret<String>) {
        self.access.enter(which, value);
        self.problem = None;
    }

    /// Takes over keys that are already held in memory.
    pub(super) fn take_keys(&mut self, access: &Access) {
        self.access = access.clone();
    }

    /// Begins a task; whatever was under way is over.
    pub(super) fn begin(&mut self, task: Task, (platform, host): (Platform, Option<String>), cx: &Context<'_>) -> Led {
        self.problem = None;
        // Another host knows nothing of the tokens of this one.
        if let Some(host) = host.filter(|host| host != self.access.get(Credential::Host)) {
            self.access.enter(Credential::Host, &Secret::new(host));
        }
        let (procedure, step) = Procedure::begin(task, platform, &mut self.access, &stamp(cx));
        self.led(procedure, step)
    }

    /// An answer came, or none did.
    pub(super) fn answered(
        &mut self,
        ticket: u32,
        answer: Result<HttpResponse, TransportError>,
        cx: &Context<'_>,
    ) -> Option<Led> {
        let mut procedure = self.talk.take_if(|_| ticket == self.ticket)?;
        let step = procedure.answered(answer, &mut self.access, &stamp(cx));
        Some(self.led(procedure, step))
    }

    /// A pause is over.
    pub(super) fn pause_over(&mut self, ticket: u32, cx: &Context<'_>) -> Option<Led> {
        let mut procedure = self.talk.take_if(|_| ticket == self.ticket)?;
        let step = procedure.waited(&mut self.access, &stamp(cx));
        Some(self.led(procedure, step))
    }

    fn led(&mut self, procedure: Procedure, step: Step) -> Led {
        self.ticket = self.ticket.wrapping_add(1);
        self.pausing = None;
        match step {
            Step::Send(request) => {
                self.talk = Some(procedure);
                Led::To(Effect::Send(self.ticket, request))
            }
            Step::Wait(pause) => {
                self.talk = Some(procedure);
                self.pausing = Some(pause);
                Led::To(Effect::Pause(self.ticket, pause))
            }
            Step::Finished(finding) => Led::Found(Box::new((procedure, finding))),
        }
    }

    /// Takes in what was found where that changes nothing but what is known.
    pub(super) fn learn(&mut self, procedure: &Procedure, finding: &Finding) {
        self.unchanged = None;
        match finding {
            Finding::Connected {
                account,
                wallet,
                lines,
                next,
            } => {
                if matches!(procedure.task(), Task::Connect { .. }) {
                    self.account = Some((account.clone(), wallet.clone()));
                    self.lines.clear();
                    self.looked = None;
                    self.checked = None;
                }
                self.lines.extend(lines.iter().cloned());
                self.next.clone_from(next);
            }
            Finding::Looked { line, left, error } => {
                self.looked = Some((line.clone(), left.clone()));
                self.problem.clone_from(error);
            }
            Finding::Eligible { line, kind } => {
                self.checked = Some((*kind, Ok(())));
                self.see(line);
            }
            Finding::Settled(line) => {
                self.unchanged = Some(line.clone());
                self.see(line);
            }
            Finding::Undone(line) => self.see(line),
            Finding::Failed(error) => {
                if let Task::Check { kind, .. } = procedure.task() {
                    self.checked = Some((*kind, Err(error.clone())));
                }
                self.problem = Some(error.clone());
            }
            Finding::Acted(_) => {}
        }
        self.shut();
    }

    /// Something that keeps the person from going on is shown.
    pub(super) fn trouble(&mut self, error: Option<ApiError>) {
        self.problem = error;
        self.shut();
    }

    /// Keys that were not accepted open nothing any more: they are asked for again.
    fn shut(&mut self) {
        let refused = |error: &ApiError| error.class == ErrorClass::Unauthenticated;
        if self.problem.as_ref().is_some_and(refused) {
            self.account = None;
        }
    }

    fn see(&mut self, line: &Line) {
        let left = self.looked.take().map(|(_, left)| left).unwrap_or_default();
        self.looked = Some((line.clone(), left));
    }

    /// Ends what is under way, unless it may have changed something.
    pub(super) fn stop(&mut self) {
        if !self.is_acting() {
            self.talk = None;
            self.pausing = None;
        }
    }

    /// Forgets keys and all that they opened.
    pub(super) fn forget(&mut self) {
        if !self.is_acting() {
            *self = Self {
                ticket: self.ticket.wrapping_add(1),
                problem: self.problem.take(),
                ..Self::default()
            };
        }
    }

    /// The keys.
    #[must_use]
    pub fn access(&self) -> &Access {
        &self.access
    }

    /// A question is under way.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.talk.is_some()
    }

    /// What is under way.
    #[must_use]
    pub fn talk(&self) -> Option<&Procedure> {
        self.talk.as_ref()
    }

    /// The act itself is under way: nothing may break in.
    #[must_use]
    pub fn is_acting(&self) -> bool {
        let acts = |p: &Procedure| matches!(p.task(), Task::Act { .. } | Task::Undo { .. });
        self.talk.as_ref().is_some_and(acts)
    }

    /// The length of the pause that is being made, in milliseconds.
    #[must_use]
    pub fn pausing(&self) -> Option<u64> {
        self.pausing
    }

    /// The account and its wallet, once the keys have opened it.
    #[must_use]
    pub fn account(&self) -> Option<&(String, Vec<Left>)> {
        self.account.as_ref()
    }

    /// The lines seen so far.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// There are more lines.
    #[must_use]
    pub fn next(&self) -> Option<&String> {
        self.next.as_ref()
    }

    /// The line chosen, and what is left on it.
    #[must_use]
    pub fn looked(&self) -> Option<&(Line, Vec<Left>)> {
        self.looked.as_ref()
    }

    /// The API was asked about this act, and said so.
    #[must_use]
    pub fn checked(&self, kind: ActKind) -> Option<&Result<(), ApiError>> {
        self.checked.as_ref().filter(|(k, _)| *k == kind).map(|(_, said)| said)
    }

    /// The API said that this act would not work.
    #[must_use]
    pub fn refuses(&self, kind: Option<ActKind>) -> bool {
        kind.and_then(|kind| self.checked(kind)).is_some_and(Result::is_err)
    }

    /// What went wrong last.
    #[must_use]
    pub fn problem(&self) -> Option<&ApiError> {
        self.problem.as_ref()
    }

    /// How the line stood when a lost act was asked after and nothing was to be seen of it.
    #[must_use]
    pub fn unchanged(&self) -> Option<&Line> {
        self.unchanged.as_ref()
    }
}

fn stamp<'a>(cx: &Context<'a>) -> Stamp<'a> {
    Stamp {
        now: cx.now,
        nonce: cx.fresh_key,
    }
}
