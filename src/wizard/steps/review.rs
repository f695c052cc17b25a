//! Shows every answer with a way to change it. Any change to an answer opens it again.
//! Source: product, M6.

use super::{Policy, act_remains, fine};

pub(super) const POLICY: Policy = Policy {
    needed: act_remains,
    problems: fine,
    done: None,
};
