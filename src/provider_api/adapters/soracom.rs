//! Soracom, global coverage: an authentication key opens every SIM of a self-service account. Source: the vendor's
//! OpenAPI description in github.com/soracom/soracom-cli, as read in November 2026.
//!
//! Odd spots: signing in gives two headers; a SIM is protected against termination until that is lifted, so ending is two
//! requests; the next page is named in a header that a browser may not see, so the last SIM's id stands in for it and
//! only an empty page is the last, because a page may be shorter than asked; errors come in two shapes. Usage is told,
//! what is left is not: it is paid by use.

use crate::provider_api::access::{Access, Credential};
use crate::provider_api::act_kind::{ActKind, Collateral, Offer};
use crate::provider_api::adapter::{Adapter, KeyScope, Platform, Stamp};
use crate::provider_api::call::{Call, Outcome, Reply};
use crate::provider_api::error::{ApiError, ErrorClass};
use crate::provider_api::http::{HttpRequest, HttpResponse, Method, encode};
use crate::provider_api::json::{must_each, must_secret, must_text, some, text};
use crate::provider_api::line::{Line, LineState};
use serde_json::{Value, json};

const BASE: &str = "https://g.api.soracom.io";
const KEY: &str = "api_key";
const TOKEN: &str = "token";
const PAGE_SIZE: &str = "50";

pub(super) static ADAPTER: Adapter = Adapter {
    platform: Platform::Soracom,
    name: "Soracom",
    hosts: &[BASE],
    credentials: &[Credential::ApiKey, Credential::ApiSecret],
    signs_in: true,
    scope: KeyScope::WholeAccount,
    lists: true,
    accounts: false,
    tells_left: false,
    offers: &[
        Offer::of(ActKind::SwitchOff, &[Collateral::StillCosts]),
        Offer::of(ActKind::EndNow, &[Collateral::Final]),
    ],
    gone_is_ended: false,
    ends_slowly: false,
    fits,
    request,
    reply,
};

fn fits(kind: ActKind, line: &Line) -> bool {
    match line.state {
        LineState::New | LineState::Active => true,
        LineState::Suspended => kind == ActKind::EndNow,
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
    let at = |method, path: &str| {
        HttpRequest::new(method, BASE, &["/v1", path].concat())
            .header("X-Soracom-API-Key", access.token(KEY))
            .header("X-Soracom-Token", access.token(TOKEN))
    };
    let sim = |method, line: &str, after: &str| at(method, &["/sims/", &encode(line), after].concat());
    Ok(match call {
        Call::SignIn { .. } => HttpRequest::new(Method::Post, BASE, "/v1/auth").json(&json!({
            "authKeyId": access.get(Credential::ApiKey),
            "authKey": access.get(Credential::ApiSecret),
        })),
        Call::List { page, .. } => at(Method::Get, "/sims").query(&[
            ("limit", PAGE_SIZE),
            ("last_evaluated_key", page.as_deref().unwrap_or_default()),
        ]),
        Call::Read { line } => sim(Method::Get, line, ""),
        Call::Act { line, kind, part, .. } => {
            let path = match (kind, part) {
                (ActKind::SwitchOff, 0) => "/suspend",
                (ActKind::EndNow, 0) => "/enable_termination",
                (ActKind::EndNow, 1) => "/terminate",
                _ => return Err(ApiError::of(ErrorClass::NotOffered)),
            };
            sim(Method::Post, line, path)
        }
        Call::Account | Call::Left { .. } | Call::Check { .. } | Call::Poll { .. } | Call::Undo { .. } => {
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
            tokens: vec![
                (KEY, must_secret(&answer, "apiKey")?),
                (TOKEN, must_secret(&answer, "token")?),
            ],
            more: false,
        },
        Call::List { .. } => {
            let lines = must_each(&answer, "", line)?;
            let next = lines.last().map(|line| line.id.clone());
            Reply::Lines { lines, next }
        }
        Call::Read { .. } => Reply::Line(line(&answer)?),
        Call::Act {
            kind: ActKind::EndNow,
            part: 0,
            ..
        } => {
            line(&answer)?;
            Reply::Outcome(Outcome::NextPart)
        }
        Call::Act { .. } => Reply::Outcome(Outcome::Done {
            reference: line(&answer)?.id,
        }),
        Call::Account | Call::Left { .. } | Call::Check { .. } | Call::Poll { .. } | Call::Undo { .. } => {
            return Err(ApiError::of(ErrorClass::NotOffered));
        }
    })
}

fn refusal(call: &Call, response: &HttpResponse) -> ApiError {
    let words = response.words(|answer| {
        let either = |name: &str| some(answer, name).or_else(|| some(answer, &["errorMessage.", name].concat()));
        [either("code"), either("message")]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    });
    match (call, response.status) {
        // Nothing is sent along that could be wrong: it is the SIM's state.
        (Call::Act { .. }, 400) => ApiError::new(ErrorClass::NotEligible, &words),
        (_, status) => ApiError::of_status(status, &words),
    }
}

fn line(sim: &Value) -> Result<Line, ApiError> {
    let words = must_text(sim, "status")?;
    let state = match words.as_str() {
        "ready" => LineState::New,
        "active" => LineState::Active,
        "inactive" | "standby" | "suspended" => LineState::Suspended,
        "terminated" => LineState::Ended,
        _ => LineState::Unknown,
    };
    let profile = text(sim, "activeProfileId");
    Ok(Line {
        // A profile is called by its ICCID.
        iccid: some(sim, &["profiles.", &profile, ".iccid"].concat()).or(Some(profile).filter(|id| !id.is_empty())),
        plan: text(sim, "tags.name"),
        ..Line::new(&must_text(sim, "simId")?, state, &words)
    })
}
