//! Lists what the provider asks to be sure who speaks. Locked while the number is not safe.
//! Source: product, M5.

use super::{Policy, act_remains, fine};

pub(super) const POLICY: Policy = Policy {
    needed: act_remains,
    problems: fine,
    done: None,
};
