//! `gone`: a provider that sells nothing in the US any more, and where to look instead.

use super::super::block::{Block, Command, Tone};
use super::super::facts::with_doubt;
use super::super::page::Screen;
use super::super::step_frame::frame;
use super::super::view::View;
use crate::directory::ProviderId;
use crate::directory::Record;
use crate::directory::terms::Fate;
use crate::messages::fill;
use crate::wizard::UNLISTED;
use crate::wizard::{Event, Field, StepId};

pub(super) fn screen(view: &View<'_>) -> Screen {
    let t = &view.t().gone;
    let mut screen = frame(view, StepId::Gone, t.heading);
    let Some((record, status)) = view.cx.record.and_then(|r| Some((r, r.status.as_ref()?))) else {
        return screen;
    };
    screen.lead(match status.is {
        Fate::GoneUs => t.gone_us,
        Fate::Merged => t.merged,
        Fate::Renamed => t.renamed,
    });
    said(&mut screen, view, record);
    if let Some(into) = &status.into {
        let name = view.index.here().and_then(|index| index.entry(into));
        let name = name.map_or_else(|| into.as_str().to_owned(), |entry| view.local(&entry.name));
        screen.text(t.into_text);
        leave(
            &mut screen,
            view,
            &fill(t.into, &[("name", &name)]),
            Some(into.as_str()),
            true,
        );
    }
    if !status.elsewhere.is_empty() {
        screen.heading(t.elsewhere);
        screen.text(t.elsewhere_text);
        for other in &status.elsewhere {
            screen.link(&view.local(&other.name), Some(&other.url), false);
        }
    }
    screen.heading(t.not_it);
    leave(&mut screen, view, t.other, None, status.into.is_none());
    let mut inside = Screen::default();
    inside.list(
        true,
        [t.charged_1, t.charged_2, t.charged_3, t.charged_4]
            .map(str::to_owned)
            .to_vec(),
    );
    leave(&mut inside, view, t.unlisted, Some(UNLISTED), false);
    screen.add(Block::Folded {
        summary: t.charged.to_owned(),
        inside: inside.blocks,
    });
    screen.heading(t.put_away_heading);
    screen.text(t.put_away_text);
    screen.button(t.put_away, Command::Case(Event::Abandoned), false);
    screen
}

/// What the record says of it.
pub(super) fn said(screen: &mut Screen, view: &View<'_>, record: &Record) {
    if let Some(status) = &record.status {
        let text = with_doubt(view, record, "status", view.local(&status.text));
        screen.note(Tone::Caution, text);
    }
}

/// A way back to the question which provider it is, with an answer to it or without.
fn leave(screen: &mut Screen, view: &View<'_>, label: &str, provider: Option<&str>, strong: bool) {
    let known = |name: &&str| *name == UNLISTED || ProviderId::new(name).is_ok();
    let then = provider.filter(known);
    screen.add(Block::Link {
        label: label.to_owned(),
        href: view.href(StepId::Line),
        then: then.map(|name| Event::Answered(Field::Provider, name.to_owned())),
        strong,
    });
}
