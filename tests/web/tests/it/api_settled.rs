//! Settled by hand where no API can say: it did happen, it did not, and an act that is taken back.

use crate::api_room::{UNANSWERED, room};
use anyhow::{Result, ensure};
use web::{Language, StepId, Trouble};

#[tokio::test(flavor = "current_thread")]
async fn somebody_has_looked() -> Result<()> {
    room(Language::ZhCn, "", async |room| {
        let (b, p, t) = (room.b, room.p, room.t());
        UNANSWERED.iter().for_each(|words| b.expect_fault(words));
        let ready = room.ready().await?;
        for done in [true, false] {
            ready.afresh().await?;
            ready.keys().await?;
            let trouble = if done { Trouble::HangUpAfter } else { Trouble::HangUpBefore };
            p.trouble("act", trouble, 1);
            // Nothing can be read afterwards either.
            b.js("const real = fetch; let sent = false; window.fetch = (...asked) => { sent ||= asked[0].method === 'POST'; \
                return sent && asked[0].method === 'GET' ? Promise.reject(new TypeError('away')) : real(...asked) }")
                .await?;
            ready.begin().await?;
            b.sees(t.unknown.ask_heading).await?;
            b.until("!document.querySelector('main progress')").await?;
            ready.reopen().await?;
            ready.is_unknown().await?;
            assert_eq!(p.acts(), 1);
            if done {
                b.press(t.unknown.did).await?;
                b.wait_step("confirm").await?;
                b.wait_stage("submitted").await?;
                assert_eq!(ready.happened().await?.last().map(String::as_str), Some("submitted"));
                ready.reopen().await?;
                ensure!(!b.offers(t.api.begin).await?);
                assert_eq!(p.acts(), 1);
            } else {
                b.press(t.unknown.did_not).await?;
                b.wait_step("review").await?;
                assert_eq!(
                    ready.happened().await?.last().map(String::as_str),
                    Some("found_not_done")
                );
                // Not by itself: only who goes the way again and presses again sends again.
                b.reload().await?;
                b.wait_step("review").await?;
                room.journey.walk_to(b, StepId::Submit).await?;
                assert_eq!(p.acts(), 1);
                ready.keys().await?;
                ready.begin().await?;
                b.wait_stage("acknowledged").await?;
                assert_eq!(p.acts(), 2);
            }
            room.keeps().await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "current_thread")]
async fn an_end_that_lies_ahead_is_taken_back() -> Result<()> {
    room(Language::En, "", async |room| {
        let (b, p, t) = (room.b, room.p, room.t());
        let ready = room.ready().await?;
        ready.begin().await?;
        ready.is_done_once().await?;
        // After a reload the keys are asked for once more.
        b.reload().await?;
        b.press(t.api.undo).await?;
        b.sees(t.problems.keys_missing).await?;
        ready.keys().await?;
        let button = b.button(t.api.undo).await?;
        b.driver.action_chain().double_click_element(&button).perform().await?;
        b.wait_step("connect").await?;
        assert_eq!(ready.happened().await?, ["act_begun", "replied", "taken_back"]);
        let undone = p.seen().iter().filter(|(call, _)| call == "undo").count();
        assert_eq!(
            (p.acts(), undone, p.scripted(|s| s.state.clone())),
            (1, 1, "before".to_owned())
        );
        Ok(())
    })
    .await
}
