//! One long step: says what it does, that it still runs, and how long it took; shows its words only if it fails.

use crate::failure::During;
use crate::{Done, Failure, places};
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// After so long without news a line says that the step still runs.
const PATIENCE: Duration = Duration::from_secs(30);

/// Runs a command to its end. `what` is a noun ("Format"), `hope` what to do if it fails ("Run `cargo fmt --all`.").
///
/// # Errors
/// If it cannot be started or fails; its whole output was printed then.
pub fn run(what: &str, command: &mut Command, hope: &str) -> Done {
    let folder = places::target().join("xtask");
    fs::create_dir_all(&folder).during(|| format!("make {}", folder.display()))?;
    let log = folder.join(format!("{}.log", slug(what)));
    let out = File::create(&log).during(|| format!("write {}", log.display()))?;
    let err = out.try_clone().during(|| format!("write {}", log.display()))?;
    print!("• {what} … ");
    let _ = std::io::stdout().flush();
    let start = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(out)
        .stderr(err)
        .spawn()
        .map_err(|e| {
            let program = command.get_program().display();
            Failure::new(format!("{what}: could not start {program} ({e}). {hope}"))
        })?;
    let mut news = PATIENCE;
    let status = loop {
        if let Some(status) = child.try_wait().during(|| format!("wait for “{what}”"))? {
            break status;
        }
        thread::sleep(Duration::from_millis(50));
        if start.elapsed() >= news {
            print!(
                "\n  … still running after {} s{}",
                news.as_secs(),
                last_line(&log).map(|l| format!(": {l}")).unwrap_or_default()
            );
            let _ = std::io::stdout().flush();
            news += PATIENCE;
        }
    };
    let seconds = start.elapsed().as_secs_f64();
    let broken = if news > PATIENCE { "\n  " } else { "" };
    if status.success() {
        println!("{broken}done in {seconds:.1} s");
        return Ok(());
    }
    println!("{broken}failed after {seconds:.1} s\n");
    println!("{}", fs::read_to_string(&log).unwrap_or_default().trim_end());
    Err(Failure::new(format!("{what} failed. {hope}")))
}

fn last_line(log: &Path) -> Option<String> {
    let text = String::from_utf8_lossy(&fs::read(log).ok()?).into_owned();
    let line = text.lines().rev().map(str::trim).find(|line| !line.is_empty())?;
    Some(line.chars().take(100).collect())
}

fn slug(what: &str) -> String {
    let plain: String = what
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() {
                c.to_ascii_lowercase()
            } else {
                ' '
            }
        })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_a_file_name() {
        assert_eq!(slug("Lints, wasm32 (clippy)"), "lints-wasm32-clippy");
    }

    #[test]
    fn a_missing_program_is_a_sentence() {
        let failure = run("Nothing", &mut Command::new("no-such-program-anywhere"), "Install it.").unwrap_err();
        assert!(failure.to_string().ends_with("Install it."), "{failure}");
    }
}
