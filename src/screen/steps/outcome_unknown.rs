//! In place of `submit` while nobody knows what became of the act: what may have happened, and the ways to find out.

use super::super::block::{Command, Tone};
use super::super::page::Screen;
use super::super::step_frame::frame;
use super::super::view::View;
use super::api::{self, asks};
use super::journal_log;
use crate::messages::fill;
use crate::wizard::{Ask, Event, Happening, StepId};

pub(super) fn screen(view: &View<'_>) -> Screen {
    let t = &view.t().unknown;
    let mut screen = frame(view, StepId::Submit, t.heading);
    screen.lead(t.lead);
    screen.heading(t.may_heading);
    let journal = &view.wizard.journal;
    let may = if journal.last(Happening::Unreadable).is_some() {
        vec![t.may_unreadable.to_owned()]
    } else if journal.last(Happening::Joined).is_some() {
        vec![view.t().bring.may_joined.to_owned()]
    } else {
        [t.may_nothing, t.may_done, t.may_late].map(str::to_owned).to_vec()
    };
    screen.list(false, may);
    screen.note(Tone::Caution, t.never_again);
    ask(&mut screen, view);
    screen.heading(t.account_heading);
    screen.text(t.account_text);
    if let Some(record) = view.cx.record {
        screen.link(view.t().signin.open, record.links.sign_in.as_ref(), false);
        screen.link(view.t().signin.support, record.links.support.as_ref(), false);
    }
    screen.text(t.support_text);
    screen.heading(t.settle_heading);
    screen.text(t.settle_text);
    screen.button(t.did, Command::Case(Event::FoundDone), false);
    screen.button(t.did_not, Command::Case(Event::FoundNotDone), false);
    journal_log::log(&mut screen, view);
    screen
}

/// Reading the state again, where an API did the act.
fn ask(screen: &mut Screen, view: &View<'_>) {
    let t = &view.t().unknown;
    let Some(platform) = view.wizard.noted_platform() else {
        return;
    };
    screen.heading(t.ask_heading);
    if api::progress(screen, view) {
        return;
    }
    screen.text(t.ask_text);
    api::trouble(screen, view);
    if let Some(line) = view.wizard.connection().unchanged() {
        screen.note(Tone::Caution, fill(t.unchanged, &[("state", &api::state(view, line))]));
    }
    api::keys_again(screen, view, platform);
    screen.button(t.ask, asks(Ask::LookAgain), true);
}
