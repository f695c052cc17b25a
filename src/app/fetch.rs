//! Fetching what lies beside the program, unless it is here.

use super::desk::Shared;
use super::shown::show;
use crate::screen::Guarded;
use crate::shell::directory;
use crate::wizard::SaveError;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Fetches the record of the open case's provider, unless it is here.
pub(super) fn fetch_record(desk: &Shared) {
    let wanted = {
        let desk = desk.borrow();
        let open = desk.open.as_ref().filter(|_| desk.record.here().is_none());
        open.and_then(|open| open.wizard.provider_id())
    };
    let Some(id) = wanted else { return };
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let record = directory::record(&id).await;
        {
            let mut desk = desk.borrow_mut();
            // The person may have chosen another provider meanwhile.
            if desk.open.as_ref().and_then(|open| open.wizard.provider_id()).as_ref() != Some(&id) {
                return;
            }
            desk.record = record.map_or(Guarded::Unavailable, Guarded::Here);
            // The list can name the provider now; if that cannot be kept, it shows its id. What this finds gone is said.
            let saved = desk.with_case(|open, store, cx| open.save_summary(store, cx));
            if saved == Some(Err(SaveError::Vanished)) {
                desk.save_note(Err(SaveError::Vanished));
            }
        }
        show(&desk);
    });
}

/// Fetches what the menus of devices are called, unless it is here.
pub(super) fn fetch_devices(desk: &Shared) {
    if desk.borrow().devices.here().is_some() {
        return;
    }
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let devices = directory::devices().await;
        desk.borrow_mut().devices = devices.map_or(Guarded::Unavailable, Guarded::Here);
        show(&desk);
    });
}

/// Fetches what the law says, unless it is here.
pub(super) fn fetch_law(desk: &Shared) {
    if desk.borrow().law.here().is_some() {
        return;
    }
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let law = directory::law().await;
        desk.borrow_mut().law = law.map_or(Guarded::Unavailable, Guarded::Here);
        show(&desk);
    });
}

/// Fetches the list of providers and the tables of recognition, unless they are here.
pub(super) fn fetch_tables(desk: &Shared) {
    if desk.borrow().index.here().is_some() && desk.borrow().recognition.here().is_some() {
        return;
    }
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let index = directory::index().await;
        let recognition = directory::recognition().await;
        {
            let mut desk = desk.borrow_mut();
            desk.index = index.map_or(Guarded::Unavailable, Guarded::Here);
            desk.recognition = recognition.map_or(Guarded::Unavailable, Guarded::Here);
        }
        show(&desk);
    });
}
