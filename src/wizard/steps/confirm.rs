//! Asks what came back, as often as something comes. Done when proof of the end was seen.
//! Source: product, M7.

use super::{Policy, act_remains, chosen, day, past_day, problem};
use crate::wizard::case::{Context, Wizard};
use crate::wizard::entry::{Happening, Reply};
use crate::wizard::event::{Problem, ProblemKind};
use crate::wizard::field::Field;
use crate::wizard::standing::ActState;

pub(super) const POLICY: Policy = Policy {
    needed: act_remains,
    problems,
    done: Some(|wizard, _| wizard.journal.standing().act == ActState::Ended),
};

fn problems(wizard: &Wizard, cx: &Context<'_>) -> Vec<Problem> {
    let answers = wizard.answers();
    if let Some(missing) = chosen::<Reply>(answers, Field::Reply) {
        return vec![missing];
    }
    let mut found: Vec<Problem> = past_day(answers, Field::RepliedOn, cx).into_iter().collect();
    if answers.choice(Field::Reply) == Some(Reply::EndsOn) {
        match day(answers, Field::EndsOn) {
            Err(wrong) => found.push(wrong),
            Ok(None) => found.push(problem(Field::EndsOn, ProblemKind::Missing)),
            Ok(Some(end)) => {
                let sent = wizard.journal.last(Happening::Submitted).and_then(|e| e.on);
                if sent.is_some_and(|sent| end < sent.plus_days(-1)) {
                    found.push(problem(Field::EndsOn, ProblemKind::EndsBeforeSent));
                }
            }
        }
    }
    found
}
