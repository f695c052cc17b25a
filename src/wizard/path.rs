//! What a provider's record changes on the way of a case: a plan that ends by itself, a plan without a number, a
//! purchase that is given back, and the order of the ways.
//!
//! Invariant: the record proposes, the person disposes. Nothing here opens a lock or answers a question.

use super::case::{Context, Wizard};
use super::field::{Field, Reason, Tri};
use crate::directory::record::PortOut;
use crate::directory::terms::{Untouched, Warning};
use crate::directory::{Act, Channel, Identified, Kind, Record, RefundForm, identify};
use crate::ordered::Ordered;
use crate::telecom::Date;

/// A refund that the provider offers, as far as it concerns this purchase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refund {
    /// Days from the purchase.
    pub window_days: u16,
    /// The last of them, where the day of the purchase is known.
    pub until: Option<Date>,
    /// How untouched it has to be.
    pub only_if: Option<Untouched>,
    /// In what it is paid.
    pub form: Option<RefundForm>,
    /// How it looks.
    pub chance: RefundChance,
}

/// How a refund looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefundChance {
    /// Everything that is known speaks for it.
    Open,
    /// It hangs on what was not answered.
    Unknown,
    /// The window is over, or it was used.
    Over,
}

/// Sells plans that carry data and no number, as far as its record knows.
fn sells_data_only(record: &Record) -> bool {
    record.kind == Kind::Travel
        && record.status.is_none()
        && record.port_out == PortOut::default()
        && !record.warnings.contains_key(&Warning::PortFirst)
}

impl Wizard {
    /// A travel plan whose best way is to let it end by itself.
    #[must_use]
    pub fn ends_by_itself(&self, cx: &Context<'_>) -> bool {
        let best = |record: &Record| record.routes.first().is_some_and(|route| route.act == Act::Nothing);
        cx.record
            .is_some_and(|record| record.kind == Kind::Travel && best(record))
    }

    /// The way taken is to let it end by itself: nothing is sent to anybody.
    #[must_use]
    pub fn runs_out(&self) -> bool {
        self.answers().route().is_some_and(|(act, _)| act == Act::Nothing)
    }

    /// The refund of this purchase; `None` where the provider offers none.
    #[must_use]
    pub fn refund(&self, cx: &Context<'_>) -> Option<Refund> {
        let record = cx.record?;
        let rule = record.rules.refund.as_ref()?;
        let answers = self.answers();
        let until = answers
            .date(Field::BoughtOn)
            .map(|bought| bought.plus_days(i32::from(rule.window_days)));
        let untouched = answers.choice(Field::Untouched);
        let used = rule.only_if.is_some() && untouched == Some(Tri::No);
        let kept = rule.only_if.is_none() || untouched == Some(Tri::Yes);
        let chance = match until {
            Some(last) if last < cx.today => RefundChance::Over,
            _ if used => RefundChance::Over,
            Some(_) if kept => RefundChance::Open,
            _ => RefundChance::Unknown,
        };
        Some(Refund {
            window_days: rule.window_days,
            until,
            only_if: rule.only_if,
            form: rule.form,
            chance,
        })
    }

    /// The ways of the record, best first for this case; none where nothing is known.
    ///
    /// A purchase that is surely given back goes before everything, unless the worry is security. A plan that ends by
    /// itself, but renews, has its renewal stopped first. What is not given back any more comes last.
    #[must_use]
    pub fn ways(&self, cx: &Context<'_>) -> Vec<(Act, Channel)> {
        let routes = cx.record.map(|record| record.routes.as_slice()).unwrap_or_default();
        let mut ways: Vec<(Act, Channel)> = routes.iter().map(|route| (route.act, route.channel)).collect();
        let answers = self.answers();
        let refund = self.refund(cx).map(|refund| refund.chance);
        let given_back = refund == Some(RefundChance::Open) && answers.choice(Field::Reason) != Some(Reason::Security);
        let renews = self.ends_by_itself(cx) && answers.choice(Field::AutoRenew) == Some(Tri::Yes);
        // Sorting keeps the record's order among equals.
        ways.order_by_key(|(act, _)| match act {
            Act::RefundUnused if given_back => 0,
            Act::StopRenewal if renews => 1,
            Act::RefundUnused if refund == Some(RefundChance::Over) => 3,
            Act::StopRenewal
            | Act::EndAtPeriodEnd
            | Act::EndNow
            | Act::RefundUnused
            | Act::PortOut
            | Act::DeleteAccount
            | Act::Nothing => 2,
        });
        ways
    }

    /// Whether the seller, as far as its record knows, sells plans without a number. A guess: the person is asked all the same.
    #[must_use]
    pub fn seems_data_only(&self, cx: &Context<'_>) -> bool {
        let number = matches!(
            identify(self.answers().text(Field::Identifier)),
            Ok(Identified::Msisdn(_))
        );
        !number && cx.record.is_some_and(sells_data_only)
    }
}
