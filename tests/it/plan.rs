//! The planner against a table that was worked out elsewhere, the list of days, the time line, and the way back.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::support::{NOW, PRACTICE, Play, at, day, read, record, root, texts};
use esim_exit::directory::Record;
use esim_exit::messages::{EN, Language, ZH_CN};
use esim_exit::screen::{Block, Guarded, Place, Screen, Timeline};
use esim_exit::telecom::{DataVolume, Date};
use esim_exit::wizard::{DataLeft, DueKind, Event, Field, HandOver, Missing, Plan, Reckoned, StepId, UNLISTED};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A case on a day, with answers and a made-up provider of these rules.
fn play(today: &str, answers: &Value, rules: &Value, kind: &str) -> Play {
    let mut play = Play::new(UNLISTED);
    let ahead = day("2026-11-22").days_until(day(today));
    play.world.now = NOW.plus_hours(24 * i64::from(ahead));
    for (name, text) in answers.as_object().unwrap() {
        play.answer(name.parse().unwrap(), text.as_str().unwrap());
    }
    let name = json!({"en": "Blue SIM", "zh-CN": "蓝卡"});
    let record = json!({"id": "blue", "name": name, "kind": kind, "grade": "partial", "sources": [], "rules": rules});
    play.world.record = Guarded::Here(Record::from_json(&record.to_string()).unwrap());
    play
}

fn plan(play: &Play) -> Plan {
    play.world.with(|cx| Plan::of(&play.wizard, cx))
}

fn written(reckoned: Reckoned) -> Value {
    match reckoned {
        Reckoned::On(day) => json!(day.to_iso()),
        Reckoned::NotNeeded => json!("not_needed"),
        Reckoned::Needs(Missing::RenewalDay) => json!("needs_renewal_day"),
        Reckoned::Needs(Missing::PurchaseDay) => json!("needs_purchase_day"),
        Reckoned::Needs(Missing::Rule) => json!("needs_rule"),
    }
}

#[test]
fn every_case_of_the_table_comes_out_as_it_was_worked_out() {
    let table: Value = serde_json::from_str(&read(&root().join("tests/dates/plans.json"))).unwrap();
    let table = table.as_array().unwrap();
    assert!(table.len() >= 100, "{} cases", table.len());
    let mut wrong = Vec::new();
    for case in table {
        let play = play(
            case["today"].as_str().unwrap(),
            &case["answers"],
            &case["rules"],
            case["kind"].as_str().unwrap(),
        );
        let plan = plan(&play);
        let got = json!({
            "last_useful": written(plan.last_useful),
            "last_safe": written(plan.last_safe),
            "renewal": written(plan.renewal),
            "next": plan.next_chance.map(|next| [next.renewal.to_iso(), next.last_safe.to_iso()]),
            "ends": plan.ends.map(Date::to_iso),
            "refund_until": written(plan.refund_until),
            "back_until": written(plan.back_until),
            "days_left": plan.days_left,
            "per_day": plan.per_day.map(DataVolume::readable),
            "at_stake": plan.at_stake.map(|amount| amount.readable()),
        });
        if got != case["expected"] {
            wrong.push(format!(
                "{}\n  got      {got}\n  expected {}",
                case["name"], case["expected"]
            ));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_whole_way_of_a_case_moves_its_days() {
    let given = [
        (Field::PaidUntil, "2026-12-31"),
        (Field::AutoRenew, "yes"),
        (Field::DataLeft, "8 GB"),
    ];
    let mut play = at(PRACTICE, StepId::Submit, &given);
    let kinds = |play: &Play| -> Vec<(String, DueKind)> {
        let dates = play.world.with(|cx| play.wizard.dates(cx));
        dates.into_iter().map(|due| (due.on.to_iso(), due.kind)).collect()
    };
    let is = |play: &Play, expected: &[(&str, DueKind)]| {
        let expected: Vec<(String, DueKind)> = expected.iter().map(|(day, kind)| ((*day).to_owned(), *kind)).collect();
        assert_eq!(kinds(play), expected);
    };
    let before = [
        ("2026-12-29", DueKind::ActBy),
        ("2026-12-30", DueKind::UseUpBy),
        ("2026-12-31", DueKind::Renews),
    ];
    let all = kinds(&play);
    for (day, kind) in before {
        assert!(all.contains(&(day.to_owned(), kind)), "{kind:?} in {all:?}");
    }
    play.happens(Event::ActBegun);
    play.happens(Event::HandedOver(HandOver::Page));
    play.answer(Field::SentOn, "2026-11-22");
    play.finish(StepId::Submit);
    assert!(kinds(&play).contains(&("2026-11-24".to_owned(), DueKind::AnswerExpected)));
    assert!(
        !kinds(&play).iter().any(|(_, kind)| *kind == DueKind::ActBy),
        "it was sent"
    );
    play.answer(Field::Reply, "ends_on");
    play.answer(Field::RepliedOn, "2026-11-22");
    play.answer(Field::EndsOn, "2026-12-10");
    play.finish(StepId::Confirm);
    is(
        &play,
        &[
            ("2026-12-09", DueKind::UseUpBy),
            ("2026-12-10", DueKind::Ends),
            ("2026-12-11", DueKind::CheckEnded),
            ("2027-01-09", DueKind::BringBackBy),
        ],
    );
    let plan_now = plan(&play);
    assert_eq!(plan_now.renewal, Reckoned::NotNeeded, "the provider named its end");
    assert_eq!(plan_now.days_left, Some(18));
    play.answer(Field::Reply, "ended");
    play.answer(Field::RepliedOn, "2026-11-22");
    play.finish(StepId::Confirm);
    is(
        &play,
        &[
            ("2026-12-22", DueKind::BringBackBy),
            ("2026-12-23", DueKind::CheckStatement),
        ],
    );
    play.world.pass(40);
    is(&play, &[("2026-12-23", DueKind::CheckStatement)]);
}

/// A month is counted from its first day, so the 31st comes back after February.
#[test]
fn a_month_that_is_short_does_not_shorten_the_next() {
    let play = play(
        "2027-03-05",
        &json!({"auto_renew": "yes", "paid_until": "2026-12-31"}),
        &json!({}),
        "carrier",
    );
    let next = plan(&play).next_chance.unwrap();
    assert_eq!((next.renewal, next.last_safe), (day("2027-03-31"), day("2027-03-30")));
}

/// An API that was looked at stands in for what was not typed; what was typed goes before it.
#[test]
fn nothing_is_shared_out_where_nothing_is_known() {
    let nothing = plan(&play("2026-11-22", &json!({}), &json!({}), "mvno"));
    assert_eq!((nothing.data, nothing.money, nothing.per_day), (None, None, None));
    let given = json!({"auto_renew": "no", "paid_until": "2026-12-01", "data_left": "9 GB", "balance_left": "4.50"});
    let some = plan(&play("2026-11-22", &given, &json!({}), "mvno"));
    assert_eq!(some.data, Some(DataLeft::Amount(DataVolume::parse("9 GB").unwrap())));
    assert_eq!(some.money.map(|money| money.readable()).as_deref(), Some("$4.50"));
}

fn timeline(screen: &Screen) -> Option<&Timeline> {
    screen.blocks.iter().find_map(|block| match block {
        Block::Timeline(line) => Some(line),
        _ => None,
    })
}

fn overlaps(line: &Timeline) -> Vec<String> {
    let mut wrong = Vec::new();
    for (n, mark) in line.marks.iter().enumerate() {
        let (a, from_to) = (&mark.flag, mark.flag.reach());
        if a.at > 1000 || (a.above && from_to.1 > 1000) || (!a.above && a.at < 500) {
            wrong.push(format!("{a:?} leaves the drawing: {from_to:?}"));
        }
        for other in line.marks.iter().skip(n + 1) {
            let b = &other.flag;
            let (from, to) = b.reach();
            let meet = from < from_to.1 && from_to.0 < to;
            if a.above == b.above && a.lane == b.lane && meet {
                wrong.push(format!("{a:?} covers {b:?}"));
            }
            // A stem that passes a row of words on its way up.
            for (stem, words) in [(a, b), (b, a)] {
                let (from, to) = words.reach();
                if stem.above == words.above && stem.lane > words.lane && from < stem.at && stem.at < to {
                    wrong.push(format!("the stem of {stem:?} crosses {words:?}"));
                }
            }
        }
    }
    wrong
}

#[test]
fn the_time_line_lists_and_draws_each_day_in_both_languages() {
    let given = [
        (Field::PaidUntil, "2026-12-05"),
        (Field::AutoRenew, "yes"),
        (Field::BoughtOn, "2026-11-20"),
        (Field::Untouched, "yes"),
    ];
    let play = at(PRACTICE, StepId::Balance, &given);
    for (language, t) in [(Language::En, &EN), (Language::ZhCn, &ZH_CN)] {
        let screen = play.step_screen(StepId::Balance, language);
        let line = timeline(&screen).unwrap();
        let drawn: Vec<(&str, &str)> = line.marks.iter().map(|m| (m.flag.date.as_str(), m.flag.word)).collect();
        assert_eq!(
            drawn,
            [
                ("2026-11-22", t.plan.mark_today),
                ("2026-12-03", t.plan.mark_safe),
                ("2026-12-04", t.plan.mark_useful),
                ("2026-12-04", t.plan.mark_refund),
                ("2026-12-05", t.plan.mark_renewal),
                ("2027-01-04", t.plan.mark_back),
            ]
        );
        assert!(
            line.marks
                .iter()
                .zip(&drawn)
                .all(|(m, _)| !m.day.is_empty() && !m.label.is_empty())
        );
        assert_eq!(overlaps(line), Vec::<String>::new());
        assert_eq!(line.scale, t.plan.week_ticks);
        assert!(line.ticks.len() >= 6, "{:?}", line.ticks);
    }
}

proptest! {
    /// Whatever the days, no words cover others on the narrowest screen, and places follow the order of the days.
    #[test]
    fn no_words_cover_others(paid in -400_i32..3_000, bought in -400_i32..400, notice in 0_u16..400, grace in 0_u16..400, window in 1_u16..400) {
        let plus = |days| day("2026-11-22").plus_days(days).to_iso();
        let answers = json!({"auto_renew": "yes", "paid_until": plus(paid), "bought_on": plus(bought)});
        let rules = json!({"notice_hours": notice + 1, "grace_days": grace + 1, "refund": {"window_days": window}});
        let play = play("2026-11-22", &answers, &rules, "mvno");
        for language in [Language::En, Language::ZhCn] {
            let screen = play.step_screen(StepId::Balance, language);
            let line = timeline(&screen).unwrap();
            prop_assert_eq!(overlaps(line), Vec::<String>::new());
            prop_assert!(line.marks.windows(2).all(|two| two[0].flag.at <= two[1].flag.at));
            prop_assert!(line.ticks.iter().all(|at| *at <= 1000) && line.ticks.len() <= 110);
        }
    }
}

#[test]
fn the_page_says_what_the_days_mean() {
    let given = [
        (Field::PaidUntil, "2026-12-02"),
        (Field::AutoRenew, "yes"),
        (Field::DataLeft, "8 GB"),
        (Field::BalanceLeft, "3.50"),
        (Field::RenewalPrice, "25"),
    ];
    let play = at(PRACTICE, StepId::Balance, &given);
    let said = texts(&play.step_screen(StepId::Balance, Language::En)).join("\n");
    for part in [
        "$25.00",
        "about 800 MB a day",
        "for 10 days",
        "$3.50",
        "24 hours of notice",
    ] {
        assert!(said.contains(part), "{part} in\n{said}");
    }
    let late = at(
        PRACTICE,
        StepId::Balance,
        &[(Field::PaidUntil, "2026-11-23"), (Field::AutoRenew, "yes")],
    );
    let said = texts(&late.step_screen(StepId::Balance, Language::ZhCn)).join("\n");
    assert!(said.contains(ZH_CN.balance.last_safe_passed), "{said}");
    // 30 days a cycle, 24 hours of notice and a day in hand.
    assert!(
        said.contains("2026 年 12 月 23 日") && said.contains("2026 年 12 月 21 日"),
        "{said}"
    );
}

#[test]
fn the_overview_lists_the_days_of_the_case() {
    let play = at(
        PRACTICE,
        StepId::Submit,
        &[(Field::PaidUntil, "2026-12-31"), (Field::AutoRenew, "yes")],
    );
    let place = Place::Overview(play.wizard.case.id.clone());
    let screen = play.world.screen(&play.wizard, &place, Language::En, &[]);
    let pairs: Vec<(&str, &str)> = screen
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Pairs(pairs) => Some(pairs.iter().map(|p| (p.term.as_str(), p.text.as_str()))),
            _ => None,
        })
        .flatten()
        .collect();
    assert!(
        pairs.contains(&(EN.words.due_act_by, "Tue, 29 December 2026 (in 37 days)")),
        "{pairs:?}"
    );
}

/// The way back is there once something was sent, names the last day, and is closed where the number has moved.
#[test]
fn the_way_back_stands_open_while_its_window_does() {
    let folded = |play: &Play, step| {
        let screen = play.step_screen(step, Language::En);
        let found = screen.blocks.into_iter().find_map(|block| match block {
            Block::Folded { summary, inside } if summary == EN.plan.back_heading => Some(inside),
            _ => None,
        });
        found.map(|inside| {
            let page = Screen {
                blocks: inside,
                ..Screen::new("x", "x")
            };
            texts(&page).join("\n")
        })
    };
    let mut play = at(
        PRACTICE,
        StepId::Confirm,
        &[(Field::PaidUntil, "2026-12-01"), (Field::AutoRenew, "yes")],
    );
    let said = folded(&play, StepId::Confirm).unwrap();
    assert!(said.contains("Thu, 31 December 2026"), "{said}");
    assert!(said.contains("in 39 days"), "{said}");
    let note = record(PRACTICE)
        .note(esim_exit::directory::terms::Topic::Reactivation)
        .unwrap()
        .en
        .clone();
    assert!(said.contains(&note), "{said}");
    play.pass(StepId::Confirm);
    let said = folded(&play, StepId::Aftercare).unwrap();
    assert!(
        said.contains("Tue, 22 December 2026"),
        "counted from its earlier end: {said}"
    );
    play.world.pass(31);
    let said = folded(&play, StepId::Aftercare).unwrap();
    assert!(said.contains("closed on"), "{said}");
    // Nobody knows a window: nothing is made up.
    let unknown = at("tello", StepId::Confirm, &[]);
    assert!(folded(&unknown, StepId::Confirm).unwrap().contains(EN.plan.back_no_day));
    let waits = at("airalo", StepId::Confirm, &[(Field::Route, "nothing.expires")]);
    assert_eq!(folded(&waits, StepId::Confirm), None);
}

#[test]
fn the_statement_is_asked_for_again_when_its_day_has_come() {
    let mut play = at(PRACTICE, StepId::Aftercare, &[]);
    let said = |play: &Play| texts(&play.step_screen(StepId::Aftercare, Language::En)).join("\n");
    assert!(said(&play).contains("in 31 days"), "{}", said(&play));
    play.world.pass(31);
    assert!(said(&play).contains("look at the statement now"), "{}", said(&play));
}
