//! What another app has shared, from the service worker that holds it in memory (`public/service-worker.js`).

use super::update::promised;
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// Longer texts are no mails.
const LONGEST: f64 = 8e6;

/// What was given: a text or a file.
pub struct Given {
    /// The text; empty beside a file that is none.
    pub text: String,
    /// The file, unless it is a text.
    pub file: Option<File>,
    /// There were more files.
    pub more: bool,
}

impl Given {
    /// A text.
    #[must_use]
    pub const fn of_text(text: String) -> Self {
        Self {
            text,
            file: None,
            more: false,
        }
    }
}

/// Takes what was shared; `None` if there is nothing, or nobody who holds it. It can be taken once.
pub async fn taken() -> Option<Given> {
    let given = promised("takeShared").await?;
    let of = |name: &str| Reflect::get(&given, &name.into()).ok();
    let text = of("text")?.as_string().unwrap_or_default();
    let more = of("more").is_some_and(|more| more.is_truthy());
    let mut given = match of("file").and_then(|file| file.dyn_into::<File>().ok()) {
        Some(file) => of_file(file).await,
        None => Given::of_text(text),
    };
    given.more = more;
    Some(given)
}

/// A file, read if it is a text.
pub async fn of_file(file: File) -> Given {
    let is_text = crate::wizard::file_parcel(&file.name(), &file.type_()).is_none();
    if is_text && file.size() <= LONGEST {
        let text = JsFuture::from(file.text()).await.ok();
        return Given::of_text(text.and_then(|text| text.as_string()).unwrap_or_default());
    }
    Given {
        text: String::new(),
        file: Some(file),
        more: false,
    }
}
