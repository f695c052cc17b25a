//! The long run of the fuzzer: looks for new ways through each reader of foreign bytes (`tests/fuzz/`) for as long as one likes.
//!
//! The short run, the same on every machine, is a part of `cargo xtask test` and needs none of this.

use crate::{Done, Failure, places, setup, system};
use std::fs;

/// Seconds for each reader, if nobody says.
const SECONDS: &str = "60";

/// `[reader|all] [seconds]`.
///
/// # Errors
/// If there is no such reader, or one was broken: what broke it then lies below `target/fuzz`.
pub fn fuzz(arguments: &[&str]) -> Done {
    let (name, seconds) = match arguments {
        [] => ("all", SECONDS),
        [name] => (*name, SECONDS),
        [name, seconds, ..] => (*name, *seconds),
    };
    let chosen = chosen(name)?;
    if !seconds.bytes().all(|b| b.is_ascii_digit()) || seconds.is_empty() {
        return Err(Failure::new(format!("“{seconds}” is no number of seconds.")));
    }
    setup::for_fuzzing()?;
    let mut broken = Vec::new();
    for reader in chosen {
        let folder = places::target().join("fuzz").join(&reader);
        let (corpus, crashes) = (folder.join("corpus"), folder.join("crashes"));
        for folder in [&corpus, &crashes] {
            let _ = fs::create_dir_all(folder);
        }
        println!("• {reader}, {seconds} s");
        let status = system::cargo()
            .args([
                "bolero",
                "test",
                "--package",
                "fuzz",
                "--profile",
                "fuzz",
                "--sanitizer",
                "NONE",
                "--engine",
                "libfuzzer",
            ])
            .args(["-T", &format!("{seconds}s")])
            .arg(format!("--corpus-dir={}", corpus.display()))
            .arg(format!("--crashes-dir={}", crashes.display()))
            .arg(format!("inputs::{reader}"))
            .env("RUST_BACKTRACE", "0")
            // Engine and program are built in another way than everything else: not into the same folder.
            .env("CARGO_TARGET_DIR", places::target().join("fuzz-build"))
            .status();
        if !status.is_ok_and(|status| status.success()) {
            broken.push(format!("{reader} (see {})", crashes.display()));
        }
    }
    if broken.is_empty() {
        Ok(())
    } else {
        Err(Failure::new(format!(
            "Broken: {}. Make what broke it an input in `tests/fuzz/tests/it/found.rs`, then mend it.",
            broken.join(", ")
        )))
    }
}

/// The readers of this name, as `tests/fuzz/tests/it/main.rs` lists them.
fn chosen(name: &str) -> Done<Vec<String>> {
    let file = places::root().join("tests/fuzz/tests/it/main.rs");
    let text = fs::read_to_string(&file).unwrap_or_default();
    let list = text.split("\nreaders!(").nth(1).and_then(|rest| rest.split(')').next());
    let all: Vec<String> = list
        .unwrap_or_default()
        .split(',')
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .collect();
    match name {
        "all" => Ok(all),
        _ if all.iter().any(|one| one == name) => Ok(vec![name.to_owned()]),
        _ => Err(Failure::new(format!(
            "There is no reader “{name}”; there are: {}.",
            all.join(", ")
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readers_are_found_by_name() {
        assert!(chosen("all").unwrap().len() > 10);
        assert_eq!(chosen("mails").unwrap(), ["mails"]);
        assert!(chosen("nobody").unwrap_err().to_string().contains("mails"));
        assert!(fuzz(&["mails", "soon"]).unwrap_err().to_string().contains("soon"));
    }
}
