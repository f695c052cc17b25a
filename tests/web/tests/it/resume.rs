//! Coming back: reload, Back and Forward, and another language, at every step, with every answer kept.

use anyhow::{Context, Result};
use serde_json::json;
use web::{Browser, Channel, Journey, Language, StepId, visit};

/// Says at which step something was lost.
fn at(step: StepId) -> String {
    format!("at `{}`", step.as_str())
}

/// The way to the provider is shown once more, where the case has come that far.
async fn settled(b: &Browser, step: StepId) -> Result<()> {
    b.wait_step(step.as_str()).await?;
    // The record of the provider is fetched after a reload.
    b.until("document.readyState === 'complete' && !document.querySelector('main').innerText.includes('…')")
        .await
}

#[tokio::test]
async fn a_reload_resumes_at_every_step_with_the_answers() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let journey = Journey::practice(Language::En, Channel::Phone)?;
        journey.begin(&b).await?;
        for step in journey.steps() {
            journey.answer(&b, step).await?;
            let before = b.entered().await?;
            b.reload().await?;
            b.wait_step(step.as_str()).await.with_context(|| at(step))?;
            if step == StepId::Irreversible {
                // The typed end is asked anew: it lives in memory only.
                assert_eq!(b.value(journey.ending_label()).await?, "");
                journey.answer(&b, step).await?;
            }
            let same = format!("JSON.stringify({before}) === JSON.stringify([...document.querySelectorAll('main input, main textarea, main select')].map(e => [e.id, ['radio', 'checkbox'].includes(e.type) ? e.checked : e.value]))");
            b.until(&same).await.with_context(|| at(step))?;
            journey.go_on(&b, step).await?;
            if let Some(next) = journey.after(step) {
                b.wait_step(next.as_str()).await?;
            }
        }
        b.wait_stage("closed").await?;
        b.reload().await?;
        b.wait_stage("closed").await
    })
    .await
}

#[tokio::test]
async fn the_list_leads_to_the_first_open_step() -> Result<()> {
    visit(Language::ZhCn, |b, site| async move {
        let journey = Journey::practice(Language::ZhCn, Channel::Web)?;
        let t = journey.t();
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Backup).await?;
        b.open(&site.url).await?;
        b.reload().await?;
        b.wait_step("home").await?;
        let open = t.home.open.replace("{step}", t.step(StepId::Backup));
        let links = b.all(&["link"]).await?;
        let link = links.iter().find(|name| name.starts_with(&open));
        b.follow(link.with_context(|| format!("no “{open}” among {links:?}"))?)
            .await?;
        b.wait_step("backup").await
    })
    .await
}

#[tokio::test]
async fn back_and_forward_move_between_steps_and_keep_what_was_typed() -> Result<()> {
    visit(Language::ZhCn, |b, _| async move {
        let journey = Journey::practice(Language::ZhCn, Channel::Web)?;
        let t = journey.t();
        journey.begin(&b).await?;
        let walked: Vec<StepId> = journey.steps().into_iter().take(7).collect();
        let mut entered = Vec::new();
        for step in &walked {
            journey.answer(&b, *step).await?;
            entered.push(b.entered().await?);
            journey.go_on(&b, *step).await?;
            b.wait_step(journey.after(*step).context("more")?.as_str()).await?;
        }
        for (step, before) in walked.iter().zip(&entered).rev() {
            b.back().await?;
            settled(&b, *step).await.with_context(|| at(*step))?;
            assert_eq!(b.entered().await?, *before, "{}", at(*step));
        }
        for step in walked.iter().skip(1) {
            b.forward().await?;
            settled(&b, *step).await.with_context(|| at(*step))?;
        }
        b.forward().await?;
        b.wait_step("find").await?;
        for (step, before) in walked.iter().zip(&entered).rev() {
            b.follow(t.frame.back).await?;
            settled(&b, *step).await.with_context(|| at(*step))?;
            assert_eq!(b.entered().await?, *before, "{}", at(*step));
        }
        b.follow(t.frame.back).await?;
        b.wait_step("home").await
    })
    .await
}

#[tokio::test]
async fn another_language_keeps_step_answers_and_focus() -> Result<()> {
    visit(Language::ZhCn, |b, _| async move {
        let journey = Journey::practice(Language::ZhCn, Channel::Chat)?;
        journey.begin(&b).await?;
        for step in journey.steps() {
            journey.answer(&b, step).await?;
            let (before, route) = (b.entered().await?, b.route().await?);
            for language in [Language::En, Language::ZhCn] {
                let (from, to) = (language.other().catalogue(), language.catalogue());
                b.press(from.frame.other_language).await?;
                b.until(&format!(
                    "document.documentElement.lang === {}",
                    json!(language.as_str())
                ))
                .await?;
                b.wait_step(step.as_str()).await?;
                b.button(to.frame.other_language).await?;
                assert_eq!(b.entered().await?, before, "{}", at(step));
                assert_eq!(b.route().await?, route);
                assert_eq!(b.focused().await?.1, to.frame.other_language, "{}", at(step));
                let title = b.js("return document.title").await?;
                assert!(
                    title.as_str().unwrap_or_default().ends_with(to.frame.app_name),
                    "{title}"
                );
            }
            journey.go_on(&b, step).await?;
            if let Some(next) = journey.after(step) {
                b.wait_step(next.as_str()).await?;
            }
        }
        b.wait_stage("closed").await
    })
    .await
}

#[tokio::test]
async fn addresses_that_lead_nowhere_say_so() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let t = Language::En.catalogue();
        for (route, step, words) in [
            ("#/nonsense", "unknown", t.home.unknown_text),
            ("#/case/abcd/nonsense", "unknown", t.home.unknown_text),
            ("#/case/%00/../x", "unknown", t.home.unknown_text),
            ("#/case/abcd1234", "gone", t.home.gone_text),
            ("#/case/abcd1234/submit", "gone", t.home.gone_text),
        ] {
            b.go("#/about").await?;
            b.go(route).await?;
            b.wait_step(step).await.with_context(|| route)?;
            b.sees(words).await?;
            b.follow(t.home.home_link).await?;
            b.wait_step("home").await?;
        }
        Ok(())
    })
    .await
}
