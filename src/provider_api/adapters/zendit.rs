//! Zendit, a wholesaler: keys of resellers. Source: the vendor's own client (zenditplatform/zendit-node-sdk), as read in
//! November 2026; who gets a refund is not written anywhere.
//!
//! Odd spots: a refund is accepted first and decided later, and may fail in the end; money counts in a unit that a
//! divisor beside it names; data in GB; an unlimited plan has numbers beside its mark.

use crate::provider_api::access::{Access, Credential};
use crate::provider_api::act_kind::{ActKind, Collateral, Offer};
use crate::provider_api::adapter::{Adapter, KeyScope, Platform, Stamp};
use crate::provider_api::call::{Call, Outcome, Reply};
use crate::provider_api::error::{ApiError, ErrorClass};
use crate::provider_api::http::{HttpRequest, HttpResponse, Method, encode};
use crate::provider_api::json::{bytes_of, decimal, list, must_list, must_text, some, text, truth, whole};
use crate::provider_api::line::{Left, Line, LineState};
use serde_json::Value;

const HOST: &str = "https://api.zendit.io";
const BASE: &str = "https://api.zendit.io/v1";
const PAGE_SIZE: usize = 100;
const GIGABYTE: u64 = 1_000_000_000;

pub(super) static ADAPTER: Adapter = Adapter {
    platform: Platform::Zendit,
    name: "Zendit",
    hosts: &[HOST],
    credentials: &[Credential::ApiKey],
    signs_in: false,
    scope: KeyScope::WholeAccount,
    lists: true,
    accounts: true,
    tells_left: true,
    offers: &[Offer::of(
        ActKind::RefundUnused,
        &[Collateral::NeverInstalled, Collateral::Final],
    )],
    gone_is_ended: false,
    ends_slowly: false,
    fits: |kind, line| kind == ActKind::RefundUnused && line.state == LineState::Active,
    request,
    reply,
};

fn request(call: &Call, access: &Access, _: &Stamp<'_>) -> Result<HttpRequest, ApiError> {
    let at = |method, path: &str| HttpRequest::new(method, BASE, path).bearer(access.get(Credential::ApiKey));
    let purchase = |line: &str, after: &str| ["/esim/purchases/", encode(parts_of(line).0).as_str(), after].concat();
    Ok(match call {
        Call::Account => at(Method::Get, "/balance"),
        Call::List { page, .. } => at(Method::Get, "/esim/purchases").query(&[
            ("_limit", &PAGE_SIZE.to_string()),
            ("_offset", page.as_deref().unwrap_or("0")),
        ]),
        Call::Read { line } => at(Method::Get, &purchase(line, "")),
        Call::Left { line, .. } => match parts_of(line).1 {
            // No eSIM yet, so there are no plans on it: the purchase has none to tell of either.
            "" => at(Method::Get, &purchase(line, "")),
            iccid => at(Method::Get, &["/esim/", &encode(iccid), "/plans"].concat()),
        },
        Call::Act { line, kind, .. } => match kind {
            ActKind::RefundUnused => at(Method::Post, &purchase(line, "/refund")),
            ActKind::AtPeriodEnd
            | ActKind::EndNow
            | ActKind::RevokeNoRefund
            | ActKind::SwitchOff
            | ActKind::RequestReview => return Err(ApiError::of(ErrorClass::NotOffered)),
        },
        Call::Poll { line, .. } => at(Method::Get, &purchase(line, "/refund")),
        Call::SignIn { .. } | Call::Check { .. } | Call::Undo { .. } => {
            return Err(ApiError::of(ErrorClass::NotOffered));
        }
    })
}

/// A line is named by the purchase and its ICCID: what is left is asked by the second.
fn parts_of(line: &str) -> (&str, &str) {
    line.rsplit_once('/').unwrap_or((line, ""))
}

fn reply(call: &Call, response: &HttpResponse) -> Result<Reply, ApiError> {
    let answer = response.json();
    if !response.is_ok() {
        let words = answer.map_or_else(|_| response.body.clone(), |answer| text(&answer, "message"));
        return Err(match (response.status, call) {
            // A refund is asked for without a body: what is wrong can only be the purchase.
            (400 | 422, Call::Act { .. }) => ApiError::new(ErrorClass::NotEligible, &words),
            (status, _) => ApiError::of_status(status, &words),
        });
    }
    let answer = answer?;
    Ok(match call {
        Call::Account => Reply::Account {
            name: String::new(),
            wallet: wallet(&answer).into_iter().collect(),
        },
        Call::List { .. } => {
            let purchases = must_list(&answer, "list")?;
            Reply::Lines {
                lines: purchases.iter().map(line).collect::<Result<_, _>>()?,
                next: next_page(&answer, purchases.len()),
            }
        }
        Call::Read { line: id } => Reply::Line(line(&answer)?.known_as(id)),
        Call::Left { .. } => Reply::Left {
            left: list(&answer, "list").iter().filter_map(left).collect(),
            more: false,
        },
        Call::Act { .. } | Call::Poll { .. } => Reply::Outcome(outcome(&answer)?),
        Call::SignIn { .. } | Call::Check { .. } | Call::Undo { .. } => {
            return Err(ApiError::of(ErrorClass::NotOffered));
        }
    })
}

/// Both the answer to a refund and the refund itself have a status.
fn outcome(answer: &Value) -> Result<Outcome, ApiError> {
    let status = must_text(answer, "status")?;
    // Its own number, which the first answer does not tell yet.
    let reference = some(answer, "transactionId").unwrap_or_default();
    match status.as_str() {
        "DONE" => Ok(Outcome::Done { reference }),
        "FAILED" => {
            let error = [text(answer, "error.message"), text(answer, "error.description")].join(" ");
            Err(ApiError::new(ErrorClass::NotEligible, &error))
        }
        status if under_way(status) => Ok(Outcome::Running { handle: reference }),
        other => Err(ApiError::new(ErrorClass::UnknownState, other)),
    }
}

fn under_way(status: &str) -> bool {
    matches!(status, "ACCEPTED" | "PENDING" | "AUTHORIZED" | "IN_PROGRESS")
}

fn line(purchase: &Value) -> Result<Line, ApiError> {
    let status = must_text(purchase, "status")?;
    let refund = some(purchase, "refund.status");
    let state = match (status.as_str(), refund.as_deref()) {
        ("DONE", Some("DONE")) => LineState::Refunded,
        ("DONE", Some(refund)) if under_way(refund) => LineState::Ending,
        // A refund that failed leaves the line as it was.
        ("DONE", None | Some("FAILED")) => LineState::Active,
        // A purchase that failed was never a plan.
        ("FAILED", _) => LineState::Ended,
        (status, _) if under_way(status) => LineState::New,
        _ => LineState::Unknown,
    };
    let words = refund.map_or_else(|| status.clone(), |refund| [&status, " / ", &refund].concat());
    let iccid = some(purchase, "confirmation.iccid");
    let id = [
        &must_text(purchase, "transactionId")?,
        "/",
        iccid.as_deref().unwrap_or_default(),
    ]
    .concat();
    Ok(Line {
        iccid,
        plan: text(purchase, "offerId"),
        ..Line::new(&id, state, &words)
    })
}

fn next_page(answer: &Value, shown: usize) -> Option<String> {
    let shown = u64::try_from(shown).ok()?;
    let next = whole(answer, "offset")?.saturating_add(shown);
    (shown > 0 && next < whole(answer, "total")?).then(|| next.to_string())
}

/// `availableBalance` divided by a power of ten; another divisor is left to people.
fn wallet(answer: &Value) -> Option<Left> {
    let divisor = whole(answer, "currencyDivisor")?;
    let digits = divisor.checked_ilog10()?;
    let balance: i64 = text(answer, "availableBalance").parse().ok()?;
    (divisor == 10_u64.pow(digits)).then(|| Left::Money {
        amount: decimal(balance, digits),
        currency: text(answer, "currency"),
    })
}

fn left(plan: &Value) -> Option<Left> {
    if truth(plan, "unlimited") == Some(true) {
        return Some(Left::Unlimited);
    }
    let bytes = |name: &str| some(plan, name).and_then(|amount| bytes_of(&amount, GIGABYTE));
    Some(Left::bytes(bytes("remainingDataGB")?, bytes("initialDataGB")))
}
