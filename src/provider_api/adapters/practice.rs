//! Example Mobile's API: made up, answered inside the page by [`crate::provider_api::PracticeProvider`], never by a host.

use crate::provider_api::access::{Access, Credential};
use crate::provider_api::act_kind::{ActKind, Collateral, Offer};
use crate::provider_api::adapter::{Adapter, KeyScope, Platform, Stamp};
use crate::provider_api::call::{Call, Outcome, Reply};
use crate::provider_api::error::{ApiError, ErrorClass};
use crate::provider_api::http::{HttpRequest, HttpResponse, Method, encode};
use crate::provider_api::json::{day, must_each, must_secret, must_text, some, text, truth, whole};
use crate::provider_api::line::{Left, Line, LineState};
use crate::provider_api::practice::PRACTICE_HOST;
use serde_json::{Value, json};

const TOKEN: &str = "practice_token";

pub(super) static ADAPTER: Adapter = Adapter {
    platform: Platform::Practice,
    name: "Example Mobile",
    hosts: &[PRACTICE_HOST],
    credentials: &[Credential::ApiKey],
    signs_in: true,
    scope: KeyScope::WholeAccount,
    lists: true,
    accounts: true,
    tells_left: true,
    offers: &[
        Offer {
            kind: ActKind::AtPeriodEnd,
            collateral: &[],
            dry_run: true,
            undo: true,
        },
        Offer {
            kind: ActKind::EndNow,
            collateral: &[Collateral::Final],
            dry_run: true,
            undo: false,
        },
        Offer {
            kind: ActKind::RequestReview,
            collateral: &[],
            dry_run: true,
            undo: false,
        },
    ],
    gone_is_ended: false,
    ends_slowly: false,
    fits: |_, line| matches!(line.state, LineState::Active | LineState::EndScheduled),
    request,
    reply,
};

fn request(call: &Call, access: &Access, stamp: &Stamp<'_>) -> Result<HttpRequest, ApiError> {
    let at = |method, path: &str| {
        HttpRequest::new(method, PRACTICE_HOST, path)
            .bearer(access.token(TOKEN))
            .header("X-Timestamp", &stamp.now.0.to_string())
    };
    let line_at = |line: &str, after: &str| ["/lines/", &encode(line), after].concat();
    Ok(match call {
        Call::SignIn { .. } => {
            HttpRequest::new(Method::Post, PRACTICE_HOST, "/token").header("X-Api-Key", access.get(Credential::ApiKey))
        }
        Call::Account => at(Method::Get, "/account"),
        Call::List { page, .. } => at(Method::Get, "/lines").query(&[("page", page.as_deref().unwrap_or_default())]),
        Call::Read { line } => at(Method::Get, &line_at(line, "")),
        Call::Left { line, .. } => at(Method::Get, &line_at(line, "/left")),
        Call::Check { line, kind } => {
            at(Method::Post, &line_at(line, "/check")).json(&json!({ "kind": kind.as_str() }))
        }
        Call::Act { line, kind, key, .. } => at(Method::Post, &line_at(line, "/cancel"))
            .header("Idempotency-Key", key)
            .json(&json!({ "kind": kind.as_str() })),
        Call::Poll { line, handle, .. } => at(
            Method::Get,
            &[&line_at(line, "/orders/"), encode(handle).as_str()].concat(),
        ),
        Call::Undo { line } => at(Method::Post, &line_at(line, "/resume")),
    })
}

fn reply(call: &Call, response: &HttpResponse) -> Result<Reply, ApiError> {
    if !response.is_ok() {
        let answer = response.json()?;
        let words = text(&answer, "message");
        return Err(match text(&answer, "code").as_str() {
            "clock" => ApiError::new(ErrorClass::ClockSkew, &words),
            "not_eligible" => ApiError::new(ErrorClass::NotEligible, &words),
            _ => ApiError::of_status(response.status, &words),
        });
    }
    let answer = response.json()?;
    Ok(match call {
        Call::SignIn { .. } => Reply::SignedIn {
            tokens: vec![(TOKEN, must_secret(&answer, "token")?)],
            more: false,
        },
        Call::Account => Reply::Account {
            name: text(&answer, "name"),
            wallet: vec![Left::Money {
                amount: text(&answer, "balance"),
                currency: text(&answer, "currency"),
            }],
        },
        Call::List { .. } => Reply::Lines {
            lines: must_each(&answer, "lines", line)?,
            next: some(&answer, "next"),
        },
        Call::Read { .. } => Reply::Line(line(&answer)?),
        Call::Left { .. } => Reply::Left {
            left: vec![match (truth(&answer, "unlimited"), whole(&answer, "bytes_left")) {
                (Some(true), _) | (_, None) => Left::Unlimited,
                (_, Some(left)) => Left::bytes(left, whole(&answer, "bytes_total")),
            }],
            more: false,
        },
        Call::Check { .. } => Reply::Eligible,
        Call::Act { .. } | Call::Undo { .. } | Call::Poll { .. } => Reply::Outcome(outcome(&answer)?),
    })
}

fn outcome(answer: &Value) -> Result<Outcome, ApiError> {
    let reference = text(answer, "reference");
    Ok(match must_text(answer, "outcome")?.as_str() {
        "done" => Outcome::Done { reference },
        "scheduled" => Outcome::Scheduled {
            ends_on: day(answer, "ends_on"),
            reference,
        },
        "running" => Outcome::Running { handle: reference },
        "in_review" => Outcome::InReview { reference },
        other => return Err(ApiError::new(ErrorClass::UnknownState, other)),
    })
}

fn line(value: &Value) -> Result<Line, ApiError> {
    let words = must_text(value, "status")?;
    let state = match words.as_str() {
        "active" => LineState::Active,
        "ends" => LineState::EndScheduled,
        "ending" => LineState::Ending,
        "ended" => LineState::Ended,
        _ => LineState::Unknown,
    };
    Ok(Line {
        iccid: some(value, "iccid"),
        plan: text(value, "plan"),
        ends_on: day(value, "ends_on"),
        installed: Some(true),
        ..Line::new(&must_text(value, "id")?, state, &words)
    })
}
