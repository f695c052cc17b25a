//! One file an API; the research behind each stands in its own words.

mod esim_go;
mod gigs;
mod kore;
mod practice;
mod telnyx;

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
        Platform::Practice => &practice::ADAPTER,
        _ => &practice::ADAPTER,
    }
}
