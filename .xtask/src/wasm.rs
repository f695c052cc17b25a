//! The little that has to be known about WebAssembly: the sections of a module, and the sizes and names of its functions.
//! The form: WebAssembly core specification, section 5.5 and appendix 7.4 (names).

const MAGIC: &[u8] = b"\0asm\x01\0\0\0";
const CUSTOM: u8 = 0;
const IMPORTS: u8 = 2;
const CODE: u8 = 10;

/// What every module begins with.
#[must_use]
pub const fn magic() -> &'static [u8] {
    MAGIC
}

/// One section.
#[derive(Debug, Clone, Copy)]
pub struct Section<'a> {
    /// Its kind; 0 is a custom one.
    pub id: u8,
    /// All of it, with its head.
    pub whole: &'a [u8],
    /// What it holds; of a custom one what stands behind its name.
    pub body: &'a [u8],
    /// The name of a custom one.
    pub name: &'a [u8],
}

/// All sections in their order; `None` for what is no module.
#[must_use]
pub fn sections(module: &[u8]) -> Option<Vec<Section<'_>>> {
    let mut rest = module.strip_prefix(MAGIC)?;
    let mut all = Vec::new();
    while let Some((&id, after_id)) = rest.split_first() {
        let (length, body) = number(after_id)?;
        let (body, after) = body.split_at_checked(length)?;
        let whole = rest.get(..rest.len() - after.len())?;
        let (name, body) = if id == CUSTOM { counted(body)? } else { (&[][..], body) };
        all.push(Section { id, whole, body, name });
        rest = after;
    }
    Some(all)
}

/// Every function with its size in bytes and its name; without a name where the module holds none.
#[must_use]
pub fn functions(module: &[u8]) -> Option<Vec<(usize, String)>> {
    let sections = sections(module)?;
    let of = |id: u8| sections.iter().find(|section| section.id == id);
    // Imported functions come first in the numbers that names go by. Ours imports nothing else.
    let (imported, _) = of(IMPORTS).map_or(Some((0, &[][..])), |imports| number(imports.body))?;
    let (count, mut rest) = number(of(CODE)?.body)?;
    let mut sizes = Vec::with_capacity(count);
    for _ in 0..count {
        let (body, after) = counted(rest)?;
        sizes.push((body.len(), String::new()));
        rest = after;
    }
    if let Some(names) = sections.iter().find(|section| section.name == b"name") {
        named(names.body, imported, &mut sizes)?;
    }
    Some(sizes)
}

fn named(mut rest: &[u8], imported: usize, functions: &mut [(usize, String)]) -> Option<()> {
    const FUNCTIONS: u8 = 1;
    while let Some((&kind, after)) = rest.split_first() {
        let (mut names, after) = counted(after)?;
        rest = after;
        if kind != FUNCTIONS {
            continue;
        }
        let (count, all) = number(names)?;
        names = all;
        for _ in 0..count {
            let (index, after) = number(names)?;
            let (name, after) = counted(after)?;
            names = after;
            if let Some(function) = index.checked_sub(imported).and_then(|at| functions.get_mut(at)) {
                function.1 = String::from_utf8_lossy(name).into_owned();
            }
        }
    }
    Some(())
}

/// So many bytes as their count before them says; and what follows.
fn counted(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = number(bytes)?;
    rest.split_at_checked(length)
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
    fn functions_have_sizes_and_names() {
        let mut module = MAGIC.to_vec();
        // One imported function, two of its own of two and three bytes, and their names.
        module.extend([IMPORTS, 7, 1, 1, b'm', 1, b'f', 0, 0]);
        module.extend([CODE, 8, 2, 2, 0, 11, 3, 0, 1, 11]);
        module.extend([
            CUSTOM, 17, 4, b'n', b'a', b'm', b'e', 1, 10, 3, 0, 1, b'x', 1, 1, b'a', 2, 1, b'b',
        ]);
        assert_eq!(functions(&module), Some(vec![(2, "a".to_owned()), (3, "b".to_owned())]));
        assert_eq!(functions(b"no module"), None);
        assert_eq!(functions(module.get(..30).unwrap()), None);
    }
}
