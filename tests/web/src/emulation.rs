//! Another device, another language, no network, another day.

use crate::Browser;
use crate::browser::Engine;
use anyhow::{Result, ensure};
use serde_json::json;

/// Colour scheme of the device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Scheme {
    /// Its name in CSS.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Browser {
    /// Speaks this language from the next load on (`Accept-Language`, `navigator.languages`, `Intl`), for example `zh-CN`, `zh-TW`, `en`.
    ///
    /// # Errors
    /// If Chromium refuses it, or another browser was started in another language.
    pub async fn language(&self, tag: &str) -> Result<()> {
        if self.engine == Engine::Firefox {
            let speaks = self.js("return navigator.language").await?;
            ensure!(speaks == tag, "this browser was started in {speaks}");
            return Ok(());
        }
        let agent = self.js("return navigator.userAgent").await?;
        let list = tag
            .split_once('-')
            .map_or_else(|| tag.to_owned(), |(short, _)| format!("{tag},{short}"));
        self.cdp(
            "Emulation.setUserAgentOverride",
            json!({ "userAgent": agent, "acceptLanguage": list }),
        )
        .await?;
        self.cdp("Emulation.setLocaleOverride", json!({})).await?;
        self.cdp(
            "Emulation.setLocaleOverride",
            json!({ "locale": tag.replace('-', "_") }),
        )
        .await?;
        Ok(())
    }

    /// Cuts the network of this tab, or gives it back. The service worker has its own: take the [`Site`](crate::Site) down too.
    ///
    /// # Errors
    /// If Chromium refuses it.
    pub async fn offline(&self, off: bool) -> Result<()> {
        self.cdp("Network.enable", json!({})).await?;
        let all = json!({ "offline": off, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.cdp("Network.emulateNetworkConditions", all).await?;
        Ok(())
    }

    /// The size of the viewport in CSS pixels.
    ///
    /// # Errors
    /// If Chromium refuses it.
    pub async fn viewport(&self, width: u32, height: u32) -> Result<()> {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", metrics).await?;
        Ok(())
    }

    /// Stands in another time zone from now on, for example `Asia/Shanghai`.
    ///
    /// # Errors
    /// If Chromium refuses it.
    pub async fn time_zone(&self, name: &str) -> Result<()> {
        self.cdp("Emulation.setTimezoneOverride", json!({ "timezoneId": name }))
            .await?;
        Ok(())
    }

    /// The tab is frozen, as one that nobody looks at, or goes on.
    ///
    /// # Errors
    /// If Chromium refuses it.
    pub async fn frozen(&self, frozen: bool) -> Result<()> {
        let state = if frozen { "frozen" } else { "active" };
        self.cdp("Page.setWebLifecycleState", json!({ "state": state })).await?;
        Ok(())
    }

    /// Colour scheme, and whether motion is to be reduced.
    ///
    /// # Errors
    /// If Chromium refuses it.
    pub async fn scheme(&self, scheme: Scheme, still: bool) -> Result<()> {
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme.name() },
            { "name": "prefers-reduced-motion", "value": if still { "reduce" } else { "no-preference" } },
        ]);
        self.cdp("Emulation.setEmulatedMedia", json!({ "features": features }))
            .await?;
        Ok(())
    }

    /// The clock of the page stands at this moment (ISO 8601, for example `2026-03-01T09:00:00Z`) at the next load and runs on from there.
    ///
    /// # Errors
    /// If Chromium refuses it.
    pub async fn clock(&self, moment: &str) -> Result<()> {
        let script = format!(
            "(() => {{ const Real = (globalThis.__RealDate ??= Date), shift = Real.parse({}) - Real.now(); \
             globalThis.Date = class Date extends Real {{ constructor(...a) {{ if (a.length) super(...a); else super(Real.now() + shift) }} \
             static now() {{ return Real.now() + shift }} }} }})()",
            json!(moment)
        );
        self.before_each_document(&script).await
    }

    /// The clock of the page stands still at this moment from the next load on, until another one is named.
    ///
    /// # Errors
    /// If Chromium refuses it.
    pub async fn standing_clock(&self, moment: &str) -> Result<()> {
        let script = format!(
            "(() => {{ const Real = (globalThis.__RealDate ??= Date), now = Real.parse({}); \
             globalThis.Date = class Date extends Real {{ constructor(...a) {{ if (a.length) super(...a); else super(now) }} \
             static now() {{ return now }} }} }})()",
            json!(moment)
        );
        self.before_each_document(&script).await
    }

    /// What the page draws by chance falls the same way each time, from the next load on: the first document since its
    /// `sessionStorage` was emptied draws as the first did before, and so on.
    ///
    /// # Errors
    /// If Chromium refuses it.
    pub async fn same_dice(&self) -> Result<()> {
        let script = "(() => { let load = 0; try { load = Number(sessionStorage.__load ?? 0) + 1; sessionStorage.__load = load } catch {} \
            let state = load * 0x9E3779B9 | 0; \
            const next = () => { state = state + 0x6D2B79F5 | 0; let t = Math.imul(state ^ state >>> 15, state | 1); \
            t ^= t + Math.imul(t ^ t >>> 7, t | 61); return (t ^ t >>> 14) >>> 0 }; \
            Math.random = () => next() / 4294967296; \
            Crypto.prototype.getRandomValues = list => { for (let at = 0; at < list.length; at++) list[at] = next(); return list } })()";
        self.before_each_document(script).await
    }
}
