//! A key in the search for a provider, in the page: `cargo xtask bench search`.
//!
//! Measured and printed, not judged: from the event of the key to the page laid out anew — answer kept, searched, list drawn.

use anyhow::{Context, Result};
use serde_json::json;
use web::{EN, Journey, Language, Site, StepId, browser, dist};
use xtask::directory;
use xtask::made_up::{self, QUERIES, SIZES, keys};

/// Types each text in turn, and tells how long the page took for each.
const TYPE: &str = "(async texts => { \
    const field = document.querySelector('[role=combobox]'), times = []; \
    const settled = () => new Promise(done => { const c = new MessageChannel(); c.port1.onmessage = done; c.port2.postMessage(0) }); \
    field.focus(); \
    for (const text of texts) { \
        await new Promise(done => setTimeout(done, 60)); \
        const from = performance.now(); \
        field.value = text; field.dispatchEvent(new Event('input', { bubbles: true })); \
        await settled(); document.body.offsetHeight; \
        times.push(performance.now() - from) } \
    return times })";

#[tokio::main]
async fn main() -> Result<()> {
    for size in SIZES {
        let index = directory::index(&made_up::records(size))?;
        let site = Site::of(dist()?)?;
        site.replace("directory/index.json", index);
        browser(|b| async move {
            b.before_each_document("navigator.serviceWorker.register = () => new Promise(() => {})")
                .await?;
            b.language("en").await?;
            b.open(&site.url).await?;
            let journey = Journey::unlisted(Language::En);
            journey.begin(&b).await?;
            journey.walk_to(&b, StepId::Line).await?;
            b.sees(EN.line.provider_hint).await?;
            let loading = json!(EN.line.list_loading);
            b.until(&format!("!document.body.innerText.includes({loading})"))
                .await?;
            println!("\n{size} providers, in the page:");
            let mut slowest = 0.0_f64;
            for query in QUERIES {
                let typed: Vec<&str> = keys(query).collect();
                let times = b.js_async(&format!("{TYPE}({})", json!(typed))).await?;
                let times: Vec<f64> = serde_json::from_value(times).context("times")?;
                let told: Vec<String> = times.iter().map(|ms| format!("{ms:.1}")).collect();
                println!("  {query}: {} ms a key", told.join(" "));
                slowest = times.into_iter().fold(slowest, f64::max);
            }
            println!("  slowest key: {slowest:.1} ms");
            Ok(())
        })
        .await?;
    }
    Ok(())
}
