//! The explainer: what such a card is, what is called "cancel", and what to beware of.

use super::super::block::{Pair, Tone};
use super::super::drawn;
use super::super::page::Screen;
use super::super::place::Place;
use crate::messages::Language;

/// The explainer.
#[must_use]
pub fn explain(language: Language) -> Screen {
    let t = language.catalogue();
    let e = &t.explain;
    let mut screen = Screen::new("explain", e.heading);
    screen.lead(e.lead);
    screen.heading(e.what_heading);
    screen.text(e.what_text);
    screen.list(
        false,
        [e.sold_carrier, e.sold_mvno, e.sold_travel, e.sold_reseller]
            .map(str::to_owned)
            .to_vec(),
    );
    screen.add(drawn::code(t));
    screen.heading(e.four_heading);
    let four = [
        (e.renewal, e.renewal_does),
        (e.line, e.line_does),
        (e.number, e.number_does),
        (e.account, e.account_does),
    ];
    screen.pairs(four.map(|(term, text)| Pair::new(term, text)).to_vec());
    screen.titled_note(Tone::Danger, e.profile, vec![e.profile_does.to_owned()]);
    screen.note(Tone::Info, e.by_itself);
    screen.heading(e.traps_heading);
    screen.list(
        false,
        [e.trap_letters, e.trap_numbers, e.trap_helpers]
            .map(str::to_owned)
            .to_vec(),
    );
    screen.link(t.law.link, Some(&Place::Law.href()), false);
    screen.link(t.home.home_link, Some(&Place::Home.href()), true);
    screen
}
