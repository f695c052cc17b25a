//! A world of tabs: one storage, one provider, one turn to act, and every accident between them.
//!
//! Invariant: a tab carries out what `src/app` would, in its order. What may leave and arrive is counted here, from the
//! bytes that leave and the entries that storage holds; nothing is asked of the program's own bookkeeping.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use crate::support::{NOW, PRACTICE, Play, World, at};
use crate::walk::{Broken, rule};
use esim_exit::document::{key::Kind, load, save};
use esim_exit::provider_api::{Credential, Fault, HttpRequest, HttpResponse, PracticeProvider, Task, TransportError};
use esim_exit::telecom::{Secret, Timestamp};
use esim_exit::wizard::*;
use std::collections::BTreeSet;

/// What is typed; it must never be seen again.
pub(crate) const KEY: &str = "KEY-of-nobody-77aa";
/// What the made-up provider returns for it.
pub(crate) const TOKEN: &str = "practice-token-0000";

/// What goes wrong on the way of one move.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Mishap {
    /// Storage refuses to write the journal.
    pub(crate) storage: Option<SaveError>,
    /// Storage takes the journal, and refuses what the list shows of the case.
    pub(crate) list: bool,
    /// The tab dies.
    pub(crate) dies: Option<Point>,
}

/// Where a tab dies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Point {
    /// What is to be saved is not saved yet.
    BeforeSave,
    /// It is saved, and nothing has left yet.
    AfterSave,
}

/// The right to act, as one tab sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Turn {
    Free,
    Asked(Event),
    Held,
}

/// What storage holds under a key, as far as one tab knows.
#[derive(Debug, Clone, Default)]
struct Seen {
    text: String,
    revision: u32,
}

/// One tab.
#[derive(Debug, Clone)]
pub(crate) struct Tab {
    pub(crate) wizard: Wizard,
    pub(crate) turn: Turn,
    pub(crate) problems: Vec<Problem>,
    /// Requests that have left and were not answered.
    pub(crate) wire: Vec<(u32, HttpRequest)>,
    /// Pauses that are being made.
    pub(crate) pauses: Vec<u32>,
    last: u32,
    case: Seen,
    journal: Seen,
}

/// What was seen on the way; a walk that sees too little proves nothing.
#[derive(Debug, Clone, Default)]
pub(crate) struct Counts {
    /// Deaths: before the entry, after it, between request and answer, with the answer in hand.
    pub(crate) deaths: [u32; 4],
    /// Requests for the act that were lost: before the provider, after it.
    pub(crate) lost: [u32; 2],
    pub(crate) acts: u32,
    pub(crate) taken_back: u32,
    pub(crate) elsewhere: u32,
    pub(crate) refused_saves: u32,
    pub(crate) freed_again: u32,
    pub(crate) faults: BTreeSet<&'static str>,
    pub(crate) stages: BTreeSet<&'static str>,
}

/// All that changes in the world.
#[derive(Debug, Clone)]
pub(crate) struct State {
    pub(crate) tabs: Vec<Tab>,
    pub(crate) provider: PracticeProvider,
    case: String,
    journal: String,
    millis: i64,
    /// Since the line was last free: requests for the act that left a tab, and that arrived.
    left: u32,
    arrived: u32,
    freed: usize,
    keys: BTreeSet<String>,
    pub(crate) counts: Counts,
}

/// The world.
pub(crate) struct Scene {
    world: World,
    pub(crate) now: State,
}

fn is_act(request: &HttpRequest) -> bool {
    request.place().ends_with("/cancel")
}

fn about_the_act(event: &Event) -> bool {
    matches!(
        event,
        Event::ActBegun | Event::FoundNotDone | Event::FoundDone | Event::Asked(Ask::Undo)
    )
}

/// The line as the journal tells it, told a second time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Free,
    Unknown,
    Sent,
    Ended,
}

/// How often the line has become free again.
fn freed(journal: &Journal) -> Result<usize, Broken> {
    let (mut told, mut times) = (Told::Free, 0);
    for entry in journal.entries() {
        told = match (told, entry.what, entry.reply) {
            (Told::Free, Happening::ActBegun, _) => Told::Unknown,
            (_, Happening::ActBegun, _) => return Err(("no act begins beside another", format!("{journal:?}"))),
            (Told::Unknown, Happening::FoundNotDone, _)
            | (Told::Sent, Happening::TakenBack, _)
            | (Told::Unknown | Told::Sent, Happening::Replied, Some(Reply::Refused)) => {
                times += 1;
                Told::Free
            }
            (Told::Unknown | Told::Sent, Happening::Replied, Some(Reply::Ended)) => Told::Ended,
            (Told::Unknown, Happening::Submitted | Happening::Replied, _) => Told::Sent,
            (told, ..) => told,
        };
    }
    Ok(times)
}

impl Scene {
    /// A world in which one tab stands before the act by API.
    pub(crate) fn new() -> Self {
        // An order number is read faster than an ICCID, which is read at every turn.
        let mut play = at(PRACTICE, StepId::Find, &[(Field::Identifier, "A-77123")]);
        play.answer(Field::Route, "end_now.api");
        play.finish(StepId::Find);
        let mut scene = Self::of(play);
        scene.key(0).unwrap();
        for event in [
            Event::Asked(Ask::Connect),
            Event::Answered(Field::ApiLine, "line-1".to_owned()),
            Event::Answered(Field::ActKind, "at_period_end".to_owned()),
            Event::StepFinished(StepId::Connect),
        ] {
            scene.does(0, event).unwrap();
            scene.settles(0).unwrap();
        }
        scene.checks(0).unwrap();
        assert_eq!(scene.stage(0), Stage::Prepared);
        scene.now.counts = Counts::default();
        scene
    }

    fn of(play: Play) -> Self {
        let now = State {
            tabs: Vec::new(),
            provider: PracticeProvider::default(),
            case: save(1, &play.wizard.case).unwrap(),
            journal: save(1, &play.wizard.journal).unwrap(),
            millis: 0,
            left: 0,
            arrived: 0,
            freed: 0,
            keys: BTreeSet::new(),
            counts: Counts::default(),
        };
        let mut scene = Self { world: play.world, now };
        scene.opens();
        scene
    }

    /// Works with the context as it is now.
    pub(crate) fn with<T>(&self, work: impl FnOnce(&Context<'_>) -> T) -> T {
        self.world.with(work)
    }

    pub(crate) fn world(&self) -> &World {
        &self.world
    }

    pub(crate) fn tab(&self, tab: usize) -> &Tab {
        &self.now.tabs[tab]
    }

    pub(crate) fn wizard(&self, tab: usize) -> &Wizard {
        &self.now.tabs[tab].wizard
    }

    pub(crate) fn stage(&self, tab: usize) -> Stage {
        self.with(|cx| self.wizard(tab).stage(cx))
    }

    pub(crate) fn current(&self, tab: usize) -> Option<StepId> {
        self.with(|cx| self.wizard(tab).current_step(cx))
    }

    pub(crate) fn days_pass(&mut self, days: i64) {
        self.now.millis += days * 86_400_000;
    }

    /// Opens the case in one more tab.
    pub(crate) fn opens(&mut self) -> usize {
        self.now.tabs.push(self.fresh());
        self.now.tabs.len() - 1
    }

    fn fresh(&self) -> Tab {
        let case = load::<Case>(Kind::Case, &self.now.case).unwrap();
        let journal = load::<Journal>(Kind::Journal, &self.now.journal).unwrap();
        let seen = |text: &str, revision| Seen {
            text: text.to_owned(),
            revision,
        };
        Tab {
            wizard: Wizard::restored(case.value, journal.value),
            turn: Turn::Free,
            problems: Vec::new(),
            wire: Vec::new(),
            pauses: Vec::new(),
            last: 0,
            case: seen(&self.now.case, case.revision),
            journal: seen(&self.now.journal, journal.revision),
        }
    }

    /// Hears of what another tab has written.
    pub(crate) fn hears(&mut self, tab: usize) {
        let fresh = self.fresh();
        let tab = &mut self.now.tabs[tab];
        tab.wizard = tab.wizard.with_saved(fresh.wizard.case, fresh.wizard.journal);
        tab.case = fresh.case;
        tab.journal = fresh.journal;
    }

    /// Something happens in a tab; what is about the act waits for the turn.
    pub(crate) fn happens(&mut self, tab: usize, event: Event, mishap: Mishap) -> Result<(), Broken> {
        if about_the_act(&event) {
            match &self.tab(tab).turn {
                Turn::Asked(_) => return Ok(()),
                Turn::Free => {
                    self.now.tabs[tab].turn = Turn::Asked(event);
                    return Ok(());
                }
                Turn::Held => {}
            }
        }
        self.carried(tab, event, mishap)
    }

    /// The tab gets the turn that it asked for, or hears that another tab has it.
    pub(crate) fn turn_comes(&mut self, tab: usize, mishap: Mishap) -> Result<(), Broken> {
        let Turn::Asked(event) = self.tab(tab).turn.clone() else {
            return Ok(());
        };
        if self.now.tabs.iter().any(|other| other.turn == Turn::Held) {
            self.now.counts.elsewhere += 1;
            self.now.tabs[tab].turn = Turn::Free;
            self.now.tabs[tab].problems = vec![Problem {
                field: None,
                kind: ProblemKind::ActingElsewhere,
            }];
            return Ok(());
        }
        self.now.tabs[tab].turn = Turn::Held;
        self.hears(tab);
        self.carried(tab, event, mishap)
    }

    /// The turn is given back a while after the work is over.
    pub(crate) fn lets_go(&mut self, tab: usize) {
        let tab = &mut self.now.tabs[tab];
        if tab.turn == Turn::Held && !tab.wizard.is_at_work() {
            tab.turn = Turn::Free;
        }
    }

    fn carried(&mut self, tab: usize, event: Event, mishap: Mishap) -> Result<(), Broken> {
        let begins = event == Event::ActBegun;
        let answers = matches!(event, Event::HttpAnswered(..)) && self.wizard(tab).connection().is_acting();
        let effects = match self.update(tab, event) {
            Err(problems) => {
                self.now.tabs[tab].problems = problems;
                return Ok(());
            }
            Ok(effects) => effects,
        };
        self.now.tabs[tab].problems.clear();
        let saves = effects.contains(&Effect::SaveJournal);
        if saves && mishap.dies == Some(Point::BeforeSave) {
            self.now.counts.deaths[0] += u32::from(begins);
            self.now.counts.deaths[3] += u32::from(answers);
            return self.dies(tab);
        }
        for effect in effects {
            if !self.carry_out(tab, effect, mishap)? {
                self.now.counts.deaths[1] += u32::from(begins);
                return self.dies(tab);
            }
        }
        Ok(())
    }

    fn update(&mut self, tab: usize, event: Event) -> Result<Vec<Effect>, Vec<Problem>> {
        self.now.millis += 1;
        self.world.now = Timestamp(NOW.0 + self.now.millis);
        let answer = self.with(|cx| self.wizard(tab).update(event, cx));
        let transition = answer.map_err(|refusal| refusal.problems)?;
        self.now.tabs[tab].wizard = transition.wizard;
        Ok(transition.effects)
    }

    /// Carries out one effect; `false` if the tab dies of it.
    fn carry_out(&mut self, tab: usize, effect: Effect, mishap: Mishap) -> Result<bool, Broken> {
        match effect {
            Effect::SaveCase => {
                let Self { now, .. } = self;
                let tab = &mut now.tabs[tab];
                if tab.case.text == now.case {
                    let text = save(tab.case.revision + 1, &tab.wizard.case).unwrap();
                    now.case.clone_from(&text);
                    tab.case = Seen {
                        text,
                        revision: tab.case.revision + 1,
                    };
                    no_secret("no secret is saved", &self.now.case)?;
                }
            }
            Effect::SaveJournal => {
                let result = self.save_journal(tab, mishap)?;
                let saved = result.is_ok();
                let event = result.map_or_else(Event::SaveFailed, |()| Event::Saved);
                let effects = self.update(tab, event).unwrap();
                if saved && mishap.dies == Some(Point::AfterSave) {
                    return Ok(false);
                }
                for effect in effects {
                    self.carry_out(tab, effect, mishap)?;
                }
            }
            Effect::Send(ticket, request) => {
                if is_act(&request) {
                    self.leaves(tab, &request)?;
                }
                self.now.tabs[tab].last = ticket;
                self.now.tabs[tab].wire.push((ticket, request));
            }
            Effect::Pause(ticket, _) => {
                self.now.tabs[tab].last = ticket;
                self.now.tabs[tab].pauses.push(ticket);
            }
            Effect::FetchRecord | Effect::AskToKeep | Effect::GoOn | Effect::GoTo(_) => {}
            Effect::ReadMail(..) | Effect::ReadPicture | Effect::OpenCamera | Effect::CloseCamera => {}
        }
        Ok(true)
    }

    fn save_journal(&mut self, tab: usize, mishap: Mishap) -> Result<Result<(), SaveError>, Broken> {
        let Self { now, .. } = self;
        let tab = &mut now.tabs[tab];
        if tab.journal.text != now.journal {
            now.counts.refused_saves += 1;
            return Ok(Err(SaveError::ChangedElsewhere));
        }
        if let Some(why) = mishap.storage {
            now.counts.refused_saves += 1;
            return Ok(Err(why));
        }
        let text = save(tab.journal.revision + 1, &tab.wizard.journal).unwrap();
        now.journal.clone_from(&text);
        tab.journal = Seen {
            text,
            revision: tab.journal.revision + 1,
        };
        no_secret("no secret is saved", &now.journal)?;
        let freed = freed(&tab.wizard.journal)?;
        if freed != now.freed {
            now.counts.freed_again += 1;
            (now.freed, now.left, now.arrived) = (freed, 0, 0);
        }
        Ok(if mishap.list { Err(SaveError::Full) } else { Ok(()) })
    }

    /// A request for the act leaves a tab.
    fn leaves(&mut self, tab: usize, request: &HttpRequest) -> Result<(), Broken> {
        let named = request.headers.iter().find(|(name, _)| *name == "Idempotency-Key");
        let key = named.map(|(_, key)| key.clone()).unwrap_or_default();
        let journal = load::<Journal>(Kind::Journal, &self.now.journal).unwrap().value;
        let newest = journal
            .last(Happening::ActBegun)
            .and_then(|entry| entry.request_key.clone());
        rule(
            "nothing leaves before its entry stands in storage",
            !key.is_empty() && newest.as_ref() == Some(&key),
            || format!("{key} {newest:?}"),
        )?;
        rule("an entry is sent once", self.now.keys.insert(key.clone()), || key)?;
        rule("an act leaves under the turn", self.tab(tab).turn == Turn::Held, || {
            tab.to_string()
        })?;
        self.now.left += 1;
        self.now.counts.acts += 1;
        rule("one act leaves", self.now.left <= 1, || self.now.left.to_string())
    }

    fn arrives(&mut self, tab: usize, request: &HttpRequest) -> Result<Result<HttpResponse, TransportError>, Broken> {
        let answers = self.wizard(tab).answers();
        let fault = answers.choice(Field::PracticeFault).unwrap_or(Fault::None);
        self.now.counts.faults.insert(fault.as_str());
        let before = self.now.provider.acts;
        let answer = self.now.provider.answer(request, fault, "", self.world.now);
        self.now.arrived += self.now.provider.acts - before;
        rule("one act arrives", self.now.arrived <= 1, || {
            self.now.arrived.to_string()
        })?;
        Ok(answer)
    }

    /// A request is answered.
    pub(crate) fn answered(&mut self, tab: usize, which: usize, mishap: Mishap) -> Result<(), Broken> {
        if self.tab(tab).wire.is_empty() {
            return Ok(());
        }
        let which = which % self.tab(tab).wire.len();
        let (ticket, request) = self.now.tabs[tab].wire.remove(which);
        let answer = self.arrives(tab, &request)?;
        let body = answer.as_ref().map(|a| a.body.clone()).unwrap_or_default();
        let before = self.wizard(tab).journal.entries().len();
        self.happens(tab, Event::HttpAnswered(ticket, answer), mishap)?;
        // What the page says of the line, the provider's line has just said.
        let entries = self
            .wizard(tab)
            .journal
            .entries()
            .get(before..)
            .unwrap_or_default()
            .to_vec();
        for entry in entries {
            let says = |status: &str| body.contains(&format!("\"status\":\"{status}\""));
            let said = match (entry.what, entry.reply) {
                (Happening::Replied, Some(Reply::Ended)) => says("ended"),
                (Happening::Replied, Some(Reply::EndsOn)) => says("ends"),
                (Happening::TakenBack, _) => says("active"),
                _ => true,
            };
            rule("the page says what the line says", said, || format!("{entry:?} {body}"))?;
            self.now.counts.taken_back += u32::from(entry.what == Happening::TakenBack);
        }
        Ok(())
    }

    /// A request, or the answer to it, is lost.
    pub(crate) fn lost(
        &mut self,
        tab: usize,
        error: TransportError,
        arrives: bool,
        mishap: Mishap,
    ) -> Result<(), Broken> {
        if self.tab(tab).wire.is_empty() {
            return Ok(());
        }
        let (ticket, request) = self.now.tabs[tab].wire.remove(0);
        self.now.counts.lost[usize::from(arrives)] += u32::from(is_act(&request));
        if arrives {
            let _ = self.arrives(tab, &request)?;
        }
        self.happens(tab, Event::HttpAnswered(ticket, Err(error)), mishap)
    }

    /// A pause is over.
    pub(crate) fn pause_over(&mut self, tab: usize, which: usize) -> Result<(), Broken> {
        if self.tab(tab).pauses.is_empty() {
            return Ok(());
        }
        let which = which % self.tab(tab).pauses.len();
        let ticket = self.now.tabs[tab].pauses.remove(which);
        self.happens(tab, Event::PauseOver(ticket), Mishap::default())
    }

    /// The tab is closed or killed, whatever it is doing, and opened again.
    pub(crate) fn killed(&mut self, tab: usize, arrives: bool) -> Result<(), Broken> {
        let waits = self
            .tab(tab)
            .wire
            .iter()
            .find(|(ticket, _)| *ticket == self.tab(tab).last);
        if let Some((_, request)) = waits.filter(|(_, request)| is_act(request)).cloned() {
            self.now.counts.deaths[2] += 1;
            if arrives {
                let _ = self.arrives(tab, &request)?;
            }
        }
        self.dies(tab)
    }

    fn dies(&mut self, tab: usize) -> Result<(), Broken> {
        let fresh = self.fresh();
        let dead = std::mem::replace(&mut self.now.tabs[tab], fresh);
        let sent = dead.wizard.connection().talk().and_then(|talk| match talk.task() {
            Task::Act { key, .. } => Some(key.clone()),
            _ => None,
        });
        let entries = self.wizard(tab).journal.entries();
        let last = entries.iter().rfind(|entry| entry.is_about_the_act());
        let open = last.is_some_and(|entry| entry.what == Happening::ActBegun && entry.api.is_some());
        let stage = self.stage(tab);
        rule(
            "what a dead tab had begun is unknown",
            open == (stage == Stage::OutcomeUnknown) || !open && !dead.wizard.is_at_work(),
            || format!("{stage:?} {last:?}"),
        )?;
        let noted = self.wizard(tab).journal.entries().iter();
        let known = noted
            .filter_map(|entry| entry.request_key.as_ref())
            .any(|key| Some(key) == sent.as_ref());
        rule("what a dead tab was sending is noted", sent.is_none() || known, || {
            format!("{sent:?}")
        })
    }

    /// What is true of every state.
    pub(crate) fn holds(&mut self) -> Result<(), Broken> {
        let mut at_work = 0;
        for tab in 0..self.now.tabs.len() {
            let Tab {
                wizard,
                turn,
                wire,
                pauses,
                last,
                ..
            } = self.tab(tab);
            at_work += u32::from(wizard.is_at_work());
            rule(
                "who is at work has the turn",
                !wizard.is_at_work() || *turn == Turn::Held,
                || tab.to_string(),
            )?;
            let waits = wire.iter().any(|(ticket, _)| ticket == last) || pauses.contains(last);
            let busy = wizard.connection().is_busy() || wizard.is_at_work();
            rule("who is busy waits for something", !busy || waits, || tab.to_string())?;
            let stage = wizard.journal.stage(Stage::Draft);
            self.now.counts.stages.insert(stage.as_str());
        }
        rule("one tab is at work", at_work <= 1, || at_work.to_string())
    }

    /// Something is pressed, and the turn that it needs is given at once.
    pub(crate) fn does(&mut self, tab: usize, event: Event) -> Result<(), Broken> {
        self.happens(tab, event, Mishap::default())?;
        self.turn_comes(tab, Mishap::default())
    }

    /// Everything that a tab waits for comes, until it waits for nothing.
    pub(crate) fn settles(&mut self, tab: usize) -> Result<(), Broken> {
        while !(self.tab(tab).wire.is_empty() && self.tab(tab).pauses.is_empty()) {
            self.answered(tab, 0, Mishap::default())?;
            self.pause_over(tab, 0)?;
            self.holds()?;
        }
        self.lets_go(tab);
        Ok(())
    }

    /// Whether the request for the act itself is on its way from this tab.
    pub(crate) fn is_sending(&self, tab: usize) -> bool {
        self.tab(tab).wire.iter().any(|(_, request)| is_act(request))
    }

    /// The key is typed.
    pub(crate) fn key(&mut self, tab: usize) -> Result<(), Broken> {
        self.does(
            tab,
            Event::CredentialTyped(Credential::ApiKey, Secret::new(KEY.to_owned())),
        )
    }

    /// Everything between `connect` and `submit` is looked at once more.
    pub(crate) fn checks(&mut self, tab: usize) -> Result<(), Broken> {
        let ending = self.wizard(tab).ending();
        for event in [
            Event::StepFinished(StepId::Verify),
            Event::StepFinished(StepId::Review),
            Event::Answered(Field::Ending, ending),
            Event::StepFinished(StepId::Irreversible),
        ] {
            self.does(tab, event)?;
        }
        Ok(())
    }
}

pub(crate) fn no_secret(name: &'static str, text: &str) -> Result<(), Broken> {
    rule(name, !text.contains(KEY) && !text.contains(TOKEN), || text.to_owned())
}
