//! What lies on the table while the page is open, and what a command does to it.

use super::cases::{self, Closed, OpenCase};
use crate::directory::{Index, Recognition, Record};
use crate::document::key::Kind;
use crate::document::{self, LoadError, Settings, Stored};
use crate::messages::{Detected, Language};
use crate::screen::{Command, Guarded, Place, Screen, View, pages, step_screen};
use crate::shell::storage::Store;
use crate::shell::{clipboard, clock, directory, document as page, random, update};
use crate::ui::{Focus, SaveNote, Signals};
use crate::wizard::{
    CaseId, Context, Effect, Event, Fingerprint, Problem, ProblemKind, SaveError, StepId, Summary, Wizard,
};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// The table.
pub(super) struct Desk {
    signals: Signals,
    store: Store,
    language: Language,
    asks_language: bool,
    place: Place,
    open: Option<OpenCase>,
    /// The record of the open case's provider.
    record: Guarded<Record>,
    index: Guarded<Index>,
    recognition: Guarded<Recognition>,
    problems: Vec<Problem>,
    notices: Vec<String>,
    /// Why the case of the address is not open.
    closed: Closed,
}

type Shared = Rc<RefCell<Desk>>;

impl Desk {
    pub(super) fn open(signals: Signals) -> Self {
        let store = Store::open();
        let settings = store
            .get(Kind::Settings.prefix())
            .and_then(|text| document::load(Kind::Settings, &text).ok());
        let chosen = settings.and_then(|s: Stored<Settings>| s.value.language);
        let (language, asks_language) = match (chosen, page::wanted_language()) {
            (Some(language), _) | (None, Detected::Language(language)) => (language, false),
            (None, Detected::Ask) => (Language::ZhCn, true),
        };
        if store.is_memory_only() {
            signals.save.set(SaveNote::MemoryOnly);
        }
        Self {
            signals,
            store,
            language,
            asks_language,
            place: Place::Home,
            open: None,
            record: Guarded::Loading,
            index: Guarded::Loading,
            recognition: Guarded::Loading,
            problems: Vec::new(),
            notices: Vec::new(),
            closed: Closed::Gone,
        }
    }

    /// Does something with the open case and its surroundings at hand.
    fn with_case<T>(&mut self, work: impl FnOnce(&mut OpenCase, &Store, &Context<'_>) -> T) -> Option<T> {
        let Self {
            store,
            open,
            recognition,
            record,
            ..
        } = self;
        let holder = |line: &Fingerprint| cases::holder(store, line);
        let key = random::name();
        let cx = Context {
            now: clock::now(),
            today: clock::today(),
            record: record.here(),
            recognition: recognition.here(),
            holder: &holder,
            fresh_key: &key,
        };
        Some(work(open.as_mut()?, store, &cx))
    }

    /// Opens the case that a place belongs to.
    fn open_case(&mut self, id: &CaseId) {
        if self.open.as_ref().is_some_and(|open| open.wizard.case.id == *id) {
            return;
        }
        self.record = Guarded::Loading;
        self.open = match OpenCase::open(&self.store, id, clock::moment()) {
            Ok(open) => Some(open),
            Err(why) => {
                self.closed = why;
                None
            }
        };
    }

    fn screen(&mut self) -> Screen {
        if self.asks_language {
            return pages::language(self.language);
        }
        let language = self.language;
        match &self.place {
            Place::Home => self.home(),
            Place::About => pages::about(language),
            Place::Privacy => {
                let kept: Vec<(String, usize)> = self
                    .store
                    .keys()
                    .into_iter()
                    .map(|key| {
                        let size = self.store.get(&key).map_or(0, |text| text.len());
                        (key, size)
                    })
                    .collect();
                pages::privacy(language, &kept)
            }
            Place::Unknown => pages::unknown(language),
            Place::Overview(_) | Place::Step(..) | Place::Remove(_) => {
                self.case_screen().unwrap_or_else(|| match self.closed {
                    Closed::Gone => pages::lost(language),
                    Closed::Newer => pages::newer(language),
                    Closed::Damaged => pages::damaged(language),
                })
            }
        }
    }

    fn case_screen(&self) -> Option<Screen> {
        let holder = |line: &Fingerprint| cases::holder(&self.store, line);
        let cx = Context {
            now: clock::now(),
            today: clock::today(),
            record: self.record.here(),
            recognition: self.recognition.here(),
            holder: &holder,
            fresh_key: "",
        };
        let view = View {
            language: self.language,
            wizard: &self.open.as_ref()?.wizard,
            cx: &cx,
            index: &self.index,
            recognition: &self.recognition,
            record: &self.record,
            problems: &self.problems,
        };
        Some(match &self.place {
            Place::Step(_, step) => step_screen(&view, *step),
            Place::Remove(_) => pages::remove(&view),
            _ => pages::overview(&view),
        })
    }

    fn home(&mut self) -> Screen {
        let (today, language) = (clock::today(), self.language);
        let notices = std::mem::take(&mut self.notices);
        let cases = cases::summaries(&self.store, |id| self.summary_of(id));
        pages::home(&pages::Home {
            language,
            today,
            cases: &cases,
            notices: &notices,
        })
    }

    fn summary_of(&self, id: &CaseId) -> Option<Summary> {
        let open = OpenCase::open(&self.store, id, clock::moment()).ok()?;
        let holder = |line: &Fingerprint| cases::holder(&self.store, line);
        Some(open.wizard.summary(&Context {
            now: clock::now(),
            today: clock::today(),
            record: None,
            recognition: None,
            holder: &holder,
            fresh_key: "",
        }))
    }

    fn save_note(&self, result: Result<(), SaveError>) {
        self.signals.save.set(match result {
            Ok(()) if self.store.is_memory_only() => SaveNote::MemoryOnly,
            Ok(()) => SaveNote::Saved,
            Err(why) => SaveNote::Failed(why),
        });
    }
}

/// Makes the screen anew and hands it to the views.
fn show(desk: &Shared) {
    let (screen, language, signals) = {
        let mut desk = desk.borrow_mut();
        (desk.screen(), desk.language, desk.signals)
    };
    let t = language.catalogue();
    let error = if screen.problems.is_empty() {
        String::new()
    } else {
        [t.frame.error_prefix, " "].concat()
    };
    page::describe(&[&error, &screen.heading, " · ", t.frame.app_name].concat(), language);
    signals.language.set(language);
    signals.screen.set(screen);
}

/// The address has changed, or the page was just opened.
pub(super) fn arrive(desk: &Shared) {
    let Some(place) = Place::parse(&page::hash()) else {
        return;
    };
    {
        let mut desk = desk.borrow_mut();
        desk.problems.clear();
        if let Some(id) = place.case().cloned() {
            desk.open_case(&id);
        }
        desk.place = place.clone();
    }
    fetch_record(desk);
    if matches!(place, Place::Step(_, StepId::Line)) {
        fetch_tables(desk);
    }
    show(desk);
    page::to_top();
    desk.borrow().signals.focus.set(Focus::Heading);
}

/// Another tab has written.
pub(super) fn changed_elsewhere(desk: &Shared, key: Option<String>) {
    let touched = {
        let mut desk = desk.borrow_mut();
        let Desk { open, store, .. } = &mut *desk;
        let ours = |id: &CaseId| {
            key.as_ref()
                .is_none_or(|k| *k == Kind::Case.of(id) || *k == Kind::Journal.of(id))
        };
        match open.as_mut() {
            Some(case) if ours(&case.wizard.case.id) => {
                if case.refresh(store, clock::moment()).is_err() {
                    *open = None;
                }
                true
            }
            _ => desk.place == Place::Home,
        }
    };
    if touched {
        show(desk);
    }
}

/// Carries out a command.
pub(super) fn run(desk: &Shared, command: Command) {
    match command {
        Command::Case(event) => happened(desk, event),
        Command::Start { practice } => start(desk, practice),
        Command::Copy { text, then } => copy(desk, text, then),
        Command::Speak(language) => speak(desk, language),
        Command::Remove(id) => remove(desk, &id),
        Command::Erase => erase(desk),
        Command::SaveAgain => {
            let result = desk
                .borrow_mut()
                .with_case(|open, store, cx| open.save_journal(store, cx).and_then(|()| open.save_case(store, cx)));
            if let Some(result) = result {
                desk.borrow().save_note(result);
            }
            show(desk);
        }
        Command::Update => update::accept(),
        Command::Print => page::print(),
    }
}

/// Tells the case what happened, carries out what follows, shows the result.
fn happened(desk: &Shared, event: Event) {
    // What was wrong stays on the page until it is mended or something else was done.
    let edited = match &event {
        Event::Answered(field, _) | Event::FieldLeft(field) => Some(*field),
        _ => None,
    };
    let left = matches!(event, Event::FieldLeft(_));
    let outcome = desk.borrow_mut().with_case(|open, _, cx| open.wizard.update(event, cx));
    match outcome {
        None => show(desk),
        Some(Err(refusal)) => {
            desk.borrow_mut().problems = refusal.problems;
            show(desk);
            desk.borrow().signals.focus.set(Focus::Problems);
        }
        Some(Ok(transition)) => {
            {
                let mut desk = desk.borrow_mut();
                desk.problems
                    .retain(|p| left || (edited.is_some() && p.field.is_some() && p.field != edited));
                if let Some(open) = desk.open.as_mut() {
                    open.wizard = transition.wizard;
                }
            }
            let mut went = false;
            for effect in transition.effects {
                went |= carry_out(desk, effect);
            }
            if !went {
                show(desk);
            }
        }
    }
}

/// Carries out one effect; says whether it led to another address.
fn carry_out(desk: &Shared, effect: Effect) -> bool {
    match effect {
        Effect::SaveCase => {
            let result = desk.borrow_mut().with_case(|open, store, cx| open.save_case(store, cx));
            if let Some(result) = result {
                desk.borrow().save_note(result);
            }
            false
        }
        Effect::SaveJournal => {
            save_journal(desk);
            false
        }
        Effect::FetchRecord => {
            desk.borrow_mut().record = Guarded::Loading;
            fetch_record(desk);
            false
        }
        Effect::GoOn => {
            let place = desk.borrow_mut().with_case(|open, _, cx| {
                let id = open.wizard.case.id.clone();
                match open.wizard.current_step(cx) {
                    Some(step) => Place::Step(id, step),
                    // The last page of a case that is over is its last step; one that was given up has only its list.
                    None if open.wizard.stage(cx) == crate::wizard::Stage::Closed => Place::Step(id, StepId::Aftercare),
                    None => Place::Overview(id),
                }
            });
            place.is_some_and(|place| go(desk, &place))
        }
        Effect::GoTo(step) => {
            let id = desk.borrow().open.as_ref().map(|open| open.wizard.case.id.clone());
            id.is_some_and(|id| go(desk, &Place::Step(id, step)))
        }
    }
}

/// Goes to a place; the address event then shows it. The same place is only shown anew.
fn go(desk: &Shared, place: &Place) -> bool {
    if desk.borrow().place == *place {
        show(desk);
        page::to_top();
        desk.borrow().signals.focus.set(Focus::Heading);
    } else {
        page::go(&place.href());
    }
    true
}

fn save_journal(desk: &Shared) {
    let result = desk
        .borrow_mut()
        .with_case(|open, store, cx| open.save_journal(store, cx));
    let Some(result) = result else { return };
    let event = result.map_or_else(Event::SaveFailed, |()| Event::Saved);
    let mut desk = desk.borrow_mut();
    desk.save_note(result);
    let answered = desk.with_case(|open, _, cx| open.wizard.update(event, cx));
    if let (Some(Ok(transition)), Some(open)) = (answered, desk.open.as_mut()) {
        open.wizard = transition.wizard;
    }
    if let Err(why) = result {
        desk.problems = vec![Problem {
            field: None,
            kind: ProblemKind::NotSaved(why),
        }];
        desk.signals.focus.set(Focus::Problems);
    }
}

fn start(desk: &Shared, practice: bool) {
    let id = CaseId::new(random::name().get(..8).unwrap_or_default());
    let Ok(id) = id else { return };
    {
        let mut desk = desk.borrow_mut();
        desk.record = Guarded::Loading;
        desk.open = Some(OpenCase::begun(Wizard::new(id.clone(), clock::now(), practice)));
        let saved = desk.with_case(|open, store, cx| open.save_case(store, cx));
        if let Some(result) = saved {
            desk.save_note(result);
        }
    }
    page::go(&Place::Step(id, StepId::Reason).href());
}

fn copy(desk: &Shared, text: String, then: Option<Event>) {
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let copied = clipboard::copy(&text).await;
        let t = desk.borrow().language.catalogue();
        desk.borrow()
            .signals
            .said
            .set(if copied { t.frame.copied } else { t.frame.copy_failed }.to_owned());
        if let (true, Some(event)) = (copied, then) {
            happened(&desk, event);
        }
    });
}

fn speak(desk: &Shared, language: Language) {
    {
        let mut desk = desk.borrow_mut();
        desk.language = language;
        if std::mem::take(&mut desk.asks_language) {
            desk.signals.focus.set(Focus::Heading);
        }
        let saved = save_settings(
            &desk.store,
            &Settings {
                language: Some(language),
            },
        );
        if saved.is_err() {
            desk.save_note(saved);
        }
    }
    show(desk);
}

/// Saves the settings; those of a newer version are left alone, damaged ones set aside.
fn save_settings(store: &Store, settings: &Settings) -> Result<(), SaveError> {
    let key = Kind::Settings.prefix();
    let stored = store.get(key);
    let revision = match stored
        .as_deref()
        .map(|text| document::load::<Settings>(Kind::Settings, text))
    {
        Some(Ok(stored)) => stored.revision,
        Some(Err(LoadError::Newer { .. })) => return Ok(()),
        Some(Err(LoadError::Damaged(_))) => {
            store.set_aside(key, clock::now().0);
            0
        }
        None => 0,
    };
    let text = document::save(revision + 1, settings).map_err(|_| SaveError::Unavailable)?;
    store.put(key, &text, store.get(key).as_deref())
}

fn remove(desk: &Shared, id: &CaseId) {
    {
        let mut desk = desk.borrow_mut();
        let line = desk
            .open
            .as_ref()
            .filter(|o| o.wizard.case.id == *id)
            .and_then(|o| o.wizard.fingerprint());
        cases::remove(&desk.store, id, line.as_ref());
        desk.open = None;
        let said = desk.language.catalogue().home.removed.to_owned();
        desk.notices.push(said);
    }
    page::go(&Place::Home.href());
}

fn erase(desk: &Shared) {
    {
        let mut desk = desk.borrow_mut();
        for key in desk.store.keys() {
            desk.store.remove(&key);
        }
        desk.open = None;
        let said = desk.language.catalogue().privacy.erased.to_owned();
        desk.notices.push(said);
    }
    page::go(&Place::Home.href());
}

/// Fetches the record of the open case's provider, unless it is here.
fn fetch_record(desk: &Shared) {
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
            // The list can name the provider now; if that cannot be kept, it shows its id.
            let _ = desk.with_case(|open, store, cx| open.save_summary(store, cx));
        }
        show(&desk);
    });
}

/// Fetches the list of providers and the tables of recognition, unless they are here.
fn fetch_tables(desk: &Shared) {
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
