//! Adding or correcting a record: the pages of its form, the file that comes out, and the report in words.
//!
//! Invariant: every field comes from the table of `directory::shape`, every error from `directory::check`; nothing is
//! sent from here, and what leads to GitHub is a link that the person follows.

mod choose;
mod fields;
mod finished;
mod links;

pub use choose::choose_screen;
pub use links::repository;

use super::block::{Command, Tone};
use super::order::Edit;
use super::page::{Screen, Shown};
use super::place::Place;
use super::view::Guarded;
use crate::contribution::{Draft, Page, Part};
use crate::directory::{Flaw, Name, check};
use crate::messages::{Catalogue, Language, fill};
use fields::Form;
use serde_json::Value;

/// All that a page of the form may look at.
pub struct ContributeView<'a> {
    /// The language.
    pub language: Language,
    /// Which page.
    pub page: &'a Page,
    /// What was typed.
    pub draft: &'a Guarded<Draft>,
    /// The person wanted to go on from this page, so what is wrong on it is shown.
    pub tried: bool,
    /// Where the source lies on GitHub, if that is known.
    pub repository: Option<&'a str>,
}

impl ContributeView<'_> {
    fn t(&self) -> &'static Catalogue {
        self.language.catalogue()
    }

    fn href(&self, part: Part, item: Option<usize>) -> String {
        Place::Record(self.page.at(part, item)).href()
    }

    /// What the provider is called as far as that was said.
    fn name(&self, draft: &Draft) -> String {
        let path = ["name.", self.language.as_str()].concat();
        let said = [draft.text(&path), draft.text("name.en"), draft.text("told.provider")];
        let said = said.into_iter().find(|name| !name.is_empty());
        said.unwrap_or(self.t().contribute.new_name).to_owned()
    }
}

/// A page of the form.
#[must_use]
pub fn contribute_screen(view: &ContributeView<'_>) -> Screen {
    let t = view.t();
    let draft = match view.draft {
        Guarded::Here(draft) => draft,
        Guarded::Loading => {
            let mut screen = Screen::new("contribute-parts", t.contribute.heading);
            screen.text(t.frame.starting);
            return screen;
        }
        Guarded::Unavailable => {
            let mut screen = Screen::new("contribute-parts", t.contribute.heading);
            screen.note(Tone::Caution, t.line.record_unavailable);
            screen.link(t.contribute.heading, Some(&Place::Contribute.href()), true);
            return screen;
        }
    };
    match view.page.part {
        Part::Parts => choose::parts(view, draft),
        Part::File => finished::file(view, draft),
        Part::Tell => finished::tell(view, draft),
        part => part_screen(view, draft, part),
    }
}

/// The name of a part.
fn part_name(t: &Catalogue, part: Part) -> &'static str {
    let c = &t.contribute;
    match part {
        Part::Parts => c.part_parts,
        Part::Who => c.part_who,
        Part::Reach => c.part_reach,
        Part::Ways => c.part_ways,
        Part::Asked => c.part_asked,
        Part::Notes => c.part_notes,
        Part::Rules => c.part_rules,
        Part::Sources => c.part_sources,
        Part::File => c.part_file,
        Part::Tell => c.part_tell,
    }
}

/// Where something wrong is mended.
fn page_of(view: &ContributeView<'_>, flaw: &Flaw) -> Page {
    let part = Part::of_flaw(flaw);
    let mut path = flaw.field.split('.');
    let listed = matches!(path.next(), Some("routes" | "sources"));
    let item = path.next().filter(|_| listed).and_then(|at| at.parse().ok());
    view.page.at(part, item)
}

fn flaws(view: &ContributeView<'_>, record: &Value) -> Vec<Flaw> {
    check(record, view.page.subject.as_ref().map(|id| id.as_str()))
}

/// What is wrong, as it is shown above a page.
fn shown(t: &Catalogue, flaw: &Flaw, entry: Option<String>, link: Option<(String, String)>) -> Shown {
    let label = t.label_of(&flaw.field);
    let said = t.flaw(flaw);
    Shown {
        field: None,
        entry,
        text: if label.is_empty() || said.contains('“') {
            said
        } else {
            t.said_of(label, &said)
        },
        link,
    }
}

fn page(view: &ContributeView<'_>, heading: &str, back: String) -> Screen {
    let name = ["contribute-", view.page.part.as_str()].concat();
    let mut screen = Screen::new(&name, heading);
    screen.back = Some(back);
    screen
}

/// What is wrong on a page that the person wants to leave.
#[must_use]
pub fn wrong_here(page: &Page, draft: &Draft) -> bool {
    let view = ContributeView {
        language: Language::En,
        page,
        draft: &Guarded::Loading,
        tried: true,
        repository: None,
    };
    flaws(&view, &draft.record()).iter().any(|flaw| stands_on(&view, flaw))
}

/// Whether something wrong is mended on the page that is shown. What lacks a source is said where the list of them ends.
fn stands_on(view: &ContributeView<'_>, flaw: &Flaw) -> bool {
    let own = page_of(view, flaw);
    own.part == view.page.part && own.item == view.page.item
}

fn part_screen(view: &ContributeView<'_>, draft: &Draft, part: Part) -> Screen {
    let t = view.t();
    let c = &t.contribute;
    let back = match view.page.item {
        Some(_) => view.href(part, None),
        None => view.href(Part::Parts, None),
    };
    let number = view.page.item.map(|at| (at + 1).to_string());
    let heading = match (&number, part) {
        (Some(number), Part::Ways) => fill(c.way, &[("number", number)]),
        (Some(number), _) => fill(c.source, &[("number", number)]),
        (None, _) => part_name(t, part).to_owned(),
    };
    let mut screen = page(view, &heading, back);
    let record = draft.record();
    let found = flaws(view, &record);
    let wrong: Vec<&Flaw> = found.iter().filter(|flaw| stands_on(view, flaw)).collect();
    if view.page.item.is_none() {
        screen.lead(t.record_hint.optional);
    }
    let mut form = Form {
        screen,
        t,
        draft,
        record: &record,
        wrong: if view.tried { &wrong } else { &[] },
        known: view.page.subject.is_some(),
    };
    match view.page.item {
        Some(at) => form.item(part, at),
        None => {
            for name in part.fields() {
                match name {
                    Name::Routes | Name::Sources => form.list(view, *name),
                    _ => form.top(*name),
                }
            }
        }
    }
    let mut screen = form.screen;
    if view.tried {
        // The nearest field; of a text in both languages the first.
        let entry = |flaw: &Flaw| {
            let at = screen.entries.keys().filter(|path| fields::is_at(path, flaw));
            at.rev().max_by_key(|path| path.split('.').count()).cloned()
        };
        let said = wrong.iter().map(|flaw| shown(t, flaw, entry(flaw), None)).collect();
        screen.problems = said;
    }
    screen.submit = Some((t.frame.go_on.to_owned(), Command::Contribute(Edit::Done)));
    screen
}
