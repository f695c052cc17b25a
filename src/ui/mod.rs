//! Views: they draw a screen and send commands. (wasm32 only)
//!
//! Invariant: a view holds no decision and no sentence of its own. It knows a screen, never a case, a storage or a
//! provider. A part that stays the same keeps its elements, and with them focus and caret. Leptos mounts the page,
//! and its reactive graph says what has changed; the elements come from one small builder (`element`), because a
//! `view!` for each part would be compiled anew for each and weigh as much as the rest of the program.

mod blocks;
mod buttons;
mod combobox;
mod controls;
mod drawing;
mod drawn;
mod element;
pub mod frame;
mod lines;
mod lists;
mod mails;
mod notices;
mod papers;
mod pictures;
mod problems;
mod region;
mod settings;
mod sheet;
mod signals;
mod slot;
mod unkept;

pub use frame::Page;
pub use signals::{Focus, SaveNote, Signals, Update};
pub use slot::entry_id;

use crate::screen::Command;
use leptos::prelude::Callback;

/// Sends a command.
pub type Dispatch = Callback<Command>;
