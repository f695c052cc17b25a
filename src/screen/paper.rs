//! A file that the page makes for the person: how the making stands, and the file itself.
//!
//! Invariant: it lives only while its page is shown. The file is an address within the browser (`blob:`), never one on a
//! network.

use super::block::{Block, Tone};
use super::page::Screen;
use crate::messages::Catalogue;

/// How the making of a file stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Paper {
    /// Nothing was asked for.
    #[default]
    Nothing,
    /// It is being made.
    Working,
    /// Here it is.
    Made {
        /// Its address within the browser.
        href: String,
        /// Its name.
        name: String,
        /// This browser would hand it to another app.
        shares: bool,
    },
    /// It could not be made.
    Failed(PaperFailure),
}

/// Why a file could not be made. Each has its own sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperFailure {
    /// What was given is not a picture, or of a form that this browser does not know.
    NotAPicture,
    /// This browser enciphers nothing here, and a password was wanted.
    NoCipher,
    /// What makes files could not be fetched, broke down or was too slow.
    NoMaker,
}

/// A file as it is handed to the person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Handed {
    /// What is said of it; empty while there is nothing to say.
    pub said: String,
    /// How that sounds.
    pub tone: Option<Tone>,
    /// Its address; empty while there is none.
    pub href: String,
    /// Its name.
    pub name: String,
    /// The words of the link that saves it.
    pub save: String,
    /// The words of the button that hands it to another app; empty where the browser would not.
    pub share: String,
    /// Its address again if it is a picture; else empty.
    pub picture: String,
    /// What is seen on it.
    pub seen: String,
}

impl Handed {
    /// Something is said, and no file handed over.
    pub(super) fn said(tone: Tone, sentence: &str) -> Self {
        Self {
            said: sentence.to_owned(),
            tone: Some(tone),
            ..Self::default()
        }
    }
}

/// Adds the place where the file is handed over: `made` is said of it, `seen` describes it if it is a picture.
pub(super) fn hand(screen: &mut Screen, t: &Catalogue, paper: &Paper, made: &str, seen: &str) {
    let no_cipher = t.bring.no_cipher;
    let t = &t.paper;
    screen.handed = match paper {
        Paper::Nothing => Handed::default(),
        Paper::Working => Handed::said(Tone::Info, t.working),
        Paper::Failed(why) => {
            let sentence = match why {
                PaperFailure::NotAPicture => t.not_a_picture,
                PaperFailure::NoCipher => no_cipher,
                PaperFailure::NoMaker => t.no_maker,
            };
            Handed::said(Tone::Caution, sentence)
        }
        Paper::Made { href, name, shares } => Handed {
            href: href.clone(),
            name: name.clone(),
            save: t.save.to_owned(),
            share: if *shares { t.share.to_owned() } else { String::new() },
            picture: if seen.is_empty() { String::new() } else { href.clone() },
            seen: seen.to_owned(),
            ..Handed::said(Tone::Good, made)
        },
    };
    screen.add(Block::Handed);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::EN;

    #[test]
    fn a_file_is_there_only_once_it_is_made() {
        let of = |paper: &Paper| {
            let mut screen = Screen::new("x", "x");
            hand(&mut screen, &EN, paper, "made", "seen");
            screen.handed
        };
        assert_eq!(of(&Paper::Nothing), Handed::default());
        assert!(of(&Paper::Working).href.is_empty());
        assert_eq!(of(&Paper::Failed(PaperFailure::NoMaker)).tone, Some(Tone::Caution));
        let made = of(&Paper::Made {
            href: "blob:x".to_owned(),
            name: "a.jpg".to_owned(),
            shares: false,
        });
        assert_eq!(
            (made.href.as_str(), made.said.as_str(), made.tone),
            ("blob:x", "made", Some(Tone::Good))
        );
    }
}
