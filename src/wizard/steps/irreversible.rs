//! Says what ends and what is lost, and has the end of the identifier typed. Not needed where nothing is done.
//! Source: product, section 4 and row 46.

use super::{Policy, act_remains, problem};
use crate::directory::Act;
use crate::wizard::case::{Context, Wizard};
use crate::wizard::event::{Problem, ProblemKind};
use crate::wizard::field::Field;
use crate::wizard::step::StepId;

pub(super) const POLICY: Policy = Policy {
    needed: |wizard, cx| act_remains(wizard, cx) && wizard.answers().route().is_none_or(|(act, _)| act != Act::Nothing),
    problems,
    // The typed end lives in memory only, so being done cannot hang on it.
    done: Some(|wizard, _| wizard.answers().is_finished(StepId::Irreversible)),
};

fn problems(wizard: &Wizard, _: &Context<'_>) -> Vec<Problem> {
    let kind = match wizard.shown(Field::Ending).trim() {
        "" => Some(ProblemKind::Missing),
        typed => (!wizard.ending_fits(typed)).then_some(ProblemKind::EndingDiffers),
    };
    kind.map(|kind| problem(Field::Ending, kind)).into_iter().collect()
}
