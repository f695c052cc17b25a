//! What an error leads to: to another try where that is harmless, to reading where something may have happened, to the
//! end where nothing more can be found out.

use super::{Acted, Finding, Procedure, Step, TRIES, Task, Written};
use crate::provider_api::access::Access;
use crate::provider_api::adapter::{Adapter, Stamp};
use crate::provider_api::call::Call;
use crate::provider_api::error::{ApiError, ErrorClass};
use crate::provider_api::line::{Line, LineState};

impl Procedure {
    pub(super) fn failed(&mut self, error: ApiError, access: &mut Access, stamp: &Stamp<'_>) -> Step {
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
                let token = adapter.signs_in && !matches!(call, Call::SignIn { .. });
                if error.class == ErrorClass::Unauthenticated && token && !self.renewed {
                    self.renewed = true;
                    access.sign_out();
                    return self.ask(call, access, stamp);
                }
                if (error.class.passes() || lost_on_the_way) && self.tries < TRIES {
                    self.tries += 1;
                    if error.class == ErrorClass::RateLimited {
                        self.pause = self.pause.max(adapter.platform.pause_when_limited());
                    }
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
        self.written = if error.class.leaves_open() || part > 0 {
            Written::Open(error)
        } else {
            Written::Refused(error)
        };
        self.pause_for(Call::Read { line })
    }

    /// Nothing more can be found out.
    pub(super) fn give_up(&mut self, error: ApiError) -> Step {
        let refused = matches!(error.class, ErrorClass::NotEligible | ErrorClass::Invalid);
        Step::Finished(match (&self.task, &self.written) {
            (Task::Act { .. }, Written::No) => Finding::Acted(Acted::NotSent(error)),
            (Task::Act { .. }, Written::Accepted { .. }) if refused && matches!(self.call, Call::Poll { .. }) => {
                Finding::Acted(Acted::Refused(error))
            }
            (Task::Act { .. }, Written::Accepted { .. }) => Finding::Acted(Acted::Running(self.line.take())),
            // Every answered write leaves a proof: without one it was the sign-in before it that failed.
            (Task::Act { .. }, Written::Open(_)) if self.proofs.is_empty() => Finding::Acted(Acted::NotSent(error)),
            (Task::Act { .. }, Written::Open(first) | Written::Refused(first)) => {
                Finding::Acted(Acted::Lost(first.clone(), None))
            }
            _ => Finding::Failed(error),
        })
    }
}
