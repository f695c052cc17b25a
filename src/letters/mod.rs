//! What is said to a provider: English, with the person's language beside it, line by line.
//!
//! Invariant: a text is filled from the case alone and holds no placeholder, so it can always be handed over as it is.

mod cancellation;
mod mail_link;
mod others;
mod stamp;

pub use cancellation::{Letter, Line, cancellation};
pub use mail_link::mail_link;
pub use others::{to_owner, to_seller};
pub use stamp::stamp;
