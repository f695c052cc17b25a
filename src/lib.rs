#![doc = include_str!("ARCHITECTURE.md")]

pub mod named;
pub mod ordered;

pub mod telecom;

pub mod confirmation;
pub mod evidence;

pub mod jobs;

pub mod directory;

pub mod provider_api;

pub mod wizard;

pub mod contribution;

pub mod batch;

pub mod document;

pub mod messages;

pub mod backup;

pub mod letters;

pub mod calendar;

pub mod screen;

#[cfg(target_arch = "wasm32")]
pub mod worker;

#[cfg(target_arch = "wasm32")]
pub mod shell;

#[cfg(target_arch = "wasm32")]
pub mod ui;

#[cfg(target_arch = "wasm32")]
pub mod app;
