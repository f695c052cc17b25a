//! A key in the search for a provider, in the page: `cargo xtask bench search`.
//!
//! Measured and printed, not judged, in two parts: what the program does (answer kept and stored, searched, list made and put into
//! the page), and until the browser has laid it out. A frame of the browser that falls between counts with the second.

use anyhow::{Context, Result};
use serde_json::json;
use web::{EN, Journey, Language, Site, StepId, browser, dist};
use xtask::directory;
use xtask::made_up::{self, QUERIES, SIZES, keys};

/// Types each text in turn, and tells for each how long the program took and when all was laid out, in milliseconds.
const TYPE: &str = "(async texts => { \
    const field = document.querySelector('[role=combobox]'), times = []; \
    const settled = () => new Promise(done => { const c = new MessageChannel(); c.port1.onmessage = done; c.port2.postMessage(0) }); \
    field.focus(); \
    for (const text of texts) { \
        await new Promise(done => setTimeout(done, 60)); \
        const from = performance.now(); \
        field.value = text; field.dispatchEvent(new Event('input', { bubbles: true })); \
        for (let turn = 0; turn < 20; turn += 1) await null; \
        const drawn = performance.now(); \
        await settled(); document.body.offsetHeight; \
        times.push([drawn - from, performance.now() - from]) } \
    return times })";

#[tokio::main]
async fn main() -> Result<()> {
    println!(
        "| providers | keys | program: middle | 9 in 10 within | slowest | laid out: middle | 9 in 10 within | slowest |"
    );
    println!("|---:|---:|---:|---:|---:|---:|---:|---:|");
    for size in SIZES {
        let site = Site::of(dist()?)?;
        site.replace("directory/index.json", directory::index(&made_up::records(size))?);
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
            let (mut program, mut laid_out) = (Vec::new(), Vec::new());
            for query in QUERIES {
                let typed: Vec<&str> = keys(query).collect();
                let times = b.js_async(&format!("{TYPE}({})", json!(typed))).await?;
                let times: Vec<(f64, f64)> = serde_json::from_value(times).context("times")?;
                program.extend(times.iter().map(|(drawn, _)| *drawn));
                laid_out.extend(times.iter().map(|(_, all)| *all));
            }
            let count = program.len();
            let cells = [spread(program), spread(laid_out)].concat();
            println!("| {size} | {count} | {} |", cells.join(" | "));
            Ok(())
        })
        .await?;
    }
    Ok(())
}

/// The one in the middle, the one within which nine in ten are, and the slowest.
fn spread(mut times: Vec<f64>) -> [String; 3] {
    times.sort_by(f64::total_cmp);
    let last = times.len().saturating_sub(1);
    [last / 2, last * 9 / 10, last].map(|at| match times.get(at) {
        Some(ms) => format!("{ms:.1} ms"),
        None => "–".to_owned(),
    })
}
