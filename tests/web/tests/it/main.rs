//! The built page, tested as a person uses it: one idea a file.
//!
//! Run a file with `cargo xtask test <its name>::`, one test with `cargo xtask test <its name>`.

mod accessible;
mod api_accessible;
mod api_good;
mod api_keys;
mod api_killed;
mod api_once;
mod api_refused;
mod api_room;
mod api_settled;
mod bad_input;
mod batch;
mod batch_by_api;
mod by_api;
mod calendar;
mod contribute;
mod damaged;
mod evidence;
mod faults_around;
mod faults_storage;
mod firefox;
mod frame;
mod helpers;
mod installable;
mod keyboard;
mod languages;
mod letters;
mod mails;
mod number_guard;
mod offline;
mod once;
mod paths;
mod pictures;
mod practice;
mod provider;
mod real_provider;
mod resume;
mod saving;
mod search;
mod secrets;
mod stamp;
