//! The days that matter: until when to act, when an answer is due, when to look again.
//!
//! Invariant: days are the person's own calendar days. Where the hour or the zone of a renewal is not known, a
//! whole day is kept in hand, because a renewal that was missed costs money and one acted on early costs nothing.

use super::case::{Context, Wizard};
use super::entry::{Happening, Reply};
use super::field::{Field, Tri};
use super::stage::Stage;
use crate::directory::Record;
use crate::named_enum;
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

/// The days around the renewal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// The day on which it renews or runs out.
    pub paid_until: Date,
    /// The last day on which acting is surely in time; `None` if it does not renew.
    pub last_safe_day: Option<Date>,
    /// Until when the line can be brought back, where the provider says so.
    pub back_until: Option<Date>,
}

impl Plan {
    /// Works out the days; `None` while the renewal day is not known.
    #[must_use]
    pub fn of(wizard: &Wizard, record: Option<&Record>) -> Option<Self> {
        let answers = wizard.answers();
        let paid_until = answers.date(Field::PaidUntil)?;
        let rules = record.map(|r| &r.rules);
        let notice = rules
            .and_then(|r| r.notice_hours)
            .map_or(0, |h| i32::from(h.div_ceil(24)));
        let renews = answers.choice(Field::AutoRenew) != Some(Tri::No);
        Some(Self {
            paid_until,
            last_safe_day: renews.then(|| paid_until.plus_days(-notice - 1)),
            back_until: rules
                .and_then(|r| r.grace_days)
                .map(|d| paid_until.plus_days(i32::from(d))),
        })
    }
}

pub(super) fn next(wizard: &Wizard, cx: &Context<'_>) -> Option<Due> {
    let due = |on, kind| Some(Due { on, kind });
    let journal = &wizard.journal;
    match wizard.stage(cx) {
        Stage::Draft | Stage::Prepared | Stage::Refused => {
            due(Plan::of(wizard, cx.record)?.last_safe_day?, DueKind::ActBy)
        }
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
