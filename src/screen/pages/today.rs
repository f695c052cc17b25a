//! The person's plans in groups, the most urgent first, and what is to be done with each in one line.
//!
//! Invariant: each plan stands in one group. Its line says the next step or what is waited for, so it never calls something
//! to do that only time can bring. The work is that of one sorting, whatever the number of plans.

use super::home::Home;
use crate::messages::{Catalogue, fill};
use crate::ordered::Ordered;
use crate::telecom::Date;
use crate::wizard::{DueKind, Stage, StepId, Summary};
use std::cmp::{Ordering, Reverse};

/// How urgent a plan is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    /// Its day has passed.
    Overdue,
    /// Its day is today.
    Today,
    /// Something can be done: with a day or without one.
    Next,
    /// Only time can bring what comes next.
    Waiting,
}

impl Group {
    /// The group of a plan that is not over.
    fn of(case: &Summary, today: Date) -> Self {
        match case.due.map(|due| due.on.cmp(&today)) {
            Some(Ordering::Less) => Self::Overdue,
            Some(Ordering::Equal) => Self::Today,
            Some(Ordering::Greater) if case.waits => Self::Waiting,
            Some(Ordering::Greater) | None => Self::Next,
        }
    }

    /// Its heading.
    pub(super) const fn heading(self, t: &Catalogue) -> &'static str {
        match self {
            Self::Overdue => t.today.overdue,
            Self::Today => t.today.due,
            Self::Next => t.today.next,
            Self::Waiting => t.today.waiting,
        }
    }

    /// Something in it has to be done today.
    pub(super) const fn presses(self) -> bool {
        matches!(self, Self::Overdue | Self::Today)
    }
}

/// Plans with their groups: the most urgent group first, in it the earliest day, what has no day behind, the newest first.
pub(super) fn in_order<'a>(cases: impl Iterator<Item = &'a Summary>, today: Date) -> Vec<(Group, &'a Summary)> {
    let mut all: Vec<(Group, &Summary)> = cases.map(|case| (Group::of(case, today), case)).collect();
    all.order_by_key(|(group, case)| {
        let day = case.due.map(|due| due.on);
        (*group, day.is_none(), day, Reverse(case.created.0))
    });
    all
}

/// Whether only time can bring what comes next.
pub(super) fn waits(home: &Home<'_>, case: &Summary) -> bool {
    !case.stage.is_over() && Group::of(case, home.today) == Group::Waiting
}

/// What is to be done with a plan, or what it waits for; nothing where it is over.
pub(super) fn line(home: &Home<'_>, case: &Summary) -> String {
    let t = home.language.catalogue();
    if let Some(due) = case.due.filter(|_| waits(home, case)) {
        return fill(waited_for(t, due.kind), &[("date", &t.date(due.on))]);
    }
    case.step.map_or("", |step| to_do(t, case, step, home.today)).to_owned()
}

const fn waited_for(t: &Catalogue, kind: DueKind) -> &'static str {
    match kind {
        DueKind::AnswerExpected => t.today.wait_answer,
        DueKind::CheckEnded => t.today.wait_end,
        DueKind::CheckStatement => t.today.wait_statement,
        DueKind::ActBy
        | DueKind::SayWhetherSent
        | DueKind::Settle
        | DueKind::UseUpBy
        | DueKind::Renews
        | DueKind::AskRefundBy
        | DueKind::Ends
        | DueKind::BringBackBy => t.today.wait_other,
    }
}

fn to_do(t: &Catalogue, case: &Summary, step: StepId, today: Date) -> &'static str {
    let w = &t.today;
    let come = case.due.filter(|due| due.on <= today).map(|due| due.kind);
    match (step, case.stage, come) {
        (StepId::Submit, Stage::OutcomeUnknown, _) => w.settle,
        (StepId::Submit, Stage::HandedOver, _) => w.say_whether_sent,
        (StepId::Confirm, Stage::Refused, _) => w.refused,
        (StepId::Confirm, _, Some(DueKind::AnswerExpected)) => w.ask_again,
        (StepId::Confirm, _, Some(DueKind::CheckEnded)) => w.look_ended,
        _ => of_step(t, step),
    }
}

const fn of_step(t: &Catalogue, step: StepId) -> &'static str {
    let w = &t.today;
    match step {
        StepId::Reason => w.reason,
        StepId::MoveInstead => w.move_instead,
        StepId::CheaperPlan => w.cheaper_plan,
        StepId::Line => w.line,
        StepId::Gone => w.gone,
        StepId::Details => w.details,
        StepId::Reseller => w.reseller,
        StepId::Secure => w.secure,
        StepId::KeepNumber => w.keep_number,
        StepId::PortOut => w.port_out,
        StepId::Backup => w.backup,
        StepId::Balance => w.balance,
        StepId::SignIn => w.sign_in,
        StepId::Find => w.find,
        StepId::Connect => w.connect,
        StepId::Verify => w.verify,
        StepId::Review => w.review,
        StepId::Irreversible => w.irreversible,
        StepId::Submit => w.submit,
        StepId::Confirm => w.confirm,
        StepId::Aftercare => w.aftercare,
    }
}

/// The words of the button of a plan: where an answer is awaited, they ask for it.
pub(super) fn button(home: &Home<'_>, case: &Summary, step: StepId) -> String {
    let t = home.language.catalogue();
    if step == StepId::Confirm && waits(home, case) {
        return t.today.note_answer.to_owned();
    }
    fill(t.home.open, &[("step", t.step(step))])
}
