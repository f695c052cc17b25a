//! Whole stories from the first question to the closed case, as scripts of events.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::support::{PRACTICE, Play, at, controls, record, record_ids, texts};
use esim_exit::directory::{Act, Channel};
use esim_exit::messages::Language;
use esim_exit::wizard::UNLISTED;
use esim_exit::wizard::{ActBarrier, Event, Field, HandOver, Happening, ProblemKind, Stage, StepId, StepState};

use StepId::*;

/// The ways without a record.
const GENERAL: [&str; 6] = [
    "stop_renewal.web",
    "stop_renewal.app",
    "end_now.chat",
    "end_now.phone",
    "end_now.email",
    "nothing.expires",
];

/// Every way that is walked: provider and route.
fn ways() -> Vec<(&'static str, String)> {
    let mut all: Vec<(&'static str, String)> = GENERAL.iter().map(|way| (UNLISTED, (*way).to_owned())).collect();
    for provider in [PRACTICE, "tello", "t-mobile-postpaid", "airalo"] {
        let routes = record(provider).routes;
        all.extend(
            routes
                .iter()
                .map(|r| (provider, format!("{}.{}", r.act.as_str(), r.channel.as_str()))),
        );
    }
    all
}

fn reply(play: &mut Play, reply: &str, ends_on: &str) {
    let today = play.world.today().to_iso();
    for (field, text) in [
        (Field::Reply, reply),
        (Field::RepliedOn, &today),
        (Field::EndsOn, ends_on),
    ] {
        play.answer(field, text);
    }
    play.finish(Confirm);
}

/// One way from the first question to the closed case; each stage is claimed just when it is true.
fn check(provider: &str, way: &str) {
    let case = format!("{provider} {way}");
    let mut play = Play::new(provider);
    assert_eq!(play.stage(), Stage::Draft, "{case}");
    play.answer(Field::Route, way);
    // The choice of a provider drops the way, so it is chosen where it is asked for.
    play.until(Find);
    play.answer(Field::Route, way);
    play.until(Submit);
    assert_eq!(play.stage(), Stage::Prepared, "{case}");

    let (before, _) = controls(&play.step_screen(Submit, Language::En));
    assert!(before.contains(&Event::ActBegun), "{case}");
    assert!(
        !before
            .iter()
            .any(|e| matches!(e, Event::HandedOver(_) | Event::TextHandedOver(..))),
        "{case}: shown before it was noted"
    );
    play.happens(Event::ActBegun);
    assert_eq!(play.stage(), Stage::Prepared, "{case}: begun is not handed over");

    for language in [Language::En, Language::ZhCn] {
        let screen = play.step_screen(Submit, language);
        let steps = play.world.record.here().and_then(|record| {
            let route = record
                .routes
                .iter()
                .find(|r| format!("{}.{}", r.act.as_str(), r.channel.as_str()) == way)?;
            Some(
                route
                    .steps
                    .iter()
                    .map(|s| esim_exit::messages::local(s, language).to_owned())
                    .collect::<Vec<_>>(),
            )
        });
        let shown = texts(&screen);
        for step in steps.unwrap_or_default() {
            assert!(
                shown.iter().any(|text| text.starts_with(&step)),
                "{case}: {step} is not shown"
            );
        }
        let (events, _) = controls(&screen);
        assert!(
            events.contains(&Event::ActWithdrawn) && events.contains(&Event::StepFinished(Submit)),
            "{case}"
        );
    }
    let (events, _) = controls(&play.step_screen(Submit, Language::En));
    // The act's own text hands it over as a page does; an answer to an offer does not.
    let hands = |e: &Event| match e {
        Event::TextHandedOver(kind, ..) => kind.is_the_act(),
        other => matches!(other, Event::HandedOver(_)),
    };
    for event in events.into_iter().filter(hands) {
        play.happens(event);
        assert_eq!(play.stage(), Stage::HandedOver, "{case}: shown or copied is not sent");
    }
    play.answer(Field::SentTo, "Ana");
    play.answer(Field::Reference, "R-77");
    play.finish(Submit);
    assert_eq!(play.stage(), Stage::Submitted, "{case}");
    let sent = play.wizard.journal.last(Happening::Submitted).unwrap();
    assert_eq!((sent.with.as_str(), sent.reference.as_str()), ("Ana", "R-77"), "{case}");
    for late in [
        Event::ActBegun,
        Event::HandedOver(HandOver::Text),
        Event::ActWithdrawn,
        Event::Abandoned,
    ] {
        assert!(play.send(late.clone()).is_err(), "{case}: {late:?} after it was sent");
    }

    reply(&mut play, "nothing", "");
    assert_eq!(play.stage(), Stage::Submitted, "{case}");
    reply(&mut play, "received_only", "");
    assert_eq!(play.stage(), Stage::Acknowledged, "{case}");
    assert_eq!(play.due(), Some(("2026-11-29".to_owned(), "answer_expected")), "{case}");
    reply(&mut play, "ends_on", "2026-12-10");
    assert_eq!(play.stage(), Stage::Acknowledged, "{case}");
    assert_eq!(play.due(), Some(("2026-12-11".to_owned(), "check_ended")), "{case}");
    assert!(matches!(play.state(Confirm), StepState::Waiting { .. }), "{case}");
    play.world.pass(19);
    assert_eq!(play.state(Confirm), StepState::Open, "{case}");
    assert_eq!(
        play.stage(),
        Stage::Acknowledged,
        "{case}: a day that passed is no proof"
    );
    reply(&mut play, "ended", "");
    assert_eq!(play.stage(), Stage::Ended, "{case}");
    assert_eq!(play.due(), Some(("2027-01-11".to_owned(), "check_statement")), "{case}");
    play.pass(Aftercare);
    assert_eq!(
        (play.stage(), play.current(), play.due()),
        (Stage::Closed, None, None),
        "{case}"
    );
}

#[test]
fn every_channel_to_the_closed_case() {
    let ways = ways();
    let channels: std::collections::BTreeSet<&str> =
        ways.iter().map(|(_, way)| way.split_once('.').unwrap().1).collect();
    assert_eq!(channels, ["app", "chat", "email", "expires", "phone", "web"].into());
    for (provider, way) in ways {
        check(provider, &way);
    }
}

#[test]
fn every_record_has_a_way_that_can_be_walked() {
    for provider in record_ids() {
        let mut play = Play::new(&provider);
        if record(&provider).status.is_some() {
            // There is nothing to end: the way leads to who sells it now, or away.
            play.until(Gone);
            continue;
        }
        play.until(Confirm);
        assert_eq!(play.stage(), Stage::Submitted, "{provider}");
    }
}

/// A record that cannot be fetched: the case goes on along the general path.
#[test]
fn without_the_record_the_general_path_leads_on() {
    let mut play = Play::new("tello");
    play.world.fetches = false;
    play.until(Confirm);
    assert_eq!(play.wizard.answers().route(), Some((Act::EndNow, Channel::Phone)));
}

#[test]
fn refused_lets_another_act_begin_after_checking_again() {
    let mut play = at(PRACTICE, Confirm, &[]);
    reply(&mut play, "refused", "");
    assert_eq!((play.stage(), play.current()), (Stage::Refused, Some(Find)));
    assert_eq!(play.refused(Event::ActBegun), [ProblemKind::LockedBy(Find)]);
    assert_eq!(play.refused(Event::HandedOver(HandOver::Page)), [ProblemKind::NotNow]);
    play.answer(Field::Route, "end_now.phone");
    for step in [Find, Review, Irreversible] {
        assert_eq!(play.current(), Some(step));
        play.pass(step);
    }
    assert_eq!(play.stage(), Stage::Refused, "checked again, but not begun");
    play.happens(Event::ActBegun);
    play.finish(Submit);
    assert_eq!(play.stage(), Stage::Submitted);
    let begun: Vec<_> = play
        .wizard
        .journal
        .entries()
        .iter()
        .filter(|e| e.what == Happening::ActBegun)
        .collect();
    assert_eq!(begun.len(), 2);
    assert_eq!(begun.last().unwrap().channel, Some(Channel::Phone));
    reply(&mut play, "ended", "");
    play.until(Aftercare).pass(Aftercare);
    assert_eq!(play.stage(), Stage::Closed);
}

#[test]
fn withdrawn_goes_back_to_where_it_was() {
    for handed in [false, true] {
        let mut play = at(PRACTICE, Submit, &[]);
        play.happens(Event::ActBegun);
        if handed {
            play.happens(Event::HandedOver(HandOver::Page));
            assert_eq!(play.stage(), Stage::HandedOver);
            assert_eq!(play.due(), Some(("2026-11-23".to_owned(), "say_whether_sent")));
        }
        let line = Event::Answered(Field::Identifier, "212 555 0100".to_owned());
        assert_eq!(play.refused(line), [ProblemKind::ActAlready]);
        assert_eq!(play.refused(Event::ActBegun), [ProblemKind::ActAlready]);
        assert_eq!(play.refused(Event::Abandoned), [ProblemKind::ActAlready]);
        play.happens(Event::ActWithdrawn);
        assert_eq!((play.stage(), play.current()), (Stage::Prepared, Some(Submit)));
        play.happens(Event::ActBegun);
    }
}

#[test]
fn the_number_is_taken_along_and_the_line_ends_with_it() {
    let mut play = at(PRACTICE, PortOut, &[(Field::KeepNumber, "yes")]);
    play.answer(Field::PortState, "not_yet");
    assert_eq!(play.refused(Event::StepFinished(PortOut)), [ProblemKind::NumberFirst]);
    play.answer(Field::PortState, "done_and_ended");
    play.finish(PortOut);
    assert_eq!(play.stage(), Stage::Ported);
    play.until(Aftercare);
    for step in [SignIn, Find, Verify, Review, Irreversible, Submit, Confirm] {
        assert_eq!(
            play.state(step),
            StepState::NotNeeded,
            "{step:?}: the port ended the line"
        );
    }
    assert_eq!(play.due(), Some(("2026-12-23".to_owned(), "check_statement")));
    let mut other = play.clone();
    play.pass(Aftercare);
    assert_eq!(play.stage(), Stage::Closed);
    other.answer(Field::Route, "end_now.chat");
    let begun = other.send(Event::ActBegun);
    assert!(begun.is_err(), "an act began, unchecked, on a line that has ended");
}

#[test]
fn the_number_is_taken_along_and_the_old_line_lives_on() {
    let answers = [(Field::KeepNumber, "yes"), (Field::PortState, "done_still_active")];
    let mut play = at(PRACTICE, Submit, &answers);
    assert_eq!(play.stage(), Stage::Ported);
    assert_eq!(play.world.with(|cx| play.wizard.act_barrier(cx)), None);
    play.until(Confirm);
    assert_eq!(play.stage(), Stage::Submitted);
    reply(&mut play, "ended", "");
    play.pass(Aftercare);
    assert_eq!(play.stage(), Stage::Closed);
}

#[test]
fn given_up_and_taken_up_again() {
    for (event, stage) in [(Event::Abandoned, Stage::Abandoned), (Event::Moved, Stage::Moved)] {
        for stand in [Line, Backup, Submit] {
            let mut play = at(PRACTICE, stand, &[]);
            assert_eq!(play.refused(Event::TakenUp), [ProblemKind::NotNow]);
            let before = play.stage();
            play.happens(event.clone());
            assert_eq!((play.stage(), play.current(), play.due()), (stage, None, None));
            assert_eq!(play.refused(Event::ActBegun), [ProblemKind::ActAlready]);
            assert_eq!(play.refused(event.clone()), [ProblemKind::NotNow]);
            assert_eq!(
                play.world.with(|cx| play.wizard.act_barrier(cx)),
                Some(ActBarrier::Over)
            );
            play.happens(Event::TakenUp);
            assert_eq!((play.stage(), play.current()), (before, Some(stand)));
        }
    }
}

#[test]
fn closed_is_final() {
    let mut play = at(PRACTICE, Aftercare, &[]);
    play.pass(Aftercare);
    let closed = play.wizard.journal.clone();
    for (field, text) in [
        (Field::Reply, "refused"),
        (Field::RepliedOn, "2026-11-22"),
        (Field::SentOn, "2026-11-22"),
    ] {
        play.answer(field, text);
    }
    for event in StepId::ALL.iter().map(|s| Event::StepFinished(*s)).chain([
        Event::ActBegun,
        Event::ActWithdrawn,
        Event::HandedOver(HandOver::Text),
        Event::TakenUp,
        Event::Abandoned,
        Event::Moved,
    ]) {
        let _ = play.send(event.clone());
        assert_eq!(play.wizard.journal, closed, "{event:?} wrote into a closed case");
    }
}

#[test]
fn an_unreadable_journal_lets_no_act_begin() {
    use esim_exit::wizard::{Journal, Wizard};
    let mut play = at(PRACTICE, Submit, &[]);
    play.wizard = Wizard::restored(
        play.wizard.case.clone(),
        Journal::unreadable(play.world.now, play.world.today()),
    );
    assert_eq!((play.stage(), play.current()), (Stage::OutcomeUnknown, Some(Submit)));
    assert_eq!(play.refused(Event::ActBegun), [ProblemKind::ActAlready]);
    // Giving up and taking up again, or a number that moves, say nothing about what may have been sent.
    for detour in [
        vec![Event::Abandoned, Event::TakenUp],
        vec![Event::Moved, Event::TakenUp],
        vec![
            Event::Answered(Field::KeepNumber, "yes".to_owned()),
            Event::Answered(Field::PortState, "done_still_active".to_owned()),
            Event::StepFinished(PortOut),
            Event::StepFinished(Review),
            Event::Answered(Field::Ending, "2340".to_owned()),
            Event::StepFinished(Irreversible),
        ],
    ] {
        let mut play = play.clone();
        for event in &detour {
            let _ = play.send(event.clone());
        }
        assert!(play.send(Event::ActBegun).is_err(), "{detour:?} armed a second act");
    }
}

#[test]
fn a_number_that_moves_after_the_sending_does_not_undo_it() {
    let mut play = at(PRACTICE, Confirm, &[]);
    for (field, text) in [(Field::KeepNumber, "yes"), (Field::PortState, "done_still_active")] {
        play.answer(field, text);
    }
    play.finish(PortOut);
    for event in [Event::HandedOver(HandOver::Page), Event::ActWithdrawn] {
        assert!(
            play.send(event.clone()).is_err(),
            "{event:?} was taken, though it was sent"
        );
    }
}

/// With a reload between every two events the story is the same, but for what is never saved: the typed end.
#[test]
fn reloading_changes_nothing() {
    for reason in ["trip_over", "security", "save_money", "new_device"] {
        for keep in ["no", "yes"] {
            let start = || {
                let mut play = Play::new("tello");
                play.answer(Field::Reason, reason);
                play.answer(Field::KeepNumber, keep);
                play.answer(Field::PortState, "done_still_active");
                play
            };
            let (mut plain, mut reloaded) = (start(), start());
            let mut steps = Vec::new();
            while let Some(step) = plain.current() {
                assert_eq!(reloaded.current(), Some(step), "{reason} {keep}");
                steps.push(step);
                for event in plain.plausible(step).into_iter().chain([Event::StepFinished(step)]) {
                    plain.happens(event.clone());
                    reloaded.happens(event.clone());
                    if !matches!(event, Event::Answered(Field::Ending, _)) {
                        reloaded.reload();
                    }
                    assert_eq!(plain.saved(), reloaded.saved(), "{reason} {keep} {event:?}");
                }
            }
            assert_eq!(plain.stage(), Stage::Closed);
            assert!(steps.contains(&Submit) && steps.len() > 13, "{steps:?}");
        }
    }
}

/// A reload between the note and the hand-over: the entry stands in storage, so the way may be shown.
#[test]
fn a_reload_resumes_at_the_hand_over() {
    let mut play = at(PRACTICE, Submit, &[]);
    play.happens(Event::ActBegun);
    play.reload();
    assert!(play.wizard.may_hand_over());
    play.happens(Event::HandedOver(HandOver::Page));
    assert_eq!(play.stage(), Stage::HandedOver);
}
