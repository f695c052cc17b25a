//! Asks whether moving the plan to the new device is enough. Needed for a new device; keeping ends the case as moved.
//! Source: product, M2.

use super::{Policy, chosen};
use crate::wizard::field::{Field, Instead, Reason};

pub(super) const POLICY: Policy = Policy {
    needed: |wizard, _| wizard.answers().choice(Field::Reason) == Some(Reason::NewDevice),
    problems: |wizard, _| {
        chosen::<Instead>(wizard.answers(), Field::MoveInstead)
            .into_iter()
            .collect()
    },
    done: None,
};
