//! What is left: as typed, else as an API said.

use super::super::case::Wizard;
use super::super::field::Field;
use crate::provider_api::Left;
use crate::telecom::{Currency, DataVolume, Money};

/// Data that is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataLeft {
    /// No limit: there is nothing to share out over the days.
    Unlimited,
    /// This much.
    Amount(DataVolume),
}

/// Data and money left; what was typed goes before what an API said.
pub(super) fn of(wizard: &Wizard) -> (Option<DataLeft>, Option<Money>) {
    let answers = wizard.answers();
    let listed: &[Left] = wizard.connection().looked().map_or(&[], |(_, left)| left);
    let data = answers.volume(Field::DataLeft).map(DataLeft::Amount);
    let money = answers.money(Field::BalanceLeft);
    (data.or_else(|| data_of(listed)), money.or_else(|| money_of(listed)))
}

fn data_of(listed: &[Left]) -> Option<DataLeft> {
    listed.iter().fold(None, |sum, left| match (sum, left) {
        (Some(DataLeft::Unlimited), _) | (_, Left::Unlimited) => Some(DataLeft::Unlimited),
        (sum, Left::Data { left, .. }) => {
            let so_far = match sum {
                Some(DataLeft::Amount(sum)) => sum.bytes(),
                Some(DataLeft::Unlimited) | None => 0,
            };
            let bytes = so_far.saturating_add(left.bytes());
            Some(DataLeft::Amount(DataVolume::from_bytes(bytes)))
        }
        (sum, Left::Voice { .. } | Left::Messages { .. } | Left::Money { .. }) => sum,
    })
}

/// Only a single amount in a currency that is named is an amount.
fn money_of(listed: &[Left]) -> Option<Money> {
    let mut amounts = listed.iter().filter_map(|left| match left {
        Left::Money { amount, currency } if !currency.is_empty() => {
            Money::parse(&[amount, " ", currency].concat(), Currency::Usd).ok()
        }
        Left::Money { .. } | Left::Unlimited | Left::Data { .. } | Left::Voice { .. } | Left::Messages { .. } => None,
    });
    amounts.next().filter(|_| amounts.next().is_none())
}
