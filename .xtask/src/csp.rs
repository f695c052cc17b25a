//! The page's policy. Connections go to the page itself and to the hosts that the adapters of the program name; there is
//! no second list. A meta tag cannot say `frame-ancestors`; boot.js refuses frames instead.

/// What `__CSP__` in index.html becomes.
#[must_use]
pub fn policy() -> String {
    let hosts = esim_exit::provider_api::allowed_hosts().join(" ");
    REST.replace("HOSTS", hosts.trim())
}

const REST: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; font-src 'self'; connect-src 'self' HOSTS; manifest-src 'self'; worker-src 'self'; \
    media-src 'self' blob:; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'; trusted-types boot";

/// Where the policy goes.
pub const PLACE: &str = "__CSP__";
