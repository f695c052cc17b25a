//! A new version, new data, the page as an app: what changes the copy of the page on this device.
//!
//! Invariant: a new version is taken in the person's own turn to act and under their hand, so never while an act is under way in
//! any tab; until the page is loaded anew nothing can begin.

use super::desk::{Desk, Shared};
use super::shown::show;
use super::stored::change_settings;
use crate::screen::pages::{Install, Renewal};
use crate::screen::{Guarded, Place};
use crate::shell::storage::Store;
use crate::shell::{directory, locks, pause, random, update};
use crate::ui::Update;
use crate::wizard::StepId;
use leptos::prelude::Set;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;

/// So long the turn to act is kept for the new version to take over; if it has not come by then, the page goes on as it is.
const PATIENCE: Duration = Duration::from_secs(20);

/// Takes the new version, or says why it waits.
pub(super) fn take_update(desk: &Shared) {
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let busy = acts_here(&desk.borrow());
        let turn = if busy {
            None
        } else {
            locks::take(&Store::open(), &random::name()).await
        };
        let Some(turn) = turn else {
            desk.borrow().signals.update.set(Update::Waits);
            return;
        };
        update::accept();
        pause(PATIENCE).await;
        drop(turn);
    });
}

/// Whether something is carried out in this tab.
fn acts_here(desk: &Desk) -> bool {
    let going = desk.batch.as_ref().is_some_and(|batch| batch.run.is_going());
    going || desk.open.as_ref().is_some_and(|open| open.wizard.is_at_work())
}

/// Looks for newer data, and takes it.
pub(super) fn data(desk: &Shared) {
    desk.borrow_mut().copy.renewal = Some(None);
    show(desk);
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let word = update::renew_data().await;
        let how = word.and_then(|word| word.parse().ok()).unwrap_or(Renewal::Failed);
        {
            let mut desk = desk.borrow_mut();
            desk.copy.renewal = Some(Some(how));
            if how == Renewal::New {
                // Fetched anew where they are needed.
                desk.index = Guarded::Loading;
                desk.recognition = Guarded::Loading;
                desk.devices = Guarded::Loading;
                desk.law = Guarded::Loading;
            }
        }
        look(&desk).await;
    });
}

/// The page that says how old the data is, and whether the page can be installed.
pub(super) fn arrive(desk: &Shared) {
    desk.borrow_mut().copy.renewal = None;
    let desk = Rc::clone(desk);
    spawn_local(async move { look(&desk).await });
}

/// Whether the page can be installed has changed.
pub(super) fn install_offered(desk: &Shared) {
    desk.borrow_mut().copy.install = installing();
    shown(desk);
}

/// Lets the browser install the page.
pub(super) fn install(desk: &Shared) {
    update::install();
    install_offered(desk);
}

/// Asks no more whether to install the page.
pub(super) fn ask_no_more(desk: &Shared) {
    {
        let mut desk = desk.borrow_mut();
        desk.no_install = true;
        // What is not saved holds for this tab.
        let _ = change_settings(&desk.store, |settings| settings.no_install = true);
        let said = desk.language.catalogue().comfort.install_later;
        desk.signals.said.set(said.to_owned());
    }
    show(desk);
}

async fn look(desk: &Shared) {
    let day = directory::day().await;
    {
        let mut desk = desk.borrow_mut();
        desk.copy.data = day;
        desk.copy.install = installing();
    }
    shown(desk);
}

fn shown(desk: &Shared) {
    let here = matches!(desk.borrow().place, Place::About | Place::Step(_, StepId::Confirm));
    if here {
        show(desk);
    }
}

/// How the page can be installed now.
pub(super) fn installing() -> Install {
    if update::install_is_offered() {
        Install::Offered
    } else if update::is_put_up_by_hand() {
        Install::ByHand
    } else {
        Install::No
    }
}
