//! Notes the act, hands it over, and asks what was sent, when and to whom. Done when the person says it was sent, or
//! the API has answered; an act whose outcome is unknown is settled here.
//! Source: product, M6 and rule 1.

use super::{Policy, act_remains, past_day};
use crate::wizard::case::{Context, Wizard};
use crate::wizard::event::Problem;
use crate::wizard::field::Field;
use crate::wizard::standing::ActState;

pub(super) const POLICY: Policy = Policy {
    needed: act_remains,
    problems,
    done: Some(done),
};

fn problems(wizard: &Wizard, cx: &Context<'_>) -> Vec<Problem> {
    past_day(wizard.answers(), Field::SentOn, cx).into_iter().collect()
}

fn done(wizard: &Wizard, _: &Context<'_>) -> bool {
    let act = wizard.journal.standing().act;
    act.is_sent() && act != ActState::Unknown
}
