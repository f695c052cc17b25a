//! Asks why the plan is to end. Always needed; the answer changes the path.
//! Source: product, M2.

use super::{Policy, always, chosen};
use crate::wizard::field::{Field, Reason};

pub(super) const POLICY: Policy = Policy {
    needed: always,
    problems: |wizard, _| chosen::<Reason>(wizard.answers(), Field::Reason).into_iter().collect(),
    done: None,
};
