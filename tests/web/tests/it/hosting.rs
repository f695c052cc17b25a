//! Where the page lies: in a folder, at the root, beside another copy of itself; and what leads home from an address that is none.

use anyhow::Result;
use serde_json::{Value, json};
use web::{Browser, Channel, Journey, Language, Site, StepId, browser, dist, next_build};

async fn ours(b: &Browser, path: &str) -> Result<Vec<String>> {
    let start = format!("esim-exit {path} ");
    Ok(b.caches()
        .await?
        .into_iter()
        .filter(|name| name.starts_with(&start))
        .collect())
}

async fn controller(b: &Browser) -> Result<Value> {
    b.js("return navigator.serviceWorker.controller?.scriptURL").await
}

async fn until_controlled(b: &Browser, url: &str) -> Result<()> {
    let own = json!(format!("{url}service-worker.js"));
    b.until(&format!("navigator.serviceWorker.controller?.scriptURL === {own}"))
        .await
}

#[tokio::test]
async fn two_pages_side_by_side_do_not_touch_each_other() -> Result<()> {
    let new = next_build(&dist()?, "two")?;
    let site = Site::of(dist()?)?;
    let other = site.beside("/other/", dist()?);
    browser(|b| async move {
        b.language("en").await?;
        b.open(&site.url).await?;
        until_controlled(&b, &site.url).await?;
        b.open(&other).await?;
        until_controlled(&b, &other).await?;
        assert_eq!((ours(&b, "/esim-exit/").await?.len(), ours(&b, "/other/").await?.len()), (2, 2));

        // A new version of one is none of the other, and deletes nothing of it.
        site.deploy(new.path().into());
        b.open(&site.url).await?;
        b.find_build().await?;
        b.press(Language::En.catalogue().frame.update_now).await?;
        b.until("document.documentElement.dataset.update === undefined && document.documentElement.dataset.ready === 'true'")
            .await?;
        b.open(&other).await?;
        assert_eq!(b.js("return document.documentElement.dataset.update ?? ''").await?, json!(""));
        assert_eq!(ours(&b, "/other/").await?.len(), 2);

        // One forgets its copy, the other works without a network.
        b.js_async("forgetOffline().then(() => 1)").await?;
        assert_eq!(ours(&b, "/other/").await?, Vec::<String>::new());
        assert_eq!(
            b.js_async("navigator.serviceWorker.getRegistrations().then(all => all.map(r => r.scope))").await?,
            json!([site.url])
        );
        site.down();
        b.offline(true).await?;
        b.open(&site.url).await
    })
    .await
}

#[tokio::test]
async fn at_the_root_it_works_and_leaves_the_pages_below_alone() -> Result<()> {
    let site = Site::of(dist()?)?;
    let root = site.beside("/", dist()?);
    browser(|b| async move {
        b.language("en").await?;
        b.open(&root).await?;
        until_controlled(&b, &root).await?;
        let journey = Journey::practice(Language::En, Channel::Web)?;
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Line).await?;

        // The one in the folder begins under the worker of the root, and takes its own without offering an update.
        b.open(&site.url).await?;
        until_controlled(&b, &site.url).await?;
        assert_eq!(
            b.js("return document.documentElement.dataset.update ?? ''").await?,
            json!("")
        );
        b.js_async("forgetOffline().then(() => 1)").await?;
        b.open(&root).await?;
        assert_eq!(controller(&b).await?, json!(format!("{root}service-worker.js")));
        assert_eq!(ours(&b, "/").await?.len(), 2);
        site.down();
        b.offline(true).await?;
        b.reload().await?;
        assert_eq!(b.js("return document.cookie").await?, json!(""));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_lost_address_leads_home_and_keeps_its_place() -> Result<()> {
    let site = Site::of(dist()?)?;
    browser(|b| async move {
        b.expect_fault("404");
        b.language("en").await?;
        b.driver.goto(site.at("index.htm#/about")).await?;
        for said in ["Not found", "未找到", "回到 eSIM 注销向导首页"] {
            b.sees(said).await?;
        }
        b.until("document.querySelector('a').hash === '#/about'").await?;
        b.accessible().await?;
        b.js("document.querySelector('a').click()").await?;
        b.wait_step("about").await?;
        assert_eq!(b.url().await?, site.at("#/about"));
        Ok(())
    })
    .await
}
