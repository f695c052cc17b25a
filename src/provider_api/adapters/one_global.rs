//! 1GLOBAL (formerly Truphone) Connect: a reseller's client credentials open every eSIM of the reseller. Source:
//! docs.connect.1global.com (recipes) and github.com/Truphone/connect-api-docs, as read in November 2026.
//!
//! Odd spots: every request needs a correlation id of its own; a purchase can be taken back only while its profile was
//! never installed and nothing was used — 403 says otherwise, like a missing right — and a SIM taken back is not found
//! any more. Plans and SIMs are told apart: the list is one of plans, a line is read as a SIM. Byte counts may be texts.

use crate::provider_api::access::{Access, Credential};
use crate::provider_api::act_kind::{ActKind, Collateral, Offer};
use crate::provider_api::adapter::{Adapter, KeyScope, Platform, Stamp};
use crate::provider_api::call::{Call, Outcome, Reply};
use crate::provider_api::error::{ApiError, ErrorClass};
use crate::provider_api::http::{HttpRequest, HttpResponse, Method, encode};
use crate::provider_api::json::{day, list, must_each, must_list, must_secret, must_text, some, text, whole};
use crate::provider_api::line::{Left, Line, LineState};
use serde_json::Value;

const BASE: &str = "https://services.truphone.com";
const TOKEN_PATH: &str = "/auth/realms/tru-staff/protocol/openid-connect/token";
const SUBSCRIPTIONS: &str = "/connect-api/v2/subscriptions";
const SIMS: &str = "/connect-api/v2/sims/";
const TOKEN: &str = "access_token";
const PAGE_SIZE: &str = "20";

pub(super) static ADAPTER: Adapter = Adapter {
    platform: Platform::OneGlobal,
    name: "1GLOBAL Connect",
    hosts: &[BASE],
    credentials: &[Credential::ClientId, Credential::ClientSecret],
    signs_in: true,
    scope: KeyScope::WholeAccount,
    lists: true,
    accounts: false,
    tells_left: true,
    offers: &[Offer {
        kind: ActKind::RefundUnused,
        collateral: &[Collateral::NeverInstalled],
        // The SIM does not say whether data was used: the plans on it do.
        dry_run: true,
        undo: false,
    }],
    gone_is_ended: true,
    ends_slowly: false,
    fits: |_, line| line.state == LineState::New && line.installed == Some(false),
    request,
    reply,
};

fn request(call: &Call, access: &Access, stamp: &Stamp<'_>) -> Result<HttpRequest, ApiError> {
    let at = |method, path: &str| {
        HttpRequest::new(method, BASE, path)
            .bearer(access.token(TOKEN))
            .header("X-Correlation-ID", &stamp.uuid())
    };
    let sim = |method, iccid: &str| at(method, &[SIMS, &encode(iccid)].concat());
    let plans = |iccid: &str, page: &str| {
        at(Method::Get, SUBSCRIPTIONS).query(&[("iccid", iccid), ("page_size", PAGE_SIZE), ("page", page)])
    };
    Ok(match call {
        Call::SignIn { .. } => HttpRequest::new(Method::Post, BASE, TOKEN_PATH).form(&[
            ("grant_type", "client_credentials"),
            ("client_id", access.get(Credential::ClientId)),
            ("client_secret", access.get(Credential::ClientSecret)),
        ]),
        Call::List { find, page } => plans(find, page.as_deref().unwrap_or("1")),
        Call::Read { line } => sim(Method::Get, line),
        Call::Left { line, .. }
        | Call::Check {
            line,
            kind: ActKind::RefundUnused,
        } => plans(line, "1"),
        Call::Act {
            line,
            kind: ActKind::RefundUnused,
            ..
        } => sim(Method::Delete, line),
        Call::Account | Call::Check { .. } | Call::Act { .. } | Call::Poll { .. } | Call::Undo { .. } => {
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
        Call::SignIn { .. } => Reply::SignedIn {
            tokens: vec![(TOKEN, must_secret(&answer, "access_token")?)],
            more: false,
        },
        Call::List { .. } => Reply::Lines {
            lines: must_each(&answer, "data", plan)?,
            next: next(&answer),
        },
        Call::Read { .. } => Reply::Line(sim(&answer)?),
        Call::Left { .. } => Reply::Left {
            left: must_list(&answer, "data")?.iter().filter_map(left).collect(),
            more: false,
        },
        Call::Check { .. } => {
            let used = must_list(&answer, "data")?.iter().find(|plan| !is_unused(plan));
            match used {
                Some(plan) => return Err(ApiError::new(ErrorClass::NotEligible, &text(plan, "status"))),
                None => Reply::Eligible,
            }
        }
        Call::Act { line, .. } => Reply::Outcome(Outcome::Done {
            reference: line.clone(),
        }),
        Call::Account | Call::Poll { .. } | Call::Undo { .. } => return Err(ApiError::of(ErrorClass::NotOffered)),
    })
}

fn refusal(call: &Call, response: &HttpResponse) -> ApiError {
    let words = response.words(|answer| {
        let messages: Vec<&str> = list(answer, "messages").iter().filter_map(Value::as_str).collect();
        [
            text(answer, "type"),
            messages.join(", "),
            text(answer, "error_description"),
        ]
        .join(" ")
    });
    let class = match (call, response.status) {
        // The token service answers a wrong client with either.
        (Call::SignIn { .. }, 400 | 401) => ErrorClass::Unauthenticated,
        (Call::Act { .. }, 403) => ErrorClass::NotEligible,
        (_, status) => return ApiError::of_status(status, &words),
    };
    ApiError::new(class, &words)
}

/// A page that is not the last says so in the body.
fn next(answer: &Value) -> Option<String> {
    let (page, count) = (whole(answer, "_metadata.page")?, whole(answer, "_metadata.page_count")?);
    (page < count).then(|| page.saturating_add(1).to_string())
}

/// A plan of the list, as the line of its SIM.
fn plan(plan: &Value) -> Result<Line, ApiError> {
    let words = must_text(plan, "status")?;
    let state = match words.as_str() {
        "ACTIVE" => LineState::Active,
        "PENDING" => LineState::New,
        "EXPIRED" => LineState::Expired,
        "DEPLETED" => LineState::Depleted,
        _ => LineState::Unknown,
    };
    let iccid = must_text(plan, "sim_id")?;
    Ok(Line {
        iccid: Some(iccid.clone()),
        plan: text(plan, "name"),
        ends_on: day(plan, "expiry_date"),
        ..Line::new(&iccid, state, &words)
    })
}

fn sim(sim: &Value) -> Result<Line, ApiError> {
    let words = must_text(sim, "status")?;
    let (state, installed) = match words.as_str() {
        "Released" => (LineState::New, Some(false)),
        // On the device, though perhaps not switched on yet.
        "Downloaded" | "Installed" => (LineState::Active, Some(true)),
        _ => (LineState::Unknown, None),
    };
    let iccid = must_text(sim, "iccid")?;
    Ok(Line {
        iccid: Some(iccid.clone()),
        installed,
        ..Line::new(&iccid, state, &words)
    })
}

fn is_unused(plan: &Value) -> bool {
    let all = whole(plan, "initial_balance");
    all.is_some() && all == whole(plan, "current_balance") && whole(plan, "spend_balance").unwrap_or(0) == 0
}

fn left(plan: &Value) -> Option<Left> {
    let units = some(plan, "balance_units").unwrap_or_default();
    let bytes = whole(plan, "current_balance")?;
    units
        .eq_ignore_ascii_case("bytes")
        .then(|| Left::bytes(bytes, whole(plan, "initial_balance")))
}
