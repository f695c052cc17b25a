//! Thousands of plans: the list draws a page of them, and turns.

use anyhow::Result;
use esim_exit::screen::pages::PLANS;
use serde_json::json;
use web::{Browser, Channel, Journey, Language, StepId, fill, visit};

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
