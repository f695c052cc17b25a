//! Stored values that cannot be read: never a white page; the damaged set aside, the newer left alone.

use anyhow::{Context, Result};
use web::{Browser, Channel, Journey, Language, StepId, visit};

const DAMAGED: [&str; 4] = ["null", "42", "[]", "{\"schema\":1,\"revision\":1,\"value\":{\"id"];
const NEWER: &str = r#"{"schema":99,"revision":7,"value":{"from":"the future"}}"#;
const SETTINGS: &str = "esim-exit/settings";

/// A case with some answers; its id.
async fn begun(b: &Browser, language: Language) -> Result<String> {
    let journey = Journey::practice(language, Channel::Web)?;
    journey.begin(b).await?;
    journey.walk_to(b, StepId::KeepNumber).await?;
    b.case().await
}

async fn set(b: &Browser, key: &str, text: &str) -> Result<()> {
    b.store(&[(key.to_owned(), text.to_owned())].into()).await
}

/// Opens both pages on which a stored value matters, the list last; the step shown on the other.
async fn both_pages(b: &Browser, case: &str) -> Result<String> {
    b.go("#/about").await?;
    b.reload().await?;
    b.go(&format!("#/case/{case}/keep-number")).await?;
    b.reload().await?;
    b.until("document.querySelector('h1')?.innerText").await?;
    let inside = b.step().await?;
    b.go("#/").await?;
    b.wait_step("home").await?;
    Ok(inside)
}

async fn set_aside(b: &Browser, key: &str, text: &str) -> Result<bool> {
    let place = key.replacen("esim-exit/", "esim-exit/quarantine/", 1);
    Ok(b.storage()
        .await?
        .iter()
        .any(|(k, v)| k.starts_with(&place) && v == text))
}

#[tokio::test]
async fn a_damaged_case_is_set_aside_and_said() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let t = Language::En.catalogue();
        let case = begun(&b, Language::En).await?;
        let (key, good) = (format!("esim-exit/case/{case}"), b.storage().await?);
        for text in DAMAGED {
            set(&b, &key, text).await?;
            b.go("#/about").await?;
            b.reload().await?;
            b.go(&format!("#/case/{case}/details")).await?;
            // Said where it is found, and kept.
            b.wait_step("damaged").await.with_context(|| text)?;
            b.sees(t.home.damaged_text).await?;
            assert!(set_aside(&b, &key, text).await?, "{text}: {:?}", b.storage().await?);
            b.go("#/privacy").await?;
            b.sees(&format!("case/{case}")).await?;
            b.js("localStorage.clear()").await?;
            b.store(&good).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_damaged_journal_may_hide_an_act_and_so_forbids_one() -> Result<()> {
    visit(Language::ZhCn, |b, _| async move {
        let journey = Journey::practice(Language::ZhCn, Channel::Web)?;
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Submit).await?;
        let case = b.case().await?;
        let (key, good) = (format!("esim-exit/journal/{case}"), b.storage().await?);
        for text in DAMAGED {
            set(&b, &key, text).await?;
            b.reload().await?;
            b.wait_stage("outcome_unknown").await.with_context(|| text)?;
            assert!(!b.offers(journey.t().submit.begin).await?, "{text}");
            b.shows_no_way(journey.t()).await?;
            assert!(set_aside(&b, &key, text).await?, "{text}: {:?}", b.storage().await?);
            // What was set aside is not forgotten on the next visit.
            b.reload().await?;
            b.wait_stage("outcome_unknown")
                .await
                .with_context(|| ["again: ", text].concat())?;
            b.js("localStorage.clear()").await?;
            b.store(&good).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_damaged_entry_of_the_list_is_made_anew() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let t = Language::En.catalogue();
        let case = begun(&b, Language::En).await?;
        for text in DAMAGED.into_iter().chain([NEWER]) {
            set(&b, &format!("esim-exit/index/{case}"), text).await?;
            let inside = both_pages(&b, &case).await.with_context(|| text)?;
            assert_eq!(inside, "keep-number", "{text}");
            b.sees("Trip 旅行").await?;
            b.sees(t.step(StepId::KeepNumber)).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn damaged_settings_are_set_aside_when_new_ones_are_saved() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let (en, zh) = (Language::En.catalogue(), Language::ZhCn.catalogue());
        for text in DAMAGED {
            set(&b, SETTINGS, text).await?;
            b.reload().await?;
            b.press(en.frame.other_language).await?;
            b.sees(zh.home.heading).await?;
            assert!(set_aside(&b, SETTINGS, text).await?, "{text}: {:?}", b.storage().await?);
            b.js("localStorage.clear()").await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn values_of_a_newer_version_stay_untouched() -> Result<()> {
    visit(Language::ZhCn, |b, _| async move {
        let t = Language::ZhCn.catalogue();
        let case = begun(&b, Language::ZhCn).await?;
        let good = b.storage().await?;
        for key in [
            format!("esim-exit/case/{case}"),
            format!("esim-exit/journal/{case}"),
            SETTINGS.to_owned(),
        ] {
            set(&b, &key, NEWER).await?;
            let inside = both_pages(&b, &case).await.with_context(|| key.clone())?;
            assert_eq!(inside, if key == SETTINGS { "keep-number" } else { "newer" }, "{key}");
            b.press(t.frame.other_language).await?;
            b.press(Language::En.catalogue().frame.other_language).await?;
            b.go(&format!("#/case/{case}")).await?;
            let stored = b.storage().await?;
            assert_eq!(stored.get(&key).map(String::as_str), Some(NEWER), "{key}");
            assert!(!stored.keys().any(|k| k.contains("quarantine")), "{stored:?}");
            b.js("localStorage.clear()").await?;
            b.store(&good).await?;
        }
        Ok(())
    })
    .await
}
