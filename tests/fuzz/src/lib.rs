//! Every reader of foreign bytes, under bytes that nobody would send in good faith.
//!
//! Invariant: one [`Reader`] each, named in [`all`]; the fixed run of `cargo xtask test`, the long inputs and the long run under
//! libFuzzer (`cargo xtask fuzz`) all go through it. Inputs are made of files that lie in the repository anyway, so a reader starts
//! behind its first brace. A reader asserts more than that nothing panics: what is read, written and read again is the same, and no
//! secret outlives the reading.
//!
//! To add one: a file in `readers/` with a `reader()`, a line in [`all`], a line in `tests/it/main.rs`.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a broken property is a panic: that is what a fuzzer looks for"
)]

pub mod dice;
pub mod json;
pub mod material;
pub mod readers;

use material::Material;
use std::path::{Path, PathBuf};

/// One reader of foreign bytes.
#[derive(Clone, Copy)]
pub struct Reader {
    /// Its name, by which `cargo xtask fuzz` finds it.
    pub name: &'static str,
    /// So many inputs the fixed run makes.
    pub runs: u64,
    /// What its inputs are made of.
    pub material: fn() -> &'static Material,
    /// Reads one input and panics if a property is broken.
    pub read: fn(&[u8]),
    /// So long are the long inputs, in bytes: long enough that work which grows with their square takes minutes.
    pub long: usize,
}

impl Reader {
    /// Makes an input of what the engine rolled, and reads it.
    pub fn roll(&self, bytes: &[u8]) {
        (self.read)(&material::made(&mut dice::Dice::new(bytes), (self.material)()));
    }
}

/// All readers.
#[must_use]
pub fn all() -> Vec<Reader> {
    use readers::{
        activation, answers, backups, drafts, evidence, lists, mails, pictures, places, records, saved, tables, words,
    };
    vec![
        saved::reader(),
        records::reader(),
        tables::reader(),
        activation::reader(),
        words::reader(),
        lists::reader(),
        mails::reader(),
        evidence::reader(),
        evidence::written(),
        pictures::reader(),
        answers::reader(),
        places::reader(),
        drafts::reader(),
        backups::reader(),
    ]
}

/// The reader of this name.
///
/// # Panics
/// If there is none.
#[must_use]
pub fn named(name: &str) -> Reader {
    let found = all().into_iter().find(|reader| reader.name == name);
    found.unwrap_or_else(|| panic!("no reader {name}"))
}

/// The repository.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The bytes of the files of a folder of the repository with this ending, by name.
///
/// # Panics
/// If there are none.
#[must_use]
pub fn files(folder: &str, ending: &str) -> Vec<Vec<u8>> {
    let entries = std::fs::read_dir(root().join(folder)).unwrap_or_else(|e| panic!("{folder}: {e}"));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == ending));
    paths.sort();
    assert!(!paths.is_empty(), "{folder} holds no .{ending}");
    paths.iter().map(|path| std::fs::read(path).unwrap()).collect()
}

/// The bytes of one file of the repository.
///
/// # Panics
/// If it is not there.
#[must_use]
pub fn file(path: &str) -> Vec<u8> {
    std::fs::read(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}
