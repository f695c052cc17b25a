//! The offline copy: without a network, and when a new version is deployed.

use anyhow::Result;
use serde_json::json;
use web::{Browser, Site, browser, copy_folder, dist};

#[tokio::test]
async fn it_opens_when_the_host_is_down() -> Result<()> {
    let site = Site::of(dist()?)?;
    browser(|b| async move {
        b.open(&site.url).await?;
        let step = b.step().await?;
        b.wait_offline_copy().await?;
        site.down();
        b.offline(true).await?;
        b.reload().await?;
        assert_eq!(b.js("return navigator.onLine").await?, json!(false));
        assert_eq!(b.step().await?, step);
        let index = b
            .js_async("fetch('./directory/index.json').then(r => r.json())")
            .await?;
        assert!(index["providers"].is_array(), "the directory is there too: {index}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn only_the_start_page_is_answered_from_the_copy() -> Result<()> {
    let site = Site::of(dist()?)?;
    browser(|b| async move {
        b.expect_fault("404");
        b.open(&site.url).await?;
        b.wait_offline_copy().await?;
        b.driver.goto(site.at("no/such/page")).await?;
        b.sees("未找到").await?;
        assert!(b.text().await?.contains("Not found"));
        Ok(())
    })
    .await
}

async fn caches(b: &Browser) -> Result<Vec<String>> {
    Ok(serde_json::from_value(b.js_async("caches.keys()").await?)?)
}

#[tokio::test]
async fn a_new_version_waits_for_consent() -> Result<()> {
    let (old, new) = (tempfile::tempdir()?, tempfile::tempdir()?);
    copy_folder(&dist()?, old.path())?;
    copy_folder(&dist()?, new.path())?;
    let worker = new.path().join("service-worker.js");
    let code = std::fs::read_to_string(&worker)?.replacen("const VERSION = '", "const VERSION = 'next-", 1);
    std::fs::write(&worker, code)?;
    let site = Site::of(old.path().into())?;
    browser(|b| async move {
        b.open(&site.url).await?;
        b.wait_offline_copy().await?;
        let before = caches(&b).await?;
        assert!(before.len() == 1 && before[0].starts_with("esim-exit-"), "{before:?}");

        b.js("window.offers = 0; window.stillHere = true; addEventListener('app-update-ready', () => offers++)")
            .await?;
        site.deploy(new.path().into());
        b.js_async("navigator.serviceWorker.getRegistration().then(r => r.update()).then(() => 1)")
            .await?;
        b.until("window.offers === 1 && document.documentElement.dataset.update === 'ready'")
            .await?;
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        assert_eq!(
            b.js("return window.stillHere ?? false").await?,
            json!(true),
            "nothing happens without consent"
        );

        b.js("dispatchEvent(new Event('app-update-accept'))").await?;
        b.until("window.stillHere === undefined && document.documentElement.dataset.ready === 'true'")
            .await?;
        let after = caches(&b).await?;
        assert!(after.len() == 1 && after[0].starts_with("esim-exit-next-"), "{after:?}");
        assert_eq!(
            b.js("return document.documentElement.dataset.update ?? ''").await?,
            json!("")
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_half_arrived_deployment_is_not_kept() -> Result<()> {
    let site = Site::of(dist()?)?;
    site.replace("icons/icon-512.png", "cut off");
    browser(|b| async move {
        b.expect_fault("integrity");
        b.expect_fault("Failed to fetch");
        b.open(&site.url).await?;
        b.until("performance.now() > 2500").await?;
        assert_eq!(b.js("return navigator.serviceWorker.controller").await?, json!(null));
        Ok(())
    })
    .await
}
