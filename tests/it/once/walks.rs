//! Random walks over tabs, accidents and changes of mind: an act is sent once or not at all.
//!
//! Invariant: a walk is made of its own number alone, so the walks are the same on every run and each can be made
//! again by itself. A broken rule is shown with the shortest script that breaks it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::looks::{looks, looks_at, signature};
use super::scene::{Mishap, Point, Scene, State, Turn};
use crate::walk::{Broken, asked_for, caught, pick, shortest, unbroken};
use esim_exit::provider_api::{ActKind, Fault, TransportError};
use esim_exit::wizard::steps::AFTERCARE_CHECKS;
use esim_exit::wizard::*;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::LazyLock;
use std::time::Instant;

/// At least so many; `ESIM_EXIT_WALKS` asks for more.
const WALKS: usize = 10_000;
const LENGTH: usize = 16;
/// So many states are looked at; each costs as much as a whole walk.
const LOOKS: usize = 600;
const TABS: usize = 3;

/// One move of a walk.
#[derive(Debug, Clone, PartialEq)]
enum Move {
    /// Something is pressed or typed in a tab.
    Press(usize, Event, Mishap),
    /// The turn comes that a tab has asked for.
    Turn(usize, Mishap),
    /// A while after its work the tab gives the turn back.
    LetGo(usize),
    /// The provider answers.
    Answer(usize, usize, Mishap),
    /// It does not, with or without having been reached.
    Lose(usize, TransportError, bool, Mishap),
    /// A pause is over.
    PauseOver(usize, usize),
    /// The tab dies and is opened again; what it was sending arrives or not.
    Kill(usize, bool),
    /// The tab hears of what another has written.
    Hear(usize),
    /// One more tab.
    Open,
    /// A day passes.
    Day,
}

fn make(scene: &mut Scene, step: &Move) -> Result<(), Broken> {
    let here = |tab: usize, scene: &Scene| tab < scene.now.tabs.len();
    match step.clone() {
        Move::Press(tab, event, mishap) if here(tab, scene) => scene.happens(tab, event, mishap)?,
        Move::Turn(tab, mishap) if here(tab, scene) => scene.turn_comes(tab, mishap)?,
        Move::LetGo(tab) if here(tab, scene) => scene.lets_go(tab),
        Move::Answer(tab, which, mishap) if here(tab, scene) => scene.answered(tab, which, mishap)?,
        Move::Lose(tab, error, arrives, mishap) if here(tab, scene) => scene.lost(tab, error, arrives, mishap)?,
        Move::PauseOver(tab, which) if here(tab, scene) => scene.pause_over(tab, which)?,
        Move::Kill(tab, arrives) if here(tab, scene) => scene.killed(tab, arrives)?,
        Move::Hear(tab) if here(tab, scene) => scene.hears(tab),
        Move::Open => {
            scene.opens();
        }
        Move::Day => scene.days_pass(1),
        // A script that was cut short may have lost the tab.
        _ => {}
    }
    scene.holds()
}

/// The number of a walk, stretched to as many choices as are asked for (SplitMix64).
struct Choices(u64);

impl Choices {
    fn next(&mut self) -> (u8, u16, u16) {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let bytes = (mixed ^ (mixed >> 31)).to_le_bytes();
        let [what, _, a, b, c, d, ..] = bytes;
        (what, u16::from_le_bytes([a, b]), u16::from_le_bytes([c, d]))
    }
}

fn mishap(by: u16, with: u16) -> Mishap {
    let errors = [
        SaveError::Full,
        SaveError::Unavailable,
        SaveError::ChangedElsewhere,
        SaveError::Newer,
    ];
    Mishap {
        storage: with.is_multiple_of(13).then(|| pick(&errors, by)),
        list: with % 41 == 7,
        dies: match with % 17 {
            3 => Some(Point::BeforeSave),
            5 => Some(Point::AfterSave),
            _ => None,
        },
    }
}

/// The next moves: mostly what leads on, so that the walk gets far; the rest is anything.
fn moves(scene: &Scene, (what, by, with): (u8, u16, u16)) -> Vec<Move> {
    let tabs = scene.now.tabs.len();
    let tab = usize::from(by) % tabs;
    let mishap = mishap(by / 3, with);
    let there = scene.tab(tab);
    if matches!(there.turn, Turn::Asked(_)) && what % 8 != 0 {
        return vec![Move::Turn(tab, mishap)];
    }
    if there.turn == Turn::Held && !there.wizard.is_at_work() && what % 4 != 0 {
        return vec![Move::LetGo(tab)];
    }
    let errors = [
        TransportError::Offline,
        TransportError::HostSilent,
        TransportError::CorsLikely,
        TransportError::Timeout,
    ];
    if !there.wire.is_empty() && what < 200 {
        return match with % 16 {
            0 | 1 => vec![Move::Lose(tab, pick(&errors, by / 3), with % 32 < 16, mishap)],
            2 => vec![Move::Kill(tab, with % 32 < 16)],
            _ => vec![Move::Answer(tab, usize::from(by / 3), mishap)],
        };
    }
    if !there.pauses.is_empty() && what < 200 {
        return match with % 16 {
            0 => vec![Move::Kill(tab, false)],
            // Waiting is dull: a whole stretch of it at once.
            _ => (0..6)
                .flat_map(|_| [Move::PauseOver(tab, 0), Move::Answer(tab, 0, mishap)])
                .collect(),
        };
    }
    let press = |event| Move::Press(tab, event, mishap);
    let answered = |field, text: &str| press(Event::Answered(field, text.to_owned()));
    match what {
        0..=205 => forward(scene, tab, by / 3, with),
        206..=215 => vec![answered(Field::PracticeFault, pick(Fault::ALL, with).as_str())],
        216..=218 => vec![answered(Field::PracticeFault, "none")],
        219..=222 => vec![answered(Field::ActKind, pick(ActKind::ALL, with).as_str())],
        223..=225 => vec![press(Event::StepFinished(pick(StepId::ALL, with)))],
        226..=227 => vec![answered(Field::Route, pick(&["end_now.api", "end_now.chat"], with))],
        228 => vec![answered(Field::KeepNumber, pick(KeepNumber::ALL, with).as_str())],
        229..=230 => vec![answered(Field::ApiLine, pick(&["line-1", "line-2"], with))],
        231..=233 if tabs < TABS => vec![Move::Open],
        231..=237 => vec![Move::Hear(tab)],
        238..=239 => vec![Move::Kill(tab, with % 2 == 0)],
        240 => vec![Move::Day],
        _ => vec![press(match with % 17 {
            0..=2 => Event::ActBegun,
            3 => Event::FoundNotDone,
            4 => Event::FoundDone,
            5 => Event::Asked(Ask::Undo),
            6 => Event::Asked(Ask::LookAgain),
            7 => Event::Asked(Ask::Stop),
            8 => Event::Asked(Ask::Forget),
            9 => Event::Asked(Ask::Connect),
            10 => Event::Asked(Ask::NextPage),
            11 => Event::ActWithdrawn,
            12 => Event::OutcomeDoubted,
            13 => Event::HandedOver(HandOver::Page),
            14 => Event::Abandoned,
            15 => Event::EvidenceMade("0".repeat(64)),
            _ => Event::TakenUp,
        })],
    }
}

/// What somebody does who wants to get on.
fn forward(scene: &Scene, tab: usize, by: u16, with: u16) -> Vec<Move> {
    let wizard = scene.wizard(tab);
    let accident = mishap(by, with);
    let press = |event| Move::Press(tab, event, Mishap::default());
    let answered = |field, text: &str| press(Event::Answered(field, text.to_owned()));
    let finish = |step| press(Event::StepFinished(step));
    let comes = || Move::Answer(tab, 0, Mishap::default());
    let act = |event: Event| vec![Move::Press(tab, event, accident), Move::Turn(tab, accident)];
    let Some(step) = scene.current(tab) else {
        return vec![press(Event::TakenUp)];
    };
    let asks = matches!(step, StepId::Submit | StepId::Confirm | StepId::Connect);
    if asks && !wizard.has_keys() {
        let key = esim_exit::telecom::Secret::new(super::scene::KEY.to_owned());
        return vec![press(Event::CredentialTyped(
            esim_exit::provider_api::Credential::ApiKey,
            key,
        ))];
    }
    let unknown = wizard.journal.standing().act == ActState::Unknown;
    match step {
        StepId::Submit if unknown => match by % 8 {
            0 => act(Event::FoundDone),
            1 | 2 => act(Event::FoundNotDone),
            _ => vec![press(Event::Asked(Ask::LookAgain)), comes(), comes()],
        },
        // Pressed twice before the page can answer.
        StepId::Submit if by.is_multiple_of(4) => {
            let mut twice = vec![press(Event::ActBegun)];
            twice.extend(act(Event::ActBegun));
            twice.push(Move::Press(tab, Event::ActBegun, accident));
            twice
        }
        StepId::Submit => act(Event::ActBegun),
        StepId::Connect => vec![
            press(Event::Asked(Ask::Connect)),
            comes(),
            comes(),
            comes(),
            answered(Field::ApiLine, "line-1"),
            comes(),
            comes(),
            answered(
                Field::ActKind,
                pick(&["at_period_end", "at_period_end", "end_now", "request_review"], by),
            ),
            comes(),
            comes(),
            finish(StepId::Connect),
        ],
        StepId::Find => vec![answered(Field::Route, "end_now.api"), finish(step)],
        StepId::KeepNumber => vec![answered(Field::KeepNumber, "no"), finish(step)],
        StepId::PortOut => vec![answered(Field::PortState, "done_still_active"), finish(step)],
        StepId::Irreversible => vec![answered(Field::Ending, &wizard.ending()), finish(step)],
        StepId::Confirm => match by % 8 {
            0..=2 => vec![press(Event::Asked(Ask::LookAgain)), comes(), comes()],
            3 | 4 if wizard.can_undo() => act(Event::Asked(Ask::Undo)),
            5 | 6 => vec![
                answered(Field::Reply, "refused"),
                answered(Field::RepliedOn, &scene.with(|cx| cx.today.to_iso())),
                finish(step),
            ],
            _ => vec![answered(Field::Reply, "received_only"), finish(step)],
        },
        StepId::Aftercare => {
            let ticks = AFTERCARE_CHECKS.iter().map(|c| press(Event::Ticked(*c, true)));
            ticks.chain([Move::Day, finish(step)]).collect()
        }
        _ => vec![finish(step)],
    }
}

#[derive(Default)]
struct Found {
    broken: BTreeMap<&'static str, String>,
    walks: usize,
    moves: usize,
    looks: usize,
    deaths: [u32; 4],
    lost: [u32; 2],
    sums: [u32; 5],
    faults: BTreeSet<&'static str>,
    stages: BTreeSet<&'static str>,
    seconds: f64,
}

impl Found {
    fn count(&mut self, state: &State) {
        let counts = &state.counts;
        for (sum, more) in self.deaths.iter_mut().zip(counts.deaths) {
            *sum += more;
        }
        for (sum, more) in self.lost.iter_mut().zip(counts.lost) {
            *sum += more;
        }
        let more = [
            counts.acts,
            counts.taken_back,
            counts.elsewhere,
            counts.refused_saves,
            counts.freed_again,
        ];
        for (sum, more) in self.sums.iter_mut().zip(more) {
            *sum += more;
        }
        self.faults.extend(&counts.faults);
        self.stages.extend(&counts.stages);
    }

    fn and(mut self, other: Self) -> Self {
        for (name, how) in other.broken {
            self.broken.entry(name).or_insert(how);
        }
        self.walks += other.walks;
        self.moves += other.moves;
        self.looks += other.looks;
        for (sum, more) in self.deaths.iter_mut().zip(other.deaths) {
            *sum += more;
        }
        for (sum, more) in self.lost.iter_mut().zip(other.lost) {
            *sum += more;
        }
        for (sum, more) in self.sums.iter_mut().zip(other.sums) {
            *sum += more;
        }
        self.faults.extend(other.faults);
        self.stages.extend(other.stages);
        self
    }
}

/// Replays a script; the rule it breaks.
fn replay(script: &[Move], looking: bool) -> Option<Broken> {
    caught(|| {
        let mut scene = Scene::new();
        for step in script {
            make(&mut scene, step)?;
        }
        if looking { looks(&scene) } else { Ok(()) }
    })
    .err()
}

fn walks(numbers: std::ops::Range<usize>) -> Found {
    let mut found = Found::default();
    let mut scene = Scene::new();
    let start = scene.now.clone();
    let mut seen = HashSet::new();
    for number in numbers {
        scene.now = start.clone();
        let mut choices = Choices(number as u64);
        let mut script = Vec::new();
        for _ in 0..LENGTH {
            let choice = choices.next();
            let made = caught(|| {
                for step in moves(&scene, choice) {
                    script.push(step.clone());
                    make(&mut scene, &step)?;
                }
                for tab in 0..scene.now.tabs.len() {
                    if found.looks < LOOKS / 2 && seen.insert(signature(&scene, tab)) {
                        found.looks += 1;
                        looks_at(&scene, tab)?;
                    }
                }
                Ok(())
            });
            if let Err((name, what)) = made {
                found.broken.entry(name).or_insert_with(|| {
                    let looking = replay(&script, false).is_none();
                    let short = shortest(&script, |script| {
                        replay(script, looking).is_some_and(|(broken, _)| broken == name)
                    });
                    let lines: Vec<String> = short.iter().map(|m| format!("    {m:?}")).collect();
                    format!("{name}: {what}\n  in walk {number}, by\n{}", lines.join("\n"))
                });
                break;
            }
        }
        found.count(&scene.now);
        found.moves += script.len();
        found.walks += 1;
    }
    found
}

static WALKED: LazyLock<Found> = LazyLock::new(|| {
    let all = asked_for().unwrap_or_default().max(WALKS);
    let begun = Instant::now();
    let mut found = std::thread::scope(|scope| {
        let halves = [0..all / 2, all / 2..all].map(|numbers| scope.spawn(|| walks(numbers)));
        halves
            .map(|half| half.join().unwrap())
            .into_iter()
            .reduce(Found::and)
            .unwrap()
    });
    found.seconds = begun.elapsed().as_secs_f64();
    found
});

fn check(rules: &[&str]) {
    unbroken(&WALKED.broken, rules);
}

#[test]
fn an_act_is_sent_once_or_not_at_all() {
    check(&[
        "one act leaves",
        "one act arrives",
        "an entry is sent once",
        "no act begins beside another",
    ]);
}

#[test]
fn nothing_leaves_before_its_entry() {
    check(&["nothing leaves before its entry stands in storage"]);
}

#[test]
fn one_tab_acts_at_a_time() {
    check(&[
        "one tab is at work",
        "who is at work has the turn",
        "an act leaves under the turn",
    ]);
}

#[test]
fn whoever_died_comes_back_not_knowing() {
    check(&[
        "what a dead tab had begun is unknown",
        "what a dead tab was sending is noted",
    ]);
}

#[test]
fn there_is_a_way_on() {
    check(&[
        "nothing panics",
        "who is busy waits for something",
        "every screen has a way on",
        "what is unknown can be settled",
        "what may begin can be begun",
        "what went wrong is said",
        "every sentence is filled",
    ]);
}

#[test]
fn the_page_says_what_the_line_says() {
    check(&["the page says what the line says"]);
}

#[test]
fn no_key_is_saved_or_shown() {
    check(&["no secret is saved", "no secret is shown"]);
}

/// The walks go where it matters; else they would prove nothing. And no rule is broken that no test above names.
#[test]
fn the_walks_get_far() {
    let found = &*WALKED;
    let each = found.moves / found.walks;
    println!(
        "{} walks, {} moves, {} looks in {:.1} s ({:.0} walks/s): {:?} {:?} {:?} {:?}",
        found.walks,
        found.moves,
        found.looks,
        found.seconds,
        found.walks as f64 / found.seconds,
        found.deaths,
        found.lost,
        found.sums,
        found.stages,
    );
    assert!(found.walks >= WALKS && each >= LENGTH, "{each} moves a walk");
    let enough = |count: &u32| *count > 100;
    assert!(found.deaths.iter().all(enough), "deaths {:?}", found.deaths);
    assert!(found.lost.iter().all(enough), "lost {:?}", found.lost);
    assert!(found.sums.iter().all(enough), "{:?}", found.sums);
    assert!(
        found.sums[0] > u32::try_from(WALKS / 2).unwrap(),
        "acts {:?}",
        found.sums
    );
    let faults: BTreeSet<&str> = Fault::ALL.iter().map(|fault| fault.as_str()).collect();
    assert_eq!(found.faults, faults);
    for stage in [
        Stage::Draft,
        Stage::OutcomeUnknown,
        Stage::Submitted,
        Stage::Acknowledged,
        Stage::Refused,
        Stage::Ended,
        Stage::Abandoned,
        Stage::Closed,
    ] {
        assert!(found.stages.contains(stage.as_str()), "never {stage:?}");
    }
    assert!(found.looks > LOOKS / 2, "{} looks", found.looks);
    let named = include_str!("walks.rs").split("\nfn check(").nth(1).unwrap();
    let unnamed: Vec<_> = found.broken.iter().filter(|(name, _)| !named.contains(*name)).collect();
    assert!(unnamed.is_empty(), "{unnamed:?}");
}
