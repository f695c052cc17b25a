//! `port-out`: taking the number along, before anything ends.

use super::super::block::{Pair, Tone};
use super::super::build::option;
use super::super::facts::{warn, with_doubt};
use super::super::page::Screen;
use super::super::place::Place;
use super::super::step_frame::frame;
use super::super::view::View;
use crate::directory::terms::Warning;
use crate::messages::fill;
use crate::wizard::steps::PORT_CHECKS;
use crate::wizard::{Field, PortState, StepId};

/// Source of the two sentences of law; facts, `fcc-port-no-refusal` and `fcc-port-one-day`.
const FCC: &str = "https://www.fcc.gov/consumers/guides/keeping-your-telephone-number-when-changing-service-providers";

pub(super) fn screen(view: &View<'_>) -> Screen {
    let t = &view.t().port;
    let mut screen = frame(view, StepId::PortOut, t.heading);
    screen.lead(t.why);
    warn(&mut screen, view, Tone::Danger, &[Warning::PortFirst]);
    at_this_provider(&mut screen, view);
    screen.ticks(view, t.legend, PORT_CHECKS);
    screen.list(false, vec![t.law_refuse.to_owned(), t.law_day.to_owned()]);
    screen.link(t.source_fcc, Some(&FCC.to_owned()), false);
    screen.link(view.t().law.link, Some(&Place::Law.href()), false);
    let options = PortState::ALL.iter().map(|state| {
        let label = match state {
            PortState::NotYet => t.state_not_yet,
            PortState::DoneAndEnded => t.state_ended,
            PortState::DoneStillActive => t.state_active,
        };
        option(state.as_str(), label, "")
    });
    screen.choice(view, Field::PortState, t.state, options.collect());
    screen.note(Tone::Info, t.come_back);
    screen.go_on(view.t().frame.go_on, StepId::PortOut);
    screen
}

fn at_this_provider(screen: &mut Screen, view: &View<'_>) {
    let t = &view.t().port;
    let Some(record) = view.cx.record else { return };
    let port = &record.port_out;
    let said = [
        (t.account_number, "port_out.account_number", &port.account_number),
        (t.pin, "port_out.pin", &port.pin),
        (t.lock, "port_out.lock", &port.lock),
        (t.network, "port_out.network", &port.network),
        (view.t().backup.provider_note, "port_out.note", &port.note),
    ];
    let mut pairs: Vec<Pair> = said
        .into_iter()
        .filter_map(|(term, path, text)| {
            let text = with_doubt(view, record, path, view.local(text.as_ref()?));
            Some(Pair::new(term, text))
        })
        .collect();
    if let Some(days) = port.pin_valid_days
        && let Some(pin) = pairs.iter_mut().find(|p| p.term == t.pin)
    {
        pin.text.push(' ');
        pin.text.push_str(&fill(t.pin_valid, &[("days", &days.to_string())]));
    }
    screen.pairs(pairs);
}
