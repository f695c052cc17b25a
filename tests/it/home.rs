//! The first page: what is to be done today, in what order, with which one main button; and the way in.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

use crate::support::{PRACTICE, Play, day, id, texts};
use esim_exit::document::Appearance;
use esim_exit::messages::{Language, fill};
use esim_exit::screen::pages::{BatchCard, Copy, Home, PLANS, about, home};
use esim_exit::screen::{Block, Card, Command, Key, Place, Screen};
use esim_exit::telecom::Timestamp;
use esim_exit::wizard::steps::AFTERCARE_CHECKS;
use esim_exit::wizard::{Check, Due, DueKind, Event, Stage, StepId, Summary};

const TODAY: &str = "2026-11-22";

fn case(name: &str, stage: Stage, step: Option<StepId>, due: Option<(DueKind, &str)>) -> Summary {
    Summary {
        id: id(name),
        nickname: name.to_owned(),
        provider: None,
        ending: "1234".to_owned(),
        stage,
        step,
        due: due.map(|(kind, on)| Due { on: day(on), kind }),
        waits: step == Some(StepId::Confirm),
        practice: false,
        line: None,
        created: Timestamp(1),
    }
}

fn page(language: Language, cases: &[Summary], batches: &[BatchCard]) -> Screen {
    home(&Home {
        language,
        today: day(TODAY),
        cases,
        from: 0,
        batches,
        notices: &[],
        removed: None,
    })
}

#[test]
fn what_was_removed_can_be_put_back_with_one_button() {
    for language in Language::ALL {
        let t = language.catalogue();
        for cases in [&many()[..], &[]] {
            let view = Home {
                language: *language,
                today: day(TODAY),
                cases,
                from: 0,
                batches: &[],
                notices: &[],
                removed: Some(t.home.removed),
            };
            let screen = home(&view);
            let undo = |block: &Block| {
                matches!(
                    block,
                    Block::Button {
                        command: Command::PutBack,
                        strong: false,
                        ..
                    }
                )
            };
            let at = screen.blocks.iter().position(undo).expect("a way back");
            assert!(matches!(&screen.blocks[at - 1], Block::Note { text, .. } if text[..] == [t.home.removed]));
            assert!(at <= 1 && strong(&screen).len() == 1);
            let without = home(&Home { removed: None, ..view });
            assert!(!without.blocks.iter().any(undo));
        }
    }
}

/// Headings and, under each, the names of the cards.
fn groups(screen: &Screen) -> Vec<(String, Vec<String>)> {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for block in &screen.blocks {
        match block {
            Block::Heading(heading) => groups.push((heading.clone(), Vec::new())),
            Block::Cases(cards) => {
                let names = cards.iter().map(|card| card.title.clone());
                groups.last_mut().expect("a heading over each group").1.extend(names);
            }
            _ => {}
        }
    }
    groups
}

fn cards(blocks: &[Block]) -> Vec<Card> {
    let inside = |block: &Block| match block {
        Block::Cases(cards) => cards.clone(),
        Block::Folded { inside, .. } => cards(inside),
        _ => Vec::new(),
    };
    blocks.iter().flat_map(inside).collect()
}

/// The words of everything that looks like the main button.
fn strong(screen: &Screen) -> Vec<String> {
    let of_cards = cards(&screen.blocks)
        .into_iter()
        .filter(|card| card.strong)
        .map(|card| card.title);
    let others = screen.blocks.iter().filter_map(|block| match block {
        Block::Button {
            label, strong: true, ..
        }
        | Block::Link {
            label, strong: true, ..
        } => Some(label.clone()),
        _ => None,
    });
    let submit = screen.submit.iter().map(|(label, _)| label.clone());
    of_cards.chain(others).chain(submit).collect()
}

fn many() -> Vec<Summary> {
    let answer = |on| Some((DueKind::AnswerExpected, on));
    let mut practice = case(
        "practice",
        Stage::Submitted,
        Some(StepId::Confirm),
        answer("2026-11-01"),
    );
    practice.practice = true;
    vec![
        case("closed", Stage::Closed, None, None),
        practice,
        case("awaited", Stage::Submitted, Some(StepId::Confirm), answer("2026-11-24")),
        case("undated", Stage::Draft, Some(StepId::Line), None),
        case(
            "later",
            Stage::Draft,
            Some(StepId::Backup),
            Some((DueKind::ActBy, "2026-12-24")),
        ),
        case(
            "sooner",
            Stage::Draft,
            Some(StepId::Backup),
            Some((DueKind::ActBy, "2026-12-01")),
        ),
        case(
            "thisday",
            Stage::OutcomeUnknown,
            Some(StepId::Submit),
            Some((DueKind::Settle, TODAY)),
        ),
        case("late", Stage::Submitted, Some(StepId::Confirm), answer("2026-11-21")),
        case(
            "latest",
            Stage::Draft,
            Some(StepId::Review),
            Some((DueKind::ActBy, "2026-10-01")),
        ),
        case("kept", Stage::Abandoned, None, None),
    ]
}

#[test]
fn the_most_urgent_comes_first_and_practice_last() {
    for language in Language::ALL {
        let t = language.catalogue();
        let screen = page(*language, &many(), &[]);
        assert_eq!(screen.heading, t.home.today);
        let expected: [(&str, &[&str]); 5] = [
            (t.today.overdue, &["latest", "late"]),
            (t.today.due, &["thisday"]),
            (t.today.next, &["sooner", "later", "undated"]),
            (t.today.waiting, &["awaited"]),
            (t.today.practice, &["practice"]),
        ];
        let found = groups(&screen);
        let found: Vec<(&str, Vec<&str>)> = found
            .iter()
            .map(|(heading, names)| (heading.as_str(), names.iter().map(String::as_str).collect()))
            .collect();
        let expected: Vec<(&str, Vec<&str>)> = expected.iter().map(|(h, names)| (*h, names.to_vec())).collect();
        assert_eq!(found, expected);
        assert!(!texts(&screen).contains(&t.today.nothing.to_owned()));
    }
}

#[test]
fn a_group_without_plans_has_no_heading() {
    let t = Language::En.catalogue();
    let only = |name: &str| {
        many()
            .into_iter()
            .filter(|case| case.nickname == name)
            .collect::<Vec<_>>()
    };
    for (name, heading) in [
        ("late", t.today.overdue),
        ("thisday", t.today.due),
        ("undated", t.today.next),
        ("awaited", t.today.waiting),
        ("practice", t.today.practice),
    ] {
        let screen = page(Language::En, &only(name), &[]);
        assert_eq!(groups(&screen), [(heading.to_owned(), vec![name.to_owned()])]);
        // Only what does not press lets the page say that nothing is due.
        let calm = texts(&screen).contains(&t.today.nothing.to_owned());
        assert_eq!(calm, matches!(name, "undated" | "awaited"), "{name}");
    }
}

#[test]
fn one_button_is_the_main_one() {
    let batch = BatchCard {
        id: id("batch"),
        lines: 3,
        begun: None,
        practice: false,
    };
    let all = many();
    for language in Language::ALL {
        let t = language.catalogue();
        assert_eq!(
            strong(&page(*language, &all, &[])),
            ["latest"],
            "overdue before all else"
        );
        assert_eq!(strong(&page(*language, &[], &[])), [t.home.start]);
        assert_eq!(strong(&page(*language, &all[..1], &[])), [t.home.start_another]);
        assert_eq!(
            strong(&page(*language, &[], std::slice::from_ref(&batch))),
            [t.home.start_another]
        );
        for one in &all {
            for two in &all {
                let screen = page(*language, &[one.clone(), two.clone()], std::slice::from_ref(&batch));
                assert_eq!(strong(&screen).len(), 1, "{} {}", one.nickname, two.nickname);
            }
        }
    }
}

#[test]
fn what_is_over_is_folded_away_with_its_count() {
    for language in Language::ALL {
        let t = language.catalogue();
        let screen = page(*language, &many(), &[]);
        let folded = screen.blocks.iter().find_map(|block| match block {
            Block::Folded { summary, inside } => Some((summary.clone(), cards(inside))),
            _ => None,
        });
        let (summary, inside) = folded.expect("a fold");
        assert_eq!(summary, fill(t.today.finished, &[("count", "2")]));
        // Evidence, texts and dates are behind the list of its steps.
        let leads: Vec<&str> = inside.iter().map(|card| card.href.as_str()).collect();
        assert_eq!(leads, ["#/case/closed", "#/case/kept"]);
        assert!(inside.iter().all(|card| card.todo.is_empty() && !card.strong));
        let without = page(*language, &many()[2..5], &[]);
        assert!(!without.blocks.iter().any(|block| matches!(block, Block::Folded { .. })));
    }
}

#[test]
fn each_card_says_in_one_line_what_is_to_be_done_or_waited_for() {
    for language in Language::ALL {
        let t = language.catalogue();
        let screen = page(*language, &many(), &[]);
        let card = |name: &str| {
            cards(&screen.blocks)
                .into_iter()
                .find(|card| card.title == name)
                .expect(name)
        };
        let until = [("date", t.date(day("2026-11-24")))];
        let until = until.each_ref().map(|(key, value)| (*key, value.as_str()));
        assert_eq!(card("awaited").todo, fill(t.today.wait_answer, &until));
        assert_eq!(card("awaited").due, "", "the day stands in the line");
        assert_eq!(card("awaited").next, t.today.note_answer);
        assert_eq!(card("late").todo, t.today.ask_again);
        assert_eq!(card("thisday").todo, t.today.settle);
        assert_eq!(card("undated").todo, t.today.line);
        assert_eq!(
            card("undated").next,
            fill(t.home.open, &[("step", t.step(StepId::Line))])
        );
        assert_eq!(card("undated").href, "#/case/undated/line");
        for step in StepId::ALL {
            let mut one = many()[3].clone();
            one.step = Some(*step);
            let screen = page(*language, &[one], &[]);
            let [card] = &cards(&screen.blocks)[..] else {
                panic!("one card")
            };
            assert!(!card.todo.is_empty() && !card.todo.contains('{'), "{step:?}");
        }
        for kind in DueKind::ALL {
            let mut one = many()[2].clone();
            one.due = Some(Due {
                on: day("2027-01-01"),
                kind: *kind,
            });
            let screen = page(*language, &[one], &[]);
            let said = cards(&screen.blocks)[0].todo.clone();
            assert!(said.contains(&t.date(day("2027-01-01"))), "{kind:?}: {said}");
        }
    }
}

/// A real walk: what is sent is waited for, and after the end only a missing statement is.
#[test]
fn a_plan_waits_when_nothing_else_is_left_to_do() {
    let mut play = Play::new(PRACTICE);
    let waits = |play: &Play| play.world.with(|cx| play.wizard.summary(cx).waits);
    assert!(!waits(&play));
    play.until(StepId::Submit);
    assert!(!waits(&play));
    play.until(StepId::Confirm);
    assert!(waits(&play));
    play.until(StepId::Aftercare);
    assert_eq!(play.stage(), Stage::Ended);
    assert!(!waits(&play), "the card, the evidence, the profile");
    for check in AFTERCARE_CHECKS {
        play.happens(Event::Ticked(*check, *check != Check::AfterStatement));
    }
    assert!(waits(&play));
    play.happens(Event::Ticked(Check::AfterStatement, true));
    assert!(!waits(&play), "it can be closed");
    // The saved list entry of an older page has no such word.
    let text = serde_json::to_string(&play.world.with(|cx| play.wizard.summary(cx))).expect("a text");
    assert!(!text.contains("waits"), "{text}");
    let old: Summary = serde_json::from_str(&text).expect("a summary");
    assert!(!old.waits);
}

#[test]
fn an_empty_page_leads_on_and_says_why_it_can_be_trusted() {
    for language in Language::ALL {
        let t = language.catalogue();
        let screen = page(*language, &[], &[]);
        assert_eq!(screen.heading, t.home.heading);
        let links: Vec<&str> = screen
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Link { href, .. } => Some(href.as_str()),
                _ => None,
            })
            .collect();
        for place in [Place::Received, Place::Batches, Place::Backup(None), Place::Explain] {
            assert!(links.contains(&place.href().as_str()), "{place:?}");
        }
        let practises = |block: &Block| {
            matches!(
                block,
                Block::Button {
                    command: Command::Start { practice: true },
                    strong: false,
                    ..
                }
            )
        };
        assert!(screen.blocks.iter().any(practises));
        let said = texts(&screen);
        for sentence in [t.home.no_account, t.today.none_sent, t.home.free_letters] {
            assert!(said.contains(&sentence.to_owned()));
        }
    }
}

#[test]
fn the_page_can_be_shown_light_or_dark_and_says_how_it_is() {
    for chosen in [None, Some(Appearance::Light), Some(Appearance::Dark)] {
        let copy = Copy {
            appearance: chosen,
            ..Copy::default()
        };
        let screen = about(Language::En, &copy);
        let options = screen.blocks.iter().find_map(|block| match block {
            Block::Setting { name, options, .. } => Some((*name, options.clone())),
            _ => None,
        });
        let (name, options) = options.expect("a setting");
        let holds = |value: &str| screen.picked.contains(&[name, "=", value].concat());
        let held: Vec<Command> = options
            .iter()
            .filter(|(o, _)| holds(&o.value))
            .map(|(_, c)| c.clone())
            .collect();
        assert_eq!(held, [Command::Appear(chosen)]);
        assert_eq!(options.len(), 3);
    }
}

#[test]
fn installing_is_offered_once_something_was_sent_and_can_be_put_away() {
    let offers = |play: &Play, step| {
        let screen = play.step_screen(step, Language::En);
        let asks = |wanted: &Command| {
            let asks =
                |block: &Block| matches!(block, Block::Button { command, strong: false, .. } if command == wanted);
            screen.blocks.iter().any(asks)
        };
        [asks(&Command::Install), asks(&Command::NoInstall)]
    };
    let mut play = Play::new("tello");
    assert_eq!(offers(&play, StepId::Reason), [false; 2]);
    play.until(StepId::Confirm);
    assert_eq!(offers(&play, StepId::Confirm), [true; 2]);
    let mut practice = Play::new(PRACTICE);
    practice.until(StepId::Confirm);
    assert_eq!(
        offers(&practice, StepId::Confirm),
        [false; 2],
        "nothing real is waited for"
    );
}

#[test]
fn every_key_is_said_with_what_it_reaches() {
    for language in Language::ALL {
        let screen = about(*language, &Copy::default());
        let said: Vec<String> = screen
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Pairs(pairs) => Some(pairs.iter().map(|pair| pair.term.clone())),
                _ => None,
            })
            .flatten()
            .collect();
        let keys: Vec<&str> = Key::ALL.iter().map(|key| key.as_str()).collect();
        assert_eq!(said, keys);
        assert!(
            keys.iter()
                .all(|key| key.len() == 1 && key.chars().all(|c| c.is_ascii_digit()))
        );
    }
}

#[test]
fn no_more_plans_are_drawn_than_stand_on_a_page() {
    let all: Vec<Summary> = (0..60)
        .map(|at| {
            let stage = if at < 40 { Stage::Draft } else { Stage::Closed };
            Summary {
                practice: at % 10 == 9,
                created: Timestamp(at),
                ..case(&format!("plan{at:02}"), stage, Some(StepId::Line), None)
            }
        })
        .collect();
    let leaf = |language: Language, from: usize| {
        let screen = home(&Home {
            language,
            today: day(TODAY),
            cases: &all,
            from,
            batches: &[],
            notices: &[],
            removed: None,
        });
        let mut names = Vec::new();
        for block in &screen.blocks {
            names_in(block, &mut names);
        }
        let turns: Vec<Command> = screen.blocks.iter().filter_map(turn).collect();
        (names, turns, texts(&screen).join("\n"))
    };
    for language in Language::ALL {
        let mut seen = Vec::new();
        for (from, turns) in [
            (0, vec![Command::Turn(25)]),
            (25, vec![Command::Turn(0), Command::Turn(50)]),
            (50, vec![Command::Turn(25)]),
        ] {
            let (names, there, said) = leaf(*language, from);
            assert!(
                names.len() <= PLANS && there == turns,
                "{from}: {} {there:?}",
                names.len()
            );
            assert!(said.contains(&(from + 1).to_string()) && said.contains("60"), "{said}");
            seen.extend(names);
        }
        let mut once = seen.clone();
        once.sort();
        once.dedup();
        assert_eq!((seen.len(), once.len()), (60, 60), "each stands on one leaf");
        assert_eq!(
            seen.first().map(String::as_str),
            Some("plan38"),
            "the newest of what goes on"
        );
        // Plans were removed meanwhile: the last leaf there is.
        assert_eq!(leaf(*language, 5_000).0, leaf(*language, 50).0);
    }
}

fn names_in(block: &Block, names: &mut Vec<String>) {
    match block {
        Block::Cases(cards) => names.extend(cards.iter().map(|card| card.title.clone())),
        Block::Folded { inside, .. } => inside.iter().for_each(|block| names_in(block, names)),
        _ => {}
    }
}

fn turn(block: &Block) -> Option<Command> {
    match block {
        Block::Button { command, .. } if matches!(command, Command::Turn(_)) => Some(command.clone()),
        _ => None,
    }
}
