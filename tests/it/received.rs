//! What another app shares: what it is taken for, which plans could take it, and what the page says.

use crate::support::{ICCID, PRACTICE, Play, id, texts};
use esim_exit::directory::LocalText;
use esim_exit::messages::Language;
use esim_exit::screen::pages::{Arrival, Received, received};
use esim_exit::screen::{Block, Command, ReceivedOrder, Screen};
use esim_exit::telecom::Timestamp;
use esim_exit::wizard::{Goal, Parcel, Stage, StepId, Summary, file_parcel, text_parcel};

fn plan(name: &str, stage: Stage, ending: &str, provider: &str) -> Summary {
    Summary {
        id: id(name),
        nickname: String::new(),
        provider: (!provider.is_empty()).then(|| LocalText {
            en: provider.to_owned(),
            zh_cn: provider.to_owned(),
        }),
        ending: ending.to_owned(),
        stage,
        step: Some(if stage == Stage::Draft {
            StepId::Line
        } else {
            StepId::Confirm
        }),
        due: None,
        waits: false,
        practice: false,
        line: None,
        created: Timestamp(1),
    }
}

#[test]
fn a_text_is_taken_for_what_it_is() {
    for (text, parcel) in [
        ("From: a@b.example\r\nSubject: x\r\n\r\nEnded.", Parcel::Mail),
        ("  from: a@b.example\n subject: x", Parcel::Mail),
        (
            "Delivered-To: c@d.example\nSubject: y\nFrom: A <a@b.example>\n",
            Parcel::Mail,
        ),
        (ICCID, Parcel::Number),
        ("Your eSIM: ICCID 8901260123456789011, enjoy.", Parcel::Number),
        ("LPA:1$rsp.example.com$K2", Parcel::Number),
        ("Scan this: LPA:1$rsp.example.com$K2 and be happy", Parcel::Number),
        ("We have cancelled your plan.", Parcel::Text),
        ("Subject: only this", Parcel::Text),
        ("你的套餐已取消。", Parcel::Text),
        ("", Parcel::Text),
    ] {
        assert_eq!(text_parcel(text), parcel, "{text}");
    }
    for (name, media, parcel) in [
        ("a.png", "image/png", Some(Parcel::Picture)),
        ("a", "image/heic", Some(Parcel::Picture)),
        ("Answer.EML", "", Some(Parcel::Mail)),
        ("a", "message/rfc822", Some(Parcel::Mail)),
        ("a.txt", "", None),
        ("注销.txt", "", None),
        ("销", "", Some(Parcel::Unknown)),
        ("a.html", "text/html", None),
        ("a.pdf", "application/pdf", Some(Parcel::Unknown)),
    ] {
        assert_eq!(file_parcel(name, media), parcel, "{name} {media}");
    }
}

#[test]
fn a_plan_takes_an_answer_after_it_was_sent_and_a_line_before() {
    for stage in Stage::ALL {
        let plans = [plan("abcd0001", *stage, "1234", "")];
        let takes = |goal: Goal| goal.plans(&plans, "").len() == 1;
        let answer = matches!(
            stage,
            Stage::Submitted | Stage::Acknowledged | Stage::Refused | Stage::Ended
        );
        assert_eq!(takes(Goal::Answer), answer, "{stage:?}");
        assert_eq!(
            takes(Goal::Line),
            matches!(stage, Stage::Draft | Stage::Prepared),
            "{stage:?}"
        );
    }
}

#[test]
fn the_plan_that_is_named_comes_first() {
    let plans = [
        plan("abcd0001", Stage::Submitted, "1111", "Airalo"),
        plan("abcd0002", Stage::Submitted, "2222", "Tello"),
        plan("abcd0003", Stage::Submitted, "3333", ""),
    ];
    let first = |text: &str| {
        Goal::Answer
            .plans(&plans, text)
            .first()
            .map(|plan| plan.id.as_str().to_owned())
    };
    assert_eq!(
        first("The line ending in 3333 has been cancelled").as_deref(),
        Some("abcd0003")
    );
    assert_eq!(first("TELLO says goodbye").as_deref(), Some("abcd0002"));
    assert_eq!(
        first("Airalo: 2222 has ended").as_deref(),
        Some("abcd0002"),
        "a number before a name"
    );
    assert_eq!(Goal::Answer.plans(&plans, "nothing").len(), 3);
}

fn page(language: Language, parcel: Parcel, plans: &[Summary]) -> Screen {
    received(&Received {
        language,
        arrival: &Arrival::Here {
            parcel,
            name: "a.eml".to_owned(),
            more: true,
        },
        text: "",
        plans,
    })
}

fn orders(screen: &Screen) -> Vec<(ReceivedOrder, bool)> {
    let order = |block: &Block| match block {
        Block::Button {
            command: Command::Received(order),
            strong,
            ..
        } => Some((order.clone(), *strong)),
        _ => None,
    };
    screen.blocks.iter().filter_map(order).collect()
}

#[test]
fn every_page_says_what_it_is_and_what_can_be_done() {
    let plans = [
        plan("abcd0001", Stage::Submitted, "1111", "Tello"),
        plan("abcd0002", Stage::Draft, "", ""),
    ];
    for language in Language::ALL {
        for parcel in [
            Parcel::Mail,
            Parcel::Picture,
            Parcel::Number,
            Parcel::Text,
            Parcel::Unknown,
        ] {
            for plans in [&plans[..], &[]] {
                let screen = page(*language, parcel, plans);
                let said = texts(&screen).join("\n");
                assert!(
                    !screen.heading.is_empty() && said.contains("a.eml") && !said.contains('{'),
                    "{said}"
                );
                let orders = orders(&screen);
                let strong = orders.iter().filter(|(_, strong)| *strong).count();
                assert!(strong <= 1, "one main way: {orders:?}");
                let begins = orders.iter().any(|(order, _)| *order == ReceivedOrder::Begin);
                assert_eq!(begins, parcel.goals().contains(&Goal::Line), "{parcel:?}");
            }
        }
        let empty = received(&Received {
            language: *language,
            arrival: &Arrival::Nothing,
            text: "",
            plans: &[],
        });
        assert!(empty.blocks.iter().any(|block| matches!(block, Block::File { .. })));
    }
}

/// What the page proposes can be done: the step is open in a case of that stage.
#[test]
fn a_proposed_plan_can_take_it() {
    let mut play = Play::new(PRACTICE);
    let fits = |play: &Play| {
        play.world.with_view(&play.wizard, Language::En, &[], |view| {
            let plans = [play.wizard.summary(view.cx)];
            [Goal::Answer, Goal::Line].map(|goal| {
                let step = play.wizard.step_state(goal.step(), view.cx);
                (goal.plans(&plans, "").len() == 1, format!("{step:?}"))
            })
        })
    };
    let [answer, line] = fits(&play);
    assert!(!answer.0 && line.0 && line.1 == "Open", "{answer:?} {line:?}");
    play.until(StepId::Confirm);
    let [answer, line] = fits(&play);
    assert!(
        answer.0 && !answer.1.starts_with("Locked") && !line.0,
        "{answer:?} {line:?}"
    );
}
