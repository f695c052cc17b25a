//! One act, whatever is clicked, reloaded or opened twice: the provider counts, and never above one.

use crate::api_room::{Room, room};
use anyhow::{Context, Result, ensure};
use std::time::Duration;
use web::{Journey, Key, Language, StepId};

const TWICE: &str = "const button = arguments[0]; button.click(); button.click()";

#[tokio::test(flavor = "current_thread")]
async fn clicks_back_and_forward_and_reloads_send_once() -> Result<()> {
    room(Language::En, "", async |room| {
        let (b, p, t) = (room.b, room.p, room.t());
        let ready = room.ready().await?;
        // Two real clicks.
        let button = b.button(t.api.begin).await?;
        b.driver.action_chain().double_click_element(&button).perform().await?;
        ready.is_done_once().await.context("a double click")?;

        // Two within one turn of the page's loop.
        ready.afresh().await?;
        ready.keys().await?;
        b.key(Key::Tab).await?;
        let button = b.button(t.api.begin).await?;
        b.driver.execute(TWICE, vec![button.to_json()?]).await?;
        ready.is_done_once().await.context("two clicks at once")?;

        // Away and back again while it is under way, within the page.
        ready.afresh().await?;
        ready.keys().await?;
        p.hold("act");
        ready.begin().await?;
        p.arrived("act", 1).await?;
        b.back().await?;
        b.forward().await?;
        b.go(&format!("#/case/{}/review", ready.case)).await?;
        b.go("#/").await?;
        // Nobody walks away from an act that is under way.
        b.wait_step("submit").await?;
        b.sees(t.unknown.never_again).await?;
        ensure!(!b.offers(t.api.begin).await?);
        p.release();
        b.wait_stage("acknowledged").await?;
        b.go(&format!("#/case/{}/confirm", ready.case)).await?;
        ready.is_done_once().await.context("back and forward")?;

        // Back to the page on which it began, and through the history, after it is done.
        for _ in 0..3 {
            b.back().await?;
            ensure!(!b.offers(t.api.begin).await?, "offered again at {}", b.step().await?);
        }
        ready.reopen().await?;
        ensure!(!b.offers(t.api.begin).await?);
        assert_eq!(p.acts(), 1);
        Ok(())
    })
    .await
}

/// Both press at the same moment: one of them has its turn.
async fn two_tabs(room: &Room<'_>) -> Result<()> {
    let (b, p, t) = (room.b, room.p, room.t());
    let ready = room.ready().await?;
    let one = b.tab().await?;
    let two = b.new_tab().await?;
    b.language("en").await?;
    ready.reopen().await?;
    ready.keys().await?;
    b.key(Key::Tab).await?;
    let button = b.button(t.api.begin).await?.to_json()?;
    let listens = "const button = arguments[0]; globalThis.start = new BroadcastChannel('start'); \
        start.onmessage = () => { globalThis.pressed = true; button.click() }";
    b.driver.execute(listens, vec![button]).await?;
    b.switch_to(&one).await?;
    let button = b.button(t.api.begin).await?.to_json()?;
    let presses = "new BroadcastChannel('start').postMessage(1); arguments[0].click()";
    p.hold("act");
    b.driver.execute(presses, vec![button]).await?;
    p.arrived("act", 1).await?;
    // As long as the other could still follow: longer than a claim takes to settle.
    tokio::time::sleep(Duration::from_millis(1500)).await;
    assert_eq!(p.acts(), 1);
    p.release();
    b.switch_to(&two).await?;
    ensure!(
        b.js("return globalThis.pressed === true").await? == true,
        "the other never pressed"
    );
    for tab in [&one, &two] {
        b.switch_to(tab).await?;
        b.wait_stage("acknowledged").await?;
        ensure!(!b.offers(t.api.begin).await?);
        room.keeps().await?;
    }
    let happened = ready.happened().await?;
    assert_eq!(
        (happened.as_slice(), p.acts()),
        (&["act_begun".to_owned(), "replied".to_owned()][..], 1)
    );
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn two_tabs_with_locks() -> Result<()> {
    room(Language::En, "", two_tabs).await
}

#[tokio::test(flavor = "current_thread")]
async fn two_tabs_without_locks() -> Result<()> {
    let none = "Object.defineProperty(navigator, 'locks', { value: undefined })";
    room(Language::En, none, async |room| {
        assert_eq!(room.b.js("return typeof navigator.locks").await?, "undefined");
        two_tabs(room).await
    })
    .await
}

/// A tab restored while another one is at work knows that it does not know, and may settle nothing.
#[tokio::test(flavor = "current_thread")]
async fn a_restored_tab_neither_sends_nor_settles() -> Result<()> {
    room(Language::En, "", async |room| {
        let (b, p, t) = (room.b, room.p, room.t());
        let ready = room.ready().await?;
        let one = b.tab().await?;
        p.hold("act");
        ready.begin().await?;
        p.arrived("act", 1).await?;
        b.new_tab().await?;
        b.language("en").await?;
        ready.reopen().await?;
        ready.is_unknown().await?;
        for settles in [t.unknown.did_not, t.unknown.did] {
            b.press(settles).await?;
            b.sees(t.problems.acting_elsewhere).await?;
            assert_eq!(ready.happened().await?, ["act_begun"]);
        }
        p.release();
        b.wait_stage("acknowledged").await?;
        b.switch_to(&one).await?;
        ready.is_done_once().await
    })
    .await
}

/// A second case for the same line: typed as another name, known by the API as the same ICCID.
#[tokio::test(flavor = "current_thread")]
async fn a_second_case_for_the_same_line_sends_nothing() -> Result<()> {
    room(Language::En, "", async |room| {
        let (b, p, t) = (room.b, room.p, room.t());
        let ready = room.ready().await?;
        ready.begin().await?;
        ready.is_done_once().await?;

        b.open(&room.site.at("#/")).await?;
        b.reload().await?;
        let again = |identifier: &str| Journey {
            identifier: identifier.to_owned(),
            ..room.journey.clone()
        };
        let same = again(&room.journey.identifier);
        same.begin(b).await?;
        same.walk_to(b, StepId::Line).await?;
        same.answer(b, StepId::Line).await?;
        same.go_on(b, StepId::Line).await?;
        b.sees(t.problems.line_has_case).await?;

        // The number goes by another name: the API says which line it is.
        p.scripted(|s| "before".clone_into(&mut s.state));
        b.type_into(t.line.identifier, "ORDER-2077-A").await?;
        same.go_on(b, StepId::Line).await?;
        b.wait_step("details").await?;
        same.walk_to(b, StepId::Connect).await?;
        let second = b.case().await?;
        let api = same.api.as_ref().context("an API")?;
        api.open(b, t).await?;
        api.choose_line(b, t).await?;
        b.sees(t.problems.line_has_case).await?;
        assert_eq!(b.step().await?, "connect");
        ensure!(second != ready.case);
        assert_eq!((p.acts(), b.happenings(&second).await?.len()), (1, 0));
        b.follow(t.problems.open_that_case).await?;
        b.wait_step("overview").await?;
        assert_eq!(b.case().await?, ready.case);
        Ok(())
    })
    .await
}
