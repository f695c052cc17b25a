//! The days that matter, by a fixed clock: until when to act, when an answer is due, when to look again.

use crate::support::{PRACTICE, Play, at, day, record};
use esim_exit::screen::Guarded;
use esim_exit::wizard::UNLISTED;
use esim_exit::wizard::{Due, DueKind, Event, Field, HandOver, Missing, Plan, Reckoned, StepId};

/// The plan of a play as it stands.
fn plan(play: &Play) -> Plan {
    play.world.with(|cx| Plan::of(&play.wizard, cx))
}

/// Renewal on a day at a provider: last safe day, and until when the line can be brought back.
fn check(provider: &str, paid_until: &str, safe: &str, back: Option<&str>) {
    let mut play = Play::new(provider);
    play.answer(Field::PaidUntil, paid_until);
    for (renews, safe) in [
        ("yes", Some(safe)),
        ("not_sure", Some(safe)),
        ("", Some(safe)),
        ("no", None),
    ] {
        play.answer(Field::AutoRenew, renews);
        if provider != UNLISTED {
            play.world.record = Guarded::Here(record(provider));
        }
        let plan = plan(&play);
        let what = format!("{provider} {paid_until} {renews}");
        assert_eq!(plan.last_safe.day(), safe.map(day), "{what}");
        assert_eq!(plan.renewal.day(), safe.map(|_| day(paid_until)), "{what}");
        assert_eq!(plan.back_until.day(), back.map(day), "{what}");
    }
}

#[test]
fn the_last_safe_day_keeps_the_notice_and_a_day_in_hand() {
    // Notice hours as the records say them today; a changed record shows here.
    for (provider, hours) in [
        (PRACTICE, Some(24)),
        ("tello", Some(24)),
        ("saily", Some(48)),
        ("visible", Some(72)),
        ("cricket", Some(120)),
        ("holafly", Some(168)),
        ("airalo", None),
    ] {
        assert_eq!(record(provider).rules.notice_hours, hours, "{provider}");
    }
    for (provider, paid_until, safe, back) in [
        (UNLISTED, "2026-12-31", "2026-12-30", None),
        ("airalo", "2026-12-31", "2026-12-30", None),
        (PRACTICE, "2026-12-31", "2026-12-29", Some("2027-01-30")),
        ("tello", "2026-12-31", "2026-12-29", None),
        ("saily", "2026-12-31", "2026-12-28", None),
        ("visible", "2026-12-31", "2026-12-27", None),
        ("cricket", "2026-12-31", "2026-12-25", Some("2027-03-01")),
        ("holafly", "2026-12-31", "2026-12-23", None),
        // Over the end of a month, of a year, and of February in a common and a leap year.
        ("tello", "2026-12-01", "2026-11-29", None),
        ("holafly", "2027-01-05", "2026-12-28", None),
        ("tello", "2027-03-01", "2027-02-27", None),
        ("tello", "2028-03-01", "2028-02-28", None),
        ("visible", "2028-02-29", "2028-02-25", None),
        (PRACTICE, "2028-01-31", "2028-01-29", Some("2028-03-01")),
        ("verizon-prepaid", "2026-12-31", "2026-12-30", Some("2027-03-01")),
    ] {
        check(provider, paid_until, safe, back);
    }
}

#[test]
fn without_a_day_there_is_no_plan() {
    let mut play = Play::new("tello");
    let needs_day = |play: &Play| assert_eq!(plan(play).last_safe, Reckoned::Needs(Missing::RenewalDay));
    needs_day(&play);
    play.answer(Field::PaidUntil, "31 or so");
    needs_day(&play);
    assert_eq!(play.due(), None);
}

fn answered(play: &mut Play, fields: &[(Field, &str)]) {
    fields.iter().for_each(|(field, text)| play.answer(*field, text));
    play.finish(StepId::Confirm);
}

#[test]
fn each_stage_has_its_day() {
    let renewal = [(Field::PaidUntil, "2026-12-31"), (Field::AutoRenew, "yes")];
    let due = |play: &Play, on: &str, kind: DueKind| {
        assert_eq!(play.due(), Some((on.to_owned(), kind.as_str())));
    };
    let mut play = at(PRACTICE, StepId::Submit, &renewal);
    due(&play, "2026-12-29", DueKind::ActBy);
    play.happens(Event::ActBegun);
    due(&play, "2026-12-29", DueKind::ActBy);
    play.happens(Event::HandedOver(HandOver::Page));
    due(&play, "2026-11-23", DueKind::SayWhetherSent);
    play.answer(Field::SentOn, "2026-11-21");
    play.finish(StepId::Submit);
    due(&play, "2026-11-23", DueKind::AnswerExpected);
    answered(
        &mut play,
        &[(Field::Reply, "nothing"), (Field::RepliedOn, "2026-11-22")],
    );
    due(&play, "2026-11-23", DueKind::AnswerExpected);
    answered(
        &mut play,
        &[(Field::Reply, "received_only"), (Field::RepliedOn, "2026-11-22")],
    );
    due(&play, "2026-11-29", DueKind::AnswerExpected);
    answered(
        &mut play,
        &[
            (Field::Reply, "ends_on"),
            (Field::RepliedOn, "2026-11-22"),
            (Field::EndsOn, "2026-11-30"),
        ],
    );
    due(&play, "2026-12-01", DueKind::CheckEnded);
    let mut refused = play.clone();
    answered(
        &mut refused,
        &[(Field::Reply, "refused"), (Field::RepliedOn, "2026-11-22")],
    );
    due(&refused, "2026-12-29", DueKind::ActBy);
    answered(&mut play, &[(Field::Reply, "ended"), (Field::RepliedOn, "2026-11-22")]);
    due(&play, "2026-12-23", DueKind::CheckStatement);
}

#[test]
fn three_days_where_no_answer_is_promised() {
    let play = at("t-mobile-postpaid", StepId::Confirm, &[]);
    assert_eq!(play.due(), Some(("2026-11-25".to_owned(), "answer_expected")));
}

#[test]
fn overdue_begins_the_day_after() {
    let due = Due {
        on: day("2026-11-22"),
        kind: DueKind::ActBy,
    };
    for (today, overdue) in [("2026-11-21", false), ("2026-11-22", false), ("2026-11-23", true)] {
        assert_eq!(due.is_overdue(day(today)), overdue, "{today}");
    }
}

/// Days are the person's own: at six in the morning in Shanghai it is still yesterday in UTC.
#[test]
fn the_day_of_the_hand_over_is_the_persons_own() {
    let mut play = at(PRACTICE, StepId::Submit, &[]);
    let now = esim_exit::telecom::Timestamp(crate::support::NOW.0 - 10 * 3_600_000);
    let nobody = |_: &esim_exit::wizard::Fingerprint| None;
    let record = record(PRACTICE);
    let cx = esim_exit::wizard::Context {
        now,
        today: day("2026-11-22"),
        record: Some(&record),
        recognition: None,
        holder: &nobody,
        fresh_key: "k",
    };
    assert_eq!(now.date_utc(), day("2026-11-21"));
    for event in [
        Event::ActBegun,
        Event::Saved,
        Event::HandedOver(HandOver::Page),
        Event::Saved,
    ] {
        let taken = play.wizard.update(event.clone(), &cx).map(|t| t.wizard);
        assert!(taken.is_ok(), "{event:?}: {taken:?}");
        play.wizard = taken.unwrap_or(play.wizard);
    }
    let due = play.wizard.due(&cx);
    assert_eq!(
        due,
        Some(Due {
            on: day("2026-11-23"),
            kind: DueKind::SayWhetherSent
        })
    );
}
