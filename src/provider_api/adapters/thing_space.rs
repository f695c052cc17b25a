//! Verizon ThingSpace Connectivity Management: the key and the user of a business contract open the lines of an account.
//! Source: the vendor's official library (github.com/sdks-io/verizon-apis-python-sdk) and thingspace.verizon.com, as read
//! in November 2026.
//!
//! Odd spots: two sign-ins, one for the application and one for the user, and a session that has run out is said with
//! HTTP 400; nearly every error is a 400 told apart by its code; reading is a POST; what came of an act is told to a server
//! of the customer's, which a page has not, so the line is read until it has changed. Ending may cost a fee. Usage is told,
//! what is left is not.

use crate::provider_api::access::{Access, Credential};
use crate::provider_api::act_kind::{ActKind, Collateral, Offer};
use crate::provider_api::adapter::{Adapter, KeyScope, Platform, Stamp};
use crate::provider_api::call::{Call, Outcome, Reply};
use crate::provider_api::error::{ApiError, ErrorClass};
use crate::provider_api::http::{HttpRequest, HttpResponse, Method, encode};
use crate::provider_api::json::{list, must_list, must_secret, must_text, some, text, truth};
use crate::provider_api::line::{Line, LineState};
use crate::provider_api::sign::basic;
use serde_json::{Value, json};

const BASE: &str = "https://thingspace.verizon.com";
const TOKEN: &str = "access_token";
const SESSION: &str = "session_token";
const DEVICES: &str = "/devices/actions/";
const PAGE_SIZE: u16 = 100;
/// How an eSIM is best named, then the rest of what may be known.
const KINDS: [&str; 6] = ["iccid", "eid", "mdn", "min", "imei", "esn"];

pub(super) static ADAPTER: Adapter = Adapter {
    platform: Platform::ThingSpace,
    name: "Verizon ThingSpace",
    hosts: &[BASE],
    credentials: &[
        Credential::ClientId,
        Credential::ClientSecret,
        Credential::Username,
        Credential::Password,
        Credential::AccountName,
    ],
    signs_in: true,
    scope: KeyScope::WholeAccount,
    lists: true,
    accounts: true,
    tells_left: false,
    offers: &[
        Offer::of(ActKind::SwitchOff, &[Collateral::StillCosts]),
        Offer::of(ActKind::EndNow, &[Collateral::EarlyTerminationFee, Collateral::Final]),
    ],
    gone_is_ended: false,
    ends_slowly: false,
    // What is suspended has to be restored before it can end: the API ends active lines only.
    fits: |_, line| line.state == LineState::Active,
    request,
    reply,
};

fn request(call: &Call, access: &Access, _: &Stamp<'_>) -> Result<HttpRequest, ApiError> {
    let account = access.get(Credential::AccountName);
    let at = |method, path: &str| {
        HttpRequest::new(method, BASE, &["/api/m2m/v1", path].concat()).bearer(access.token(TOKEN))
    };
    let within = |method, path: &str| at(method, path).header("VZ-M2M-Token", access.token(SESSION));
    let read = |line: &str| {
        within(Method::Post, &[DEVICES, "list"].concat())
            .json(&json!({ "accountName": account, "deviceId": device(line) }))
    };
    Ok(match call {
        Call::SignIn { part: 0 } => HttpRequest::new(Method::Post, BASE, "/api/ts/v1/oauth2/token")
            .header(
                "Authorization",
                &basic(access.get(Credential::ClientId), access.get(Credential::ClientSecret)),
            )
            .form(&[("grant_type", "client_credentials")]),
        Call::SignIn { .. } => at(Method::Post, "/session/login").json(&json!({
            "username": access.get(Credential::Username),
            "password": access.get(Credential::Password),
        })),
        Call::Account => within(Method::Get, &["/accounts/", &encode(account)].concat()),
        Call::List { find, .. } if !find.is_empty() => read(find),
        Call::List { page, .. } => {
            let seen: u64 = page.as_deref().and_then(|page| page.parse().ok()).unwrap_or(0);
            within(Method::Post, &[DEVICES, "list"].concat()).json(&json!({
                "accountName": account,
                "maxNumberOfDevices": PAGE_SIZE,
                "largestDeviceIdSeen": seen,
            }))
        }
        Call::Read { line } | Call::Poll { line, .. } => read(line),
        Call::Act { line, kind, .. } => {
            let devices = json!([{ "deviceIds": [device(line)] }]);
            match kind {
                ActKind::SwitchOff => within(Method::Post, &[DEVICES, "suspend"].concat())
                    .json(&json!({ "accountName": account, "devices": devices })),
                // `FF` gives no particular reason; the fee is asked to be waived, and may be charged all the same.
                ActKind::EndNow => within(Method::Post, &[DEVICES, "deactivate"].concat()).json(&json!({
                    "accountName": account,
                    "devices": devices,
                    "reasonCode": "FF",
                    "etfWaiver": true,
                    "deleteAfterDeactivation": false,
                })),
                ActKind::AtPeriodEnd | ActKind::RefundUnused | ActKind::RevokeNoRefund | ActKind::RequestReview => {
                    return Err(ApiError::of(ErrorClass::NotOffered));
                }
            }
        }
        Call::Left { .. } | Call::Check { .. } | Call::Undo { .. } => {
            return Err(ApiError::of(ErrorClass::NotOffered));
        }
    })
}

/// `kind/id` of a line as the API wants it; a bare number, as somebody types it, is an ICCID.
fn device(line: &str) -> Value {
    let (kind, id) = line.split_once('/').unwrap_or(("iccid", line));
    json!({ "id": id, "kind": kind })
}

fn reply(call: &Call, response: &HttpResponse) -> Result<Reply, ApiError> {
    if !response.is_ok() {
        return Err(refusal(call, response));
    }
    let answer = response.json()?;
    Ok(match call {
        Call::SignIn { part: 0 } => Reply::SignedIn {
            tokens: vec![(TOKEN, must_secret(&answer, "access_token")?)],
            more: true,
        },
        Call::SignIn { .. } => Reply::SignedIn {
            tokens: vec![(SESSION, must_secret(&answer, "sessionToken")?)],
            more: false,
        },
        Call::Account => Reply::Account {
            name: some(&answer, "organizationName").unwrap_or_else(|| text(&answer, "accountName")),
            wallet: Vec::new(),
        },
        Call::List { .. } => {
            let devices = must_list(&answer, "devices")?;
            Reply::Lines {
                lines: devices.iter().map(line).collect::<Result<_, _>>()?,
                next: devices
                    .last()
                    .filter(|_| truth(&answer, "hasMoreData") == Some(true))
                    .and_then(number),
            }
        }
        Call::Read { .. } => Reply::Line(only(&answer)?),
        Call::Poll { handle, .. } => match only(&answer)? {
            line if line.state == LineState::Active => Reply::Outcome(Outcome::Running { handle: handle.clone() }),
            line => Reply::Line(line),
        },
        Call::Act { .. } => Reply::Outcome(Outcome::Running {
            handle: must_text(&answer, "requestId")?,
        }),
        Call::Left { .. } | Call::Check { .. } | Call::Undo { .. } => {
            return Err(ApiError::of(ErrorClass::NotOffered));
        }
    })
}

fn refusal(call: &Call, response: &HttpResponse) -> ApiError {
    let Ok(answer) = response.json() else {
        return ApiError::of_status(response.status, &response.body);
    };
    let code = text(&answer, "errorCode");
    let words = [code.as_str(), &text(&answer, "errorMessage")].join(" ");
    let class = match (call, response.status) {
        (Call::SignIn { .. }, 400) => ErrorClass::Unauthenticated,
        (_, 400) if code.contains("SessionToken") => ErrorClass::Unauthenticated,
        (_, 400) if code.ends_with("NotFound") => ErrorClass::NotFound,
        (_, 400) if code.contains("DeviceState") => ErrorClass::NotEligible,
        (_, status) => return ApiError::of_status(status, &words),
    };
    ApiError::new(class, &words)
}

fn only(answer: &Value) -> Result<Line, ApiError> {
    match must_list(answer, "devices")? {
        [device, ..] => line(device),
        [] => Err(ApiError::of(ErrorClass::NotFound)),
    }
}

fn line(device: &Value) -> Result<Line, ApiError> {
    let ids = list(device, "deviceIds");
    let id_of = |kind: &str| {
        let mut found = ids.iter().filter(|id| text(id, "kind").eq_ignore_ascii_case(kind));
        found.find_map(|id| some(id, "id"))
    };
    let id = KINDS
        .iter()
        .find_map(|kind| id_of(kind).map(|id| [kind, "/", &id].concat()))
        .ok_or_else(|| ApiError::new(ErrorClass::Unreadable, &device.to_string()))?;
    let carrier = list(device, "carrierInformations").first().unwrap_or(&Value::Null);
    let words = text(carrier, "state");
    let state = match words.to_ascii_lowercase().as_str() {
        "active" => LineState::Active,
        "suspend" => LineState::Suspended,
        "deactive" => LineState::Ended,
        _ => LineState::Unknown,
    };
    Ok(Line {
        iccid: id_of("iccid"),
        msisdn: id_of("mdn"),
        plan: text(carrier, "servicePlan"),
        installed: some(device, "lastConnectionDate").map(|_| true),
        ..Line::new(&id, state, &words)
    })
}

/// The number by which the provider orders its devices, which stands among their further attributes.
fn number(device: &Value) -> Option<String> {
    let mut all = list(device, "extendedAttributes").iter();
    all.find(|one| text(one, "key") == "DeviceId")
        .and_then(|one| some(one, "value"))
}
