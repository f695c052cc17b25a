//! Asks whether the number is to be kept, before anything else. Always needed; not sure counts as yes.
//! Source: product, rule 2.

use super::{Policy, always, chosen};
use crate::wizard::field::{Field, KeepNumber};

pub(super) const POLICY: Policy = Policy {
    needed: always,
    problems: |wizard, _| {
        chosen::<KeepNumber>(wizard.answers(), Field::KeepNumber)
            .into_iter()
            .collect()
    },
    done: None,
};
