//! What the law says about a text, out of `public/directory/law.json`, with its sources.

use super::super::facts::{age, cited, doubted};
use super::super::page::Screen;
use super::super::place::Place;
use super::super::view::View;
use crate::directory::law::LawFact;
use crate::telecom::Date;
use crate::wizard::TextKind;

/// The sentences of the file that belong to a text.
const fn names(kind: TextKind) -> &'static [&'static str] {
    match kind {
        TextKind::FccComplaint => &["fcc-complaint", "fcc-complaint-scope"],
        TextKind::AttorneyGeneral => &["rosca", "ca-arl", "ftc-click-to-cancel"],
        TextKind::CardDispute => &["card-dispute", "card-dispute-limits"],
        TextKind::CcpaDeletion => &["ccpa-delete", "ccpa-not-cancel"],
        TextKind::CancellationMail
        | TextKind::CancellationChat
        | TextKind::CancellationPhone
        | TextKind::CancellationForm
        | TextKind::CancellationLetter
        | TextKind::FollowUp
        | TextKind::AnswerReceivedOnly
        | TextKind::DeclineOffer
        | TextKind::AnswerRefusal
        | TextKind::AnswerIdentity
        | TextKind::RefundBalance
        | TextKind::ToSeller
        | TextKind::ToOwner => &[],
    }
}

/// Adds them; while the file is not here, only the way to it.
pub(super) fn said(screen: &mut Screen, view: &View<'_>, kind: TextKind) {
    let names = names(kind);
    if names.is_empty() {
        return;
    }
    let t = view.t();
    screen.heading(t.law.heading);
    if let Some(law) = view.law.here() {
        let as_of = Date::parse(&law.as_of).ok();
        let facts: Vec<&LawFact> = law
            .facts
            .iter()
            .filter(|fact| names.contains(&fact.id.as_str()))
            .collect();
        let end = screen.blocks.len();
        age(screen, t, view.cx.today, as_of, end);
        let sentence = |fact: &&LawFact| {
            let text = view.local(&fact.text);
            if fact.sources.is_empty() {
                doubted(t, &text)
            } else {
                text
            }
        };
        screen.list(false, facts.iter().map(sentence).collect());
        let pages = facts.iter().flat_map(|fact| &fact.sources);
        screen.add(cited(
            t,
            t.law.heading,
            as_of,
            pages.map(|url| (url, !url.contains(".gov/"))),
        ));
    }
    screen.text(t.law.not_advice);
    screen.link(t.law.link, Some(&Place::Law.href()), false);
}
