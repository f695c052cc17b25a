//! The page ends at any moment of an act: what had been noted is found again, what is not known is called unknown, and
//! nothing is sent a second time.

use crate::api_room::{Ready, UNANSWERED, room};
use anyhow::{Context, Result, ensure};
use web::{Language, StepId, Trouble};

/// Nothing had been noted: nothing is lost but the keys, and the act can begin.
#[tokio::test(flavor = "current_thread")]
async fn before_the_entry_nothing_is_lost() -> Result<()> {
    room(Language::En, "", async |room| {
        let (b, p) = (room.b, room.p);
        let ready = room.ready().await?;
        let saved = b.saved("case", &ready.case).await?;
        let (one, asked) = (b.tab().await?, p.requests());
        let two = b.new_tab().await?;
        b.close_and_switch_to(&one).await?;
        ensure!(one != two);
        // The tab itself: the last one cannot be closed, so another is opened first.
        b.new_tab().await?;
        let two = b.tab().await?;
        b.switch_to(&one).await?;
        b.close_and_switch_to(&two).await?;
        ready.reopen().await?;
        b.wait_stage("prepared").await?;
        assert_eq!(b.saved("case", &ready.case).await?, saved);
        assert_eq!((p.requests(), p.acts(), ready.happened().await?.len()), (asked, 0, 0));
        room.keeps().await?;

        // Without keys it does not begin; with them it does.
        ready.begin().await?;
        b.sees(room.t().problems.keys_missing).await?;
        assert_eq!(ready.happened().await?.len(), 0);
        ready.keys().await?;
        ready.begin().await?;
        ready.is_done_once().await
    })
    .await
}

/// Between the entry and the request: first reading, then sending never gets out of the page.
#[tokio::test(flavor = "current_thread")]
async fn between_entry_and_request_nobody_knows_and_nothing_is_sent() -> Result<()> {
    const HANG: &str = "const real = fetch; window.fetch = (...asked) => asked[0].method === arguments[0] \
        ? (window.hung = true, new Promise(() => {})) : real(...asked)";
    room(Language::ZhCn, "", async |room| {
        let (b, p, t) = (room.b, room.p, room.t());
        let ready = room.ready().await?;
        for method in ["GET", "POST"] {
            ready.afresh().await?;
            ready.keys().await?;
            b.driver.execute(HANG, vec![method.into()]).await?;
            ready.begin().await?;
            b.until("window.hung").await?;
            assert_eq!(ready.happened().await?, ["act_begun"], "{method}");
            b.sees(t.unknown.never_again).await?;
            b.reload().await?;
            ready.is_unknown().await?;
            assert_eq!(p.acts(), 0, "{method}");

            // Reading finds nothing; the person decides, and then it goes once.
            ready.ask().await?;
            b.sees(unchanged_start(t.unknown.unchanged)).await?;
            assert_eq!((p.acts(), ready.happened().await?.len()), (0, 1), "{method}");
            b.press(t.unknown.did_not).await?;
            b.wait_step("review").await?;
            assert_eq!(ready.happened().await?, ["act_begun", "found_not_done"]);
            room.journey.walk_to(b, StepId::Submit).await?;
            assert_eq!(p.acts(), 0);
            ready.begin().await?;
            b.wait_stage("acknowledged").await?;
            assert_eq!(p.acts(), 1, "{method}");
            room.keeps().await?;
        }
        Ok(())
    })
    .await
}

/// What stands in a sentence before its first blank.
fn unchanged_start(sentence: &str) -> &str {
    sentence.split('{').next().unwrap_or_default()
}

/// The request has arrived, its answer has not.
#[tokio::test(flavor = "current_thread")]
async fn between_request_and_answer_it_is_settled_by_reading() -> Result<()> {
    room(Language::En, "", async |room| {
        let (b, p) = (room.b, room.p);
        let ready = room.ready().await?;
        for close in [false, true] {
            ready.afresh().await?;
            ready.keys().await?;
            p.hold("act");
            ready.begin().await?;
            p.arrived("act", 1).await?;
            assert_eq!(ready.happened().await?, ["act_begun"]);
            if close {
                let one = b.tab().await?;
                let two = b.new_tab().await?;
                b.switch_to(&one).await?;
                b.close_and_switch_to(&two).await?;
                b.language("en").await?;
            }
            ready.reopen().await?;
            p.release();
            ready.is_unknown().await?;
            settled_by_reading(&ready)
                .await
                .with_context(|| format!("closed: {close}"))?;
        }
        Ok(())
    })
    .await
}

async fn settled_by_reading(ready: &Ready<'_>) -> Result<()> {
    ready.ask().await?;
    ready.is_done_once().await?;
    let happened = ready.happened().await?;
    assert_eq!(happened.last().map(String::as_str), Some("replied"), "{happened:?}");
    Ok(())
}

/// The answer is there, and storage does not take it; or the page ends at that very moment.
#[tokio::test(flavor = "current_thread")]
async fn before_the_answer_is_saved_it_stays_unknown_until_it_is_read() -> Result<()> {
    const REFUSES: &str = "const real = Storage.prototype.setItem; Storage.prototype.setItem = function (key, text) { \
        if (key.startsWith('esim-exit/journal/') && text.includes('replied')) { \
            window.refused = true; throw new DOMException('full', 'QuotaExceededError') } real.call(this, key, text) }";
    const ENDS: &str = "const real = Storage.prototype.setItem; let over = false; \
        Storage.prototype.setItem = function (key, text) { \
        over ||= key.startsWith('esim-exit/journal/') && text.includes('replied'); \
        if (over) { setTimeout(() => location.reload()); throw new DOMException('over', 'AbortError') } real.call(this, key, text) }";
    room(Language::ZhCn, "", async |room| {
        let (b, p) = (room.b, room.p);
        let ready = room.ready().await?;
        for (ends, script) in [(false, REFUSES), (true, ENDS)] {
            ready.afresh().await?;
            ready.keys().await?;
            b.js(script).await?;
            ready.begin().await?;
            p.arrived("act", 1).await?;
            if ends {
                b.until("document.documentElement.dataset.ready === 'true' && !Storage.prototype.setItem.toString().includes('over')")
                    .await?;
            } else {
                b.until("window.refused").await?;
                // The page itself goes on knowing, and says what it could not keep.
                b.sees(room.t().problems.save_full).await?;
            }
            assert_eq!(ready.happened().await?, ["act_begun"], "{ends}");
            ready.reopen().await?;
            ready.is_unknown().await?;
            assert_eq!(p.acts(), 1, "{ends}");
            settled_by_reading(&ready).await?;
        }
        Ok(())
    })
    .await
}

/// The connection ends with or without effect: reading tells the two apart, without a reload and after one.
#[tokio::test(flavor = "current_thread")]
async fn a_lost_answer_is_read_after() -> Result<()> {
    room(Language::En, "", async |room| {
        let (b, p, t) = (room.b, room.p, room.t());
        UNANSWERED.iter().for_each(|words| b.expect_fault(words));
        let ready = room.ready().await?;
        for trouble in [Trouble::HangUpAfter, Trouble::CutShort] {
            ready.afresh().await?;
            ready.keys().await?;
            p.trouble("act", trouble, 1);
            ready.begin().await?;
            ready.is_done_once().await?;
        }
        ready.afresh().await?;
        ready.keys().await?;
        p.trouble("act", Trouble::HangUpBefore, 1);
        ready.begin().await?;
        b.sees(t.unknown.ask_heading).await?;
        ready.is_unknown().await?;
        assert_eq!((p.acts(), p.scripted(|s| s.state.clone())), (1, "before".to_owned()));
        Ok(())
    })
    .await
}

/// The network goes between the permission and the request that it was asked for. The page cannot tell that from a lost answer: it
/// says that nobody knows, sends nothing by itself when the provider is back, and reading shows that nothing has happened.
#[tokio::test(flavor = "current_thread")]
async fn a_network_that_goes_after_the_permission_is_read_after() -> Result<()> {
    room(Language::ZhCn, "", async |room| {
        let (b, p, t) = (room.b, room.p, room.t());
        UNANSWERED.iter().for_each(|words| b.expect_fault(words));
        let ready = room.ready().await?;
        ready.afresh().await?;
        ready.keys().await?;
        let asked = p.preflights();
        p.trouble("act", Trouble::GoneAfterPermission, 1);
        ready.begin().await?;
        b.sees(t.unknown.ask_heading).await?;
        b.until("!document.querySelector('main progress')").await?;
        ready.is_unknown().await?;
        assert!(p.preflights() > asked);
        assert_eq!(p.acts(), 0);
        p.up();
        ready.reopen().await?;
        ready.is_unknown().await?;
        ready.ask().await?;
        b.sees(unchanged_start(t.unknown.unchanged)).await?;
        assert_eq!((p.acts(), p.scripted(|s| s.state.clone())), (0, "before".to_owned()));
        b.press(t.unknown.did_not).await?;
        b.wait_step("review").await?;
        assert_eq!(p.acts(), 0);
        room.journey.walk_to(b, StepId::Submit).await?;
        ready.keys().await?;
        ready.begin().await?;
        b.wait_stage("acknowledged").await?;
        assert_eq!(p.acts(), 1);
        room.keeps().await
    })
    .await
}
