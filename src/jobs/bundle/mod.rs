//! The evidence of a case as one file: a page that any browser shows, with an archive behind it that everyday tools open.
//!
//! Invariant: the file says the same wherever it is opened. Its beginning is the report, which needs no network and runs
//! nothing; its end is a ZIP archive of the same report and everything it rests on, with the list of their sums in the form
//! of `sha256sum`. Written twice, it is the same byte for byte; therefore any changed byte can be named.

mod archive;
mod html;
mod sums;
mod verify;

pub use verify::examine;

use super::digest::sha256;
use crate::evidence::Dossier;

/// A picture, mail or document that the person added.
#[derive(Debug, Clone)]
pub struct Picture {
    /// What it is called on the person's device.
    pub name: String,
    /// Its media type, such as `image/png`.
    pub media: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// The report, as it lies in the archive; the file begins with the same bytes.
const REPORT: &str = "report.html";
/// What the file says of itself.
const ABOUT: &str = "about.json";

/// A part of the archive: its name and what is in it.
type Part = (String, Vec<u8>);

/// Makes the file; `None` if it would be larger than an archive can be.
#[must_use]
pub fn make(dossier: &Dossier, pictures: &[Picture]) -> Option<Vec<u8>> {
    let report = html::page(dossier, pictures).into_bytes();
    let about = serde_json::json!({ "case": dossier.case, "made_at": dossier.made_at });
    let mut parts: Vec<Part> = vec![
        (REPORT.to_owned(), report.clone()),
        (ABOUT.to_owned(), about.to_string().into_bytes()),
    ];
    parts.extend(
        dossier
            .kept
            .iter()
            .map(|kept| (kept.name.clone(), kept.text.clone().into_bytes())),
    );
    parts.extend(
        pictures
            .iter()
            .enumerate()
            .map(|(at, picture)| (picture_name(at, picture), picture.bytes.clone())),
    );
    parts.push((sums::NAME.to_owned(), sums::list(&parts).into_bytes()));
    archive::written(&report, &parts)
}

/// The sum that names the whole file.
#[must_use]
pub fn fingerprint(file: &[u8]) -> Option<String> {
    let apart = archive::read(file)?;
    let (_, list) = apart.parts.iter().find(|(name, _)| name == sums::NAME)?;
    Some(sha256(list))
}

/// How added files end, by what a browser says of them; it says nothing of sorts that the device does not know.
const ENDINGS: [(&str, &str); 7] = [
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("webp", "image/webp"),
    ("gif", "image/gif"),
    ("heic", "image/heic"),
    ("eml", "message/rfc822"),
    ("pdf", "application/pdf"),
];

/// Where an added file lies: under a number, because its own name may be anything.
fn picture_name(at: usize, picture: &Picture) -> String {
    let by_name = picture
        .name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase());
    let ending = ENDINGS.iter().find(|(ending, media)| {
        *media == picture.media || (picture.media.is_empty() && by_name.as_deref() == Some(*ending))
    });
    let ending = ending.map_or("bin", |(ending, _)| *ending);
    ["added/", &(at + 1).to_string(), ".", ending].concat()
}
