//! The page's policy. A meta tag cannot say `frame-ancestors`; boot.js refuses frames instead.

/// What `__CSP__` in index.html becomes.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
    media-src 'self' blob:; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'; trusted-types boot";

/// Where the policy goes.
pub const PLACE: &str = "__CSP__";
