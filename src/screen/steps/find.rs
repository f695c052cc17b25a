//! `find`: which way to take, and what hides behind the provider's words.

use super::super::block::{Choice, Pair, Tone};
use super::super::build::option;
use super::super::facts::{warn, with_doubt};
use super::super::page::Screen;
use super::super::place::Place;
use super::super::step_frame::frame;
use super::super::view::{Guarded, View};
use super::{owner, route};
use crate::directory::terms::Warning;
use crate::directory::{Act, Channel};
use crate::letters;
use crate::messages::fill;
use crate::wizard::{Field, RefundChance, StepId, Tri};

pub(super) fn screen(view: &View<'_>) -> Screen {
    let t = &view.t().find;
    let mut screen = frame(view, StepId::Find, t.heading);
    screen.lead(t.why);
    if *view.record == Guarded::Loading && view.wizard.provider_id().is_some() {
        // The general ways must not be offered, and chosen, in the moment before the provider's own arrive.
        screen.text(view.t().frame.starting);
        return screen;
    }
    let own = view.wizard.ways(view.cx);
    let general = own.is_empty();
    let ways = if general { route::GENERAL.to_vec() } else { own };
    let warnings = [Warning::NoOnlineWay, Warning::SelfServiceOnly, Warning::OwnerOnly];
    warn(&mut screen, view, Tone::Caution, &warnings);
    owner::reminder(&mut screen, view);
    by_itself(&mut screen, view);
    refund(&mut screen, view);
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
    }
    screen.link(view.t().explain.link, Some(&Place::Explain.href()), false);
    screen.go_on(view.t().frame.go_on, StepId::Find);
    screen
}

/// A travel plan that ends by itself: nothing is cancelled, and what is done instead.
fn by_itself(screen: &mut Screen, view: &View<'_>) {
    let t = &view.t().find;
    if !view.wizard.ends_by_itself(view.cx) {
        return;
    }
    let renews = view.wizard.answers().choice(Field::AutoRenew) == Some(Tri::Yes);
    let first = if renews { t.by_itself_renews } else { t.by_itself_check };
    screen.titled_note(
        Tone::Good,
        t.by_itself,
        [first, t.by_itself_wait, t.by_itself_last].map(str::to_owned).to_vec(),
    );
}

/// A purchase that may be given back, with its condition.
fn refund(screen: &mut Screen, view: &View<'_>) {
    let t = &view.t().find;
    let Some(refund) = view.wizard.refund(view.cx) else {
        return;
    };
    let until = refund.until.map(|day| view.t().date(day)).unwrap_or_default();
    let days = refund.window_days.to_string();
    let (tone, sentence) = match refund.chance {
        RefundChance::Open => (Tone::Good, t.refund_open),
        RefundChance::Unknown => (Tone::Info, t.refund_unknown),
        RefundChance::Over => return,
    };
    let mut said = vec![fill(sentence, &[("date", &until), ("days", &days)])];
    said.extend(refund.only_if.map(|only_if| view.t().untouched(only_if).to_owned()));
    said.extend(refund.form.map(|form| view.t().refund_form(form).to_owned()));
    if let Some(record) = view.cx.record.filter(|record| record.is_unchecked("rules.refund")) {
        said = said
            .into_iter()
            .map(|text| with_doubt(view, record, "rules.refund", text))
            .collect();
    }
    screen.titled_note(tone, t.refund, said);
}

fn choice(view: &View<'_>, (act, channel): (Act, Channel)) -> Choice {
    let value = [act.as_str(), ".", channel.as_str()].concat();
    let hint = view
        .t()
        .together([view.t().act_means(act), &route::effort_of(view, (act, channel))]);
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
    if matches!(chosen.0, Act::PortOut | Act::Nothing) {
        return;
    }
    let said = letters::reason(view.wizard).english;
    screen.pairs(vec![Pair::new(view.t().find.give_reason, said)]);
}
