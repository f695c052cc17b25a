//! emnify: an application token opens every SIM of an organisation. Source: the vendor's API description as gathered in
//! public collections, as read in November 2026.
//!
//! Odd spots: the token is turned into one that lasts for hours; a wrong one is answered with 401 and mostly no words, and
//! a login may ask for a code by mail, which no application token needs. Lists are bare arrays, a short page is the last.
//! Suspending and resuming go both ways; deleting is for good, and refused with 403 while an endpoint is assigned. Usage is
//! told, what is left is not: it is paid by use.

use crate::provider_api::access::{Access, Credential};
use crate::provider_api::act_kind::{ActKind, Collateral, Offer};
use crate::provider_api::adapter::{Adapter, KeyScope, Platform, Stamp};
use crate::provider_api::call::{Call, Outcome, Reply};
use crate::provider_api::error::{ApiError, ErrorClass};
use crate::provider_api::http::{HttpRequest, HttpResponse, Method, encode};
use crate::provider_api::json::{must_list, must_secret, must_text, some, text, whole};
use crate::provider_api::line::{Line, LineState};
use serde_json::{Value, json};

const BASE: &str = "https://cdn.emnify.net";
const TOKEN: &str = "auth_token";
const PAGE_SIZE: usize = 20;
/// Numbers of states.
const ACTIVATED: u64 = 1;
const SUSPENDED: u64 = 2;

pub(super) static ADAPTER: Adapter = Adapter {
    platform: Platform::Emnify,
    name: "emnify",
    hosts: &[BASE],
    credentials: &[Credential::Token],
    signs_in: true,
    scope: KeyScope::WholeAccount,
    lists: true,
    accounts: true,
    tells_left: false,
    offers: &[
        Offer {
            kind: ActKind::SwitchOff,
            collateral: &[Collateral::StillCosts],
            dry_run: false,
            undo: true,
        },
        Offer::of(ActKind::EndNow, &[Collateral::Final]),
    ],
    gone_is_ended: true,
    ends_slowly: false,
    fits,
    request,
    reply,
};

fn fits(kind: ActKind, line: &Line) -> bool {
    match line.state {
        LineState::Active => true,
        LineState::New | LineState::Suspended => kind == ActKind::EndNow,
        LineState::Depleted
        | LineState::Expired
        | LineState::EndScheduled
        | LineState::Ending
        | LineState::Ended
        | LineState::Refunded
        | LineState::Unknown => false,
    }
}

fn request(call: &Call, access: &Access, _: &Stamp<'_>) -> Result<HttpRequest, ApiError> {
    let at =
        |method, path: &str| HttpRequest::new(method, BASE, &["/api/v1", path].concat()).bearer(access.token(TOKEN));
    let sim = |method, line: &str| at(method, &["/sim/", &encode(line)].concat());
    let to = |line: &str, status: u64| sim(Method::Patch, line).json(&json!({ "status": { "id": status } }));
    Ok(match call {
        Call::SignIn { .. } => HttpRequest::new(Method::Post, BASE, "/api/v1/authenticate")
            .json(&json!({ "application_token": access.get(Credential::Token) })),
        Call::Account => at(Method::Get, "/organisation/my"),
        Call::List { find, page } => {
            let wanted = if find.is_empty() {
                String::new()
            } else {
                ["iccid:", find].concat()
            };
            at(Method::Get, "/sim").query(&[
                ("q", &wanted),
                ("page", page.as_deref().unwrap_or("1")),
                ("per_page", &PAGE_SIZE.to_string()),
            ])
        }
        Call::Read { line } => sim(Method::Get, line),
        Call::Act {
            line,
            kind: ActKind::SwitchOff,
            ..
        } => to(line, SUSPENDED),
        Call::Act {
            line,
            kind: ActKind::EndNow,
            ..
        } => sim(Method::Delete, line),
        Call::Undo { line } => to(line, ACTIVATED),
        Call::Left { .. } | Call::Check { .. } | Call::Act { .. } | Call::Poll { .. } => {
            return Err(ApiError::of(ErrorClass::NotOffered));
        }
    })
}

fn reply(call: &Call, response: &HttpResponse) -> Result<Reply, ApiError> {
    if !response.is_ok() {
        return Err(refusal(call, response));
    }
    let answer = response.json()?;
    Ok(match call {
        // A code by mail is asked of people; what was entered is then no application token.
        Call::SignIn { .. } if some(&answer, "mfa_token").is_some() => {
            return Err(ApiError::of(ErrorClass::Unauthenticated));
        }
        Call::SignIn { .. } => Reply::SignedIn {
            tokens: vec![(TOKEN, must_secret(&answer, "auth_token")?)],
            more: false,
        },
        Call::Account => Reply::Account {
            name: text(&answer, "name"),
            wallet: Vec::new(),
        },
        Call::List { page, .. } => {
            let sims = must_list(&answer, "")?;
            let page: u64 = page.as_deref().and_then(|page| page.parse().ok()).unwrap_or(1);
            Reply::Lines {
                lines: sims.iter().map(line).collect::<Result<_, _>>()?,
                next: (sims.len() >= PAGE_SIZE).then(|| page.saturating_add(1).to_string()),
            }
        }
        Call::Read { .. } => Reply::Line(line(&answer)?),
        Call::Act { line, .. } | Call::Undo { line } => Reply::Outcome(Outcome::Done {
            reference: line.clone(),
        }),
        Call::Left { .. } | Call::Check { .. } | Call::Poll { .. } => {
            return Err(ApiError::of(ErrorClass::NotOffered));
        }
    })
}

fn refusal(call: &Call, response: &HttpResponse) -> ApiError {
    let words = response.words(|answer| [text(answer, "error_token"), text(answer, "message")].join(" "));
    match (call, response.status) {
        // An endpoint is assigned, or the SIM was sold on.
        (Call::Act { .. }, 403) => ApiError::new(ErrorClass::NotEligible, &words),
        (_, status) => ApiError::of_status(status, &words),
    }
}

fn line(sim: &Value) -> Result<Line, ApiError> {
    let words = text(sim, "status.description");
    let number = whole(sim, "status.id").ok_or_else(|| ApiError::new(ErrorClass::Unreadable, &sim.to_string()))?;
    let state = match number {
        0 => LineState::New,
        ACTIVATED => LineState::Active,
        SUSPENDED => LineState::Suspended,
        // The number of this state is nowhere said, so its name has to be.
        _ if words.eq_ignore_ascii_case("deleted") => LineState::Ended,
        _ => LineState::Unknown,
    };
    let words = if words.is_empty() { number.to_string() } else { words };
    Ok(Line {
        iccid: some(sim, "iccid"),
        msisdn: some(sim, "msisdn"),
        ..Line::new(&must_text(sim, "id")?, state, &words)
    })
}
