//! Takes out of the program what no browser needs: the names of its functions, which weigh a third of it.
//!
//! Invariant: every other section keeps its bytes and its place; what is not a WebAssembly module is left as it is.

use crate::failure::During;
use crate::{Done, rooms, system, wasm};
use std::fs;
use std::path::Path;

/// Custom sections that only tools read.
const SUPERFLUOUS: [&[u8]; 2] = [b"name", b"producers"];

/// Strips every program in a folder.
///
/// # Errors
/// If a file cannot be read or written.
pub fn programs(folder: &Path) -> Done {
    for file in system::files_with_ending(folder, "wasm")? {
        let bytes = fs::read(&file).during(|| format!("read {}", file.display()))?;
        rooms::keep(&file, &bytes)?;
        fs::write(&file, without_names(&bytes)).during(|| format!("write {}", file.display()))?;
    }
    Ok(())
}

/// The module without its superfluous sections.
fn without_names(module: &[u8]) -> Vec<u8> {
    rebuilt(module).unwrap_or_else(|| module.to_vec())
}

fn rebuilt(module: &[u8]) -> Option<Vec<u8>> {
    let mut out = wasm::magic().to_vec();
    for section in wasm::sections(module)? {
        if section.id != 0 || !SUPERFLUOUS.contains(&section.name) {
            out.extend_from_slice(section.whole);
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_names_go() {
        let code = [10, 2, 1, 0];
        let custom = |name: &[u8]| {
            let mut section = vec![
                0,
                u8::try_from(name.len()).unwrap() + 2,
                u8::try_from(name.len()).unwrap(),
            ];
            section.extend_from_slice(name);
            section.push(7);
            section
        };
        let module = [
            wasm::magic(),
            &custom(b"name"),
            &code,
            &custom(b"target_features"),
            &custom(b"producers"),
        ]
        .concat();
        let left = [wasm::magic(), &code, &custom(b"target_features")].concat();
        assert_eq!(without_names(&module), left);
        assert_eq!(without_names(&left), left);
    }

    #[test]
    fn what_is_no_module_stays() {
        for other in [&b"w"[..], b"", b"\0asm\x01\0\0\0\x0a\xff"] {
            assert_eq!(without_names(other), other);
        }
    }
}
