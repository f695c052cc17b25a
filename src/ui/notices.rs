//! What stands between header and page, while there is something to say there.

use super::buttons::plain_button;
use super::element::El;
use super::region::Part;
use super::{Dispatch, Signals};
use crate::messages::Catalogue;
use crate::screen::{Command, PhaseMark, PhaseState, StoredOrder};
use leptos::prelude::*;

/// What stands between header and page: what could be lost, practice, update, progress.
pub(super) fn notices(signals: Signals, send: Dispatch) -> Vec<Part> {
    let t = signals.t();
    let (practice, progress) = signals.screen.with(|s| (s.practice, s.progress.clone()));
    let mut parts = Vec::new();
    if let Some(banner) = signals.screen.with(|s| s.banner.clone()) {
        parts.push(Part::new(
            &banner.clone(),
            Box::new(move || {
                let order = Command::Stored(StoredOrder::TryAgain);
                let again = banner.again.map(|label| plain_button(send, "", label, order));
                El::with_class("div", "notice danger")
                    .set("role", "alert")
                    .text(banner.text)
                    .text(" ")
                    .add(El::said("a", "", banner.link).leading_to(&banner.href))
                    .text(" ")
                    .add_some(again)
            }),
        ));
    }
    if practice {
        let text = t.frame.practice;
        parts.push(Part::new(
            &text,
            Box::new(move || El::said("aside", "practice", text).set("aria-label", t.frame.practice_short)),
        ));
    }
    if let Some(text) = signals.update.get().said(t) {
        let label = t.frame.update_now;
        parts.push(Part::new(
            &(text, label),
            Box::new(move || {
                El::with_class("div", "notice")
                    .set("role", "status")
                    .text(text)
                    .text(" ")
                    .add(plain_button(send, "", label, Command::Update))
            }),
        ));
    }
    if !progress.is_empty() {
        parts.push(Part::new(
            &(t.frame.progress, &progress.clone()),
            Box::new(move || steps(&progress, t)),
        ));
    }
    parts
}

/// The phases; where one is, in words for those who cannot see it.
fn steps(progress: &[PhaseMark], t: &Catalogue) -> El {
    let item = |mark: &PhaseMark| match mark.state {
        PhaseState::Done => {
            let said = El::with_class("span", "unseen")
                .text(" (")
                .text(t.frame.phase_done)
                .text(")");
            El::said("li", "done", mark.label).add(said)
        }
        PhaseState::Now => El::said("li", "now", mark.label).set("aria-current", "step"),
        PhaseState::Ahead => El::said("li", "ahead", mark.label),
    };
    let list = El::new("ol").add_all(progress.iter().map(item).collect());
    El::with_class("nav", "progress")
        .set("aria-label", t.frame.progress)
        .add(list)
}
