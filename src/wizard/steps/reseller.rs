//! Leads through what a plan bought from a reseller needs: who runs the line, what only the seller can do, how the
//! payment is stopped. Needed for such a plan; done once gone on from, and never in the way of an act under way.
//! Source: product, row 90.

use super::{Policy, fine};
use crate::wizard::field::{Check, Field, Seller};
use crate::wizard::step::StepId;

/// What is to be found out and done, in order.
pub const CHECKS: &[Check] = &[
    Check::ResellerProvider,
    Check::ResellerAccount,
    Check::ResellerAsked,
    Check::ResellerPayment,
];

pub(super) const POLICY: Policy = Policy {
    needed: |wizard, _| wizard.answers().choice(Field::BoughtFrom) == Some(Seller::Reseller),
    problems: fine,
    // A case that was saved before this step existed may have its act under way.
    done: Some(|wizard, _| wizard.answers().is_finished(StepId::Reseller) || wizard.journal.standing().act.holds()),
};
