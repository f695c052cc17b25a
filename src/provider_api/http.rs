//! One request and its answer, as bytes and words only.
//!
//! Invariant: a request may hold a key, so it can neither be saved nor shown: its `Debug` names method and place and
//! nothing else. The place — host and path — never holds the query, where some providers want their key.

use super::error::{ApiError, ErrorClass};
use serde_json::Value;
use std::fmt;

/// How something is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Mostly writes.
    Post,
    /// Writes.
    Put,
    /// Writes.
    Patch,
    /// Writes.
    Delete,
}

impl Method {
    /// The method as HTTP spells it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// What is asked of a provider.
#[derive(Clone, PartialEq, Eq)]
pub struct HttpRequest {
    /// How.
    pub method: Method,
    /// Of whom: `https`, host, path, query. The query may hold a key.
    pub url: String,
    /// Names and values. A value may be a key.
    pub headers: Vec<(&'static str, String)>,
    /// The very bytes to send, as text; `None` for no body.
    pub body: Option<String>,
}

impl fmt::Debug for HttpRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method.as_str(), self.place())
    }
}

impl HttpRequest {
    /// Asks for JSON at `base` and the encoded `path` below it, which begins with a slash.
    #[must_use]
    pub fn new(method: Method, base: &str, path: &str) -> Self {
        Self {
            method,
            url: [base.trim_end_matches('/'), path].concat(),
            headers: vec![("Accept", "application/json".to_owned())],
            body: None,
        }
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }

    /// Adds `Authorization: Bearer …`.
    #[must_use]
    pub fn bearer(self, token: &str) -> Self {
        self.header("Authorization", &["Bearer ", token].concat())
    }

    /// Adds pairs to the query, those with an empty value left out.
    #[must_use]
    pub fn query(mut self, pairs: &[(&str, &str)]) -> Self {
        for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
            self.url.push(if self.url.contains('?') { '&' } else { '?' });
            self.url.push_str(&[&encode(name), "=", &encode(value)].concat());
        }
        self
    }

    /// Sends JSON.
    #[must_use]
    pub fn json(self, body: &Value) -> Self {
        self.body("application/json", body.to_string())
    }

    /// Sends a form.
    #[must_use]
    pub fn form(self, pairs: &[(&str, &str)]) -> Self {
        let pairs: Vec<String> = pairs
            .iter()
            .map(|(name, value)| [&encode(name), "=", &encode(value)].concat())
            .collect();
        self.body("application/x-www-form-urlencoded", pairs.join("&"))
    }

    /// Sends these very bytes.
    #[must_use]
    pub fn body(mut self, content_type: &str, body: String) -> Self {
        self.body = Some(body);
        self.header("Content-Type", content_type)
    }

    /// Host and path, without the query.
    #[must_use]
    pub fn place(&self) -> &str {
        let bare = self.url.split(['?', '#']).next().unwrap_or_default();
        bare.split_once("://").map_or(bare, |(_, rest)| rest)
    }

    /// Scheme, host and port: what the page's policy lists.
    #[must_use]
    pub fn origin(&self) -> &str {
        let after = self.url.find("://").map_or(0, |at| at + 3);
        let end = self.url.get(after..).and_then(|rest| rest.find(['/', '?', '#']));
        end.and_then(|end| self.url.get(..after + end)).unwrap_or(&self.url)
    }
}

/// Percent-encodes everything but unreserved characters (RFC 3986, section 2.3), for a path segment or a query.
///
/// ```
/// use esim_exit::provider_api::encode;
/// assert_eq!(encode("a/b c?"), "a%2Fb%20c%3F");
/// ```
#[must_use]
pub fn encode(text: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for half in [byte >> 4, byte & 15] {
                out.push(HEX.get(usize::from(half)).map_or('0', |h| char::from(*h)));
            }
        }
    }
    out
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct HttpResponse {
    /// HTTP status.
    pub status: u16,
    /// The body as text.
    pub body: String,
}

impl HttpResponse {
    /// 2xx.
    #[must_use]
    pub const fn is_ok(&self) -> bool {
        matches!(self.status, 200..=299)
    }

    /// The body as JSON; an empty one is `null`.
    ///
    /// # Errors
    /// [`ErrorClass::Unreadable`] with the first words of the body: HTML from a gateway, say.
    pub fn json(&self) -> Result<Value, ApiError> {
        if self.body.trim().is_empty() {
            return Ok(Value::Null);
        }
        serde_json::from_str(&self.body).map_err(|_| ApiError::new(ErrorClass::Unreadable, &self.body))
    }

    /// The provider's own words: where its JSON has them, else the body as it came.
    #[must_use]
    pub fn words(&self, of: impl FnOnce(&Value) -> String) -> String {
        self.json().map_or_else(|_| self.body.clone(), |answer| of(&answer))
    }
}

/// Why there is no answer. A browser does not say why; these are as much as can be found out afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TransportError {
    /// The browser says that it is offline.
    Offline,
    /// Nobody answers at that host, not even without keys.
    HostSilent,
    /// The host answers, but not to this page: it likely allows no browser of another origin.
    CorsLikely,
    /// No answer within the time allowed.
    Timeout,
}
