//! The pages beside the wizard.

mod about;
mod home;
mod lost;
mod overview;
mod privacy;
pub(super) mod problem;
mod remove;

pub use about::about;
pub use home::{BatchCard, Home, home};
pub use lost::{damaged, language, lost, newer, unknown};
pub use overview::overview;
pub use privacy::privacy;
pub use remove::remove;
