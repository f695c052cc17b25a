//! What the program is made of, by room and by crate: `cargo xtask size --rooms`.
//!
//! Functions are told apart by their names, which the page does not carry; so the build keeps a copy of each program that has them.

use crate::failure::During;
use crate::{Done, Failure, places, system, wasm};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// So many of each are told.
const TOLD: usize = 30;
const DATA: u8 = 11;

fn folder() -> PathBuf {
    places::target().join("xtask").join("named")
}

/// Keeps a program with its names.
///
/// # Errors
/// If it cannot be written.
pub fn keep(file: &Path, program: &[u8]) -> Done {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    // The digest in the name would let old copies stand beside the new one.
    let kept = folder().join(if name.contains("worker") {
        "second.wasm"
    } else {
        "program.wasm"
    });
    fs::create_dir_all(folder()).during(|| format!("make {}", folder().display()))?;
    fs::write(&kept, program).during(|| format!("write {}", kept.display()))
}

/// Prints what each program is made of.
///
/// # Errors
/// If none was built on this machine.
pub fn print() -> Done {
    let programs = system::files_with_ending(&folder(), "wasm")?;
    for file in &programs {
        let module = fs::read(file).during(|| format!("read {}", file.display()))?;
        let told = told(&module).ok_or_else(|| Failure::new(format!("{} is no program.", file.display())))?;
        println!("\n{}\n{told}", file.file_name().unwrap_or_default().to_string_lossy());
    }
    Ok(())
}

fn told(module: &[u8]) -> Option<String> {
    let mut functions = wasm::functions(module)?;
    let data: usize = wasm::sections(module)?
        .iter()
        .filter(|section| section.id == DATA)
        .map(|section| section.body.len())
        .sum();
    let code: usize = functions.iter().map(|(size, _)| size).sum();
    let mut owners: BTreeMap<String, usize> = BTreeMap::new();
    for (size, name) in &functions {
        *owners.entry(owner(name)).or_default() += size;
    }
    let mut owners: Vec<(usize, String)> = owners.into_iter().map(|(owner, size)| (size, owner)).collect();
    owners.sort_by(|one, other| other.cmp(one));
    functions.sort_by(|one, other| other.cmp(one));
    let row = |(size, name): &(usize, String)| {
        let name: String = name.chars().take(100).collect();
        format!("\n{size:>9}  {name}")
    };
    let table = |rows: &[(usize, String)]| rows.iter().take(TOLD).map(row).collect::<String>();
    Some(format!(
        "{code:>9}  code, {} functions\n{data:>9}  sentences and tables\n\nBy room and crate{}\n\nThe largest functions{}",
        functions.len(),
        table(&owners),
        table(&functions)
    ))
}

/// Whose a function is: a room of ours, what a library was compiled into for a room of ours, or a crate.
fn owner(name: &str) -> String {
    const OURS: &str = "esim_exit::";
    let words = || {
        name.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'))
            .map(|word| word.trim_matches(':'))
            .filter(|word| word.contains("::"))
    };
    let ours = words().find(|word| word.starts_with(OURS));
    let room = |word: &str| word.split("::").take(2).collect::<Vec<_>>().join("::");
    match (words().next(), ours) {
        (Some(first), Some(ours)) if first == ours => room(ours),
        (Some(_), Some(ours)) => format!("{} (of libraries)", room(ours)),
        (Some(first), None) => first.split("::").next().unwrap_or_default().to_owned(),
        (None, _) => "without a name".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::owner;

    #[test]
    fn a_function_is_its_rooms_or_its_crates() {
        for (name, whose) in [
            (
                "esim_exit::screen::steps::inside::h1be09eb88daffc4e",
                "esim_exit::screen",
            ),
            (
                "<esim_exit::screen::block::Block as core::clone::Clone>::clone::h1",
                "esim_exit::screen",
            ),
            (
                "core::slice::sort::stable::drift::sort<esim_exit::wizard::due::Due>",
                "esim_exit::wizard (of libraries)",
            ),
            (
                "<&mut serde_json::de::Deserializer<R> as serde::Deserializer>::x",
                "serde_json",
            ),
            ("dlmalloc[e24a27700634d609]::dlmalloc::malloc", "dlmalloc"),
            ("memcpy", "without a name"),
        ] {
            assert_eq!(owner(name), whose);
        }
    }
}
