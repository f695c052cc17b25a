//! Which record, and which part of it.

use super::{ContributeView, flaws, page, page_of, part_name};
use crate::contribution::{Draft, Page, Part};
use crate::directory::Index;
use crate::directory::terms::Kind;
use crate::messages::{Language, fill, local};
use crate::screen::block::{Block, Command, InputKind, Row, Tone};
use crate::screen::order::{Edit, Entry};
use crate::screen::page::{Live, Screen};
use crate::screen::place::Place;
use crate::screen::view::Guarded;

/// Most providers that a search shows.
const MOST: usize = 6;
/// The field of the search.
const QUERY: &str = "query";

/// Which record: the list, a new one, or one that was begun.
#[must_use]
pub fn choose_screen(language: Language, index: &Guarded<Index>, query: &str, drafts: &[Page]) -> Screen {
    let t = language.catalogue();
    let c = &t.contribute;
    let mut screen = Screen::new("contribute", c.heading);
    screen.back = Some(Place::Home.href());
    screen.lead(c.lead);
    if !drafts.is_empty() {
        screen.heading(c.drafts);
        for page in drafts {
            let entry = page.subject.as_ref().and_then(|id| index.here()?.entry(id));
            let known = page.subject.as_ref().map_or(c.new_name, |id| id.as_str());
            let name = entry.map_or(known, |entry| local(&entry.name, language));
            let href = Place::Record(page.clone()).href();
            screen.link(&fill(c.draft, &[("name", name)]), Some(&href), true);
        }
    }
    let live = Live {
        value: query.to_owned(),
        ..Live::default()
    };
    screen.entries.insert(QUERY.to_owned(), live);
    screen.add(Block::Entry {
        path: QUERY.to_owned(),
        label: c.choose.to_owned(),
        hint: c.choose_hint.to_owned(),
        entry: Entry::Typed(InputKind::Text),
    });
    match index {
        Guarded::Loading => screen.text(t.line.list_loading),
        Guarded::Unavailable => screen.note(Tone::Caution, t.line.list_unavailable),
        Guarded::Here(index) if !query.trim().is_empty() => {
            let mut found = index.search(query);
            found.retain(|entry| entry.kind != Kind::Practice);
            found.truncate(MOST);
            if found.is_empty() {
                screen.text(t.line.provider_none);
            }
            for entry in found {
                let page = Page::of(Some(entry.id.clone()), Part::Parts);
                let label = fill(c.correct, &[("name", local(&entry.name, language))]);
                screen.link(&label, Some(&Place::Record(page).href()), false);
            }
        }
        Guarded::Here(_) => {}
    }
    screen.heading(c.add);
    screen.text(c.add_text);
    let new = |part| Place::Record(Page::of(None, part)).href();
    screen.link(c.add, Some(&new(Part::Parts)), false);
    screen.link(c.tell_new, Some(&new(Part::Tell)), false);
    screen
}

/// All parts of the form.
pub(super) fn parts(view: &ContributeView<'_>, draft: &Draft) -> Screen {
    let c = &view.t().contribute;
    let name = view.name(draft);
    let heading = fill(c.parts_heading, &[("name", &name)]);
    let mut screen = page(view, &heading, Place::Contribute.href());
    screen.lead(c.parts_lead);
    screen.note(Tone::Caution, c.public);
    let record = draft.record();
    let flaws = flaws(view, &record);
    let row = |part: &Part| {
        let wrong = flaws.iter().filter(|flaw| page_of(view, flaw).part == *part).count();
        let filled = part.fields().iter().any(|name| record.get(name.as_str()).is_some());
        let text = if wrong > 0 && filled {
            fill(c.part_flaws, &[("count", &wrong.to_string())])
        } else if filled {
            c.part_good.to_owned()
        } else {
            c.part_empty.to_owned()
        };
        Row {
            term: part_name(view.t(), *part).to_owned(),
            text,
            change: view.href(*part, None),
        }
    };
    screen.add(Block::Rows {
        change: c.change.to_owned(),
        rows: Part::FORM.iter().map(row).collect(),
    });
    screen.link(c.to_file, Some(&view.href(Part::File, None)), true);
    screen.link(c.tell_link, Some(&view.href(Part::Tell, None)), false);
    screen.link(c.manual, Some(&"directory/schema.json".to_owned()), false);
    let sure = Block::Button {
        label: c.discard_sure.to_owned(),
        command: Command::Contribute(Edit::Discard),
        strong: false,
    };
    screen.add(Block::Folded {
        summary: c.discard.to_owned(),
        inside: vec![Block::Text(c.discard_text.to_owned()), sure],
    });
    screen
}
