//! Is the page that is published the page that anybody gets from the same commit? Builds it twice, far apart, and compares.
//!
//! Invariant: the two builds share no folder but Cargo's own store of crates, and differ in everything that must not matter: the
//! length of the path, time zone, language, and how many compilers run at once. What is not committed takes no part.

use crate::failure::During;
use crate::{Done, Failure, build, places, setup, system, task};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Where the two builds lie, below the target folder, and in what surroundings they are made.
const BUILDS: [(&str, [(&str, &str); 3]); 2] = [
    ("a", [("TZ", "UTC"), ("LANG", "C"), ("CARGO_BUILD_JOBS", "1")]),
    (
        "another-folder/with-a-much-longer-name/b",
        [
            ("TZ", "Asia/Shanghai"),
            ("LANG", "zh_CN.UTF-8"),
            ("CARGO_BUILD_JOBS", "2"),
        ],
    ),
];

/// Builds the commit that is checked out twice and compares `dist/` byte for byte.
///
/// # Errors
/// The files that differ.
pub fn reproduce() -> Done {
    setup::for_build()?;
    let all = places::target().join("reproduce");
    if all.exists() {
        fs::remove_dir_all(&all).during(|| format!("remove {}", all.display()))?;
    }
    let mut listings = Vec::new();
    // The second is a copy of the first: somebody may commit in between.
    let mut commit = places::root();
    for (folder, surroundings) in BUILDS {
        let folder = all.join(folder);
        fs::create_dir_all(&folder).during(|| format!("make {}", folder.display()))?;
        let mut clone = system::command("git");
        clone
            .args(["clone", "--quiet", "--no-hardlinks", "--"])
            .arg(&commit)
            .arg(&folder);
        task::run("A clean copy of the commit", &mut clone, "It needs git and a commit.")?;
        build::page_at(&folder, &surroundings)?;
        let listing = listing(&folder.join("dist"))?;
        // The compiled crates are gigabytes, and the next build must not find them.
        let target = folder.join("target");
        fs::remove_dir_all(&target).during(|| format!("remove {}", target.display()))?;
        listings.push(listing);
        commit = folder;
    }
    let [one, other] = listings.as_slice() else {
        return Err(Failure::new("Two builds were to be compared."));
    };
    let differ = differences(one, other);
    if differ.is_empty() {
        println!(
            "\nThe same {} files, byte for byte. SHA-256 of their list: {}",
            one.len(),
            whole(one)
        );
        return Ok(());
    }
    Err(Failure::new(format!(
        "Two builds of one commit differ in:\n{}\nThey lie in {}.",
        differ.join("\n"),
        all.display()
    )))
}

/// Each file below a folder with the sum of its bytes.
///
/// # Errors
/// If one cannot be read.
pub fn listing(folder: &Path) -> Done<BTreeMap<String, String>> {
    let mut all = BTreeMap::new();
    gather(folder, folder, &mut all)?;
    if all.is_empty() {
        return Err(Failure::new(format!("{} holds no file.", folder.display())));
    }
    Ok(all)
}

fn gather(folder: &Path, base: &Path, all: &mut BTreeMap<String, String>) -> Done {
    for entry in fs::read_dir(folder).during(|| format!("read {}", folder.display()))? {
        let path = entry.during(|| format!("read {}", folder.display()))?.path();
        if path.is_dir() {
            gather(&path, base, all)?;
            continue;
        }
        let bytes = fs::read(&path).during(|| format!("read {}", path.display()))?;
        let name = path
            .strip_prefix(base)
            .unwrap_or(&path)
            .to_string_lossy()
            .replace('\\', "/");
        all.insert(name, hexadecimal(&bytes));
    }
    Ok(())
}

/// One sum for all: that of the list as `sha256sum` would print it.
#[must_use]
pub fn whole(listing: &BTreeMap<String, String>) -> String {
    let lines: String = listing.iter().map(|(name, sum)| format!("{sum}  {name}\n")).collect();
    hexadecimal(lines.as_bytes())
}

fn hexadecimal(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn differences(one: &BTreeMap<String, String>, other: &BTreeMap<String, String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for (name, sum) in one {
        match other.get(name) {
            Some(same) if same == sum => {}
            Some(_) => all.push(format!("  {name}: other bytes")),
            None => all.push(format!("  {name}: only in the first")),
        }
    }
    let only = other.keys().filter(|name| !one.contains_key(*name));
    all.extend(only.map(|name| format!("  {name}: only in the second")));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let file = dir.path().join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        dir
    }

    #[test]
    fn each_difference_is_named_and_none_made_up() {
        let one = folder(&[("a", "1"), ("b/c", "2"), ("d", "3")]);
        let same = folder(&[("d", "3"), ("b/c", "2"), ("a", "1")]);
        let other = folder(&[("a", "1"), ("b/c", "X"), ("e", "3")]);
        let [one, same, other] = [&one, &same, &other].map(|dir| listing(dir.path()).unwrap());
        assert_eq!(differences(&one, &same), Vec::<String>::new());
        assert_eq!(whole(&one), whole(&same));
        assert_ne!(whole(&one), whole(&other));
        let found = differences(&one, &other).join("\n");
        for part in ["b/c: other bytes", "d: only in the first", "e: only in the second"] {
            assert!(found.contains(part), "{part} is not in {found}");
        }
        assert!(!found.contains("  a:"));
        assert!(listing(folder(&[]).path()).is_err(), "nothing is no build");
    }
}
