//! The words of the directory: sorts of sellers, grades, proofs, certainty.

use super::Catalogue;
use crate::directory::Certainty;
use crate::directory::terms::{Grade, Kind, Proof};

impl Catalogue {
    /// What sort of seller.
    #[must_use]
    pub fn kind(&self, kind: Kind) -> &'static str {
        let t = &self.words;
        match kind {
            Kind::Carrier => t.kind_carrier,
            Kind::Mvno => t.kind_mvno,
            Kind::Travel => t.kind_travel,
            Kind::Practice => t.kind_practice,
        }
    }

    /// Several sellers of one sort.
    #[must_use]
    pub fn kinds(&self, kind: Kind) -> &'static str {
        let t = &self.line;
        match kind {
            Kind::Carrier => t.group_carrier,
            Kind::Mvno => t.group_mvno,
            Kind::Travel => t.group_travel,
            Kind::Practice => self.words.kind_practice,
        }
    }

    /// How much of a record rests on sources.
    #[must_use]
    pub fn grade(&self, grade: Grade) -> &'static str {
        let t = &self.words;
        match grade {
            Grade::Verified => t.grade_verified,
            Grade::Partial => t.grade_partial,
            Grade::IdentifyOnly => t.grade_identify_only,
        }
    }

    /// What is asked to prove who one is.
    #[must_use]
    pub fn proof(&self, proof: Proof) -> &'static str {
        let t = &self.words;
        match proof {
            Proof::AccountPin => t.proof_account_pin,
            Proof::AccountNumber => t.proof_account_number,
            Proof::SmsCode => t.proof_sms_code,
            Proof::EmailCode => t.proof_email_code,
            Proof::AuthenticatorCode => t.proof_authenticator_code,
            Proof::SecurityQuestions => t.proof_security_questions,
            Proof::BillingAddress => t.proof_billing_address,
            Proof::OrderNumber => t.proof_order_number,
            Proof::IdPhoto => t.proof_id_photo,
        }
    }

    /// How sure a guess is.
    #[must_use]
    pub fn certainty(&self, certainty: Certainty) -> &'static str {
        let t = &self.words;
        match certainty {
            Certainty::High => t.certainty_high,
            Certainty::Medium => t.certainty_medium,
            Certainty::Low => t.certainty_low,
        }
    }
}
