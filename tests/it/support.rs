//! What the tests of the core share: a world with a fixed clock and real records, and a play on its stage.
//!
//! Invariant: nothing here asks the clock, the net or chance. A play carries out what the shell would: it answers
//! every `SaveJournal`, and remembers which line belongs to which case.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use esim_exit::calendar::Offer;
use esim_exit::directory::{Devices, Index, Law, Recognition, Record};
use esim_exit::document::Promise;
use esim_exit::messages::Language;
use esim_exit::screen::{
    BackupView, Block, Bring, Command, Entry, EvidenceView, Guarded, Mark, Paper, Place, Screen, Sheet, StoredView,
    Verified, View, Way, backup_screen, batches_screen, case_screen, choose_screen, evidence_screen, pages,
    stored_screen, verify_screen,
};
use esim_exit::telecom::{Date, Timestamp};
use esim_exit::wizard::UNLISTED;
use esim_exit::wizard::steps::AFTERCARE_CHECKS;
use esim_exit::wizard::{
    Case, CaseId, Context, Effect, Event, Field, Fingerprint, Journal, PRACTICE_ICCID, Problem, ProblemKind, SaveError,
    Stage, StepId, StepState, Wizard,
};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// 2026-11-22, half past nine in the morning, UTC.
pub(crate) const NOW: Timestamp = Timestamp(1_795_339_800_000);
/// The made-up provider.
pub(crate) const PRACTICE: &str = "example-mobile";
/// An ICCID of T-Mobile's range with a right check digit.
pub(crate) const ICCID: &str = "8901260123456789011";

/// The repository.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A file of the repository.
pub(crate) fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A day written as ISO.
pub(crate) fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

/// A case id.
pub(crate) fn id(text: &str) -> CaseId {
    CaseId::new(text).expect("a case id")
}

static RECORDS: LazyLock<BTreeMap<String, Record>> = LazyLock::new(|| {
    let folder = root().join("public/directory/providers");
    let files = std::fs::read_dir(folder).expect("the records");
    let record = |path: PathBuf| Record::from_json(&read(&path)).expect("a record");
    files
        .map(|file| record(file.unwrap().path()))
        .map(|record| (record.id.as_str().to_owned(), record))
        .collect()
});

/// A record by its id.
pub(crate) fn record(id: &str) -> Record {
    RECORDS.get(id).unwrap_or_else(|| panic!("no record {id}")).clone()
}

/// The index of all records.
pub(crate) fn index() -> &'static Index {
    INDEX.here().expect("an index")
}

/// The ids of all records.
pub(crate) fn record_ids() -> Vec<String> {
    RECORDS.keys().cloned().collect()
}

static INDEX: LazyLock<Guarded<Index>> = LazyLock::new(|| {
    let entry = |r: &Record| json!({"id": r.id, "name": r.name, "kind": r.kind, "aliases": r.aliases, "parent": r.parent, "gone": r.status.is_some()});
    let all: Vec<Value> = RECORDS.values().map(entry).collect();
    Guarded::Here(Index::from_json(&json!({ "providers": all }).to_string()).expect("an index"))
});

static RECOGNITION: LazyLock<Guarded<Recognition>> = LazyLock::new(|| {
    let text = read(&root().join("public/directory/recognition.json"));
    Guarded::Here(Recognition::from_json(&text).expect("the tables"))
});

static DEVICES: LazyLock<Guarded<Devices>> = LazyLock::new(|| {
    let text = read(&root().join("public/directory/devices.json"));
    Guarded::Here(Devices::from_json(&text).expect("the devices"))
});

static LAW: LazyLock<Guarded<Law>> = LazyLock::new(|| {
    let text = read(&root().join("public/directory/law.json"));
    Guarded::Here(Law::from_json(&text).expect("the law"))
});

/// What surrounds a case.
#[derive(Clone)]
pub(crate) struct World {
    pub(crate) now: Timestamp,
    pub(crate) record: Guarded<Record>,
    /// The records that can be fetched when a provider is chosen.
    pub(crate) fetches: bool,
    pub(crate) held: BTreeMap<Fingerprint, CaseId>,
    pub(crate) calendar: Offer,
}

impl World {
    pub(crate) fn new() -> Self {
        Self {
            now: NOW,
            record: Guarded::Unavailable,
            fetches: true,
            held: BTreeMap::new(),
            calendar: Offer::Idle,
        }
    }

    pub(crate) fn today(&self) -> Date {
        self.now.date_utc()
    }

    pub(crate) fn pass(&mut self, days: u32) {
        self.now = self.now.plus_hours(24 * i64::from(days));
    }

    /// Works with the context as it is now.
    pub(crate) fn with<T>(&self, work: impl FnOnce(&Context<'_>) -> T) -> T {
        let holder = |line: &Fingerprint| line.printed_otherwise().iter().find_map(|l| self.held.get(l).cloned());
        let key = format!("key{}", self.now.0);
        work(&Context {
            now: self.now,
            today: self.today(),
            record: self.record.here(),
            recognition: RECOGNITION.here(),
            holder: &holder,
            fresh_key: &key,
        })
    }

    /// Works with all that a screen of a case looks at.
    pub(crate) fn with_view<T>(
        &self,
        wizard: &Wizard,
        language: Language,
        problems: &[Problem],
        work: impl FnOnce(View<'_>) -> T,
    ) -> T {
        self.with(|cx| {
            work(View {
                language,
                wizard,
                cx,
                index: &INDEX,
                recognition: &RECOGNITION,
                devices: &DEVICES,
                law: &LAW,
                record: &self.record,
                paper: &Paper::Nothing,
                camera: true,
                pastes: true,
                install: pages::Install::Offered,
                calendar: &self.calendar,
                promise: Promise::Unknown,
                problems,
            })
        })
    }

    /// The screen of a place of a case.
    pub(crate) fn screen(&self, wizard: &Wizard, place: &Place, language: Language, problems: &[Problem]) -> Screen {
        self.with_view(wizard, language, problems, |view| match place {
            Place::Step(..) | Place::Overview(_) | Place::Remove(_) | Place::Texts(_) | Place::Text(..) => {
                case_screen(&view, place)
            }
            Place::Batches | Place::Batch(..) => batches_screen(language),
            Place::Evidence(_) => evidence_screen(&EvidenceView {
                view,
                left_out: &std::collections::BTreeSet::new(),
                pictures: &["a.png".to_owned()],
            }),
            Place::Verify => verify_screen(language, &Verified::Nothing),
            Place::Backup(_) => backup_screen(&BackupView {
                language,
                only: None,
                memory_only: false,
                paper: &Paper::Nothing,
                locked: false,
                bring: &Bring::Nothing,
            }),
            Place::About => pages::about(language, &pages::Copy::default()),
            Place::Received => pages::received(&pages::Received {
                language,
                arrival: &pages::Arrival::Nothing,
                text: "",
                plans: &[],
            }),
            Place::Explain => pages::explain(language),
            Place::Law => pages::law(language, self.today(), &LAW),
            Place::Privacy => stored_screen(&StoredView {
                language,
                values: &[("esim-exit/case/abcdefgh".to_owned(), 12)],
                not_kept: &[],
                trouble: None,
                promise: Promise::NotGiven,
                under_way: true,
            }),
            Place::Contribute | Place::Record(_) => choose_screen(language, &Guarded::Loading, "", &[]),
            Place::Unknown => pages::unknown(language),
            Place::Home => pages::home(&pages::Home {
                language,
                today: self.today(),
                cases: &[wizard.summary(view.cx)],
                from: 0,
                batches: &[],
                notices: &[],
                removed: None,
            }),
        })
    }
}

/// One case on the stage.
#[derive(Clone)]
pub(crate) struct Play {
    pub(crate) world: World,
    pub(crate) wizard: Wizard,
    provider: String,
}

impl Play {
    /// A new case at a provider; a practice run at the made-up one, the general path at [`UNLISTED`].
    pub(crate) fn new(provider: &str) -> Self {
        let mut world = World::new();
        let wizard = Wizard::new(id("case1"), world.now, provider == PRACTICE);
        if provider == PRACTICE {
            world.record = Guarded::Here(record(PRACTICE));
        }
        Self {
            world,
            wizard,
            provider: provider.to_owned(),
        }
    }

    /// Sends an event as it is; a refusal is its problems.
    pub(crate) fn send(&mut self, event: Event) -> Result<Vec<Effect>, Vec<Problem>> {
        let answer = self.world.with(|cx| self.wizard.update(event, cx));
        let transition = answer.map_err(|refusal| refusal.problems)?;
        self.wizard = transition.wizard;
        if transition.effects.contains(&Effect::FetchRecord) {
            self.world.record = match self.wizard.provider_id() {
                Some(id) if self.world.fetches && RECORDS.contains_key(id.as_str()) => {
                    Guarded::Here(record(id.as_str()))
                }
                _ => Guarded::Unavailable,
            };
        } else if self.wizard.provider_id().is_none() {
            self.world.record = Guarded::Unavailable;
        }
        Ok(transition.effects)
    }

    /// Sends an event that has to be taken, and answers for a storage that works.
    pub(crate) fn happens(&mut self, event: Event) -> Vec<Effect> {
        let effects = self
            .send(event.clone())
            .unwrap_or_else(|why| panic!("{event:?} refused: {why:?} at {:?}", self.current()));
        if effects.contains(&Effect::SaveJournal) {
            assert_eq!(self.send(Event::Saved), Ok(Vec::new()));
        }
        effects
    }

    /// Sends an event that has to be refused; the kinds of the problems.
    pub(crate) fn refused(&mut self, event: Event) -> Vec<ProblemKind> {
        let before = self.wizard.clone();
        let problems = self.send(event.clone()).expect_err(&format!("{event:?} was taken"));
        assert_eq!(before, self.wizard, "a refusal changed something");
        problems.into_iter().map(|p| p.kind).collect()
    }

    pub(crate) fn answer(&mut self, field: Field, text: &str) {
        self.happens(Event::Answered(field, text.to_owned()));
    }

    pub(crate) fn finish(&mut self, step: StepId) {
        self.happens(Event::StepFinished(step));
    }

    pub(crate) fn save_fails(&mut self, why: SaveError) {
        assert_eq!(self.send(Event::SaveFailed(why)), Ok(Vec::new()));
    }

    pub(crate) fn current(&self) -> Option<StepId> {
        self.world.with(|cx| self.wizard.current_step(cx))
    }

    pub(crate) fn state(&self, step: StepId) -> StepState {
        self.world.with(|cx| self.wizard.step_state(step, cx))
    }

    pub(crate) fn stage(&self) -> Stage {
        self.world.with(|cx| self.wizard.stage(cx))
    }

    pub(crate) fn due(&self) -> Option<(String, &'static str)> {
        let due = self.world.with(|cx| self.wizard.due(cx))?;
        Some((due.on.to_iso(), due.kind.as_str()))
    }

    pub(crate) fn step_screen(&self, step: StepId, language: Language) -> Screen {
        let place = Place::Step(self.wizard.case.id.clone(), step);
        self.world.screen(&self.wizard, &place, language, &[])
    }

    /// Everything that is saved of it, as text.
    pub(crate) fn saved(&self) -> String {
        let summary = self.world.with(|cx| self.wizard.summary(cx));
        json!([self.wizard.case, self.wizard.journal, summary]).to_string()
    }

    /// Closes the page and opens it again.
    pub(crate) fn reload(&mut self) {
        use esim_exit::document::{key::Kind, load, save};
        let case = load::<Case>(Kind::Case, &save(1, &self.wizard.case).unwrap()).unwrap();
        let journal = load::<Journal>(Kind::Journal, &save(1, &self.wizard.journal).unwrap()).unwrap();
        self.wizard = Wizard::restored(case.value, journal.value);
    }

    /// Answers that fit a step, where none stands there yet.
    pub(crate) fn plausible(&self, step: StepId) -> Vec<Event> {
        let today = self.world.today().to_iso();
        let ending = self.wizard.ending();
        let identifier = if self.wizard.case.practice {
            PRACTICE_ICCID
        } else {
            ICCID
        };
        let record = self.world.record.here();
        let route = record.and_then(|r| r.routes.first()).map_or_else(
            || "end_now.phone".to_owned(),
            |r| format!("{}.{}", r.act.as_str(), r.channel.as_str()),
        );
        let fields: Vec<(Field, &str)> = match step {
            StepId::Reason => vec![(Field::Reason, "trip_over")],
            StepId::MoveInstead => vec![(Field::MoveInstead, "end")],
            StepId::CheaperPlan => vec![(Field::CheaperPlan, "end")],
            StepId::Line if self.provider == UNLISTED => {
                vec![
                    (Field::Identifier, identifier),
                    (Field::Provider, UNLISTED),
                    (Field::ProviderName, "Blue SIM"),
                ]
            }
            StepId::Line => vec![(Field::Identifier, identifier), (Field::Provider, &self.provider)],
            StepId::Details => vec![(Field::BoughtFrom, "provider"), (Field::Device, "iphone")],
            StepId::KeepNumber => vec![(Field::KeepNumber, "no")],
            StepId::PortOut => vec![(Field::PortState, "done_and_ended")],
            StepId::Balance => vec![(Field::AutoRenew, "yes")],
            StepId::Find => vec![(Field::Route, &route)],
            StepId::Irreversible => vec![(Field::Ending, &ending)],
            StepId::Confirm => vec![(Field::Reply, "ended"), (Field::RepliedOn, &today)],
            StepId::Secure
            | StepId::Backup
            | StepId::SignIn
            | StepId::Connect
            | StepId::Verify
            | StepId::Review
            | StepId::Submit
            | StepId::Gone
            | StepId::Reseller
            | StepId::Aftercare => Vec::new(),
        };
        let open = fields
            .into_iter()
            .filter(|(field, _)| self.wizard.shown(*field).is_empty());
        let mut events: Vec<Event> = open
            .map(|(field, text)| Event::Answered(field, text.to_owned()))
            .collect();
        // Whoever has come here without a key goes another way.
        if step == StepId::Connect {
            events.push(Event::Answered(Field::Route, route.clone()));
        }
        if step == StepId::Submit && !self.wizard.journal.standing().act.holds() {
            events.push(Event::ActBegun);
        }
        if step == StepId::Aftercare {
            events.extend(AFTERCARE_CHECKS.iter().map(|c| Event::Ticked(*c, true)));
        }
        events
    }

    /// Answers a step and goes on from it.
    pub(crate) fn pass(&mut self, step: StepId) {
        for event in self.plausible(step) {
            self.happens(event);
        }
        self.finish(step);
    }

    /// Goes on, step by step, until one waits.
    pub(crate) fn until(&mut self, step: StepId) -> &mut Self {
        for _ in 0..StepId::ALL.len() {
            match self.current() {
                Some(now) if now != step => self.pass(now),
                Some(_) => return self,
                None => break,
            }
        }
        panic!("{step:?} never came: {:?}", self.current());
    }
}

/// A case at a provider that stands at a step, with some answers given beforehand.
pub(crate) fn at(provider: &str, step: StepId, answers: &[(Field, &str)]) -> Play {
    let mut play = Play::new(provider);
    for (field, text) in answers {
        play.answer(*field, text);
    }
    play.until(step);
    play
}

/// Every text of a screen that a person reads.
pub(crate) fn texts(screen: &Screen) -> Vec<String> {
    let mut all = vec![screen.heading.clone()];
    all.extend(screen.progress.iter().map(|p| p.label.to_owned()));
    all.extend(screen.submit.iter().map(|(label, _)| label.clone()));
    all.extend(
        screen
            .fields
            .values()
            .flat_map(|live| [live.error.clone(), live.meaning.clone()]),
    );
    all.extend([screen.listed.said.clone(), screen.listed.chosen.clone()]);
    for group in &screen.listed.groups {
        all.push(group.heading.clone());
        all.extend(group.options.iter().flat_map(|o| [o.label.clone(), o.hint.clone()]));
    }
    for shown in &screen.problems {
        all.push(shown.text.clone());
        all.extend(shown.link.iter().map(|(_, words)| words.clone()));
    }
    screen.blocks.iter().for_each(|block| block_texts(block, &mut all));
    all
}

fn block_texts(block: &Block, all: &mut Vec<String>) {
    match block {
        Block::Text(text) | Block::Lead(text) | Block::Heading(text) => all.push(text.clone()),
        Block::List { items, .. } => all.extend(items.iter().cloned()),
        Block::Note { title, text, .. } => {
            all.push(title.clone());
            all.extend(text.iter().cloned());
        }
        Block::Choice { legend, options, .. } => {
            all.push(legend.clone());
            all.extend(options.iter().flat_map(|o| [o.label.clone(), o.hint.clone()]));
        }
        Block::Select {
            label, hint, options, ..
        } => {
            all.extend([label.clone(), hint.clone()]);
            all.extend(options.iter().flat_map(|o| [o.label.clone(), o.hint.clone()]));
        }
        Block::Combobox(of) => all.extend([of.label.clone(), of.hint.clone(), of.list.clone(), of.again.clone()]),
        Block::Secret { label, .. } | Block::Progress { text: label, .. } => all.push(label.clone()),
        Block::File { label, hint, .. } => all.extend([label.clone(), hint.clone()]),
        // What is said while a file is made is checked where the sentences are.
        Block::Handed => {}
        Block::Unkept { label, hint, show, .. } => all.extend([label.clone(), hint.clone(), show.clone()]),
        Block::Picture { label, hint, view } => all.extend([label.clone(), hint.clone(), view.clone()]),
        Block::Mail {
            label,
            hint,
            text_label,
            text_hint,
        } => {
            all.extend([label.clone(), hint.clone(), text_label.clone(), text_hint.clone()]);
        }
        Block::Picks { legend, items, .. } => {
            all.push(legend.clone());
            all.extend(items.iter().flat_map(|i| [i.label.clone(), i.hint.clone()]));
        }
        Block::Ticks { legend, items } => {
            all.push(legend.clone());
            all.extend(items.iter().map(|i| i.label.clone()));
        }
        Block::Entry { label, hint, entry, .. } => {
            all.extend([label.clone(), hint.clone()]);
            if let Entry::Select(options) | Entry::Ticks(options) = entry {
                all.extend(options.iter().map(|o| o.label.clone()));
            }
        }
        Block::Input { label, hint, .. } => all.extend([label.clone(), hint.clone()]),
        Block::Link { label, .. } | Block::Button { label, .. } => all.push(label.clone()),
        Block::Setting { legend, options, .. } => {
            all.push(legend.clone());
            all.extend(options.iter().map(|(option, _)| option.label.clone()));
        }
        Block::Pairs(pairs) => all.extend(pairs.iter().flat_map(|p| [p.term.clone(), p.text.clone()])),
        Block::Rows { change, rows } => {
            all.push(change.clone());
            all.extend(rows.iter().flat_map(|r| [r.term.clone(), r.text.clone()]));
        }
        Block::Copy { label, text, gloss, .. } => {
            all.extend([label.clone(), text.clone(), gloss.term.clone(), gloss.text.clone()]);
        }
        Block::Timeline(line) => {
            all.extend([line.label.clone(), line.scale.to_owned()]);
            let words = |m: &Mark| {
                [
                    m.day.clone(),
                    m.label.clone(),
                    m.flag.date.clone(),
                    m.flag.word.to_owned(),
                ]
            };
            all.extend(line.marks.iter().flat_map(words));
        }
        Block::Journey(pairs) | Block::Code(pairs) => {
            all.extend(pairs.iter().flat_map(|p| [p.term.clone(), p.text.clone()]));
        }
        Block::Taps(taps) => all.extend(taps.iter().cloned()),
        Block::Ways(ways) => {
            let words = |w: &Way| [vec![w.said.term.clone(), w.said.text.clone()], w.taps.clone()].concat();
            all.extend(ways.iter().flat_map(words));
        }
        Block::Sheet(sheet) => sheet_texts(sheet, all),
        Block::Verbatim { label, text } => all.extend([label.clone(), text.clone()]),
        Block::Tasks(groups) => {
            for group in groups {
                all.push(group.title.clone());
                all.extend(group.tasks.iter().flat_map(|t| [t.label.clone(), t.status.clone()]));
            }
        }
        Block::Cases(cards) => all.extend(cards.iter().flat_map(|c| {
            [
                &c.title,
                &c.todo,
                &c.under,
                &c.stage,
                &c.due,
                &c.overdue,
                &c.practice,
                &c.next,
                &c.remove.0,
            ]
            .map(Clone::clone)
        })),
        Block::Folded { summary, inside } => {
            all.push(summary.clone());
            inside.iter().for_each(|block| block_texts(block, all));
        }
    }
}

fn sheet_texts(sheet: &Sheet, all: &mut Vec<String>) {
    all.extend([sheet.label.clone(), sheet.fold.clone()]);
    all.extend(sheet.head.iter().cloned());
    all.extend(sheet.subject.iter().flat_map(|s| [s.term.clone(), s.text.clone()]));
    for line in &sheet.lines {
        all.extend([line.english.clone(), line.chinese.clone()]);
        all.extend(line.copy.iter().map(|(label, _)| label.clone()));
    }
}

/// Every event that a control of a screen can send, and the number of addresses it links to.
pub(crate) fn controls(screen: &Screen) -> (Vec<Event>, usize) {
    let mut events = Vec::new();
    let mut links = 0;
    if let Some((_, command)) = &screen.submit {
        links += 1;
        command_event(command, &mut events);
    }
    screen
        .blocks
        .iter()
        .for_each(|block| block_controls(block, &mut events, &mut links));
    (events, links)
}

fn command_event(command: &Command, events: &mut Vec<Event>) {
    match command {
        Command::Case(event) | Command::PrintText(event) => events.push(event.clone()),
        Command::Copy { then, .. } => events.extend(then.clone()),
        Command::Batch(_)
        | Command::Contribute(_)
        | Command::Paper(_)
        | Command::Start { .. }
        | Command::Speak(_)
        | Command::Remove(_)
        | Command::PutBack
        | Command::Turn(_)
        | Command::Appear(_)
        | Command::Paste(_)
        | Command::Stored(_)
        | Command::SaveAgain
        | Command::Update
        | Command::RenewData
        | Command::Install
        | Command::NoInstall
        | Command::Received(_)
        | Command::Print
        | Command::Calendar(_)
        | Command::ShareCalendar => {}
    }
}

fn block_controls(block: &Block, events: &mut Vec<Event>, links: &mut usize) {
    match block {
        Block::Link { then, .. } => {
            *links += 1;
            events.extend(then.clone());
        }
        Block::Button { command, .. } => {
            *links += 1;
            command_event(command, events);
        }
        Block::Copy { then, .. } => events.extend(then.clone()),
        Block::Sheet(sheet) => {
            for (_, command) in sheet.lines.iter().filter_map(|line| line.copy.as_ref()) {
                command_event(command, events);
            }
        }
        Block::Tasks(groups) => {
            *links += groups
                .iter()
                .flat_map(|g| &g.tasks)
                .filter(|t| t.href.is_some())
                .count()
        }
        Block::Cases(cards) => *links += cards.len(),
        Block::Folded { inside, .. } => inside.iter().for_each(|block| block_controls(block, events, links)),
        _ => {}
    }
}

/// The pages that belong to no case.
pub(crate) fn places_beside() -> [Place; 11] {
    [
        Place::Home,
        Place::About,
        Place::Explain,
        Place::Law,
        Place::Privacy,
        Place::Received,
        Place::Batches,
        Place::Backup(None),
        Place::Verify,
        Place::Contribute,
        Place::Unknown,
    ]
}
