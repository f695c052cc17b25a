//! What the random walks share: rules that have a name, choices that are the same on every run, scripts cut short.
//!
//! Invariant: nothing here knows what is walked over.

#![expect(clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The rule that was broken, and what broke it.
pub(crate) type Broken = (&'static str, String);

/// Holds a rule.
pub(crate) fn rule(name: &'static str, kept: bool, what: impl FnOnce() -> String) -> Result<(), Broken> {
    if kept { Ok(()) } else { Err((name, what())) }
}

/// One of several.
pub(crate) fn pick<T: Clone>(from: &[T], by: u16) -> T {
    from[usize::from(by) % from.len()].clone()
}

/// How many walks the environment asks for.
pub(crate) fn asked_for() -> Option<usize> {
    std::env::var("ESIM_EXIT_WALKS").ok()?.parse().ok()
}

/// Whether a placeholder was left open: `{word}`.
pub(crate) fn unfilled(text: &str) -> bool {
    text.split('{').skip(1).any(|rest| {
        rest.split_once('}')
            .is_some_and(|(name, _)| !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
    })
}

/// A panic breaks a rule like any other.
pub(crate) fn caught(run: impl FnOnce() -> Result<(), Broken>) -> Result<(), Broken> {
    catch_unwind(AssertUnwindSafe(run)).unwrap_or(Err(("nothing panics", String::new())))
}

/// Leaves out whatever can be left out, in large pieces first, as long as the rest still breaks the rule.
pub(crate) fn shortest<M: Clone>(script: &[M], breaks: impl Fn(&[M]) -> bool) -> Vec<M> {
    let mut short = script.to_vec();
    let mut piece = short.len() / 2;
    while piece > 0 {
        let mut at = 0;
        while at < short.len() {
            let mut without = short.clone();
            without.drain(at..short.len().min(at + piece));
            if breaks(&without) {
                short = without;
            } else {
                at += piece;
            }
        }
        piece /= 2;
    }
    short
}

/// None of these rules was broken; how each of them was is shown.
pub(crate) fn unbroken(broken: &BTreeMap<&'static str, String>, rules: &[&str]) {
    let broken: Vec<&str> = rules
        .iter()
        .filter_map(|name| broken.get(name))
        .map(String::as_str)
        .collect();
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}
