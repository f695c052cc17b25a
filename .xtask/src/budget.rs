//! The budget: what may travel before the first question can be answered, and what each file weighed when somebody last agreed to it.
//!
//! The first is the goal and stands still. The second, in `.xtask/weights.json`, keeps everything else from growing unseen: whoever adds
//! more than a little says so by `cargo xtask size --accept`, and the change shows what it costs.

use crate::failure::During;
use crate::size::{Part, Weights};
use crate::{Done, Failure, places, rooms};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

/// In bytes, of everything before the first answer: what the leanest page of this kind in JavaScript weighs.
const FIRST_GZIP: usize = 97_000;
const FIRST_BROTLI: usize = 85_000;
/// In bytes of brotli: so much a part may grow unasked.
const UNASKED: usize = 4_000;

/// What each file weighed: gzip and brotli, by its part's and its own name. A file that is gone still counts for its part: what only
/// travels in another file is no growth.
type Accepted = BTreeMap<String, BTreeMap<String, [usize; 2]>>;

fn file() -> PathBuf {
    places::root().join(".xtask").join("weights.json")
}

/// Weighs the page built last; with `--accept` its weights are what later ones are held against, with `--rooms` the program is told by its parts.
///
/// # Errors
/// If there is no built page, or one that is over the budget.
pub fn size(arguments: &[&str]) -> Done {
    let now = Weights::of(&places::dist())?;
    match arguments {
        [] => check(&now),
        ["--rooms"] => rooms::print(),
        ["--accept"] => {
            println!("{now}");
            let text = serde_json::to_string_pretty(&accepted(&now)).during(|| "write the weights".to_owned())?;
            fs::write(file(), text + "\n").during(|| format!("write {}", file().display()))
        }
        _ => Err(Failure::new(
            "`cargo xtask size` takes nothing, `--accept` or `--rooms`.",
        )),
    }
}

fn accepted(now: &Weights) -> Accepted {
    let mut all = Accepted::new();
    for weight in &now.0 {
        let part = all.entry(weight.part.name().to_owned()).or_default();
        part.insert(weight.name.clone(), [weight.gzip, weight.brotli]);
    }
    all
}

/// Prints the table, and holds it against the budget.
///
/// # Errors
/// If a part is over it, with the table of what grew.
pub fn check(now: &Weights) -> Done {
    println!("\n{now}");
    let text = fs::read_to_string(file()).during(|| format!("read {}", file().display()))?;
    let accepted: Accepted = serde_json::from_str(&text).during(|| format!("read {}", file().display()))?;
    let said = judge(now, &accepted)?;
    println!("{said}");
    Ok(())
}

fn judge(now: &Weights, accepted: &Accepted) -> Done<String> {
    let [_, gzip, brotli] = now.total(Part::First);
    let said = format!(
        "Before the first answer: {} % of the brotli budget of {FIRST_BROTLI} bytes, {} % of the gzip budget of {FIRST_GZIP}.",
        brotli * 100 / FIRST_BROTLI,
        gzip * 100 / FIRST_GZIP
    );
    let mut over = String::new();
    if brotli > FIRST_BROTLI || gzip > FIRST_GZIP {
        over += &said;
        over.push('\n');
    }
    for part in Part::ALL {
        let [_, _, brotli] = now.total(part);
        let files = accepted.get(part.name());
        let before: usize = files.map_or(0, |files| files.values().map(|[_, brotli]| brotli).sum());
        if brotli > before + UNASKED {
            let more = brotli - before;
            let _ = writeln!(
                over,
                "What is fetched {}: {brotli} bytes of brotli, {more} more than accepted; {UNASKED} may come unasked.",
                part.name()
            );
        }
    }
    if over.is_empty() {
        return Ok(said);
    }
    Err(Failure::new(format!(
        "The page is over its budget.\n{over}{}\nMake it lighter, or accept it with `cargo xtask size --accept` and say in the commit what the bytes are for.",
        grown(now, accepted)
    )))
}

/// The table of what weighs more than it did, the most first.
fn grown(now: &Weights, accepted: &Accepted) -> String {
    let mut all: Vec<(usize, String)> = Vec::new();
    for weight in &now.0 {
        let files = accepted.get(weight.part.name());
        let [_, before] = files
            .and_then(|files| files.get(&weight.name))
            .copied()
            .unwrap_or_default();
        if weight.brotli > before {
            let more = weight.brotli - before;
            all.push((
                more,
                format!("  {:<42} {before:>9} {:>9} {more:>+9}\n", weight.name, weight.brotli),
            ));
        }
    }
    all.sort_by_key(|(more, _)| std::cmp::Reverse(*more));
    let rows: String = all.into_iter().map(|(_, row)| row).collect();
    format!(
        "  {:<42} {:>9} {:>9} {:>9}\n{rows}",
        "what grew, brotli", "accepted", "now", "more"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::size::Weight;

    fn page(first: usize, program: usize) -> Weights {
        let weight = |part, name: &str, bytes| Weight {
            part,
            name: name.to_owned(),
            raw: bytes,
            gzip: bytes,
            brotli: bytes,
        };
        Weights(vec![
            weight(Part::First, "index.html", first),
            weight(Part::Program, "esim-exit_bg.wasm", program),
        ])
    }

    #[test]
    fn a_little_may_come_unasked() {
        let before = accepted(&page(15_000, 400_000));
        assert!(judge(&page(15_000 + UNASKED, 400_000 + UNASKED), &before).is_ok());
    }

    #[test]
    fn twenty_kilobytes_are_told_with_what_grew() {
        let before = accepted(&page(15_000, 400_000));
        for (page, name) in [
            (page(35_000, 400_000), "index.html"),
            (page(15_000, 420_000), "esim-exit_bg.wasm"),
        ] {
            let told = judge(&page, &before).unwrap_err().to_string();
            assert!(told.contains(name) && told.contains("+20000"), "{told}");
        }
    }

    #[test]
    fn what_travels_in_another_file_is_no_growth() {
        let before = accepted(&page(15_000, 400_000));
        let mut moved = page(15_000, 400_000);
        for weight in &mut moved.0 {
            weight.name.insert_str(0, "other-");
        }
        assert!(judge(&moved, &before).is_ok());
    }

    #[test]
    fn nobody_can_accept_more_than_the_goal() {
        let much = FIRST_BROTLI + 1;
        let told = judge(&page(much, 1), &accepted(&page(much, 1)))
            .unwrap_err()
            .to_string();
        assert!(told.contains("Before the first answer: 100 %"), "{told}");
    }
}
