//! The words for the days of a case, by exhaustive match.

use super::{Catalogue, fill};
use crate::telecom::Date;
use crate::wizard::DueKind;

impl Catalogue {
    /// What is due.
    #[must_use]
    pub fn due(&self, kind: DueKind) -> &'static str {
        let (w, t) = (&self.words, &self.plan);
        match kind {
            DueKind::ActBy => w.due_act_by,
            DueKind::SayWhetherSent => w.due_say_whether_sent,
            DueKind::AnswerExpected => w.due_answer_expected,
            DueKind::CheckEnded => w.due_check_ended,
            DueKind::Settle => w.due_settle,
            DueKind::CheckStatement => w.due_check_statement,
            DueKind::UseUpBy => t.use_up_by,
            DueKind::Renews => t.renews_on,
            DueKind::AskRefundBy => t.ask_refund_by,
            DueKind::Ends => t.ends,
            DueKind::BringBackBy => t.bring_back_by,
        }
    }

    /// What is to be done on such a day, for somebody who reads it in a calendar.
    #[must_use]
    pub fn to_do(&self, kind: DueKind) -> &'static str {
        let t = &self.calendar;
        match kind {
            DueKind::ActBy => t.do_act_by,
            DueKind::SayWhetherSent => t.do_say_whether_sent,
            DueKind::AnswerExpected => t.do_answer_expected,
            DueKind::CheckEnded => t.do_check_ended,
            DueKind::Settle => t.do_settle,
            DueKind::CheckStatement => t.do_check_statement,
            DueKind::UseUpBy => t.do_use_up_by,
            DueKind::Renews => t.do_renews,
            DueKind::AskRefundBy => t.do_ask_refund_by,
            DueKind::Ends => t.do_ends,
            DueKind::BringBackBy => t.do_bring_back_by,
        }
    }

    /// How far off a day is.
    #[must_use]
    pub fn how_far(&self, today: Date, day: Date) -> String {
        let days = today.days_until(day);
        let count = days.unsigned_abs().to_string();
        let sentence = match days {
            0 => self.plan.days_today,
            1 => self.plan.days_one,
            ..0 => self.plan.days_ago,
            2.. => self.plan.days_in,
        };
        fill(sentence, &[("days", &count)])
    }
}
