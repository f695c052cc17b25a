//! Calendar files, read back with another library than the one that wrote them.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use crate::support::{NOW, PRACTICE, Play, at, day, id};
use calcard::icalendar::{ICalendar, ICalendarComponent, ICalendarProperty, ICalendarValue, Uri};
use calcard::{Entry, Parser};
use esim_exit::calendar::{Offer, Reminder, Subject, order, reminders};
use esim_exit::jobs::calendar::file;
use esim_exit::messages::{EN, Language, ZH_CN};
use esim_exit::screen::{Block, Command, Place, Screen};
use esim_exit::telecom::Timestamp;
use esim_exit::wizard::{Due, DueKind, Event, Field, HandOver, StepId};
use std::collections::BTreeSet;

const PAGE: &str = "https://example.org/esim-exit/";

/// The file of these dates, held to the form of the lines first.
fn written(reminders: &[Reminder], language: Language, now: Timestamp) -> String {
    let text = file(&order(reminders, language, PAGE, now)).unwrap();
    assert!(text.ends_with("END:VCALENDAR\r\n"), "{text}");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "only CRLF");
    assert_eq!(text.matches('\r').count(), text.matches("\r\n").count(), "only CRLF");
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
    }
    text
}

fn parsed(text: &str) -> ICalendar {
    let mut parser = Parser::new(text);
    // The parser forgives a part that is not closed, so the parts are counted here.
    let mut open = Vec::new();
    for line in text.split("\r\n") {
        open.extend(line.strip_prefix("BEGIN:"));
        if let Some(name) = line.strip_prefix("END:") {
            assert_eq!(open.pop(), Some(name), "{text}");
        }
    }
    assert!(open.is_empty(), "{open:?} stay open");
    let calendar = match parser.entry() {
        Entry::ICalendar(calendar) => calendar,
        other => panic!("{other:?} in {text}"),
    };
    assert_eq!(parser.entry(), Entry::Eof, "one calendar and no more");
    calendar
}

fn events(calendar: &ICalendar) -> Vec<&ICalendarComponent> {
    calendar
        .components
        .iter()
        .filter(|c| c.component_type.is_event())
        .collect()
}

fn alarms<'a>(calendar: &'a ICalendar, event: &ICalendarComponent) -> Vec<&'a ICalendarComponent> {
    let inside = event.component_ids.iter();
    inside
        .filter_map(|id| calendar.component_by_id(*id))
        .filter(|c| c.component_type.is_alarm())
        .collect()
}

fn text(component: &ICalendarComponent, property: ICalendarProperty) -> String {
    let entry = component
        .property(&property)
        .unwrap_or_else(|| panic!("no {property:?}"));
    assert_eq!(entry.values.len(), 1, "{property:?}: {:?}", entry.values);
    match &entry.values[0] {
        ICalendarValue::Uri(Uri::Location(uri)) => uri.clone(),
        value => value.as_text().unwrap().to_owned(),
    }
}

/// A property that is a day and nothing else.
fn whole_day(component: &ICalendarComponent, property: ICalendarProperty) -> String {
    let value = component.property(&property).unwrap().values[0]
        .as_partial_date_time()
        .unwrap()
        .clone();
    assert_eq!((value.hour, value.tz_hour), (None, None), "a day without an hour");
    format!(
        "{:04}-{:02}-{:02}",
        value.year.unwrap(),
        value.month.unwrap(),
        value.day.unwrap()
    )
}

/// Hours from the beginning of the day at which it reminds.
fn reminds_at(alarm: &ICalendarComponent) -> i64 {
    match &alarm.property(&ICalendarProperty::Trigger).unwrap().values[0] {
        ICalendarValue::Duration(duration) => duration.as_seconds() / 3600,
        other => panic!("{other:?}"),
    }
}

fn sequence(component: &ICalendarComponent) -> i64 {
    component.property(&ICalendarProperty::Sequence).unwrap().values[0]
        .as_integer()
        .unwrap()
}

/// The reminders of a case as its pages offer them.
fn offered(play: &Play, language: Language) -> Vec<Reminder> {
    let place = Place::Overview(play.wizard.case.id.clone());
    let screen = play.world.screen(&play.wizard, &place, language, &[]);
    all_of(&screen).unwrap_or_default()
}

fn all_of(screen: &Screen) -> Option<Vec<Reminder>> {
    screen.blocks.iter().find_map(|block| match block {
        Block::Button {
            command: Command::Calendar(reminders),
            ..
        } => Some(reminders.clone()),
        _ => None,
    })
}

fn renewing(until: &str) -> [(Field, &str); 3] {
    [
        (Field::PaidUntil, until),
        (Field::AutoRenew, "yes"),
        (Field::Nickname, "Trip; west, \"2026\""),
    ]
}

#[test]
fn what_is_offered_comes_back_out_of_the_file() {
    for (language, t) in [(Language::En, &EN), (Language::ZhCn, &ZH_CN)] {
        let play = at(PRACTICE, StepId::Submit, &renewing("2026-12-31"));
        let reminders = offered(&play, language);
        assert!(reminders.len() >= 3, "{reminders:?}");
        let file = written(&reminders, language, NOW);
        assert!(file.contains("DTSTART;VALUE=DATE:20261229\r\n"), "{file}");
        let calendar = parsed(&file);
        let events = events(&calendar);
        assert_eq!(events.len(), reminders.len());
        for (event, reminder) in events.iter().zip(&reminders) {
            assert_eq!(event.uid(), Some(reminder.uid.as_str()));
            assert_eq!(text(event, ICalendarProperty::Summary), reminder.title);
            assert!(reminder.title.contains(t.frame.practice_short), "{}", reminder.title);
            assert!(reminder.title.contains("Trip; west, \"2026\""), "{}", reminder.title);
            let address = format!("{PAGE}#/case/case1");
            assert_eq!(
                text(event, ICalendarProperty::Description),
                format!("{}\n{address}", reminder.text)
            );
            assert_eq!(text(event, ICalendarProperty::Url), address);
            assert_eq!(whole_day(event, ICalendarProperty::Dtstart), reminder.day.to_iso());
            assert_eq!(
                whole_day(event, ICalendarProperty::Dtend),
                reminder.day.plus_days(1).to_iso()
            );
            let hours: Vec<i64> = alarms(&calendar, event).into_iter().map(reminds_at).collect();
            let first = 9 - 24 * i64::from(reminder.alarm_days);
            assert_eq!(
                hours,
                if first < 0 { vec![first, 9] } else { vec![9] },
                "{}",
                reminder.uid
            );
        }
        let names: BTreeSet<&str> = reminders.iter().map(|r| r.uid.as_str()).collect();
        assert_eq!(names.len(), reminders.len(), "every date has a name of its own");
    }
}

#[test]
fn a_later_file_moves_the_date_and_does_not_double_it() {
    let mut play = at(PRACTICE, StepId::Submit, &renewing("2026-12-31"));
    let find = |text: &str, kind: DueKind| {
        let calendar = parsed(text);
        let uid = format!("case1.{}@esim-exit", kind.as_str());
        let all = events(&calendar);
        let event = all.iter().find(|e| e.uid() == Some(uid.as_str())).unwrap();
        (whole_day(event, ICalendarProperty::Dtstart), sequence(event))
    };
    let first = written(&offered(&play, Language::En), Language::En, NOW);
    play.answer(Field::PaidUntil, "2027-01-15");
    let second = written(
        &offered(&play, Language::ZhCn),
        Language::ZhCn,
        Timestamp(NOW.0 + 1_000),
    );
    let (before, after) = (find(&first, DueKind::ActBy), find(&second, DueKind::ActBy));
    assert_eq!((before.0.as_str(), after.0.as_str()), ("2026-12-29", "2027-01-13"));
    assert!(after.1 > before.1, "{} then {}", before.1, after.1);
    assert_ne!(
        first.contains("DTSTAMP:20261122T093000Z"),
        second.contains("DTSTAMP:20261122T093000Z")
    );
    // The same moment and the same dates are the same file: nothing is left to chance.
    assert_eq!(
        first,
        written(
            &offered(&at(PRACTICE, StepId::Submit, &renewing("2026-12-31")), Language::En),
            Language::En,
            NOW
        )
    );
}

#[test]
fn whatever_stands_in_a_text_survives_the_lines_of_the_file() {
    let long = "续费日前请取消；注意，时差、节假日与客服时间。".repeat(12);
    for said in [
        "a,b;c:d\\n\\,e\\",
        "one\ntwo\n\nthree, four; five",
        "BEGIN:VEVENT\nEND:VCALENDAR",
        "“quoted”, 'single' \"double\" ^n ^^",
        "é ü 🛰️ 👩‍👩‍👧 e\u{301}",
        &long,
        &"x".repeat(74),
        &"x".repeat(75),
        &"，".repeat(25),
        "",
    ] {
        let one = Reminder {
            uid: "abcd.act_by@esim-exit".to_owned(),
            day: day("2028-02-29"),
            title: said.to_owned(),
            text: said.to_owned(),
            address: "#/case/abcd".to_owned(),
            alarm_days: 2,
        };
        let calendar = parsed(&written(std::slice::from_ref(&one), Language::ZhCn, NOW));
        let event = events(&calendar)[0];
        assert_eq!(events(&calendar).len(), 1);
        if !said.is_empty() {
            assert_eq!(text(event, ICalendarProperty::Summary), said);
        }
        assert_eq!(
            text(event, ICalendarProperty::Description),
            format!("{said}\n{PAGE}#/case/abcd")
        );
        assert_eq!(whole_day(event, ICalendarProperty::Dtstart), "2028-02-29");
        assert_eq!(whole_day(event, ICalendarProperty::Dtend), "2028-03-01");
    }
}

#[test]
fn control_characters_and_broken_orders_make_no_broken_file() {
    let one = |title: &str| Reminder {
        uid: "abcd.act_by@esim-exit".to_owned(),
        day: day("2026-12-31"),
        title: title.to_owned(),
        text: String::new(),
        address: String::new(),
        alarm_days: 0,
    };
    let text = written(
        &[one("a\r\nATTENDEE:mailto:x@example.org\u{7}\u{0}\u{7f}b")],
        Language::En,
        NOW,
    );
    assert!(!text.contains("\r\nATTENDEE"), "{text}");
    assert!(!text.contains(['\u{7}', '\u{0}', '\u{7f}']), "{text:?}");
    let good = order(&[one("a")], Language::En, PAGE, NOW);
    for broken in [
        String::new(),
        "[]".to_owned(),
        order(&[], Language::En, PAGE, NOW),
        good.replace("2026-12-31", "2026-02-30"),
        good.replace(&NOW.0.to_string(), "9223372036854775807"),
        good.replace("\"day\"", "\"dya\""),
    ] {
        assert_eq!(file(&broken), None, "{broken}");
    }
}

/// 2026-12-06 is a Sunday.
#[test]
fn what_needs_somebody_reminds_on_a_working_day() {
    let case = id("case1");
    let of = |today: &str| Subject {
        language: Language::En,
        today: day(today),
        case: &case,
        plan: "Blue SIM",
        practice: false,
        address: "#/case/case1",
    };
    let alarm = |today: &str, kind, on: &str| {
        let all = reminders(&of(today), &[Due { on: day(on), kind }]);
        all.first()
            .map(|one| (one.day.to_iso(), one.day.plus_days(-i32::from(one.alarm_days)).to_iso()))
    };
    for (kind, on, reminds) in [
        (DueKind::ActBy, "2026-12-04", "2026-12-02"),
        (DueKind::ActBy, "2026-12-05", "2026-12-03"),
        (DueKind::ActBy, "2026-12-06", "2026-12-04"),
        (DueKind::ActBy, "2026-12-07", "2026-12-04"),
        (DueKind::ActBy, "2026-12-08", "2026-12-04"),
        (DueKind::AnswerExpected, "2026-12-05", "2026-12-04"),
        (DueKind::AnswerExpected, "2026-12-06", "2026-12-04"),
        (DueKind::AnswerExpected, "2026-12-07", "2026-12-07"),
        (DueKind::BringBackBy, "2026-12-06", "2026-12-03"),
        (DueKind::AskRefundBy, "2026-12-06", "2026-12-04"),
        // These one does oneself.
        (DueKind::CheckStatement, "2026-12-06", "2026-12-06"),
        (DueKind::UseUpBy, "2026-12-06", "2026-12-04"),
        (DueKind::Renews, "2026-12-06", "2026-12-05"),
    ] {
        let expected = Some((on.to_owned(), reminds.to_owned()));
        assert_eq!(alarm("2026-11-22", kind, on), expected, "{kind:?} {on}");
    }
    // Never before today, and nothing that has passed.
    assert_eq!(
        alarm("2026-12-05", DueKind::ActBy, "2026-12-06")
            .map(|a| a.1)
            .as_deref(),
        Some("2026-12-05")
    );
    assert_eq!(
        alarm("2026-12-06", DueKind::ActBy, "2026-12-06")
            .map(|a| a.1)
            .as_deref(),
        Some("2026-12-06")
    );
    assert_eq!(alarm("2026-12-07", DueKind::ActBy, "2026-12-06"), None);
}

/// From the first day to the last, in both languages: what the pages offer is always a whole file, without the number.
#[test]
fn every_stage_offers_what_is_to_come_and_nothing_private() {
    let mut play = at(PRACTICE, StepId::Submit, &renewing("2026-12-31"));
    let number = play.wizard.answers().text(Field::Identifier).to_owned();
    assert!(number.len() > 15);
    let check = |play: &Play, kinds: &[DueKind]| {
        for language in [Language::En, Language::ZhCn] {
            let reminders = offered(play, language);
            let file = written(&reminders, language, play.world.now);
            assert_eq!(events(&parsed(&file)).len(), reminders.len());
            let flat = file.replace("\r\n ", "");
            assert!(!flat.contains(&number), "{flat}");
            assert!(reminders.iter().all(|r| r.day >= play.world.today()));
            for kind in kinds {
                let uid = format!("case1.{}@esim-exit", kind.as_str());
                assert!(reminders.iter().any(|r| r.uid == uid), "{uid} in {reminders:?}");
            }
        }
    };
    check(&play, &[DueKind::ActBy, DueKind::UseUpBy, DueKind::Renews]);
    play.happens(Event::ActBegun);
    play.happens(Event::HandedOver(HandOver::Page));
    check(&play, &[DueKind::SayWhetherSent]);
    play.finish(StepId::Submit);
    check(&play, &[DueKind::AnswerExpected, DueKind::BringBackBy]);
    play.pass(StepId::Confirm);
    check(&play, &[DueKind::CheckStatement, DueKind::BringBackBy]);
    play.pass(StepId::Aftercare);
    assert_eq!(offered(&play, Language::En), Vec::new(), "a closed case has no dates");
}

/// What a page says of the file it made, and that it says nothing of one whose days have changed.
#[test]
fn the_page_says_what_became_of_the_file() {
    let mut play = at(PRACTICE, StepId::Balance, &renewing("2026-12-31"));
    let reminders = all_of(&play.step_screen(StepId::Balance, Language::En)).unwrap();
    let ready = |saved, shares| Offer::Ready {
        reminders: reminders.clone(),
        text: "BEGIN:VCALENDAR".to_owned(),
        saved,
        shares,
    };
    let said = |play: &mut Play, offer: Offer| {
        play.world.calendar = offer;
        crate::support::texts(&play.step_screen(StepId::Balance, Language::En)).join("\n")
    };
    let t = &EN.calendar;
    assert!(said(&mut play, Offer::Busy).contains(t.busy));
    assert!(said(&mut play, Offer::Failed).contains(t.failed));
    let saved = said(&mut play, ready(true, false));
    assert!(saved.contains(t.saved) && saved.contains(t.no_file) && saved.contains("BEGIN:VCALENDAR"));
    assert!(!saved.contains(t.share));
    let shared = said(&mut play, ready(false, true));
    assert!(shared.contains(t.not_saved) && shared.contains(t.share) && !shared.contains(t.no_file));
    play.answer(Field::PaidUntil, "2027-01-31");
    let later = said(&mut play, ready(true, true));
    assert!(
        !later.contains(t.saved) && !later.contains("BEGIN:VCALENDAR"),
        "{later}"
    );
}
