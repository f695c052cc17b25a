//! The providers' own APIs, called from the person's browser.
//!
//! Invariant: this room never touches a network. An adapter is two pure halves — what is asked, what was answered — and
//! a procedure says which question comes next; somebody else carries the bytes. A write is asked for once and never
//! again by itself. What this room must not do: keep a key where it could be saved, or know how a page looks.

mod access;
mod act_kind;
mod adapter;
pub mod adapters;
mod call;
mod error;
mod hosts;
mod http;
mod json;
mod line;
mod practice;
mod procedure;
mod sign;

pub use access::{Access, Credential};
pub use act_kind::{ActKind, Collateral, Offer};
pub use adapter::{Adapter, KeyScope, Platform, Stamp};
pub use call::{Call, Outcome, Reply};
pub use error::{ApiError, ErrorClass};
pub use hosts::{allowed_hosts, chosen_hosts};
pub use http::{HttpRequest, HttpResponse, Method, TransportError, encode};
pub use line::{Left, Line, LineState};
pub use practice::{Fault, PRACTICE_HOST, PRACTICE_LINES, PracticeProvider};
pub use procedure::{Acted, Finding, Procedure, Proof, Step, Task};
