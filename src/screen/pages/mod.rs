//! The pages beside the wizard.

mod about;
mod explain;
mod home;
mod law;
mod lost;
mod overview;
pub(super) mod problem;
mod remove;

pub use about::about;
pub use explain::explain;
pub use home::{BatchCard, Home, home};
pub use law::law;
pub use lost::{damaged, language, lost, newer, unknown, unread};
pub use overview::overview;
pub use remove::remove;
