//! Asks whether a cheaper plan would do. Needed for saving money; keeping ends the case as given up.
//! Source: product, M2.

use super::{Policy, chosen};
use crate::wizard::field::{Field, Instead, Reason};

pub(super) const POLICY: Policy = Policy {
    needed: |wizard, _| wizard.answers().choice(Field::Reason) == Some(Reason::SaveMoney),
    problems: |wizard, _| {
        chosen::<Instead>(wizard.answers(), Field::CheaperPlan)
            .into_iter()
            .collect()
    },
    done: None,
};
