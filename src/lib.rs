//! eSIM Exit.
pub mod named;
pub mod telecom;
pub mod directory;
