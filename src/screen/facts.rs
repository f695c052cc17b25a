//! Facts of a record on a page: never without their source, age and doubt.

use super::block::{Block, Tone};
use super::page::Screen;
use super::place::Place;
use super::view::View;
use crate::contribution::{Page, Part};
use crate::directory::Record;
use crate::directory::terms::Kind;
use crate::messages::fill;
use crate::telecom::Date;

/// Days since a record was checked after which it says so.
const STALE_DAYS: i32 = 180;

/// Adds where the facts of a record come from, with their age.
pub(super) fn sources(screen: &mut Screen, view: &View<'_>, record: &Record) {
    let t = view.t();
    let checked = record.checked_on().and_then(|day| Date::parse(day).ok());
    if checked.is_some_and(|day| day.days_until(view.cx.today) > STALE_DAYS) {
        screen.note(Tone::Caution, t.frame.stale);
    }
    let mut inside: Vec<Block> = checked
        .map(|day| Block::Text(fill(t.frame.checked_on, &[("date", &t.date(day))])))
        .into_iter()
        .collect();
    inside.extend(record.sources.iter().map(|source| Block::Link {
        label: if source.third_party {
            [host(&source.url), " (", t.frame.third_party, ")"].concat()
        } else {
            host(&source.url).to_owned()
        },
        href: source.url.clone(),
        then: None,
        strong: false,
    }));
    if record.kind != Kind::Practice {
        let page = Page::of(Some(record.id.clone()), Part::Parts);
        inside.push(Block::Link {
            label: t.contribute.correct_link.to_owned(),
            href: Place::Record(page).href(),
            then: None,
            strong: false,
        });
    }
    screen.add(Block::Folded {
        summary: t.frame.sources.to_owned(),
        inside,
    });
}

/// An address without scheme, for people.
fn host(url: &str) -> &str {
    url.strip_prefix("https://").unwrap_or(url).trim_end_matches('/')
}

/// Marks a text that no citable source stands for.
pub(super) fn with_doubt(view: &View<'_>, record: &Record, path: &str, text: String) -> String {
    if record.is_unchecked(path) {
        [&text, " (", view.t().frame.unchecked, ")"].concat()
    } else {
        text
    }
}
