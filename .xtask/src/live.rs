//! The browser tests against a page that is published somewhere: `cargo xtask live <address>`.
//!
//! Invariant: which tests can run there is not listed anywhere. The harness refuses to make a host or a provider while the page is
//! somebody else's, and says why ([`LEFT_OUT`]); a test that ends with these words was left out, every other failure is one.

use crate::failure::During;
use crate::test::{Tools, web};
use crate::{Done, Failure};
use std::process::Stdio;

/// The environment variable with the address of the start page; while it is set, the tests look there.
pub const ADDRESS: &str = "ESIM_EXIT_URL";
/// What the harness says instead of making what only a test of a local page can have; the reason follows.
pub const LEFT_OUT: &str = "left out with a published page: ";

/// Runs all tests that make sense there.
///
/// # Errors
/// If one fails, or none could run.
pub fn live(address: &str, filter: &[&str]) -> Done {
    if !address.starts_with("https://") && !address.starts_with("http://") {
        return Err(Failure::new(format!(
            "“{address}” is not an address: give the whole one, for example `cargo xtask live https://owner.github.io/esim-exit/`."
        )));
    }
    let tools = Tools::set_up()?;
    println!("Looking at {address}; this takes some minutes.");
    let output = web(&tools, filter)
        .args(["--no-fail-fast", "--", "--test-threads=2"])
        .env(ADDRESS, address)
        .stderr(Stdio::inherit())
        .output()
        .during(|| "start the browser tests".to_owned())?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let told = Told::of(&said);
    for (test, reason) in &told.left_out {
        println!("  left out: {test}: {reason}");
    }
    println!(
        "{} passed, {} failed, {} left out",
        told.passed,
        told.failed.len(),
        told.left_out.len()
    );
    if told.failed.is_empty() && told.passed > 0 {
        return Ok(());
    }
    println!("{said}");
    Err(Failure::new(if told.failed.is_empty() {
        "No test could look at this page: the lines above say why.".to_owned()
    } else {
        format!("At {address} it is not as it should be: {}.", told.failed.join(", "))
    }))
}

/// What the test program said.
#[derive(Debug, Default, PartialEq, Eq)]
struct Told {
    passed: usize,
    failed: Vec<String>,
    left_out: Vec<(String, String)>,
}

impl Told {
    fn of(said: &str) -> Self {
        let mut told = Self::default();
        for line in said.lines() {
            let Some((test, how)) = line.strip_prefix("test ").and_then(|rest| rest.rsplit_once(" ... ")) else {
                continue;
            };
            match how.trim() {
                "ok" => told.passed += 1,
                "FAILED" => match reason(said, test) {
                    Some(reason) => told.left_out.push((test.to_owned(), reason)),
                    None => told.failed.push(test.to_owned()),
                },
                _ => {}
            }
        }
        told
    }
}

/// Why a test was left out, if that is how it ended: by its own last words, not by those of another.
fn reason(said: &str, test: &str) -> Option<String> {
    let (_, own) = said.split_once(&["---- ", test, " stdout ----\n"].concat())?;
    let own = own.split("\n---- ").next().unwrap_or(own);
    let line = own.lines().find_map(|line| line.split_once(LEFT_OUT))?.1;
    Some(line.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_left_out_is_told_from_what_failed() {
        let said = "running 4 tests\ntest a::fine ... ok\ntest b::own_host ... FAILED\ntest b::own ... FAILED\n\nfailures:\n\n\
            ---- b::own_host stdout ----\nError: left out with a published page: it needs a host of its own\n\n\
            ---- b::own stdout ----\nError: the page reported: something\n\n\nfailures:\n    b::own_host\n    b::own\n";
        let told = Told::of(said);
        assert_eq!(told.passed, 1);
        assert_eq!(told.failed, ["b::own"]);
        assert_eq!(
            told.left_out,
            [("b::own_host".to_owned(), "it needs a host of its own".to_owned())]
        );
    }
}
