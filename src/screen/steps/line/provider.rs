//! Who sells the plan: what fits the number, the search over all providers, and what is known about the chosen one.

use super::super::super::block::{Block, Choice, Command, InputKind, Tone};
use super::super::super::build::option;
use super::super::super::facts::{sources, with_doubt};
use super::super::super::items::{Combobox, ListGroup, Listed};
use super::super::super::page::Screen;
use super::super::super::place::Place;
use super::super::super::view::{Guarded, View};
use super::super::gone;
use crate::directory::terms::Kind;
use crate::directory::{Guess, Index, IndexEntry, by_kind};
use crate::messages::fill;
use crate::wizard::UNLISTED;
use crate::wizard::{Event, Field};

/// Most answers listed at once: with more, one types another letter.
const MOST: usize = 100;

/// Asks for the provider.
pub(super) fn ask(screen: &mut Screen, view: &View<'_>, guess: Option<&Guess>) {
    let t = &view.t().line;
    if view.wizard.case.practice {
        let name = view.provider_name();
        screen.choice(
            view,
            Field::Provider,
            t.provider_legend,
            vec![option("example-mobile", &name, "")],
        );
        return known(screen, view);
    }
    suggested(screen, view, guess);
    let combobox = Combobox {
        field: Field::Provider,
        query: Field::ProviderQuery,
        label: t.provider_query.to_owned(),
        hint: t.provider_hint.to_owned(),
        list: t.provider_legend.to_owned(),
        again: t.choose_another.to_owned(),
    };
    screen.combobox(view, combobox, listed(view));
    in_our_language(screen, view);
    match view.index {
        Guarded::Loading => screen.text(t.list_loading),
        Guarded::Unavailable => screen.note(Tone::Caution, t.list_unavailable),
        Guarded::Here(_) => {}
    }
    // What is known stands beside the choice; the way out of the list behind it.
    let unlisted = |screen: &mut Screen| screen.button(t.unlisted, choose(UNLISTED), false);
    if view.wizard.answers().text(Field::Provider) == UNLISTED {
        unlisted(screen);
        screen.input(
            view,
            Field::ProviderName,
            InputKind::Text,
            t.provider_name,
            t.provider_name_hint,
        );
        screen.note(Tone::Info, t.general_path);
        screen.link(view.t().contribute.add_link, Some(&Place::Contribute.href()), false);
    } else {
        known(screen, view);
        unlisted(screen);
    }
}

fn choose(value: &str) -> Command {
    Command::Case(Event::Answered(Field::Provider, value.to_owned()))
}

/// What fits the number, to be confirmed by the person.
fn suggested(screen: &mut Screen, view: &View<'_>, guess: Option<&Guess>) {
    let (Some(index), Some(guess)) = (view.index.here(), guess) else {
        return;
    };
    let fitting = guess.providers.iter().filter_map(|id| index.entry(id));
    let mut fitting = fitting.filter(|entry| entry.kind != Kind::Practice).peekable();
    if fitting.peek().is_some() {
        screen.text(view.t().line.suggested);
    }
    for entry in fitting {
        screen.button(&view.local(&entry.name), choose(entry.id.as_str()), false);
    }
}

/// The entry of the chosen provider.
fn chosen<'a>(view: &View<'a>) -> Option<&'a IndexEntry> {
    let id = view.wizard.provider_id()?;
    view.index.here().and_then(|index| index.entry(&id))
}

/// The chosen provider, if the query is nothing but its name, put there by choosing it.
fn named<'a>(view: &View<'a>) -> Option<&'a IndexEntry> {
    let query = view.wizard.answers().text(Field::ProviderQuery);
    chosen(view).filter(|entry| entry.name.en == query || entry.name.zh_cn == query)
}

/// A name that choosing has put into the field is shown in the language of the page, like every other name.
fn in_our_language(screen: &mut Screen, view: &View<'_>) {
    if let (Some(entry), Some(live)) = (named(view), screen.fields.get_mut(&Field::ProviderQuery)) {
        live.value = view.local(&entry.name);
    }
}

/// What the search finds, and what is chosen.
fn listed(view: &View<'_>) -> Listed {
    let t = &view.t().line;
    let found = view.index.here().map(|index| found(view, index));
    Listed {
        chosen: match view.wizard.answers().text(Field::Provider) {
            "" => String::new(),
            UNLISTED => t.chosen_unlisted.to_owned(),
            _ => {
                let listed = chosen(view).map(|entry| view.local(&entry.name));
                fill(t.chosen, &[("name", &listed.unwrap_or_else(|| view.provider_name()))])
            }
        },
        ..found.unwrap_or_default()
    }
}

/// What the search finds, in groups. Whoever has chosen and looks again sees all.
fn found(view: &View<'_>, index: &Index) -> Listed {
    let t = &view.t().line;
    let query = match named(view) {
        Some(_) => "",
        None => view.wizard.answers().text(Field::ProviderQuery),
    };
    let mut hits = index.search(query);
    hits.retain(|entry| entry.kind != Kind::Practice);
    let (count, shown) = (hits.len().to_string(), hits.len().min(MOST).to_string());
    let said = match hits.len() {
        _ if query.trim().is_empty() => String::new(),
        0 => t.provider_none.to_owned(),
        1..=MOST => fill(t.found, &[("count", &count)]),
        _ => fill(t.found_part, &[("count", &count), ("shown", &shown)]),
    };
    hits.truncate(MOST);
    let group = |(kind, entries): (Kind, Vec<&IndexEntry>)| ListGroup {
        heading: view.t().kinds(kind).to_owned(),
        options: entries.into_iter().map(|entry| offer(view, entry)).collect(),
    };
    Listed {
        groups: by_kind(&hits).into_iter().map(group).collect(),
        said,
        chosen: String::new(),
    }
}

/// One provider in the list, with the family it belongs to and whether it is gone.
fn offer(view: &View<'_>, entry: &IndexEntry) -> Choice {
    let t = &view.t().line;
    let family = entry.parent.as_ref().map(|parent| fill(t.family, &[("name", parent)]));
    let gone = entry.gone.then(|| t.gone.to_owned());
    let hint: Vec<String> = family.into_iter().chain(gone).collect();
    option(entry.id.as_str(), &view.local(&entry.name), &hint.join(" · "))
}

/// What is known about the chosen provider.
fn known(screen: &mut Screen, view: &View<'_>) {
    let t = view.t();
    if view.wizard.provider_id().is_none() {
        return;
    }
    match view.record {
        Guarded::Loading => screen.text(t.frame.starting),
        Guarded::Unavailable => screen.note(Tone::Caution, t.line.record_unavailable),
        Guarded::Here(record) => {
            let (kind, grade) = (t.kind(record.kind), t.grade(record.grade));
            let networks = with_doubt(view, record, "networks", record.networks.join(", "));
            let sentence = if record.networks.is_empty() {
                t.line.known_no_network
            } else {
                t.line.known
            };
            let text = fill(sentence, &[("kind", kind), ("networks", &networks), ("grade", grade)]);
            screen.add(Block::Text(text));
            gone::said(screen, view, record);
            if record.routes.is_empty() && record.status.is_none() {
                screen.note(Tone::Info, t.line.general_path);
            }
            sources(screen, view, record);
        }
    }
}
