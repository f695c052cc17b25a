//! Which hosts the page may contact: those of the adapters, and those the builder of the page chose.
//!
//! Invariant: this is the only list. The page's policy is made from it, and no request leaves for another host.

use super::adapter::{Adapter, Platform};
use crate::ordered::Ordered;
use serde_json::Value;
use std::sync::LazyLock;

/// Hosts that carriers or owners of a proxy choose, read when the page is built: `src/provider_api/hosts.json`.
static CHOSEN: LazyLock<Value> = LazyLock::new(|| serde_json::from_str(include_str!("hosts.json")).unwrap_or_default());

/// The hosts that the builder of this page chose for a platform: `https://host` or, on this machine, `http://127.0.0.1:port`.
#[must_use]
pub fn chosen_hosts(platform: Platform) -> Vec<String> {
    CHOSEN
        .get(platform.as_str())
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|host| host.as_str().map(str::to_owned))
        .filter(|host| is_host(host))
        .collect()
}

/// Every host of this build, each once, sorted: what `connect-src` lists beside the page itself. Names under `.invalid`
/// belong to nobody (RFC 6761): they stand for what the builder has not chosen, and are never listed.
#[must_use]
pub fn allowed_hosts() -> Vec<String> {
    let mut hosts: Vec<String> = Platform::ALL
        .iter()
        .filter(|platform| **platform != Platform::Practice)
        .flat_map(|platform| {
            let fixed = Adapter::of(*platform).hosts.iter().map(|host| (*host).to_owned());
            fixed.chain(chosen_hosts(*platform))
        })
        .filter(|host| !host.ends_with(".invalid"))
        .collect();
    hosts.order_by_key(String::clone);
    hosts.dedup();
    hosts
}

/// Scheme and host, nothing behind it; plain http only on this machine.
fn is_host(text: &str) -> bool {
    let plain = |rest: &str| {
        !rest.is_empty()
            && rest
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b':'))
    };
    match (text.strip_prefix("https://"), text.strip_prefix("http://127.0.0.1:")) {
        (Some(rest), _) => plain(rest),
        (None, Some(port)) => port.parse::<u16>().is_ok(),
        (None, None) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_a_host_and_nothing_more() {
        assert!(is_host("https://api.gigs.com"));
        assert!(is_host("http://127.0.0.1:8080"));
        for bad in [
            "https://a b",
            "http://example.com",
            "https://x/y",
            "https://x; script-src *",
            "*",
            "https://*",
        ] {
            assert!(!is_host(bad), "{bad}");
        }
    }
}
