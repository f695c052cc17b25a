//! Views: they draw a screen and send commands. (wasm32 only)
//!
//! Invariant: a view holds no decision and no sentence of its own. It knows a screen, never a case, a storage or a
//! provider. A block that stays the same keeps its elements, and with them focus and caret.

mod blocks;
mod controls;
mod frame;
mod lists;
mod problems;
mod signals;

pub use frame::frame;
pub use signals::{Focus, SaveNote, Signals};

use crate::screen::Command;
use leptos::prelude::Callback;

/// Sends a command.
pub type Dispatch = Callback<Command>;
