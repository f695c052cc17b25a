//! Airalo's Partner API: client credentials of partners, turned into a token. Source: developers.partners.airalo.com, as read
//! in November 2026.
//!
//! Odd spots: its only "cancel" asks for a refund, about which a person decides later and which nobody can ask about: an
//! eSIM may show `refunded` one day. Bodies are forms in several parts. Unlimited plans count zeros. 89 means that only
//! listed addresses may ask.

use crate::provider_api::access::{Access, Credential};
use crate::provider_api::act_kind::{ActKind, Offer};
use crate::provider_api::adapter::{Adapter, KeyScope, Platform, Stamp};
use crate::provider_api::call::{Call, Outcome, Reply};
use crate::provider_api::error::{ApiError, ErrorClass};
use crate::provider_api::http::{HttpRequest, HttpResponse, Method, encode};
use crate::provider_api::json::{amount, at, bytes_of, must_each, must_secret, must_text, some, text, truth, whole};
use crate::provider_api::line::{Left, Line, LineState};
use serde_json::Value;

const BASE: &str = "https://partners-api.airalo.com";
/// The name of the token.
const TOKEN: &str = "access_token";
const PAGE_SIZE: &str = "100";
const MEGABYTE: u64 = 1_000_000;
/// Parts the fields of a form; stands in none of them.
const BOUNDARY: &str = "esim-exit-7d1f0c52b9a84e63";
/// The order of an eSIM, with its status, is told only when asked for.
const INCLUDE: (&str, &str) = ("include", "order,order.status");

pub(super) static ADAPTER: Adapter = Adapter {
    platform: Platform::AiraloPartner,
    name: "Airalo Partner",
    hosts: &[BASE],
    credentials: &[Credential::ClientId, Credential::ClientSecret],
    signs_in: true,
    scope: KeyScope::WholeAccount,
    lists: true,
    accounts: true,
    tells_left: true,
    offers: &[Offer::of(ActKind::RequestReview, &[])],
    gone_is_ended: false,
    ends_slowly: false,
    fits: |kind, line| kind == ActKind::RequestReview && line.state == LineState::Active,
    request,
    reply,
};

fn request(call: &Call, access: &Access, _: &Stamp<'_>) -> Result<HttpRequest, ApiError> {
    let get = |path: &str| HttpRequest::new(Method::Get, BASE, path).bearer(access.token(TOKEN));
    let sim = |line: &str, after: &str| get(&["/v2/sims/", encode(line).as_str(), after].concat());
    Ok(match call {
        Call::SignIn { .. } => in_parts(
            HttpRequest::new(Method::Post, BASE, "/v2/token"),
            &[
                ("client_id", access.get(Credential::ClientId)),
                ("client_secret", access.get(Credential::ClientSecret)),
                ("grant_type", "client_credentials"),
            ],
        ),
        Call::Account => get("/v2/balance"),
        Call::List { find, page } => get("/v2/sims").query(&[
            INCLUDE,
            ("filter[iccid]", find),
            ("limit", PAGE_SIZE),
            ("page", page.as_deref().unwrap_or("1")),
        ]),
        Call::Read { line } | Call::Poll { line, .. } => sim(line, ""),
        Call::Left { line, .. } => sim(line, "/usage"),
        Call::Act { line, kind, .. } => match kind {
            ActKind::RequestReview => in_parts(
                HttpRequest::new(Method::Post, BASE, "/v2/refund").bearer(access.token(TOKEN)),
                &[
                    ("iccids[]", line),
                    // The reason is the person's own affair; this one needs a note.
                    ("reason", "OTHERS"),
                    ("notes", "The eSIM is no longer needed."),
                ],
            ),
            ActKind::AtPeriodEnd
            | ActKind::EndNow
            | ActKind::RefundUnused
            | ActKind::RevokeNoRefund
            | ActKind::SwitchOff => return Err(ApiError::of(ErrorClass::NotOffered)),
        },
        Call::Check { .. } | Call::Undo { .. } => return Err(ApiError::of(ErrorClass::NotOffered)),
    })
}

/// A form in several parts (RFC 7578).
fn in_parts(request: HttpRequest, fields: &[(&str, &str)]) -> HttpRequest {
    let mut body = String::new();
    for (name, value) in fields {
        let head = "Content-Disposition: form-data; name=";
        body.push_str(&["--", BOUNDARY, "\r\n", head, "\"", name, "\"\r\n\r\n", value, "\r\n"].concat());
    }
    body.push_str(&["--", BOUNDARY, "--\r\n"].concat());
    request.body(&["multipart/form-data; boundary=", BOUNDARY].concat(), body)
}

fn reply(call: &Call, response: &HttpResponse) -> Result<Reply, ApiError> {
    let answer = response.json();
    if !response.is_ok() {
        return Err(answer.map_or_else(
            |_| ApiError::of_status(response.status, &response.body),
            |answer| refusal(call, response.status, &answer),
        ));
    }
    let answer = answer?;
    Ok(match call {
        Call::SignIn { .. } => Reply::SignedIn {
            tokens: vec![(TOKEN, must_secret(&answer, "data.access_token")?)],
            more: false,
        },
        Call::Account => Reply::Account {
            name: String::new(),
            wallet: wallet(at(&answer, "data.balances.availableBalance"))
                .into_iter()
                .collect(),
        },
        Call::List { .. } => {
            let (page, last) = (whole(&answer, "meta.current_page"), whole(&answer, "meta.last_page"));
            Reply::Lines {
                lines: must_each(&answer, "data", line)?,
                next: page
                    .zip(last)
                    .and_then(|(page, last)| (page < last).then(|| (page + 1).to_string())),
            }
        }
        Call::Read { .. } | Call::Poll { .. } => Reply::Line(line(at(&answer, "data"))?),
        Call::Left { .. } => Reply::Left {
            left: left(at(&answer, "data")),
            more: false,
        },
        Call::Act { .. } => Reply::Outcome(Outcome::InReview {
            reference: must_text(&answer, "data.refund_id")?,
        }),
        Call::Check { .. } | Call::Undo { .. } => return Err(ApiError::of(ErrorClass::NotOffered)),
    })
}

fn refusal(call: &Call, status: u16, answer: &Value) -> ApiError {
    let words = ["reason", "message", "meta.message"]
        .iter()
        .find_map(|path| some(answer, path))
        .unwrap_or_default();
    let class = match (status, text(answer, "code").as_str(), call) {
        (_, "89", _) => ErrorClass::IpBlocked,
        // The eSIM was taken back for another customer.
        (_, "73", _) => ErrorClass::AlreadyCancelled,
        (422, _, Call::SignIn { .. }) => ErrorClass::Unauthenticated,
        (422, _, Call::Act { .. }) => ErrorClass::NotEligible,
        _ => return ApiError::of_status(status, &words),
    };
    ApiError::new(class, &words)
}

fn wallet(balance: &Value) -> Option<Left> {
    Some(Left::Money {
        amount: amount(balance, "amount")?,
        currency: text(balance, "currency"),
    })
}

fn line(sim: &Value) -> Result<Line, ApiError> {
    let status = text(sim, "simable.status.slug");
    let recycled = truth(sim, "recycled") == Some(true);
    let state = match status.as_str() {
        "refunded" => LineState::Refunded,
        // Its order failed, or it was taken back.
        "failed" => LineState::Ended,
        _ if recycled => LineState::Ended,
        "completed" => LineState::Active,
        _ => LineState::Unknown,
    };
    let iccid = must_text(sim, "iccid")?;
    Ok(Line {
        iccid: Some(iccid.clone()),
        plan: text(sim, "simable.package"),
        ..Line::new(&iccid, state, if recycled { "recycled" } else { &status })
    })
}

/// Data in MB, calls in minutes; what a plan never had is left out.
fn left(usage: &Value) -> Vec<Left> {
    let megabytes = |name: &str| some(usage, name).and_then(|amount| bytes_of(&amount, MEGABYTE));
    let had = |name: &str| whole(usage, name).is_some_and(|total| total > 0);
    let data = if truth(usage, "is_unlimited") == Some(true) {
        Some(Left::Unlimited)
    } else {
        megabytes("remaining").map(|left| Left::bytes(left, megabytes("total")))
    };
    let voice = whole(usage, "remaining_voice").filter(|_| had("total_voice"));
    let texts = whole(usage, "remaining_text").filter(|_| had("total_text"));
    data.into_iter()
        .chain(voice.map(|minutes| Left::Voice {
            seconds: minutes.saturating_mul(60),
        }))
        .chain(texts.map(|count| Left::Messages { count }))
        .collect()
}
