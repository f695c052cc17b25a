//! The days that matter: until when to act, when an answer is due, when to look again.
//!
//! Invariant: one thing is due next, and the list of days holds it too. A day that has passed stays in the list only as
//! what is due next, so that it is said to be overdue; every other day of the list is still to come.

use super::case::{Context, Wizard};
use super::entry::{Happening, Reply};
use super::field::Field;
use super::path::RefundChance;
use super::plan::Plan;
use super::stage::Stage;
use crate::named_enum;
use crate::ordered::Ordered;
use crate::telecom::Date;
use serde::{Deserialize, Serialize};

/// Days to wait for an answer where the provider promises none.
const ANSWER_DAYS: i32 = 3;
/// Days after which a mere "received" is asked about again.
const RECEIVED_DAYS: i32 = 7;
/// Days until the next statement has surely come.
const STATEMENT_DAYS: i32 = 31;

named_enum! {
    /// What is due.
    pub enum DueKind {
        /// Act before the renewal.
        ActBy = "act_by",
        /// Say whether it was sent.
        SayWhetherSent = "say_whether_sent",
        /// An answer should have come.
        AnswerExpected = "answer_expected",
        /// It should have ended.
        CheckEnded = "check_ended",
        /// Find out what became of the act.
        Settle = "settle",
        /// Look at the next statement.
        CheckStatement = "check_statement",
        /// The last day on which what is left can be used.
        UseUpBy = "use_up_by",
        /// It renews.
        Renews = "renews",
        /// The last day for a refund.
        AskRefundBy = "ask_refund_by",
        /// The plan ends.
        Ends = "ends",
        /// The last day on which the line can be brought back.
        BringBackBy = "bring_back_by",
    }
}

/// Something with a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// The day.
    pub on: Date,
    /// What.
    pub kind: DueKind,
}

impl Due {
    /// The day has passed.
    #[must_use]
    pub fn is_overdue(self, today: Date) -> bool {
        self.on < today
    }
}

pub(super) fn next(wizard: &Wizard, cx: &Context<'_>) -> Option<Due> {
    let due = |on, kind| Some(Due { on, kind });
    let journal = &wizard.journal;
    match wizard.stage(cx) {
        Stage::Draft | Stage::Prepared | Stage::Refused => due(Plan::of(wizard, cx).last_safe.day()?, DueKind::ActBy),
        Stage::HandedOver => due(journal.last_hand_over()?.day.plus_days(1), DueKind::SayWhetherSent),
        Stage::OutcomeUnknown => due(journal.last_of_act()?.day, DueKind::Settle),
        // Nothing was sent: it ends on the day to which it is paid, or within a month.
        Stage::Submitted if wizard.runs_out() => {
            let month = || Some(journal.last(Happening::Submitted)?.on?.plus_days(STATEMENT_DAYS));
            let end = wizard.answers().date(Field::PaidUntil).or_else(month)?;
            due(end.plus_days(1), DueKind::CheckEnded)
        }
        Stage::Submitted => {
            let days = cx
                .record
                .and_then(|r| r.rules.answer_days)
                .map_or(ANSWER_DAYS, i32::from);
            due(
                journal.last(Happening::Submitted)?.on?.plus_days(days),
                DueKind::AnswerExpected,
            )
        }
        Stage::Acknowledged => {
            let reply = journal.last_reply()?;
            match (reply.reply, reply.ends_on) {
                (Some(Reply::EndsOn), Some(end)) => due(end.plus_days(1), DueKind::CheckEnded),
                _ => due(reply.on?.plus_days(RECEIVED_DAYS), DueKind::AnswerExpected),
            }
        }
        Stage::Ended => due(
            journal.last_reply()?.on?.plus_days(STATEMENT_DAYS),
            DueKind::CheckStatement,
        ),
        Stage::Ported => due(
            journal.last(Happening::Ported)?.on?.plus_days(STATEMENT_DAYS),
            DueKind::CheckStatement,
        ),
        Stage::Closed | Stage::Moved | Stage::Abandoned => None,
    }
}

impl Wizard {
    /// Every day of the case that is still to come, and what is due next even if its day has passed; the earliest first.
    #[must_use]
    pub fn dates(&self, cx: &Context<'_>) -> Vec<Due> {
        all(self, cx)
    }
}

fn all(wizard: &Wizard, cx: &Context<'_>) -> Vec<Due> {
    let stage = wizard.stage(cx);
    if matches!(stage, Stage::Closed | Stage::Moved | Stage::Abandoned) {
        return Vec::new();
    }
    let plan = Plan::of(wizard, cx);
    let sent = wizard.journal.standing().act.is_sent();
    let gone = matches!(stage, Stage::Ended | Stage::Ported);
    let refund = wizard
        .refund(cx)
        .is_some_and(|refund| refund.chance != RefundChance::Over);
    let next_chance = plan.next_chance;
    let renewal = plan.renewal.day().filter(|day| *day >= cx.today);
    let known = [
        (DueKind::UseUpBy, plan.last_useful.day().filter(|_| !gone)),
        (DueKind::ActBy, plan.last_safe.day().filter(|_| !sent && !gone)),
        (
            DueKind::ActBy,
            next_chance.map(|next| next.last_safe).filter(|_| !sent && !gone),
        ),
        (
            DueKind::Renews,
            renewal.or(next_chance.map(|next| next.renewal)).filter(|_| !gone),
        ),
        (
            DueKind::AskRefundBy,
            plan.refund_until.day().filter(|_| refund && !gone),
        ),
        // The day on which it renews is not said to be its end before somebody has acted.
        (
            DueKind::Ends,
            plan.ends.filter(|_| !gone && plan.renewal.day().is_none()),
        ),
        (
            DueKind::BringBackBy,
            plan.back_until.day().filter(|_| sent && stage != Stage::Ported),
        ),
    ];
    let to_come = known.into_iter().filter_map(|(kind, day)| {
        let on = day.filter(|day| *day >= cx.today)?;
        Some(Due { on, kind })
    });
    let mut found: Vec<Due> = next(wizard, cx).into_iter().collect();
    for due in to_come {
        if !found.contains(&due) {
            found.push(due);
        }
    }
    found.order_by_key(|due| due.on);
    found
}
