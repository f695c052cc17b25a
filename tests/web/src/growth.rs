//! Many plans in one browser, made of one that the program has saved; and what a page holds after hours of work.

use crate::Browser;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

/// The stored values of the one plan that is there, copied under other names until there are so many plans.
const COPY: &str = "const own = Object.keys(localStorage).find(key => key.startsWith('esim-exit/case/')).split('/')[2]; \
    const values = ['case', 'journal', 'index'].map(kind => [kind, localStorage.getItem('esim-exit/' + kind + '/' + own)]); \
    const named = at => 'many' + String(at).padStart(4, '0'); \
    for (let at = 1; at < COUNT; at++) for (const [kind, text] of values) if (text) \
        localStorage.setItem('esim-exit/' + kind + '/' + named(at), text.replaceAll(own, named(at))); \
    return Object.keys(localStorage).filter(key => key.startsWith('esim-exit/case/')).length";

/// Remembers the program's memory and the timers that wait, from before the page starts; for [`Browser::held`].
pub const WEIGHED: &str = "{ const real = WebAssembly.instantiate; \
    WebAssembly.instantiate = async (...all) => { const made = await real(...all); \
        window.program = (made.instance ?? made).exports; return made; }; \
    const set = setTimeout, clear = clearTimeout, waiting = window.waiting = new Set(); \
    window.setTimeout = (end, ...all) => { \
        const timer = set((...given) => { waiting.delete(timer); end(...given) }, ...all); \
        waiting.add(timer); return timer; }; \
    window.clearTimeout = timer => { waiting.delete(timer); clear(timer) }; }";

/// What a page holds once the browser has thrown away what nobody needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Nodes of documents.
    pub nodes: u64,
    /// Listeners to events.
    pub listeners: u64,
    /// Timers that wait.
    pub timers: u64,
    /// Bytes that belong to the program.
    pub program: u64,
    /// Bytes that belong to scripts.
    pub scripts: u64,
}

impl Browser {
    /// What the page holds. The program's memory and the timers are known where [`WEIGHED`] ran first.
    ///
    /// # Errors
    /// If the browser does not say.
    pub async fn held(&self) -> Result<Held> {
        self.cdp("Performance.enable", json!({})).await?;
        // The browser's own list of what was fetched.
        self.js("performance.clearResourceTimings()").await?;
        // What is freed by the first is found by the second.
        for _ in 0..2 {
            self.cdp("HeapProfiler.collectGarbage", json!({})).await?;
        }
        let told = self.cdp("Performance.getMetrics", json!({})).await?;
        let metric = |name: &str| {
            let all = told.get("metrics").and_then(Value::as_array).into_iter().flatten();
            let value = all
                .filter(|metric| metric["name"] == name)
                .find_map(|metric| metric["value"].as_f64());
            value.map(|value| value as u64).with_context(|| name.to_owned())
        };
        let timers = self.js("return waiting.size").await?;
        let program = self.js("return program.memory.buffer.byteLength").await?;
        Ok(Held {
            nodes: metric("Nodes")?,
            listeners: metric("JSEventListeners")?,
            timers: timers.as_u64().context("the timers that wait")?,
            program: program.as_u64().context("the program's memory")?,
            scripts: metric("JSHeapUsedSize")?,
        })
    }

    /// Makes so many plans of the one that is stored.
    ///
    /// # Errors
    /// If there is none, or the storage does not hold so many.
    pub async fn multiply_plans(&self, count: usize) -> Result<()> {
        let made = self.js(&COPY.replace("COUNT", &count.to_string())).await?;
        ensure!(made == count, "{made} plans are stored instead of {count}");
        Ok(())
    }
}
