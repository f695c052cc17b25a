//! How the provider behaves: what it permits to other origins, and what goes wrong.

use crate::scripted::{Answer, Asked, Over, Scripted};
use std::time::Duration;

/// What pages of other origins may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cors {
    /// Everything they ask for.
    Allowed,
    /// Nothing: no answer carries a word about it.
    Refused,
    /// Answers may be read, but nobody thought of `OPTIONS`: it is answered with 405.
    PreflightFails,
    /// Reading alone: permission to write is refused.
    OnlyGet,
}

/// What goes wrong on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// The connection ends when the request has arrived; nothing happens.
    HangUpBefore,
    /// It happens, and then the connection ends without a word.
    HangUpAfter,
    /// It happens, and the answer breaks off in the middle.
    CutShort,
    /// It happens at once, and the answer takes its time.
    Delay(Duration),
    /// Nothing happens; the browser is sent on (302).
    Redirect(String),
    /// Permission (`OPTIONS`) is given, and then the provider is down: the request that it was asked for never arrives.
    GoneAfterPermission,
}

/// The provider's state.
#[derive(Debug)]
pub(super) struct Conduct {
    pub(super) scripted: Scripted,
    pub(super) cors: Cors,
    pub(super) down: bool,
    pub(super) keep_alive: bool,
    pub(super) preflights: Vec<Asked>,
    /// Exchange, what befalls it, how often still.
    troubles: Vec<(String, Trouble, usize)>,
}

/// What comes of a request.
#[derive(Debug)]
pub(super) enum Outcome {
    /// The connection ends.
    HangUp,
    /// Something is said.
    Say(Said),
}

/// An answer on its way.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// Name of the exchange; empty for a permission.
    pub(super) call: String,
    pub(super) status: u16,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: String,
    pub(super) after: Duration,
    pub(super) cut_short: bool,
}

impl Conduct {
    pub(super) fn new(scripted: Scripted) -> Self {
        Self {
            scripted,
            cors: Cors::Allowed,
            down: false,
            keep_alive: false,
            preflights: Vec::new(),
            troubles: Vec::new(),
        }
    }

    pub(super) fn trouble(&mut self, call: &str, trouble: Trouble, times: usize) {
        self.troubles.push((call.to_owned(), trouble, times));
    }

    /// Counts a request, lets it have its effect, and says what comes of it.
    pub(super) fn outcome(&mut self, asked: &Asked) -> Outcome {
        if self.down {
            return Outcome::HangUp;
        }
        if asked.method == "OPTIONS" {
            self.preflights.push(asked.clone());
            self.down = self.goes_after_permission(asked);
            return Outcome::Say(self.permission(asked));
        }
        let (call, trouble) = self.trouble_of(asked);
        if matches!(trouble, Some(Trouble::HangUpBefore | Trouble::Redirect(_))) {
            // Counted as any other, but laid aside.
            let nothing = Over {
                call: call.clone(),
                answer: Answer {
                    status: 302,
                    body: String::new(),
                },
                times: 1,
                with_effect: false,
            };
            self.scripted.faults.insert(0, nothing);
        }
        let Answer { status, body } = self.scripted.answer(asked);
        let mut said = Said {
            call,
            status,
            body,
            headers: vec![
                ("content-type", "application/json".to_owned()),
                // A browser that keeps it, or sends it back, was asked to carry credentials.
                (
                    "set-cookie",
                    "mock=1; Path=/; Secure; SameSite=None; Partitioned".to_owned(),
                ),
            ],
            ..Said::default()
        };
        if self.cors != Cors::Refused {
            said.headers.extend(allowed_origin(asked));
        }
        match trouble {
            Some(Trouble::HangUpBefore | Trouble::HangUpAfter) => return Outcome::HangUp,
            Some(Trouble::CutShort) => said.cut_short = true,
            Some(Trouble::Delay(time)) => said.after = time,
            Some(Trouble::Redirect(to)) => {
                said.status = 302;
                said.headers.push(("location", to));
            }
            // It came without being asked for first, as simple requests do.
            Some(Trouble::GoneAfterPermission) | None => {}
        }
        Outcome::Say(said)
    }

    /// Whether the provider is to be gone before what this asks permission for.
    fn goes_after_permission(&mut self, asked: &Asked) -> bool {
        let method = asked.headers.get("access-control-request-method").cloned();
        let wanted = Asked {
            method: method.unwrap_or_default(),
            ..asked.clone()
        };
        let call = self.scripted.call_of(&wanted).to_owned();
        let next = self
            .troubles
            .iter_mut()
            .find(|(at, trouble, times)| *at == call && *times > 0 && matches!(trouble, Trouble::GoneAfterPermission));
        next.is_some_and(|(_, _, times)| {
            *times -= 1;
            true
        })
    }

    /// The exchange of a request, and what is to befall it.
    fn trouble_of(&mut self, asked: &Asked) -> (String, Option<Trouble>) {
        let call = self.scripted.call_of(asked).to_owned();
        let next = self
            .troubles
            .iter_mut()
            .find(|(at, _, times)| *at == call && *times > 0);
        let trouble = next.map(|(_, trouble, times)| {
            *times -= 1;
            trouble.clone()
        });
        (call, trouble)
    }

    fn permission(&self, asked: &Asked) -> Said {
        let wanted = |name: &str| asked.headers.get(name).cloned().unwrap_or_default();
        let method = wanted("access-control-request-method");
        let reads = ["GET", "HEAD"].contains(&method.as_str());
        let status = match self.cors {
            Cors::Allowed => 204,
            Cors::OnlyGet if reads => 204,
            Cors::Refused => 200,
            Cors::OnlyGet => 403,
            Cors::PreflightFails => 405,
        };
        let mut said = Said {
            status,
            ..Said::default()
        };
        if status == 204 {
            said.headers.extend(allowed_origin(asked));
            said.headers.push(("access-control-allow-methods", method));
            let headers = wanted("access-control-request-headers");
            if !headers.is_empty() {
                said.headers.push(("access-control-allow-headers", headers));
            }
            // A permission is good once, so that a change of mind is felt at once.
            said.headers.push(("access-control-max-age", "0".to_owned()));
        }
        said
    }
}

fn allowed_origin(asked: &Asked) -> Option<(&'static str, String)> {
    let origin = asked.headers.get("origin")?;
    Some(("access-control-allow-origin", origin.clone()))
}
