//! A batch of many lines against the mock provider, beside a bare loop of the same requests: `cargo xtask bench [lines]`.
//!
//! Nothing here is judged, it is measured and printed: time a line, the ratio to the loop, memory, and whether the last
//! lines cost more than the first. The courteous pause between two lines is left out, because it would be all there is to see.

use anyhow::{Context, Result};
use serde_json::json;
use std::time::Instant;
use web::many_lines::{PLACE, id, many_lines};
use web::{ByApi, EN, Platform, Provider, Site, browser_with, fill, script};

/// The mock answers each request on a connection of its own. The bare loop beside it pays the same.
const LINES: usize = 1_000;
/// Every pause of more than this is none.
const NO_PAUSES: &str = "const wait = window.setTimeout; \
    window.setTimeout = (call, ms, ...rest) => wait(call, ms >= 900 && ms <= 2500 ? 0 : ms, ...rest)";

/// Milliseconds from one arrival of the act to the next, as the page's own clock saw the requests end.
const ARRIVALS: &str =
    "return performance.getEntriesByType('resource').filter(e => e.name.endsWith('/cancel')).map(e => e.startTime)";
const MEMORY: &str = "return performance.memory ? performance.memory.usedJSHeapSize : 0";

#[tokio::main]
async fn main() -> Result<()> {
    let lines: usize = match std::env::args().nth(1) {
        Some(word) => word.parse().context("the number of lines is a number")?,
        None => LINES,
    };
    let site = Site::start()?;
    let provider = Provider::of(many_lines(lines)?, &[])?;
    browser_with(&provider, async |b| {
        b.before_each_document(NO_PAUSES).await?;
        b.language("en").await?;
        b.open(&site.url).await?;
        b.js("performance.setResourceTimingBufferSize(1e6)").await?;
        let t = &EN;
        let api = ByApi::of(&script("gigs")?)?;
        b.follow(t.batch.home_link).await?;
        b.wait_step("batch").await?;
        b.press(t.batch.start).await?;
        b.wait_step("batch-keys").await?;
        debug_assert_eq!(api.platform, Platform::Gigs);
        api.open(&b, t).await?;
        patiently(&b, &format!("document.body.innerText.includes({})", json!(t.batch.to_lines))).await?;
        let before = b.js(MEMORY).await?;
        b.follow(t.batch.to_lines).await?;
        b.wait_step("batch-lines").await?;
        let counted = |sentence: &str| fill(sentence, &[("count", &lines.to_string())]);
        b.press(counted(t.batch.pick_all)).await?;
        b.press(counted(t.batch.take_picked)).await?;
        b.follow(t.batch.to_review).await?;
        b.wait_step("batch-review").await?;
        b.choose(t.batch.keep_none).await?;
        b.choose(t.act_kind.at_period_end).await?;
        b.type_into(counted(t.batch.confirm), &lines.to_string()).await?;
        let start = Instant::now();
        b.press(counted(t.batch.begin)).await?;
        b.wait_step("batch-run").await?;
        patiently(&b, &format!("document.querySelector('progress')?.value >= {lines}")).await?;
        let took = start.elapsed().as_secs_f64() * 1_000.0;
        let after = b.js(MEMORY).await?;
        let arrivals: Vec<f64> = serde_json::from_value(b.js(ARRIVALS).await?)?;
        anyhow::ensure!(provider.acts() == lines, "{} acts for {lines} lines", provider.acts());

        // The same three requests a line, with nothing around them.
        provider.scripted(|scripted| scripted.states.clear());
        b.js("performance.clearResourceTimings()").await?;
        let ids: Vec<String> = (0..lines).map(id).collect();
        let loops = format!(
            "(async () => {{ const key = {{ Authorization: 'Bearer gigs-key-1f6b2c' }}; const from = performance.now(); \
             const how = {{ headers: key, credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' }}; \
             for (const id of {ids}) {{ const at = 'https://{PLACE}/' + id; \
                await (await fetch(at, how)).text(); \
                await (await fetch(at + '/cancel', {{ ...how, method: 'POST', headers: {{ ...key, 'Content-Type': 'application/json', \
                    'Idempotency-Key': id }}, body: '{{}}' }})).text(); \
                await (await fetch(at, how)).text(); }} \
             window.bare = performance.now() - from }})(); return 0",
            ids = json!(ids)
        );
        b.js(&loops).await?;
        patiently(&b, "typeof window.bare === 'number'").await?;
        let bare = b.js("return window.bare").await?.as_f64().context("a time")?;
        let alone: Vec<f64> = serde_json::from_value(b.js(ARRIVALS).await?)?;
        println!("{lines} lines, each read, cancelled and read back:");
        tell("the page", took, &arrivals);
        tell("a bare loop", bare, &alone);
        println!("  ratio                   {:>9.2}", took / bare);
        if let (Some(before), Some(after)) = (before.as_f64(), after.as_f64()) {
            println!("  JavaScript heap         {:>9.1} MB before, {:.1} MB after", before / 1e6, after / 1e6);
        }
        Ok(())
    })
    .await
}

/// Waits longer than a test would.
async fn patiently(b: &web::Browser, expression: &str) -> Result<()> {
    for _ in 0..40 {
        if b.until(expression).await.is_ok() {
            return Ok(());
        }
        let progress = "return document.querySelector('progress')?.value ?? null";
        eprintln!("… still at `{}`, settled: {}", b.step().await?, b.js(progress).await?);
    }
    b.until(expression).await
}

/// Prints what a run took, and whether its last lines cost more than its first.
#[expect(clippy::cast_precision_loss, reason = "a count of lines")]
fn tell(what: &str, took: f64, arrivals: &[f64]) {
    let gaps: Vec<f64> = arrivals
        .windows(2)
        .filter_map(|w| Some(w.get(1)? - w.first()?))
        .collect();
    let tenth = (gaps.len() / 10).max(1);
    let mean = |part: &[f64]| part.iter().sum::<f64>() / part.len().max(1) as f64;
    let first = mean(gaps.get(..tenth).unwrap_or_default());
    let last = mean(gaps.get(gaps.len().saturating_sub(tenth)..).unwrap_or_default());
    println!(
        "  {what:<20} {took:>12.0} ms, {:>7.2} ms a line; the first tenth {first:.2} ms, the last {last:.2} ms a line",
        took / arrivals.len() as f64
    );
}
