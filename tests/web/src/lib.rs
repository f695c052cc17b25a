//! The harness of the browser tests: the built page behind a host like GitHub Pages, and a real headless browser: Chromium, and Firefox as a second engine.
//!
//! Invariant: a test finds things as a person does, by role and accessible name; besides these it may rely only on
//! `data-step` of `<main>`, `data-stage` of a case and `data-ready` of `<html>`. Whatever the page reports as an error — console,
//! policy, uncaught, unhandled — fails the test that caused it, unless the test says that it is expected.
//!
//! ```no_run
//! # async fn a_test() -> anyhow::Result<()> {
//! use web::{Site, browser};
//! let site = Site::start()?;
//! browser(|b| async move {
//!     b.open(&site.url).await?;
//!     b.press(["Start", "开始"]).await?;
//!     b.wait_step("reason").await
//! })
//! .await
//! # }
//! ```

mod accessibility;
mod acting;
mod browser;
mod builds;
mod by_api;
mod by_script;
mod codes;
mod emulation;
mod faults;
mod faults_injected;
mod growth;
mod journey;
mod keyboard;
mod leads;
mod looks;
mod made;
mod named;
mod pictures;
mod provider;
mod saved;
mod secrecy;
mod session;
mod site;
mod storage;
mod tabs;
mod tree;
mod visit;

pub mod fingerprint;
pub mod many_lines;
/// The providers' APIs by script, as the native tests use them.
#[path = "../../scripted.rs"]
pub mod scripted;
pub mod tour;

pub use accessibility::Violation;
pub use browser::{Browser, Engine};
pub use builds::{next_build, next_data};
pub use by_api::ByApi;
pub use codes::{camera_film, draw_code};
pub use emulation::Scheme;
pub use esim_exit::directory::{Act, Channel, Record};
pub use esim_exit::messages::{Catalogue, EN, Language, ZH_CN, fill};
pub use esim_exit::provider_api::{ActKind, Adapter, Credential, ErrorClass, Fault, Platform, allowed_hosts};
pub use esim_exit::telecom::Date;
pub use esim_exit::wizard::{Check, Device, PRACTICE_ICCID, Reply, Stage, StepId, steps};
pub use faults_injected::{Counts, FaultRoom, Injected, Walk};
pub use growth::{Held, WEIGHED};
pub use journey::{Journey, LANGUAGES, Seller, record};
pub use leads::LETTER;
pub use looks::Looks;
pub use named::Names;
pub use provider::{Cors, Provider, Trouble, script};
pub use secrecy::secrets;
pub use session::{browser, browser_with, browser_with_flags, firefox};
pub use site::{Site, copy_folder, dist};
pub use tabs::Tab;
pub use thirtyfour::{Key, WebElement};
pub use tree::tree_faults;
pub use visit::{visit, visit_copied, visit_host};

use std::time::Duration;

/// How long a helper waits for what it looks for: long enough for a machine that has much else to do.
pub const PATIENCE: Duration = Duration::from_secs(20);
/// How long a script in the page may take.
const SCRIPT_PATIENCE: Duration = Duration::from_secs(120);
/// How often it looks.
const GLANCE: Duration = Duration::from_millis(40);
