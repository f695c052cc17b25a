//! The evidence of a case: what goes into its file, and what a look at such a file finds.
//!
//! Invariant: these are the words in which the page and the second program speak; the file itself is made and taken apart
//! in `jobs/bundle`. What this room must not do: know a case, or put anything into a file that the person has not seen.

mod dossier;
mod finding;
mod item;

pub use dossier::{Dossier, Kept, Paragraph, Report, Section};
pub use finding::{Examined, Finding, Sound};
pub use item::Item;
