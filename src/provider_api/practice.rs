//! The provider of practice runs: answers requests inside the page, and fails in every way that real ones do.
//!
//! Invariant: the same adapter, procedure and journal stand before it as before a real host; only the bytes go nowhere.
//! What it knows of a line outlives the page, because what became of an act must be found out after a reload.

use super::act_kind::ActKind;
use super::http::{HttpRequest, HttpResponse, Method, TransportError};
use crate::named_enum;
use crate::telecom::{Date, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Where its requests would go; `.invalid` is given to nobody (RFC 6761).
pub const PRACTICE_HOST: &str = "https://api.example-mobile.invalid";

named_enum! {
    /// What goes wrong; one at a time.
    pub enum Fault {
        /// Nothing.
        None = "none",
        /// The key is wrong.
        WrongKey = "wrong_key",
        /// The line is not found.
        NotFound = "not_found",
        /// The line cannot be ended.
        NotEligible = "not_eligible",
        /// It was ended before.
        AlreadyCancelled = "already_cancelled",
        /// The first reading is refused: too many questions.
        RateLimited = "rate_limited",
        /// The first reading fails.
        BusyOnRead = "busy_on_read",
        /// The answer to the act fails, and the act has happened.
        LostButDone = "lost_but_done",
        /// The answer to the act fails, and nothing has happened.
        LostNotDone = "lost_not_done",
        /// No other origin may ask.
        NoCors = "no_cors",
        /// Nobody answers.
        HostDown = "host_down",
        /// A page of a gateway instead of an answer.
        NotJson = "not_json",
        /// A state that nobody knows.
        UnknownState = "unknown_state",
        /// No lines.
        EmptyList = "empty_list",
        /// The lines come in two pages.
        TwoPages = "two_pages",
        /// A plan without a limit.
        Unlimited = "unlimited",
        /// The token runs out on the way.
        ExpiredToken = "expired_token",
        /// The clock of this device is wrong.
        ClockSkew = "clock_skew",
        /// It takes a while.
        Slow = "slow",
        /// It takes longer than anybody waits.
        VerySlow = "very_slow",
        /// The order is taken, and then rejected.
        Rejected = "rejected",
    }
}

/// What the made-up provider knows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PracticeProvider {
    /// What was done to the line.
    pub done: Option<ActKind>,
    /// Day on which it ends.
    pub ends_on: Option<Date>,
    /// Requests for the act that arrived.
    pub acts: u32,
    /// Requests that arrived.
    pub asked: u32,
    /// Polls since the act.
    pub polls: u32,
}

const LINE: &str = "line-1";
/// So many lines it lists for a batch.
pub const PRACTICE_LINES: usize = 12;

/// The ICCID of a line that is listed for a batch; its issuer prefix is given to nobody.
fn batch_iccid(number: usize) -> String {
    ["89999000000000", &(10_000 + number * 137).to_string()].concat()
}

impl PracticeProvider {
    /// Answers a request about the line with this ICCID.
    ///
    /// # Errors
    /// What the fault says.
    pub fn answer(
        &mut self,
        request: &HttpRequest,
        fault: Fault,
        iccid: &str,
        now: Timestamp,
    ) -> Result<HttpResponse, TransportError> {
        self.answered(request, fault, (LINE, iccid), now)
    }

    /// Answers a request of a batch: more lines, each asked after by its own name.
    ///
    /// # Errors
    /// What the fault says.
    pub fn answer_batch(
        &mut self,
        request: &HttpRequest,
        fault: Fault,
        now: Timestamp,
    ) -> Result<HttpResponse, TransportError> {
        let place = request.place();
        let named = place.split('/').find_map(|part| part.strip_prefix("line-"));
        let number = named.and_then(|number| number.parse().ok()).unwrap_or(1);
        let (id, iccid) = (["line-", &number.to_string()].concat(), batch_iccid(number));
        if place.ends_with("/lines") && !matches!(fault, Fault::NoCors | Fault::HostDown | Fault::NotJson) {
            let lines: Vec<Value> = (1..=PRACTICE_LINES)
                .map(|n| {
                    let plan = if n % 3 == 0 { "Practice 1 GB" } else { "Practice 5 GB" };
                    json!({ "id": (["line-", &n.to_string()].concat()), "iccid": batch_iccid(n), "plan": plan, "status": "active" })
                })
                .collect();
            return Ok(ok(&json!({ "lines": lines })));
        }
        self.answered(request, fault, (&id, &iccid), now)
    }

    fn answered(
        &mut self,
        request: &HttpRequest,
        fault: Fault,
        line: (&str, &str),
        now: Timestamp,
    ) -> Result<HttpResponse, TransportError> {
        self.asked = self.asked.saturating_add(1);
        match fault {
            Fault::NoCors => return Err(TransportError::CorsLikely),
            Fault::HostDown => return Err(TransportError::HostSilent),
            Fault::NotJson => return Ok(html()),
            _ => {}
        }
        let place = request.place();
        let path = place.split_once('/').map_or("", |(_, path)| path);
        let parts: Vec<&str> = path.split('/').collect();
        Ok(match (request.method, parts.as_slice()) {
            (Method::Post, ["token"]) if fault == Fault::WrongKey => error(401, "key", "Invalid API key"),
            (Method::Post, ["token"]) => ok(&json!({ "token": "practice-token-0000" })),
            _ if fault == Fault::ClockSkew => error(400, "clock", "The timestamp is outside the window of 5 minutes"),
            _ if fault == Fault::ExpiredToken && self.asked == 3 => error(401, "token", "The token has expired"),
            (Method::Get, _) if fault == Fault::RateLimited && self.asked <= 2 => {
                error(429, "rate", "Too many requests")
            }
            (Method::Get, _) if fault == Fault::BusyOnRead && self.asked <= 2 => error(503, "busy", "Try again later"),
            (Method::Get, ["account"]) => {
                ok(&json!({ "name": "Example Mobile Practice", "balance": "12.50", "currency": "USD" }))
            }
            (Method::Get, ["lines"]) => ok(&self.lines(request, fault, line)),
            (_, ["lines", ..]) if fault == Fault::NotFound => error(404, "not_found", "No such line"),
            (Method::Get, ["lines", _]) => ok(&self.line(fault, line)),
            (Method::Get, ["lines", _, "left"]) if fault == Fault::Unlimited => {
                ok(&json!({ "unlimited": true, "bytes_left": 0, "bytes_total": 0 }))
            }
            (Method::Get, ["lines", _, "left"]) => {
                ok(&json!({ "unlimited": false, "bytes_left": 3_200_000_000_u64, "bytes_total": 5_000_000_000_u64 }))
            }
            (Method::Post, ["lines", _, "check"]) if fault == Fault::NotEligible => {
                error(422, "not_eligible", "The plan is in its minimum term")
            }
            (Method::Post, ["lines", _, "check"]) => ok(&json!({ "eligible": true })),
            (Method::Post, ["lines", _, "cancel"]) => self.cancel(request, fault, now),
            (Method::Get, ["lines", _, "orders", _]) => self.poll(fault),
            (Method::Post, ["lines", _, "resume"]) => {
                self.done = None;
                self.ends_on = None;
                ok(&json!({ "outcome": "done", "reference": "EM-RESUMED" }))
            }
            _ => error(404, "not_found", "No such address"),
        })
    }

    fn cancel(&mut self, request: &HttpRequest, fault: Fault, now: Timestamp) -> HttpResponse {
        self.acts = self.acts.saturating_add(1);
        self.polls = 0;
        let body: Value = serde_json::from_str(request.body.as_deref().unwrap_or_default()).unwrap_or_default();
        let kind = body
            .get("kind")
            .and_then(Value::as_str)
            .and_then(|kind| kind.parse().ok());
        let kind = kind.unwrap_or(ActKind::EndNow);
        let reference = ["EM-", &self.acts.to_string()].concat();
        match fault {
            Fault::LostNotDone => return error(500, "internal", "Something went wrong"),
            Fault::Slow | Fault::VerySlow | Fault::Rejected => {
                self.done = Some(kind).filter(|_| fault != Fault::Rejected);
                return ok(&json!({ "outcome": "running", "reference": reference }));
            }
            _ => {}
        }
        if kind == ActKind::RequestReview {
            return ok(&json!({ "outcome": "in_review", "reference": reference }));
        }
        self.done = Some(kind);
        let end = now
            .date_utc()
            .plus_days(if kind == ActKind::AtPeriodEnd { 12 } else { 0 });
        self.ends_on = Some(end);
        match (fault, kind) {
            (Fault::LostButDone, _) => error(500, "internal", "Something went wrong"),
            (_, ActKind::AtPeriodEnd) => {
                ok(&json!({ "outcome": "scheduled", "ends_on": end.to_iso(), "reference": reference }))
            }
            _ => ok(&json!({ "outcome": "done", "reference": reference })),
        }
    }

    fn poll(&mut self, fault: Fault) -> HttpResponse {
        const SLOW: u32 = 2;
        self.polls = self.polls.saturating_add(1);
        match fault {
            Fault::Rejected => error(422, "not_eligible", "The order was rejected: minimum term"),
            Fault::VerySlow => ok(&json!({ "outcome": "running", "reference": "EM-1" })),
            _ if self.polls < SLOW => ok(&json!({ "outcome": "running", "reference": "EM-1" })),
            _ => ok(&json!({ "outcome": "done", "reference": "EM-1" })),
        }
    }

    fn lines(&self, request: &HttpRequest, fault: Fault, line: (&str, &str)) -> Value {
        let other =
            json!({ "id": "line-2", "iccid": "8999900000000067890", "plan": "Practice 1 GB", "status": "active" });
        match fault {
            Fault::EmptyList => json!({ "lines": [] }),
            Fault::TwoPages if !request.url.contains("page=2") => json!({ "lines": [other], "next": "2" }),
            Fault::TwoPages => json!({ "lines": [self.line(fault, line)] }),
            _ => json!({ "lines": [self.line(fault, line), other] }),
        }
    }

    fn line(&self, fault: Fault, (id, iccid): (&str, &str)) -> Value {
        let status = match (fault, self.done) {
            (Fault::UnknownState, _) => "parked",
            (Fault::AlreadyCancelled, _) => "ended",
            (Fault::VerySlow, Some(_)) => "ending",
            (Fault::Slow, Some(_)) if self.polls < 2 => "ending",
            (_, Some(ActKind::AtPeriodEnd)) => "ends",
            (_, Some(_)) => "ended",
            (_, None) => "active",
        };
        json!({
            "id": id, "iccid": iccid, "plan": "Practice 5 GB", "status": status,
            "ends_on": self.ends_on.map(Date::to_iso), "something_new": { "nobody": "knows" },
        })
    }
}

fn ok(body: &Value) -> HttpResponse {
    HttpResponse {
        status: 200,
        body: body.to_string(),
    }
}

fn error(status: u16, code: &str, message: &str) -> HttpResponse {
    HttpResponse {
        status,
        body: json!({ "code": code, "message": message }).to_string(),
    }
}

fn html() -> HttpResponse {
    HttpResponse {
        status: 200,
        body: "<!doctype html><title>Maintenance</title><h1>We will be back soon</h1>".to_owned(),
    }
}
