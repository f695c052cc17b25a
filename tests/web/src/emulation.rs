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
}
