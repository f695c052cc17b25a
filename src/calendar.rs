//! Dates of a case for a calendar: what stands in it, when it reminds, and what is ordered of the second program.
//!
//! Invariant: no number, name or secret goes into a calendar, which other people and other machines read: only the name
//! of the plan, the day, and the address of the case. A date keeps its name however often its day changes.

use crate::messages::{Language, fill};
use crate::telecom::{Date, Timestamp};
use crate::wizard::{CaseId, Due, DueKind};
use serde::Serialize;

/// One date for a calendar.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Reminder {
    /// Its name in every calendar, for good.
    pub uid: String,
    /// The day.
    pub day: Date,
    /// What it is, and of which plan.
    pub title: String,
    /// What to do then.
    pub text: String,
    /// The address of the case; behind the `#` until the page puts its own before it.
    pub address: String,
    /// So many days earlier it reminds for the first time.
    pub alarm_days: u16,
}

/// How the making of a file stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Offer {
    /// None was asked for.
    #[default]
    Idle,
    /// It is being made.
    Busy,
    /// It was made.
    Ready {
        /// Of these.
        reminders: Vec<Reminder>,
        /// The whole text of it.
        text: String,
        /// The browser took it.
        saved: bool,
        /// The browser can share it.
        shares: bool,
    },
    /// It could not be made.
    Failed,
}

/// The case and the words that its reminders are made of.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The language of the interface.
    pub language: Language,
    /// The day it is.
    pub today: Date,
    /// The case.
    pub case: &'a CaseId,
    /// What the plan is called.
    pub plan: &'a str,
    /// A practice run.
    pub practice: bool,
    /// Where the case stands, behind the `#`.
    pub address: &'a str,
}

/// What becomes of the days that are still to come.
#[must_use]
pub fn reminders(of: &Subject<'_>, dates: &[Due]) -> Vec<Reminder> {
    let t = of.language.catalogue();
    let ahead = dates.iter().filter(|due| due.on >= of.today);
    ahead
        .map(|due| {
            let title = fill(t.calendar.title, &[("plan", of.plan), ("what", t.due(due.kind))]);
            Reminder {
                uid: [of.case.as_str(), ".", due.kind.as_str(), "@esim-exit"].concat(),
                day: due.on,
                title: if of.practice {
                    fill(t.calendar.practice, &[("title", &title)])
                } else {
                    title
                },
                text: t.to_do(due.kind).to_owned(),
                address: of.address.to_owned(),
                alarm_days: alarm_days(*due, of.today),
            }
        })
        .collect()
}

/// So many days before its day a date reminds for the first time, never before today. Where somebody at the provider may
/// be needed, it reminds on a working day.
fn alarm_days(due: Due, today: Date) -> u16 {
    let (wanted, needs_somebody) = match due.kind {
        DueKind::BringBackBy => (3, true),
        DueKind::ActBy | DueKind::AskRefundBy => (2, true),
        DueKind::AnswerExpected | DueKind::Settle => (0, true),
        DueKind::UseUpBy => (2, false),
        DueKind::Renews => (1, false),
        DueKind::SayWhetherSent | DueKind::CheckEnded | DueKind::CheckStatement | DueKind::Ends => (0, false),
    };
    let mut first = due.on.plus_days(-wanted);
    while needs_somebody && first.weekday() > 4 {
        first = first.plus_days(-1);
    }
    u16::try_from(first.max(today).days_until(due.on)).unwrap_or_default()
}

/// What is asked of the second program, at this moment and with the page's own address before the `#`.
#[must_use]
pub fn order(reminders: &[Reminder], language: Language, page: &str, now: Timestamp) -> String {
    #[derive(Serialize)]
    struct Order<'a> {
        at: i64,
        language: &'a str,
        dates: Vec<Reminder>,
    }
    let whole = |reminder: &Reminder| Reminder {
        address: [page, &reminder.address].concat(),
        ..reminder.clone()
    };
    let order = Order {
        at: now.0,
        language: language.as_str(),
        dates: reminders.iter().map(whole).collect(),
    };
    // Texts, numbers and days always have a JSON; without one the second program would say that it got none.
    serde_json::to_string(&order).unwrap_or_default()
}
