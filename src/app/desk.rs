//! What lies on the table while the page is open, and the screen made of it.

use super::backups::Backups;
use super::batches::OpenBatch;
use super::cases::{self, Closed, OpenCase, Role};
use super::contribute::OpenDraft;
use super::evidence::Evidence;
use super::papers::Papers;
use super::pictures::Scanner;
use super::received::Inbox;
use super::removed::Removed;
use super::stored;
use crate::calendar::Offer;
use crate::directory::{Devices, Index, Law, Recognition, Record};
use crate::document::{Promise, Shelf};
use crate::messages::{Detected, Language};
use crate::screen::pages::Copy;
use crate::screen::{Guarded, Place};
use crate::shell::locks::Turn;
use crate::shell::storage::Store;
use crate::shell::{camera, clipboard, clock, document as page, random};
use crate::ui::{SaveNote, Signals};
use crate::wizard::{CaseId, Context, Event, Field, Fingerprint, Problem, SaveError};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

/// The table.
pub(super) struct Desk {
    pub(super) signals: Signals,
    pub(super) store: Store,
    pub(super) language: Language,
    pub(super) asks_language: bool,
    pub(super) place: Place,
    pub(super) open: Option<OpenCase>,
    /// The batch whose pages are shown, or whose row.
    pub(super) batch: Option<OpenBatch>,
    /// The record of the open case's provider.
    pub(super) record: Guarded<Record>,
    pub(super) index: Guarded<Index>,
    pub(super) recognition: Guarded<Recognition>,
    /// The record that is written.
    pub(super) draft: OpenDraft,
    pub(super) devices: Guarded<Devices>,
    pub(super) law: Guarded<Law>,
    pub(super) problems: Vec<Problem>,
    pub(super) notices: Vec<String>,
    /// From which plan on the list shows them.
    pub(super) leaf: usize,
    /// What was removed last, until the next change of page.
    pub(super) removed: Option<Removed>,
    /// How the writes of this turn went.
    pub(super) turn: Option<Result<(), SaveError>>,
    /// Why the case of the address is not open.
    pub(super) closed: Closed,
    /// The right to act, while this tab has it.
    pub(super) turn_to_act: TurnToAct,
    /// How often the page was hidden.
    pub(super) times_hidden: u32,
    /// A picture that is being read, or the camera.
    pub(super) scanner: Scanner,
    /// A file that is made for the person.
    pub(super) papers: Papers,
    /// What goes into the evidence, and what was found in a file of it.
    pub(super) evidence: Evidence,
    /// What is taken along or brought in.
    pub(super) backups: Backups,
    /// What another app has shared.
    pub(super) inbox: Inbox,
    /// What is said of this copy of the page.
    pub(super) copy: Copy,
    /// Whether this browser lets a page ask for a camera.
    pub(super) camera: bool,
    /// The person does not want to be asked whether to install the page.
    pub(super) no_install: bool,
    /// Whether this browser lets a page ask for the text that was copied elsewhere.
    pub(super) pastes: bool,
    /// How the making of a calendar file stands.
    pub(super) calendar: Offer,
    /// Whether the browser has promised to keep what is stored.
    pub(super) promise: Promise,
}

/// Whether this tab may act.
pub(super) enum TurnToAct {
    /// Nobody has asked.
    Free,
    /// The browser was asked.
    Asked,
    /// It may.
    Held(Turn),
}

/// The table, shared by everything that happens to it.
pub(super) type Shared = Rc<RefCell<Desk>>;

impl Desk {
    pub(super) fn open(signals: Signals) -> Self {
        let store = Store::open();
        let settings = stored::settings(&store);
        store.without(&settings.not_kept);
        let (language, asks_language) = match (settings.language, page::wanted_language()) {
            (Some(language), _) | (None, Detected::Language(language)) => (language, false),
            (None, Detected::Ask) => (Language::ZhCn, true),
        };
        Self {
            signals,
            store,
            language,
            asks_language,
            place: Place::Home,
            open: None,
            batch: None,
            record: Guarded::Loading,
            index: Guarded::Loading,
            recognition: Guarded::Loading,
            draft: OpenDraft::default(),
            devices: Guarded::Loading,
            law: Guarded::Loading,
            problems: Vec::new(),
            notices: Vec::new(),
            leaf: 0,
            removed: None,
            turn: None,
            closed: Closed::Gone,
            turn_to_act: TurnToAct::Free,
            times_hidden: 0,
            scanner: Scanner::default(),
            papers: Papers::default(),
            evidence: Evidence::default(),
            backups: Backups::default(),
            inbox: Inbox::default(),
            copy: Copy {
                appearance: settings.appearance,
                ..Copy::default()
            },
            camera: camera::is_offered(),
            no_install: settings.no_install,
            pastes: clipboard::can_be_read(),
            calendar: Offer::Idle,
            promise: Promise::Unknown,
        }
    }

    /// Answers a question of a case that nobody has been shown yet.
    pub(super) fn answer(&mut self, field: Field, text: String) {
        let answer = Event::Answered(field, text);
        let answered = self.with_case(|open, _, cx| open.wizard.update(answer, cx));
        if let (Some(open), Some(Ok(answered))) = (self.open.as_mut(), answered) {
            open.wizard = answered.wizard;
        }
    }

    /// Saves the open case, and says how it went.
    pub(super) fn save_case(&mut self) {
        let saved = self.with_case(|open, store, cx| open.save_case(store, cx));
        if let Some(result) = saved {
            self.save_note(result);
        }
    }

    /// Does something with the open case and its surroundings at hand.
    pub(super) fn with_case<T>(&mut self, work: impl FnOnce(&mut OpenCase, &Store, &Context<'_>) -> T) -> Option<T> {
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

    /// Whether this tab has the right to act, now.
    pub(super) fn may_act(&mut self) -> bool {
        match &mut self.turn_to_act {
            TurnToAct::Held(turn) => turn.is_held(&self.store),
            TurnToAct::Free | TurnToAct::Asked => false,
        }
    }

    /// Opens the case that a place belongs to.
    pub(super) fn open_case(&mut self, id: &CaseId) {
        if self.open.as_ref().is_some_and(|open| open.wizard.case.id == *id) {
            return;
        }
        self.record = Guarded::Loading;
        // Whoever looks at a row of the batch just shown need not enter its keys again.
        let head = self.open.take_if(|open| open.role == Role::Head);
        let access = head.as_ref().map(|head| head.wizard.connection().access().clone());
        if let (Some(batch), Some(head)) = (self.batch.as_mut(), head) {
            batch.head = Some(head);
        }
        let ours = crate::batch::of_row(id).map(|(own, _)| own);
        let same = ours.is_some() && self.batch.as_ref().map(|batch| &batch.batch.id) == ours.as_ref();
        self.open = match OpenCase::open(&self.store, id, clock::moment()) {
            Ok(mut open) => {
                if let (true, Some(access)) = (same, access) {
                    open.wizard = open.wizard.with_keys(&access);
                }
                Some(open)
            }
            Err(why) => {
                self.closed = why;
                None
            }
        };
    }

    /// What was chosen on the pages of a batch is saved with it.
    pub(super) fn keep_choices(&mut self) {
        let Self { batch, open, store, .. } = self;
        if let (Some(batch), Some(open)) = (batch, open)
            && open.role == Role::Head
        {
            batch.take_choices(open);
            let saved = batch.save(store);
            self.saved(saved);
        }
    }

    /// Remembers how a write went; the first that failed in a turn stands for the turn.
    pub(super) fn saved(&mut self, result: Result<(), SaveError>) {
        if !matches!(self.turn, Some(Err(_))) {
            self.turn = Some(result);
        }
    }

    /// Says how the writes of this turn went, if there were any.
    pub(super) fn say_saved(&mut self) {
        if let Some(result) = self.turn.take() {
            self.save_note(result);
        }
    }

    /// Where that belongs which is entered on this page.
    const fn shelf(&self) -> Shelf {
        match &self.place {
            Place::Record(_) => Shelf::Drafts,
            Place::Batch(..) => Shelf::Batches,
            _ => Shelf::Plans,
        }
    }

    pub(super) fn save_note(&self, result: Result<(), SaveError>) {
        self.signals.save.set(match result {
            Ok(()) if self.store.keeps(self.shelf()) => SaveNote::Saved,
            Ok(()) => SaveNote::InTab,
            Err(why) => SaveNote::Failed(why),
        });
    }
}
