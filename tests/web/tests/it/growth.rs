//! Thousands of plans: the list draws a page of them, and turns. Hours of asking: the page holds no more than before.

use crate::api_room::room;
use anyhow::{Result, ensure};
use esim_exit::screen::pages::PLANS;
use serde_json::json;
use web::{Browser, Channel, Journey, Language, StepId, WEIGHED, fill, visit};

const MANY: usize = 3_000;

async fn rows(b: &Browser) -> Result<Vec<String>> {
    let links = "return [...document.querySelectorAll('li.case a')].map(a => a.getAttribute('href')).filter(href => !href.endsWith('/remove'))";
    Ok(serde_json::from_value(b.js(links).await?)?)
}

#[tokio::test]
async fn thousands_of_plans_are_turned_by_the_page() -> Result<()> {
    visit(Language::ZhCn, |b, _| async move {
        let journey = Journey::practice(Language::ZhCn, Channel::Web)?;
        let t = journey.t();
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Line).await?;
        b.multiply_plans(MANY).await?;
        b.go("#/").await?;
        b.reload().await?;
        let said = |from: usize| {
            let values = [from, from + PLANS - 1, MANY].map(|number| number.to_string());
            fill(
                t.today.leaf,
                &[("from", &values[0]), ("to", &values[1]), ("count", &values[2])],
            )
        };
        b.sees(said(1)).await?;
        let first = rows(&b).await?;
        assert_eq!(first.len(), PLANS);
        b.accessible().await?;
        b.press(t.today.after).await?;
        b.sees(said(PLANS + 1)).await?;
        let second = rows(&b).await?;
        assert_eq!(second.len(), PLANS);
        assert!(second.iter().all(|row| !first.contains(row)));
        b.until("document.activeElement?.id === 'heading'").await?;
        assert_eq!(b.js("return scrollY").await?, json!(0));
        // Whoever looks at a plan comes back to the same leaf.
        b.go(&second[3]).await?;
        b.back().await?;
        b.sees(said(PLANS + 1)).await?;
        b.press(t.today.before).await?;
        b.sees(said(1)).await?;
        assert_eq!(rows(&b).await?, first);
        Ok(())
    })
    .await
}

/// One reading a minute.
const MINUTES: usize = 60;

/// Presses the button so many times, each when the reading before is over. In the page: the driver keeps what it has touched.
const ASK: &str = "(async (label, times) => { \
    for (let asked = 0; asked < times; asked++) { \
        [...document.querySelectorAll('main button')].find(button => button.textContent === label).click(); \
        do await new Promise(done => setTimeout(done, 20)); while (document.querySelector('main progress')) } \
    return times })";

#[tokio::test(flavor = "current_thread")]
async fn an_hour_of_asking_leaves_nothing_behind() -> Result<()> {
    room(Language::En, WEIGHED, async |room| {
        let (b, p, t) = (room.b, room.p, room.t());
        let ready = room.ready().await?;
        ready.begin().await?;
        ready.is_done_once().await?;
        let before = p.requests();
        let ask = async |times: usize| {
            b.js_async(&format!("{ASK}({}, {times})", json!(t.api.ask_again)))
                .await?;
            b.held().await
        };
        // The first readings fill what is kept for good.
        let early = ask(10).await?;
        let late = ask(MINUTES).await?;
        assert!(p.requests() >= before + 10 + MINUTES, "each asked the provider");
        let alike = (late.nodes, late.listeners, late.program) == (early.nodes, early.listeners, early.program);
        ensure!(alike, "after {MINUTES} readings {late:?}, before {early:?}");
        // A few timers of the last reading may still wait; one of each must not.
        ensure!(late.timers < early.timers + 10, "{late:?}, before {early:?}");
        // Not all of this is ours: the browser compiles what runs often, and keeps a list of what has moved on the page.
        ensure!(late.scripts < early.scripts + 50_000, "{late:?}, before {early:?}");
        // The same answer on the same day is one answer.
        assert_eq!(ready.happened().await?, ["act_begun", "replied", "replied"]);
        assert_eq!(p.acts(), 1);
        println!("{early:?} {late:?}");
        Ok(())
    })
    .await
}
