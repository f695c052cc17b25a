//! `reseller`: who really runs the line, what only the seller can do, what to write, how the payment is stopped.

use super::super::block::{Pair, Tone};
use super::super::page::Screen;
use super::super::step_frame::frame;
use super::super::view::View;
use super::owner;
use crate::directory::{Evidence, Guess, identify};
use crate::letters::write;
use crate::messages::fill;
use crate::telecom::SmdpAddress;
use crate::wizard::steps::RESELLER_CHECKS;
use crate::wizard::{Field, StepId, TextKind};

pub(super) fn screen(view: &View<'_>) -> Screen {
    let t = &view.t().seller;
    let mut screen = frame(view, StepId::Reseller, t.heading);
    screen.lead(t.why);
    screen.heading(t.who_heading);
    clues(&mut screen, view);
    screen.list(false, [t.who_mail, t.who_app, t.who_server].map(str::to_owned).to_vec());
    screen.link(t.who_change, Some(&view.href(StepId::Line)), false);
    screen.heading(t.only_heading);
    screen.list(false, [t.only_account, t.only_refund].map(str::to_owned).to_vec());
    if let Ok(letter) = write(TextKind::ToSeller, view.wizard, view.cx) {
        owner::both(&mut screen, view, t.text, &letter, None);
    }
    screen.note(Tone::Caution, t.no_password);
    screen.heading(t.pay_heading);
    screen.list(
        false,
        [t.pay_auto, t.pay_market, t.pay_card].map(str::to_owned).to_vec(),
    );
    screen.note(Tone::Caution, t.pay_not_end);
    screen.ticks(view, t.legend, RESELLER_CHECKS);
    screen.text(t.then);
    screen.go_on(view.t().frame.go_on, StepId::Reseller);
    screen
}

/// What the entered number and the chosen provider say already.
fn clues(screen: &mut Screen, view: &View<'_>) {
    let (t, l) = (&view.t().seller, &view.t().line);
    let answers = view.wizard.answers();
    let mut pairs = vec![Pair::new(t.chosen, view.provider_name())];
    let host = SmdpAddress::parse(answers.text(Field::SmdpAddress)).ok();
    let identified = identify(answers.text(Field::Identifier)).ok();
    let guess: Option<Guess> = view.recognition.here().and_then(|tables| {
        let by_number = identified.as_ref().and_then(|number| tables.guess(number));
        by_number.or_else(|| tables.guess_host(host.as_ref()?.as_str()))
    });
    if let Some(guess) = guess
        && let Some(name) = guess.brand.as_ref().or(guess.network.as_ref())
    {
        let values = |key, evidence| {
            let certainty = view.t().certainty(guess.certainty);
            [("network", name.as_str()), ("certainty", certainty), (key, evidence)]
        };
        let text = match &guess.evidence {
            Evidence::Prefix(prefix) => fill(l.network, &values("prefix", prefix)),
            Evidence::Host(host) => fill(l.network_host, &values("host", host)),
        };
        pairs.push(Pair::new(t.number_says, text));
    }
    screen.pairs(pairs);
}
