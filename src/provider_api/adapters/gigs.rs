//! Gigs, the platform behind several US brands: a project key opens all lines of a brand, a session link those of one
//! customer. Source: developers.gigs.com (subscriptions, usage balances, errors, idempotency) and the vendor's own
//! browser library for the session, as read in November 2026.

use crate::provider_api::access::{Access, Credential};
use crate::provider_api::act_kind::{ActKind, Collateral, Offer};
use crate::provider_api::adapter::{Adapter, KeyScope, Platform, Stamp};
use crate::provider_api::call::{Call, Outcome, Reply};
use crate::provider_api::error::{ApiError, ErrorClass};
use crate::provider_api::http::{HttpRequest, HttpResponse, Method, encode};
use crate::provider_api::json::{day, must_each, must_list, must_secret, must_text, some, text, whole};
use crate::provider_api::line::{Left, Line, LineState};
use serde_json::{Value, json};

const BASE: &str = "https://api.gigs.com";
const CONNECT: &str = "https://connect.gigs.com";
/// The name of the session's access token.
const TOKEN: &str = "access_token";
const PAGE_SIZE: &str = "50";

const OFFERS: &[Offer] = &[
    Offer {
        kind: ActKind::AtPeriodEnd,
        collateral: &[],
        dry_run: false,
        undo: true,
    },
    Offer::of(ActKind::EndNow, &[Collateral::Final]),
];

/// With a project key, which belongs to the brand.
pub(super) static PROJECT: Adapter = Adapter {
    platform: Platform::Gigs,
    name: "Gigs",
    hosts: &[BASE],
    credentials: &[Credential::Project, Credential::ApiKey],
    signs_in: false,
    scope: KeyScope::WholeAccount,
    lists: true,
    accounts: true,
    tells_left: true,
    offers: OFFERS,
    gone_is_ended: false,
    ends_slowly: false,
    fits,
    request: |call, access, _| request(call, access, access.get(Credential::ApiKey)),
    reply,
};

/// With the link that a brand gives its customer.
pub(super) static SESSION: Adapter = Adapter {
    platform: Platform::GigsSession,
    name: "Gigs Connect",
    hosts: &[BASE, CONNECT],
    credentials: &[Credential::Project, Credential::SessionLink],
    signs_in: true,
    scope: KeyScope::OwnLines,
    // A session cannot list the projects of the brand.
    accounts: false,
    request: |call, access, stamp| session_request(call, access, stamp),
    ..PROJECT
};

fn fits(_: ActKind, line: &Line) -> bool {
    matches!(
        line.state,
        LineState::New | LineState::Active | LineState::Suspended | LineState::EndScheduled
    )
}

fn session_request(call: &Call, access: &Access, _: &Stamp<'_>) -> Result<HttpRequest, ApiError> {
    match call {
        Call::SignIn { .. } => {
            let secret = secret_of_link(access.get(Credential::SessionLink));
            Ok(HttpRequest::new(Method::Post, CONNECT, "/api/embeds/auth").json(&json!({ "secret": secret })))
        }
        _ => request(call, access, access.token(TOKEN)),
    }
}

/// The `token` of a session link, or the text itself where only that was pasted.
fn secret_of_link(link: &str) -> &str {
    let query = link.split_once('?').map_or("", |(_, query)| query);
    let token = query.split(['&', '#']).find_map(|pair| pair.strip_prefix("token="));
    token.unwrap_or(link)
}

fn request(call: &Call, access: &Access, token: &str) -> Result<HttpRequest, ApiError> {
    let project = ["/projects/", &encode(access.get(Credential::Project))].concat();
    let get = |path: &str| HttpRequest::new(Method::Get, BASE, &[&project, path].concat()).bearer(token);
    let subscription = |line: &str, after: &str| ["/subscriptions/", &encode(line), after].concat();
    let post = |path: &str| HttpRequest::new(Method::Post, BASE, &[&project, path].concat()).bearer(token);
    Ok(match call {
        Call::Account => HttpRequest::new(Method::Get, BASE, "/projects").bearer(token),
        Call::List { page, .. } => {
            get("/subscriptions").query(&[("limit", PAGE_SIZE), ("after", page.as_deref().unwrap_or_default())])
        }
        Call::Read { line } | Call::Poll { line, .. } => get(&subscription(line, "")),
        Call::Left { line, .. } => {
            get("/usageBalances").query(&[("subscription", line), ("subscriptionPeriod", "current")])
        }
        Call::Act { line, kind, key, .. } => {
            let path = match kind {
                ActKind::AtPeriodEnd => "/cancel",
                ActKind::EndNow => "/end",
                _ => return Err(ApiError::of(ErrorClass::NotOffered)),
            };
            let request = post(&subscription(line, path)).header("Idempotency-Key", key);
            match kind {
                // The reason is the person's own affair.
                ActKind::AtPeriodEnd => request.json(&json!({ "cancellationDetails": { "userReason": "noDetails" } })),
                _ => request,
            }
        }
        Call::Undo { line } => post(&subscription(line, "/resume")),
        Call::SignIn { .. } | Call::Check { .. } => return Err(ApiError::of(ErrorClass::NotOffered)),
    })
}

fn reply(call: &Call, response: &HttpResponse) -> Result<Reply, ApiError> {
    if !response.is_ok() {
        return Err(refusal(call, response));
    }
    let answer = response.json()?;
    Ok(match call {
        Call::SignIn { .. } => Reply::SignedIn {
            tokens: vec![(TOKEN, must_secret(&answer, "token.access_token")?)],
            more: false,
        },
        Call::Account => Reply::Account {
            name: must_list(&answer, "items")?
                .iter()
                .map(|p| text(p, "name"))
                .collect::<Vec<_>>()
                .join(", "),
            wallet: Vec::new(),
        },
        Call::List { .. } => Reply::Lines {
            lines: must_each(&answer, "items", line)?,
            next: some(&answer, "moreItemsAfter"),
        },
        Call::Read { .. } | Call::Poll { .. } => Reply::Line(line(&answer)?),
        Call::Left { .. } => Reply::Left {
            left: must_list(&answer, "items")?.iter().filter_map(left).collect(),
            more: false,
        },
        Call::Act { .. } | Call::Undo { .. } => {
            let line = line(&answer)?;
            let reference = line.id;
            Reply::Outcome(match line.state {
                LineState::EndScheduled => Outcome::Scheduled {
                    ends_on: line.ends_on,
                    reference,
                },
                _ => Outcome::Done { reference },
            })
        }
        Call::Check { .. } => return Err(ApiError::of(ErrorClass::NotOffered)),
    })
}

fn refusal(call: &Call, response: &HttpResponse) -> ApiError {
    let words = response.words(|answer| text(answer, "message"));
    match (response.status, call) {
        // A session link lives for minutes.
        (422, Call::SignIn { .. }) => ApiError::new(ErrorClass::Unauthenticated, &words),
        (422, Call::Act { .. } | Call::Undo { .. }) => ApiError::new(ErrorClass::NotEligible, &words),
        (status, _) => ApiError::of_status(status, &words),
    }
}

fn line(value: &Value) -> Result<Line, ApiError> {
    let status = must_text(value, "status")?;
    // `endedAt` alone does not say whether its day has come: the status does.
    let state = match status.as_str() {
        "ended" => LineState::Ended,
        _ if some(value, "canceledAt").is_some() => LineState::EndScheduled,
        "pending" | "initiated" => LineState::New,
        "active" => LineState::Active,
        "restricted" => LineState::Suspended,
        _ => LineState::Unknown,
    };
    Ok(Line {
        iccid: some(value, "sim.iccid"),
        msisdn: some(value, "phoneNumber"),
        plan: text(value, "plan.name"),
        ends_on: day(value, "endedAt"),
        installed: some(value, "firstUsageAt").map(|_| true),
        ..Line::new(&must_text(value, "id")?, state, &status)
    })
}

/// `remaining` is null where there is no limit.
fn left(balance: &Value) -> Option<Left> {
    let remaining = whole(balance, "remaining");
    Some(match (text(balance, "unit").as_str(), remaining) {
        (_, None) => Left::Unlimited,
        ("bytes", Some(bytes)) => Left::bytes(bytes, whole(balance, "limit")),
        ("seconds", Some(seconds)) => Left::Voice { seconds },
        ("messages", Some(count)) => Left::Messages { count },
        _ => return None,
    })
}
