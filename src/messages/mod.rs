//! Every sentence of the interface, in both languages.
//!
//! Invariant: a missing sentence does not compile ([`Catalogue`]), and no sentence holds markup. What is said *to a
//! provider* stands in `letters`, not here.

mod api_words;
mod batch_words;
#[macro_use]
mod declare;
mod catalogue;
mod directory_words;
mod en;
mod language;
mod mail_words;
mod plan_words;
mod record_words;
mod refund_words;
mod text_words;
mod words;
mod zh_cn;

pub use catalogue::*;
pub use en::EN;
pub use language::{Detected, Language};
pub use zh_cn::ZH_CN;

use crate::directory::LocalText;

/// Puts values into the placeholders of a sentence.
///
/// ```
/// use esim_exit::messages::fill;
/// assert_eq!(fill("Due on {date}", &[("date", "1 May")]), "Due on 1 May");
/// // What is put in is never looked at again.
/// assert_eq!(fill("{a}{b}", &[("a", "{b}"), ("b", "x")]), "{b}x");
/// ```
#[must_use]
pub fn fill(sentence: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        match values.iter().find(|(key, _)| *key == name) {
            Some((_, value)) => out.push_str(value),
            None => {
                out.push('{');
                out.push_str(name);
                out.push('}');
            }
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// The text of a record in one language.
#[must_use]
pub fn local(text: &LocalText, language: Language) -> &str {
    match language {
        Language::En => &text.en,
        Language::ZhCn => &text.zh_cn,
    }
}
