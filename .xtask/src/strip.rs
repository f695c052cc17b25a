//! Takes out of the program what no browser needs: the names of its functions, which weigh a third of it.
//!
//! Invariant: every other section keeps its bytes and its place; what is not a WebAssembly module is left as it is.
//! The form: WebAssembly core specification, section 5.5.

use crate::failure::During;
use crate::{Done, system};
use std::fs;
use std::path::Path;

const MAGIC: &[u8] = b"\0asm\x01\0\0\0";
/// Custom sections that only tools read.
const SUPERFLUOUS: [&[u8]; 2] = [b"name", b"producers"];

/// Strips every program in a folder.
///
/// # Errors
/// If a file cannot be read or written.
pub fn programs(folder: &Path) -> Done {
    for file in system::files_with_ending(folder, "wasm")? {
        let bytes = fs::read(&file).during(|| format!("read {}", file.display()))?;
        fs::write(&file, without_names(&bytes)).during(|| format!("write {}", file.display()))?;
    }
    Ok(())
}

/// The module without its superfluous sections.
fn without_names(module: &[u8]) -> Vec<u8> {
    rebuilt(module).unwrap_or_else(|| module.to_vec())
}

fn rebuilt(module: &[u8]) -> Option<Vec<u8>> {
    let mut rest = module.strip_prefix(MAGIC)?;
    let mut out = MAGIC.to_vec();
    while let Some((&id, after_id)) = rest.split_first() {
        let (length, body) = number(after_id)?;
        let after = body.get(length..)?;
        let section = rest.get(..rest.len() - after.len())?;
        if id != 0 || !is_superfluous(body.get(..length)?)? {
            out.extend_from_slice(section);
        }
        rest = after;
    }
    Some(out)
}

fn is_superfluous(custom: &[u8]) -> Option<bool> {
    let (length, name) = number(custom)?;
    Some(SUPERFLUOUS.contains(&name.get(..length)?))
}

/// Reads a LEB128 number; gives it with what follows.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0_usize;
    for (at, byte) in bytes.iter().enumerate().take(5) {
        value |= usize::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Some((value, bytes.get(at + 1..)?));
        }
    }
    None
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
            MAGIC,
            &custom(b"name"),
            &code,
            &custom(b"target_features"),
            &custom(b"producers"),
        ]
        .concat();
        let left = [MAGIC, &code, &custom(b"target_features")].concat();
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
