//! An act by API is sent once or not at all: the accidents one by one, and random walks over all of them together.
//!
//! Invariant: every accident is followed to its end: what became of the act is found out by reading, or said by the
//! person, and only then may another act begin.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod looks;
mod scene;
mod walks;

use crate::support::{controls, texts};
use esim_exit::messages::Language;
use esim_exit::provider_api::{Fault, TransportError};
use esim_exit::wizard::*;
use looks::{looks, page};
use scene::{Mishap, Point, Scene, Turn};

const LOSSES: [TransportError; 4] = [
    TransportError::Offline,
    TransportError::HostSilent,
    TransportError::CorsLikely,
    TransportError::Timeout,
];

fn dies(at: Point) -> Mishap {
    Mishap {
        dies: Some(at),
        ..Mishap::default()
    }
}

fn fault(scene: &mut Scene, fault: Fault) {
    let answer = Event::Answered(Field::PracticeFault, fault.as_str().to_owned());
    scene.does(0, answer).unwrap();
}

/// Begins the act and lets everything come that comes before the request for it.
fn up_to_the_act(scene: &mut Scene) {
    scene.does(0, Event::ActBegun).unwrap();
    while !scene.is_sending(0) {
        assert!(!scene.tab(0).wire.is_empty(), "the act never left");
        scene.answered(0, 0, Mishap::default()).unwrap();
    }
}

/// Reads what became of the act, with the key typed once more.
fn looks_again(scene: &mut Scene, tab: usize) {
    scene.key(tab).unwrap();
    scene.does(tab, Event::Asked(Ask::LookAgain)).unwrap();
    scene.settles(tab).unwrap();
    looks(scene).unwrap();
}

/// The person says that nothing happened, and begins anew.
fn begins_anew(scene: &mut Scene, tab: usize) {
    scene.does(tab, Event::FoundNotDone).unwrap();
    scene.lets_go(tab);
    scene.checks(tab).unwrap();
    scene.does(tab, Event::ActBegun).unwrap();
    scene.settles(tab).unwrap();
}

#[test]
fn an_act_arrives_once() {
    let mut scene = Scene::new();
    scene.does(0, Event::ActBegun).unwrap();
    scene.settles(0).unwrap();
    assert_eq!((scene.now.provider.acts, scene.stage(0)), (1, Stage::Acknowledged));
    assert_eq!(scene.tab(0).turn, Turn::Free);
}

#[test]
fn the_same_answer_of_the_same_day_is_noted_once() {
    let mut scene = Scene::new();
    scene.does(0, Event::ActBegun).unwrap();
    scene.settles(0).unwrap();
    let noted = |scene: &Scene| scene.wizard(0).journal.entries().len();
    looks_again(&mut scene, 0);
    let first = noted(&scene);
    looks_again(&mut scene, 0);
    assert_eq!(noted(&scene), first);
    scene.days_pass(1);
    looks_again(&mut scene, 0);
    assert_eq!(noted(&scene), first + 1, "on another day it is news");
}

#[test]
fn a_tab_killed_before_the_entry_leaves_nothing_behind() {
    let mut scene = Scene::new();
    let before = scene.wizard(0).journal.clone();
    scene.happens(0, Event::ActBegun, Mishap::default()).unwrap();
    scene.turn_comes(0, dies(Point::BeforeSave)).unwrap();
    assert_eq!(scene.now.counts.deaths, [1, 0, 0, 0]);
    assert_eq!((&scene.wizard(0).journal, scene.now.provider.acts), (&before, 0));
    // What was typed on the last page before is not kept, so it is asked once more; nothing else is.
    assert_eq!(scene.stage(0), Stage::Prepared);
    scene.key(0).unwrap();
    scene.does(0, Event::ActBegun).unwrap();
    scene.settles(0).unwrap();
    assert_eq!(scene.now.provider.acts, 1);
}

#[test]
fn a_tab_killed_after_the_entry_does_not_know() {
    let mut scene = Scene::new();
    scene.happens(0, Event::ActBegun, Mishap::default()).unwrap();
    scene.turn_comes(0, dies(Point::AfterSave)).unwrap();
    assert_eq!(scene.now.counts.deaths, [0, 1, 0, 0]);
    assert_eq!((scene.stage(0), scene.now.provider.acts), (Stage::OutcomeUnknown, 0));
    looks_again(&mut scene, 0);
    // The line shows nothing of it; that it did not happen is for the person to say.
    assert_eq!(scene.stage(0), Stage::OutcomeUnknown);
    assert!(scene.wizard(0).connection().unchanged().is_some());
    scene.does(0, Event::ActBegun).unwrap();
    assert_eq!(scene.now.counts.acts, 0, "begun again before it was settled");
    begins_anew(&mut scene, 0);
    assert_eq!((scene.stage(0), scene.now.provider.acts), (Stage::Acknowledged, 1));
}

#[test]
fn a_tab_killed_between_request_and_answer_does_not_know() {
    for arrives in [true, false] {
        let mut scene = Scene::new();
        up_to_the_act(&mut scene);
        scene.killed(0, arrives).unwrap();
        assert_eq!(scene.now.counts.deaths, [0, 0, 1, 0]);
        assert_eq!(scene.stage(0), Stage::OutcomeUnknown);
        looks_again(&mut scene, 0);
        if arrives {
            assert_eq!(scene.stage(0), Stage::Acknowledged, "the line says so");
        } else {
            assert_eq!(scene.stage(0), Stage::OutcomeUnknown, "nothing is to be seen");
            begins_anew(&mut scene, 0);
        }
        assert_eq!(scene.now.provider.acts, 1);
    }
}

#[test]
fn a_tab_killed_with_the_answer_in_hand_does_not_know() {
    let mut scene = Scene::new();
    up_to_the_act(&mut scene);
    scene.answered(0, 0, Mishap::default()).unwrap();
    scene.answered(0, 0, dies(Point::BeforeSave)).unwrap();
    assert_eq!(scene.now.counts.deaths, [0, 0, 0, 1]);
    assert_eq!((scene.stage(0), scene.now.provider.acts), (Stage::OutcomeUnknown, 1));
    looks_again(&mut scene, 0);
    assert_eq!((scene.stage(0), scene.now.provider.acts), (Stage::Acknowledged, 1));
}

#[test]
fn a_double_click_sends_once() {
    let mut scene = Scene::new();
    scene.happens(0, Event::ActBegun, Mishap::default()).unwrap();
    scene.happens(0, Event::ActBegun, Mishap::default()).unwrap();
    scene.turn_comes(0, Mishap::default()).unwrap();
    scene.happens(0, Event::ActBegun, Mishap::default()).unwrap();
    scene.settles(0).unwrap();
    scene.does(0, Event::ActBegun).unwrap();
    scene.settles(0).unwrap();
    assert_eq!((scene.now.provider.acts, scene.now.counts.acts), (1, 1));
    assert_eq!(scene.wizard(0).journal.entries().len(), 2, "one entry, one answer");
}

#[test]
fn two_tabs_at_once_send_once() {
    let mut scene = Scene::new();
    let other = scene.opens();
    scene.key(other).unwrap();
    for tab in [0, other] {
        scene.happens(tab, Event::ActBegun, Mishap::default()).unwrap();
    }
    for tab in [other, 0] {
        scene.turn_comes(tab, Mishap::default()).unwrap();
    }
    let told: Vec<ProblemKind> = scene.tab(0).problems.iter().map(|p| p.kind.clone()).collect();
    assert_eq!(told, [ProblemKind::ActingElsewhere]);
    for event in [Event::ActBegun, Event::FoundNotDone, Event::FoundDone] {
        scene.hears(0);
        scene.does(0, event).unwrap();
    }
    assert_eq!(scene.now.counts.elsewhere, 4);
    scene.settles(other).unwrap();
    // Even without having heard of it, the first tab sees what the other wrote before it acts.
    scene.does(0, Event::ActBegun).unwrap();
    assert_eq!(
        (scene.stage(0), scene.stage(other)),
        (Stage::Acknowledged, Stage::Acknowledged)
    );
    assert_eq!((scene.now.provider.acts, scene.now.counts.acts), (1, 1));
}

#[test]
fn a_change_of_mind_on_the_way_sends_nothing_twice() {
    let mut scene = Scene::new();
    up_to_the_act(&mut scene);
    let before = scene.wizard(0).journal.clone();
    for event in [
        Event::Answered(Field::ActKind, "end_now".to_owned()),
        Event::Answered(Field::ApiLine, "line-2".to_owned()),
        Event::Answered(Field::Route, "end_now.chat".to_owned()),
        Event::StepFinished(StepId::Irreversible),
        Event::Asked(Ask::Connect),
        Event::Asked(Ask::Stop),
        Event::Asked(Ask::Forget),
        Event::Abandoned,
        Event::ActWithdrawn,
        Event::FoundNotDone,
        Event::ActBegun,
    ] {
        scene.does(0, event).unwrap();
        scene.holds().unwrap();
    }
    assert_eq!(scene.wizard(0).journal, before);
    scene.settles(0).unwrap();
    assert_eq!((scene.now.provider.acts, scene.stage(0)), (1, Stage::Acknowledged));
}

#[test]
fn a_reload_before_after_and_on_the_way_sends_nothing() {
    let mut scene = Scene::new();
    scene.killed(0, false).unwrap();
    assert_eq!((scene.stage(0), scene.now.counts.acts), (Stage::Prepared, 0));
    // The keys are gone with the page, and said to be.
    scene.does(0, Event::ActBegun).unwrap();
    assert!(scene.tab(0).problems.iter().any(|p| p.kind == ProblemKind::KeysMissing));
    scene.lets_go(0);
    scene.key(0).unwrap();
    scene.does(0, Event::ActBegun).unwrap();
    scene.killed(0, false).unwrap();
    assert_eq!((scene.stage(0), scene.now.counts.acts), (Stage::OutcomeUnknown, 0));
    scene.key(0).unwrap();
    begins_anew(&mut scene, 0);
    scene.killed(0, false).unwrap();
    assert_eq!((scene.stage(0), scene.now.provider.acts), (Stage::Acknowledged, 1));
}

#[test]
fn a_lost_answer_is_read_after_and_never_asked_again() {
    for error in LOSSES {
        for arrives in [true, false] {
            let mut scene = Scene::new();
            up_to_the_act(&mut scene);
            scene.lost(0, error, arrives, Mishap::default()).unwrap();
            scene.settles(0).unwrap();
            let stage = if arrives {
                Stage::Acknowledged
            } else {
                Stage::OutcomeUnknown
            };
            assert_eq!((scene.stage(0), scene.now.counts.acts), (stage, 1), "{error:?}");
            looks(&scene).unwrap();
            if !arrives {
                begins_anew(&mut scene, 0);
            }
            assert_eq!(scene.now.provider.acts, 1, "{error:?}");
        }
    }
}

#[test]
fn storage_that_refuses_keeps_the_act_back() {
    for why in [
        SaveError::Full,
        SaveError::Unavailable,
        SaveError::ChangedElsewhere,
        SaveError::Newer,
    ] {
        let mut scene = Scene::new();
        scene.happens(0, Event::ActBegun, Mishap::default()).unwrap();
        let storage = Some(why);
        scene
            .turn_comes(
                0,
                Mishap {
                    storage,
                    ..Mishap::default()
                },
            )
            .unwrap();
        assert_eq!((scene.stage(0), scene.now.counts.acts), (Stage::Prepared, 0));
        scene.settles(0).unwrap();
        scene.does(0, Event::ActBegun).unwrap();
        scene.settles(0).unwrap();
        assert_eq!((scene.stage(0), scene.now.provider.acts), (Stage::Acknowledged, 1));
    }
}

#[test]
fn an_act_that_was_taken_back_may_be_done_once_more() {
    let mut scene = Scene::new();
    for times in 1..=2 {
        scene.does(0, Event::ActBegun).unwrap();
        scene.settles(0).unwrap();
        assert_eq!(scene.now.provider.acts, times);
        scene.happens(0, Event::Asked(Ask::Undo), Mishap::default()).unwrap();
        scene.happens(0, Event::Asked(Ask::Undo), Mishap::default()).unwrap();
        scene.turn_comes(0, Mishap::default()).unwrap();
        scene.settles(0).unwrap();
        assert_eq!((scene.now.counts.taken_back, scene.now.provider.done), (times, None));
        scene.does(0, Event::StepFinished(StepId::Connect)).unwrap();
        scene.checks(0).unwrap();
    }
}

/// Each fault of the made-up provider, before the keys were tried and before the act: a sentence and a way on.
#[test]
fn every_fault_leads_to_a_sentence_and_a_way_on() {
    for which in Fault::ALL {
        for step in [StepId::Connect, StepId::Submit] {
            let mut scene = Scene::new();
            fault(&mut scene, *which);
            if step == StepId::Connect {
                scene.does(0, Event::Asked(Ask::Connect)).unwrap();
            } else {
                scene.does(0, Event::ActBegun).unwrap();
            }
            scene.settles(0).unwrap();
            looks(&scene).unwrap();
            assert!(scene.now.provider.acts <= 1, "{which:?}");
            for language in Language::ALL {
                let screen = page(&scene, 0, *language);
                let (_, ways) = controls(&screen);
                assert!(ways > 0, "{which:?} {step:?}");
                if let Some(error) = scene.wizard(0).connection().problem() {
                    let sentence = language.catalogue().api_error(error.class);
                    assert!(texts(&screen).iter().any(|text| text == sentence), "{which:?} {step:?}");
                }
            }
            if step == StepId::Submit {
                assert_eq!(scene.stage(0), after(*which), "{which:?}");
            }
        }
    }
}

/// Where an act at the end of the period stands after each fault.
fn after(fault: Fault) -> Stage {
    match fault {
        // Nothing was sent.
        Fault::NotFound
        | Fault::NotEligible
        | Fault::NoCors
        | Fault::HostDown
        | Fault::NotJson
        | Fault::UnknownState
        | Fault::ClockSkew => Stage::Prepared,
        Fault::AlreadyCancelled => Stage::Ended,
        Fault::LostNotDone => Stage::OutcomeUnknown,
        Fault::Rejected => Stage::Refused,
        Fault::None
        | Fault::WrongKey
        | Fault::RateLimited
        | Fault::BusyOnRead
        | Fault::LostButDone
        | Fault::EmptyList
        | Fault::TwoPages
        | Fault::Unlimited
        | Fault::ExpiredToken
        | Fault::Slow
        | Fault::VerySlow => Stage::Acknowledged,
    }
}
