//! Asks which way to take, and shows where it is found. Locked while the number is not safe.
//! Source: product, M4.

use super::{Policy, act_remains, problem};
use crate::wizard::event::ProblemKind;
use crate::wizard::field::Field;

pub(super) const POLICY: Policy = Policy {
    needed: act_remains,
    problems: |wizard, _| {
        let missing = wizard.answers().route().is_none();
        missing
            .then(|| problem(Field::Route, ProblemKind::Missing))
            .into_iter()
            .collect()
    },
    done: None,
};
