//! A record that somebody writes or corrects: the draft, the pages of its form, and the finished file.
//!
//! Invariant: a draft holds what was typed, as it was typed, so nothing is lost by being wrong; the record is made of it
//! anew each time. Which fields there are stands in `directory::shape` alone. What this room must not do: judge a
//! record (that is `directory::check`), know words, storage or browser.

mod draft;
mod file;
mod finish;
mod page;

pub use draft::Draft;
pub use file::file;
pub use page::{Page, Part};
