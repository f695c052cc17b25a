//! The pages of an act by API: nothing for axe to find, light and dark, in both languages; and the keyboard is enough.

use crate::accessible::Eyes;
use crate::api_room::{Room, room};
use anyhow::{Context, Result};
use web::{Adapter, Browser, Key, Language, StepId};

/// The same page again, in another state: it may have the same title.
async fn look(eyes: &mut Eyes, b: &Browser, name: &str) -> Result<()> {
    eyes.titles.clear();
    eyes.look(b, name).await?;
    b.viewport(1000, 900).await
}

async fn every_page(room: &Room<'_>) -> Result<()> {
    let (b, p, t, journey) = (room.b, room.p, room.t(), &room.journey);
    let mut eyes = Eyes::default();
    journey.begin(b).await?;
    journey.walk_to(b, StepId::Connect).await?;
    look(&mut eyes, b, "connect, empty").await?;
    journey.go_on(b, StepId::Connect).await?;
    b.sees(t.frame.problems).await?;
    look(&mut eyes, b, "connect, refused").await?;
    let api = journey.api.as_ref().context("an API")?;
    api.open(b, t).await?;
    api.choose(b, t).await?;
    look(&mut eyes, b, "connect, act chosen").await?;
    journey.go_on(b, StepId::Connect).await?;
    b.wait_step("review").await?;
    journey.walk_to(b, StepId::Submit).await?;
    look(&mut eyes, b, "submit").await?;
    let case = b.case().await?;
    p.hold("act");
    b.press(t.api.begin).await?;
    p.arrived("act", 1).await?;
    look(&mut eyes, b, "under way").await?;
    b.reload().await?;
    b.wait_stage("outcome_unknown").await?;
    look(&mut eyes, b, "outcome unknown").await?;
    p.release();
    api.enter_keys(b, t).await?;
    b.press(t.unknown.ask).await?;
    b.wait_step("confirm").await?;
    look(&mut eyes, b, "confirm").await?;
    assert_eq!((p.acts(), b.case().await?), (1, case));
    eyes.report()
}

#[tokio::test(flavor = "current_thread")]
async fn in_english() -> Result<()> {
    room(Language::En, "", every_page).await
}

#[tokio::test(flavor = "current_thread")]
async fn in_chinese() -> Result<()> {
    room(Language::ZhCn, "", every_page).await
}

/// From the choice of a platform to the act sent, without a mouse.
#[tokio::test(flavor = "current_thread")]
async fn the_keyboard_is_enough() -> Result<()> {
    room(Language::En, "", async |room| {
        let (b, p, t, journey) = (room.b, room.p, room.t(), &room.journey);
        journey.begin(b).await?;
        journey.walk_to(b, StepId::Connect).await?;
        let api = journey.api.as_ref().context("an API")?;
        b.tab_to(t.api.platform).await?;
        b.keys(Adapter::of(api.platform).name).await?;
        let (first, _) = api.credentials.first().context("keys")?;
        b.sees(t.credential(*first)).await?;
        for (which, value) in &api.credentials {
            b.tab_to(t.credential(*which)).await?;
            b.keys(value).await?;
        }
        b.tab_to(t.api.connect).await?;
        b.key(Key::Enter).await?;
        b.sees(t.api.lines).await?;
        let radio = b.all(&["radio"]).await?.into_iter().next().context("a line")?;
        b.tab_to(radio).await?;
        b.key(Key::Space).await?;
        b.sees(t.api.looked_heading).await?;
        b.tab_to(t.act_kind(api.kind)).await?;
        b.key(Key::Space).await?;
        b.until("!document.querySelector('main progress')").await?;
        b.tab_to(t.frame.go_on).await?;
        b.key(Key::Enter).await?;
        b.wait_step("review").await?;
        journey.walk_to(b, StepId::Submit).await?;
        b.tab_to(t.api.begin).await?;
        b.key(Key::Enter).await?;
        b.wait_stage("acknowledged").await?;
        assert_eq!(p.acts(), 1);
        room.keeps().await
    })
    .await
}
