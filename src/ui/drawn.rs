//! Pictures beside words: the way of a case, taps through menus, the parts of an activation code.
//!
//! Invariant: what is drawn is left out of what is read aloud; the words beside it say the same.

use super::element::El;
use super::lists;
use crate::screen::{PHASE_SIGNS, Pair, Way};

/// Three corners and some modules: enough to be known for what it is.
const MODULES: &str = "M0 0h7v7H0zM1 1v5h5V1zM2 2h3v3H2zM14 0h7v7h-7zM15 1v5h5V1zM16 2h3v3h-3zM0 14h7v7H0zM1 15v5h5v-5zM2 16h3v3H2z\
    M9 0h1v2H9zM11 1h2v1h-2zM9 4h2v1H9zM12 4h1v3h-1zM9 7h1v2H9zM0 9h2v1H0zM4 8h1v3H4zM6 10h2v1H6zM9 10h3v2H9zM14 9h1v2h-1zM17 8h2v1h-2zM19 10h2v2h-2z\
    M16 12h2v2h-2zM13 13h1v2h-1zM9 14h2v2H9zM12 17h2v1h-2zM9 18h1v3H9zM11 19h1v2h-1zM15 16h2v2h-2zM18 15h3v1h-3zM19 17h1v2h-1zM14 20h3v1h-3zM18 20h3v1h-3z";

fn hidden(drawing: El) -> El {
    drawing.set("aria-hidden", "true").set("focusable", "false")
}

/// The phases, each with its sign.
pub(super) fn journey(phases: &[Pair]) -> El {
    let phase = |(phase, sign): (&Pair, &&str)| {
        let sign = El::drawn("svg")
            .set("viewBox", "0 0 24 24")
            .add(El::drawn("path").set("d", sign));
        El::new("li")
            .add(hidden(sign))
            .add(El::said("strong", "", &phase.term))
            .text(" ")
            .add(El::said("span", "", &phase.text))
    };
    El::with_class("ol", "journey").add_all(phases.iter().zip(&PHASE_SIGNS).map(phase).collect())
}

/// One small screen a tap.
pub(super) fn taps(taps: &[String]) -> El {
    let tap = |label: &String| El::new("li").add(El::said("span", "", label));
    El::with_class("ol", "taps")
        .set("aria-hidden", "true")
        .add_all(taps.iter().map(tap).collect())
}

/// Ways through the menus of several devices.
pub(super) fn ways(ways: &[Way]) -> El {
    let way = |way: &Way| {
        let said = El::new("dd")
            .add_some((!way.taps.is_empty()).then(|| taps(&way.taps)))
            .add(El::said("span", "", &way.said.text));
        El::new("div").add(El::said("dt", "", &way.said.term)).add(said)
    };
    El::with_class("dl", "pairs").add_all(ways.iter().map(way).collect())
}

/// A code and its parts.
pub(super) fn code(parts: &[Pair]) -> El {
    let modules = El::drawn("svg")
        .set("viewBox", "-1 -1 23 23")
        .add(El::drawn("path").set("d", MODULES));
    let whole = parts.iter().map(|part| El::said("span", "", &part.term)).collect();
    let line = El::with_class("p", "code-line")
        .set("aria-hidden", "true")
        .add_all(whole);
    El::with_class("div", "code-parts")
        .add(hidden(modules))
        .add(line)
        .add(lists::pairs(parts))
}
