//! Telco-vision OCS, the charging system behind many small eSIM brands: a reseller's key opens the lines of an account.
//! Source: github.com/telco-vision/ocs-api (official) for the commands, public client programs for host and path, as read
//! in November 2026.
//!
//! Odd spots: one place for every command, named by the only member of the body; HTTP says 200 always and `status.code`
//! what it means; the key stands in the query, so the address is neither shown nor kept; balances have a decimal comma;
//! after `END_OF_LIFE` every command is answered with code 17. A line is a subscriber; ending it takes three commands:
//! renewal stops, packages go, the subscriber ends.

use crate::provider_api::access::{Access, Credential};
use crate::provider_api::act_kind::{ActKind, Collateral, Offer};
use crate::provider_api::adapter::{Adapter, KeyScope, Platform, Stamp};
use crate::provider_api::call::{Call, Outcome, Reply};
use crate::provider_api::chosen_hosts;
use crate::provider_api::error::{ApiError, ErrorClass};
use crate::provider_api::http::{HttpRequest, HttpResponse, Method};
use crate::provider_api::json::{amount, at, list, must_each, must_list, must_text, some, text, truth, whole};
use crate::provider_api::line::{Left, Line, LineState};
use serde_json::{Value, json};

const BASE: &str = "https://ocs-api.telco-vision.com:7443";
const PATH: &str = "/ocs-custo/main/v1";
const LIST: &str = "listSubscriber";
const ONE: &str = "getSingleSubscriber";
const PACKAGES: &str = "listSubscriberPrepaidPackages";
const RENEWAL: &str = "stopResumeSubsRecurringPackage";
const CLEAN: &str = "cleanSubscriberAllPackages";
const STATUS: &str = "modifySubscriberStatus";

pub(super) static ADAPTER: Adapter = Adapter {
    platform: Platform::TelcoVision,
    name: "Telco-vision OCS",
    hosts: &[BASE],
    credentials: &[Credential::Token, Credential::AccountName],
    signs_in: false,
    scope: KeyScope::WholeAccount,
    lists: true,
    accounts: true,
    tells_left: true,
    offers: &[
        Offer::of(ActKind::SwitchOff, &[Collateral::StillCosts]),
        Offer::of(ActKind::EndNow, &[Collateral::AllBundles, Collateral::Final]),
    ],
    gone_is_ended: false,
    ends_slowly: false,
    fits,
    request,
    reply,
};

fn fits(kind: ActKind, line: &Line) -> bool {
    match line.state {
        LineState::Active => true,
        LineState::New | LineState::Suspended => kind == ActKind::EndNow,
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
    let body = match call {
        Call::Account => json!({ "getResellerInfo": {} }),
        Call::List { find, .. } if find.is_empty() => {
            json!({ LIST: { "accountId": number(access.get(Credential::AccountName))? } })
        }
        Call::List { find, .. } => json!({ ONE: { "iccid": find } }),
        Call::Read { line } => json!({ ONE: { "iccid": unpack(line).0 } }),
        Call::Left { line, .. } => json!({ PACKAGES: { "iccid": unpack(line).0 } }),
        Call::Act { line, kind, part, .. } => act(line, *kind, *part)?,
        Call::SignIn { .. } | Call::Check { .. } | Call::Poll { .. } | Call::Undo { .. } => {
            return Err(ApiError::of(ErrorClass::NotOffered));
        }
    };
    // Whoever builds the page may put a host of his own, whose address is on the provider's list, before the public one.
    let chosen = chosen_hosts(Platform::TelcoVision);
    let base = chosen.first().map_or(BASE, String::as_str);
    let token = access.get(Credential::Token);
    Ok(HttpRequest::new(Method::Post, base, PATH)
        .query(&[("token", token)])
        .json(&body))
}

/// Renewal first: a package that renews itself comes back otherwise.
fn act(line: &str, kind: ActKind, part: u8) -> Result<Value, ApiError> {
    let (iccid, subscriber) = unpack(line);
    let status = |word: &str| json!({ STATUS: { "subscriber": { "iccid": iccid }, "newStatus": word } });
    Ok(match (kind, part) {
        (ActKind::SwitchOff | ActKind::EndNow, 0) => {
            json!({ RENEWAL: { "subscriberId": number(subscriber)?, "active": false } })
        }
        (ActKind::SwitchOff, 1) => status("SUSPENDED"),
        (ActKind::EndNow, 1) => json!({ CLEAN: { "iccid": iccid } }),
        (ActKind::EndNow, 2) => status("END_OF_LIFE"),
        _ => return Err(ApiError::of(ErrorClass::NotOffered)),
    })
}

fn number(text: &str) -> Result<u64, ApiError> {
    text.trim().parse().map_err(|_| ApiError::of(ErrorClass::Invalid))
}

/// ICCID and subscriber of a line.
fn unpack(line: &str) -> (&str, &str) {
    line.split_once('/').unwrap_or((line, ""))
}

fn reply(call: &Call, response: &HttpResponse) -> Result<Reply, ApiError> {
    if !response.is_ok() {
        return Err(ApiError::of_status(response.status, &response.body));
    }
    let answer = response.json()?;
    let code = whole(&answer, "status.code");
    let code = code.ok_or_else(|| ApiError::new(ErrorClass::Unreadable, &response.body))?;
    if let Call::Act { kind, part, .. } = call
        && !is_last(*kind, *part)
    {
        // Where nothing renews itself, or no package is left, there is nothing to take away.
        return match code {
            0 | NOT_FOUND => Ok(Reply::Outcome(Outcome::NextPart)),
            _ => Err(refusal(code, &answer)),
        };
    }
    if code != 0 {
        return Err(refusal(code, &answer));
    }
    Ok(match call {
        Call::Account => Reply::Account {
            name: text(&answer, "getResellerInfo.name"),
            wallet: amount(&answer, "getResellerInfo.balance")
                .map(|amount| Left::Money {
                    amount,
                    currency: String::new(),
                })
                .into_iter()
                .collect(),
        },
        Call::List { find, .. } => Reply::Lines {
            lines: if find.is_empty() {
                must_each(at(&answer, LIST), "subscriberList", line)?
            } else {
                vec![line(at(&answer, ONE))?]
            },
            next: None,
        },
        Call::Read { .. } => Reply::Line(line(at(&answer, ONE))?),
        Call::Left { .. } => Reply::Left {
            left: must_list(at(&answer, PACKAGES), "packages")?
                .iter()
                .filter_map(left)
                .collect(),
            more: false,
        },
        Call::Act { .. } => Reply::Outcome(Outcome::Done {
            reference: String::new(),
        }),
        Call::SignIn { .. } | Call::Check { .. } | Call::Poll { .. } | Call::Undo { .. } => {
            return Err(ApiError::of(ErrorClass::NotOffered));
        }
    })
}

const fn is_last(kind: ActKind, part: u8) -> bool {
    match kind {
        ActKind::EndNow => part >= 2,
        ActKind::AtPeriodEnd
        | ActKind::RefundUnused
        | ActKind::RevokeNoRefund
        | ActKind::SwitchOff
        | ActKind::RequestReview => part >= 1,
    }
}

/// `DB_NOT_FOUND`.
const NOT_FOUND: u64 = 6;

fn refusal(code: u64, answer: &Value) -> ApiError {
    let class = match code {
        1 | 2 => ErrorClass::Invalid,
        4 => ErrorClass::Conflict,
        NOT_FOUND => ErrorClass::NotFound,
        8 | 10 => ErrorClass::Unauthenticated,
        9 => ErrorClass::IpBlocked,
        11 | 12 => ErrorClass::Forbidden,
        14 => ErrorClass::NotEligible,
        17 => ErrorClass::AlreadyCancelled,
        100 => ErrorClass::RateLimited,
        // Its database, its network side or its clock: whether anything happened is not said.
        3 | 5 | 7 | 13 | 15 | 16 | 18 => ErrorClass::ProviderBusy,
        _ => ErrorClass::Unreadable,
    };
    ApiError::new(class, &text(answer, "status.msg"))
}

fn line(subscriber: &Value) -> Result<Line, ApiError> {
    let current = list(subscriber, "status")
        .iter()
        .rev()
        .find(|one| some(one, "endDate").is_none());
    let words = current.map(|one| text(one, "status")).unwrap_or_default();
    // `End of life` and `END_OF_LIFE` both occur.
    let state = match words.to_ascii_uppercase().replace(' ', "_").as_str() {
        "ACTIVE" => LineState::Active,
        "INACTIVE" => LineState::New,
        "SUSPENDED" | "DISCONNECTED" => LineState::Suspended,
        "END_OF_LIFE" => LineState::Ended,
        _ => LineState::Unknown,
    };
    let sims = list(subscriber, "imsiList").iter();
    let iccid = sims.rev().find_map(|sim| some(sim, "iccid"));
    let numbers = list(subscriber, "phoneNumberList").iter();
    let id = [
        iccid.as_deref().unwrap_or_default(),
        "/",
        &must_text(subscriber, "subscriberId")?,
    ]
    .concat();
    Ok(Line {
        iccid,
        msisdn: numbers.rev().find_map(|number| some(number, "phoneNumber")),
        plan: text(subscriber, "subscriberName"),
        installed: some(subscriber, "lastUsageDate").map(|_| true),
        ..Line::new(&id, state, &words)
    })
}

fn left(package: &Value) -> Option<Left> {
    let (total, used) = (whole(package, "pckdatabyte")?, whole(package, "useddatabyte")?);
    (truth(package, "active") != Some(false)).then(|| Left::bytes(total.saturating_sub(used), Some(total)))
}
