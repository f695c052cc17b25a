//! Signs in at the API behind the plan, finds the line there, and asks which of its acts. Needed only where the way is
//! an API. Source: product, rule 10 and M6.

use super::{Policy, act_remains, by_api, chosen, problem};
use crate::provider_api::{ActKind, Platform};
use crate::wizard::case::{Context, Wizard};
use crate::wizard::event::{Problem, ProblemKind};
use crate::wizard::field::Field;

pub(super) const POLICY: Policy = Policy {
    needed: |wizard, cx| act_remains(wizard, cx) && by_api(wizard),
    problems,
    done: None,
};

fn problems(wizard: &Wizard, _: &Context<'_>) -> Vec<Problem> {
    let answers = wizard.answers();
    if let Some(missing) = chosen::<Platform>(answers, Field::Platform) {
        return vec![missing];
    }
    if !answers.has(Field::ApiLine) {
        return vec![problem(Field::ApiLine, ProblemKind::Missing)];
    }
    if let Some(missing) = chosen::<ActKind>(answers, Field::ActKind) {
        return vec![missing];
    }
    let refused = wizard.connection().refuses(answers.choice(Field::ActKind));
    refused
        .then(|| problem(Field::ActKind, ProblemKind::ApiRefuses))
        .into_iter()
        .collect()
}
