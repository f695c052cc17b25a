//! eSIM Exit.

pub mod named;
pub mod telecom;
pub mod directory;
pub mod wizard;
pub mod messages;
pub mod document;
pub mod letters;
