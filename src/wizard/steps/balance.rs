//! Asks what is left and when it renews. Always needed; days and amounts may be left out, but not be wrong.
//! Source: product, M9.

use super::{Policy, always, chosen, day, problem};
use crate::telecom::{Currency, DataVolume, Money};
use crate::wizard::case::{Context, Wizard};
use crate::wizard::event::{Problem, ProblemKind};
use crate::wizard::field::{Field, Tri};

pub(super) const POLICY: Policy = Policy {
    needed: always,
    problems,
    done: None,
};

fn problems(wizard: &Wizard, _: &Context<'_>) -> Vec<Problem> {
    let answers = wizard.answers();
    let mut found: Vec<Problem> = chosen::<Tri>(answers, Field::AutoRenew).into_iter().collect();
    for field in [Field::PaidUntil, Field::BoughtOn] {
        found.extend(day(answers, field).err());
    }
    for field in [Field::RenewalPrice, Field::BalanceLeft] {
        if answers.has(field) && Money::parse(answers.text(field), Currency::Usd).is_err() {
            found.push(problem(field, ProblemKind::AmountUnreadable));
        }
    }
    if answers.has(Field::DataLeft) && DataVolume::parse(answers.text(Field::DataLeft)).is_err() {
        found.push(problem(Field::DataLeft, ProblemKind::VolumeUnreadable));
    }
    found
}
