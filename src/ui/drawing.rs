//! The time line: a list for everybody, and beside it the same days drawn on a scaled line.
//!
//! Invariant: the drawing says nothing that the list does not, so it is left out of what is read aloud. It has no size of
//! its own across: places are shares of the width, and heights grow with the letters.

use super::blocks::tone_class;
use super::element::El;
use crate::screen::{Flag, Mark, Shape, Timeline};

/// Heights in thousandths of a letter's height: one row of words, from the line to the first row, and the room of the line.
const ROW: u32 = 2600;
const FIRST: u32 = 1000;
const EDGE: u32 = 600;

/// Days in order.
pub(super) fn timeline(of: &Timeline) -> El {
    let mark = |mark: &Mark| {
        El::with_class("li", tone_class(mark.tone))
            .add(El::said("strong", "", &mark.day))
            .text(" ")
            .add(El::said("span", "", &mark.label))
    };
    El::with_class("section", "timeline")
        .set("aria-label", &of.label)
        .add(El::said("h2", "", &of.label))
        .add(drawing(of))
        .add(El::said("p", "scale", of.scale).set("aria-hidden", "true"))
        .add(El::new("ol").add_all(of.marks.iter().map(mark).collect()))
}

/// A share of the width.
fn across(at: u32) -> String {
    [&(at / 10).to_string(), ".", &(at % 10).to_string(), "%"].concat()
}

/// A height in letters.
fn down(height: u32) -> String {
    let rest = (1000 + height % 1000).to_string();
    [
        &(height / 1000).to_string(),
        ".",
        rest.get(1..).unwrap_or_default(),
        "em",
    ]
    .concat()
}

/// The room that the words on one side need.
fn room(of: &Timeline, above: bool) -> u32 {
    let lanes = of.marks.iter().filter(|mark| mark.flag.above == above);
    lanes
        .map(|mark| FIRST + (mark.flag.lane + 1) * ROW)
        .max()
        .unwrap_or(EDGE)
}

fn line(class: &str, from: (&str, u32), to: (&str, u32)) -> El {
    El::drawn("line")
        .set("class", class)
        .set("x1", from.0)
        .set("y1", &down(from.1))
        .set("x2", to.0)
        .set("y2", &down(to.1))
}

fn drawing(of: &Timeline) -> El {
    let axis = room(of, true);
    let ticks = of.ticks.iter().map(|at| {
        let at = across(*at);
        line("tick", (&at, axis - 250), (&at, axis + 250))
    });
    let flags = of
        .marks
        .iter()
        .flat_map(|mark| flag(&mark.flag, tone_class(mark.tone), axis));
    El::drawn("svg")
        .set("class", "drawn")
        .set("aria-hidden", "true")
        .set("focusable", "false")
        .set("width", "100%")
        .set("height", &down(axis + room(of, false)))
        .add(line("axis", ("0%", axis), ("100%", axis)))
        .add_all(ticks.collect())
        .add_all(flags.collect())
}

/// The stem, the form on the line, and two rows of words.
fn flag(flag: &Flag, tone: &str, axis: u32) -> Vec<El> {
    let at = across(flag.at);
    let far = FIRST + flag.lane * ROW;
    let (end, date, word) = if flag.above {
        let top = axis.saturating_sub(far + ROW - 300);
        (top, top + 800, top + 1950)
    } else {
        let bottom = axis + far + ROW - 300;
        (bottom, bottom - 1250, bottom - 100)
    };
    let (anchor, aside) = if flag.above {
        ("start", "0.45em")
    } else {
        ("end", "-0.45em")
    };
    let said = |y: u32, class: &str, text: &str| {
        El::drawn("text")
            .set("class", class)
            .set("x", &at)
            .set("y", &down(y))
            .set("dx", aside)
            .set("text-anchor", anchor)
            .text(text)
    };
    let form = El::drawn("svg")
        .set("class", tone)
        .set("x", &at)
        .set("y", &down(axis))
        .set("overflow", "visible")
        .add(El::drawn("path").set("d", outline(flag.shape)));
    vec![
        line("stem", (&at, axis), (&at, end)),
        form,
        said(date, "date", &flag.date),
        said(word, "word", flag.word),
    ]
}

/// The outline of a form around its middle.
const fn outline(shape: Shape) -> &'static str {
    match shape {
        Shape::Ring => "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0M-3 0a3 3 0 1 1 6 0a3 3 0 1 1-6 0",
        Shape::Triangle => "M0-8L8 7H-8Z",
        Shape::Diamond => "M0-9L9 0L0 9L-9 0Z",
        Shape::Square => "M-7-7H7V7H-7Z",
        Shape::Cross => "M-7-4L-4-7L0-3L4-7L7-4L3 0L7 4L4 7L0 3L-4 7L-7 4L-3 0Z",
        Shape::Bar => "M-3-9H3V9H-3Z",
    }
}
