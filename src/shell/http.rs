//! Carries a request to a provider, and says as much as a browser lets one know where no answer comes.
//!
//! Invariant: no cookies, no referrer, no cache, and no redirect, so that a key never follows to another host. What is
//! carried is neither logged nor kept.

use crate::provider_api::{HttpRequest, HttpResponse, TransportError};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::{set_timeout_with_handle, window};
use std::time::Duration;
use web_sys::{
    AbortController, Headers, ReferrerPolicy, RequestCache, RequestCredentials, RequestInit, RequestMode,
    RequestRedirect,
};

/// So long an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// So long a mere sign of life may take.
const PATIENCE_PROBE: Duration = Duration::from_secs(8);
/// A longer answer is none that an API gives; it is dropped.
const LONGEST: usize = 4_000_000;

/// Sends a request.
///
/// # Errors
/// Why there is likely no answer.
pub async fn send(request: &HttpRequest) -> Result<HttpResponse, TransportError> {
    if !window().navigator().on_line() {
        return Err(TransportError::Offline);
    }
    let deadline = Deadline::after(PATIENCE);
    match carry(request, &deadline).await {
        Some(response) => Ok(response),
        None if deadline.has_passed() => Err(TransportError::Timeout),
        None => Err(why_not(request.origin()).await),
    }
}

async fn carry(request: &HttpRequest, deadline: &Deadline) -> Option<HttpResponse> {
    let headers = Headers::new().ok()?;
    for (name, value) in &request.headers {
        headers.set(name, value).ok()?;
    }
    let init = quiet(RequestMode::Cors, deadline);
    init.set_method(request.method.as_str());
    init.set_redirect(RequestRedirect::Error);
    init.set_headers(&headers);
    if let Some(body) = &request.body {
        init.set_body(&body.as_str().into());
    }
    let answer = fetch(&request.url, &init).await?;
    let body = answer.text().await.ok()?;
    Some(HttpResponse {
        status: answer.status(),
        body: Some(body).filter(|body| body.len() <= LONGEST).unwrap_or_default(),
    })
}

/// What holds for every request: nothing of this browser goes along.
fn quiet(mode: RequestMode, deadline: &Deadline) -> RequestInit {
    let init = RequestInit::new();
    init.set_mode(mode);
    init.set_credentials(RequestCredentials::Omit);
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    init.set_cache(RequestCache::NoStore);
    init.set_signal(deadline.signal().as_ref());
    init
}

/// The builder of gloo-net panics on a header that cannot be one and rewrites the query, so the request is made here.
async fn fetch(url: &str, init: &RequestInit) -> Option<gloo_net::http::Response> {
    let request = web_sys::Request::new_with_str_and_init(url, init).ok()?;
    gloo_net::http::Request::from(request).send().await.ok()
}

/// A browser gives no reason for a refused request. A question without keys that cannot be read, but arrives, tells a
/// host that is silent from one that refuses other origins.
async fn why_not(origin: &str) -> TransportError {
    if !window().navigator().on_line() {
        return TransportError::Offline;
    }
    let deadline = Deadline::after(PATIENCE_PROBE);
    match fetch(origin, &quiet(RequestMode::NoCors, &deadline)).await {
        Some(_) => TransportError::CorsLikely,
        None => TransportError::HostSilent,
    }
}

/// Ends a request that takes too long. One that was quicker leaves no timer behind.
struct Deadline {
    controller: Option<AbortController>,
    timer: Option<TimeoutHandle>,
}

impl Deadline {
    fn after(patience: Duration) -> Self {
        let controller = AbortController::new().ok();
        let timer = controller.clone().and_then(|controller| {
            let end = move || controller.abort();
            set_timeout_with_handle(end, patience).ok()
        });
        Self { controller, timer }
    }

    fn signal(&self) -> Option<web_sys::AbortSignal> {
        self.controller.as_ref().map(AbortController::signal)
    }

    fn has_passed(&self) -> bool {
        self.signal().is_some_and(|signal| signal.aborted())
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        if let Some(timer) = self.timer {
            timer.clear();
        }
    }
}
