//! The words for what a refund hangs on, by exhaustive match.

use super::Catalogue;
use crate::directory::terms::{RefundForm, Untouched};

impl Catalogue {
    /// How untouched a purchase has to be for a refund.
    #[must_use]
    pub fn untouched(&self, untouched: Untouched) -> &'static str {
        let t = &self.find;
        match untouched {
            Untouched::NotInstalled => t.if_not_installed,
            Untouched::NotActivated => t.if_not_activated,
            Untouched::NotUsed => t.if_not_used,
        }
    }

    /// In what a refund is paid.
    #[must_use]
    pub fn refund_form(&self, form: RefundForm) -> &'static str {
        let t = &self.find;
        match form {
            RefundForm::Money => t.paid_in_money,
            RefundForm::Credit => t.paid_in_credit,
            RefundForm::Either => t.paid_in_either,
        }
    }
}
