//! A carrier's TM Forum Open APIs, version 4: product inventory (TMF637), product ordering (TMF622), prepay balance
//! (TMF654) and usage consumption (TMF677), behind the self-care of many carriers. Host and token are the carrier's; the
//! paths are the standard's. Source: the published standards (github.com/tmforum-apis), as read in November 2026.
//!
//! Odd spots: a plan is ended by an order whose action is `delete`; `cancelProductOrder` only stops an order that still
//! runs and is never used here, nor are the DELETE methods, which are for administrators. An order that reads
//! `cancelled` therefore means that the plan runs on. A completed order is no end until the product reads `terminated`.
//! The standard itself spells a state with a blank behind it (`"aborted "`). Nothing in it names the end of the period
//! paid for, so only an end at once is offered.

use crate::provider_api::access::{Access, Credential};
use crate::provider_api::act_kind::{ActKind, Collateral, Offer};
use crate::provider_api::adapter::{Adapter, KeyScope, Platform, Stamp};
use crate::provider_api::call::{Call, Outcome, Reply};
use crate::provider_api::error::{ApiError, ErrorClass};
use crate::provider_api::http::{HttpRequest, HttpResponse, Method, encode};
use crate::provider_api::json::{amount, bytes_of, day, list, must_list, must_text, some, text};
use crate::provider_api::line::{Left, Line, LineState};
use serde_json::{Value, json};

const INVENTORY: &str = "/tmf-api/productInventory/v4/product";
const ORDERING: &str = "/tmf-api/productOrderingManagement/v4/productOrder";
const BALANCE: &str = "/tmf-api/prepayBalanceManagement/v4/bucket";
const USAGE: &str = "/tmf-api/usageConsumption/v4/queryUsageConsumption";
/// Small, so that no server gives less of its own accord: a short page counts as the last.
const PAGE_SIZE: usize = 20;

pub(super) static ADAPTER: Adapter = Adapter {
    platform: Platform::TmForum,
    name: "TM Forum Open APIs",
    hosts: &[],
    credentials: &[Credential::Host, Credential::Token],
    signs_in: false,
    scope: KeyScope::OwnLines,
    lists: true,
    accounts: false,
    tells_left: true,
    offers: &[Offer::of(ActKind::EndNow, &[Collateral::Final])],
    gone_is_ended: false,
    ends_slowly: false,
    // What is still being set up is an order under way, and no plan yet.
    fits: |_, line| matches!(line.state, LineState::Active | LineState::Suspended),
    request,
    reply,
};

fn request(call: &Call, access: &Access, _: &Stamp<'_>) -> Result<HttpRequest, ApiError> {
    let host = access.get(Credential::Host);
    let at = |method, path: &str| HttpRequest::new(method, host, path).bearer(access.get(Credential::Token));
    let one = |base: &str, id: &str| at(Method::Get, &[base, "/", &encode(id)].concat());
    Ok(match call {
        Call::List { page, .. } => at(Method::Get, INVENTORY).query(&[
            ("offset", page.as_deref().unwrap_or("0")),
            ("limit", &PAGE_SIZE.to_string()),
        ]),
        Call::Read { line } => one(INVENTORY, line),
        Call::Left { line, part: 0 } => at(Method::Get, BALANCE).query(&[("product.id", line)]),
        // A query in the form of a POST: it changes nothing.
        Call::Left { line, .. } => {
            at(Method::Post, USAGE).json(&json!({ "searchCriteria": { "product": [{ "id": line }] } }))
        }
        Call::Act {
            line,
            kind: ActKind::EndNow,
            key,
            ..
        } => at(Method::Post, ORDERING).json(&json!({
            "externalId": key,
            "productOrderItem": [{ "id": "1", "action": "delete", "product": { "id": line } }],
        })),
        Call::Poll { handle, .. } => one(ORDERING, handle),
        Call::SignIn { .. } | Call::Account | Call::Check { .. } | Call::Act { .. } | Call::Undo { .. } => {
            return Err(ApiError::of(ErrorClass::NotOffered));
        }
    })
}

fn reply(call: &Call, response: &HttpResponse) -> Result<Reply, ApiError> {
    // A carrier without prepay balances may still tell the usage.
    if let (Call::Left { part: 0, .. }, 404 | 405 | 501) = (call, response.status) {
        return Ok(Reply::Left {
            left: Vec::new(),
            more: true,
        });
    }
    if !response.is_ok() {
        return Err(refusal(response));
    }
    let answer = response.json()?;
    Ok(match call {
        Call::List { page, .. } => {
            let products = must_list(&answer, "")?;
            let offset: usize = page.as_deref().and_then(|page| page.parse().ok()).unwrap_or(0);
            Reply::Lines {
                lines: products.iter().map(line).collect::<Result<_, _>>()?,
                next: (products.len() >= PAGE_SIZE).then(|| (offset + products.len()).to_string()),
            }
        }
        Call::Read { .. } => Reply::Line(line(&answer)?),
        Call::Left { line, part: 0 } => {
            let buckets = must_list(&answer, "")?.iter();
            let left: Vec<Left> = buckets.filter(|bucket| is_of(bucket, line)).filter_map(left).collect();
            // The second question tells of the same buckets: asked only where the first told of none.
            let more = left.is_empty();
            Reply::Left { left, more }
        }
        Call::Left { line, .. } => {
            let reports = list(&answer, "usageConsumption").iter();
            let buckets = reports.flat_map(|report| list(report, "bucketRefOrValue"));
            Reply::Left {
                left: buckets.filter(|bucket| is_of(bucket, line)).filter_map(left).collect(),
                more: false,
            }
        }
        Call::Act { .. } | Call::Poll { .. } => Reply::Outcome(outcome(&answer)?),
        Call::SignIn { .. } | Call::Account | Call::Check { .. } | Call::Undo { .. } => {
            return Err(ApiError::of(ErrorClass::NotOffered));
        }
    })
}

fn refusal(response: &HttpResponse) -> ApiError {
    let words = response.words(|answer| [text(answer, "reason"), text(answer, "message")].join(" "));
    ApiError::of_status(response.status, &words)
}

fn line(product: &Value) -> Result<Line, ApiError> {
    let status = must_text(product, "status")?;
    let state = match status.trim() {
        "created" | "pendingActive" => LineState::New,
        "active" => LineState::Active,
        "suspended" => LineState::Suspended,
        "pendingTerminate" => LineState::Ending,
        "terminated" | "cancelled" | "aborted" => LineState::Ended,
        _ => LineState::Unknown,
    };
    let named = |wanted: &str| {
        let all = list(product, "productCharacteristic").iter();
        let mut found = all.filter(|one| text(one, "name").eq_ignore_ascii_case(wanted));
        found.find_map(|one| some(one, "value"))
    };
    let plan = some(product, "name").or_else(|| some(product, "productOffering.name"));
    Ok(Line {
        iccid: named("iccid"),
        msisdn: named("msisdn"),
        plan: plan.unwrap_or_default(),
        ends_on: day(product, "terminationDate"),
        ..Line::new(&must_text(product, "id")?, state, status.trim())
    })
}

/// Where the order stands: the one item in it says more than the order, which is called `partial` as a whole.
fn outcome(order: &Value) -> Result<Outcome, ApiError> {
    let reference = must_text(order, "id")?;
    let state = must_text(order, "state")?;
    let state = match state.trim() {
        "partial" => list(order, "productOrderItem")
            .iter()
            .find_map(|item| some(item, "state"))
            .unwrap_or(state),
        _ => state,
    };
    match state.trim() {
        "completed" => Ok(Outcome::Done { reference }),
        // `held` waits for somebody; without its item's state a `partial` order says nothing about the plan.
        "acknowledged"
        | "pending"
        | "held"
        | "inProgress"
        | "assessingCancellation"
        | "pendingCancellation"
        | "partial" => Ok(Outcome::Running { handle: reference }),
        refused @ ("rejected" | "failed" | "cancelled") => Err(ApiError::new(
            ErrorClass::NotEligible,
            &[refused, " ", &said(order)].concat(),
        )),
        other => Err(ApiError::new(ErrorClass::UnknownState, other)),
    }
}

/// What people wrote on the order.
fn said(order: &Value) -> String {
    let notes: Vec<String> = list(order, "note").iter().map(|note| text(note, "text")).collect();
    notes.join(" ")
}

/// A bucket that names products names this one; the carrier may have ignored the filter.
fn is_of(bucket: &Value, line: &str) -> bool {
    let products = list(bucket, "product");
    products.is_empty() || products.iter().any(|product| text(product, "id") == line)
}

fn left(bucket: &Value) -> Option<Left> {
    if text(bucket, "status") == "expired" {
        return None;
    }
    if text(bucket, "remainingValueName")
        .trim()
        .eq_ignore_ascii_case("unlimited")
    {
        return Some(Left::Unlimited);
    }
    let units = text(bucket, "remainingValue.units").to_ascii_lowercase();
    let amount = amount(bucket, "remainingValue.amount")?;
    Some(match text(bucket, "usageType").as_str() {
        "data" => Left::bytes(bytes_of(&amount, bytes_in(&units)?)?, None),
        "voice" => Left::Voice {
            seconds: bytes_of(&amount, seconds_in(&units)?)?,
        },
        "sms" => Left::Messages {
            count: bytes_of(&amount, 1)?,
        },
        "monetary" => Left::Money {
            amount,
            currency: text(bucket, "remainingValue.units"),
        },
        _ => return None,
    })
}

fn bytes_in(units: &str) -> Option<u64> {
    Some(match units {
        "b" | "byte" | "bytes" | "octet" | "octets" => 1,
        "kb" | "kilobyte" | "kilobytes" => 1_000,
        "mb" | "megabyte" | "megabytes" => 1_000_000,
        "gb" | "gigabyte" | "gigabytes" => 1_000_000_000,
        "tb" | "terabyte" | "terabytes" => 1_000_000_000_000,
        _ => return None,
    })
}

fn seconds_in(units: &str) -> Option<u64> {
    Some(match units {
        "s" | "sec" | "second" | "seconds" => 1,
        "min" | "minute" | "minutes" => 60,
        "h" | "hour" | "hours" => 3600,
        _ => return None,
    })
}
