//! A text for somebody else: line by line with its meaning beside it, and on paper a letter.

use super::buttons::button;
use super::element::El;
use super::frame::PROVIDER_LANGUAGE;
use super::{Dispatch, Signals};
use crate::messages::Language;
use crate::screen::{Sheet, SheetLine};

/// The language of what stands beside.
const OTHER_LANGUAGE: &str = Language::ZhCn.as_str();

/// Draws a text.
pub(super) fn sheet(signals: Signals, send: Dispatch, sheet: Sheet) -> El {
    let beside = sheet.fold.is_empty();
    let head = (!sheet.head.is_empty()).then(|| {
        let lines = sheet.head.iter().map(|line| El::said("p", "", line));
        El::with_class("div", "paper-head")
            .set("lang", PROVIDER_LANGUAGE)
            .add_all(lines.collect())
    });
    let subject = sheet.subject.as_ref().map(|subject| {
        let said = El::said("span", "subject", &subject.text).set("lang", PROVIDER_LANGUAGE);
        El::new("p")
            .add(El::said("strong", "screen-only", &subject.term))
            .text(" ")
            .add(said)
    });
    let fold = (!beside).then(|| {
        let lines = sheet.lines.iter().map(|line| El::said("p", "", &line.chinese));
        El::with_class("details", "gloss")
            .add(El::said("summary", "", &sheet.fold))
            .add(El::new("div").set("lang", OTHER_LANGUAGE).add_all(lines.collect()))
    });
    let drawn = sheet.lines.into_iter().map(|line| drawn(signals, send, line, beside));
    let lines = El::with_class("ul", "lines")
        .set("role", "list")
        .add_all(drawn.collect());
    El::with_class("section", "sheet")
        .set("aria-label", &sheet.label)
        .add(El::said("h2", "screen-only", &sheet.label))
        .add_some(head)
        .add_some(subject)
        .add(lines)
        .add_some(fold)
}

fn drawn(signals: Signals, send: Dispatch, line: SheetLine, beside: bool) -> El {
    let english = El::said("p", "said-to-provider", &line.english).set("lang", PROVIDER_LANGUAGE);
    let other = beside.then(|| El::said("p", "gloss", &line.chinese).set("lang", OTHER_LANGUAGE));
    let copy = line
        .copy
        .map(|(label, command)| button(signals, send, &label, command, false));
    El::new("li").add(english).add_some(other).add_some(copy)
}
