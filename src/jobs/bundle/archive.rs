//! The archive behind the report.
//!
//! Invariant: nothing in it is compressed, dated or optional, so the same parts give the same bytes, and what a part says
//! can be seen in the file itself.

use super::Part;
use std::io::{Cursor, Read, Seek, SeekFrom, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The file: the report, then the archive. The archive's own numbers count from the beginning of the file, so that tools
/// open it without a complaint.
pub(super) fn written(report: &[u8], parts: &[Part]) -> Option<Vec<u8>> {
    let mut file = Cursor::new(Vec::new());
    file.write_all(report).ok()?;
    file.seek(SeekFrom::End(0)).ok()?;
    let mut archive = ZipWriter::new(file);
    let plain = SimpleFileOptions::DEFAULT
        .compression_method(CompressionMethod::Stored)
        .unix_permissions(0o644);
    for (name, bytes) in parts {
        archive.start_file(name.as_str(), plain).ok()?;
        archive.write_all(bytes).ok()?;
    }
    Some(archive.finish().ok()?.into_inner())
}

/// A file taken apart.
pub(super) struct Apart<'a> {
    /// The report before the archive.
    pub(super) shown: &'a [u8],
    /// The parts of the archive as they stand there.
    pub(super) parts: Vec<Part>,
    /// Which of them are as the archive itself remembers them, by its own small sums.
    pub(super) remembered: Vec<bool>,
}

/// Takes a file apart; `None` if there is no archive, or none that can be taken apart.
pub(super) fn read(file: &[u8]) -> Option<Apart<'_>> {
    let mut archive = ZipArchive::new(Cursor::new(file)).ok()?;
    let mut parts = Vec::new();
    let mut remembered = Vec::new();
    let (mut begins, mut left) = (file.len(), file.len());
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).ok()?;
        let start = usize::try_from(part.data_start()?).ok()?;
        let length = usize::try_from(part.compressed_size()).ok()?;
        // Parts of ours lie one after another. A small file that names the same bytes a thousand times would fill the memory.
        left = left.checked_sub(length)?;
        begins = begins.min(usize::try_from(part.header_start()).ok()?);
        parts.push((
            part.name().ok()?.into_owned(),
            file.get(start..start.checked_add(length)?)?.to_vec(),
        ));
        drop(part);
        let whole = archive
            .by_index(at)
            .is_ok_and(|mut part| part.read_to_end(&mut Vec::new()).is_ok());
        remembered.push(whole);
    }
    Some(Apart {
        shown: file.get(..begins)?,
        parts,
        remembered,
    })
}
