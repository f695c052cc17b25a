//! `line`: which eSIM, sold by whom. A guess is shown with its evidence; the person always chooses.

use super::super::block::{Block, Choice, Command, InputKind, Tone};
use super::super::facts::{sources, with_doubt};
use super::super::page::{Screen, option};
use super::super::place::Place;
use super::super::step_frame::frame;
use super::super::view::{Guarded, View};
use crate::directory::terms::Kind;
use crate::directory::{Evidence, Guess, Identified, IndexEntry, identify};
use crate::messages::fill;
use crate::telecom::{CheckDigit, SmdpAddress};
use crate::wizard::answer::UNLISTED;
use crate::wizard::{Event, Field, PRACTICE_ICCID, StepId};

/// Most answers offered at once to a search.
const MOST: usize = 6;

pub(super) fn screen(view: &View<'_>) -> Screen {
    let t = &view.t().line;
    let mut screen = frame(view, StepId::Line, t.heading);
    screen.lead(t.why);
    screen.input(
        view,
        Field::Identifier,
        InputKind::Text,
        t.identifier,
        t.identifier_hint,
    );
    if view.wizard.case.practice {
        let fill_in = Event::Answered(Field::Identifier, PRACTICE_ICCID.to_owned());
        screen.text(fill(t.practice_number, &[("number", PRACTICE_ICCID)]));
        screen.button(t.practice_fill, Command::Case(fill_in), false);
    }
    let guess = recognised(&mut screen, view);
    provider(&mut screen, view, guess.as_ref());
    screen.go_on(view.t().frame.go_on, StepId::Line);
    screen
}

/// Says what the entry is and what it points to.
fn recognised(screen: &mut Screen, view: &View<'_>) -> Option<Guess> {
    let t = &view.t().line;
    let answers = view.wizard.answers();
    let host = SmdpAddress::parse(answers.text(Field::SmdpAddress)).ok();
    if let Some(host) = host
        .as_ref()
        .filter(|_| view.wizard.code_was_dropped() || !answers.has(Field::Identifier))
    {
        screen.note(Tone::Good, fill(t.code_dropped, &[("host", host.as_str())]));
        if !answers.has(Field::Identifier) {
            screen.note(Tone::Info, t.code_more);
        }
    }
    let identified = identify(view.wizard.shown(Field::Identifier)).ok();
    let named = |sentence: &str, number: &str| fill(sentence, &[("number", number)]);
    let check = match &identified {
        Some(Identified::Iccid(iccid)) => {
            screen.note(Tone::Good, named(t.is_iccid, &iccid.grouped()));
            iccid.check()
        }
        Some(Identified::Eid(eid)) => {
            screen.note(Tone::Caution, named(t.is_eid, &eid.grouped()));
            eid.check()
        }
        Some(Identified::Msisdn(number)) => {
            screen.note(Tone::Good, named(t.is_msisdn, &number.readable()));
            CheckDigit::Absent
        }
        Some(Identified::Reference(text)) => {
            screen.note(Tone::Info, named(t.is_reference, text));
            CheckDigit::Absent
        }
        Some(Identified::ActivationCode(_)) | None => CheckDigit::Absent,
    };
    if check == CheckDigit::Wrong {
        screen.note(Tone::Caution, t.check_wrong);
    }
    let tables = view.recognition.here()?;
    let guess = identified
        .as_ref()
        .and_then(|i| tables.guess(i))
        .or_else(|| tables.guess_host(host.as_ref()?.as_str()));
    match &guess {
        Some(guess) => points_to(screen, view, guess),
        None if identified.is_some() && !view.wizard.case.practice => screen.text(t.nothing_known),
        None => {}
    }
    guess
}

fn points_to(screen: &mut Screen, view: &View<'_>, guess: &Guess) {
    let t = &view.t().line;
    let name = guess.brand.as_ref().or(guess.network.as_ref());
    let certainty = view.t().certainty(guess.certainty);
    if let Some(name) = name {
        let values = |key, evidence| [("network", name.as_str()), ("certainty", certainty), (key, evidence)];
        screen.text(match &guess.evidence {
            Evidence::Prefix(prefix) => fill(t.network, &values("prefix", prefix)),
            Evidence::Host(host) => fill(t.network_host, &values("host", host)),
        });
    }
    screen.text(if guess.names_brand {
        t.provider_legend
    } else {
        t.not_brand
    });
}

fn provider(screen: &mut Screen, view: &View<'_>, guess: Option<&Guess>) {
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
    screen.input(
        view,
        Field::ProviderQuery,
        InputKind::Text,
        t.provider_query,
        t.provider_hint,
    );
    match view.index {
        Guarded::Loading => screen.text(t.list_loading),
        Guarded::Unavailable => screen.note(Tone::Caution, t.list_unavailable),
        Guarded::Here(_) => {}
    }
    let offered = offered(view, guess);
    if offered.is_empty() && view.wizard.answers().has(Field::ProviderQuery) && view.index.here().is_some() {
        screen.text(t.provider_none);
    }
    let mut options = offered;
    options.push(option(UNLISTED, t.unlisted, t.unlisted_hint));
    screen.choice(view, Field::Provider, t.provider_legend, options);
    if view.wizard.answers().text(Field::Provider) == UNLISTED {
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
    }
}

/// What fits the number, then what the search finds. The order does not change with the choice, so that arrow keys
/// walk through it; a chosen one that is not among them stands first.
fn offered(view: &View<'_>, guess: Option<&Guess>) -> Vec<Choice> {
    let Some(index) = view.index.here() else {
        return Vec::new();
    };
    let suggested = guess.map(|g| g.providers.as_slice()).unwrap_or_default();
    let mut found: Vec<&IndexEntry> = suggested.iter().filter_map(|id| index.entry(id)).collect();
    for entry in index.search(view.wizard.answers().text(Field::ProviderQuery), MOST) {
        if !found.iter().any(|other| other.id == entry.id) {
            found.push(entry);
        }
    }
    let chosen = view.wizard.provider_id().and_then(|id| index.entry(&id));
    if let Some(chosen) = chosen.filter(|c| !found.iter().any(|other| other.id == c.id)) {
        found.insert(0, chosen);
    }
    let hint = |entry: &IndexEntry| {
        if suggested.contains(&entry.id) {
            view.t().line.suggested
        } else {
            view.t().kind(entry.kind)
        }
    };
    let real = found.into_iter().filter(|entry| entry.kind != Kind::Practice);
    real.map(|entry| option(entry.id.as_str(), &view.local(&entry.name), hint(entry)))
        .collect()
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
            if record.routes.is_empty() {
                screen.note(Tone::Info, t.line.general_path);
            }
            sources(screen, view, record);
        }
    }
}
