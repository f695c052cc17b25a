//! `irreversible`: what ends, what is lost, and the typed end of the identifier.

use super::super::block::{InputKind, Pair, Tone};
use super::super::facts::warn;
use super::super::page::Screen;
use super::super::step_frame::frame;
use super::super::view::View;
use super::{api, route};
use crate::directory::Channel;
use crate::directory::terms::Warning;
use crate::messages::fill;
use crate::provider_api::Adapter;
use crate::wizard::{Field, KeepNumber, StepId};

pub(super) fn screen(view: &View<'_>) -> Screen {
    let t = &view.t().review;
    let answers = view.wizard.answers();
    let mut screen = frame(view, StepId::Irreversible, t.irreversible_heading);
    screen.lead(t.irreversible_why);
    if let Some(chosen) = answers.route() {
        let effect = route::of(view, chosen)
            .and_then(|r| r.effect.as_ref())
            .map(|e| view.local(e));
        let means = [view.t().act_means(chosen.0), effect.as_deref().unwrap_or_default()];
        let what = [view.plan_name(), view.t().route(chosen)].join(" · ");
        screen.pairs(vec![Pair::new(t.ends, what)]);
        screen.text(view.t().together(means));
    }
    let by_api = answers.route().is_some_and(|(_, channel)| channel == Channel::Api);
    if let Some((platform, _, kind)) = view.wizard.api_act().filter(|_| by_api) {
        let along = Adapter::of(platform)
            .offer(kind)
            .map(|offer| offer.collateral)
            .unwrap_or_default();
        let mut said = vec![view.t().act_kind_means(kind).to_owned()];
        said.extend(along.iter().map(|what| view.t().collateral(*what).to_owned()));
        let title = view.t().said_of(Adapter::of(platform).name, view.t().act_kind(kind));
        screen.titled_note(Tone::Caution, &title, said);
        api::request(&mut screen, view);
    }
    let mut lost = Vec::new();
    let keep = answers.choice(Field::KeepNumber);
    if keep != Some(KeepNumber::NoNumber) {
        lost.extend([t.lost_number.to_owned(), t.lost_codes.to_owned()]);
    }
    let left = |what: &str| fill(t.lost_balance, &[("what", what)]);
    lost.extend(answers.money(Field::BalanceLeft).map(|m| left(&m.readable())));
    lost.extend(answers.volume(Field::DataLeft).map(|v| left(&v.readable())));
    lost.push(t.lost_rest.to_owned());
    screen.titled_note(Tone::Danger, t.lost, lost);
    if keep != Some(KeepNumber::NoNumber) {
        warn(&mut screen, view, Tone::Danger, &[Warning::PortFirst]);
    }
    screen.note(Tone::Caution, t.not_lost);
    let label = fill(t.ending, &[("number", answers.text(Field::Identifier))]);
    screen.input(view, Field::Ending, InputKind::Short, &label, t.ending_hint);

    screen.go_on(t.confirm, StepId::Irreversible);
    screen
}
