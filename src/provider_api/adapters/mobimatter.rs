//! MobiMatter, a marketplace: keys of merchants. Source: the vendor's own swagger and notes (mobimatter-plugin), as read in
//! November 2026.
//!
//! Odd spots: there is no list, an order is found by its number or an ICCID; 429 means sold out and not too many
//! questions; 455 means that the operator behind is away; what is left is the one answer without `result`, as a text with
//! a unit. An order that was only created is cancelled, a completed one refunded, after asking whether it may be.

use crate::provider_api::access::{Access, Credential};
use crate::provider_api::act_kind::{ActKind, Collateral, Offer};
use crate::provider_api::adapter::{Adapter, KeyScope, Platform, Stamp};
use crate::provider_api::call::{Call, Outcome, Reply};
use crate::provider_api::error::{ApiError, ErrorClass};
use crate::provider_api::http::{HttpRequest, HttpResponse, Method, encode};
use crate::provider_api::json::{amount, at, list, must_text, some, text, truth};
use crate::provider_api::line::{Left, Line, LineState};
use crate::telecom::{DataVolume, Iccid};
use serde_json::{Value, json};

const HOST: &str = "https://api.mobimatter.com";
const BASE: &str = "https://api.mobimatter.com/mobimatter/api/v2";

pub(super) static ADAPTER: Adapter = Adapter {
    platform: Platform::MobiMatter,
    name: "MobiMatter",
    hosts: &[HOST],
    credentials: &[Credential::MerchantId, Credential::ApiKey],
    signs_in: false,
    scope: KeyScope::WholeAccount,
    lists: false,
    accounts: true,
    tells_left: true,
    offers: &[
        Offer {
            kind: ActKind::RefundUnused,
            // The refund may be smaller by a fee.
            collateral: &[
                Collateral::NeverInstalled,
                Collateral::EarlyTerminationFee,
                Collateral::Final,
            ],
            dry_run: true,
            undo: false,
        },
        Offer::of(ActKind::EndNow, &[Collateral::Final]),
    ],
    gone_is_ended: false,
    ends_slowly: false,
    fits,
    request,
    reply,
};

const CREATED: &str = "Created";

fn fits(kind: ActKind, line: &Line) -> bool {
    match kind {
        ActKind::RefundUnused => line.state == LineState::Active,
        ActKind::EndNow => line.state == LineState::New && line.words == CREATED,
        ActKind::AtPeriodEnd | ActKind::RevokeNoRefund | ActKind::SwitchOff | ActKind::RequestReview => false,
    }
}

fn request(call: &Call, access: &Access, _: &Stamp<'_>) -> Result<HttpRequest, ApiError> {
    let at = |method, path: &str| {
        HttpRequest::new(method, BASE, path)
            .header("api-key", access.get(Credential::ApiKey))
            .header("merchantId", access.get(Credential::MerchantId))
    };
    let order = |id: &str, after: &str| at(Method::Get, &["/order/", encode(id).as_str(), after].concat());
    Ok(match call {
        Call::Account => at(Method::Get, "/merchant/balance"),
        Call::List { find, .. } => match Iccid::parse(find) {
            Ok(iccid) => at(Method::Get, "/order").query(&[("iccid", iccid.as_str())]),
            Err(_) if find.is_empty() => return Err(ApiError::of(ErrorClass::Invalid)),
            Err(_) => order(find, ""),
        },
        Call::Read { line } | Call::Poll { line, .. } => order(line, ""),
        Call::Left { line, .. } => at(Method::Get, &["/provider/usage/", &encode(line)].concat()),
        Call::Check { line, kind } => match kind {
            ActKind::RefundUnused => order(line, "/refund/eligibility"),
            ActKind::AtPeriodEnd
            | ActKind::EndNow
            | ActKind::RevokeNoRefund
            | ActKind::SwitchOff
            | ActKind::RequestReview => return Err(ApiError::of(ErrorClass::NotOffered)),
        },
        Call::Act { line, kind, .. } => match kind {
            ActKind::RefundUnused => at(Method::Put, "/order/refund").json(&json!({ "orderId": line })),
            ActKind::EndNow => {
                at(Method::Put, "/order/cancel").json(&json!({ "orderId": line, "reason": "no longer needed" }))
            }
            ActKind::AtPeriodEnd | ActKind::RevokeNoRefund | ActKind::SwitchOff | ActKind::RequestReview => {
                return Err(ApiError::of(ErrorClass::NotOffered));
            }
        },
        Call::SignIn { .. } | Call::Undo { .. } => return Err(ApiError::of(ErrorClass::NotOffered)),
    })
}

fn reply(call: &Call, response: &HttpResponse) -> Result<Reply, ApiError> {
    let answer = response.json();
    // Its own `statusCode` is not to be trusted, the status of HTTP is.
    if !response.is_ok() {
        let words = answer.map_or_else(|_| response.body.clone(), |answer| text(&answer, "message"));
        return Err(refusal(call, response.status, &words));
    }
    let answer = answer?;
    let result = at(&answer, "result");
    Ok(match call {
        Call::Account => Reply::Account {
            name: String::new(),
            wallet: amount(result, "balance")
                .map(|amount| Left::Money {
                    amount,
                    currency: String::new(),
                })
                .into_iter()
                .collect(),
        },
        Call::List { .. } => Reply::Lines {
            lines: match result {
                Value::Null => Vec::new(),
                Value::Array(orders) => orders.iter().map(line).collect::<Result<_, _>>()?,
                order => vec![line(order)?],
            },
            next: None,
        },
        Call::Read { .. } | Call::Poll { .. } => Reply::Line(line(result)?),
        Call::Left { .. } => Reply::Left {
            left: left(&text(&answer, "providerInfo.data.balance")).into_iter().collect(),
            more: false,
        },
        Call::Check { .. } => match truth(result, "isEligible") {
            Some(true) => Reply::Eligible,
            Some(false) => return Err(ApiError::new(ErrorClass::NotEligible, &text(result, "reason"))),
            None => return Err(ApiError::new(ErrorClass::Unreadable, &response.body)),
        },
        Call::Act { line, .. } => {
            // No more than a sentence comes back; without it this is not the answer to a write.
            must_text(&answer, "result")?;
            Reply::Outcome(Outcome::Done {
                reference: line.clone(),
            })
        }
        Call::SignIn { .. } | Call::Undo { .. } => return Err(ApiError::of(ErrorClass::NotOffered)),
    })
}

fn refusal(call: &Call, status: u16, words: &str) -> ApiError {
    let class = match (status, call) {
        // The wallet is too low, or the thing is sold out: never "ask again later".
        (402 | 429, _) | (400, Call::Act { .. } | Call::Check { .. }) => ErrorClass::NotEligible,
        (455, _) => ErrorClass::ProviderBusy,
        (status, _) => return ApiError::of_status(status, words),
    };
    ApiError::new(class, words)
}

fn line(order: &Value) -> Result<Line, ApiError> {
    let status = must_text(order, "orderState")?;
    let state = match status.as_str() {
        CREATED | "Processing" => LineState::New,
        "Completed" => LineState::Active,
        "Expired" => LineState::Expired,
        "Cancelled" => LineState::Ended,
        _ => LineState::Unknown,
    };
    let details = list(order, "orderLineItem.lineItemDetails");
    let detail = |wanted: &str| {
        let found = details
            .iter()
            .find(|detail| text(detail, "name").eq_ignore_ascii_case(wanted));
        found.and_then(|detail| some(detail, "value"))
    };
    Ok(Line {
        iccid: detail("ICCID"),
        msisdn: detail("PHONE_NUMBER"),
        plan: text(order, "orderLineItem.title"),
        ..Line::new(&must_text(order, "orderId")?, state, &status)
    })
}

/// "7.0 GB", "Unlimited"; a number without a unit could be anything.
fn left(balance: &str) -> Option<Left> {
    let lower = balance.trim().to_ascii_lowercase();
    if lower == "unlimited" {
        return Some(Left::Unlimited);
    }
    let left = DataVolume::parse(balance).ok()?;
    lower.ends_with('b').then(|| Left::bytes(left.bytes(), None))
}
