//! Taking along what is stored as a file, and bringing such a file in: one page for both.
//!
//! Invariant: what a file would change is shown before the button that writes it. A password stands in its field and nowhere
//! in the screen.

mod preview;

use super::block::{Block, Command, Tone};
use super::order::{PaperOrder, Source, Unkept};
use super::page::{Live, Screen, Shown};
use super::paper::{Paper, hand};
use super::place::Place;
use crate::backup::{Refused, Told};
use crate::messages::{BringText, Catalogue, Language, fill};
use preview::{done, preview, rows};

/// The element that holds the chosen file.
pub const BRING_ID: &str = "bring-file";
/// The field of the password for a new file.
pub const PASSWORD_NAME: &str = "file-password";
/// The field of the password of a file that is there.
pub const OPEN_NAME: &str = "open-password";
/// The field of a pasted file.
pub const PASTE_NAME: &str = "pasted-file";

/// How the bringing in stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Bring {
    /// No file was given.
    #[default]
    Nothing,
    /// It is read.
    Working,
    /// It has a password; `true` if one was tried and does not open it.
    Locked(bool),
    /// It is refused, and about which name of the file that is.
    Refused(Refused, String),
    /// What reads files could not be fetched.
    NoReader,
    /// This is what would change, and why it was not written when it was tried.
    Preview(Told, Option<BringFailure>),
    /// It is written.
    Done(Told),
}

/// Why a file that was read could not be brought in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BringFailure {
    /// No room; all is as it was.
    Full,
    /// The browser did not take it; all is as it was.
    Unavailable,
    /// Something was changed here since the look.
    Changed,
    /// Not all of it could be put back.
    NotRestored,
}

/// All that the page may look at.
pub struct BackupView<'a> {
    /// The language.
    pub language: Language,
    /// The name of the one plan that is taken along; none for everything.
    pub only: Option<&'a str>,
    /// Nothing outlives this tab.
    pub memory_only: bool,
    /// The file that is made.
    pub paper: &'a Paper,
    /// It was made with a password.
    pub locked: bool,
    /// The file that is brought in.
    pub bring: &'a Bring,
}

/// The page.
#[must_use]
pub fn backup_screen(view: &BackupView<'_>) -> Screen {
    let t = view.language.catalogue();
    let b = &t.bring;
    let heading = if view.only.is_some() { b.heading_one } else { b.heading };
    let mut screen = Screen::new("backup", heading);
    if let Bring::Done(told) = view.bring {
        screen.note(Tone::Good, done(b, told));
        rows(&mut screen, view.language, told);
        screen.link(t.home.home_link, Some(&Place::Home.href()), true);
    }
    screen.lead(b.lead);
    if view.memory_only {
        screen.note(Tone::Caution, b.memory);
    }
    make(&mut screen, t, view);
    screen.heading(b.bring_heading);
    screen.text(b.bring_text);
    screen.add(Block::File {
        id: BRING_ID,
        accept: ".json,application/json",
        many: false,
        label: b.label.to_owned(),
        hint: b.hint.to_owned(),
        command: Command::Paper(PaperOrder::Bring(Source::File)),
    });
    screen.add(Block::Folded {
        summary: b.paste.to_owned(),
        inside: vec![
            unkept(PASTE_NAME, Unkept::Lines, b.paste_label, b.paste_hint, ""),
            Block::Button {
                label: b.read.to_owned(),
                command: Command::Paper(PaperOrder::Bring(Source::Text)),
                strong: false,
            },
        ],
    });
    bring(&mut screen, view.language, view.bring);
    // Whoever has just brought something in has the way there above.
    if !matches!(view.bring, Bring::Done(_)) {
        screen.link(t.home.home_link, Some(&Place::Home.href()), false);
    }
    screen
}

fn make(screen: &mut Screen, t: &Catalogue, view: &BackupView<'_>) {
    let b = &t.bring;
    screen.heading(b.make_heading);
    match view.only {
        Some(plan) => {
            screen.text(fill(b.only, &[("plan", plan)]));
            screen.link(b.all_link, Some(&Place::Backup(None).href()), false);
        }
        None => screen.text(b.holds),
    }
    let label = t.optional(b.password);
    screen.add(unkept(
        PASSWORD_NAME,
        Unkept::NewPassword,
        &label,
        b.password_hint,
        b.show,
    ));
    let is_made = matches!(view.paper, Paper::Made { .. });
    screen.button(b.make, Command::Paper(PaperOrder::TakeAlong), !is_made);
    let made = if view.locked { b.made_locked } else { b.made };
    hand(screen, t, view.paper, made, "");
    if is_made {
        screen.button(b.copy, Command::Paper(PaperOrder::CopyMade), false);
    }
}

fn unkept(name: &'static str, what: Unkept, label: &str, hint: &str, show: &str) -> Block {
    Block::Unkept {
        name,
        label: label.to_owned(),
        hint: hint.to_owned(),
        what,
        show: show.to_owned(),
    }
}

/// What became of the file that was given.
fn bring(screen: &mut Screen, language: Language, bring: &Bring) {
    let t = language.catalogue();
    let b = &t.bring;
    match bring {
        Bring::Nothing | Bring::Done(_) => {}
        Bring::Working => screen.add(Block::Progress {
            text: b.reading.to_owned(),
            count: None,
        }),
        Bring::Locked(tried) => {
            if *tried {
                wrong(screen, OPEN_NAME, b.not_opened);
            }
            screen.add(unkept(OPEN_NAME, Unkept::Password, b.open_label, b.open_hint, b.show));
            screen.button(b.open, Command::Paper(PaperOrder::Bring(Source::Again)), true);
        }
        Bring::Refused(why, name) => wrong(screen, "", &refused(b, *why, name)),
        Bring::NoReader => wrong(screen, "", t.paper.no_maker),
        Bring::Preview(told, failure) => {
            if let Some(why) = failure {
                wrong(screen, "", failed(b, *why));
            }
            preview(screen, language, told, *failure);
        }
    }
}

/// Something is wrong, above the page and at its field.
fn wrong(screen: &mut Screen, name: &str, text: &str) {
    let entry = Some(name).filter(|name| !name.is_empty()).map(str::to_owned);
    if let Some(name) = &entry {
        let error = text.to_owned();
        screen.entries.insert(
            name.clone(),
            Live {
                error,
                ..Live::default()
            },
        );
    }
    screen.problems.push(Shown {
        field: None,
        entry,
        text: text.to_owned(),
        link: None,
    });
}

fn refused(b: &BringText, why: Refused, name: &str) -> String {
    let sentence = match why {
        Refused::TooLarge => b.too_large,
        Refused::NotOurs => b.not_ours,
        Refused::CutOff => b.cut_off,
        Refused::Newer => b.newer,
        Refused::TooDeep => b.too_deep,
        Refused::TooMuch => b.too_much,
        Refused::Twice => b.twice,
        Refused::Foreign => b.foreign,
        Refused::Wrong => b.wrong,
        Refused::Locked | Refused::NotOpened => b.not_opened,
        Refused::Cipher => b.cipher,
        Refused::NoCipher => b.no_cipher,
    };
    fill(sentence, &[("name", name)])
}

const fn failed(b: &BringText, why: BringFailure) -> &'static str {
    match why {
        BringFailure::Full => b.failed_full,
        BringFailure::Unavailable => b.failed_unavailable,
        BringFailure::Changed => b.failed_changed,
        BringFailure::NotRestored => b.not_restored,
    }
}
