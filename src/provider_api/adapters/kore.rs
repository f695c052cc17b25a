//! KORE Wireless (Programmable Wireless and Super SIM), and Twilio, whose business in connected things KORE took over:
//! the same resources at four hosts, opened with OAuth client credentials (RFC 6749, section 4.4) at KORE and with HTTP
//! Basic at Twilio. Source: the vendors' official OpenAPI files (korewireless/kore-openapi, twilio/twilio-oai) and
//! docs.korewireless.com, as read in November 2026.
//!
//! Odd spots: bodies are forms; a status change answers 200 or, while `scheduled`, 202; Programmable Wireless goes by
//! itself from `deactivated` to `canceled`, which may take days; a Super SIM ends as `inactive` and only support can
//! remove it. `DELETE` is never used: Twilio documents no CORS headers for it, and the status change does the same.

use crate::provider_api::access::{Access, Credential};
use crate::provider_api::act_kind::{ActKind, Collateral, Offer};
use crate::provider_api::adapter::{Adapter, KeyScope, Platform};
use crate::provider_api::call::{Call, Outcome, Reply};
use crate::provider_api::error::{ApiError, ErrorClass};
use crate::provider_api::http::{HttpRequest, HttpResponse, Method, encode};
use crate::provider_api::json::{must_each, must_secret, must_text, some, text};
use crate::provider_api::line::{Line, LineState};
use crate::provider_api::sign;
use crate::telecom::Iccid;
use serde_json::Value;

const KORE_SIGN_IN: &str = "https://api.korewireless.com";
const KORE_WIRELESS_HOST: &str = "https://programmable-wireless.api.korewireless.com";
const KORE_SUPER_SIM_HOST: &str = "https://supersim.api.korewireless.com";
const TWILIO_WIRELESS_HOST: &str = "https://wireless.twilio.com";
const TWILIO_SUPER_SIM_HOST: &str = "https://supersim.twilio.com";
/// The name of KORE's access token.
const TOKEN: &str = "access_token";
const PAGE_SIZE: &str = "50";

const WIRELESS_OFFERS: &[Offer] = &[
    Offer::of(ActKind::SwitchOff, &[Collateral::StillCosts]),
    Offer::of(ActKind::EndNow, &[Collateral::Final]),
];
/// There is no call that removes a Super SIM.
const SUPER_SIM_OFFERS: &[Offer] = &[Offer::of(ActKind::SwitchOff, &[Collateral::StillCosts])];

/// KORE Programmable Wireless.
pub(super) static KORE_WIRELESS: Adapter = Adapter {
    platform: Platform::KoreWireless,
    name: "KORE Programmable Wireless",
    hosts: &[KORE_WIRELESS_HOST, KORE_SIGN_IN],
    credentials: &[Credential::ClientId, Credential::ClientSecret],
    signs_in: true,
    scope: KeyScope::WholeAccount,
    lists: true,
    accounts: false,
    // Usage is counted, but nothing says of how much.
    tells_left: false,
    offers: WIRELESS_OFFERS,
    gone_is_ended: false,
    ends_slowly: true,
    fits,
    request: |call, access, _| kore_request(call, access, KORE_WIRELESS_HOST, wireless_status),
    reply,
};

/// KORE Super SIM.
pub(super) static KORE_SUPER_SIM: Adapter = Adapter {
    platform: Platform::KoreSuperSim,
    name: "KORE Super SIM",
    hosts: &[KORE_SUPER_SIM_HOST, KORE_SIGN_IN],
    offers: SUPER_SIM_OFFERS,
    ends_slowly: false,
    request: |call, access, _| kore_request(call, access, KORE_SUPER_SIM_HOST, super_sim_status),
    ..KORE_WIRELESS
};

/// Twilio Wireless.
pub(super) static TWILIO_WIRELESS: Adapter = Adapter {
    platform: Platform::TwilioWireless,
    name: "Twilio Wireless",
    hosts: &[TWILIO_WIRELESS_HOST],
    credentials: &[Credential::AccountSid, Credential::AuthToken],
    signs_in: false,
    request: |call, access, _| twilio_request(call, access, TWILIO_WIRELESS_HOST, wireless_status),
    ..KORE_WIRELESS
};

/// Twilio Super SIM.
pub(super) static TWILIO_SUPER_SIM: Adapter = Adapter {
    platform: Platform::TwilioSuperSim,
    name: "Twilio Super SIM",
    hosts: &[TWILIO_SUPER_SIM_HOST],
    offers: SUPER_SIM_OFFERS,
    ends_slowly: false,
    request: |call, access, _| twilio_request(call, access, TWILIO_SUPER_SIM_HOST, super_sim_status),
    ..TWILIO_WIRELESS
};

fn fits(kind: ActKind, line: &Line) -> bool {
    match kind {
        ActKind::SwitchOff => line.state == LineState::Active,
        ActKind::EndNow => matches!(line.state, LineState::New | LineState::Active | LineState::Suspended),
        ActKind::AtPeriodEnd | ActKind::RefundUnused | ActKind::RevokeNoRefund | ActKind::RequestReview => false,
    }
}

/// The status that an act asks for.
type StatusOf = fn(ActKind) -> Option<&'static str>;

fn wireless_status(kind: ActKind) -> Option<&'static str> {
    match kind {
        ActKind::SwitchOff => Some("suspended"),
        ActKind::EndNow => Some("deactivated"),
        ActKind::AtPeriodEnd | ActKind::RefundUnused | ActKind::RevokeNoRefund | ActKind::RequestReview => None,
    }
}

fn super_sim_status(kind: ActKind) -> Option<&'static str> {
    (kind == ActKind::SwitchOff).then_some("inactive")
}

fn kore_request(call: &Call, access: &Access, host: &str, status_of: StatusOf) -> Result<HttpRequest, ApiError> {
    match call {
        Call::SignIn { .. } => Ok(
            HttpRequest::new(Method::Post, KORE_SIGN_IN, "/api-services/v1/auth/token").form(&[
                ("grant_type", "client_credentials"),
                ("client_id", access.get(Credential::ClientId)),
                ("client_secret", access.get(Credential::ClientSecret)),
            ]),
        ),
        _ => request(call, host, status_of).map(|request| request.bearer(access.token(TOKEN))),
    }
}

fn twilio_request(call: &Call, access: &Access, host: &str, status_of: StatusOf) -> Result<HttpRequest, ApiError> {
    let basic = sign::basic(access.get(Credential::AccountSid), access.get(Credential::AuthToken));
    request(call, host, status_of).map(|request| request.header("Authorization", &basic))
}

/// What is asked, without the credentials.
fn request(call: &Call, host: &str, status_of: StatusOf) -> Result<HttpRequest, ApiError> {
    let sim = |line: &str| ["/v1/Sims/", &encode(line)].concat();
    Ok(match call {
        Call::List { find, page: None } => {
            let iccid = Iccid::parse(find).ok();
            let iccid = iccid.as_ref().map_or("", Iccid::as_str);
            HttpRequest::new(Method::Get, host, "/v1/Sims").query(&[("PageSize", PAGE_SIZE), ("Iccid", iccid)])
        }
        Call::List { page: Some(page), .. } => HttpRequest::new(Method::Get, host, &["/v1/Sims?", page].concat()),
        Call::Read { line } | Call::Poll { line, .. } => HttpRequest::new(Method::Get, host, &sim(line)),
        Call::Act { line, kind, .. } => {
            let status = status_of(*kind).ok_or(ApiError::of(ErrorClass::NotOffered))?;
            HttpRequest::new(Method::Post, host, &sim(line)).form(&[("Status", status)])
        }
        Call::SignIn { .. } | Call::Account | Call::Left { .. } | Call::Check { .. } | Call::Undo { .. } => {
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
            tokens: vec![(TOKEN, must_secret(&answer, TOKEN)?)],
            more: false,
        },
        Call::List { .. } => Reply::Lines {
            lines: must_each(&answer, "sims", line)?,
            next: some(&answer, "meta.next_page_url").and_then(|url| next_page(&url)),
        },
        Call::Read { .. } => Reply::Line(line(&answer)?),
        Call::Poll { handle, .. } if is_changing(&answer) => {
            Reply::Outcome(Outcome::Running { handle: handle.clone() })
        }
        Call::Poll { .. } => Reply::Line(line(&answer)?),
        Call::Act { .. } => {
            let reference = must_text(&answer, "sid")?;
            Reply::Outcome(if response.status == 202 || is_changing(&answer) {
                Outcome::Running { handle: reference }
            } else {
                Outcome::Done { reference }
            })
        }
        Call::Account | Call::Left { .. } | Call::Check { .. } | Call::Undo { .. } => {
            return Err(ApiError::of(ErrorClass::NotOffered));
        }
    })
}

fn refusal(call: &Call, response: &HttpResponse) -> ApiError {
    let Ok(answer) = response.json() else {
        return ApiError::of_status(response.status, &response.body);
    };
    // The sign-in speaks OAuth, the rest Twilio's dialect.
    let error = text(&answer, "error");
    let words = some(&answer, "message").or_else(|| some(&answer, "error_description"));
    let words = words.unwrap_or_else(|| error.clone());
    match (response.status, call) {
        (400, Call::SignIn { .. }) if matches!(error.as_str(), "invalid_client" | "unauthorized_client") => {
            ApiError::new(ErrorClass::Unauthenticated, &words)
        }
        (422, Call::Act { .. }) => ApiError::new(ErrorClass::NotEligible, &words),
        // Codes 33xxx and 83xxx are the products' own: the form was understood, the state forbids the change.
        (400, Call::Act { .. }) if matches!(text(&answer, "code").get(..2), Some("33" | "83")) => {
            ApiError::new(ErrorClass::NotEligible, &words)
        }
        (status, _) => ApiError::of_status(status, &words),
    }
}

/// The query of the next page's address. Its host is left out: keys go to no host that an answer names.
fn next_page(url: &str) -> Option<String> {
    let (_, query) = url.split_once('?')?;
    let query = query.split('#').next().unwrap_or_default();
    Some(query.to_owned()).filter(|query| !query.is_empty())
}

/// A change was accepted and is under way; the status does not say to what.
fn is_changing(sim: &Value) -> bool {
    matches!(text(sim, "status").as_str(), "scheduled" | "updating")
}

fn line(sim: &Value) -> Result<Line, ApiError> {
    let status = must_text(sim, "status")?;
    let state = match status.as_str() {
        "new" => LineState::New,
        "ready" | "active" => LineState::Active,
        "suspended" | "inactive" => LineState::Suspended,
        // Switched off; `canceled` follows.
        "deactivated" => LineState::Ending,
        "canceled" | "deleted" => LineState::Ended,
        // Also what is changing: as long as nobody knows to what, nothing is done automatically.
        _ => LineState::Unknown,
    };
    Ok(Line {
        iccid: some(sim, "iccid"),
        // A SIM names its rate plan by number only; this is what its owner calls it.
        plan: some(sim, "friendly_name").unwrap_or_else(|| text(sim, "unique_name")),
        ..Line::new(&must_text(sim, "sid")?, state, &status)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_query_of_the_next_page_is_followed() {
        let url = "https://elsewhere.example/v1/Sims?PageSize=50&Page=1&PageToken=PADE#x";
        assert_eq!(next_page(url).as_deref(), Some("PageSize=50&Page=1&PageToken=PADE"));
        assert_eq!(next_page("https://elsewhere.example/v1/Sims"), None);
        let call = Call::List {
            find: String::new(),
            page: next_page(url),
        };
        let asked = twilio_request(&call, &Access::default(), TWILIO_WIRELESS_HOST, wireless_status);
        assert_eq!(asked.unwrap().origin(), TWILIO_WIRELESS_HOST);
    }
}
