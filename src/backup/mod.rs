//! Taking along what this device keeps, and bringing it in again: the file, its check, and what becomes of what is here.
//!
//! Invariant: bringing in is all or nothing. Everything is read, checked and worked out first ([`bring`]); what comes out is a
//! list of writes, each with the text that has to stand there when it is done. A file that is not wholly ours changes
//! nothing. What it brings passes what typed text passes, and it never makes an act possible that was not possible here.
//! What this room must not do: touch a storage, encipher, or be reached from the page's own program but for its words.
//!
//! # The file, format 1, frozen
//!
//! JSON, at most [`LARGEST`] bytes, no name twice in one object:
//!
//! ```text
//! {
//!   "format": "esim-exit",        whose file it is
//!   "version": 1,                 of this form; a higher one is left to a newer page
//!   "made": ms,                   since 1970
//!   "day": "2026-11-23",          the person's own day
//!   "build": "0.1.0",             of the page that made it
//!   "kept": { key: {"schema", "revision", "value"}, … },
//!   "aside": { key: text, … }     what could not be read, letter by letter
//! }
//! ```
//!
//! | key in `kept` | value, in the schema that it names (`document::migrations`) |
//! |---|---|
//! | `esim-exit/settings` | taken where this device has none |
//! | `esim-exit/case/<id>`, `esim-exit/journal/<id>` | a case, or a row of a batch |
//! | `esim-exit/index/<id>` | only the name of the provider is used; the rest is made again |
//! | `esim-exit/batch/<id>`, `esim-exit/practice/<id>`, `esim-exit/draft/<name>` | as stored |
//!
//! Not in it: `esim-exit/line/…`, which is made again, and `esim-exit/turn`. A file of one case holds only its keys.
//!
//! With a password, `kept` and `aside` are replaced by `"locked": {"kdf": "PBKDF2-HMAC-SHA-256", "iterations", "salt", "cipher":
//! "AES-256-GCM", "iv"}` and `"content"`: the open file, enciphered. Salt (16 bytes), iv (12) and content in base64; the
//! additional authenticated data is the head as [`Head::bound`] writes it. So nothing in the file can be changed unseen.
//!
//! Files of this form: `tests/it/backup/`.

mod bring;
mod export;
mod locked;
mod plans;
mod read;
mod strict;
mod telling;
mod told;
mod world;

pub use bring::{Brought, Write, bring};
pub use export::{Made, export};
pub use locked::{Head, ITERATIONS, IV, Locked, SALT, seal};
pub use read::{Content, File, Given, open};
pub use told::{Note, Refused, Row, Told, Verdict};

/// What the file says it is.
pub const FORMAT: &str = "esim-exit";
/// The form that this page writes.
pub const VERSION: u32 = 1;
/// No file of ours is larger, in bytes.
pub const LARGEST: usize = 32_000_000;
/// No file of ours holds more values.
pub const MOST: usize = 40_000;
