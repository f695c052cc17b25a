//! Where core, shell and views meet. (wasm32 only)
//!
//! Invariant: this is the only room that knows both shell and ui. One loop: a command changes the desk, effects are
//! carried out, the screen is made anew and handed to the views.

mod arrive;
mod backups;
mod batches;
mod begun;
mod calendar;
mod cases;
mod commands;
mod contribute;
mod copied;
mod desk;
mod evidence;
mod fetch;
mod mails;
mod orders;
mod papers;
mod pictures;
mod received;
mod remembered;
mod removed;
mod renew;
mod run;
mod seen;
mod shown;
mod stored;
mod talk;
mod turn;
mod written;

use crate::screen::Command;
use crate::shell::begun::Standing;
use crate::shell::{document as page, update};
use crate::ui::{Page, Signals, Update};
use desk::Desk;
use leptos::ev;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

/// The page while it starts, turn by turn: between them the browser sees to what was touched meanwhile (`public/boot.js`).
pub struct Start {
    signals: Signals,
    desk: Rc<RefCell<Desk>>,
}

impl Start {
    /// Looks what is stored, and listens from now on.
    #[must_use]
    pub fn open() -> Self {
        console_error_panic_hook::set_once();
        let signals = Signals::at_rest();
        let desk = Rc::new(RefCell::new(Desk::open(signals)));
        listen(&desk, signals);
        Self { signals, desk }
    }

    /// Makes the screen of the address. What was begun on a first page is not finished before the last turn.
    pub fn arrive(&self) {
        if !begun::stands() {
            begun::speak(&self.desk);
            arrive::arrive(&self.desk);
        }
    }

    /// Draws it, where a first page stood as plain HTML until now, with what was begun there.
    pub fn draw(self) {
        let Some(root) = document().get_element_by_id("app") else {
            return;
        };
        let Self { signals, desk } = self;
        let standing = Standing::within(&root);
        begun::speak(&desk);
        if begun::stands() {
            arrive::arrive(&desk);
        }
        let desk = StoredValue::new_local(desk);
        let dispatch = Callback::new(move |command: Command| {
            if let Some(desk) = desk.try_get_value() {
                commands::run(&desk, command);
            }
        });
        root.set_text_content(None);
        standing.keep(&root);
        let root: web_sys::HtmlElement = wasm_bindgen::JsCast::unchecked_into(root);
        leptos::mount::mount_to(root, move || view! { <Page signals send=dispatch/> }).forget();
    }
}

fn listen(desk: &Rc<RefCell<Desk>>, signals: Signals) {
    let at_desk = Rc::clone(desk);
    // These listen for as long as the page lives: the handles are dropped on purpose without removing them.
    let _ = window_event_listener(ev::hashchange, move |_| arrive::moved(&at_desk));
    let at_desk = Rc::clone(desk);
    let _ = window_event_listener(ev::storage, move |event: web_sys::StorageEvent| {
        arrive::changed_elsewhere(&at_desk, event.key());
    });
    let at_desk = Rc::clone(desk);
    let _ = window_event_listener_untyped("visibilitychange", move |_| {
        talk::seen_or_not(&at_desk);
        if page::is_hidden() {
            pictures::stop(&at_desk);
        }
    });
    let at_desk = Rc::clone(desk);
    let _ = window_event_listener_untyped("paste", move |event| {
        pictures::pasted(&at_desk, &event);
        received::pasted(&at_desk, &event);
    });
    let at_desk = Rc::clone(desk);
    let _ = window_event_listener_untyped("pagehide", move |_| {
        pictures::stop(&at_desk);
        talk::left(&at_desk);
    });
    let at_desk = Rc::clone(desk);
    let _ = window_event_listener(ev::beforeunload, move |event| {
        // The answer to an act under way would be lost with the page, and so would what is only in memory.
        let desk = at_desk.borrow();
        let acting = desk.open.as_ref().is_some_and(|open| open.wizard.is_at_work());
        let going = desk.batch.as_ref().is_some_and(|batch| batch.run.is_going());
        if acting || going || desk.store.would_lose() {
            event.prevent_default();
        }
    });
    let _ = window_event_listener_untyped(update::READY, move |_| signals.update.set(Update::Ready));
    let at_desk = Rc::clone(desk);
    let _ = window_event_listener_untyped(update::INSTALL, move |_| renew::install_offered(&at_desk));
}
