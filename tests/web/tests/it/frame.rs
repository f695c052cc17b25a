//! The page and its host: it starts, refuses frames, and the watchers of these tests are awake.

use anyhow::Result;
use serde_json::{Value, json};
use web::{Site, browser};

#[tokio::test]
async fn it_starts_without_a_word_of_complaint() -> Result<()> {
    let site = Site::start()?;
    browser(|b| async move {
        b.open(&site.url).await?;
        assert_ne!(b.step().await?, "", "the first screen names its step");
        assert_ne!(b.step().await?, "starting", "the still first screen is gone");
        assert_eq!(b.js("return document.querySelectorAll('main').length").await?, json!(1));
        assert_eq!(
            b.js("return document.getElementById('boot-failed').hidden").await?,
            json!(true)
        );
        b.accessible().await
    })
    .await
}

#[tokio::test]
async fn without_javascript_it_says_what_it_is_and_needs() -> Result<()> {
    let site = Site::start()?;
    browser(|b| async move {
        b.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true }))
            .await?;
        b.driver.goto(&site.url).await?;
        let page = b.all(&["heading", "StaticText"]).await?.join("\n");
        for text in [
            "This page needs JavaScript and WebAssembly",
            "此页面需要 JavaScript 和 WebAssembly",
            "no server, no account",
            "没有服务器",
        ] {
            assert!(page.contains(text), "{text} is not on the page:\n{page}");
        }
        b.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": false }))
            .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn it_refuses_to_run_in_a_frame() -> Result<()> {
    let site = Site::start()?;
    let foreign = tempfile::tempdir()?;
    std::fs::write(
        foreign.path().join("index.html"),
        format!(
            "<!doctype html><html lang=\"en\"><title>foreign</title><link rel=\"icon\" href=\"data:,\"><iframe title=\"x\" src=\"{}\"></iframe>",
            site.url
        ),
    )?;
    let other = Site::of(foreign.path().into())?;
    browser(|b| async move {
        b.expect_fault("refusing to run inside a frame");
        b.driver.goto(&other.url).await?;
        b.driver.enter_frame(0).await?;
        b.until("document.getElementById('boot-failed')?.hidden === false")
            .await?;
        assert_eq!(b.step().await?, "starting", "the program did not start");
        assert_eq!(
            b.js("return document.documentElement.dataset.ready ?? null").await?,
            Value::Null
        );
        assert_eq!(
            b.js_async("navigator.serviceWorker.getRegistrations().then(r => r.length)")
                .await?,
            json!(0)
        );
        Ok(())
    })
    .await
}

/// Watchers that cannot fail prove nothing: each kind of planted fault is found.
#[tokio::test]
async fn the_policy_and_its_watcher_are_awake() -> Result<()> {
    let site = Site::start()?;
    browser(|b| async move {
        b.open(&site.url).await?;
        b.clean().await?;
        b.js(
            "const s = document.createElement('script'); try { s.textContent = 'window.planted = 1' } catch {} document.head.append(s); \
             try { document.createElement('div').innerHTML = '<b>x</b>' } catch {} \
             const p = document.createElement('p'); p.setAttribute('style', 'color: red'); document.body.append(p); \
             const q = document.createElement('p'); q.style.color = 'rgb(1, 2, 3)'; q.id = 'q'; document.body.append(q); \
             setTimeout(() => { try { window.planted = eval('1') } catch {} }); \
             setTimeout(() => { throw new Error('planted error') }); \
             Promise.reject(new Error('planted rejection')); \
             console.error('planted console'); \
             fetch('https://example.invalid/').catch(() => {}); \
             fetch('./no-such-file').catch(() => {});",
        )
        .await?;
        b.until("__faults.length >= 6").await?;
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        assert_eq!(b.js("return typeof window.planted").await?, json!("undefined"), "neither inline script nor eval ran");
        assert_eq!(b.js("return getComputedStyle(document.getElementById('q')).color").await?, json!("rgb(1, 2, 3)"), "CSSOM is allowed");
        assert!(b.clean().await.is_err(), "a test with faults fails");
        let faults = b.take_faults().await?.join("\n");
        for planted in [
            "policy connect-src",
            "policy style-src-attr",
            "policy require-trusted-types-for",
            "Uncaught Error: planted error",
            "Uncaught (in promise) Error: planted rejection",
            "planted console",
            "no-such-file",
        ] {
            assert!(faults.contains(planted), "{planted} was not seen in:\n{faults}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn axe_is_awake() -> Result<()> {
    let site = Site::start()?;
    browser(|b| async move {
        b.open(&site.url).await?;
        b.js(
            "const main = document.querySelector('main'), p = document.createElement('p'); p.textContent = 'pale'; \
             p.style.color = '#ccc'; p.style.background = '#fff'; main.append(p, document.createElement('input'))",
        )
        .await?;
        let rules: Vec<String> = b.axe().await?.into_iter().map(|violation| violation.rule).collect();
        for planted in ["label", "color-contrast"] {
            assert!(
                rules.iter().any(|rule| rule == planted),
                "{planted} was not seen in {rules:?}"
            );
        }
        assert!(b.accessible().await.is_err());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_program_travels_once_and_an_altered_one_does_not_run() -> Result<()> {
    let site = Site::of(web::dist()?)?;
    browser(|b| async move {
        // Before the offline copy is made, which fetches every file once more.
        b.before_each_document("navigator.serviceWorker.register = () => new Promise(() => {})")
            .await?;
        b.open(&site.url).await?;
        let asked = site.asked();
        let programs: Vec<&String> = asked.iter().filter(|path| path.ends_with(".wasm")).collect();
        assert_eq!(programs.len(), 1, "{asked:?}");
        let mut altered = std::fs::read(web::dist()?.join(programs[0]))?;
        altered.extend([0, 1, 0]);
        let attacked = Site::of(web::dist()?)?;
        attacked.replace(programs[0], altered);
        b.expect_fault("integrity");
        b.expect_fault("Failed to fetch");
        b.driver.goto(&attacked.url).await?;
        b.until("document.getElementById('boot-failed')?.hidden === false")
            .await
    })
    .await
}
