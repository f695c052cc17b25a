//! Screens as values: what stands on a page, in which words, with which controls.
//!
//! Invariant: a screen is a pure function of the case and its surroundings, so every one of them can be made, read
//! and checked without a browser; the views only draw it. Each screen has a heading and a way on.

mod batches;
mod block;
mod build;
mod contribute;
mod facts;
mod items;
mod menus;
mod order;
mod page;
pub mod pages;
pub mod place;
mod step_frame;
mod steps;
mod view;

pub use batches::{BatchView, FILE_ID, SHOWN, batch_screen, batches_screen};
pub use block::{Block, Choice, Command, InputKind, Tick, Tone};
pub use contribute::{ContributeView, choose_screen, contribute_screen, repository, wrong_here};
pub use items::{Card, Combobox, ListGroup, Listed, Mark, Pair, Row, Task, TaskGroup};
pub use order::{Edit, Entry, Order};
pub use page::{Live, PhaseMark, PhaseState, Pictured, Screen, Shown};
pub use place::{BatchPage, Place};
pub use steps::step_screen;
pub use view::{Guarded, View};

/// The element that holds the chosen picture.
pub const PICTURE_ID: &str = "picture-file";
/// The element that holds the chosen mail.
pub const MAIL_ID: &str = "mail-file";
/// The element that shows what the camera sees.
pub const CAMERA_ID: &str = "camera";
