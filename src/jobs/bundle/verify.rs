//! A look at a file of evidence: is every byte as it was when the file was made?
//!
//! What this proves, and what not: somebody who changes a part and the list of sums with it leaves no trace in the file
//! itself. The sum of that list, noted elsewhere when the file was made, is what such a change cannot keep.

use super::archive::{self, Apart};
use super::{ABOUT, REPORT, sums};
use crate::evidence::{Examined, Finding, Sound};
use crate::jobs::digest::sha256;
use serde_json::Value;
use std::collections::BTreeMap;

/// Looks at a file; `None` if it is no file of evidence, or its archive cannot be taken apart any more.
#[must_use]
pub fn examine(file: &[u8]) -> Option<Finding> {
    let Apart {
        shown,
        parts,
        remembered,
    } = archive::read(file)?;
    let at = parts.iter().position(|(name, _)| name == sums::NAME)?;
    let (_, list) = parts.get(at)?;
    // A list that is not what it was says nothing of the others: then the archive's own memory of them has to do.
    let trusted = remembered.get(at).copied().unwrap_or_default();
    let text = String::from_utf8_lossy(list).into_owned();
    let named: BTreeMap<&str, &str> = sums::read(&text).into_iter().collect();
    let mut examined = Vec::new();
    for ((name, bytes), remembered) in parts.iter().zip(&remembered) {
        let same = |same: bool| if same { Sound::Same } else { Sound::Changed };
        let sound = match named.get(name.as_str()) {
            _ if name == sums::NAME || !trusted => same(*remembered),
            None => Sound::Added,
            Some(sum) => same(**sum == sha256(bytes)),
        };
        examined.push((name.clone(), sound));
    }
    let missing = named
        .keys()
        .filter(|name| trusted && !parts.iter().any(|(own, _)| own == *name));
    examined.extend(missing.map(|name| ((*name).to_owned(), Sound::Missing)));
    // What a browser shows is the beginning of the file, not the copy in the archive.
    let copy = parts.iter().find(|(name, _)| name == REPORT);
    let same = copy.is_some_and(|(_, copy)| copy.as_slice() == shown);
    examined.push((SHOWN.to_owned(), if same { Sound::Same } else { Sound::Changed }));
    let all_same = examined.iter().all(|(_, sound)| *sound == Sound::Same);
    let about = parts.iter().find(|(name, _)| name == ABOUT);
    let about: Value = about
        .and_then(|(_, bytes)| serde_json::from_slice(bytes).ok())
        .unwrap_or_default();
    let said = |key: &str| about.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let parts_of_finding = examined.into_iter().map(|(name, sound)| Examined { name, sound });
    let again = archive::written(shown, &parts).unwrap_or_default();
    let fingerprint = sha256(list);
    Some(Finding {
        case: said("case"),
        made_at: said("made_at"),
        fingerprint,
        parts: parts_of_finding.collect(),
        // A part that has changed changes the archive's memory of it, too: the rest is looked at once all parts are whole.
        frame: if all_same { first_difference(file, &again) } else { None },
    })
}

/// How the beginning of the file is called, which is no part of the archive.
const SHOWN: &str = "report";

/// Where two files begin to differ.
fn first_difference(left: &[u8], right: &[u8]) -> Option<usize> {
    let common = left.iter().zip(right).position(|(a, b)| a != b);
    common.or((left.len() != right.len()).then_some(left.len().min(right.len())))
}
