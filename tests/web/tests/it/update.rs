//! New versions and new data: offered, taken by consent, never half, and never under somebody's hands; and the ways out.

use crate::api_room::room;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::path::Path;
use web::{Browser, Language, Site, browser, dist, next_build, next_data, visit_copied};

const SECOND: &str = "new Promise((ok, no) => { const w = startWorker(); w.onmessage = () => ok(1); w.onerror = no; })";
const ACT: &str =
    "navigator.locks.request('esim-exit/turn', () => new Promise(done => window.actOver = done)); return 1";
/// What the record of Tello says of its website.
const WEBSITE: &str = "fetch('directory/providers/tello.json').then(r => r.json()).then(r => r.links.website)";

fn build_of(folder: &Path) -> Result<String> {
    let page = std::fs::read_to_string(folder.join("index.html"))?;
    let build = page
        .split("data-build=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    Ok(build.context("a build")?.to_owned())
}

async fn builds_kept(b: &Browser) -> Result<usize> {
    Ok(b.caches().await?.iter().filter(|name| name.contains(" build ")).count())
}

async fn until_builds(b: &Browser, count: usize) -> Result<()> {
    for _ in 0..200 {
        if builds_kept(b).await? == count {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(40)).await;
    }
    anyhow::bail!("never {count} builds: {:?}", b.caches().await?)
}

/// This tab was neither loaded anew nor changed.
async fn untouched(b: &Browser, build: &str) -> Result<()> {
    assert_eq!(
        b.js("return window.stillHere ?? false").await?,
        json!(true),
        "it was loaded anew"
    );
    assert_eq!(b.build().await?, build);
    Ok(())
}

#[tokio::test]
async fn two_tabs_go_over_to_a_new_build_each_when_its_person_agrees() -> Result<()> {
    let new = next_build(&dist()?, "two")?;
    let (first, second) = (build_of(&dist()?)?, build_of(new.path())?);
    assert_ne!(first, second);
    let site = Site::of(dist()?)?;
    browser(|b| async move {
        b.language("en").await?;
        let t = Language::En.catalogue();
        b.open(&site.url).await?;
        b.wait_offline_copy().await?;
        let one = b.tab().await?;
        let two = b.new_tab().await?;
        b.language("en").await?;
        b.open(&site.url).await?;
        b.js("window.stillHere = true").await?;
        // What this tab has asked of the browser is done before it goes into the background.
        b.js_async("navigator.serviceWorker.getRegistration().then(r => r.update()).then(() => 1)")
            .await?;
        b.switch_to(&one).await?;
        b.js("window.stillHere = true").await?;

        // The files of the first build are gone from the host.
        site.deploy(new.path().into());
        b.find_build().await?;
        b.sees(t.frame.update_ready).await?;
        untouched(&b, &first).await?;
        b.press(t.frame.update_now).await?;
        b.until(&format!(
            "document.getElementById('boot')?.dataset.build === {}",
            json!(second)
        ))
        .await?;
        b.until("document.documentElement.dataset.ready === 'true'").await?;
        assert!(!b.shows(t.frame.update_ready).await?, "it is not offered twice");

        // The other tab stays what it was, and works: its second program comes from the kept files of its build.
        b.switch_to(&two).await?;
        b.sees(t.frame.update_ready).await?;
        untouched(&b, &first).await?;
        assert_eq!(builds_kept(&b).await?, 2);
        b.js_async(SECOND).await.context("the old tab's second program")?;
        site.down();
        b.js_async(SECOND).await.context("the same without a network")?;

        // The new build works without a network too.
        b.switch_to(&one).await?;
        b.offline(true).await?;
        b.reload().await?;
        assert_eq!(b.build().await?, second);
        b.js_async(SECOND).await?;
        assert_eq!(builds_kept(&b).await?, 2, "an old tab still needs the old build");
        b.offline(false).await?;
        site.up();

        b.switch_to(&two).await?;
        b.press(t.frame.update_now).await?;
        b.until(&format!(
            "document.getElementById('boot')?.dataset.build === {}",
            json!(second)
        ))
        .await?;
        until_builds(&b, 1).await?;
        b.until("document.documentElement.dataset.ready === 'true'").await
    })
    .await
}

#[tokio::test]
async fn an_act_in_another_tab_or_in_this_one_holds_the_new_build_back() -> Result<()> {
    let new = next_build(&dist()?, "two")?;
    let (first, second) = (build_of(&dist()?)?, build_of(new.path())?);
    visit_copied(Language::ZhCn, |b, site| async move {
        let t = Language::ZhCn.catalogue();
        let one = b.tab().await?;
        site.deploy(new.path().into());
        b.find_build().await?;
        b.sees(t.frame.update_ready).await?;
        b.js("window.stillHere = true").await?;
        let two = b.new_tab().await?;
        b.language("zh-CN").await?;
        b.open(&site.url).await?;
        for acting in [&two, &one] {
            b.switch_to(acting).await?;
            b.js(ACT).await?;
            b.until("window.actOver").await?;
            b.switch_to(&one).await?;
            b.press(t.frame.update_now).await?;
            b.sees(t.offline.update_waits).await?;
            untouched(&b, &first).await?;
            assert_eq!(
                b.js_async("navigator.serviceWorker.getRegistration().then(r => !!r.waiting)")
                    .await?,
                json!(true)
            );
            b.switch_to(acting).await?;
            b.js("window.actOver(); window.actOver = null").await?;
        }
        b.switch_to(&one).await?;
        b.press(t.frame.update_now).await?;
        b.until(&format!(
            "document.getElementById('boot')?.dataset.build === {}",
            json!(second)
        ))
        .await?;
        b.until("document.documentElement.dataset.ready === 'true'").await
    })
    .await
}

#[tokio::test(flavor = "current_thread")]
async fn a_real_act_is_not_cut_off_and_nothing_of_its_provider_is_kept() -> Result<()> {
    let new = next_build(&dist()?, "two")?;
    room(Language::En, "", async |room| {
        let (b, p, t) = (room.b, room.p, room.t());
        let ready = room.ready().await?;
        b.wait_offline_copy().await?;
        room.site.deploy(new.path().into());
        b.find_build().await?;
        b.sees(t.frame.update_ready).await?;
        p.hold("act");
        ready.begin().await?;
        p.arrived("act", 1).await?;
        b.js("window.stillHere = true").await?;
        b.press(t.frame.update_now).await?;
        b.sees(t.offline.update_waits).await?;
        untouched(b, &build_of(&dist()?)?).await?;
        p.release();
        ready.is_done_once().await?;
        let strange = "caches.keys().then(names => Promise.all(names.map(async n => (await (await caches.open(n)).keys()).map(r => r.url)))) \
             .then(urls => urls.flat().filter(url => !url.startsWith(location.origin)))";
        assert_eq!(b.js_async(strange).await?, json!([]));
        b.press(t.frame.update_now).await?;
        b.until("window.stillHere === undefined && document.documentElement.dataset.ready === 'true'")
            .await?;
        assert_eq!(b.build().await?, build_of(new.path())?);
        b.wait_stage("acknowledged").await
    })
    .await
}

/// The page of the new build beside the programs of the old one.
fn half_deployed(new: &Path) -> Result<()> {
    for entry in std::fs::read_dir(new)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "wasm") {
            std::fs::write(path, b"the old program")?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn of_a_half_arrived_build_nobody_gets_anything() -> Result<()> {
    let new = next_build(&dist()?, "two")?;
    half_deployed(new.path())?;
    let first = build_of(&dist()?)?;
    visit_copied(Language::En, |b, site| async move {
        for expected in ["integrity", "Failed to fetch", "ServiceWorker script"] {
            b.expect_fault(expected);
        }
        // Who has a copy stays on it.
        site.deploy(new.path().into());
        b.js("navigator.serviceWorker.getRegistration().then(r => { r.addEventListener('updatefound', () => r.installing.addEventListener( \
             'statechange', e => window.ended = e.target.state)); r.update().catch(() => 1) }); return 1")
            .await?;
        b.until("window.ended === 'redundant'").await?;
        b.reload().await?;
        assert_eq!(b.build().await?, first);
        assert!(!b.shows(Language::En.catalogue().frame.update_ready).await?);

        // Who comes for the first time is told what to do, once.
        let bare = Site::of(new.path().into())?;
        b.driver.goto(&bare.url).await?;
        b.until("document.getElementById('boot-failed')?.hidden === false").await?;
        b.sees("wait ten minutes").await?;
        assert!(!b.shows("请等十分钟").await?, "the page speaks English");
        b.until("performance.now() > 3000").await?;
        let starts = bare.asked().iter().filter(|path| path.is_empty()).count();
        assert_eq!(starts, 1, "it does not load itself again: {:?}", bare.asked());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_page_without_its_starter_says_so_too() -> Result<()> {
    let site = Site::of(dist()?)?;
    for entry in std::fs::read_dir(dist()?)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.starts_with("boot-") {
            site.replace(&name, "the starter of another build");
        }
    }
    browser(|b| async move {
        b.expect_fault("integrity");
        b.driver.goto(&site.url).await?;
        // Twenty seconds, in no time.
        b.until("document.getAnimations().map(a => a.finish()).length > 0")
            .await?;
        b.sees("Still loading").await?;
        assert!(!b.shows("还在加载").await?, "the page speaks English");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_broken_copy_has_a_way_out_that_keeps_what_is_saved() -> Result<()> {
    let new = next_build(&dist()?, "two")?;
    let second = build_of(new.path())?;
    visit_copied(Language::En, |b, site| async move {
        for expected in ["404", "Failed to fetch", "dynamically imported", "integrity", "MIME type", "ERR_FAILED"] {
            b.expect_fault(expected);
        }
        b.js("localStorage.setItem('kept', 'yes')").await?;
        let broken = "caches.keys().then(names => Promise.all(names.map(async name => { const cache = await caches.open(name); \
             for (const request of await cache.keys()) if (request.url.endsWith('.wasm')) await cache.put(request, new Response('broken')) }))).then(() => 1)";
        b.js_async(broken).await?;
        site.deploy(new.path().into());
        b.driver.refresh().await?;
        b.until("document.getElementById('boot-failed')?.hidden === false").await?;
        b.js("document.querySelector('#boot-failed a').click()").await?;
        b.until(&format!(
            "document.documentElement.dataset.ready === 'true' && document.getElementById('boot').dataset.build === {}",
            json!(second)
        ))
        .await?;
        assert_eq!(b.js("return location.search + localStorage.getItem('kept')").await?, json!("yes"));
        // The copy is made anew, and whole.
        b.until("navigator.serviceWorker.controller").await?;
        until_builds(&b, 1).await?;
        let whole = "caches.keys().then(async names => (await (await caches.open(names.find(n => n.includes(' build ')))).keys()) \
             .some(r => r.url.endsWith('.wasm')))";
        for _ in 0..100 {
            if b.js_async(whole).await? == json!(true) {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(40)).await;
        }
        site.down();
        b.offline(true).await?;
        b.reload().await?;
        assert_eq!(b.build().await?, second);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_a_network_the_way_out_leaves_the_copy_alone() -> Result<()> {
    visit_copied(Language::En, |b, site| async move {
        b.expect_fault("Failed to load resource");
        b.expect_fault("ERR_");
        site.down();
        let before = b.caches().await?;
        b.open(&site.at("?fresh")).await?;
        assert_eq!(b.caches().await?, before);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_copy_can_be_switched_off_for_everybody_and_on_again() -> Result<()> {
    let (off, on) = (tempfile::tempdir()?, next_build(&dist()?, "two")?);
    web::copy_folder(&dist()?, off.path())?;
    xtask::retire::page(off.path()).map_err(|failure| anyhow::anyhow!("{failure}"))?;
    visit_copied(Language::En, |b, site| async move {
        b.js("localStorage.setItem('kept', 'yes')").await?;
        site.deploy(off.path().into());
        b.js("navigator.serviceWorker.getRegistration().then(r => r.update()).catch(() => 1); return 1")
            .await?;
        for _ in 0..2 {
            for _ in 0..200 {
                let left = b
                    .js_async("navigator.serviceWorker.getRegistrations().then(r => r.length)")
                    .await?;
                if b.caches().await?.is_empty() && left == json!(0) {
                    break;
                }
                tokio::time::sleep(std::time::Duration::from_millis(40)).await;
            }
            assert_eq!(b.caches().await?, Vec::<String>::new());
            b.reload().await?;
        }
        assert_eq!(b.js("return localStorage.getItem('kept')").await?, json!("yes"));
        site.deploy(on.path().into());
        b.reload().await?;
        b.wait_offline_copy().await?;
        assert_eq!(builds_kept(&b).await?, 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn forgetting_the_copy_leaves_what_is_saved() -> Result<()> {
    visit_copied(Language::En, |b, _| async move {
        b.js("localStorage.setItem('kept', 'yes')").await?;
        b.js_async("caches.open('of another page').then(() => 1)").await?;
        b.js_async("forgetOffline().then(() => 1)").await?;
        assert_eq!(b.caches().await?, ["of another page"]);
        assert_eq!(
            b.js_async("navigator.serviceWorker.getRegistrations().then(r => r.length)")
                .await?,
            json!(0)
        );
        assert_eq!(b.js("return localStorage.getItem('kept')").await?, json!("yes"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn new_data_comes_without_a_new_program_whole_or_not_at_all() -> Result<()> {
    let old = dist()?;
    let newer = next_data(&old, "tello", "https://tello.com", "https://newer.example")?;
    let build = build_of(&old)?;
    visit_copied(Language::En, |b, site| async move {
        let t = Language::En.catalogue();
        for expected in ["integrity", "Failed to", "404", "ERR_"] {
            b.expect_fault(expected);
        }
        let before = b.js_async(WEBSITE).await?;
        let is_old = |now: &Value| *now == before;
        let list: Value = serde_json::from_str(&std::fs::read_to_string(newer.path().join("directory/list.json"))?)?;
        let bundle = ["directory/", list["bundle"].as_str().unwrap_or_default()].concat();

        // Cut off, of another form, or while an act is under way: nothing changes.
        site.deploy(newer.path().into());
        site.replace(&bundle, "{\"providers/tello.json\":\"{}\"}");
        assert_eq!(b.js_async("renewData()").await?, json!("failed"));
        assert!(is_old(&b.js_async(WEBSITE).await?));
        site.whole(&bundle);
        let mut other = list.clone();
        other["format"] = json!(2);
        site.replace("directory/list.json", other.to_string());
        assert_eq!(b.js_async("renewData()").await?, json!("failed"));
        site.whole("directory/list.json");
        b.js(ACT).await?;
        b.until("window.actOver").await?;
        assert_eq!(b.js_async("renewData()").await?, json!("later"));
        b.js("window.actOver()").await?;

        // At most once a day by itself.
        b.reload().await?;
        assert!(is_old(&b.js_async(WEBSITE).await?));

        // By hand, in the words of the page.
        b.go("#/about").await?;
        b.press(t.offline.renew).await?;
        b.sees(t.offline.renewed).await?;
        assert!(!is_old(&b.js_async(WEBSITE).await?));
        b.press(t.offline.renew).await?;
        b.sees(t.offline.newest).await?;
        assert_eq!(b.caches().await?.iter().filter(|name| name.contains(" data ")).count(), 1);

        // A day later, by itself at the start, and back to the older data, because that is what the host has now.
        site.deploy(old.clone());
        let yesterday = "caches.keys().then(async names => { const cache = await caches.open(names.find(n => n.includes(' data '))); \
             await cache.put('directory/looked', new Response(String(Date.now() - 25 * 3600 * 1000))) }).then(() => 1)";
        b.js_async(yesterday).await?;
        b.reload().await?;
        for _ in 0..100 {
            if is_old(&b.js_async(WEBSITE).await?) {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(40)).await;
        }
        assert!(is_old(&b.js_async(WEBSITE).await?));
        assert_eq!(b.build().await?, build);
        assert!(!b.shows(t.frame.update_ready).await?, "new data is no new program");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_day_of_the_data_is_said_in_both_languages() -> Result<()> {
    let list: Value = serde_json::from_str(&std::fs::read_to_string(dist()?.join("directory/list.json"))?)?;
    let day = web::Date::parse(list["date"].as_str().unwrap_or_default())?;
    for language in web::LANGUAGES {
        let t = language.catalogue();
        web::visit(language, |b, _| async move {
            b.go("#/about").await?;
            b.sees(web::fill(t.offline.data_of, &[("date", &t.date(day))])).await
        })
        .await?;
    }
    Ok(())
}
