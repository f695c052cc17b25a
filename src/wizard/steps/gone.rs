//! Says that the provider sells nothing in the US any more. Needed while its record says so and no act is under way;
//! never done: one leaves it by another provider, or by putting the case away.
//! Source: product, row 12.

use super::{Policy, act_remains};
use crate::wizard::case::{Context, Wizard};
use crate::wizard::event::{Problem, ProblemKind};
use crate::wizard::field::Field;

pub(super) const POLICY: Policy = Policy {
    needed,
    problems: |_, _| {
        vec![Problem {
            field: Some(Field::Provider),
            kind: ProblemKind::NotNow,
        }]
    },
    done: Some(|_, _| false),
};

pub(super) fn needed(wizard: &Wizard, cx: &Context<'_>) -> bool {
    let gone = cx.record.is_some_and(|record| record.status.is_some());
    gone && act_remains(wizard, cx) && !wizard.journal.standing().act.holds()
}
