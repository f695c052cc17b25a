//! What is stored, read from the storage itself, and the way to delete it.

use super::super::block::{Block, Command};
use super::super::page::Screen;
use crate::messages::{Language, fill};

/// The page on stored data; `kept` holds each key with its size in bytes, `sure` is the second asking.
#[must_use]
pub fn privacy(language: Language, kept: &[(String, usize)]) -> Screen {
    let t = language.catalogue();
    let p = &t.privacy;
    let mut screen = Screen::new("privacy", p.heading);
    screen.lead(p.lead);
    screen.text(p.secrets);
    screen.heading(p.kept_heading);
    if kept.is_empty() {
        screen.text(p.kept_none);
    } else {
        let row = |(key, size): &(String, usize)| fill(p.kept_row, &[("key", key), ("size", &size.to_string())]);
        screen.list(false, kept.iter().map(row).collect());
    }
    screen.heading(p.erase_heading);
    screen.text(p.erase_text);
    let sure = Block::Button {
        label: p.erase_sure.to_owned(),
        command: Command::Erase,
        strong: false,
    };
    screen.add(Block::Folded {
        summary: p.erase.to_owned(),
        inside: vec![sure],
    });
    screen
}
