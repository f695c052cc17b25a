//! What makes the page easier to use: how it looks, pasting with one button.

use anyhow::Result;
use esim_exit::screen::Key;
use web::{Channel, Device, Journey, Language, StepId, fill, visit};

const SETTINGS: &str = "esim-exit/settings";

#[tokio::test]
async fn the_chosen_appearance_stays_and_stands_before_the_program() -> Result<()> {
    for language in [Language::En, Language::ZhCn] {
        visit(language, |b, _| async move {
            let t = language.catalogue();
            let theme = "return document.documentElement.dataset.theme ?? ''";
            let ground = "return getComputedStyle(document.documentElement).backgroundColor";
            let frame = "return [...document.querySelectorAll('meta[name=\"theme-color\"]')].map(m => m.media + ' ' + m.content)";
            let (light, frame_before) = (b.js(ground).await?, b.js(frame).await?);
            b.go("#/about").await?;
            b.wait_step("about").await?;
            assert!(b.is_on(t.comfort.look_automatic).await?);
            b.choose(t.comfort.look_dark).await?;
            b.until("document.documentElement.dataset.theme === 'dark'").await?;
            let dark = b.js(ground).await?;
            assert_ne!(dark, light);
            b.accessible().await?;
            assert!(b.storage().await?[SETTINGS].contains("\"appearance\":\"dark\""));
            // The starter script reads it by itself: the attribute is there though no program has run.
            b.before_each_document(
                "new MutationObserver(() => window.themeFirst ??= document.documentElement.dataset.theme) \
                    .observe(document, { subtree: true, attributes: true, attributeFilter: ['data-theme', 'data-ready'] })",
            )
            .await?;
            b.reload().await?;
            b.wait_step("about").await?;
            assert_eq!(b.js("return window.themeFirst").await?, "dark");
            assert_eq!(b.js(ground).await?, dark);
            assert!(b.is_on(t.comfort.look_dark).await?);
            b.choose(t.comfort.look_light).await?;
            b.until("document.documentElement.dataset.theme === 'light'").await?;
            assert_eq!(b.js(ground).await?, light);
            b.choose(t.comfort.look_automatic).await?;
            b.until("!('theme' in document.documentElement.dataset)").await?;
            assert_eq!(b.js(theme).await?, "");
            assert_eq!(b.js(frame).await?, frame_before);
            assert!(!b.storage().await?[SETTINGS].contains("appearance"));
            // Settings that cannot be read leave the page as the device is set.
            b.store(&[(SETTINGS.to_owned(), "nonsense".to_owned())].into()).await?;
            b.reload().await?;
            b.wait_step("about").await?;
            assert_eq!(b.js(theme).await?, "");
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn one_button_pastes_what_was_copied_and_says_what_came_of_it() -> Result<()> {
    for language in [Language::En, Language::ZhCn] {
        visit(language, |b, _| async move {
            let journey = Journey::practice(language, Channel::Web)?;
            let t = journey.t();
            journey.begin(&b).await?;
            journey.walk_to(&b, StepId::Line).await?;
            let lies_there = |text: &str| format!("navigator.clipboard.readText = () => {text}");
            let beside = "document.querySelector('.beside')?.innerText";
            b.js(&lies_there("Promise.reject(new DOMException('no', 'NotAllowedError'))"))
                .await?;
            b.press(t.comfort.paste).await?;
            b.until(&format!("{beside} === {:?}", t.comfort.paste_refused)).await?;
            b.js(&lies_there("Promise.resolve('  ')")).await?;
            b.press(t.comfort.paste).await?;
            b.until(&format!("{beside} === {:?}", t.comfort.paste_empty)).await?;
            assert_eq!(b.value(t.line.identifier).await?, "");
            b.js(&lies_there("Promise.resolve('8901260123456789011')")).await?;
            b.press(t.comfort.paste).await?;
            b.until(&format!("{beside} === {:?}", t.comfort.pasted)).await?;
            assert_eq!(b.value(t.line.identifier).await?, "8901260123456789011");
            b.accessible().await?;
            // As with typing, the secret of an activation code is dropped and never stored.
            b.js(&lies_there(
                "Promise.resolve('LPA:1$rsp.example.com$SECRET-MATCHING-ID')",
            ))
            .await?;
            b.press(t.comfort.paste).await?;
            b.comes("rsp.example.com").await?;
            assert!(!b.text().await?.contains("SECRET-MATCHING-ID"));
            assert!(
                !b.storage()
                    .await?
                    .values()
                    .any(|text| text.contains("SECRET-MATCHING-ID"))
            );
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_device_of_the_last_plan_is_the_answer_for_the_next_one() -> Result<()> {
    for language in [Language::En, Language::ZhCn] {
        visit(language, |b, _| async move {
            let journey = Journey::practice(language, Channel::Web)?;
            let t = journey.t();
            journey.begin(&b).await?;
            journey.walk_to(&b, StepId::Details).await?;
            for device in Device::ALL {
                assert!(
                    !b.is_on(t.device(*device)).await?,
                    "nothing is answered on a first visit"
                );
            }
            b.choose(t.device(Device::Pixel)).await?;
            b.until("JSON.parse(localStorage.getItem('esim-exit/settings'))?.value.device === 'pixel'")
                .await?;
            b.go("#/").await?;
            b.wait_step("home").await?;
            b.press(t.home.practise).await?;
            b.wait_step("reason").await?;
            journey.walk_to(&b, StepId::Details).await?;
            assert!(b.is_on(t.device(Device::Pixel)).await?);
            // It is an answer like any other.
            b.choose(t.device(Device::Iphone)).await?;
            assert!(b.is_on(t.device(Device::Iphone)).await?);
            b.reload().await?;
            b.wait_step("details").await?;
            assert!(b.is_on(t.device(Device::Iphone)).await?);
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn where_plans_are_not_kept_the_device_is_not_either() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let journey = Journey::practice(Language::En, Channel::Web)?;
        let t = journey.t();
        b.go("#/privacy").await?;
        b.wait_step("privacy").await?;
        b.press(fill(t.privacy.switch_off_button, &[("what", t.privacy.plans)]))
            .await?;
        b.until("JSON.parse(localStorage.getItem('esim-exit/settings'))?.value.not_kept.length")
            .await?;
        b.go("#/").await?;
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Details).await?;
        b.choose(t.device(Device::Pixel)).await?;
        assert!(b.is_on(t.device(Device::Pixel)).await?);
        assert!(!b.storage().await?[SETTINGS].contains("device"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_keys_reach_what_the_page_about_says() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let journey = Journey::practice(Language::En, Channel::Web)?;
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Details).await?;
        b.with_alt(Key::Back).await?;
        b.wait_step("line").await?;
        b.with_alt(Key::GoOn).await?;
        b.wait_step("details").await?;
        b.with_alt(Key::Overview).await?;
        b.wait_step("overview").await?;
        b.with_alt(Key::Home).await?;
        b.wait_step("home").await
    })
    .await
}

#[tokio::test]
async fn what_was_said_on_one_page_is_not_said_on_the_next() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let journey = Journey::practice(Language::En, Channel::Web)?;
        let t = journey.t();
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Line).await?;
        b.js("navigator.clipboard.readText = () => Promise.resolve('8901260123456789011')")
            .await?;
        b.press(t.comfort.paste).await?;
        let line = b.route().await?;
        let said = "document.querySelector('.said').innerText";
        b.until(&format!("{said} === {:?}", t.comfort.pasted)).await?;
        b.follow(t.frame.overview).await?;
        b.wait_step("overview").await?;
        b.until(&format!("{said} === ''")).await?;
        // Nor beside the button, for whoever comes back to it.
        b.go(&line).await?;
        b.wait_step("line").await?;
        assert!(!b.shows(t.comfort.pasted).await?);
        Ok(())
    })
    .await
}
