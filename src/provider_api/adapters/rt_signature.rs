//! The signature of the eSIM Access family: headers `RT-…` around an HMAC-SHA256 over time, request id, access code and the
//! very bytes of the body. Source: docs.esimaccess.com and docs.esimfly.net, as read in November 2026.
//!
//! eSIM Access writes it in small letters, eSIMfly in capitals. Each request has an id of its own, so each try is signed anew.

use crate::provider_api::access::{Access, Credential};
use crate::provider_api::adapter::Stamp;
use crate::provider_api::http::HttpRequest;
use crate::provider_api::sign::hmac_sha256;

/// How the hexadecimal digits of a signature are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hex {
    Lower,
    Upper,
}

/// The request with its signature. Nothing may change its body afterwards.
pub(super) fn signed(request: HttpRequest, access: &Access, stamp: &Stamp<'_>, hex: Hex) -> HttpRequest {
    let (code, secret) = (access.get(Credential::AccessCode), access.get(Credential::SecretKey));
    let (time, id) = (stamp.now.as_millis().to_string(), stamp.uuid());
    let body = request.body.as_deref().unwrap_or_default();
    let signature = signature(secret, &[&time, &id, code, body], hex);
    request
        .header("RT-AccessCode", code)
        .header("RT-RequestID", &id)
        .header("RT-Timestamp", &time)
        .header("RT-Signature", &signature)
}

/// Over time, request id, access code and body, without anything between them.
fn signature(secret: &str, parts: &[&str; 4], hex: Hex) -> String {
    let small = hmac_sha256(secret, &parts.concat());
    match hex {
        Hex::Lower => small,
        Hex::Upper => small.to_ascii_uppercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provider_api::http::Method;
    use crate::telecom::{Secret, Timestamp};
    use serde_json::json;

    /// The vector of eSIM Access' documentation, which prints it in capitals.
    #[test]
    fn esim_access_signs_as_its_documentation_says() {
        let parts = [
            "1628670421",
            "4ce9d9cdac9e4e17b3a2c66c358c1ce2",
            "11111",
            r#"{"imsi":"326543826"}"#,
        ];
        assert_eq!(
            signature("1111", &parts, Hex::Lower),
            "7eb765e27df5373dea2dbc8c41a7d9557743e46c8054750f3d851b3fd01d0835"
        );
    }

    /// Computed by us: the sample in eSIMfly's text is no real value.
    #[test]
    fn esimfly_signs_in_capitals() {
        let parts = [
            "1628670421000",
            "4ce9d9cd-ac9e-4e17-b3a2-c66c358c1ce2",
            "esf_11111",
            r#"{"packageCode":"PHAJHEAYP"}"#,
        ];
        assert_eq!(
            signature("sk_1111", &parts, Hex::Upper),
            "FA2050B34D3C61025B991E8C82967BC583C02A92ED625D985F46DC7E25BFA934"
        );
    }

    #[test]
    fn what_is_signed_is_what_is_sent() {
        let mut access = Access::default();
        access.enter(Credential::AccessCode, &Secret::new("code".to_owned()));
        access.enter(Credential::SecretKey, &Secret::new("key".to_owned()));
        let at = |nonce: &'static str| Stamp {
            now: Timestamp(1_795_348_800_000),
            nonce,
        };
        let post = || HttpRequest::new(Method::Post, "https://host.invalid", "/x").json(&json!({ "a": "b/ü" }));
        let header = |request: &HttpRequest, wanted: &str| {
            let found = request.headers.iter().find(|(name, _)| *name == wanted);
            found.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        let one = signed(post(), &access, &at("n-1"), Hex::Lower);
        let (time, id) = (header(&one, "RT-Timestamp"), header(&one, "RT-RequestID"));
        assert_eq!(time, "1795348800000", "milliseconds");
        let body = one.body.clone().unwrap_or_default();
        assert_eq!(
            header(&one, "RT-Signature"),
            hmac_sha256("key", &[time.as_str(), &id, "code", &body].concat())
        );
        let other = signed(post(), &access, &at("n-2"), Hex::Lower);
        assert_ne!(id, header(&other, "RT-RequestID"), "each request has its own id");
        let get = signed(
            HttpRequest::new(Method::Get, "https://host.invalid", "/x"),
            &access,
            &at("n-1"),
            Hex::Lower,
        );
        let bare = hmac_sha256("key", &[time.as_str(), &id, "code"].concat());
        assert_eq!(
            header(&get, "RT-Signature"),
            bare,
            "without a body nothing stands for it"
        );
    }
}
