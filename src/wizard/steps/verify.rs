//! Lists what the provider asks to be sure who speaks. Locked while the number is not safe.
//! Source: product, M5.

use super::{Policy, act_remains, by_api, fine};

pub(super) const POLICY: Policy = Policy {
    // An API asks for its key and for nothing else.
    needed: |wizard, cx| act_remains(wizard, cx) && !by_api(wizard),
    problems: fine,
    done: None,
};
