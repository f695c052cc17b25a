//! What a record changes on the way of a case: gone providers, plans that end by themselves, refunds, owners, warnings.

#![expect(clippy::indexing_slicing, reason = "a member of a JSON object is made by naming it")]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::support::{ICCID, PRACTICE, Play, controls, day, record, record_ids, texts};
use esim_exit::directory::{Act, Channel, Record};
use esim_exit::messages::{EN, Language, local};
use esim_exit::screen::{Block, Guarded, Place, Screen};
use esim_exit::wizard::UNLISTED;
use esim_exit::wizard::*;
use serde_json::{Value, json};

/// A made-up provider with the fields that are given.
fn made_up(kind: &str, with: Value) -> Record {
    let mut all = json!({
        "id": "made-up", "name": {"en": "Made-up", "zh-CN": "虚构"}, "kind": kind, "grade": "partial",
        "sources": [{"url": "https://made-up.example/help", "checked_on": "2026-11-22", "for": ["routes"]}],
    });
    for (name, value) in with.as_object().unwrap() {
        all[name] = value.clone();
    }
    Record::from_json(&all.to_string()).unwrap()
}

fn said(text: &str) -> Value {
    json!({"en": text, "zh-CN": format!("{text} 虚构")})
}

fn route(act: &str, channel: &str) -> Value {
    json!({"act": act, "channel": channel, "steps": [said("Press it.")]})
}

/// A case at a made-up provider, at its first page.
fn case(record: Record) -> Play {
    let mut play = Play::new("made-up");
    play.world.fetches = false;
    play.world.record = Guarded::Here(record);
    play
}

/// The same after the questions for reason and line; the record stays the made-up one.
fn named(record: Record, identifier: &str) -> Play {
    let mut play = case(record.clone());
    play.answer(Field::Reason, "trip_over");
    play.finish(StepId::Reason);
    play.answer(Field::Identifier, identifier);
    play.answer(Field::Provider, "made-up");
    play.world.record = Guarded::Here(record);
    play.finish(StepId::Line);
    play
}

fn gone(with: Value) -> Record {
    let mut status = json!({"is": "gone_us", "text": said("Gone since 2022.")});
    for (name, value) in with.as_object().unwrap() {
        status[name] = value.clone();
    }
    made_up(
        "mvno",
        json!({ "status": status, "routes": [route("end_now", "phone")] }),
    )
}

fn links(screen: &Screen) -> Vec<(String, Option<Event>)> {
    fn walk(blocks: &[Block], out: &mut Vec<(String, Option<Event>)>) {
        for block in blocks {
            match block {
                Block::Link { href, then, .. } => out.push((href.clone(), then.clone())),
                Block::Folded { inside, .. } => walk(inside, out),
                _ => {}
            }
        }
    }
    let mut out = Vec::new();
    walk(&screen.blocks, &mut out);
    out
}

fn shows(screen: &Screen, text: &str) -> bool {
    texts(screen).iter().any(|said| said.contains(text))
}

#[test]
fn at_a_gone_provider_no_act_can_be_reached() {
    let mut play = named(gone(json!({})), ICCID);
    assert_eq!(play.current(), Some(StepId::Gone));
    for step in [
        StepId::SignIn,
        StepId::Find,
        StepId::Verify,
        StepId::Review,
        StepId::Irreversible,
        StepId::Submit,
    ] {
        assert_eq!(play.state(step), StepState::Locked { by: StepId::Gone }, "{step:?}");
        let screen = play.step_screen(step, Language::En);
        assert!(!shows(&screen, "Press it."), "{step:?}");
    }
    // Answering everything else and walking past it does not help.
    for (field, text) in [(Field::KeepNumber, "no"), (Field::Route, "end_now.phone")] {
        play.answer(field, text);
    }
    assert_eq!(play.refused(Event::ActBegun), [ProblemKind::LockedBy(StepId::Gone)]);
    assert_eq!(play.refused(Event::StepFinished(StepId::Gone)), [ProblemKind::NotNow]);
}

#[test]
fn a_gone_provider_says_where_to_look() {
    let elsewhere = json!([{"name": said("Made-up Europe"), "url": "https://made-up.example/eu"}]);
    let play = named(gone(json!({"elsewhere": elsewhere, "into": "tello"})), ICCID);
    for language in [Language::En, Language::ZhCn] {
        let screen = play.step_screen(StepId::Gone, language);
        assert!(shows(&screen, "Gone since 2022."));
        let all = links(&screen);
        assert!(all.iter().any(|(href, _)| href == "https://made-up.example/eu"));
        let set = |to: &str| Event::Answered(Field::Provider, to.to_owned());
        for to in ["tello", UNLISTED] {
            assert!(
                all.iter()
                    .any(|(href, then)| href.ends_with("/line") && *then == Some(set(to))),
                "{to}"
            );
        }
        assert!(all.iter().any(|(href, then)| href.ends_with("/line") && then.is_none()));
        assert!(controls(&screen).0.contains(&Event::Abandoned));
        assert!(shows(&screen, local(&record("tello").name, language)));
    }
}

#[test]
fn a_gone_provider_is_left_by_another_one_or_put_away() {
    for other in ["tello", UNLISTED] {
        let mut play = named(gone(json!({})), ICCID);
        play.world.fetches = true;
        play.answer(Field::Provider, other);
        play.answer(Field::ProviderName, "On my statement");
        assert_eq!(play.state(StepId::Gone), StepState::NotNeeded, "{other}");
        play.until(StepId::Submit);
        play.happens(Event::ActBegun);
    }
    let mut play = named(gone(json!({})), ICCID);
    play.happens(Event::Abandoned);
    assert_eq!(play.stage(), Stage::Abandoned);
    let place = Place::Overview(play.wizard.case.id.clone());
    let screen = play.world.screen(&play.wizard, &place, Language::En, &[]);
    assert!(shows(&screen, EN.gone.is_put_away) && !shows(&screen, EN.overview.abandoned));
}

#[test]
fn what_was_sent_before_a_provider_went_is_still_followed() {
    let mut play = Play::new("tello");
    play.until(StepId::Submit).happens(Event::ActBegun);
    play.pass(StepId::Submit);
    play.world.record = Guarded::Here(gone(json!({})));
    assert_eq!(play.current(), Some(StepId::Confirm));
    play.pass(StepId::Confirm);
    play.pass(StepId::Aftercare);
    assert_eq!(play.stage(), Stage::Closed);
}

#[test]
fn a_number_is_asked_about_everywhere_and_a_shop_for_data_offers_none_first() {
    let port = json!({"port_out": {"pin": said("In the app.")}});
    let warned = json!({"warnings": {"port_first": said("The number is lost.")}});
    for (kind, with, identifier, likely) in [
        ("travel", json!({}), ICCID, true),
        ("travel", json!({}), "ORDER-77123", true),
        // A phone number is a number.
        ("travel", json!({}), "212 555 0100", false),
        ("travel", port, ICCID, false),
        ("travel", warned, ICCID, false),
        ("mvno", json!({}), ICCID, false),
        ("carrier", json!({}), ICCID, false),
    ] {
        let case = format!("{kind} {with} {identifier}");
        let mut play = named(made_up(kind, with), identifier);
        play.pass(StepId::Details);
        assert_eq!(play.current(), Some(StepId::KeepNumber), "{case}");
        assert!(!play.wizard.answers().has(Field::KeepNumber), "{case}");
        assert_eq!(
            play.state(StepId::Find),
            StepState::Locked { by: StepId::KeepNumber },
            "{case}"
        );
        let asked = play.step_screen(StepId::KeepNumber, Language::En);
        assert_eq!(shows(&asked, EN.keep.data_only), likely, "{case}");
    }
}

#[test]
fn a_plan_that_ends_by_itself_sends_nothing() {
    let shop = made_up(
        "travel",
        json!({"routes": [route("nothing", "expires"), route("stop_renewal", "app")]}),
    );
    let mut play = named(shop, ICCID);
    play.pass(StepId::Details);
    play.pass(StepId::KeepNumber);
    play.finish(StepId::Backup);
    play.answer(Field::AutoRenew, "no");
    play.answer(Field::PaidUntil, "2026-12-10");
    play.finish(StepId::Balance);
    play.finish(StepId::SignIn);
    let find = play.step_screen(StepId::Find, Language::En);
    assert!(shows(&find, EN.find.by_itself) && shows(&find, EN.find.by_itself_check));
    play.answer(Field::Route, "nothing.expires");
    play.until(StepId::Submit);
    assert_eq!(play.state(StepId::Irreversible), StepState::NotNeeded);
    assert!(shows(
        &play.step_screen(StepId::Submit, Language::En),
        EN.submit.why_expires
    ));
    play.happens(Event::ActBegun);
    let submit = play.step_screen(StepId::Submit, Language::En);
    assert!(shows(&submit, EN.submit.sent_on_expires) && !shows(&submit, EN.submit.sent_on));
    assert!(
        !submit
            .blocks
            .iter()
            .any(|b| matches!(b, Block::Copy { .. } | Block::Sheet(_))),
        "nothing to copy"
    );
    play.finish(StepId::Submit);
    // Not an answer is awaited, but the end.
    assert_eq!(play.due(), Some(("2026-12-11".to_owned(), "check_ended")));
    let confirm = play.step_screen(StepId::Confirm, Language::En);
    assert!(shows(&confirm, EN.confirm.has_run_out) && !shows(&confirm, EN.words.reply_received_only));
    assert!(shows(&confirm, "Left to end by itself since") && !shows(&confirm, "Sent on"));
    // Charged all the same: another way is taken.
    play.answer(Field::Reply, "refused");
    play.answer(Field::RepliedOn, "2026-11-22");
    play.finish(StepId::Confirm);
    assert_eq!(play.current(), Some(StepId::Find));
}

#[test]
fn without_a_day_the_end_is_looked_for_within_a_month() {
    let mut play = named(
        made_up("travel", json!({"routes": [route("nothing", "expires")]})),
        ICCID,
    );
    play.answer(Field::Route, "nothing.expires");
    play.until(StepId::Submit).happens(Event::ActBegun);
    play.finish(StepId::Submit);
    assert_eq!(play.due(), Some(("2026-12-24".to_owned(), "check_ended")));
}

#[test]
fn the_order_of_the_ways_follows_the_case() {
    let routes = [
        route("nothing", "expires"),
        route("stop_renewal", "app"),
        route("refund_unused", "web"),
        route("refund_unused", "chat"),
    ];
    let (nothing, stop, web, chat) = (
        (Act::Nothing, Channel::Expires),
        (Act::StopRenewal, Channel::App),
        (Act::RefundUnused, Channel::Web),
        (Act::RefundUnused, Channel::Chat),
    );
    let as_written = [nothing, stop, web, chat];
    let refund_first = [web, chat, nothing, stop];
    let strict = json!({"window_days": 30, "only_if": "not_activated"});
    let free = json!({"window_days": 30});
    let bought = |text| (Field::BoughtOn, text);
    for (rule, answers, expected) in [
        (&strict, vec![], as_written),
        (&strict, vec![bought("2026-11-01")], as_written),
        (
            &strict,
            vec![bought("2026-11-01"), (Field::Untouched, "yes")],
            refund_first,
        ),
        // The last day counts; the day after does not.
        (
            &strict,
            vec![bought("2026-10-23"), (Field::Untouched, "yes")],
            refund_first,
        ),
        (
            &strict,
            vec![bought("2026-10-22"), (Field::Untouched, "yes")],
            as_written,
        ),
        (
            &strict,
            vec![bought("2026-11-01"), (Field::Untouched, "no")],
            as_written,
        ),
        (
            &strict,
            vec![bought("2026-11-01"), (Field::Untouched, "not_sure")],
            as_written,
        ),
        (&free, vec![bought("2026-11-01")], refund_first),
        (
            &free,
            vec![bought("2026-11-01"), (Field::Reason, "save_money")],
            refund_first,
        ),
        (
            &free,
            vec![bought("2026-11-01"), (Field::Reason, "security")],
            as_written,
        ),
        (&free, vec![(Field::AutoRenew, "yes")], [stop, nothing, web, chat]),
        (
            &free,
            vec![(Field::AutoRenew, "yes"), bought("2026-11-01")],
            [web, chat, stop, nothing],
        ),
    ] {
        let shop = made_up("travel", json!({"routes": routes, "rules": {"refund": rule}}));
        let mut play = named(shop, ICCID);
        for (field, text) in &answers {
            play.answer(*field, text);
        }
        let ways = play.world.with(|cx| play.wizard.ways(cx));
        assert_eq!(ways, expected, "{rule} {answers:?}");
    }
    // What is over stands last, wherever the record has it.
    let shop = made_up(
        "mvno",
        json!({"routes": [route("refund_unused", "web"), route("end_now", "phone")], "rules": {"refund": free}}),
    );
    let mut play = named(shop, ICCID);
    play.answer(Field::BoughtOn, "2026-01-01");
    let ways = play.world.with(|cx| play.wizard.ways(cx));
    assert_eq!(ways.first(), Some(&(Act::EndNow, Channel::Phone)));
}

#[test]
fn a_refund_is_shown_with_its_condition_and_its_last_day() {
    let rule = json!({"window_days": 30, "only_if": "not_used", "form": "credit"});
    let shop = made_up(
        "travel",
        json!({"routes": [route("refund_unused", "web")], "rules": {"refund": rule}, "unchecked": ["rules.refund"]}),
    );
    let mut play = named(shop, ICCID);
    play.answer(Field::KeepNumber, "no_number");
    let find = play.step_screen(StepId::Find, Language::En);
    assert!(
        shows(&find, "within 30 days") && shows(&find, EN.find.if_not_used) && shows(&find, EN.find.paid_in_credit)
    );
    assert!(shows(
        &find,
        &format!("{} ({})", EN.find.if_not_used, EN.frame.unchecked)
    ));
    let balance = play.step_screen(StepId::Balance, Language::En);
    assert!(shows(&balance, EN.balance.bought_on) && shows(&balance, EN.balance.is_not_used));
    play.answer(Field::BoughtOn, "2026-11-20");
    play.answer(Field::Untouched, "yes");
    play.answer(Field::PaidUntil, "2026-12-31");
    let last = EN.date(day("2026-12-20"));
    assert!(shows(&play.step_screen(StepId::Find, Language::En), &last));
    assert!(shows(&play.step_screen(StepId::Balance, Language::En), &last));
    play.answer(Field::BoughtOn, "20/11");
    play.answer(Field::AutoRenew, "no");
    assert_eq!(
        play.refused(Event::StepFinished(StepId::Balance)),
        [ProblemKind::DateUnreadable]
    );
    assert!(!shows(
        &Play::new(PRACTICE).step_screen(StepId::Balance, Language::En),
        EN.balance.refund_until
    ));
}

#[test]
fn each_warning_stands_at_the_steps_it_concerns() {
    let table: [(&str, &[StepId]); 6] = [
        ("port_first", &[StepId::KeepNumber, StepId::Irreversible]),
        ("no_online_way", &[StepId::Find]),
        ("self_service_only", &[StepId::Find]),
        ("owner_only", &[StepId::Find, StepId::Verify]),
        (
            "auto_pay_goes_on",
            &[StepId::Review, StepId::Confirm, StepId::Aftercare],
        ),
        ("profile_needed", &[StepId::Backup, StepId::Aftercare]),
    ];
    let warnings: Value = table
        .iter()
        .map(|(name, _)| ((*name).to_owned(), said(&format!("Mind {name}."))))
        .collect::<serde_json::Map<_, _>>()
        .into();
    for unchecked in [false, true] {
        let marked: Vec<String> = table.iter().map(|(name, _)| format!("warnings.{name}")).collect();
        let record = made_up(
            "carrier",
            json!({"warnings": warnings, "routes": [route("end_now", "phone")],
                   "unchecked": if unchecked { marked } else { Vec::new() }}),
        );
        let mut play = named(record, ICCID);
        let mut seen: Vec<(StepId, Vec<String>)> = Vec::new();
        while let Some(step) = play.current() {
            seen.push((step, texts(&play.step_screen(step, Language::En))));
            play.pass(step);
        }
        for (name, steps) in table {
            let found: Vec<StepId> = seen
                .iter()
                .filter(|(_, texts)| texts.iter().any(|t| t.contains(&format!("Mind {name}."))))
                .map(|(step, _)| *step)
                .collect();
            assert_eq!(found, steps, "{name}");
            let doubted = format!("Mind {name}. ({})", EN.frame.unchecked);
            let marked = seen.iter().any(|(_, texts)| texts.contains(&doubted));
            assert_eq!(marked, unchecked, "{name}");
        }
    }
}

#[test]
fn the_automatic_payment_is_to_be_ticked_off_where_it_is_warned_of() {
    let warnings = json!({"auto_pay_goes_on": said("AutoPay goes on.")});
    for (with, ticks) in [(json!({"warnings": warnings}), 1), (json!({}), 0)] {
        let mut play = named(made_up("mvno", with), ICCID);
        play.until(StepId::Submit).happens(Event::ActBegun);
        play.finish(StepId::Submit);
        let confirm = play.step_screen(StepId::Confirm, Language::En);
        let found = confirm
            .blocks
            .iter()
            .filter(|b| matches!(b, Block::Ticks { items, .. } if items.iter().any(|i| i.check == Check::AfterCard)));
        assert_eq!(found.count(), ticks);
    }
}

#[test]
fn an_account_of_somebody_else_says_who_has_to_act() {
    for (owner, says, letters) in [
        ("", None, 0),
        ("own", None, 0),
        ("family", Some(EN.details.owner_family_acts), 2),
        ("employer", Some(EN.details.owner_employer_acts), 2),
        ("seller", Some(EN.details.owner_seller_acts), 0),
        ("not_sure", Some(EN.details.owner_not_sure_how), 0),
    ] {
        let mut play = named(record("tello"), ICCID);
        play.answer(Field::Owner, owner);
        let details = play.step_screen(StepId::Details, Language::En);
        let copies = details
            .blocks
            .iter()
            .filter(|b| matches!(b, Block::Copy { .. }))
            .count();
        assert_eq!(copies, letters, "{owner}");
        play.until(StepId::Find);
        let find = play.step_screen(StepId::Find, Language::En);
        for screen in [&details, &find] {
            for sentence in [
                EN.details.owner_family_acts,
                EN.details.owner_employer_acts,
                EN.details.owner_seller_acts,
                EN.details.owner_not_sure_how,
            ] {
                assert_eq!(shows(screen, sentence), says == Some(sentence), "{owner}");
            }
        }
        // Whose it is says nothing about whether it may end: nobody is locked out.
        play.until(StepId::Submit).happens(Event::ActBegun);
    }
}

#[test]
fn a_reseller_brings_its_own_step() {
    let mut play = named(record("tello"), ICCID);
    play.answer(Field::BoughtFrom, "reseller");
    play.answer(Field::Device, "iphone");
    play.finish(StepId::Details);
    assert_eq!(play.current(), Some(StepId::Reseller));
    for language in [Language::En, Language::ZhCn] {
        let screen = play.step_screen(StepId::Reseller, language);
        // The number points to the network, the provider chosen stands beside it.
        assert!(shows(&screen, "T-Mobile") && shows(&screen, local(&record("tello").name, language)));
        let copies: Vec<&Block> = screen
            .blocks
            .iter()
            .filter(|b| matches!(b, Block::Copy { .. }))
            .collect();
        assert_eq!(copies.len(), 2, "both languages");
        let own = copies.first().unwrap();
        let Block::Copy { text, then, .. } = own else {
            unreachable!()
        };
        assert_eq!(text.is_ascii(), language == Language::En);
        assert_eq!(*then, None, "a text to the seller is not the act");
    }
    play.finish(StepId::Reseller);
    assert_eq!(play.current(), Some(StepId::KeepNumber));
    for other in ["provider", "not_sure"] {
        play.answer(Field::BoughtFrom, other);
        assert_eq!(play.state(StepId::Reseller), StepState::NotNeeded);
    }
}

/// A case that was handed over before the step existed is not sent back to it.
#[test]
fn a_new_step_does_not_stand_in_the_way_of_an_act_under_way() {
    let mut play = named(record("tello"), ICCID);
    play.until(StepId::Submit).happens(Event::ActBegun);
    play.happens(Event::HandedOver(HandOver::Page));
    play.answer(Field::BoughtFrom, "reseller");
    assert_eq!(play.current(), Some(StepId::Submit));
    play.finish(StepId::Submit);
    assert_eq!(play.stage(), Stage::Submitted);
}

/// Every page with a text of a record says when it was checked, and, half a year later, that this is long ago.
#[test]
fn whatever_shows_facts_says_how_old_they_are() {
    for id in record_ids() {
        let record = record(&id);
        if record.status.is_some() {
            continue;
        }
        let value = serde_json::from_str::<Value>(&crate::support::read(
            &crate::support::root().join(format!("public/directory/providers/{id}.json")),
        ))
        .unwrap();
        let mut own = Vec::new();
        facts_of(&value, &mut own);
        let mut play = Play::new(&id);
        if id != PRACTICE {
            play.answer(Field::Identifier, ICCID);
            play.answer(Field::Provider, &id);
        }
        while let Some(step) = play.current() {
            for event in play.plausible(step) {
                play.happens(event);
            }
            for (age, stale) in [(180, false), (181, true)] {
                let mut later = play.clone();
                let checked = day(record.checked_on().unwrap());
                let passed = age - checked.days_until(play.world.today());
                later.world.pass(u32::try_from(passed).unwrap());
                let screen = later.step_screen(step, Language::En);
                let all = texts(&screen);
                let tells = all
                    .iter()
                    .any(|text| own.iter().any(|fact| text.contains(fact.as_str())));
                if tells {
                    let cites = all.contains(&EN.frame.sources.to_owned());
                    assert!(
                        cites || step == StepId::Irreversible,
                        "{id} {step:?} tells facts without a source"
                    );
                    assert!(
                        all.iter().any(|t| t.starts_with("Checked on")),
                        "{id} {step:?} tells facts without a day"
                    );
                    assert_eq!(all.contains(&EN.frame.stale.to_owned()), stale, "{id} {step:?} {age}");
                }
            }
            play.finish(step);
        }
    }
}

/// Every English text of a record but its name, its aliases and the words of its sources.
fn facts_of(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            for (key, inside) in map {
                match (key.as_str(), inside) {
                    ("name", _) => {}
                    ("en", Value::String(text)) => out.push(text.clone()),
                    _ => facts_of(inside, out),
                }
            }
        }
        Value::Array(all) => all.iter().for_each(|inside| facts_of(inside, out)),
        _ => {}
    }
}

#[test]
fn the_pages_that_explain_lead_on() {
    let play = Play::new(PRACTICE);
    for place in [Place::Explain, Place::Law, Place::About, Place::Home] {
        for language in [Language::En, Language::ZhCn] {
            let screen = play.world.screen(&play.wizard, &place, language, &[]);
            assert!(!screen.heading.is_empty() && !links(&screen).is_empty(), "{place:?}");
        }
    }
    let home = play.world.screen(&play.wizard, &Place::Home, Language::En, &[]);
    for step in [StepId::Line, StepId::Find] {
        let mut play = Play::new("tello");
        let screen = play.until(step).step_screen(step, Language::En);
        assert!(links(&screen).iter().any(|(href, _)| href == "#/explain"), "{step:?}");
    }
    assert!(
        ["#/explain", "#/law"]
            .iter()
            .all(|to| links(&home).iter().any(|(href, _)| href == to))
    );
}
