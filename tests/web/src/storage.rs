//! What the page keeps on the device.

use crate::Browser;
use anyhow::{Result, bail};
use serde_json::json;
use std::collections::BTreeMap;
use std::time::Duration;

impl Browser {
    /// All of localStorage.
    ///
    /// # Errors
    /// If no page is open.
    pub async fn storage(&self) -> Result<BTreeMap<String, String>> {
        Ok(serde_json::from_value(
            self.js("return Object.fromEntries(Object.entries(localStorage))")
                .await?,
        )?)
    }

    /// Writes these entries to localStorage.
    ///
    /// # Errors
    /// If it is full.
    pub async fn store(&self, entries: &BTreeMap<String, String>) -> Result<()> {
        let write = "for (const [k, v] of Object.entries(arguments[0])) localStorage.setItem(k, v)";
        self.driver.execute(write, vec![json!(entries)]).await?;
        Ok(())
    }

    /// Opens everything that is folded away on the page.
    ///
    /// # Errors
    /// If no page is open.
    pub async fn unfold(&self) -> Result<()> {
        self.js("document.querySelectorAll('main details').forEach(d => { d.open = true })")
            .await?;
        Ok(())
    }

    /// Fills localStorage to the last unit, under keys that start with `fill`.
    ///
    /// # Errors
    /// If no page is open.
    pub async fn fill_storage(&self) -> Result<()> {
        let fill = "for (let size = 1 << 20, n = 0; size >= 1; ) { try { localStorage.setItem('fill' + n, 'x'.repeat(size)); n++ } catch { size >>= 1 } }";
        self.js(fill).await?;
        Ok(())
    }

    /// The names of all caches of this origin.
    ///
    /// # Errors
    /// If no page is open.
    pub async fn caches(&self) -> Result<Vec<String>> {
        Ok(serde_json::from_value(self.js_async("caches.keys()").await?)?)
    }

    /// Which build the page in this tab is of.
    ///
    /// # Errors
    /// If no page is open.
    pub async fn build(&self) -> Result<String> {
        let build = self.js("return document.getElementById('boot').dataset.build").await?;
        Ok(build.as_str().unwrap_or_default().to_owned())
    }

    /// Has the browser look for a new build, and waits until the page offers it. That may take: beside other work the browser was
    /// seen to need more than half a minute for it. The waiting is done here: a test may have made the page's own clock quick.
    ///
    /// # Errors
    /// If the page has no copy, or no new build is offered; with how the browser's look for it went.
    pub async fn find_build(&self) -> Result<()> {
        let look = "navigator.serviceWorker.getRegistration().then(r => { const seen = window.looked = []; \
            r.addEventListener('updatefound', () => { const next = r.installing; seen.push('found'); \
                next?.addEventListener('statechange', () => seen.push(next.state)); }); \
            r.update().then(() => seen.push('looked'), e => seen.push(String(e))); }).then(() => 1)";
        self.js_async(look).await?;
        let offered = self
            .until_within(
                Duration::from_secs(100),
                "document.documentElement.dataset.update === 'ready'",
            )
            .await;
        match offered {
            Ok(()) => Ok(()),
            Err(_) => bail!("no new build in 100 s: {}", self.js("return looked.join(' ')").await?),
        }
    }

    /// Waits until the offline copy serves the page.
    ///
    /// # Errors
    /// If it never does.
    pub async fn wait_offline_copy(&self) -> Result<()> {
        self.until("navigator.serviceWorker.controller").await
    }
}
