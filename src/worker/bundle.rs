//! The jobs `bundle` and `verify`: a file of evidence is made, and one is looked at.

use super::{Done, contents};
use crate::jobs::Outcome;
use crate::jobs::bundle::{Picture, examine, fingerprint, make};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, File};

/// Larger files are no files of evidence of ours, in bytes.
const LARGEST: f64 = 200e6;

/// The file, and the sum that names it.
pub(super) async fn made(dossier: JsValue, files: Array) -> Done<JsValue> {
    let nothing = (Outcome::Unreadable, Vec::new());
    let dossier = dossier.as_string().and_then(|text| serde_json::from_str(&text).ok());
    let Some(dossier) = dossier else { return nothing };
    let mut pictures = Vec::new();
    for file in files.iter() {
        let Ok(file) = file.dyn_into::<File>() else { continue };
        let Some(bytes) = contents(&file, LARGEST).await else {
            return nothing;
        };
        pictures.push(Picture {
            name: file.name(),
            media: file.type_(),
            bytes,
        });
    }
    let Some(written) = make(&dossier, &pictures) else {
        return nothing;
    };
    let Some(sum) = fingerprint(&written) else {
        return nothing;
    };
    match blob(&written) {
        Some(file) => (Outcome::Found, vec![file.into(), sum.into()]),
        None => nothing,
    }
}

/// What a look at a file finds.
pub(super) async fn verified(file: JsValue) -> Done {
    let bytes = match file.dyn_into::<Blob>() {
        Ok(file) => contents(&file, LARGEST).await,
        Err(_) => None,
    };
    let finding = bytes.and_then(|bytes| examine(&bytes));
    match finding.and_then(|finding| serde_json::to_string(&finding).ok()) {
        Some(finding) => (Outcome::Found, vec![finding]),
        None => (Outcome::Unreadable, Vec::new()),
    }
}

fn blob(bytes: &[u8]) -> Option<Blob> {
    let kind = BlobPropertyBag::new();
    kind.set_type("text/html");
    Blob::new_with_u8_array_sequence_and_options(&Array::of1(&Uint8Array::from(bytes)), &kind).ok()
}
