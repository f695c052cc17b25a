//! The languages of the product, and which of them a visitor gets.
//!
//! Invariant: a whole match comes before a likeness, in the visitor's order, so that nobody is sent to a language
//! they did not ask for. Readers of traditional Chinese are asked once instead of guessed.

use super::{Catalogue, EN, ZH_CN};
use crate::named_enum;

named_enum! {
    /// A language of the interface.
    pub enum Language {
        /// English.
        En = "en",
        /// Simplified Chinese.
        ZhCn = "zh-CN",
    }
}

/// What a browser's list of languages says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detected {
    /// This one.
    Language(Language),
    /// Ask: neither is what the person reads first.
    Ask,
}

impl Language {
    /// Its sentences.
    #[must_use]
    pub fn catalogue(self) -> &'static Catalogue {
        match self {
            Self::En => &EN,
            Self::ZhCn => &ZH_CN,
        }
    }

    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::En => Self::ZhCn,
            Self::ZhCn => Self::En,
        }
    }

    /// Chooses by the browser's list, the most wanted first.
    ///
    /// ```
    /// use esim_exit::messages::{Detected, Language};
    /// assert_eq!(Language::detect(["zh-TW", "en-US"]), Detected::Ask);
    /// assert_eq!(Language::detect(["fr", "zh-Hans-SG"]), Detected::Language(Language::ZhCn));
    /// assert_eq!(Language::detect(["fr"]), Detected::Language(Language::En));
    /// ```
    pub fn detect<'a>(wanted: impl IntoIterator<Item = &'a str>) -> Detected {
        for tag in wanted {
            let tag = tag.to_ascii_lowercase();
            let mut parts = tag.split('-');
            match parts.next() {
                Some("en") => return Detected::Language(Self::En),
                Some("zh" | "yue") if parts.any(|p| matches!(p, "tw" | "hk" | "mo" | "hant")) => return Detected::Ask,
                Some("yue") => return Detected::Ask,
                Some("zh") => return Detected::Language(Self::ZhCn),
                _ => {}
            }
        }
        Detected::Language(Self::En)
    }
}
