//! The journal as people read it.

use super::super::block::Pair;
use super::super::page::Screen;
use super::super::view::View;
use crate::messages::fill;
use crate::provider_api::{Adapter, Proof};
use crate::wizard::{Entry, Happening};

/// Adds what happened so far, oldest first; nothing if nothing did.
pub(in crate::screen) fn log(screen: &mut Screen, view: &View<'_>) {
    let entries = view.wizard.journal.entries();
    if entries.is_empty() {
        return;
    }
    screen.heading(view.t().confirm.log);
    let pair = |entry: &Entry| Pair::new(view.t().date(entry.day), sentence(view, entry));
    screen.pairs(entries.iter().map(pair).collect());
}

/// What an entry says.
pub(in crate::screen) fn sentence(view: &View<'_>, entry: &Entry) -> String {
    let t = view.t();
    let w = &t.words;
    let day = entry.on.map(|d| t.date(d)).unwrap_or_default();
    // Where nothing was sent to anybody, none of this is said of it.
    let waits = view.wizard.runs_out();
    let what = match (entry.act, entry.channel, entry.how, entry.reply) {
        (Some(act), Some(channel), ..) => t.route((act, channel)),
        (_, _, Some(how), _) => match entry.text {
            Some(kind) => fill(t.texts.how_of, &[("how", t.hand_over(how)), ("text", t.text(kind))]),
            None => t.hand_over(how).to_owned(),
        },
        (_, _, _, Some(reply)) => t.reply(reply).to_owned(),
        _ => String::new(),
    };
    let said = fill(
        match entry.what {
            Happening::ActBegun => w.happened_act_begun,
            Happening::ActWithdrawn => w.happened_act_withdrawn,
            Happening::HandedOver => w.happened_handed_over,
            Happening::Submitted if waits => w.happened_left_to_end,
            Happening::Replied if waits => w.happened_looked,
            Happening::Submitted => w.happened_submitted,
            Happening::Replied => w.happened_replied,
            Happening::Contacted => t.texts.happened_contacted,
            Happening::Ported => w.happened_ported,
            Happening::Moved => w.happened_moved,
            Happening::Abandoned => w.happened_abandoned,
            Happening::TakenUp => w.happened_taken_up,
            Happening::Closed => w.happened_closed,
            Happening::EvidenceMade => w.happened_evidence_made,
            Happening::Unreadable => w.happened_unreadable,
            Happening::Joined => t.bring.happened_joined,
            Happening::OutcomeDoubted => w.happened_outcome_doubted,
            Happening::FoundNotDone => w.happened_found_not_done,
            Happening::TakenBack => w.happened_taken_back,
        },
        &[("what", &what), ("date", &day)],
    );
    let mut parts = vec![said];
    parts.extend(entry.ends_on.map(|d| t.date(d)));
    parts.extend(some(&entry.with).map(|with| fill(w.with_whom, &[("with", with)])));
    parts.extend(some(&entry.reference).map(|reference| fill(w.reference, &[("reference", reference)])));
    parts.extend(some(&entry.note).map(str::to_owned));
    parts.extend(entry.mail.as_ref().map(|mail| {
        let said = [
            ("class", t.mail_class(mail.class)),
            ("sentence", mail.sentence.as_str()),
        ];
        fill(w.mail_noted, &said)
    }));
    if let Some(api) = &entry.api {
        parts.push(t.said_of(Adapter::of(api.platform).name, t.act_kind(api.kind)));
        parts.extend(api.error.map(|class| t.api_error(class).to_owned()));
        parts.extend(some(&api.words).map(|words| fill(t.api.provider_said, &[("words", words)])));
        let asked = |p: &Proof| [p.method.as_str(), &p.place, "→", &p.status.to_string(), &p.said].join(" ");
        parts.extend(api.proofs.iter().map(|proof| asked(proof).trim_end().to_owned()));
    }
    parts.join(" · ")
}

fn some(text: &str) -> Option<&str> {
    Some(text).filter(|t| !t.is_empty())
}
