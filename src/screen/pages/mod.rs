//! The pages beside the wizard.

mod about;
mod explain;
mod home;
mod law;
mod leaf;
mod lost;
mod overview;
pub(super) mod problem;
mod received;
mod remove;
mod today;

pub use about::{Copy, Install, Renewal, about};
pub use explain::explain;
pub use home::{BatchCard, Home, home};
pub use law::law;
pub use leaf::PLANS;
pub use lost::{damaged, language, lost, newer, unknown, unread};
pub use overview::overview;
pub use received::{Arrival, Received, received};
pub use remove::remove;
