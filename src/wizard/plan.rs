//! The planner: until when what is left can be used, until when to act, what is at stake, what can come back.
//!
//! Invariant: days are the person's own calendar days. Where the hour or the zone of a renewal is not known, a whole day
//! is kept in hand, because a renewal that was missed costs money and one acted on early costs nothing. A day that
//! cannot be worked out says what it would take; none is ever guessed.

mod days;
mod left;

pub use days::NextChance;
pub use left::DataLeft;

use super::case::{Context, Wizard};
use super::entry::Reply;
use super::field::{Field, Tri};
use super::path::RefundChance;
use super::standing::ActState;
use crate::directory::Act;
use crate::telecom::{DataVolume, Date, Money};
use days::{Cycle, last_safe, next_chance};

/// A day of the plan, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reckoned {
    /// The day.
    On(Date),
    /// There is no such day here.
    NotNeeded,
    /// It cannot be worked out without this.
    Needs(Missing),
}

impl Reckoned {
    /// The day, if there is one.
    #[must_use]
    pub const fn day(self) -> Option<Date> {
        match self {
            Self::On(day) => Some(day),
            Self::NotNeeded | Self::Needs(_) => None,
        }
    }
}

/// What a day cannot be worked out without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// The day on which it renews or runs out.
    RenewalDay,
    /// The day of the purchase.
    PurchaseDay,
    /// The provider's rule, which its record does not hold.
    Rule,
}

/// The days of a plan and what hangs on them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// Until when what is left can surely be used.
    pub last_useful: Reckoned,
    /// The last day on which acting is surely in time.
    pub last_safe: Reckoned,
    /// The day on which it renews next, as the person or an API said.
    pub renewal: Reckoned,
    /// The next renewal that can still be met, where the last safe day of this one has passed.
    pub next_chance: Option<NextChance>,
    /// The day on which the plan ends, where that is known.
    pub ends: Option<Date>,
    /// The last day for a refund.
    pub refund_until: Reckoned,
    /// Until when the line can be brought back.
    pub back_until: Reckoned,
    /// The notice that the record names, in hours.
    pub notice_hours: Option<u16>,
    /// What the next renewal costs, where it is known and would come.
    pub at_stake: Option<Money>,
    /// Data left.
    pub data: Option<DataLeft>,
    /// Money left.
    pub money: Option<Money>,
    /// Days in which what is left can be used, today among them.
    pub days_left: Option<u32>,
    /// The data left for each of these days, rounded down.
    pub per_day: Option<DataVolume>,
}

/// What the journal says of the end.
#[derive(Clone, Copy)]
struct End {
    /// The day that the provider named.
    named: Option<Date>,
    /// The day on which it was seen to have ended.
    seen: Option<Date>,
}

impl End {
    fn of(wizard: &Wizard) -> Self {
        let act = wizard.journal.standing().act;
        let reply = wizard.journal.last_reply();
        Self {
            named: reply
                .filter(|entry| act == ActState::Acknowledged && entry.reply == Some(Reply::EndsOn))
                .and_then(|entry| entry.ends_on),
            seen: reply.filter(|_| act == ActState::Ended).and_then(|entry| entry.on),
        }
    }

    fn day(self) -> Option<Date> {
        self.seen.or(self.named)
    }
}

/// The act ends the line when it is done, not when the paid period ends.
const fn ends_at_once(act: Act) -> bool {
    match act {
        Act::EndNow | Act::RefundUnused | Act::PortOut | Act::DeleteAccount => true,
        Act::StopRenewal | Act::EndAtPeriodEnd | Act::Nothing => false,
    }
}

impl Plan {
    /// Works the days out.
    #[must_use]
    pub fn of(wizard: &Wizard, cx: &Context<'_>) -> Self {
        let answers = wizard.answers();
        let rules = cx.record.map(|record| &record.rules);
        let notice_hours = rules.and_then(|rules| rules.notice_hours);
        let end = End::of(wizard);
        // An API that was looked at stands in for what was not typed.
        let listed = || wizard.connection().looked().and_then(|(line, _)| line.ends_on);
        let paid_until = answers.date(Field::PaidUntil).or_else(listed);
        let comes = answers.choice(Field::AutoRenew) != Some(Tri::No) && end.day().is_none();
        let when_renewed = |day: Option<Date>| match day {
            _ if !comes => Reckoned::NotNeeded,
            Some(day) => Reckoned::On(day),
            None => Reckoned::Needs(Missing::RenewalDay),
        };
        let renewal = when_renewed(paid_until);
        let last_safe = when_renewed(paid_until.map(|day| last_safe(day, notice_hours)));
        let missed = last_safe.day().is_some_and(|day| day < cx.today);
        let cycle = Cycle::of(cx.record);
        let next_chance = paid_until
            .filter(|_| missed)
            .and_then(|day| next_chance(day, notice_hours, cycle?, cx.today));
        let act = answers.route().map(|(act, _)| act);
        let (data, money) = left::of(wizard);
        let mut plan = Self {
            last_useful: Reckoned::NotNeeded,
            last_safe,
            renewal,
            next_chance,
            ends: end.day().or_else(|| {
                let in_time = !comes || act.is_some_and(|act| !ends_at_once(act));
                paid_until.filter(|_| in_time)
            }),
            refund_until: refund_until(wizard, cx),
            back_until: back_until(rules.and_then(|rules| rules.grace_days), end, paid_until),
            notice_hours,
            at_stake: answers
                .money(Field::RenewalPrice)
                .filter(|_| renewal.day().is_some_and(|day| day >= cx.today)),
            data,
            money,
            days_left: None,
            per_day: None,
        };
        plan.last_useful = plan.useful(wizard, end, paid_until, act.is_some_and(ends_at_once));
        plan.days_left = plan.last_useful.day().and_then(|last| {
            let days = u32::try_from(cx.today.days_until(last)).ok()?;
            days.checked_add(1)
        });
        plan.per_day = match (plan.data, plan.days_left) {
            (Some(DataLeft::Amount(left)), Some(days)) => {
                left.bytes().checked_div(u64::from(days)).map(DataVolume::from_bytes)
            }
            _ => None,
        };
        plan
    }

    /// The whole day before what is left is gone. A way that ends the line at once has it used up before the act.
    fn useful(&self, wizard: &Wizard, end: End, paid_until: Option<Date>, at_once: bool) -> Reckoned {
        let sent = wizard.journal.standing().act.is_sent();
        if end.seen.is_some() || (at_once && sent && end.named.is_none()) {
            return Reckoned::NotNeeded;
        }
        match (end.named.or(paid_until), self.last_safe.day()) {
            (Some(day), Some(safe)) if at_once => Reckoned::On(safe.min(day.plus_days(-1))),
            (Some(day), _) => Reckoned::On(day.plus_days(-1)),
            (None, _) => Reckoned::Needs(Missing::RenewalDay),
        }
    }
}

fn refund_until(wizard: &Wizard, cx: &Context<'_>) -> Reckoned {
    match wizard.refund(cx) {
        None => Reckoned::NotNeeded,
        Some(refund) => match (refund.until, refund.chance) {
            // It was used: no day brings it back.
            (Some(day), RefundChance::Over) if day >= cx.today => Reckoned::NotNeeded,
            (None, RefundChance::Over) => Reckoned::NotNeeded,
            (Some(day), _) => Reckoned::On(day),
            (None, _) => Reckoned::Needs(Missing::PurchaseDay),
        },
    }
}

/// Counted from the end of what is paid; from an earlier end of the line, because nobody says that the rest still counts.
fn back_until(grace_days: Option<u16>, end: End, paid_until: Option<Date>) -> Reckoned {
    let Some(grace) = grace_days else {
        return Reckoned::Needs(Missing::Rule);
    };
    match [end.day(), paid_until].into_iter().flatten().min() {
        Some(from) => Reckoned::On(from.plus_days(i32::from(grace))),
        None => Reckoned::Needs(Missing::RenewalDay),
    }
}
