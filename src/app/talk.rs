//! Carrying what a provider is asked, letting pauses pass, and forgetting keys.

use super::cases::Role;
use super::desk::Shared;
use super::run;
use super::turn::happened;
use crate::document;
use crate::document::key::Kind;
use crate::provider_api::{Fault, HttpRequest, HttpResponse, PRACTICE_HOST, PracticeProvider, TransportError};
use crate::shell::{clock, document as page, http, pause, random};
use crate::wizard::{Ask, CaseId, Event, Field, PRACTICE_ICCID};
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;

/// So long a hidden page keeps its keys.
const KEYS_LIVE: Duration = Duration::from_secs(300);
/// How often a hidden page looks whether it is seen again.
const GLANCE: Duration = Duration::from_secs(1);
/// The made-up provider answers no faster than a quick real one.
const PRACTICE_DELAY: Duration = Duration::from_millis(250);

fn open_case(desk: &Shared) -> Option<CaseId> {
    desk.borrow().open.as_ref().map(|open| open.wizard.case.id.clone())
}

/// Tells the case, if it is still the one that asked.
fn tell(desk: &Shared, id: &CaseId, event: Event) {
    if open_case(desk).as_ref() == Some(id) {
        happened(desk, event);
    }
}

/// Carries a request, to the made-up provider or to a real one.
pub(super) fn send(desk: &Shared, ticket: u32, request: HttpRequest) {
    let Some(id) = open_case(desk) else { return };
    // Asked at each request, so that a claim is renewed; without it nothing may be changed any more.
    let may_act = desk.borrow_mut().may_act();
    let writes = {
        let desk = desk.borrow();
        let talk = desk.open.as_ref().and_then(|open| open.wizard.connection().talk());
        talk.is_some_and(|talk| talk.call().is_write())
    };
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let answer = if writes && !may_act {
            Err(TransportError::Offline)
        } else if request.origin() == PRACTICE_HOST {
            pause(PRACTICE_DELAY).await;
            practise(&desk, &id, &request)
        } else {
            http::send(&request).await
        };
        tell(&desk, &id, Event::HttpAnswered(ticket, answer));
    });
}

/// Asks the made-up provider; what it knows stands in storage, so that it outlives the page as a real one would.
fn practise(desk: &Shared, id: &CaseId, request: &HttpRequest) -> Result<HttpResponse, TransportError> {
    let desk = desk.borrow();
    let answers = desk.open.as_ref().map(|open| open.wizard.answers());
    let fault = answers
        .and_then(|a| a.choice(Field::PracticeFault))
        .unwrap_or(Fault::None);
    let own = answers
        .map(|a| a.text(Field::Identifier))
        .filter(|text| text.starts_with("89"));
    let key = Kind::Practice.of(id);
    let seen = desk.store.get(&key);
    let stored = seen
        .as_deref()
        .and_then(|text| document::load::<PracticeProvider>(Kind::Practice, text).ok());
    let (revision, mut provider) = stored.map_or_else(Default::default, |s| (s.revision, s.value));
    let role = desk.open.as_ref().map_or(Role::Case, |open| open.role);
    let answer = match role {
        Role::Case => provider.answer(request, fault, own.unwrap_or(PRACTICE_ICCID), clock::now()),
        // The list of lines stands; things go wrong in the rows.
        Role::Head => provider.answer_batch(request, Fault::None, clock::now()),
        Role::Row | Role::Run => provider.answer_batch(request, fault, clock::now()),
    };
    if let Ok(text) = document::save(revision + 1, &provider) {
        // A made-up provider that forgets does no harm: nothing real hangs on it.
        let _ = desk.store.put(&key, &text, seen.as_deref());
    }
    answer
}

/// Lets a pause pass, a little longer than asked by chance, and as long as nobody sees the page.
pub(super) fn wait(desk: &Shared, ticket: u32, ms: u64) {
    let Some(id) = open_case(desk) else { return };
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let by_chance = random::below(u32::try_from(ms / 8).unwrap_or(u32::MAX));
        pause(Duration::from_millis(ms + u64::from(by_chance))).await;
        // A run goes on in the background.
        while page::is_hidden() && !run::has_row(&desk) {
            pause(GLANCE).await;
        }
        tell(&desk, &id, Event::PauseOver(ticket));
    });
}

/// The page was hidden or shown: keys do not stay in a page that nobody looks at.
pub(super) fn seen_or_not(desk: &Shared) {
    if !page::is_hidden() {
        return;
    }
    let hidden = {
        let mut desk = desk.borrow_mut();
        desk.times_hidden = desk.times_hidden.wrapping_add(1);
        desk.times_hidden
    };
    let desk = Rc::clone(desk);
    spawn_local(async move {
        pause(KEYS_LIVE).await;
        let going = desk.borrow().batch.as_ref().is_some_and(|batch| batch.run.is_going());
        if page::is_hidden() && desk.borrow().times_hidden == hidden && !going {
            forget(&desk);
        }
    });
}

/// The page is left: a run rests, and keys are forgotten.
pub(super) fn left(desk: &Shared) {
    if let Some(batch) = desk.borrow_mut().batch.as_mut() {
        batch.run.stop();
        batch.forget = batch.run.is_going();
    }
    if !run::has_row(desk) {
        forget(desk);
    }
}

/// Forgets the keys, unless the act itself is under way.
pub(super) fn forget(desk: &Shared) {
    run::forget_parked(desk);
    let held = desk
        .borrow()
        .open
        .as_ref()
        .is_some_and(|open| !open.wizard.connection().access().is_empty());
    if held {
        happened(desk, Event::Asked(Ask::Forget));
    }
}
