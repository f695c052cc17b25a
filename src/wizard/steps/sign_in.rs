//! Leads to the provider's sign-in and to a forgotten password. Needed while an act is to come.
//! Source: product, M3.

use super::{Policy, act_remains, fine};

pub(super) const POLICY: Policy = Policy {
    needed: act_remains,
    problems: fine,
    done: None,
};
