//! What eSIM Go's answers say: organisation, eSIMs, bundles and what is left on them.

use crate::provider_api::call::Reply;
use crate::provider_api::error::{ApiError, ErrorClass};
use crate::provider_api::json::{amount, day, list, must_list, must_text, some, text, truth, whole};
use crate::provider_api::line::{Left, Line, LineState};
use serde_json::Value;

/// The organisation, alone or as the first of a list.
pub(super) fn account(answer: &Value) -> Reply {
    let one = list(answer, "organisations").first().unwrap_or(answer);
    let money = |amount| Left::Money {
        amount,
        currency: text(one, "currency"),
    };
    Reply::Account {
        name: text(one, "name"),
        wallet: amount(one, "balance").map(money).into_iter().collect(),
    }
}

/// A page of eSIMs: the last one is short.
pub(super) fn esims(answer: &Value, page: Option<&str>) -> Result<Reply, ApiError> {
    let lines: Vec<Line> = must_list(answer, "esims")?.iter().map(esim).collect::<Result<_, _>>()?;
    let number: u64 = page.and_then(|page| page.parse().ok()).unwrap_or(1);
    let full = lines.len().to_string() == super::PAGE_SIZE;
    Ok(Reply::Lines {
        next: full.then(|| (number + 1).to_string()),
        lines,
    })
}

pub(super) fn esim(esim: &Value) -> Result<Line, ApiError> {
    // Without words: the eSIM holds its PIN and PUK.
    let state = some(esim, "state").ok_or(ApiError::of(ErrorClass::Unreadable))?;
    let iccid = some(esim, "iccid").ok_or(ApiError::of(ErrorClass::Unreadable))?;
    let line_state = match state.as_str() {
        "active" => LineState::Active,
        "suspended" => LineState::Suspended,
        "deactivated" => LineState::Ended,
        _ => LineState::Unknown,
    };
    Ok(Line {
        msisdn: some(esim, "msisdn"),
        installed: match text(esim, "profileStatus").as_str() {
            "Released" => Some(false),
            "Downloaded" | "Installed" => Some(true),
            _ => some(esim, "firstInstalledDateTime").map(|_| true),
        },
        iccid: Some(iccid.clone()),
        ..Line::new(&iccid, line_state, &state)
    })
}

/// Each assignment of each bundle on an eSIM.
pub(super) fn bundles(answer: &Value, iccid: &str) -> Result<Vec<Line>, ApiError> {
    let one = |bundle: &Value| -> Result<Vec<Line>, ApiError> {
        let name = must_text(bundle, "name")?;
        let plan = some(bundle, "description").unwrap_or_else(|| name.clone());
        let assignments = list(bundle, "assignments").iter();
        let line = |one| assignment(one, iccid, &name, &plan);
        assignments.map(line).collect()
    };
    let all: Vec<Vec<Line>> = must_list(answer, "bundles")?
        .iter()
        .map(one)
        .collect::<Result<_, _>>()?;
    Ok(all.into_iter().flatten().collect())
}

fn assignment(one: &Value, iccid: &str, name: &str, plan: &str) -> Result<Line, ApiError> {
    let words = must_text(one, "bundleState")?;
    let state = match words.as_str() {
        "processing" | "queued" => LineState::New,
        "active" => LineState::Active,
        "depleted" => LineState::Depleted,
        "expired" | "lapsed" => LineState::Expired,
        // Whether money came back is not said.
        "revoked" => LineState::Ended,
        _ => LineState::Unknown,
    };
    let id = [iccid, name, &must_text(one, "id")?].join("/");
    Ok(Line {
        iccid: Some(iccid.to_owned()),
        plan: plan.to_owned(),
        ends_on: day(one, "endTime"),
        ..Line::new(&id, state, &words)
    })
}

/// What is left on one assignment, by allowance where those are told.
pub(super) fn left(one: &Value) -> Vec<Left> {
    let unlimited = truth(one, "unlimited") == Some(true);
    let allowances = list(one, "allowances");
    if !allowances.is_empty() {
        return allowances.iter().filter_map(|one| allowance(one, unlimited)).collect();
    }
    if unlimited {
        return vec![Left::Unlimited];
    }
    let remaining = whole(one, "remainingQuantity");
    let bytes = remaining.map(|bytes| Left::bytes(bytes, whole(one, "initialQuantity")));
    bytes.into_iter().collect()
}

/// One allowance. An unlimited plan may name what it slows down after: that is not the end of its data.
fn allowance(one: &Value, unlimited: bool) -> Option<Left> {
    let kind = text(one, "type");
    let unlimited_itself = truth(one, "unlimited") == Some(true);
    if kind == "DATA" && (unlimited || unlimited_itself) {
        return Some(Left::Unlimited);
    }
    if unlimited_itself {
        return None;
    }
    let remaining = whole(one, "remainingAmount")?;
    let unit = text(one, "unit").to_ascii_uppercase();
    match (kind.as_str(), unit.as_str()) {
        ("DATA", "BYTES") => Some(Left::bytes(remaining, whole(one, "initialAmount"))),
        ("VOICE", "SECONDS") => Some(Left::Voice { seconds: remaining }),
        ("VOICE", "MINUTES") => remaining.checked_mul(60).map(|seconds| Left::Voice { seconds }),
        ("SMS", _) => Some(Left::Messages { count: remaining }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_full_page_of_esims_has_one_behind_it() {
        let page = |count: usize| json!({ "esims": vec![json!({ "iccid": "8999900000000012340", "state": "active" }); count] });
        let next = |count, page_before| match esims(&page(count), page_before) {
            Ok(Reply::Lines { next, .. }) => next,
            other => panic!("{other:?}"),
        };
        assert_eq!(next(100, None).as_deref(), Some("2"));
        assert_eq!(next(100, Some("2")).as_deref(), Some("3"));
        assert_eq!(next(99, Some("3")), None);
    }

    #[test]
    fn unlimited_data_is_never_an_amount() {
        let slowed = json!({ "unlimited": true, "allowances": [
            { "type": "DATA", "remainingAmount": 0, "unit": "BYTES", "unlimited": false },
            { "type": "SMS", "unlimited": true },
        ] });
        assert_eq!(left(&slowed), vec![Left::Unlimited]);
    }
}
