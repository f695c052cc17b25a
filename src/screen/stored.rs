//! What is stored, read from the storage itself: what each sort is for, how safe it is, and the way to delete it.
//!
//! Invariant: nothing is listed that is not there, and everything that is there is listed, under its own key. What this must
//! not do: open a value.

use super::banner::in_words;
use super::block::{Block, Tone};
use super::command::Command;
use super::order::StoredOrder;
use super::page::Screen;
use super::place::Place;
use crate::document::{Promise, Shelf, Trouble, set_aside};
use crate::messages::{Catalogue, Language, fill};
use crate::telecom::Timestamp;

/// What the page on stored data looks at.
pub struct StoredView<'a> {
    /// The language.
    pub language: Language,
    /// Each key with the size of its value in bytes.
    pub values: &'a [(String, usize)],
    /// The sorts that go with the tab.
    pub not_kept: &'a [Shelf],
    /// What is wrong with the storage.
    pub trouble: Option<Trouble>,
    /// What the browser has promised.
    pub promise: Promise,
    /// A plan was sent off and has not come to its end.
    pub under_way: bool,
}

/// The page on stored data.
#[must_use]
pub fn stored_screen(view: &StoredView<'_>) -> Screen {
    let t = view.language.catalogue();
    let p = &t.privacy;
    let mut screen = Screen::new("privacy", p.heading);
    screen.lead(p.lead);
    screen.text(p.secrets);
    screen.heading(p.kept_heading);
    if view.values.is_empty() {
        screen.text(p.kept_none);
    }
    for shelf in Shelf::ALL {
        of_shelf(&mut screen, view, *shelf);
    }
    safety(&mut screen, view);
    erase(&mut screen, view);
    screen
}

/// What is stored of one sort, and its switch.
fn of_shelf(screen: &mut Screen, view: &StoredView<'_>, shelf: Shelf) {
    let t = view.language.catalogue();
    let p = &t.privacy;
    let values: Vec<&(String, usize)> = view.values.iter().filter(|(key, _)| Shelf::of(key) == shelf).collect();
    let switched = Shelf::SWITCHED.contains(&shelf);
    let kept = !view.not_kept.contains(&shelf);
    // A switch that nobody has touched and that has nothing to keep yet is only a distraction, but for the plans.
    if values.is_empty() && kept && shelf != Shelf::Plans {
        return;
    }
    let (name, purpose) = words(t, shelf);
    screen.heading(name);
    screen.text(purpose);
    if shelf == Shelf::SetAside {
        values.iter().for_each(|(key, size)| aside(screen, t, key, *size));
        return;
    }
    if !values.is_empty() {
        let bytes: usize = values.iter().map(|(_, size)| size).sum();
        let sum = [("count", values.len().to_string()), ("size", bytes.to_string())];
        let sum: Vec<(&str, &str)> = sum.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let row = |(key, size): &&(String, usize)| fill(p.kept_row, &[("key", key), ("size", &size.to_string())]);
        screen.add(Block::Folded {
            summary: fill(p.kept_sum, &sum),
            inside: vec![Block::List {
                ordered: false,
                items: values.iter().map(row).collect(),
            }],
        });
    }
    if switched {
        let (said, label) = if kept {
            (p.switch_on, p.switch_off_button)
        } else {
            (p.switch_off, p.switch_on_button)
        };
        // Where nothing outlives the tab anyway there is nothing to switch.
        if view.trouble.is_some_and(Trouble::is_in_memory) {
            return;
        }
        screen.text(said);
        let order = StoredOrder::Keep(shelf, !kept);
        screen.button(&fill(label, &[("what", name)]), Command::Stored(order), false);
    }
}

/// One value that could not be read: a file for whoever can mend it, and the way to be rid of it.
fn aside(screen: &mut Screen, t: &Catalogue, key: &str, size: usize) {
    let p = &t.privacy;
    let (name, at) = set_aside(key).unwrap_or((key, 0));
    let day = t.date(Timestamp(at).date_utc());
    let said = [("key", name), ("date", &day), ("size", &size.to_string())];
    screen.text(fill(p.aside_row, &said));
    let button = |screen: &mut Screen, label: &str, order: StoredOrder| {
        screen.button(&fill(label, &[("key", name)]), Command::Stored(order), false);
    };
    button(screen, p.aside_save, StoredOrder::SaveAside(key.to_owned()));
    button(screen, p.aside_remove, StoredOrder::RemoveAside(key.to_owned()));
}

/// How long the browser keeps all this, and what to do about it.
fn safety(screen: &mut Screen, view: &StoredView<'_>) {
    let t = view.language.catalogue();
    let p = &t.privacy;
    screen.heading(p.safety_heading);
    if let Some(trouble) = view.trouble {
        screen.note(Tone::Danger, in_words(t, trouble));
        if trouble.is_in_memory() {
            take_along(screen, t);
            return;
        }
    }
    match view.promise {
        Promise::Given => screen.note(Tone::Good, p.promise_given),
        Promise::Unknown | Promise::NotGiven | Promise::Refused => {
            screen.note(Tone::Caution, p.promise_missing);
            screen.text(p.promise_instead);
            take_along(screen, t);
            if view.promise == Promise::Refused {
                screen.text(p.promise_refused);
            } else {
                screen.button(p.promise_ask, Command::Stored(StoredOrder::AskToKeep), false);
            }
        }
    }
}

fn take_along(screen: &mut Screen, t: &Catalogue) {
    screen.link(t.privacy.take_along, Some(&Place::Backup(None).href()), false);
}

fn erase(screen: &mut Screen, view: &StoredView<'_>) {
    let p = &view.language.catalogue().privacy;
    screen.heading(p.erase_heading);
    screen.text(p.erase_text);
    if view.under_way {
        screen.note(Tone::Danger, p.erase_under_way);
    }
    let sure = Block::Button {
        label: p.erase_sure.to_owned(),
        command: Command::Stored(StoredOrder::Erase),
        strong: false,
    };
    screen.add(Block::Folded {
        summary: p.erase.to_owned(),
        inside: vec![sure],
    });
}

/// What a sort is called, and what it is for.
fn words(t: &Catalogue, shelf: Shelf) -> (&'static str, &'static str) {
    let p = &t.privacy;
    match shelf {
        Shelf::Plans => (p.plans, p.plans_for),
        Shelf::Batches => (p.batches, p.batches_for),
        Shelf::Drafts => (p.drafts, p.drafts_for),
        Shelf::Practice => (p.practice, p.practice_for),
        Shelf::Settings => (p.settings, p.settings_for),
        Shelf::SetAside => (p.aside, p.aside_for),
        Shelf::Other => (p.other, p.other_for),
    }
}
