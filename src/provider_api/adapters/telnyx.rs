//! Telnyx SIM cards: a US operator for businesses. Source: developers.telnyx.com (SIM cards, SIM life cycle, balance)
//! and the vendor's own library team-telnyx/telnyx-node, as read in November 2026.
//!
//! Odd spots: amounts are decimal texts; a data limit names its unit, MB or GB, here taken as powers of ten; switching
//! off is an action of its own that is asked after; a deleted SIM reads `disabling` and then is gone (404); a SIM that
//! is only switched off still costs a monthly fee.

use crate::provider_api::access::{Access, Credential};
use crate::provider_api::act_kind::{ActKind, Collateral, Offer};
use crate::provider_api::adapter::{Adapter, KeyScope, Platform};
use crate::provider_api::call::{Call, Outcome, Reply};
use crate::provider_api::error::{ApiError, ErrorClass};
use crate::provider_api::http::{HttpRequest, HttpResponse, Method, encode};
use crate::provider_api::json::{amount, at, bytes_of, list, must_each, must_text, some, text, whole};
use crate::provider_api::line::{Left, Line, LineState};
use crate::telecom::Iccid;
use serde_json::Value;

const HOST: &str = "https://api.telnyx.com";
const BASE: &str = "https://api.telnyx.com/v2";
const PAGE_SIZE: &str = "50";

/// Telnyx.
pub(super) static ADAPTER: Adapter = Adapter {
    platform: Platform::Telnyx,
    name: "Telnyx",
    hosts: &[HOST],
    credentials: &[Credential::ApiKey],
    signs_in: false,
    scope: KeyScope::WholeAccount,
    lists: true,
    accounts: true,
    tells_left: true,
    offers: &[
        Offer {
            kind: ActKind::SwitchOff,
            collateral: &[Collateral::StillCosts],
            dry_run: false,
            undo: true,
        },
        Offer::of(ActKind::EndNow, &[Collateral::Final]),
    ],
    gone_is_ended: true,
    ends_slowly: false,
    fits,
    request: |call, access, _| request(call, access),
    reply,
};

fn fits(kind: ActKind, line: &Line) -> bool {
    let runs = matches!(line.state, LineState::Active | LineState::Depleted);
    match kind {
        ActKind::SwitchOff => runs,
        ActKind::EndNow => runs || matches!(line.state, LineState::New | LineState::Suspended),
        ActKind::AtPeriodEnd | ActKind::RefundUnused | ActKind::RevokeNoRefund | ActKind::RequestReview => false,
    }
}

fn request(call: &Call, access: &Access) -> Result<HttpRequest, ApiError> {
    let ask = |method, path: &str| HttpRequest::new(method, BASE, path).bearer(access.get(Credential::ApiKey));
    let sim = |line: &str, after: &str| ["/sim_cards/", &encode(line), after].concat();
    Ok(match call {
        Call::Account => ask(Method::Get, "/balance"),
        Call::List { find, page } => {
            let iccid = Iccid::parse(find).ok();
            ask(Method::Get, "/sim_cards").query(&[
                ("page[number]", page.as_deref().unwrap_or("1")),
                ("page[size]", PAGE_SIZE),
                ("filter[iccid]", iccid.as_ref().map_or("", Iccid::as_str)),
            ])
        }
        // What is left stands in the SIM card itself.
        Call::Read { line } | Call::Left { line, .. } => ask(Method::Get, &sim(line, "")),
        Call::Act { line, kind, .. } => match kind {
            ActKind::SwitchOff => ask(Method::Post, &sim(line, "/actions/disable")),
            ActKind::EndNow => ask(Method::Delete, &sim(line, "")),
            ActKind::AtPeriodEnd | ActKind::RefundUnused | ActKind::RevokeNoRefund | ActKind::RequestReview => {
                return Err(ApiError::of(ErrorClass::NotOffered));
            }
        },
        Call::Poll { handle, .. } => ask(Method::Get, &["/sim_card_actions/", &encode(handle)].concat()),
        // Only an enabled SIM can be switched off here, so this is what it was.
        Call::Undo { line } => ask(Method::Post, &sim(line, "/actions/enable")),
        Call::SignIn { .. } | Call::Check { .. } => return Err(ApiError::of(ErrorClass::NotOffered)),
    })
}

fn reply(call: &Call, response: &HttpResponse) -> Result<Reply, ApiError> {
    if !response.is_ok() {
        return Err(refusal(call, response));
    }
    let answer = response.json()?;
    let data = at(&answer, "data");
    Ok(match call {
        Call::Account => Reply::Account {
            name: String::new(),
            wallet: amount(data, "balance")
                .map(|amount| Left::Money {
                    amount,
                    currency: text(data, "currency"),
                })
                .into_iter()
                .collect(),
        },
        Call::List { .. } => {
            let number = whole(&answer, "meta.page_number").unwrap_or(1);
            let pages = whole(&answer, "meta.total_pages").unwrap_or(1);
            Reply::Lines {
                lines: must_each(&answer, "data", line)?,
                next: (number < pages).then(|| (number + 1).to_string()),
            }
        }
        Call::Read { .. } => Reply::Line(line(data)?),
        Call::Left { .. } => Reply::Left {
            left: left(data).into_iter().collect(),
            more: false,
        },
        Call::Act { kind, .. } => {
            let id = must_text(data, "id")?;
            Reply::Outcome(match kind {
                ActKind::SwitchOff => Outcome::Running { handle: id },
                ActKind::EndNow
                | ActKind::AtPeriodEnd
                | ActKind::RefundUnused
                | ActKind::RevokeNoRefund
                | ActKind::RequestReview => Outcome::Done { reference: id },
            })
        }
        Call::Poll { handle, .. } => Reply::Outcome(action(data, handle)?),
        Call::Undo { .. } => Reply::Outcome(Outcome::Done {
            reference: must_text(data, "id")?,
        }),
        Call::SignIn { .. } | Call::Check { .. } => return Err(ApiError::of(ErrorClass::NotOffered)),
    })
}

/// How far an action is.
fn action(action: &Value, handle: &str) -> Result<Outcome, ApiError> {
    let status = must_text(action, "status.value")?;
    let handle = handle.to_owned();
    match status.as_str() {
        "in-progress" => Ok(Outcome::Running { handle }),
        "completed" => Ok(Outcome::Done { reference: handle }),
        "failed" | "interrupted" => {
            let reason = some(action, "status.reason").unwrap_or(status);
            Err(ApiError::new(ErrorClass::NotEligible, &reason))
        }
        _ => Err(ApiError::new(ErrorClass::UnknownState, &status)),
    }
}

fn refusal(call: &Call, response: &HttpResponse) -> ApiError {
    let words = response.words(|answer| {
        let one = |error| some(error, "detail").unwrap_or_else(|| text(error, "title"));
        let all: Vec<String> = list(answer, "errors").iter().map(one).collect();
        all.join("; ")
    });
    match (response.status, call) {
        (422, Call::Act { .. } | Call::Undo { .. }) => ApiError::new(ErrorClass::NotEligible, &words),
        (status, _) => ApiError::of_status(status, &words),
    }
}

fn line(sim: &Value) -> Result<Line, ApiError> {
    let status = must_text(sim, "status.value")?;
    let state = match status.as_str() {
        "registering" => LineState::New,
        // As long as it is not on standby, it can be used.
        "enabling" | "enabled" | "setting_standby" => LineState::Active,
        "data_limit_exceeded" => LineState::Depleted,
        "disabled" | "standby" => LineState::Suspended,
        // On the way to switched off or gone: reading again tells which.
        "disabling" => LineState::Ending,
        _ => LineState::Unknown,
    };
    Ok(Line {
        iccid: some(sim, "iccid"),
        msisdn: some(sim, "msisdn"),
        ..Line::new(&must_text(sim, "id")?, state, &status)
    })
}

/// The data limit less what this billing period used of it. A SIM whose limit is null has no end of data; a limit
/// that is missing or cannot be read is no statement.
fn left(sim: &Value) -> Option<Left> {
    if sim.get("data_limit").is_some_and(Value::is_null) {
        return Some(Left::Unlimited);
    }
    let total = volume(sim, "data_limit")?;
    let used = volume(sim, "current_billing_period_consumed_data")?;
    Some(Left::bytes(total.saturating_sub(used), Some(total)))
}

fn volume(sim: &Value, name: &str) -> Option<u64> {
    let volume = at(sim, name);
    let unit = match text(volume, "unit").as_str() {
        "MB" => 1_000_000,
        "GB" => 1_000_000_000,
        _ => return None,
    };
    bytes_of(&amount(volume, "amount")?, unit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// Reading a SIM and reading what is left on it are the same request, which a script could not tell apart.
    #[test]
    fn what_is_left_is_exact_or_not_said() {
        let volume = |amount: Value, unit: &str| json!({ "amount": amount, "unit": unit });
        let sim = |limit: Value, used: Value| {
            left(&json!({ "data_limit": limit, "current_billing_period_consumed_data": used }))
        };
        let used = volume(json!("512.3"), "MB");
        assert_eq!(
            sim(volume(json!("2048.0"), "MB"), used.clone()),
            Some(Left::bytes(1_535_700_000, Some(2_048_000_000)))
        );
        assert_eq!(
            sim(volume(json!(1.5), "GB"), used.clone()),
            Some(Left::bytes(987_700_000, Some(1_500_000_000)))
        );
        assert_eq!(
            sim(volume(json!("0.1"), "GB"), used.clone()),
            Some(Left::bytes(0, Some(100_000_000)))
        );
        assert_eq!(sim(Value::Null, used.clone()), Some(Left::Unlimited));
        assert_eq!(sim(volume(json!("2"), "TB"), used), None);
        assert_eq!(sim(volume(json!("2"), "GB"), Value::Null), None);
    }
}
