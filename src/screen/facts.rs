//! Facts on a page: never without their source, age and doubt.

use super::block::{Block, Tone};
use super::page::Screen;
use super::place::Place;
use super::view::View;
use crate::contribution::{Page, Part};
use crate::directory::Record;
use crate::directory::terms::{Kind, Warning};
use crate::messages::{Catalogue, fill};
use crate::telecom::Date;
use crate::wizard::StepId;

/// Days since something was checked after which it says so.
const STALE_DAYS: i32 = 180;

/// Whether what was checked on this day is too old to be taken on trust.
fn is_stale(today: Date, checked: Option<Date>) -> bool {
    checked.is_some_and(|day| day.days_until(today) > STALE_DAYS)
}

/// Says that facts are old, if they are; `at` is the place among the parts of the page.
pub(super) fn age(screen: &mut Screen, t: &Catalogue, today: Date, checked: Option<Date>, at: usize) {
    if is_stale(today, checked) {
        let banner = Block::Note {
            tone: Tone::Caution,
            title: String::new(),
            text: vec![t.frame.stale.to_owned()],
        };
        screen.blocks.insert(at.min(screen.blocks.len()), banner);
    }
}

/// Where facts come from, folded away: the day, then each page. What the facts are about is said where a page has several.
pub(super) fn cited<'a>(
    t: &Catalogue,
    about: &str,
    checked: Option<Date>,
    pages: impl Iterator<Item = (&'a String, bool)>,
) -> Block {
    let day = checked.map(|day| Block::Text(fill(t.frame.checked_on, &[("date", &t.date(day))])));
    let link = |(url, third_party): (&String, bool)| Block::Link {
        label: if third_party {
            t.with_aside(host(url), t.frame.third_party)
        } else {
            host(url).to_owned()
        },
        href: url.clone(),
        then: None,
        strong: false,
    };
    Block::Folded {
        summary: if about.is_empty() {
            t.frame.sources.to_owned()
        } else {
            fill(t.frame.sources_of, &[("what", about)])
        },
        inside: day.into_iter().chain(pages.map(link)).collect(),
    }
}

fn checked_on(record: &Record) -> Option<Date> {
    record.checked_on().and_then(|day| Date::parse(day).ok())
}

fn record_cited(view: &View<'_>, record: &Record) -> Block {
    let pages = record.sources.iter().map(|source| (&source.url, source.third_party));
    let mut block = cited(view.t(), "", checked_on(record), pages);
    if let Block::Folded { inside, .. } = &mut block
        && record.kind != Kind::Practice
    {
        let page = Page::of(Some(record.id.clone()), Part::Parts);
        inside.push(Block::Link {
            label: view.t().contribute.correct_link.to_owned(),
            href: Place::Record(page).href(),
            then: None,
            strong: false,
        });
    }
    block
}

/// Adds where the facts of a record come from, with their age.
pub(super) fn sources(screen: &mut Screen, view: &View<'_>, record: &Record) {
    let end = screen.blocks.len();
    age(screen, view.t(), view.cx.today, checked_on(record), end);
    screen.add(record_cited(view, record));
}

/// The same around a whole page: how old its facts are above them, where they come from below. On the page before the
/// irreversible only the day is said: it leads nowhere but on or back.
pub(super) fn around(screen: &mut Screen, view: &View<'_>, record: &Record, step: StepId) {
    let lead = screen.blocks.iter().position(|block| matches!(block, Block::Lead(_)));
    let above = lead.map_or(0, |at| at + 1);
    age(screen, view.t(), view.cx.today, checked_on(record), above);
    match checked_on(record) {
        Some(day) if step == StepId::Irreversible => {
            screen.text(fill(view.t().frame.checked_on, &[("date", &view.t().date(day))]));
        }
        _ => screen.add(record_cited(view, record)),
    }
}

/// An address without scheme, for people.
fn host(url: &str) -> &str {
    url.strip_prefix("https://").unwrap_or(url).trim_end_matches('/')
}

/// A text that no source stands for says so.
pub(super) fn doubted(t: &Catalogue, text: &str) -> String {
    t.with_aside(text, t.frame.unchecked)
}

/// Marks a text that no citable source stands for.
pub(super) fn with_doubt(view: &View<'_>, record: &Record, path: &str, text: String) -> String {
    if record.is_unchecked(path) {
        doubted(view.t(), &text)
    } else {
        text
    }
}

/// Says what this provider warns of, as far as it concerns the page.
pub(super) fn warn(screen: &mut Screen, view: &View<'_>, tone: Tone, about: &[Warning]) {
    let Some(record) = view.cx.record else { return };
    let said: Vec<String> = about
        .iter()
        .filter_map(|warning| {
            let path = ["warnings.", warning.as_str()].concat();
            let text = view.local(record.warnings.get(warning)?);
            Some(with_doubt(view, record, &path, text))
        })
        .collect();
    if !said.is_empty() {
        screen.titled_note(tone, view.t().backup.provider_note, said);
    }
}
