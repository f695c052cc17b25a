//! What comes out: the file with its ways to the directory, or a report in words.

use super::links::{edit_file, issue, new_file};
use super::{ContributeView, flaws, page, page_of, part_name, shown};
use crate::contribution::{self, Draft, Part};
use crate::directory::check::private;
use crate::directory::{Flaw, Name, cautions};
use crate::messages::fill;
use crate::screen::block::{Block, Command, InputKind, Pair, Tone};
use crate::screen::order::{Edit, Entry};
use crate::screen::page::{Live, Screen};
use crate::screen::place::Place;
use serde_json::Value;

/// The file, once nothing is wrong any more.
pub(super) fn file(view: &ContributeView<'_>, draft: &Draft) -> Screen {
    let t = view.t();
    let c = &t.contribute;
    let heading = fill(c.file_heading, &[("name", &view.name(draft))]);
    let mut screen = page(view, &heading, view.href(Part::Parts, None));
    let record = draft.record();
    let wrong = flaws(view, &record);
    if !wrong.is_empty() {
        screen.lead(c.file_flaws);
        let way = |flaw: &Flaw| {
            let page = page_of(view, flaw);
            let name = part_name(t, page.part).to_owned();
            (Place::Record(page).href(), name)
        };
        screen.problems = wrong.iter().map(|flaw| shown(t, flaw, None, Some(way(flaw)))).collect();
        screen.link(c.part_parts, Some(&view.href(Part::Parts, None)), true);
        return screen;
    }
    let word = |name: Name| record.get(name.as_str()).and_then(Value::as_str).unwrap_or_default();
    let id = word(Name::Id);
    let name = [id, ".json"].concat();
    screen.note(Tone::Good, c.file_good);
    if let Ok(grade) = word(Name::Grade).parse() {
        screen.pairs(vec![Pair::new(t.field(Name::Grade), t.grade(grade))]);
    }
    for caution in cautions(&record) {
        screen.titled_note(
            Tone::Caution,
            c.file_caution,
            vec![t.label_of(&caution.field).to_owned()],
        );
    }
    screen.button(&fill(c.save, &[("name", &name)]), Command::Contribute(Edit::Save), true);
    let text = contribution::file(&record);
    screen.heading(c.file_text);
    let copy = Block::Copy {
        label: name,
        text: text.clone(),
        gloss: Pair::default(),
        then: None,
    };
    screen.add(copy);
    screen.heading(c.send_heading);
    let Some(repository) = view.repository else {
        screen.text(c.send_by_hand);
        return screen;
    };
    let known = view.page.subject.is_some();
    if known {
        screen.text(c.send_edit_text);
        screen.link(c.send_edit, Some(&edit_file(repository, id)), true);
    } else if let Some(href) = new_file(repository, id, &text) {
        screen.text(c.send_new_text);
        screen.link(c.send_new, Some(&href), true);
    }
    let template = if known { "correct-a-record" } else { "add-a-provider" };
    screen.text(c.send_issue_text);
    let href = issue(repository, template, id, &[("provider", id)]);
    screen.link(c.send_issue, href.as_ref(), false);
    screen
}

/// A report in words, for those who only saw a mistake.
pub(super) fn tell(view: &ContributeView<'_>, draft: &Draft) -> Screen {
    let t = view.t();
    let c = &t.contribute;
    let mut screen = page(view, c.tell_heading, view.href(Part::Parts, None));
    screen.lead(c.tell_lead);
    screen.note(Tone::Caution, c.public);
    let known = view.page.subject.as_ref().map(|id| id.as_str());
    let asked = [
        ("told.provider", c.tell_provider, "", InputKind::Text),
        ("told.wrong", c.tell_wrong, c.tell_wrong_hint, InputKind::Lines),
        ("told.page", c.tell_page, t.record_hint.url, InputKind::Text),
    ];
    let mut sound = true;
    for (path, label, hint, kind) in asked.into_iter().skip(usize::from(known.is_some())) {
        let text = draft.text(path);
        let secret = private(text, &[]).map(|reason| Flaw {
            field: String::new(),
            reason,
        });
        let off = path == "told.page" && !text.is_empty() && !text.starts_with("https://");
        let error = match secret {
            Some(flaw) => t.flaw(&flaw),
            None if off && view.tried => t.flaw.not_https.to_owned(),
            None => String::new(),
        };
        sound &= !off && error.is_empty();
        let live = Live {
            value: text.to_owned(),
            error,
            meaning: String::new(),
        };
        screen.entries.insert(path.to_owned(), live);
        screen.add(Block::Entry {
            path: path.to_owned(),
            label: label.to_owned(),
            hint: hint.to_owned(),
            entry: Entry::Typed(kind),
        });
    }
    let (wrong, source) = (draft.text("told.wrong").trim(), draft.text("told.page").trim());
    let provider = known.unwrap_or_else(|| draft.text("told.provider").trim());
    if !sound || wrong.is_empty() || provider.is_empty() {
        return screen;
    }
    let text = [provider, "\n\n", wrong, "\n\n", source].concat().trim().to_owned();
    screen.heading(c.tell_text);
    screen.add(Block::Copy {
        label: provider.to_owned(),
        text,
        gloss: Pair::default(),
        then: None,
    });
    let template = if known.is_some() {
        "correct-a-record"
    } else {
        "add-a-provider"
    };
    let fields = [("provider", provider), ("wrong", wrong), ("source", source)];
    match view
        .repository
        .and_then(|repository| issue(repository, template, provider, &fields))
    {
        Some(href) => {
            screen.text(c.tell_open_text);
            screen.link(c.tell_open, Some(&href), true);
        }
        None => screen.text(c.send_by_hand),
    }
    screen
}
