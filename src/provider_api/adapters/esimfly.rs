//! eSIMfly's business API: keys of businesses, requests signed as eSIM Access does, but in capitals. Source:
//! docs.esimfly.net, as read in November 2026.
//!
//! Odd spots: one cancel takes every eligible eSIM of the same order along, and may succeed for some of them only: the
//! answer is a success with an entry for each. Nothing reads one line: the list is searched by ICCID.

use super::rt_signature::{Hex, signed};
use crate::provider_api::access::Credential;
use crate::provider_api::act_kind::{ActKind, Collateral, Offer};
use crate::provider_api::adapter::{Adapter, KeyScope, Platform};
use crate::provider_api::call::{Call, Outcome, Reply};
use crate::provider_api::error::{ApiError, ErrorClass};
use crate::provider_api::http::{HttpRequest, HttpResponse, Method};
use crate::provider_api::json::{
    amount, at, bytes_of, day, list, must_each, must_list, must_text, some, text, truth, whole,
};
use crate::provider_api::line::{Left, Line, LineState};
use serde_json::{Value, json};

const HOST: &str = "https://esimfly.net";
const BASE: &str = "https://esimfly.net/api/v1/business";
const PAGE_SIZE: &str = "100";
const MEGABYTE: u64 = 1_000_000;

pub(super) static ADAPTER: Adapter = Adapter {
    platform: Platform::Esimfly,
    name: "eSIMfly",
    hosts: &[HOST],
    credentials: &[Credential::AccessCode, Credential::SecretKey],
    signs_in: false,
    scope: KeyScope::WholeAccount,
    lists: true,
    accounts: true,
    tells_left: true,
    offers: &[Offer::of(
        ActKind::RefundUnused,
        &[Collateral::WholeOrder, Collateral::NeverInstalled, Collateral::Final],
    )],
    gone_is_ended: false,
    ends_slowly: false,
    fits: |kind, line| kind == ActKind::RefundUnused && line.state == LineState::New,
    request: |call, access, stamp| Ok(signed(question(call)?, access, stamp, Hex::Upper)),
    reply,
};

fn question(call: &Call) -> Result<HttpRequest, ApiError> {
    let get = |path: &str| HttpRequest::new(Method::Get, BASE, path);
    let esims = |search: &str, page: &str| {
        get("/esims").query(&[
            ("search", search),
            ("status", "all"),
            ("page", page),
            ("limit", PAGE_SIZE),
        ])
    };
    Ok(match call {
        Call::Account => get("/balance"),
        Call::List { find, page } => esims(find, page.as_deref().unwrap_or("1")),
        Call::Read { line } | Call::Poll { line, .. } => {
            let (id, iccid) = parts_of(line);
            esims(if iccid.is_empty() { id } else { iccid }, "1")
        }
        Call::Left { line, .. } => get("/esims/usage/query").query(&[("iccid", parts_of(line).1)]),
        Call::Act { line, kind, .. } => match kind {
            ActKind::RefundUnused => {
                HttpRequest::new(Method::Post, BASE, "/esims/cancel").json(&json!({ "esimId": parts_of(line).0 }))
            }
            ActKind::AtPeriodEnd
            | ActKind::EndNow
            | ActKind::RevokeNoRefund
            | ActKind::SwitchOff
            | ActKind::RequestReview => return Err(ApiError::of(ErrorClass::NotOffered)),
        },
        Call::SignIn { .. } | Call::Check { .. } | Call::Undo { .. } => {
            return Err(ApiError::of(ErrorClass::NotOffered));
        }
    })
}

/// A line is named by its id and its ICCID: the list is searched by the second.
fn parts_of(line: &str) -> (&str, &str) {
    line.rsplit_once('/').unwrap_or((line, ""))
}

fn reply(call: &Call, response: &HttpResponse) -> Result<Reply, ApiError> {
    let answer = response.json();
    if !response.is_ok() {
        return Err(answer.map_or_else(
            |_| ApiError::of_status(response.status, &response.body),
            |answer| refusal(response.status, &answer),
        ));
    }
    let answer = answer?;
    match truth(&answer, "success") {
        Some(true) => {}
        Some(false) => return Err(refusal(response.status, &answer)),
        None => return Err(ApiError::new(ErrorClass::Unreadable, &response.body)),
    }
    Ok(match call {
        Call::Account => Reply::Account {
            name: String::new(),
            wallet: wallet(at(&answer, "data")).into_iter().collect(),
        },
        Call::List { .. } => {
            let page = whole(&answer, "data.pagination.page");
            let pages = whole(&answer, "data.pagination.total_pages");
            Reply::Lines {
                lines: must_each(&answer, "data.esims", line)?,
                next: page
                    .zip(pages)
                    .and_then(|(page, pages)| (page < pages).then(|| (page + 1).to_string())),
            }
        }
        Call::Read { line: id } | Call::Poll { line: id, .. } => {
            let wanted = parts_of(id).0;
            let found = must_list(&answer, "data.esims")?
                .iter()
                .find(|esim| text(esim, "id") == wanted);
            let found = found.ok_or_else(|| ApiError::of(ErrorClass::NotFound))?;
            Reply::Line(line(found)?.known_as(id))
        }
        Call::Left { .. } => Reply::Left {
            left: left(&answer).into_iter().collect(),
            more: false,
        },
        Call::Act { line, .. } => Reply::Outcome(cancelled(&answer, line)?),
        Call::SignIn { .. } | Call::Check { .. } | Call::Undo { .. } => {
            return Err(ApiError::of(ErrorClass::NotOffered));
        }
    })
}

/// The cancel succeeded for some eSIMs of the order: was ours among them?
fn cancelled(answer: &Value, line: &str) -> Result<Outcome, ApiError> {
    let (id, iccid) = parts_of(line);
    let ours = must_list(answer, "data.cancel_results")?
        .iter()
        .find(|result| text(result, "esimId") == id || some(result, "iccid").as_deref() == Some(iccid));
    // Without a word about our line only reading will tell.
    let ours = ours.ok_or_else(|| ApiError::new(ErrorClass::Conflict, &text(answer, "message")))?;
    match truth(ours, "success") {
        Some(true) => Ok(Outcome::Done {
            reference: text(answer, "data.order_reference"),
        }),
        Some(false) => Err(ApiError::new(ErrorClass::NotEligible, &ours.to_string())),
        None => Err(ApiError::new(ErrorClass::Unreadable, &ours.to_string())),
    }
}

fn refusal(status: u16, answer: &Value) -> ApiError {
    let reasons = list(answer, "details.ineligibleEsims")
        .iter()
        .map(|esim| text(esim, "reason"));
    let message = some(answer, "message").unwrap_or_else(|| text(answer, "error"));
    let words = [message].into_iter().chain(reasons).collect::<Vec<_>>().join(" ");
    let class = match text(answer, "code").as_str() {
        "HMAC_REQUIRED" | "INVALID_API_KEY" | "INVALID_SIGNATURE" | "INVALID_REQUEST_ID" | "INVALID_USER" => {
            ErrorClass::Unauthenticated
        }
        "INVALID_TIMESTAMP" => ErrorClass::ClockSkew,
        // The id of a request is new each time: somebody repeated it on the way, so one of the two arrived.
        "DUPLICATE_REQUEST" => ErrorClass::Conflict,
        "NOT_ELIGIBLE" => ErrorClass::NotEligible,
        "ALREADY_CANCELLED" => ErrorClass::AlreadyCancelled,
        "ESIM_NOT_FOUND" => ErrorClass::NotFound,
        "FORBIDDEN" => ErrorClass::Forbidden,
        "MISSING_IDENTIFIER" => ErrorClass::Invalid,
        "RATE_LIMITED" => ErrorClass::RateLimited,
        _ => return ApiError::of_status(status, &words),
    };
    ApiError::new(class, &words)
}

fn wallet(data: &Value) -> Option<Left> {
    Some(Left::Money {
        amount: amount(data, "balance")?,
        currency: text(data, "currency"),
    })
}

fn line(esim: &Value) -> Result<Line, ApiError> {
    let status = must_text(esim, "status")?;
    let state = match status.as_str() {
        "NEW" => LineState::New,
        "ACTIVE" => LineState::Active,
        "DEPLETED" => LineState::Depleted,
        "EXPIRED" => LineState::Expired,
        // What is paid back, and when, differs: only the end is certain.
        "CANCELLED" => LineState::Ended,
        // Also for DELETED, of which nobody says whether the plan or only the profile is gone.
        _ => LineState::Unknown,
    };
    let iccid = some(esim, "iccid");
    let id = [&must_text(esim, "id")?, "/", iccid.as_deref().unwrap_or_default()].concat();
    Ok(Line {
        iccid,
        msisdn: some(esim, "phone_number"),
        plan: text(esim, "package_name"),
        ends_on: day(esim, "validity.expires_at"),
        installed: (state == LineState::Active).then_some(true),
        ..Line::new(&id, state, &status)
    })
}

/// An unlimited plan has zeros beside its mark.
fn left(answer: &Value) -> Option<Left> {
    let plain = at(answer, "data");
    let data = Some(at(plain, "data")).filter(|data| data.is_object()).unwrap_or(plain);
    if truth(data, "is_unlimited") == Some(true) {
        return Some(Left::Unlimited);
    }
    let bytes = |name: &str| bytes_of(&text(data, name), MEGABYTE);
    some(data, "remaining_mb")?;
    Some(Left::bytes(bytes("remaining_mb")?, bytes("total_mb")))
}
