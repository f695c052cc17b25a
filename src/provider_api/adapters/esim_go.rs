//! eSIM Go v2.5, a wholesaler behind many travel eSIM shops: the key belongs to a reseller. Source: docs.esim-go.com and
//! help.esim-go.com article 20951323665425 (refunds), as read in November 2026.
//!
//! "Cancel" has four meanings. Two are for one bundle — taking it back for its price, or without money back — and two
//! for the whole eSIM: suspending it, or deleting it with every bundle. So there are two sorts of lines: asked for an
//! ICCID, first its bundles are listed (`iccid/bundle/assignment`), then the eSIM itself (`iccid`); otherwise all eSIMs.
//!
//! Odd spots: a wrong key is 403 as is a foreign eSIM, so the key is tried on `/organisation` before anything else, as
//! if to sign in; that answer repeats the key and is never shown; the dry run is a `DELETE` with `type=validate`, which
//! without its `type` would be the act itself; 410 means that it was done before.

use crate::provider_api::access::{Access, Credential};
use crate::provider_api::act_kind::{ActKind, Collateral, Offer};
use crate::provider_api::adapter::{Adapter, KeyScope, Platform};
use crate::provider_api::call::{Call, Outcome, Reply};
use crate::provider_api::error::{ApiError, ErrorClass};
use crate::provider_api::http::{HttpRequest, HttpResponse, Method, encode};
use crate::provider_api::json::{list, must_list, text};
use crate::provider_api::line::{Line, LineState};
use crate::telecom::Iccid;
use serde_json::{Value, json};

mod answer;
use answer::{account, bundles, esim, esims, left};

const HOST: &str = "https://api.esim-go.com";
const BASE: &str = "https://api.esim-go.com/v2.5";
/// The name under which it is kept that the key was tried; its value is no secret.
const KEY_TRIED: &str = "key_tried";
const PAGE_SIZE: &str = "100";
/// The most bundles that one answer holds.
const ALL_BUNDLES: &str = "200";
/// The second page of a search for an ICCID: the eSIM itself.
const WHOLE_ESIM: &str = "esim";

/// eSIM Go.
pub(super) static ADAPTER: Adapter = Adapter {
    platform: Platform::EsimGo,
    name: "eSIM Go",
    hosts: &[HOST],
    credentials: &[Credential::ApiKey],
    signs_in: true,
    scope: KeyScope::WholeAccount,
    // With an ICCID it lists the bundles, which no other list holds.
    lists: false,
    accounts: true,
    tells_left: true,
    offers: &[
        Offer::of(ActKind::SwitchOff, &[]),
        Offer {
            kind: ActKind::RefundUnused,
            collateral: &[],
            dry_run: true,
            undo: false,
        },
        Offer {
            kind: ActKind::RevokeNoRefund,
            collateral: &[Collateral::Final],
            dry_run: true,
            undo: false,
        },
        Offer::of(ActKind::EndNow, &[Collateral::AllBundles, Collateral::Final]),
    ],
    gone_is_ended: false,
    ends_slowly: false,
    fits,
    request: |call, access, _| request(call, access),
    reply,
};

fn fits(kind: ActKind, line: &Line) -> bool {
    let bundle = Bundle::of(&line.id).is_some();
    match kind {
        ActKind::RefundUnused => bundle && line.state == LineState::New,
        ActKind::RevokeNoRefund => bundle && matches!(line.state, LineState::New | LineState::Active),
        ActKind::SwitchOff => !bundle && line.state == LineState::Active,
        ActKind::EndNow => !bundle && matches!(line.state, LineState::Active | LineState::Suspended),
        ActKind::AtPeriodEnd | ActKind::RequestReview => false,
    }
}

/// The id of a line that is a bundle.
struct Bundle<'a> {
    iccid: &'a str,
    name: &'a str,
    assignment: &'a str,
}

impl<'a> Bundle<'a> {
    fn of(line: &'a str) -> Option<Self> {
        let (iccid, rest) = line.split_once('/')?;
        let (name, assignment) = rest.rsplit_once('/')?;
        Some(Self {
            iccid,
            name,
            assignment,
        })
    }

    fn path(&self) -> String {
        ["/esims/", &encode(self.iccid), "/bundles/", &encode(self.name)].concat()
    }

    fn assignment_path(&self) -> String {
        [&self.path(), "/assignments/", &encode(self.assignment)].concat()
    }
}

fn request(call: &Call, access: &Access) -> Result<HttpRequest, ApiError> {
    let ask =
        |method, path: &str| HttpRequest::new(method, BASE, path).header("X-API-Key", access.get(Credential::ApiKey));
    let esim_path = |iccid: &str, after: &str| ["/esims/", &encode(iccid), after].concat();
    let bundles_at = |iccid: &str, used: &str| {
        ask(Method::Get, &esim_path(iccid, "/bundles")).query(&[("includeUsed", used), ("limit", ALL_BUNDLES)])
    };
    let not_offered = Err(ApiError::of(ErrorClass::NotOffered));
    Ok(match call {
        Call::SignIn { .. } | Call::Account => ask(Method::Get, "/organisation"),
        Call::List { find, page } => match (Iccid::parse(find), page.as_deref()) {
            (Ok(iccid), None) => bundles_at(iccid.as_str(), "false"),
            (Ok(iccid), Some(_)) => ask(Method::Get, &esim_path(iccid.as_str(), "")),
            (Err(_), page) => {
                ask(Method::Get, "/esims").query(&[("page", page.unwrap_or("1")), ("perPage", PAGE_SIZE)])
            }
        },
        Call::Read { line } => match Bundle::of(line) {
            Some(bundle) => bundles_at(bundle.iccid, "true"),
            None => ask(Method::Get, &esim_path(line, "")),
        },
        Call::Left { line, .. } => match Bundle::of(line) {
            Some(bundle) => ask(Method::Get, &bundle.path()),
            None => bundles_at(line, "false"),
        },
        Call::Check { line, kind } => match (Bundle::of(line), kind) {
            (Some(bundle), ActKind::RefundUnused | ActKind::RevokeNoRefund) => {
                revoke(ask(Method::Delete, &bundle.assignment_path()), "validate", *kind)
            }
            _ => return not_offered,
        },
        Call::Act { line, kind, .. } => match (Bundle::of(line), kind) {
            (Some(bundle), ActKind::RefundUnused | ActKind::RevokeNoRefund) => {
                revoke(ask(Method::Delete, &bundle.assignment_path()), "transaction", *kind)
            }
            (None, ActKind::SwitchOff) => {
                ask(Method::Post, &esim_path(line, "/suspend")).json(&json!({ "suspend": true }))
            }
            (None, ActKind::EndNow) => ask(Method::Delete, &esim_path(line, "")),
            _ => return not_offered,
        },
        Call::Poll { .. } | Call::Undo { .. } => return not_offered,
    })
}

fn revoke(request: HttpRequest, how: &str, kind: ActKind) -> HttpRequest {
    let to_balance = if kind == ActKind::RefundUnused { "true" } else { "false" };
    request.query(&[("type", how), ("refundToBalance", to_balance)])
}

fn reply(call: &Call, response: &HttpResponse) -> Result<Reply, ApiError> {
    if !response.is_ok() {
        return Err(refusal(call, response));
    }
    let answer = response.json().map_err(|error| match call {
        // Nothing of this answer is shown: it holds a key, and not always the one that was entered.
        Call::SignIn { .. } | Call::Account => ApiError::of(error.class),
        _ => error,
    })?;
    Ok(match call {
        Call::SignIn { .. } => Reply::SignedIn {
            tokens: vec![(KEY_TRIED, "yes".to_owned())],
            more: false,
        },
        Call::Account => account(&answer),
        Call::List { find, page } => match (Iccid::parse(find), page) {
            (Ok(iccid), None) => Reply::Lines {
                lines: bundles(&answer, iccid.as_str())?,
                next: Some(WHOLE_ESIM.to_owned()),
            },
            (Ok(_), Some(_)) => Reply::Lines {
                lines: vec![esim(&answer)?],
                next: None,
            },
            (Err(_), page) => esims(&answer, page.as_deref())?,
        },
        Call::Read { line } => Reply::Line(match Bundle::of(line) {
            Some(bundle) => bundles(&answer, bundle.iccid)?
                .into_iter()
                .find(|found| found.id == *line)
                .ok_or(ApiError::of(ErrorClass::NotFound))?,
            None => esim(&answer)?,
        }),
        Call::Left { line, .. } => {
            let bundle = Bundle::of(line);
            let all: Vec<&Value> = match &bundle {
                Some(_) => must_list(&answer, "assignments")?.iter().collect(),
                None => must_list(&answer, "bundles")?
                    .iter()
                    .flat_map(|bundle| list(bundle, "assignments"))
                    .collect(),
            };
            let ours = |one: &&&Value| {
                bundle
                    .as_ref()
                    .is_none_or(|bundle| text(one, "id") == bundle.assignment)
            };
            Reply::Left {
                left: all.iter().filter(ours).flat_map(|one| left(one)).collect(),
                more: false,
            }
        }
        Call::Check { .. } => Reply::Eligible,
        // The words are all there is to refer to.
        Call::Act { .. } => Reply::Outcome(Outcome::Done {
            reference: text(&answer, "status"),
        }),
        Call::Poll { .. } | Call::Undo { .. } => return Err(ApiError::of(ErrorClass::NotOffered)),
    })
}

fn refusal(call: &Call, response: &HttpResponse) -> ApiError {
    let words = response.words(|answer| text(answer, "message"));
    match (response.status, call) {
        (403, Call::SignIn { .. } | Call::Account) => ApiError::new(ErrorClass::Unauthenticated, &words),
        (400, Call::Check { .. } | Call::Act { .. }) => ApiError::new(ErrorClass::NotEligible, &words),
        (status, _) => ApiError::of_status(status, &words),
    }
}
