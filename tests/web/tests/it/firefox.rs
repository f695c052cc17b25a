//! The main journeys in a second engine, Firefox: what holds in one browser may not hold in another.

use anyhow::{Result, ensure};
use esim_exit::confirmation::Class;
use serde_json::json;
use web::{ActKind, Channel, Fault, Journey, LANGUAGES, Language, Site, StepId, dist, firefox};

/// By hand from why to closed, with a reload and another language on the way; then the file of evidence.
#[tokio::test]
async fn a_practice_case_from_start_to_end() -> Result<()> {
    let site = Site::start()?;
    firefox(Language::ZhCn, |b| async move {
        let journey = Journey::practice(Language::ZhCn, Channel::Email)?;
        let (zh, en) = (journey.t(), Language::En.catalogue());
        journey.open(&b, &site.url).await?;
        journey.walk_to(&b, StepId::Details).await?;
        journey.answer(&b, StepId::Details).await?;
        let before = b.entered().await?;
        b.press(zh.frame.other_language).await?;
        b.until("document.documentElement.lang === 'en'").await?;
        ensure!(b.entered().await? == before, "another language loses something");
        b.press(en.frame.other_language).await?;
        b.reload().await?;
        b.wait_step("details").await?;
        assert_eq!(b.entered().await?, before, "a reload loses something");
        journey.walk_to(&b, StepId::Submit).await?;
        let case = b.case().await?;
        journey.fill(&b, StepId::Submit).await?;
        b.wait_stage("submitted").await?;
        // A mail is read in the second program.
        b.type_into(zh.mail.paste, "您的号码已注销。").await?;
        b.press(zh.mail.read).await?;
        b.comes(zh.mail_class(Class::Ended)).await?;
        journey.fill(&b, StepId::Confirm).await?;
        b.wait_stage("ended").await?;
        b.follow(zh.evidence.link).await?;
        b.wait_step("evidence").await?;
        b.watch_files().await?;
        b.press(zh.evidence.make).await?;
        b.comes(zh.evidence.made).await?;
        let file = b.file_made().await?;
        ensure!(
            file.starts_with(b"<!doctype html>") && file.len() > 5000,
            "{} bytes",
            file.len()
        );
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("evidence.html");
        std::fs::write(&path, &file)?;
        b.follow(zh.evidence.verify_link).await?;
        b.give_file("evidence-file", &path).await?;
        b.comes(zh.evidence.whole).await?;
        b.go(&format!("#/case/{case}/aftercare")).await?;
        journey.fill(&b, StepId::Aftercare).await?;
        b.sees(zh.after.heading_closed).await
    })
    .await
}

#[tokio::test]
async fn an_act_by_api_and_a_calendar_file() -> Result<()> {
    let site = Site::start()?;
    firefox(Language::En, |b| async move {
        let journey = Journey::practice_api(Language::En, ActKind::EndNow, Fault::None)?;
        let t = journey.t();
        journey.open(&b, &site.url).await?;
        journey.walk_to(&b, StepId::Balance).await?;
        journey.answer(&b, StepId::Balance).await?;
        b.watch_files().await?;
        let all = b.all(&["button"]).await?;
        let dates = all
            .iter()
            .find(|name| name.starts_with(t.calendar.all.split('{').next().unwrap_or_default()));
        ensure!(dates.is_some(), "{all:?}");
        b.press(dates.map_or("", String::as_str)).await?;
        b.until("window.made").await?;
        let file = b.text_made().await?;
        ensure!(
            file.starts_with("BEGIN:VCALENDAR") && file.contains("DTSTART;VALUE=DATE:2099"),
            "{file}"
        );
        journey.walk_to(&b, StepId::Submit).await?;
        let case = b.case().await?;
        b.press(t.api.begin).await?;
        b.wait_stage("ended").await?;
        assert_eq!(b.happenings(&case).await?, ["act_begun", "replied"]);
        b.reload().await?;
        b.wait_stage("ended").await?;
        assert_eq!(b.happenings(&case).await?, ["act_begun", "replied"]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn it_opens_and_walks_when_the_host_is_down() -> Result<()> {
    let site = Site::of(dist()?)?;
    firefox(Language::En, |b| async move {
        let journey = Journey::practice(Language::En, Channel::Web)?;
        b.open(&site.url).await?;
        b.wait_offline_copy().await?;
        site.down();
        b.open(&site.at("?again")).await?;
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Details).await?;
        let case = b.case().await?;
        b.open(&site.at(&format!("?anew#/case/{case}/details"))).await?;
        b.wait_step("details").await
    })
    .await
}

#[tokio::test]
async fn storage_that_is_blocked_or_full_is_said() -> Result<()> {
    for language in LANGUAGES {
        let site = Site::start()?;
        firefox(language, |b| async move {
            let journey = Journey::practice(language, Channel::Web)?;
            let t = journey.t();
            let nickname = journey.optional(t.details.nickname);
            if language == Language::En {
                b.before_each_document(
                    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('The operation is insecure.', 'SecurityError') } })",
                )
                .await?;
                journey.open(&b, &site.url).await?;
                b.sees(t.privacy.blocked).await?;
                journey.walk_to(&b, StepId::KeepNumber).await?;
                return b.sees(t.privacy.blocked).await;
            }
            journey.open(&b, &site.url).await?;
            journey.walk_to(&b, StepId::Details).await?;
            b.fill_storage().await?;
            b.type_into(&nickname, "找不到地方的名字").await?;
            b.sees(t.frame.not_saved).await?;
            b.sees(t.problems.save_full).await?;
            b.js("for (const key of Object.keys(localStorage)) if (key.startsWith('fill')) localStorage.removeItem(key)")
                .await?;
            b.press(t.frame.try_again).await?;
            b.sees(t.frame.saved).await?;
            b.reload().await?;
            assert_eq!(b.value(&nickname).await?, "找不到地方的名字");
            assert_eq!(b.js("return document.documentElement.lang").await?, json!("zh-CN"));
            Ok(())
        })
        .await?;
    }
    Ok(())
}
