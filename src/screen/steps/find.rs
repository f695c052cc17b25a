//! `find`: which way to take, and what hides behind the provider's words.

use super::super::block::{Block, Choice, Pair, Tone};
use super::super::facts::sources;
use super::super::page::{Screen, option};
use super::super::step_frame::frame;
use super::super::view::{Guarded, View};
use super::route;
use crate::directory::{Act, Channel};
use crate::letters::cancellation;
use crate::wizard::{Field, StepId};

pub(super) fn screen(view: &View<'_>) -> Screen {
    let t = &view.t().find;
    let mut screen = frame(view, StepId::Find, t.heading);
    screen.lead(t.why);
    if *view.record == Guarded::Loading && view.wizard.provider_id().is_some() {
        // The general ways must not be offered, and chosen, in the moment before the provider's own arrive.
        screen.text(view.t().frame.starting);
        return screen;
    }
    let known = route::known(view);
    let general = known.is_empty();
    let ways: Vec<(Act, Channel)> = if general {
        route::GENERAL.to_vec()
    } else {
        known.iter().map(|r| (r.act, r.channel)).collect()
    };
    let mut options: Vec<Choice> = ways.into_iter().map(|way| choice(view, way)).collect();
    options.push(by_api(view));
    screen.choice(
        view,
        Field::Route,
        if general { t.legend_general } else { t.legend },
        options,
    );
    let by_hand = |(_, channel): &(Act, Channel)| *channel != Channel::Api;
    if let Some(chosen) = view.wizard.answers().route().filter(by_hand) {
        route::show(&mut screen, view, chosen);
        reason(&mut screen, view, chosen);
    }
    if let Some(record) = view.cx.record {
        screen.link(t.cancel_page, record.links.cancel.as_ref(), false);
        if !record.conflicts.is_empty() {
            let said = record.conflicts.iter().map(|c| view.local(c)).collect();
            screen.titled_note(Tone::Caution, t.conflict, said);
        }
        sources(&mut screen, view, record);
    }
    screen.go_on(view.t().frame.go_on, StepId::Find);
    screen
}

fn choice(view: &View<'_>, (act, channel): (Act, Channel)) -> Choice {
    let value = [act.as_str(), ".", channel.as_str()].concat();
    let hint = [view.t().act_means(act), &route::effort_of(view, (act, channel))].concat();
    option(&value, &view.t().route((act, channel)), &hint)
}

/// The way for those who hold a key. Which act it is is chosen there; until then it counts as the gravest.
fn by_api(view: &View<'_>) -> Choice {
    let t = &view.t().api;
    let chosen = view
        .wizard
        .answers()
        .route()
        .filter(|(_, channel)| *channel == Channel::Api);
    let act = chosen.map_or(Act::EndNow, |(act, _)| act);
    let value = [act.as_str(), ".", Channel::Api.as_str()].concat();
    option(&value, t.way_label, t.way_hint)
}

/// The sentence to give as a reason, in the provider's language.
fn reason(screen: &mut Screen, view: &View<'_>, chosen: (Act, Channel)) {
    let Some(letter) = cancellation(view.wizard, chosen) else {
        return;
    };
    // The third sentence of every request is the reason.
    let Some(line) = letter.lines.get(2) else { return };
    let pair = Pair {
        term: view.t().find.give_reason.to_owned(),
        text: line.english.clone(),
    };
    screen.add(Block::Pairs(vec![pair]));
}
