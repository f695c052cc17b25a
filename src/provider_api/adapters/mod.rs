//! One file an API; the research behind each stands in its own words.

mod emnify;
mod gigs;
mod one_global;
mod practice;
mod soracom;
mod telco_vision;
mod thing_space;
mod tm_forum;

use super::adapter::{Adapter, Platform};

/// The adapter of a platform.
pub(super) fn of(platform: Platform) -> &'static Adapter {
    match platform {
        Platform::Gigs => &gigs::PROJECT,
        Platform::GigsSession => &gigs::SESSION,
        Platform::Emnify => &emnify::ADAPTER,
        Platform::OneGlobal => &one_global::ADAPTER,
        Platform::Soracom => &soracom::ADAPTER,
        Platform::TelcoVision => &telco_vision::ADAPTER,
        Platform::ThingSpace => &thing_space::ADAPTER,
        Platform::TmForum => &tm_forum::ADAPTER,
        Platform::Practice => &practice::ADAPTER,
        _ => &practice::ADAPTER,
    }
}
