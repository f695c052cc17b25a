//! How fast the page is there and goes on: `cargo xtask bench page`. Measured and printed as a table, never judged.
//!
//! Opening: five times each, the one in the middle, with an empty cache and without the offline copy, on this machine as it is and as on a
//! phone (1.6 Mbit/s, 150 ms, a processor four times slower; the host packs by gzip, as GitHub Pages does). Going on: from the click to the
//! next step laid out, nine times each, the one in the middle.

use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::path::PathBuf;
use web::{Browser, Channel, EN, Journey, Language, Site, StepId, browser, dist};
use xtask::pace;

const RUNS: usize = 5;
const PLANS: [usize; 3] = [1, 500, 5_000];
const WATCH: &str = "navigator.serviceWorker.register = () => new Promise(() => {}); window.pace = { blocked: 0 }; \
    new MutationObserver(() => { \
        if (!pace.answerable && document.querySelector('button')) pace.answerable = performance.now(); \
        if (!pace.here && document.documentElement.dataset.ready) pace.here = performance.now(); \
    }).observe(document, { subtree: true, childList: true, attributes: true }); \
    const each = (type, tell) => new PerformanceObserver(list => list.getEntries().forEach(tell)).observe({ type, buffered: true }); \
    each('paint', e => { pace[e.name] = e.startTime; }); \
    each('largest-contentful-paint', e => { pace.largest = e.startTime; }); \
    each('longtask', e => { pace.blocked += e.duration - 50; });";
/// What is measured of an opening, and its words.
const OPENING: [(&str, &str); 5] = [
    ("answerable", "answerable"),
    ("first-contentful-paint", "first paint"),
    ("largest", "largest paint"),
    ("here", "program here"),
    ("blocked", "blocked"),
];
/// Waits until the page is another one than before, then lays it out.
const GOING: &str = "const turn = () => new Promise(done => { const c = new MessageChannel(); c.port1.onmessage = done; c.port2.postMessage(0) }); \
    const name = () => document.querySelector('main').dataset.step + document.querySelector('li.case a')?.href; \
    const time = async act => { const was = name(), from = performance.now(); act(); while (name() === was) await turn(); \
        document.body.offsetHeight; return performance.now() - from; }; \
    const middle = async act => { const times = []; for (let k = 0; k < 9; k++) { times.push(await time(act)); \
        await time(() => history.back()); await new Promise(done => setTimeout(done, 50)); } return times.sort((a, b) => a - b)[4]; };";

/// How a machine is.
struct Machine {
    name: &'static str,
    slower: u32,
    slow_network: bool,
}

#[tokio::main]
async fn main() -> Result<()> {
    let page = |name: &str| {
        std::env::var_os(name)
            .map(PathBuf::from)
            .with_context(|| format!("{name} names no page"))
    };
    let pages = [
        ("floor", page(pace::FLOOR)?),
        ("hello", page(pace::HELLO)?),
        ("eSIM Exit", dist()?),
    ];
    let words = OPENING.map(|(_, words)| words).join(" | ");
    println!("| opened | page | {words} | answerable beside floor | beside hello |");
    println!("|---|---|{}", "---:|".repeat(OPENING.len() + 2));
    for machine in [
        Machine {
            name: "as it is",
            slower: 1,
            slow_network: false,
        },
        Machine {
            name: "as a phone",
            slower: 4,
            slow_network: true,
        },
    ] {
        let mut answerable = Vec::new();
        for (name, folder) in &pages {
            let site = Site::of(folder.clone())?;
            site.packed();
            let times = opening(&site, &machine).await?;
            answerable.extend(times.first().copied().flatten());
            let mut cells: Vec<String> = times.into_iter().map(|ms| said(ms, 0, " ms")).collect();
            let beside = |other: usize| Some(answerable.last()? / answerable.get(other)?);
            cells.extend([0, 1].map(|other| said(beside(other), 1, " ×")));
            println!("| {} | {name} | {} |", machine.name, cells.join(" | "));
        }
    }
    println!("\n| plans | processor | step | list of plans | next leaf | heap |\n|---:|---:|---:|---:|---:|---:|");
    for plans in PLANS {
        going(plans).await?;
    }
    offline().await
}

/// A figure as the table has it; a dash where there is none.
fn said(figure: Option<f64>, digits: usize, unit: &str) -> String {
    figure.map_or_else(|| "–".to_owned(), |figure| format!("{figure:.digits$}{unit}"))
}

/// Opens a page some times; what is in the middle, in milliseconds.
async fn opening(site: &Site, machine: &Machine) -> Result<Vec<Option<f64>>> {
    let times = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let found = std::sync::Arc::clone(&times);
    browser(|b| async move {
        b.expect_fault("");
        b.language("en").await?;
        b.before_each_document(WATCH).await?;
        b.cdp("Network.enable", json!({})).await?;
        b.cdp("Network.setCacheDisabled", json!({ "cacheDisabled": true }))
            .await?;
        slower(&b, machine.slower).await?;
        if machine.slow_network {
            let phone =
                json!({ "offline": false, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000 });
            b.cdp("Network.emulateNetworkConditions", phone).await?;
        }
        let mut runs: Vec<Value> = Vec::new();
        for _ in 0..RUNS {
            b.driver.goto("about:blank").await?;
            b.driver.goto(&site.url).await?;
            b.js_async("new Promise(done => setTimeout(done, 1500))").await?;
            let waits = "!document.getElementById('boot') || document.documentElement.dataset.ready";
            b.js_async(&format!(
                "new Promise(done => {{ const look = () => {waits} ? done(1) : setTimeout(look, 100); look(); }})"
            ))
            .await?;
            runs.push(b.js("return window.pace").await?);
        }
        let middle = |(name, _): (&str, &str)| {
            let mut values: Vec<f64> = runs.iter().filter_map(|run| run[name].as_f64()).collect();
            values.sort_by(f64::total_cmp);
            values.get(RUNS / 2).copied()
        };
        *found.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = OPENING.map(middle).to_vec();
        Ok(())
    })
    .await?;
    let times = times.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone();
    Ok(times)
}

async fn slower(b: &Browser, rate: u32) -> Result<()> {
    b.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": rate })).await?;
    Ok(())
}

/// Steps, list and leaf with so many plans.
async fn going(plans: usize) -> Result<()> {
    let site = Site::of(dist()?)?;
    browser(|b| async move {
        b.before_each_document("navigator.serviceWorker.register = () => new Promise(() => {})")
            .await?;
        b.language("en").await?;
        b.open(&site.url).await?;
        let journey = Journey::practice(Language::En, Channel::Web)?;
        journey.begin(&b).await?;
        journey.answer(&b, StepId::Reason).await?;
        let step = b.route().await?;
        b.until("Object.keys(localStorage).some(key => key.startsWith('esim-exit/index/'))").await?;
        b.multiply_plans(plans).await?;
        b.reload().await?;
        for rate in [1, 6] {
            slower(&b, rate).await?;
            let measured = async |act: &str| -> Result<String> {
                let ms = b.js_async(&format!("(async () => {{ {GOING} return await middle(() => {{ {act} }}) }})()")).await?;
                Ok(format!("{:.1} ms", ms.as_f64().context("a time")?))
            };
            b.go(&step).await?;
            let one = measured("document.querySelector('form button[type=submit]').click()").await?;
            let list = measured("location.hash = '#/'").await?;
            b.go("#/").await?;
            b.wait_step("home").await?;
            let leaf = if plans > esim_exit::screen::pages::PLANS {
                let after = json!(EN.today.after);
                let before = json!(EN.today.before);
                let press = |words: &Value| format!("[...document.querySelectorAll('button')].find(b => b.textContent === {words}).click()");
                let turning = format!(
                    "(async () => {{ {GOING} const times = []; for (let k = 0; k < 9; k++) {{ times.push(await time(() => {})); await time(() => {}); }} \
                     return times.sort((a, b) => a - b)[4] }})()",
                    press(&after),
                    press(&before)
                );
                format!("{:.1} ms", b.js_async(&turning).await?.as_f64().context("a time")?)
            } else {
                "–".to_owned()
            };
            b.cdp("HeapProfiler.collectGarbage", json!({})).await?;
            let heap = b.js("return performance.memory.usedJSHeapSize").await?;
            println!(
                "| {plans} | {rate} × slower | {one} | {list} | {leaf} | {:.1} MB |",
                heap.as_f64().context("a size")? / 1e6
            );
        }
        Ok(())
    })
    .await
}

/// The page out of its offline copy.
async fn offline() -> Result<()> {
    let site = Site::of(dist()?)?;
    browser(|b| async move {
        b.expect_fault("");
        b.language("en").await?;
        b.before_each_document(&WATCH.replace("navigator.serviceWorker.register = () => new Promise(() => {});", ""))
            .await?;
        b.open(&site.url).await?;
        b.wait_offline_copy().await?;
        site.down();
        b.offline(true).await?;
        println!("\n| opened offline | program here |\n|---|---:|");
        for rate in [1, 6] {
            slower(&b, rate).await?;
            let mut times = Vec::new();
            for _ in 0..RUNS {
                b.reload().await?;
                times.extend(b.js("return pace.here").await?.as_f64());
            }
            times.sort_by(f64::total_cmp);
            println!("| {rate} × slower | {:.0} ms |", times.get(RUNS / 2).context("a time")?);
        }
        Ok(())
    })
    .await
}
