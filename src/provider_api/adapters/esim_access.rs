//! eSIM Access (RedTea) and HiRoaming, which took over its API: keys of resellers, everything is a POST of JSON. Source:
//! docs.esimaccess.com and b2b.hiroaming.com/docs, as read in November 2026.
//!
//! Odd spots: errors come with HTTP 200, `success` may be the text "true", the message is `errorMsg` or `errorMessage`, the
//! wallet counts in USD × 10 000, ICCIDs are used again (so `esimTranNo` names a line), usage lags by two to three hours.
//! HiRoaming sends both keys as they are, and suspends and revokes by ICCID alone.

use super::rt_signature::{Hex, signed};
use crate::provider_api::access::{Access, Credential};
use crate::provider_api::act_kind::{ActKind, Collateral, Offer};
use crate::provider_api::adapter::{Adapter, KeyScope, Platform, Stamp};
use crate::provider_api::call::{Call, Outcome, Reply};
use crate::provider_api::error::{ApiError, ErrorClass};
use crate::provider_api::http::{HttpRequest, HttpResponse, Method};
use crate::provider_api::json::{at, day, decimal, list, must_each, must_list, must_text, some, text, truth, whole};
use crate::provider_api::line::{Left, Line, LineState};
use crate::telecom::Iccid;
use serde_json::{Value, json};

const ESIM_ACCESS_HOST: &str = "https://api.esimaccess.com";
const HI_ROAMING_HOST: &str = "https://b2b.hiroaming.com";
/// HiRoaming allows 100, eSIM Access 500.
const PAGE_SIZE: u64 = 100;
/// Before the first sale: a list needs a time, an order or an ICCID.
const LONG_AGO: &str = "2020-01-01T00:00:00+0000";

pub(super) static ESIM_ACCESS: Adapter = Adapter {
    platform: Platform::EsimAccess,
    name: "eSIM Access",
    hosts: &[ESIM_ACCESS_HOST],
    credentials: &[Credential::AccessCode, Credential::SecretKey],
    signs_in: false,
    scope: KeyScope::WholeAccount,
    lists: true,
    accounts: true,
    tells_left: true,
    offers: &[
        Offer::of(ActKind::RefundUnused, &[Collateral::NeverInstalled, Collateral::Final]),
        Offer {
            kind: ActKind::SwitchOff,
            collateral: &[],
            dry_run: false,
            undo: true,
        },
        Offer::of(ActKind::RevokeNoRefund, &[Collateral::Final]),
    ],
    gone_is_ended: false,
    ends_slowly: false,
    fits,
    request: |call, access, stamp| {
        let request = question(call, ESIM_ACCESS_HOST, NamedBy::Transaction, stamp)?;
        Ok(signed(request, access, stamp, Hex::Lower))
    },
    reply,
};

pub(super) static HI_ROAMING: Adapter = Adapter {
    platform: Platform::HiRoaming,
    name: "HiRoaming",
    hosts: &[HI_ROAMING_HOST],
    request: |call, access, stamp| {
        let request = question(call, HI_ROAMING_HOST, NamedBy::Iccid, stamp)?;
        Ok(with_keys(request, access))
    },
    ..ESIM_ACCESS
};

/// What names a line that is in use, for suspending and revoking it.
#[derive(Clone, Copy)]
enum NamedBy {
    Transaction,
    Iccid,
}

fn fits(kind: ActKind, line: &Line) -> bool {
    match kind {
        ActKind::RefundUnused => line.state == LineState::New && line.installed == Some(false),
        ActKind::SwitchOff => line.state == LineState::Active,
        ActKind::RevokeNoRefund => matches!(line.state, LineState::Active | LineState::Suspended),
        ActKind::AtPeriodEnd | ActKind::EndNow | ActKind::RequestReview => false,
    }
}

fn with_keys(request: HttpRequest, access: &Access) -> HttpRequest {
    request
        .header("RT-AccessCode", access.get(Credential::AccessCode))
        .header("RT-SecretKey", access.get(Credential::SecretKey))
}

fn question(call: &Call, host: &str, in_use: NamedBy, stamp: &Stamp<'_>) -> Result<HttpRequest, ApiError> {
    let ask = |path: &str, body: &Value| {
        let path = ["/api/v1/open", path].concat();
        HttpRequest::new(Method::Post, host, &path).json(body)
    };
    let by_transaction = |line: &str| json!({ "esimTranNo": parts_of(line).0 });
    let by_name = |line: &str| match in_use {
        NamedBy::Transaction => by_transaction(line),
        NamedBy::Iccid => json!({ "iccid": parts_of(line).1 }),
    };
    Ok(match call {
        Call::Account => ask("/balance/query", &json!({})),
        Call::List { find, page } => {
            let page: u64 = page.as_deref().and_then(|page| page.parse().ok()).unwrap_or(1);
            let pager = json!({ "pageNum": page, "pageSize": PAGE_SIZE });
            let body = match Iccid::parse(find) {
                Ok(iccid) => json!({ "iccid": iccid.as_str(), "pager": pager }),
                Err(_) if find.is_empty() => {
                    let tomorrow = stamp.now.plus_hours(24).to_iso().replace('Z', "+0000");
                    json!({ "startTime": LONG_AGO, "endTime": tomorrow, "pager": pager })
                }
                Err(_) => json!({ "orderNo": find, "pager": pager }),
            };
            ask("/esim/query", &body)
        }
        Call::Read { line } | Call::Poll { line, .. } => {
            let pager = json!({ "pageNum": 1, "pageSize": PAGE_SIZE });
            ask(
                "/esim/query",
                &json!({ "esimTranNo": parts_of(line).0, "pager": pager }),
            )
        }
        Call::Left { line, .. } => ask("/esim/usage/query", &json!({ "esimTranNoList": [parts_of(line).0] })),
        Call::Act { line, kind, .. } => match kind {
            ActKind::RefundUnused => ask("/esim/cancel", &by_transaction(line)),
            ActKind::SwitchOff => ask("/esim/suspend", &by_name(line)),
            ActKind::RevokeNoRefund => ask("/esim/revoke", &by_name(line)),
            ActKind::AtPeriodEnd | ActKind::EndNow | ActKind::RequestReview => {
                return Err(ApiError::of(ErrorClass::NotOffered));
            }
        },
        Call::Undo { line } => ask("/esim/unsuspend", &by_name(line)),
        Call::SignIn { .. } | Call::Check { .. } => return Err(ApiError::of(ErrorClass::NotOffered)),
    })
}

/// A line is named by its transaction and its ICCID: some calls of HiRoaming know only the second.
fn parts_of(line: &str) -> (&str, &str) {
    line.rsplit_once('/').unwrap_or((line, ""))
}

fn reply(call: &Call, response: &HttpResponse) -> Result<Reply, ApiError> {
    let answer = response.json();
    if !response.is_ok() {
        let words = answer.map_or_else(|_| response.body.clone(), |answer| words_of(&answer));
        return Err(ApiError::of_status(response.status, &words));
    }
    let answer = answer?;
    match truth(&answer, "success") {
        Some(true) => {}
        Some(false) => return Err(refusal(&answer)),
        None => return Err(ApiError::new(ErrorClass::Unreadable, &response.body)),
    }
    Ok(match call {
        Call::Account => Reply::Account {
            name: String::new(),
            wallet: wallet(&answer).into_iter().collect(),
        },
        Call::List { .. } => Reply::Lines {
            lines: must_each(&answer, "obj.esimList", line)?,
            next: next_page(&answer),
        },
        Call::Read { line: id } | Call::Poll { line: id, .. } => {
            let wanted = parts_of(id).0;
            let found = must_list(&answer, "obj.esimList")?
                .iter()
                .find(|esim| text(esim, "esimTranNo") == wanted);
            let found = found.ok_or_else(|| ApiError::of(ErrorClass::NotFound))?;
            Reply::Line(line(found)?.known_as(id))
        }
        Call::Left { .. } => {
            // A list, or an object that holds one.
            let usage = [list(&answer, "obj"), list(&answer, "obj.esimUsageList")].concat();
            Reply::Left {
                left: usage.iter().filter_map(left).collect(),
                more: false,
            }
        }
        Call::Act { .. } | Call::Undo { .. } => Reply::Outcome(Outcome::Done {
            reference: text(&answer, "obj.orderNo"),
        }),
        Call::SignIn { .. } | Call::Check { .. } => return Err(ApiError::of(ErrorClass::NotOffered)),
    })
}

fn words_of(answer: &Value) -> String {
    let message = some(answer, "errorMsg").or_else(|| some(answer, "errorMessage"));
    [text(answer, "errorCode"), message.unwrap_or_default()].join(" ")
}

fn refusal(answer: &Value) -> ApiError {
    let code = text(answer, "errorCode");
    let class = match code.as_str() {
        "000001" | "900001" => ErrorClass::ProviderBusy,
        "101001" => ErrorClass::ClockSkew,
        "101002" => ErrorClass::IpBlocked,
        "101003" => ErrorClass::Unauthenticated,
        // Not in this state, or still being allocated.
        "200002" | "200010" => ErrorClass::NotEligible,
        "310272" | "310403" => ErrorClass::NotFound,
        code if code.starts_with("0001") => ErrorClass::Invalid,
        code if code.starts_with("3102") => ErrorClass::NotFound,
        // What we do not know may have happened all the same.
        _ => ErrorClass::Unreadable,
    };
    ApiError::new(class, &words_of(answer))
}

fn wallet(answer: &Value) -> Option<Left> {
    let balance: i64 = text(answer, "obj.balance").parse().ok()?;
    Some(Left::Money {
        amount: decimal(balance, 4),
        currency: "USD".to_owned(),
    })
}

fn next_page(answer: &Value) -> Option<String> {
    let page = whole(answer, "obj.pager.pageNum")?;
    let size = whole(answer, "obj.pager.pageSize").unwrap_or(PAGE_SIZE);
    let total = whole(answer, "obj.pager.total")?;
    (page.saturating_mul(size) < total).then(|| page.saturating_add(1).to_string())
}

fn line(esim: &Value) -> Result<Line, ApiError> {
    let (status, profile) = (must_text(esim, "esimStatus")?, text(esim, "smdpStatus"));
    let used = whole(esim, "orderUsage").is_some_and(|bytes| bytes > 0) || some(esim, "eid").is_some();
    let installed = match profile.as_str() {
        "RELEASED" => Some(used),
        "DOWNLOAD" | "INSTALLATION" | "ENABLED" | "DISABLED" | "DELETED" => Some(true),
        _ => None,
    };
    let state = match status.as_str() {
        "CREATE" | "PAYING" | "PAID" | "GETTING_RESOURCE" => LineState::New,
        "CANCEL" => LineState::Refunded,
        "REVOKE" | "REVOKED" => LineState::Ended,
        // From here on the profile counts too, and a word about it that we do not know stops us.
        _ if installed.is_none() => LineState::Unknown,
        "GOT_RESOURCE" if installed == Some(false) => LineState::New,
        "GOT_RESOURCE" | "IN_USE" => LineState::Active,
        "USED_UP" => LineState::Depleted,
        "UNUSED_EXPIRED" | "USED_EXPIRED" => LineState::Expired,
        "SUSPENDED" => LineState::Suspended,
        _ => LineState::Unknown,
    };
    let iccid = some(esim, "iccid");
    let id = [
        &must_text(esim, "esimTranNo")?,
        "/",
        iccid.as_deref().unwrap_or_default(),
    ]
    .concat();
    let plan = at(esim, "packageList").get(0).unwrap_or(&Value::Null);
    Ok(Line {
        iccid,
        msisdn: some(esim, "msisdn"),
        plan: some(plan, "packageName").unwrap_or_else(|| text(plan, "packageCode")),
        ends_on: day(esim, "expiredTime"),
        installed,
        ..Line::new(&id, state, [status, profile].join(" ").trim())
    })
}

fn left(usage: &Value) -> Option<Left> {
    let (used, total) = (whole(usage, "dataUsage")?, whole(usage, "totalData")?);
    Some(Left::bytes(total.saturating_sub(used), Some(total)))
}
