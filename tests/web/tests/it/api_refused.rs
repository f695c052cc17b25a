//! What keeps an API from being asked: each is named for what it likely is, nothing is sent, nothing entered is lost, and
//! the way by hand is a link away.

use crate::api_room::{Room, UNANSWERED, room};
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use web::scripted::{Answer, answer_of};
use web::{Cors, Credential, ErrorClass, Language, StepId, Trouble, secrets};

/// What is wrong, and how the page is to name it.
const WRONG: [(&str, ErrorClass); 8] = [
    ("refused", ErrorClass::CorsLikely),
    ("preflight", ErrorClass::CorsLikely),
    ("down", ErrorClass::HostSilent),
    ("html", ErrorClass::Unreadable),
    ("wrong key", ErrorClass::Unauthenticated),
    ("too many", ErrorClass::RateLimited),
    ("redirect", ErrorClass::CorsLikely),
    ("offline", ErrorClass::Offline),
];

fn answer(room: &Room<'_>, name: &str) -> Result<Answer> {
    let faults = room.script.get("faults").and_then(Value::as_array).context("faults")?;
    let fault = faults.iter().find(|fault| fault["name"] == name).context("a fault")?;
    Ok(answer_of(&fault["answer"]))
}

async fn make(room: &Room<'_>, wrong: &str) -> Result<()> {
    let (b, p) = (room.b, room.p);
    match wrong {
        "refused" => p.cors(Cors::Refused),
        "preflight" => p.cors(Cors::PreflightFails),
        "down" => p.down(),
        "html" => {
            let body = "<!doctype html><title>Maintenance</title><p>We are back soon gigs-key-1f6b2c".to_owned();
            p.fault("account", Answer { status: 200, body }, 1, false);
        }
        // Its words repeat the key.
        "wrong key" => p.fault("account", answer(room, "wrong key")?, 1, false),
        "too many" => p.fault("account", answer(room, "too many")?, 20, false),
        "redirect" => {
            let elsewhere = Trouble::Redirect("https://api.zendit.io/v1/balance".to_owned());
            p.trouble("account", elsewhere, 1);
        }
        "offline" => b.offline(true).await?,
        other => anyhow::bail!("{other}?"),
    }
    Ok(())
}

async fn at_the_keys(language: Language) -> Result<()> {
    room(language, "", async |room| {
        let (b, p, t) = (room.b, room.p, room.t());
        UNANSWERED.iter().for_each(|words| b.expect_fault(words));
        let api = room.journey.api.as_ref().context("an API")?;
        room.journey.begin(b).await?;
        room.journey.walk_to(b, StepId::Connect).await?;
        let case = b.case().await?;
        let links = b.all(&["link"]).await?;
        ensure!(links.iter().any(|link| link == t.api.by_hand), "{links:?}");
        api.open(b, t).await?;
        b.sees(t.api.looked_heading).await.ok();
        b.reload().await?;
        let (entered, saved) = (b.entered().await?, b.saved("case", &case).await?);
        for (wrong, class) in WRONG {
            p.play(room.script.clone());
            b.reload().await?;
            b.wait_step("connect").await?;
            assert_eq!(b.entered().await?, entered, "{wrong}");
            make(room, wrong).await?;
            api.enter_keys(b, t).await?;
            let typed = b.entered().await?;
            b.press(t.api.connect).await?;
            b.sees(t.api_error(class)).await.context(wrong)?;
            assert_eq!((p.acts(), b.happenings(&case).await?.len()), (0, 0), "{wrong}");
            // Nothing entered is lost, and the way by hand is there.
            assert_eq!(b.entered().await?, typed, "{wrong}");
            assert_eq!(
                b.saved("case", &case).await?.get("value"),
                saved.get("value"),
                "{wrong}"
            );
            ensure!(b.offers(t.api.by_hand).await?, "{wrong}");
            for (_, asked) in p.seen() {
                ensure!(asked.url.starts_with("https://api.gigs.com/"), "{wrong}: {}", asked.url);
            }
            nothing_shown(room).await.context(wrong)?;
            p.up();
            b.offline(false).await?;
        }
        // It passes, and then it works.
        p.play(room.script.clone());
        p.fault("account", answer(room, "too many")?, 1, false);
        b.press(t.api.connect).await?;
        b.sees(t.api.lines).await?;
        // By hand: everything else is as it was.
        b.reload().await?;
        b.follow(t.api.by_hand).await?;
        b.wait_step("find").await?;
        room.keeps().await
    })
    .await
}

/// Like [`Room::keeps`], where the key stands in its field.
async fn nothing_shown(room: &Room<'_>) -> Result<()> {
    let b = room.b;
    let kept = "return [JSON.stringify(Object.entries(localStorage)), JSON.stringify(Object.entries(sessionStorage)), \
        location.href, document.title, document.body.innerText, document.documentElement.outerHTML].join('\\n')";
    let all = b.js(kept).await?.to_string() + b.console_so_far().await?.as_str();
    for secret in secrets(&room.script) {
        ensure!(!all.contains(&secret), "“{secret}” is shown or kept");
    }
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn every_reason_has_its_sentence_in_english() -> Result<()> {
    at_the_keys(Language::En).await
}

#[tokio::test(flavor = "current_thread")]
async fn every_reason_has_its_sentence_in_chinese() -> Result<()> {
    at_the_keys(Language::ZhCn).await
}

/// At the act itself: refused beforehand, nothing leaves; refused permission to write, nothing arrives and nobody claims more.
#[tokio::test(flavor = "current_thread")]
async fn at_the_act_nothing_more_is_claimed_than_is_known() -> Result<()> {
    room(Language::En, "", async |room| {
        let (b, p, t) = (room.b, room.p, room.t());
        UNANSWERED.iter().for_each(|words| b.expect_fault(words));
        let ready = room.ready().await?;
        for (cors, down) in [
            (Cors::Refused, false),
            (Cors::PreflightFails, false),
            (Cors::Allowed, true),
        ] {
            ready.afresh().await?;
            ready.keys().await?;
            p.cors(cors);
            if down {
                p.down();
            }
            ready.begin().await?;
            let class = if down {
                ErrorClass::HostSilent
            } else {
                ErrorClass::CorsLikely
            };
            b.sees(t.api_error(class)).await.with_context(|| format!("{cors:?}"))?;
            // The reading before it failed: it is known that nothing was sent.
            b.wait_stage("prepared").await?;
            assert_eq!(ready.happened().await?, ["act_begun", "found_not_done"], "{cors:?}");
            assert_eq!(p.acts(), 0, "{cors:?}");
            p.up();
        }
        ready.afresh().await?;
        ready.keys().await?;
        p.cors(Cors::OnlyGet);
        ready.begin().await?;
        b.sees(t.unknown.ask_heading).await?;
        ready.is_unknown().await?;
        assert_eq!(p.acts(), 0);
        b.sees(t.api_error(ErrorClass::CorsLikely)).await?;

        // The provider says no, and it is read that nothing happened: refused, and another way is chosen.
        ready.afresh().await?;
        ready.keys().await?;
        p.fault("act", answer(room, "not eligible")?, 1, false);
        ready.begin().await?;
        b.wait_step("connect").await?;
        b.wait_stage("refused").await?;
        b.sees(t.api_error(ErrorClass::NotEligible)).await?;
        ensure!(b.offers(t.api.by_hand).await?);
        assert_eq!(
            (p.acts(), ready.happened().await?),
            (1, vec!["act_begun".to_owned(), "replied".to_owned()])
        );
        nothing_shown(room).await
    })
    .await
}

/// The key was good when the line was chosen, and is no more when it counts: it is asked for again, and nothing was sent.
#[tokio::test(flavor = "current_thread")]
async fn a_key_that_has_run_out_is_asked_for_again() -> Result<()> {
    room(Language::ZhCn, "", async |room| {
        let (b, p, t) = (room.b, room.p, room.t());
        b.expect_fault(UNANSWERED[0]);
        let ready = room.ready().await?;
        let key = t.credential(Credential::ApiKey);
        ensure!(!b.offers(key).await?, "asked for although it is there");
        p.fault("read", answer(room, "wrong key")?, 1, false);
        ready.begin().await?;
        b.sees(t.api_error(ErrorClass::Unauthenticated)).await?;
        b.wait_stage("prepared").await?;
        assert_eq!(ready.happened().await?, ["act_begun", "found_not_done"]);
        room.keeps().await?;
        b.field(key).await?;
        ready.keys().await?;
        ready.begin().await?;
        b.wait_stage("acknowledged").await?;
        assert_eq!(p.acts(), 1);
        room.keeps().await
    })
    .await
}
