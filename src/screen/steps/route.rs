//! The ways of ending a plan: those of the record, or the general ones; and how one is shown.

use super::super::block::{Pair, Tone};
use super::super::facts::with_doubt;
use super::super::page::Screen;
use super::super::view::View;
use crate::directory::record::Route;
use crate::directory::{Act, Channel, effort};
use crate::messages::Catalogue;

/// The ways that most providers have, for those of whom we know none. The act is the safest reading of each.
pub(super) const GENERAL: &[(Act, Channel)] = &[
    (Act::StopRenewal, Channel::Web),
    (Act::StopRenewal, Channel::App),
    (Act::EndNow, Channel::Chat),
    (Act::EndNow, Channel::Phone),
    (Act::EndNow, Channel::Email),
    (Act::Nothing, Channel::Expires),
];

/// The routes of the record, if it has any.
pub(super) fn known<'a>(view: &View<'a>) -> &'a [Route] {
    view.cx
        .record
        .map(|record| record.routes.as_slice())
        .unwrap_or_default()
}

/// The route of the record for one act and channel.
pub(super) fn of<'a>(view: &View<'a>, (act, channel): (Act, Channel)) -> Option<&'a Route> {
    known(view)
        .iter()
        .find(|route| route.act == act && route.channel == channel)
}

/// How much a way of the record asks of a person, empty for the general ways.
pub(super) fn effort_of(view: &View<'_>, way: (Act, Channel)) -> String {
    let known = of(view, way).zip(view.cx.record);
    known.map_or_else(String::new, |(route, record)| view.t().effort(effort(route, record)))
}

/// Adds the steps of a way, and what happens then.
pub(super) fn show(screen: &mut Screen, view: &View<'_>, chosen: (Act, Channel)) {
    let t = &view.t().find;
    let (route, record) = (of(view, chosen), view.cx.record);
    screen.heading(t.steps);
    match (route, record) {
        (Some(route), Some(record)) => {
            let path = ["routes.", route.act.as_str(), ".", route.channel.as_str()].concat();
            screen.list(
                true,
                route
                    .steps
                    .iter()
                    .map(|step| with_doubt(view, record, &path, view.local(step)))
                    .collect(),
            );
            if let Some(effect) = &route.effect {
                screen.titled_note(Tone::Info, t.effect, vec![view.local(effect)]);
            }
        }
        _ => {
            screen.list(
                true,
                vec![general(view.t(), chosen.1).to_owned(), t.general_ask.to_owned()],
            );
        }
    }
    let meant = Pair::new(view.t().act(chosen.0), view.t().act_means(chosen.0));
    screen.pairs(vec![meant]);
}

/// The general step of a channel.
fn general(t: &Catalogue, channel: Channel) -> &'static str {
    let t = &t.find;
    match channel {
        Channel::Api | Channel::Web => t.general_web,
        Channel::App => t.general_app,
        Channel::Chat => t.general_chat,
        Channel::Phone | Channel::Store => t.general_phone,
        Channel::Email | Channel::Letter => t.general_email,
        Channel::Expires => t.general_expires,
    }
}
