//! Screens as values: what stands on a page, in which words, with which controls.
//!
//! Invariant: a screen is a pure function of the case and its surroundings, so every one of them can be made, read
//! and checked without a browser; the views only draw it. Each screen has a heading and a way on.

mod backup;
mod banner;
mod batches;
mod block;
mod build;
mod calendar;
mod command;
mod contribute;
mod drawn;
mod evidence;
mod facts;
mod first;
mod items;
mod keys;
mod leads;
mod menus;
mod of_case;
mod order;
mod page;
pub mod pages;
mod paper;
pub mod place;
mod planner;
mod step_frame;
mod steps;
mod stored;
mod texts;
mod timeline;
mod view;

pub use backup::{BRING_ID, BackupView, Bring, BringFailure, OPEN_NAME, PASSWORD_NAME, PASTE_NAME, backup_screen};
pub use banner::{Banner, banner};
pub use batches::{BatchView, FILE_ID, SHOWN, batch_screen, batches_screen};
pub use block::{Block, Choice, Command, InputKind, Tick, Tone};
pub use contribute::{ContributeView, choose_screen, contribute_screen, repository, wrong_here};
pub use drawn::{EXAMPLE_CODE, PHASE_SIGNS, Way};
pub use evidence::{
    EvidenceView, PICTURES_ID, VERIFY_ID, Verified, dossier, evidence_screen, picture_item, pictures, verify_screen,
};
pub use first::First;
pub use items::{Card, Combobox, ListGroup, Listed, Pair, Row, Sheet, SheetLine, Task, TaskGroup};
pub use keys::Key;
pub use leads::Leads;
pub use of_case::case_screen;
pub use order::{Edit, Entry, Order, PaperOrder, Picked, ReceivedOrder, Source, StoredOrder, Unkept};
pub use page::{Live, PhaseMark, PhaseState, Pictured, Screen, Shown};
pub use paper::{Handed, Paper, PaperFailure};
pub use place::{BatchPage, Place};
pub use steps::step_screen;
pub use stored::{StoredView, stored_screen};
pub use texts::{text_screen, texts_screen};
pub use timeline::{Day, Flag, Mark, Shape, Timeline};
pub use view::{Guarded, View};

/// The element that holds the chosen picture.
pub const PICTURE_ID: &str = "picture-file";
/// The element that holds what is given in place of something shared.
pub const RECEIVED_ID: &str = "received-file";
/// The element that holds the chosen mail.
pub const MAIL_ID: &str = "mail-file";
/// The element that shows what the camera sees.
pub const CAMERA_ID: &str = "camera";
/// The element that holds the photo to be stamped.
pub const STAMP_ID: &str = "stamp-file";
