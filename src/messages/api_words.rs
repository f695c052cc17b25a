//! The words for what APIs have, by exhaustive match.

use super::Catalogue;
use crate::provider_api::{ActKind, Collateral, Credential, ErrorClass, Fault, LineState};

impl Catalogue {
    /// The label of a credential.
    #[must_use]
    pub fn credential(&self, which: Credential) -> &'static str {
        let t = &self.credential;
        match which {
            Credential::ApiKey => t.api_key,
            Credential::ApiSecret => t.api_secret,
            Credential::ClientId => t.client_id,
            Credential::ClientSecret => t.client_secret,
            Credential::AccountSid => t.account_sid,
            Credential::AuthToken => t.auth_token,
            Credential::AccessCode => t.access_code,
            Credential::SecretKey => t.secret_key,
            Credential::MerchantId => t.merchant_id,
            Credential::Project => t.project,
            Credential::SessionLink => t.session_link,
            Credential::AccountName => t.account_name,
            Credential::Username => t.username,
            Credential::Password => t.password,
            Credential::Token => t.token,
            Credential::Host => t.host,
        }
    }

    /// An act of an API.
    #[must_use]
    pub fn act_kind(&self, kind: ActKind) -> &'static str {
        let t = &self.act_kind;
        match kind {
            ActKind::AtPeriodEnd => t.at_period_end,
            ActKind::EndNow => t.end_now,
            ActKind::RefundUnused => t.refund_unused,
            ActKind::RevokeNoRefund => t.revoke_no_refund,
            ActKind::SwitchOff => t.switch_off,
            ActKind::RequestReview => t.request_review,
        }
    }

    /// What it means for the person.
    #[must_use]
    pub fn act_kind_means(&self, kind: ActKind) -> &'static str {
        let t = &self.act_kind;
        match kind {
            ActKind::AtPeriodEnd => t.at_period_end_means,
            ActKind::EndNow => t.end_now_means,
            ActKind::RefundUnused => t.refund_unused_means,
            ActKind::RevokeNoRefund => t.revoke_no_refund_means,
            ActKind::SwitchOff => t.switch_off_means,
            ActKind::RequestReview => t.request_review_means,
        }
    }

    /// What it takes along.
    #[must_use]
    pub fn collateral(&self, what: Collateral) -> &'static str {
        let t = &self.act_kind;
        match what {
            Collateral::WholeOrder => t.whole_order,
            Collateral::AllBundles => t.all_bundles,
            Collateral::EarlyTerminationFee => t.early_termination_fee,
            Collateral::Final => t.is_final,
            Collateral::StillCosts => t.still_costs,
            Collateral::NeverInstalled => t.never_installed,
        }
    }

    /// What went wrong with an API, and what to do.
    #[must_use]
    pub fn api_error(&self, class: ErrorClass) -> &'static str {
        let t = &self.api_error;
        match class {
            ErrorClass::Offline => t.offline,
            ErrorClass::HostSilent => t.host_silent,
            ErrorClass::CorsLikely => t.cors_likely,
            ErrorClass::Timeout => t.timeout,
            ErrorClass::Unauthenticated => t.unauthenticated,
            ErrorClass::ClockSkew => t.clock_skew,
            ErrorClass::Forbidden => t.forbidden,
            ErrorClass::IpBlocked => t.ip_blocked,
            ErrorClass::NotFound => t.not_found,
            ErrorClass::NotEligible => t.not_eligible,
            ErrorClass::AlreadyCancelled => t.already_cancelled,
            ErrorClass::Conflict => t.conflict,
            ErrorClass::Invalid => t.invalid,
            ErrorClass::RateLimited => t.rate_limited,
            ErrorClass::ProviderBusy => t.provider_busy,
            ErrorClass::Unreadable => t.unreadable,
            ErrorClass::UnknownState => t.unknown_state,
            ErrorClass::NotOffered => t.not_offered,
        }
    }

    /// What goes wrong in a practice run.
    #[must_use]
    pub fn fault(&self, fault: Fault) -> &'static str {
        let t = &self.fault;
        match fault {
            Fault::None => t.none,
            Fault::WrongKey => t.wrong_key,
            Fault::NotFound => t.not_found,
            Fault::NotEligible => t.not_eligible,
            Fault::AlreadyCancelled => t.already_cancelled,
            Fault::RateLimited => t.rate_limited,
            Fault::BusyOnRead => t.busy_on_read,
            Fault::LostButDone => t.lost_but_done,
            Fault::LostNotDone => t.lost_not_done,
            Fault::NoCors => t.no_cors,
            Fault::HostDown => t.host_down,
            Fault::NotJson => t.not_json,
            Fault::UnknownState => t.unknown_state,
            Fault::EmptyList => t.empty_list,
            Fault::TwoPages => t.two_pages,
            Fault::Unlimited => t.unlimited,
            Fault::ExpiredToken => t.expired_token,
            Fault::ClockSkew => t.clock_skew,
            Fault::Slow => t.slow,
            Fault::VerySlow => t.very_slow,
            Fault::Rejected => t.rejected,
        }
    }

    /// How a line stands.
    #[must_use]
    pub fn line_state(&self, state: &LineState) -> &'static str {
        let t = &self.line_state;
        match state {
            LineState::New => t.new,
            LineState::Active => t.active,
            LineState::Suspended => t.suspended,
            LineState::Depleted => t.depleted,
            LineState::Expired => t.expired,
            LineState::EndScheduled => t.end_scheduled,
            LineState::Ending => t.ending,
            LineState::Ended => t.ended,
            LineState::Refunded => t.refunded,
            LineState::Unknown => t.unknown,
        }
    }
}
