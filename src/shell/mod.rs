//! The effects, one file each: what the browser does for the core. (wasm32 only)
//!
//! Invariant: every answer of the browser is a value or an error here; nothing panics on a missing, blocked or odd
//! interface. No decision about a case is made in this room.

pub mod clipboard;
pub mod clock;
pub mod directory;
pub mod document;
pub mod random;
pub mod storage;
pub mod update;
