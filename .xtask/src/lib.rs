//! The project's front door: everything between a fresh machine and a published page, in Rust alone.
//!
//! Invariant: versions are written once — crates in `Cargo.lock`, Trunk in `Trunk.toml`, axe-core and
//! Lighthouse in `tests/web/package.json` — and read from there. What is already present in the right version is used as it is; what is
//! missing goes below `target/`, so nothing of the user's is overwritten. Nothing here may depend on a shell.

pub mod axe;
pub mod bench;
pub mod browser;
pub mod budget;
pub mod build;
pub mod csp;
pub mod data;
pub mod directory;
pub mod download;
pub mod failure;
pub mod firefox;
pub mod first;
pub mod fuzz;
pub mod html;
pub mod lighthouse;
pub mod links;
pub mod live;
pub mod made_up;
pub mod offline;
pub mod pace;
pub mod pages;

pub mod pinyin;
pub mod places;
pub mod reproduce;
pub mod retire;
pub mod rooms;
pub mod serve;
pub mod setup;
pub mod shots;
pub mod size;
pub mod stamp;
pub mod strip;
pub mod supply;
pub mod system;
pub mod task;
pub mod test;
pub mod version;
pub mod wasm;
pub mod workflows;

pub use failure::{Done, Failure};
