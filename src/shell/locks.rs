//! One tab acts at a time: the browser's own locks, and a checked claim in storage where it has none.
//!
//! Invariant: a turn is held by at most one tab. What is written under a turn stands before the turn is given back, and
//! is given time to reach the other tabs: their view of the storage may lag behind the lock.

use super::storage::Store;
use super::{clock, pause};
use crate::document::key;
use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::window;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Every tab of this page asks for this name.
const NAME: &str = "esim-exit/turn";
/// So long a claim stays unwritten-over before it counts.
const SETTLE: Duration = Duration::from_millis(400);
/// A claim this old was left behind by a tab that is gone, or that nobody has looked at for long. Longer than any pause
/// between two questions.
const LEASE_MS: i64 = 180_000;

/// The turn; given back when it is dropped.
pub enum Turn {
    /// Held by the browser's lock: calling this lets go of it.
    Lock(Function),
    /// Held by a claim in storage, under this mark.
    Claim(String),
    /// There is no other tab to share with.
    Alone,
}

impl Turn {
    /// Whether this tab still has it: a claim can be lost while a page sleeps. A claim is renewed by asking.
    #[must_use]
    pub fn is_held(&mut self, store: &Store) -> bool {
        let Self::Claim(mark) = self else { return true };
        if store.get(key::TURN).as_deref() != Some(mark) {
            return false;
        }
        let name = mark.split_once('@').map_or("", |(_, name)| name);
        let renewed = claimed_at(name);
        if store.put(key::TURN, &renewed, Some(mark)).is_ok() {
            *mark = renewed;
        }
        true
    }
}

fn claimed_at(name: &str) -> String {
    [&clock::now().0.to_string(), "@", name].concat()
}

impl Drop for Turn {
    fn drop(&mut self) {
        match self {
            Self::Lock(release) => drop(release.call0(&JsValue::UNDEFINED)),
            Self::Claim(mark) => {
                let store = Store::open();
                if store.get(key::TURN).as_deref() == Some(mark) {
                    store.remove(key::TURN);
                }
            }
            Self::Alone => {}
        }
    }
}

/// Takes the turn; `None` if another tab has it.
pub async fn take(store: &Store, mark: &str) -> Option<Turn> {
    if store.is_memory_only() {
        return Some(Turn::Alone);
    }
    match lock().await {
        Some(Granted::Yes(release)) => Some(Turn::Lock(release)),
        Some(Granted::No) => None,
        None => claim(store, mark).await,
    }
}

enum Granted {
    Yes(Function),
    No,
}

/// Asks the browser; `None` where it has no locks or refuses to use them.
async fn lock() -> Option<Granted> {
    let navigator = window().navigator();
    let locks = Reflect::get(&navigator, &"locks".into())
        .ok()
        .filter(|l| l.is_object())?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE).ok()?;
    let answer: Rc<RefCell<Option<Granted>>> = Rc::default();
    let told: Rc<RefCell<Option<Function>>> = Rc::default();
    let granted = {
        let told = Rc::clone(&told);
        Promise::new(&mut move |resolve, _| *told.borrow_mut() = Some(resolve))
    };
    let tell = {
        let told = Rc::clone(&told);
        move || {
            if let Some(resolve) = told.borrow_mut().take() {
                drop(resolve.call0(&JsValue::UNDEFINED));
            }
        }
    };
    let callback = {
        let (answer, tell) = (Rc::clone(&answer), tell.clone());
        Closure::once_into_js(move |lock: JsValue| -> JsValue {
            if lock.is_null() {
                *answer.borrow_mut() = Some(Granted::No);
                tell();
                return JsValue::UNDEFINED;
            }
            // The lock is held for as long as this promise is open.
            let held = Promise::new(&mut |release, _| *answer.borrow_mut() = Some(Granted::Yes(release)));
            tell();
            held.into()
        })
    };
    let asked = request.call3(&locks, &NAME.into(), &options, &callback).ok()?;
    let asked: Promise = asked.dyn_into().ok()?;
    // A page that may not use locks is told so by a rejection.
    let refused = Closure::once(move |_: JsValue| tell());
    drop(asked.catch(&refused));
    // It is called long after this has returned, or never.
    refused.forget();
    JsFuture::from(granted).await.ok()?;
    answer.take()
}

/// Claims the turn in storage: writes a mark, waits until every tab that wrote at the same moment has been seen, and
/// goes on only if the mark still stands.
async fn claim(store: &Store, mark: &str) -> Option<Turn> {
    let now = clock::now().0;
    let mine = claimed_at(mark);
    let seen = store.get(key::TURN);
    let since = seen
        .as_deref()
        .and_then(|claim| claim.split('@').next()?.parse::<i64>().ok());
    if since.is_some_and(|since| (0..LEASE_MS).contains(&(now - since))) {
        return None;
    }
    store.put(key::TURN, &mine, seen.as_deref()).ok()?;
    pause(SETTLE).await;
    (store.get(key::TURN).as_deref() == Some(&mine)).then_some(Turn::Claim(mine))
}
