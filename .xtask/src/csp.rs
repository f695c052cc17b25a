//! The page's policy. Connections go to the page itself and to the hosts that the adapters of the program name; there is
//! no second list. A meta tag cannot say `frame-ancestors`; boot.js refuses frames instead.

/// What `__CSP__` in index.html becomes.
#[must_use]
pub fn policy() -> String {
    let hosts = esim_exit::provider_api::allowed_hosts().join(" ");
    REST.replace("HOSTS", hosts.trim())
}

const REST: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' blob:; connect-src 'self' HOSTS; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'; trusted-types boot";

/// Where the policy goes.
pub const PLACE: &str = "__CSP__";

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn directives(policy: &str) -> BTreeMap<&str, &str> {
        let parts = policy.split(';').map(str::trim);
        parts.map(|part| part.split_once(' ').unwrap_or((part, ""))).collect()
    }

    /// Word for word: whoever widens it has to write it here, too, and say why in the threat model.
    #[test]
    fn it_allows_this_and_nothing_else() {
        let policy = policy();
        let mut found = directives(&policy);
        let connect = found.remove("connect-src").unwrap_or_default();
        let wanted = [
            ("default-src", "'none'"),
            ("script-src", "'self' 'wasm-unsafe-eval'"),
            ("style-src", "'self'"),
            ("img-src", "'self' blob:"),
            ("manifest-src", "'self'"),
            ("worker-src", "'self'"),
            ("base-uri", "'none'"),
            ("form-action", "'none'"),
            ("require-trusted-types-for", "'script'"),
            ("trusted-types", "boot"),
        ];
        assert_eq!(found, BTreeMap::from(wanted));
        let mut hosts = connect.split(' ');
        assert_eq!(hosts.next(), Some("'self'"));
        for host in hosts {
            assert!(
                host.starts_with("https://") && !host.contains('*') && host.matches('/').count() == 2,
                "{host}"
            );
        }
    }
}
