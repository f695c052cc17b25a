//! Each step: when it is needed, what locks it, what it refuses and takes, what comes next.

use crate::support::{ICCID, PRACTICE, Play, at};
use esim_exit::directory::IdentifyProblem;
use esim_exit::wizard::UNLISTED;
use esim_exit::wizard::{Effect, Event, Field, Happening, ProblemKind, Stage, StepId, StepState};

use StepId::*;

/// At a step, with these answers on top of what stands there, `StepFinished` gives just these kinds; then the step
/// that comes next, where it is taken.
fn check(step: StepId, before: &[(Field, &str)], now: &[(Field, &str)], expected: Result<StepId, Vec<ProblemKind>>) {
    let mut play = at(PRACTICE, step, before);
    for (field, text) in now {
        play.answer(*field, text);
    }
    let case = format!("{step:?} {before:?} {now:?}");
    match expected {
        Ok(next) => {
            let effects = play.happens(Event::StepFinished(step));
            assert!(effects.contains(&Effect::GoOn), "{case}: {effects:?}");
            assert_eq!(play.current(), Some(next), "{case}");
        }
        Err(kinds) => {
            assert_eq!(play.refused(Event::StepFinished(step)), kinds, "{case}");
            assert_eq!(play.current(), Some(step), "{case}");
        }
    }
}

#[test]
fn reasons_change_the_path() {
    check(Reason, &[], &[], Err(vec![ProblemKind::Missing]));
    check(
        Reason,
        &[],
        &[(Field::Reason, "bored")],
        Err(vec![ProblemKind::Missing]),
    );
    for (reason, next) in [
        ("trip_over", Line),
        ("save_money", CheaperPlan),
        ("new_device", MoveInstead),
        ("security", Line),
        ("other", Line),
    ] {
        check(Reason, &[], &[(Field::Reason, reason)], Ok(next));
    }
}

#[test]
fn a_step_is_needed_by_its_reason_only() {
    for (reason, needed) in [
        ("trip_over", vec![]),
        ("save_money", vec![CheaperPlan]),
        ("new_device", vec![MoveInstead]),
        ("security", vec![Secure]),
        ("other", vec![]),
    ] {
        let mut play = Play::new(PRACTICE);
        play.answer(Field::Reason, reason);
        for step in [MoveInstead, CheaperPlan, Secure] {
            let expected = if needed.contains(&step) {
                StepState::Open
            } else {
                StepState::NotNeeded
            };
            assert_eq!(play.state(step), expected, "{reason} {step:?}");
            if !needed.contains(&step) {
                assert_eq!(
                    play.refused(Event::StepFinished(step)),
                    [ProblemKind::NotNow],
                    "{reason} {step:?}"
                );
            }
        }
    }
}

#[test]
fn every_reason_leads_to_the_end() {
    for (reason, through) in [
        ("trip_over", None),
        ("save_money", Some(CheaperPlan)),
        ("new_device", Some(MoveInstead)),
        ("security", Some(Secure)),
        ("other", None),
    ] {
        let mut play = Play::new(PRACTICE);
        play.answer(Field::Reason, reason);
        let mut seen = Vec::new();
        while let Some(step) = play.current() {
            seen.push(step);
            play.pass(step);
        }
        let expected: Vec<StepId> = StepId::ALL
            .iter()
            .copied()
            .filter(|s| {
                ![MoveInstead, CheaperPlan, Gone, Reseller, Secure, PortOut, Connect].contains(s) || Some(*s) == through
            })
            .collect();
        assert_eq!(seen, expected, "{reason}");
        assert_eq!(play.stage(), Stage::Closed, "{reason}");
    }
}

#[test]
fn something_gentler_than_an_end() {
    for (reason, step, field, stage, happening) in [
        (
            "new_device",
            MoveInstead,
            Field::MoveInstead,
            Stage::Moved,
            Happening::Moved,
        ),
        (
            "save_money",
            CheaperPlan,
            Field::CheaperPlan,
            Stage::Abandoned,
            Happening::Abandoned,
        ),
    ] {
        let reason = [(Field::Reason, reason)];
        check(step, &reason, &[], Err(vec![ProblemKind::Missing]));
        check(step, &reason, &[(field, "perhaps")], Err(vec![ProblemKind::Missing]));
        check(step, &reason, &[(field, "end")], Ok(Line));
        let mut play = at(PRACTICE, step, &reason);
        play.answer(field, "keep");
        play.finish(step);
        assert_eq!((play.stage(), play.current()), (stage, None));
        assert!(play.wizard.journal.last(happening).is_some());
        play.happens(Event::TakenUp);
        assert_eq!(play.current(), Some(step), "asked anew once taken up");
        assert!(!play.wizard.answers().has(field));
    }
}

#[test]
fn the_line_is_named() {
    use ProblemKind::{Identifier, Missing, OnlyActivationCode};
    let provider = (Field::Provider, "tello");
    let iccid = (Field::Identifier, ICCID);
    let code = (Field::Identifier, "LPA:1$rsp.example.com$K2-1ABCDE2F3G4H5J6");
    for (now, expected) in [
        (vec![], Err(vec![Missing, Missing])),
        (vec![iccid], Err(vec![Missing])),
        (vec![provider], Err(vec![Missing])),
        (vec![iccid, (Field::Provider, UNLISTED)], Err(vec![Missing])),
        (
            vec![iccid, (Field::Provider, UNLISTED), (Field::ProviderName, "Blue SIM")],
            Ok(Details),
        ),
        (vec![iccid, provider], Ok(Details)),
        (vec![code, provider], Err(vec![OnlyActivationCode])),
        (vec![code, provider, iccid], Ok(Details)),
        (vec![(Field::Identifier, "212 555 0100"), provider], Ok(Details)),
        (vec![(Field::Identifier, "ORDER-77123"), provider], Ok(Details)),
        (
            vec![(Field::Identifier, "89049032123451234512345678901235"), provider],
            Ok(Details),
        ),
        (
            vec![(Field::Identifier, "8901 2601 2345 67"), provider],
            Err(vec![Identifier(IdentifyProblem::IccidLength { found: 14 })]),
        ),
        (
            vec![(Field::Identifier, "89"), provider],
            Err(vec![Identifier(IdentifyProblem::TooShort)]),
        ),
        (
            vec![(Field::Identifier, "+1 555"), provider],
            Err(vec![Identifier(IdentifyProblem::PhoneLength { found: 4 })]),
        ),
        (
            vec![(Field::Identifier, "your plan has been activated today"), provider],
            Err(vec![Identifier(IdentifyProblem::Sentence)]),
        ),
        (
            vec![(Field::Identifier, "PIN: 123456"), provider],
            Err(vec![Identifier(IdentifyProblem::Unreadable)]),
        ),
    ] {
        let mut play = at("tello", Line, &[]);
        now.iter().for_each(|(field, text)| play.answer(*field, text));
        match expected {
            Ok(next) => {
                play.finish(Line);
                assert_eq!(play.current(), Some(next), "{now:?}");
            }
            Err(kinds) => assert_eq!(play.refused(Event::StepFinished(Line)), kinds, "{now:?}"),
        }
    }
}

#[test]
fn practice_and_real_providers_never_mix() {
    let tello = || Event::Answered(Field::Provider, "tello".to_owned());
    let made_up = || Event::Answered(Field::Provider, PRACTICE.to_owned());
    assert_eq!(Play::new(PRACTICE).refused(tello()), [ProblemKind::NotNow]);
    assert_eq!(Play::new("tello").refused(made_up()), [ProblemKind::NotNow]);
    Play::new(PRACTICE).happens(made_up());
    let effects = Play::new("tello").happens(tello());
    assert_eq!(effects, [Effect::SaveCase, Effect::FetchRecord]);
}

#[test]
fn another_provider_needs_another_way() {
    let mut play = at("tello", Review, &[]);
    assert!(play.wizard.answers().route().is_some());
    play.answer(Field::Provider, "tello");
    assert!(
        play.wizard.answers().route().is_some(),
        "the same provider keeps the way"
    );
    play.answer(Field::Provider, "visible");
    assert_eq!(play.wizard.answers().route(), None);
    assert_eq!(play.current(), Some(Find));
}

#[test]
fn details_and_balance() {
    use ProblemKind::*;
    check(Details, &[], &[], Err(vec![Missing, Missing]));
    check(Details, &[], &[(Field::BoughtFrom, "reseller")], Err(vec![Missing]));
    check(
        Details,
        &[],
        &[(Field::BoughtFrom, "not_sure"), (Field::Device, "not_sure")],
        Ok(KeepNumber),
    );
    let renews = (Field::AutoRenew, "not_sure");
    check(Balance, &[], &[], Err(vec![Missing]));
    check(Balance, &[], &[renews], Ok(SignIn));
    for (field, text, kind) in [
        (Field::PaidUntil, "tomorrow", DateUnreadable),
        (Field::PaidUntil, "2026-02-30", NoSuchDay),
        (
            Field::PaidUntil,
            "03/04/2027",
            DateAmbiguous(crate::support::day("2027-03-04"), crate::support::day("2027-04-03")),
        ),
        (Field::PaidUntil, "1926-12-31", DateOutOfRange),
        (Field::BalanceLeft, "plenty", AmountUnreadable),
        (Field::DataLeft, "some", VolumeUnreadable),
    ] {
        check(Balance, &[], &[renews, (field, text)], Err(vec![kind]));
    }
    for (field, text) in [
        (Field::PaidUntil, "２０２６年１２月３１日"),
        (Field::PaidUntil, "12/31/2026"),
        (Field::BalanceLeft, "12,50"),
        (Field::BalanceLeft, "１２．５０"),
        (Field::DataLeft, "3.5 GB"),
        (Field::PaidUntil, "  "),
    ] {
        check(Balance, &[], &[renews, (field, text)], Ok(SignIn));
    }
}

#[test]
fn the_number_comes_first() {
    check(KeepNumber, &[], &[], Err(vec![ProblemKind::Missing]));
    for (answer, next) in [
        ("yes", PortOut),
        ("not_sure", PortOut),
        ("no", Backup),
        ("no_number", Backup),
    ] {
        check(KeepNumber, &[], &[(Field::KeepNumber, answer)], Ok(next));
    }
    let keep = [(Field::KeepNumber, "not_sure")];
    check(PortOut, &keep, &[], Err(vec![ProblemKind::Missing]));
    check(
        PortOut,
        &keep,
        &[(Field::PortState, "not_yet")],
        Err(vec![ProblemKind::NumberFirst]),
    );
    check(PortOut, &keep, &[(Field::PortState, "done_and_ended")], Ok(Backup));
    check(PortOut, &keep, &[(Field::PortState, "done_still_active")], Ok(Backup));
}

#[test]
fn what_leads_to_the_end_is_locked_until_the_number_is_safe() {
    for (answers, by) in [
        (vec![], KeepNumber),
        (vec![(Field::KeepNumber, "yes")], PortOut),
        (
            vec![(Field::KeepNumber, "not_sure"), (Field::PortState, "done_and_ended")],
            PortOut,
        ),
        (vec![(Field::KeepNumber, "gone")], PortOut),
    ] {
        let mut play = Play::new(PRACTICE);
        answers.iter().for_each(|(field, text)| play.answer(*field, text));
        for step in [Find, Verify] {
            assert_eq!(play.state(step), StepState::Locked { by }, "{answers:?}");
            assert_eq!(
                play.refused(Event::StepFinished(step)),
                [ProblemKind::LockedBy(by)],
                "{answers:?}"
            );
        }
        assert_eq!(play.refused(Event::ActBegun), [ProblemKind::NumberFirst], "{answers:?}");
    }
}

#[test]
fn the_last_steps_are_locked_by_the_first_open_one() {
    let play = Play::new(PRACTICE);
    for (step, by) in [
        (Review, KeepNumber),
        (Irreversible, KeepNumber),
        (Submit, KeepNumber),
        (Confirm, Reason),
        (Aftercare, Reason),
    ] {
        assert_eq!(play.state(step), StepState::Locked { by }, "{step:?}");
    }
    for (step, lock) in [
        (Review, Verify),
        (Irreversible, Review),
        (Submit, Irreversible),
        (Confirm, Submit),
    ] {
        let mut play = at(PRACTICE, lock, &[]);
        assert_eq!(play.state(step), StepState::Locked { by: lock });
        assert_eq!(play.refused(Event::StepFinished(step)), [ProblemKind::LockedBy(lock)]);
    }
    assert_eq!(
        at(PRACTICE, Confirm, &[]).state(Aftercare),
        StepState::Locked { by: Confirm }
    );
}

#[test]
fn checklists_may_stay_open() {
    check(Secure, &[(Field::Reason, "security")], &[], Ok(KeepNumber));
    check(Backup, &[], &[], Ok(Balance));
    check(SignIn, &[], &[], Ok(Find));
    check(Verify, &[], &[], Ok(Review));
    check(Review, &[], &[], Ok(Irreversible));
}

#[test]
fn a_way_has_to_be_chosen() {
    check(Find, &[], &[], Err(vec![ProblemKind::Missing]));
    for nonsense in ["end_now", "end_now.", ".phone", "explode.phone", "end_now.telepathy"] {
        check(Find, &[], &[(Field::Route, nonsense)], Err(vec![ProblemKind::Missing]));
    }
    check(Find, &[], &[(Field::Route, "end_now.phone")], Ok(Verify));
}

#[test]
fn the_end_of_the_identifier_is_typed() {
    check(Irreversible, &[], &[], Err(vec![ProblemKind::Missing]));
    check(
        Irreversible,
        &[],
        &[(Field::Ending, "1234")],
        Err(vec![ProblemKind::EndingDiffers]),
    );
    for right in ["2340", "23 40", "２３４０"] {
        check(Irreversible, &[], &[(Field::Ending, right)], Ok(Submit));
    }
    let play = at(PRACTICE, Submit, &[(Field::Route, "nothing.expires")]);
    assert_eq!(
        play.state(Irreversible),
        StepState::NotNeeded,
        "nothing is done, so nothing is irreversible"
    );
}

/// Whatever identifier is taken, its last four characters, as they stand on the page, can be typed.
#[test]
fn the_asked_ending_is_the_one_that_fits() {
    for identifier in [
        ICCID,
        "212-555-0100",
        "ORDER-77123",
        "A-12-3",
        "12345-67",
        "ab#99",
        "bob@x.io",
        "a@b.",
        "@@@@",
        "1...",
    ] {
        let mut play = at("tello", Line, &[(Field::Identifier, identifier)]);
        for event in play.plausible(Line) {
            play.happens(event);
        }
        if play.send(Event::StepFinished(Line)).is_err() {
            continue; // Not taken as an identifier: no trap either.
        }
        play.until(Irreversible);
        let chars: Vec<char> = identifier.chars().collect();
        let last: String = chars.iter().skip(chars.len() - 4).collect();
        play.answer(Field::Ending, &last);
        let taken = play.send(Event::StepFinished(Irreversible));
        assert!(
            taken.is_ok(),
            "{identifier}: {last} was asked for and refused: {taken:?}"
        );
    }
}

#[test]
fn what_was_sent_needs_a_day_that_has_come() {
    let begun = |sent_on: &str| {
        let mut play = at(PRACTICE, Submit, &[]);
        assert_eq!(play.refused(Event::StepFinished(Submit)), [ProblemKind::Missing]);
        play.happens(Event::ActBegun);
        assert_eq!(
            play.wizard.answers().text(Field::SentOn),
            "2026-11-22",
            "today is offered"
        );
        play.answer(Field::SentOn, sent_on);
        play
    };
    for (text, kind) in [
        ("", ProblemKind::Missing),
        ("soon", ProblemKind::DateUnreadable),
        ("2026-11-24", ProblemKind::DateInFuture),
    ] {
        assert_eq!(begun(text).refused(Event::StepFinished(Submit)), [kind], "{text}");
    }
    for text in ["2026-11-22", "2026-11-23", "2026-11-01"] {
        let mut play = begun(text);
        play.finish(Submit);
        assert_eq!(play.stage(), Stage::Submitted);
        assert_eq!(
            play.wizard
                .journal
                .last(Happening::Submitted)
                .unwrap()
                .on
                .unwrap()
                .to_iso(),
            text
        );
    }
}

#[test]
fn what_came_back_is_read_with_care() {
    use ProblemKind::*;
    let replied = (Field::RepliedOn, "2026-11-22");
    let ends = (Field::Reply, "ends_on");
    for (now, kinds) in [
        (vec![], vec![Missing]),
        (vec![(Field::Reply, "maybe"), replied], vec![Missing]),
        (vec![(Field::Reply, "ended")], vec![Missing]),
        (
            vec![(Field::Reply, "ended"), (Field::RepliedOn, "2026-11-30")],
            vec![DateInFuture],
        ),
        (vec![ends, replied], vec![Missing]),
        (vec![ends, replied, (Field::EndsOn, "2026-13-01")], vec![NoSuchDay]),
        (vec![ends, replied, (Field::EndsOn, "2026-11-20")], vec![EndsBeforeSent]),
        (vec![ends, (Field::EndsOn, "2026-11-20")], vec![Missing, EndsBeforeSent]),
    ] {
        let mut play = at(PRACTICE, Confirm, &[]);
        now.iter().for_each(|(field, text)| play.answer(*field, text));
        assert_eq!(play.refused(Event::StepFinished(Confirm)), kinds, "{now:?}");
    }
    for (reply, next) in [
        ("nothing", Some(Confirm)),
        ("received_only", Some(Confirm)),
        ("ends_on", Some(Confirm)),
        ("ended", Some(Aftercare)),
        ("refused", Some(Find)),
    ] {
        let mut play = at(PRACTICE, Confirm, &[(Field::EndsOn, "2026-12-01")]);
        play.answer(Field::Reply, reply);
        play.answer(Field::RepliedOn, "2026-11-22");
        let effects = play.happens(Event::StepFinished(Confirm));
        let settles = matches!(reply, "ended" | "refused");
        let goes = if settles { Effect::GoOn } else { Effect::GoTo(Confirm) };
        assert_eq!(effects.last(), Some(&goes), "{reply}");
        assert_eq!(play.current(), next, "{reply}");
        for field in [Field::Reply, Field::RepliedOn, Field::EndsOn] {
            assert!(
                !play.wizard.answers().has(field),
                "{reply}: the next answer starts from an empty form"
            );
        }
    }
}

#[test]
fn aftercare_wants_all_but_the_account() {
    use esim_exit::wizard::Check;
    use esim_exit::wizard::steps::AFTERCARE_CHECKS;
    assert_eq!(
        AFTERCARE_CHECKS.last(),
        Some(&Check::AfterProfile),
        "the profile goes last"
    );
    for open in AFTERCARE_CHECKS {
        let mut play = at(PRACTICE, Aftercare, &[]);
        for check in AFTERCARE_CHECKS {
            play.happens(Event::Ticked(*check, check != open));
        }
        if *open == Check::AfterAccount {
            play.finish(Aftercare);
            assert_eq!((play.stage(), play.current()), (Stage::Closed, None));
        } else {
            assert_eq!(
                play.refused(Event::StepFinished(Aftercare)),
                [ProblemKind::Missing],
                "{open:?}"
            );
        }
    }
}

/// Change on the check page: a changed answer opens the check again, and Continue leads back to it.
#[test]
fn a_change_leads_back_to_the_review() {
    for (step, field, text) in [
        (Reason, Field::Reason, "other"),
        (Line, Field::Identifier, "212 555 0100"),
        (Details, Field::Nickname, "New York"),
        (Details, Field::Device, "pixel"),
        (KeepNumber, Field::KeepNumber, "no_number"),
        (Balance, Field::PaidUntil, "2026-12-31"),
        (Find, Field::Route, "end_now.chat"),
    ] {
        for stand in [Irreversible, Submit] {
            let mut play = at(PRACTICE, stand, &[]);
            play.answer(field, text);
            let effects = play.happens(Event::StepFinished(step));
            assert_eq!(effects.last(), Some(&Effect::GoOn), "{field:?}");
            assert_eq!(play.current(), Some(Review), "{field:?} changed at {stand:?}");
            assert_eq!(
                play.refused(Event::ActBegun),
                [ProblemKind::LockedBy(Review)],
                "{field:?}"
            );
            play.finish(Review);
            assert_eq!(play.current(), Some(Irreversible), "the end is typed anew");
        }
    }
}

/// Once it is sent, putting right a name or an amount must not ask again for what leads to the act.
#[test]
fn after_the_act_a_change_locks_nothing() {
    for (field, text) in [
        (Field::Nickname, "New York"),
        (Field::Device, "pixel"),
        (Field::BalanceLeft, "3.50"),
        (Field::PaidUntil, "2026-12-31"),
    ] {
        let mut play = at(PRACTICE, Confirm, &[]);
        play.answer(field, text);
        assert_eq!(
            play.current(),
            Some(Confirm),
            "{field:?}: the answer of the provider can still be noted"
        );
    }
}

#[test]
fn what_is_about_the_answer_leaves_the_review_alone() {
    for field in [
        Field::SentTo,
        Field::Reference,
        Field::Note,
        Field::ProviderQuery,
        Field::SentOn,
    ] {
        let mut play = at(PRACTICE, Submit, &[]);
        play.answer(field, "2026-11-20");
        assert_eq!(play.current(), Some(Submit), "{field:?}");
    }
}
