//! Files: one that was chosen is read, one that was made is handed to the browser to be saved.

use crate::batch::encoding;
use leptos::prelude::document;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Event, File, HtmlAnchorElement, HtmlInputElement, TextDecoder, Url};

/// Longer files hold no list of lines.
const LONGEST: f64 = 8e6;

/// The text of the file that was chosen in this element, in whatever encoding it is written.
pub async fn chosen(id: &str) -> Option<String> {
    let file = taken(id).filter(|file| file.size() <= LONGEST)?;
    let bytes = JsFuture::from(file.array_buffer()).await.ok()?;
    let bytes = js_sys::Uint8Array::new(&bytes).to_vec();
    let decoder = TextDecoder::new_with_label(encoding(&bytes)).ok()?;
    decoder.decode_with_u8_array(&bytes).ok()
}

thread_local! {
    /// A file that came by another way than its element, for the one turn in which it is taken.
    static HANDED: RefCell<Option<(String, File)>> = const { RefCell::new(None) };
}

/// Hands a file to whoever takes the file of this element next, as if it had been chosen there.
pub fn hand(id: &str, file: File) {
    HANDED.set(Some((id.to_owned(), file)));
}

/// Lets go of a file that was handed and not taken.
pub fn let_go() {
    HANDED.take();
}

/// The file that was chosen in this element, which is empty from then on: the same file can be chosen again after it was
/// mended, and the page does not hold on to it.
#[must_use]
pub fn taken(id: &str) -> Option<File> {
    let handed = HANDED.with_borrow_mut(|handed| handed.take_if(|(own, _)| own == id));
    if let Some((_, file)) = handed {
        return Some(file);
    }
    let input: HtmlInputElement = document().get_element_by_id(id)?.dyn_into().ok()?;
    let file = input.files()?.get(0);
    input.set_value("");
    file
}

/// All files that were chosen in this element, which is empty from then on.
#[must_use]
pub fn all_taken(id: &str) -> Vec<File> {
    let input = document()
        .get_element_by_id(id)
        .and_then(|e| e.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return Vec::new() };
    let files = input.files();
    let files = files.map_or_else(Vec::new, |files| {
        (0..files.length()).filter_map(|at| files.get(at)).collect()
    });
    input.set_value("");
    files
}

/// Puts a pasted picture into this element as if it had been chosen there; `false` if none was pasted or there is no such
/// element.
#[must_use]
pub fn pasted(event: &Event, id: &str) -> bool {
    let get = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &name.into()).unwrap_or_default();
    let files = get(&get(event, "clipboardData"), "files");
    let first = get(&files, "0").dyn_into::<File>();
    let picture = first.is_ok_and(|file| file.type_().starts_with("image/"));
    let Some(input) = document().get_element_by_id(id).filter(|_| picture) else {
        return false;
    };
    event.prevent_default();
    js_sys::Reflect::set(&input, &"files".into(), &files).is_ok()
}

/// What a text begins with for a spreadsheet, which otherwise reads it in the encoding of its country.
pub const MARK: &str = "\u{feff}";

/// Whether a page may save files here: an app on the home screen of an iPhone or iPad opens them in its own place and has
/// no way back.
#[must_use]
pub fn is_saved_here() -> bool {
    let standalone = js_sys::Reflect::get(&leptos::prelude::window().navigator(), &"standalone".into());
    !standalone.is_ok_and(|is| is.is_truthy())
}

/// Lets the browser save a text of a media type under a name; `false` if it cannot.
pub fn save(name: &str, media: &str, text: &str) -> bool {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let kind = BlobPropertyBag::new();
    kind.set_type(media);
    let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &kind) else {
        return false;
    };
    let Ok(url) = Url::create_object_url_with_blob(&blob) else {
        return false;
    };
    let link = document()
        .create_element("a")
        .ok()
        .and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(link) = &link {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    // The browser has taken the address by the time the click returns.
    let _ = Url::revoke_object_url(&url);
    link.is_some()
}

/// The address of a file within the browser; whoever drops it gives it back.
pub struct Address(String);

impl Address {
    /// An address for a file.
    #[must_use]
    pub fn of(file: &Blob) -> Option<Self> {
        Url::create_object_url_with_blob(file).ok().map(Self)
    }

    /// As it stands in a link.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Drop for Address {
    fn drop(&mut self) {
        let _ = Url::revoke_object_url(&self.0);
    }
}
