//! The policy of each step, one file a step: whether it is needed, what is wrong with it, when it is done.
//!
//! Invariant: a policy reads, it never changes anything. Locks are decided here, once for all steps.

mod aftercare;
mod backup;
mod balance;
mod cheaper_plan;
mod confirm;
mod connect;
mod details;
mod find;
mod gone;
mod irreversible;
mod keep_number;
mod line;
mod move_instead;
mod port_out;
mod reason;
mod reseller;
mod review;
mod secure;
mod sign_in;
mod submit;
mod verify;

pub use aftercare::CHECKS as AFTERCARE_CHECKS;
pub(super) use aftercare::only_the_statement_is_left;
pub use backup::CHECKS as BACKUP_CHECKS;
pub use port_out::CHECKS as PORT_CHECKS;
pub use reseller::CHECKS as RESELLER_CHECKS;
pub use secure::CHECKS as SECURE_CHECKS;

use super::answer::Answers;
use super::case::{Context, Wizard};
use super::event::{Problem, ProblemKind};
use super::field::Field;
use super::guard;
use super::standing::ActState;
use super::step::{StepId, StepState};
use crate::directory::Channel;
use crate::telecom::{Date, DateError};
use std::str::FromStr;

/// What one step is about.
pub(super) struct Policy {
    /// Whether the answers so far call for it.
    pub(super) needed: fn(&Wizard, &Context<'_>) -> bool,
    /// What keeps the person from going on.
    pub(super) problems: fn(&Wizard, &Context<'_>) -> Vec<Problem>,
    /// Whether it is done, where that is more than gone on from with nothing wrong.
    pub(super) done: Option<fn(&Wizard, &Context<'_>) -> bool>,
}

pub(super) fn policy(step: StepId) -> &'static Policy {
    match step {
        StepId::Reason => &reason::POLICY,
        StepId::MoveInstead => &move_instead::POLICY,
        StepId::CheaperPlan => &cheaper_plan::POLICY,
        StepId::Line => &line::POLICY,
        StepId::Gone => &gone::POLICY,
        StepId::Details => &details::POLICY,
        StepId::Reseller => &reseller::POLICY,
        StepId::Secure => &secure::POLICY,
        StepId::KeepNumber => &keep_number::POLICY,
        StepId::PortOut => &port_out::POLICY,
        StepId::Backup => &backup::POLICY,
        StepId::Balance => &balance::POLICY,
        StepId::SignIn => &sign_in::POLICY,
        StepId::Find => &find::POLICY,
        StepId::Connect => &connect::POLICY,
        StepId::Verify => &verify::POLICY,
        StepId::Review => &review::POLICY,
        StepId::Irreversible => &irreversible::POLICY,
        StepId::Submit => &submit::POLICY,
        StepId::Confirm => &confirm::POLICY,
        StepId::Aftercare => &aftercare::POLICY,
    }
}

/// Where a step stands.
pub(super) fn state(wizard: &Wizard, step: StepId, cx: &Context<'_>) -> StepState {
    let policy = policy(step);
    let done = is_done(wizard, step, cx);
    if wizard.stage(cx).is_over() {
        let seen = done && (policy.needed)(wizard, cx) && number_lock(wizard, step).is_none();
        return if seen { StepState::Done } else { StepState::NotNeeded };
    }
    if !(policy.needed)(wizard, cx) {
        return StepState::NotNeeded;
    }
    if let Some(by) = lock(wizard, step, cx) {
        return StepState::Locked { by };
    }
    if done {
        return StepState::Done;
    }
    match (step, wizard.due(cx)) {
        (StepId::Confirm | StepId::Aftercare, Some(due)) if due.on > cx.today => StepState::Waiting { until: due.on },
        _ => StepState::Open,
    }
}

/// The step that has to be done before this one can be.
fn lock(wizard: &Wizard, step: StepId, cx: &Context<'_>) -> Option<StepId> {
    let act = wizard.journal.standing().act;
    if act == ActState::Unknown {
        // What became of the act is settled first, whatever else has changed; settling leads to nothing that ends a line.
        return match step {
            StepId::Submit => None,
            StepId::Confirm | StepId::Aftercare => Some(StepId::Submit),
            _ => number_lock(wizard, step),
        };
    }
    gone_lock(wizard, step, cx)
        .or_else(|| number_lock(wizard, step))
        .or_else(|| match step {
            StepId::Review | StepId::Irreversible | StepId::Submit => first_open_before(wizard, step, cx),
            // Once something was sent, no earlier answer keeps what came back from being noted.
            StepId::Confirm if !act.is_sent() => first_open_before(wizard, step, cx),
            StepId::Aftercare if act != ActState::Ended => first_open_before(wizard, step, cx),
            _ => None,
        })
}

/// What leads to an act stays shut at a provider that sells nothing in the US any more.
fn gone_lock(wizard: &Wizard, step: StepId, cx: &Context<'_>) -> Option<StepId> {
    (gone::needed(wizard, cx) && (step == StepId::SignIn || leads_to_the_act(step))).then_some(StepId::Gone)
}

fn leads_to_the_act(step: StepId) -> bool {
    matches!(
        step,
        StepId::Find | StepId::Connect | StepId::Verify | StepId::Review | StepId::Irreversible | StepId::Submit
    )
}

/// What leads to the end of the line stays shut while the number is not safe.
fn number_lock(wizard: &Wizard, step: StepId) -> Option<StepId> {
    (leads_to_the_act(step) && !guard::number_is_safe(wizard)).then(|| number_step(wizard))
}

/// The step on which the safety of the number hangs.
pub(super) fn number_step(wizard: &Wizard) -> StepId {
    if wizard.answers().has(Field::KeepNumber) {
        StepId::PortOut
    } else {
        StepId::KeepNumber
    }
}

/// The first step before this one that is needed and not done.
pub(super) fn first_open_before(wizard: &Wizard, step: StepId, cx: &Context<'_>) -> Option<StepId> {
    StepId::ALL
        .iter()
        .copied()
        .take_while(|s| *s != step)
        .find(|s| (policy(*s).needed)(wizard, cx) && !is_done(wizard, *s, cx))
}

pub(super) fn is_done(wizard: &Wizard, step: StepId, cx: &Context<'_>) -> bool {
    let policy = policy(step);
    match policy.done {
        Some(done) => done(wizard, cx),
        None => wizard.answers().is_finished(step) && (policy.problems)(wizard, cx).is_empty(),
    }
}

fn always(_: &Wizard, _: &Context<'_>) -> bool {
    true
}

fn fine(_: &Wizard, _: &Context<'_>) -> Vec<Problem> {
    Vec::new()
}

/// While an act is still to come: not if the line ended with the port.
fn act_remains(wizard: &Wizard, _: &Context<'_>) -> bool {
    !guard::ended_by_port(wizard)
}

/// The way taken is an API.
fn by_api(wizard: &Wizard) -> bool {
    wizard
        .answers()
        .route()
        .is_some_and(|(_, channel)| channel == Channel::Api)
}

pub(super) fn problem(field: Field, kind: ProblemKind) -> Problem {
    Problem {
        field: Some(field),
        kind,
    }
}

/// A choice that has to be made.
fn chosen<T: FromStr>(answers: &Answers, field: Field) -> Option<Problem> {
    answers
        .choice::<T>(field)
        .is_none()
        .then(|| problem(field, ProblemKind::Missing))
}

/// A day, if one was entered, that is one.
fn day(answers: &Answers, field: Field) -> Result<Option<Date>, Problem> {
    if !answers.has(field) {
        return Ok(None);
    }
    Date::parse(answers.text(field)).map(Some).map_err(|error| {
        problem(
            field,
            match error {
                DateError::Empty | DateError::Unreadable => ProblemKind::DateUnreadable,
                DateError::NoSuchDay => ProblemKind::NoSuchDay,
                DateError::Ambiguous { first, second } => ProblemKind::DateAmbiguous(first, second),
                DateError::OutOfRange => ProblemKind::DateOutOfRange,
            },
        )
    })
}

/// A day that has to be entered and must not lie ahead. One day of grace, because zones differ.
pub(super) fn past_day(answers: &Answers, field: Field, cx: &Context<'_>) -> Option<Problem> {
    match day(answers, field) {
        Err(problem) => Some(problem),
        Ok(None) => Some(problem(field, ProblemKind::Missing)),
        Ok(Some(day)) => (day > cx.today.plus_days(1)).then(|| problem(field, ProblemKind::DateInFuture)),
    }
}
