//! The step of a walk on which an API is opened: its keys, the line there, the act.
//!
//! Invariant: what is entered comes from a script of `tests/providers/`, or is made up for practice; no key here is real.

use crate::{Browser, PATIENCE};
use anyhow::{Context, Result, bail};
use esim_exit::messages::Catalogue;
use esim_exit::provider_api::{ActKind, Adapter, Credential, Fault, Platform};
use serde_json::Value;
use std::time::Instant;

/// What opens an API, and what is done there.
#[derive(Debug, Clone)]
pub struct ByApi {
    /// Whose API.
    pub platform: Platform,
    /// What is typed.
    pub credentials: Vec<(Credential, String)>,
    /// The end of the number by which the made-up line is known.
    pub ending: String,
    /// What the provider of a script calls the line; empty in practice.
    pub line: String,
    /// The act.
    pub kind: ActKind,
    /// What goes wrong in practice.
    pub fault: Fault,
}

impl ByApi {
    /// The made-up provider.
    #[must_use]
    pub fn practice(kind: ActKind, fault: Fault) -> Self {
        Self {
            platform: Platform::Practice,
            credentials: vec![(Credential::ApiKey, "practice-key-90210".to_owned())],
            ending: "2340".to_owned(),
            line: String::new(),
            kind,
            fault,
        }
    }

    /// The provider of a script.
    ///
    /// # Errors
    /// A script that is none.
    pub fn of(script: &Value) -> Result<Self> {
        let text = |name: &str| {
            let text = script[name].as_str().map(str::to_owned);
            text.with_context(|| format!("no `{name}`"))
        };
        let credentials = script["credentials"].as_object().context("no credentials")?;
        let typed = credentials.iter().map(|(name, value)| {
            let value = value.as_str().unwrap_or_default().to_owned();
            Ok((name.parse()?, value))
        });
        Ok(Self {
            platform: text("platform")?.parse()?,
            credentials: typed.collect::<Result<_>>()?,
            ending: String::new(),
            line: text("line")?,
            kind: text("act")?.parse()?,
            fault: Fault::None,
        })
    }

    /// Types the keys.
    ///
    /// # Errors
    /// If a field is missing.
    pub async fn enter_keys(&self, b: &Browser, t: &Catalogue) -> Result<()> {
        for (which, value) in &self.credentials {
            b.type_into(t.credential(*which), value).await?;
        }
        if self.fault != Fault::None {
            b.pick(t.api.fault, t.fault(self.fault)).await?;
        }
        Ok(())
    }

    /// Chooses the platform, types the keys, and connects.
    ///
    /// # Errors
    /// If something asked for is not there.
    pub async fn open(&self, b: &Browser, t: &Catalogue) -> Result<()> {
        if self.platform != Platform::Practice {
            b.pick(t.api.platform, Adapter::of(self.platform).name).await?;
        }
        self.enter_keys(b, t).await?;
        b.press(t.api.connect).await
    }

    /// Chooses the line and the act, and waits until both are looked at.
    ///
    /// # Errors
    /// If one is not offered.
    pub async fn choose(&self, b: &Browser, t: &Catalogue) -> Result<()> {
        if self.line.is_empty() {
            let line = self.line_label(b).await?;
            b.choose(&line).await?;
        } else {
            self.choose_line(b, t).await?;
        }
        b.sees(t.api.looked_heading).await?;
        b.choose(t.act_kind(self.kind)).await?;
        b.until("!document.querySelector('main progress')").await
    }

    /// Chooses the line of the script, on a later page if need be. Two lines of an account may have the same label, so this
    /// one thing is found by its value.
    ///
    /// # Errors
    /// If there is none.
    pub async fn choose_line(&self, b: &Browser, t: &Catalogue) -> Result<()> {
        b.until("!document.querySelector('main progress')").await?;
        let find = "return [...document.querySelectorAll('main input[type=radio]')].find(e => e.value === arguments[0]) ?? null";
        for _ in 0..3 {
            let found = b.driver.execute(find, vec![Value::from(self.line.as_str())]).await?;
            if let Ok(radio) = found.element() {
                return b.click_drawn(&radio).await;
            }
            if !b.offers(t.api.more_lines).await? {
                break;
            }
            b.press(t.api.more_lines).await?;
            b.until("!document.querySelector('main progress')").await?;
        }
        bail!("no line `{}`: {}", self.line, b.text().await?)
    }

    /// The label of the line, by the end of its number.
    async fn line_label(&self, b: &Browser) -> Result<String> {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            let labels = b.all(&["radio"]).await?;
            if let Some(label) = labels.iter().find(|label| label.ends_with(&self.ending)) {
                return Ok(label.clone());
            }
        }
        bail!("no line ends in {}: {}", self.ending, b.text().await?)
    }
}
