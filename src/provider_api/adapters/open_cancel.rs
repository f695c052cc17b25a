//! OpenCancel, a proposed standard of 2025: a host says in a well-known file where its subscriptions are listed, read and
//! cancelled. No adopter is known; the builder of the page names hosts to try in `hosts.json`. Source: the proposal's own
//! notes on discovery and integration (github.com/vlad-tomiuk/OpenCancelAPI, commit 3cc75914), read in November 2026.
//!
//! Odd spots: the file is asked for before anything else, in place of a sign-in, and without the token; its addresses
//! count only on hosts that the page was built for. Cancelled and active at once means that the paid period still runs.

use crate::provider_api::access::{Access, Credential};
use crate::provider_api::act_kind::{ActKind, Offer};
use crate::provider_api::adapter::{Adapter, KeyScope, Platform, Stamp};
use crate::provider_api::call::{Call, Outcome, Reply};
use crate::provider_api::error::{ApiError, ErrorClass};
use crate::provider_api::http::{HttpRequest, HttpResponse, Method};
use crate::provider_api::json::{at, day, must_each, must_text, some, text, truth};
use crate::provider_api::line::{Line, LineState};
use serde_json::{Value, json};

/// The addresses that the file names, kept like tokens for as long as the keys.
const ADDRESSES: [&str; 4] = ["subscriptions", "status", "cancel", "activate"];

pub(super) static ADAPTER: Adapter = Adapter {
    platform: Platform::OpenCancel,
    name: "OpenCancel",
    hosts: &[],
    credentials: &[Credential::Host, Credential::Token],
    signs_in: true,
    scope: KeyScope::OwnLines,
    lists: true,
    accounts: false,
    tells_left: false,
    offers: &[Offer {
        kind: ActKind::AtPeriodEnd,
        collateral: &[],
        dry_run: false,
        undo: true,
    }],
    gone_is_ended: false,
    ends_slowly: false,
    fits: |_, line| matches!(line.state, LineState::Active | LineState::EndScheduled),
    request,
    reply,
};

fn request(call: &Call, access: &Access, _: &Stamp<'_>) -> Result<HttpRequest, ApiError> {
    // Where the file names no address, the host offers no such call.
    let there = |method, name| {
        let address = Some(access.token(name)).filter(|address| !address.is_empty());
        let address = address.ok_or_else(|| ApiError::of(ErrorClass::NotOffered))?;
        Ok(HttpRequest::new(method, address, "").bearer(access.get(Credential::Token)))
    };
    let about = |line: &str| json!({ "subscription_id": line });
    match call {
        Call::SignIn { .. } => Ok(HttpRequest::new(
            Method::Get,
            access.get(Credential::Host),
            "/.well-known/opencancel.json",
        )),
        Call::List { .. } => there(Method::Get, "subscriptions"),
        Call::Read { line } | Call::Poll { line, .. } => {
            Ok(there(Method::Get, "status")?.query(&[("subscription_id", line)]))
        }
        Call::Act { line, .. } => Ok(there(Method::Post, "cancel")?.json(&about(line))),
        Call::Undo { line } => Ok(there(Method::Post, "activate")?.json(&about(line))),
        Call::Account | Call::Left { .. } | Call::Check { .. } => Err(ApiError::of(ErrorClass::NotOffered)),
    }
}

fn reply(call: &Call, response: &HttpResponse) -> Result<Reply, ApiError> {
    if !response.is_ok() {
        let words = response.words(|answer| text(answer, "error.message"));
        return Err(match (call, response.status) {
            (Call::SignIn { .. }, 404) => ApiError::new(ErrorClass::NotOffered, &words),
            (_, status) => ApiError::of_status(status, &words),
        });
    }
    let answer = response.json()?;
    Ok(match call {
        Call::SignIn { .. } => Reply::SignedIn {
            tokens: addresses(&answer)?,
            more: false,
        },
        Call::List { .. } => Reply::Lines {
            lines: must_each(&answer, "data.subscriptions", line)?,
            next: None,
        },
        Call::Read { .. } | Call::Poll { .. } => Reply::Line(line(at(&answer, "data.subscription"))?),
        Call::Act { .. } | Call::Undo { .. } => {
            // An error may come as an answer that says so itself.
            if text(&answer, "status") != "success" {
                return Err(ApiError::new(ErrorClass::Unreadable, &text(&answer, "error.message")));
            }
            Reply::Outcome(Outcome::Done {
                reference: text(&answer, "data.subscription.id"),
            })
        }
        Call::Account | Call::Left { .. } | Call::Check { .. } => return Err(ApiError::of(ErrorClass::NotOffered)),
    })
}

/// The addresses of the file, which stand in it bare or under `opencancel`: both are written in the proposal.
fn addresses(file: &Value) -> Result<Vec<(&'static str, String)>, ApiError> {
    let inner = at(file, "opencancel");
    let file = if inner.is_null() { file } else { inner };
    must_text(file, "version")?;
    let named = |name: &&'static str| Some((*name, some(file, &["actions.api.", name, ".url"].concat())?));
    let found: Vec<_> = ADDRESSES.iter().filter_map(named).collect();
    let cancels = ["subscriptions", "status", "cancel"]
        .iter()
        .all(|name| found.iter().any(|(n, _)| n == name));
    if cancels {
        Ok(found)
    } else {
        Err(ApiError::of(ErrorClass::NotOffered))
    }
}

fn line(value: &Value) -> Result<Line, ApiError> {
    let words = text(value, "status");
    let is = |name: &str| truth(value, &["state.is_", name].concat());
    let state = match (is("active"), is("cancelled"), is("expired")) {
        (_, _, Some(true)) | (Some(false), Some(true), _) => LineState::Ended,
        (Some(true), Some(true), _) => LineState::EndScheduled,
        (Some(true), Some(false), _) => LineState::Active,
        _ => LineState::Unknown,
    };
    Ok(Line {
        plan: text(value, "plan.name"),
        ends_on: day(value, "lifecycle.current_period.end").filter(|_| state != LineState::Active),
        ..Line::new(&must_text(value, "id")?, state, &words)
    })
}
