//! The offline copy: what is in it, and that everything works from it.

use anyhow::Result;
use serde_json::{Value, json};
use web::{Channel, Journey, LANGUAGES, Site, browser, dist, visit_copied};

/// The second program starts.
const SECOND: &str = "new Promise((ok, no) => { const w = startWorker(); w.onmessage = () => ok(1); w.onerror = no; })";

#[tokio::test]
async fn a_whole_practice_case_in_each_language_when_the_host_is_down() -> Result<()> {
    for language in LANGUAGES {
        visit_copied(language, |b, site| async move {
            site.down();
            b.offline(true).await?;
            b.reload().await?;
            assert_eq!(b.js("return navigator.onLine").await?, json!(false));
            b.js_async(SECOND).await?;
            let journey = Journey::practice(language, Channel::Web)?;
            b.press(journey.t().frame.other_language).await?;
            b.press(LANGUAGES.map(|l| l.catalogue().frame.other_language)).await?;
            journey.begin(&b).await?;
            journey.finish(&b).await
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn every_provider_is_there_without_a_network() -> Result<()> {
    visit_copied(web::Language::ZhCn, |b, site| async move {
        site.down();
        b.offline(true).await?;
        let missing = "fetch('./directory/index.json').then(r => r.json()).then(i => Promise.all(i.providers.map(p => \
             fetch('directory/providers/' + p.id + '.json').then(r => r.json()).then(r => r.id === p.id ? '' : p.id)))) \
             .then(all => [all.length, all.join('')])";
        let found = b.js_async(missing).await?;
        assert!(found[0].as_u64() > Some(60) && found[1] == "", "{found}");
        for file in ["devices", "law", "recognition", "schema", "list"] {
            b.js_async(&format!("fetch('directory/{file}.json').then(r => r.json()).then(() => 1)")).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_directory_comes_as_one_file() -> Result<()> {
    visit_copied(web::Language::En, |_, site| async move {
        let asked = site.asked();
        let of = |start: &str| asked.iter().filter(|path| path.starts_with(start)).count();
        assert_eq!(
            (of("directory/providers/"), of("directory/bundle-")),
            (0, 1),
            "{asked:?}"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn only_our_own_answers_are_kept() -> Result<()> {
    visit_copied(web::Language::En, |b, _| async move {
        b.expect_fault("404");
        b.expect_fault("405");
        let kept = "caches.keys().then(names => Promise.all(names.map(async name => { const cache = await caches.open(name); \
             return Promise.all((await cache.keys()).map(async request => { const r = await cache.match(request); \
             return [request.method, request.url, r.status, r.redirected] })) }))).then(all => all.flat())";
        let before = b.js_async(kept).await?;
        // Nothing that is asked for later is added: neither a stranger's path, nor a query, nor another method.
        let more = "Promise.all([fetch('./no/such.json'), fetch('directory/index.json?x=1'), fetch('./?x'), \
             fetch('./boot', { method: 'PUT' }).catch(() => 0)]).then(() => 1)";
        b.js_async(more).await?;
        assert_eq!(b.js_async(kept).await?, before);
        let base = b.js("return new URL('./', location).href").await?;
        let all: Vec<(String, String, u16, bool)> = serde_json::from_value(before)?;
        assert!(all.len() > 80, "{}", all.len());
        for (method, url, status, redirected) in all {
            let ours = url.starts_with(base.as_str().unwrap_or_default());
            assert!(method == "GET" && ours && status == 200 && !redirected, "{method} {url} {status} {redirected}");
        }
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
        b.driver.goto(site.at("no-such-page")).await?;
        b.sees("未找到").await?;
        assert!(b.text().await?.contains("Not found"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_half_arrived_or_redirected_deployment_is_not_kept() -> Result<()> {
    for (what, status) in [("cut off", "200 OK"), ("", "302 Found")] {
        let site = Site::of(dist()?)?;
        if status == "200 OK" {
            site.replace("icons/icon-512.png", what);
        } else {
            site.fail("icons/icon-512.png", status);
        }
        browser(|b| async move {
            for expected in ["integrity", "Failed to fetch", "redirect", "ERR_FAILED"] {
                b.expect_fault(expected);
            }
            // Told by the worker itself, so that nothing has to be waited for.
            b.before_each_document(
                "navigator.serviceWorker.register = (real => async (...a) => { const r = await real.apply(navigator.serviceWorker, a); \
                 r.installing?.addEventListener('statechange', e => window.ended = e.target.state); return r })(navigator.serviceWorker.register)",
            )
            .await?;
            b.open(&site.url).await?;
            b.until("window.ended").await?;
            assert_eq!(b.js("return window.ended").await?, json!("redundant"));
            assert_eq!(b.js("return navigator.serviceWorker.controller").await?, Value::Null);
            Ok(())
        })
        .await?;
    }
    Ok(())
}
