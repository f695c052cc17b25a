//! The readers, one file each.

pub mod activation;
pub mod answers;
pub mod backups;
pub mod drafts;
pub mod evidence;
pub mod lists;
pub mod mails;
pub mod pictures;
pub mod places;
pub mod records;
pub mod saved;
pub mod stage;
pub mod tables;
pub mod words;
