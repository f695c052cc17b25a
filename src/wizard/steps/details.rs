//! Asks what the person calls the plan, from whom it was bought and where the profile is. Always needed.
//! Source: product, section 4.

use super::{Policy, always, chosen};
use crate::wizard::case::{Context, Wizard};
use crate::wizard::event::Problem;
use crate::wizard::field::{Device, Field, Seller};

pub(super) const POLICY: Policy = Policy {
    needed: always,
    problems,
    done: None,
};

fn problems(wizard: &Wizard, _: &Context<'_>) -> Vec<Problem> {
    let answers = wizard.answers();
    [
        chosen::<Seller>(answers, Field::BoughtFrom),
        chosen::<Device>(answers, Field::Device),
    ]
    .into_iter()
    .flatten()
    .collect()
}
