//! The fields of a record as controls, by the table of shapes.

use super::ContributeView;
use crate::contribution::{Draft, Part};
use crate::directory::check::below;
use crate::directory::shape::{Form as Texts, Member, RECORD, Shape};
use crate::directory::terms::{Fate, Kind, Proof, RefundForm, Untouched};
use crate::directory::{Act, Channel, Flaw, Name, covers, facts};
use crate::messages::{Catalogue, Language, fill};
use crate::screen::block::{Block, Choice, Command, InputKind, Row};
use crate::screen::build::option;
use crate::screen::order::{Edit, Entry};
use crate::screen::page::{Live, Screen};
use serde_json::Value;

/// A page under construction.
pub(super) struct Form<'a> {
    pub(super) screen: Screen,
    pub(super) t: &'static Catalogue,
    pub(super) draft: &'a Draft,
    pub(super) record: &'a Value,
    /// What is wrong on this page, if it is to be shown.
    pub(super) wrong: &'a [&'a Flaw],
    /// The record is in the directory, so its file has a name.
    pub(super) known: bool,
}

/// The shape of a field of the record.
fn shape_of(name: Name) -> Option<&'static Member> {
    RECORD.iter().find(|member| member.name == name)
}

/// Whether what is wrong is to be mended in this field: in it, or in the text of which it is one language.
pub(super) fn is_at(path: &str, flaw: &Flaw) -> bool {
    let one_of = |language: &Language| path.strip_suffix(language.as_str())?.strip_suffix('.');
    let whole = Language::ALL.iter().find_map(one_of);
    covers(path, &flaw.field) || whole == Some(flaw.field.as_str())
}

impl Form<'_> {
    /// A field of the record itself.
    pub(super) fn top(&mut self, name: Name) {
        if let Some(member) = shape_of(name).filter(|_| !(self.known && name == Name::Id)) {
            self.member(name.as_str(), member);
        }
    }

    /// The fields of one way or one source, and what can be done with it as a whole.
    pub(super) fn item(&mut self, part: Part, at: usize) {
        let name = if part == Part::Ways {
            Name::Routes
        } else {
            Name::Sources
        };
        let list = name.as_str();
        if at >= self.draft.len(list) {
            return self.screen.text(self.t.contribute.none_yet);
        }
        if let Some(Shape::Items(Shape::Object(members))) = shape_of(name).map(|member| member.shape) {
            self.members(&below(list, &at.to_string()), members);
        }
        let c = &self.t.contribute;
        let label = fill(
            if part == Part::Ways { c.way } else { c.source },
            &[("number", &(at + 1).to_string())],
        );
        self.item_buttons(list, at, &label);
    }

    /// The ways or the sources, each with a link to its page.
    pub(super) fn list(&mut self, view: &ContributeView<'_>, name: Name) {
        let c = &self.t.contribute;
        let path = name.as_str();
        let (part, label) = match name {
            Name::Routes => (Part::Ways, c.way),
            _ => (Part::Sources, c.source),
        };
        let items = self.record.get(path).and_then(Value::as_array);
        let row = |(at, item): (usize, &Value)| {
            let word = |name: Name| item.get(name.as_str()).and_then(Value::as_str);
            let route = || Some((word(Name::Act)?.parse().ok()?, word(Name::Channel)?.parse().ok()?));
            Row {
                term: fill(label, &[("number", &(at + 1).to_string())]),
                text: match name {
                    Name::Routes => route().map(|way| self.t.route(way)).unwrap_or_default(),
                    _ => word(Name::Url).unwrap_or_default().to_owned(),
                },
                change: view.href(part, Some(at)),
            }
        };
        let rows: Vec<Row> = items.into_iter().flatten().enumerate().map(row).collect();
        if rows.is_empty() {
            self.screen.text(c.none_yet);
        } else {
            self.screen.add(Block::Rows {
                change: c.change.to_owned(),
                rows,
            });
        }
        let add = if name == Name::Routes { c.add_way } else { c.add_source };
        self.button(add, Edit::Add(path.to_owned()));
    }

    fn button(&mut self, label: &str, edit: Edit) {
        self.screen.button(label, Command::Contribute(edit), false);
    }

    fn item_buttons(&mut self, list: &str, at: usize, label: &str) {
        let c = &self.t.contribute;
        if at > 0 {
            self.button(&fill(c.move_up, &[("label", label)]), Edit::Up(list.to_owned(), at));
        }
        self.button(
            &fill(c.remove_item, &[("label", label)]),
            Edit::Remove(list.to_owned(), at),
        );
    }

    fn members(&mut self, path: &str, members: &[Member]) {
        for member in members {
            self.member(&below(path, member.name.as_str()), member);
        }
    }

    fn member(&mut self, path: &str, member: &Member) {
        let (name, shape) = (member.name, member.shape);
        let (label, hint) = (self.t.field(name), self.t.field_hint(name, shape));
        match shape {
            Shape::Text(Texts::Schema) => {}
            Shape::Text(_) => self.entry(path, label, hint, Entry::Typed(InputKind::Text)),
            Shape::Number => self.entry(path, label, hint, Entry::Typed(InputKind::Short)),
            Shape::Local(_) => {
                let short = matches!(name, Name::Name | Name::Hours);
                self.local(path, label, hint, short);
            }
            Shape::One(names) => {
                let options = names.iter().filter_map(|value| self.choice(name, value)).collect();
                self.entry(path, label, hint, Entry::Select(options));
            }
            Shape::Flag => {
                let c = &self.t.contribute;
                let options = [("false", c.own_page), ("true", c.others_page)];
                let options = options.map(|(value, label)| option(value, label, "")).to_vec();
                self.entry(path, label, hint, Entry::Select(options));
            }
            Shape::Words(Texts::Path) => {
                let all = facts(self.record);
                self.ticks(path, label, hint, &all);
            }
            Shape::Words(Texts::UncheckedPath) => {
                let open = self.without_source();
                self.ticks(path, label, hint, &open);
            }
            Shape::Words(_) => self.entry(path, label, hint, Entry::Typed(InputKind::Lines)),
            Shape::Set(names) => {
                let options = names.iter().filter_map(|value| self.choice(name, value)).collect();
                self.entry(path, label, hint, Entry::Ticks(options));
            }
            Shape::Object(members) => {
                self.screen.heading(label);
                self.members(path, members);
            }
            Shape::Items(inner) => self.items(path, label, hint, *inner),
        }
    }

    /// Items that stand on the same page: steps, contradictions, namesakes.
    fn items(&mut self, path: &str, label: &str, hint: &str, inner: Shape) {
        let c = &self.t.contribute;
        for at in 0..self.draft.len(path) {
            let place = below(path, &at.to_string());
            let numbered = fill(c.item, &[("label", label), ("number", &(at + 1).to_string())]);
            if let Shape::Object(members) = inner {
                self.screen.heading(&numbered);
                self.members(&place, members);
            } else {
                self.local(&place, &numbered, hint, false);
            }
            self.item_buttons(path, at, &numbered);
        }
        self.button(&fill(c.add_item, &[("label", label)]), Edit::Add(path.to_owned()));
    }

    fn local(&mut self, path: &str, label: &str, hint: &str, short: bool) {
        let c = &self.t.contribute;
        let kind = if short { InputKind::Text } else { InputKind::Lines };
        for (language, words, hint) in [(Language::En, c.in_english, hint), (Language::ZhCn, c.in_chinese, "")] {
            let label = fill(words, &[("label", label)]);
            self.entry(&below(path, language.as_str()), &label, hint, Entry::Typed(kind));
        }
    }

    /// The facts for which no source stands; contact data is left out then instead.
    fn without_source(&self) -> Vec<String> {
        let count = self.draft.len(Name::Sources.as_str());
        let sourced = |fact: &String| {
            (0..count).any(|at| {
                let path = [Name::Sources.as_str(), ".", &at.to_string(), ".", Name::For.as_str()].concat();
                self.draft.is_ticked(&path, fact)
            })
        };
        let mut open = facts(self.record);
        open.retain(|fact| !sourced(fact) && !covers(Name::Contact.as_str(), fact));
        open
    }

    fn ticks(&mut self, path: &str, label: &str, hint: &str, all: &[String]) {
        if all.is_empty() {
            return;
        }
        let options = all.iter().map(|fact| option(fact, &self.t.fact(fact), "")).collect();
        self.entry(path, label, hint, Entry::Ticks(options));
    }

    /// One answer of a field with names, in words. Nobody sells practice.
    fn choice(&self, field: Name, value: &str) -> Option<Choice> {
        let t = self.t;
        let label = match field {
            Name::Kind => t.kind(value.parse().ok().filter(|kind| *kind != Kind::Practice)?),
            Name::Act => t.act(value.parse::<Act>().ok()?),
            Name::Channel => t.channel(value.parse::<Channel>().ok()?),
            Name::Is => t.fate(value.parse::<Fate>().ok()?),
            Name::Form => t.refund_form(value.parse::<RefundForm>().ok()?),
            Name::OnlyIf => t.untouched(value.parse::<Untouched>().ok()?),
            Name::Proofs => t.proof(value.parse::<Proof>().ok()?),
            _ => return None,
        };
        Some(option(value, label, ""))
    }

    fn entry(&mut self, path: &str, label: &str, hint: &str, entry: Entry) {
        let wrong = self.wrong.iter().find(|flaw| is_at(path, flaw));
        let text = self.draft.text(path);
        let whose = path.ends_with(Name::ThirdParty.as_str()) && text.is_empty();
        let live = Live {
            value: if whose { "false" } else { text }.to_owned(),
            error: wrong.map(|flaw| self.t.flaw(flaw)).unwrap_or_default(),
            meaning: String::new(),
        };
        self.screen.entries.insert(path.to_owned(), live);
        if let Entry::Ticks(options) = &entry {
            let ticked = options
                .iter()
                .filter(|option| self.draft.is_ticked(path, &option.value));
            let keys = ticked.map(|option| [path, "=", &option.value].concat());
            self.screen.picked.extend(keys);
        }
        self.screen.add(Block::Entry {
            path: path.to_owned(),
            label: label.to_owned(),
            hint: hint.to_owned(),
            entry,
        });
    }
}
