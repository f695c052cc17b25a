//! One file an API; the research behind each stands in its own words.

mod airalo_partner;
mod emnify;
mod esim_access;
mod esim_go;
mod esimfly;
mod gigs;
mod kore;
mod mobimatter;
mod one_global;
mod open_cancel;
mod practice;
mod rt_signature;
mod soracom;
mod telco_vision;
mod telnyx;
mod thing_space;
mod tm_forum;
mod zendit;

use super::adapter::{Adapter, Platform};

/// The adapter of a platform.
pub(super) fn of(platform: Platform) -> &'static Adapter {
    match platform {
        Platform::Gigs => &gigs::PROJECT,
        Platform::GigsSession => &gigs::SESSION,
        Platform::KoreWireless => &kore::KORE_WIRELESS,
        Platform::KoreSuperSim => &kore::KORE_SUPER_SIM,
        Platform::TwilioWireless => &kore::TWILIO_WIRELESS,
        Platform::TwilioSuperSim => &kore::TWILIO_SUPER_SIM,
        Platform::EsimGo => &esim_go::ADAPTER,
        Platform::Telnyx => &telnyx::ADAPTER,
        Platform::EsimAccess => &esim_access::ESIM_ACCESS,
        Platform::HiRoaming => &esim_access::HI_ROAMING,
        Platform::Esimfly => &esimfly::ADAPTER,
        Platform::Zendit => &zendit::ADAPTER,
        Platform::MobiMatter => &mobimatter::ADAPTER,
        Platform::AiraloPartner => &airalo_partner::ADAPTER,
        Platform::Emnify => &emnify::ADAPTER,
        Platform::OneGlobal => &one_global::ADAPTER,
        Platform::Soracom => &soracom::ADAPTER,
        Platform::TelcoVision => &telco_vision::ADAPTER,
        Platform::ThingSpace => &thing_space::ADAPTER,
        Platform::TmForum => &tm_forum::ADAPTER,
        Platform::OpenCancel => &open_cancel::ADAPTER,
        Platform::Practice => &practice::ADAPTER,
    }
}
