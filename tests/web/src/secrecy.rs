//! Looking for something that may stand nowhere: keys, and what a provider gave for them.
//!
//! Invariant: a secret is looked for as it is, percent-encoded, and in base64 as headers carry it.

use crate::Browser;
use anyhow::{Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use esim_exit::provider_api::encode;
use serde_json::Value;

/// Every secret of a script: what is typed, and the tokens that are given for it.
#[must_use]
pub fn secrets(script: &Value) -> Vec<String> {
    const OPEN: [&str; 3] = ["host", "project", "account_name"];
    let typed = script["credentials"].as_object().into_iter().flatten();
    let typed = typed.filter(|(name, _)| !OPEN.contains(&name.as_str())).map(|(_, v)| v);
    let given = script["secrets"].as_array().into_iter().flatten();
    typed
        .chain(given)
        .filter_map(|value| value.as_str().map(str::to_owned))
        .collect()
}

impl Browser {
    /// Everything that the page has kept, shown, or said: storage of both kinds, caches, databases, addresses, text, markup,
    /// fields, console. What a browser remembers of its requests for as long as the document lives is not looked at: one API
    /// takes its key in the address only.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn everything(&self) -> Result<String> {
        const DEEPER: &str = "(async () => { const found = []; \
            for (const name of await caches.keys()) { const cache = await caches.open(name); \
                for (const request of await cache.keys()) found.push(request.url) } \
            for (const base of await indexedDB.databases?.() ?? []) found.push('database ' + base.name); \
            return found.join('\\n') })()";
        let deeper = self.js_async(DEEPER).await?.as_str().unwrap_or_default().to_owned();
        let (here, said) = (self.everywhere().await?, self.console_so_far().await?);
        Ok([here, said, deeper, self.url().await?].join("\n"))
    }

    /// Fails if a secret stands anywhere.
    ///
    /// # Errors
    /// Which one.
    pub async fn keeps(&self, secrets: &[String]) -> Result<()> {
        let all = self.everything().await?.to_lowercase();
        for secret in secrets {
            for form in [secret.clone(), encode(secret), STANDARD.encode(secret)] {
                // The end of base64 depends on what follows.
                let form = form.trim_end_matches('=').to_lowercase();
                if let Some((before, after)) = all.split_once(&form) {
                    let start: Vec<char> = before.chars().rev().take(80).collect();
                    let start: String = start.into_iter().rev().collect();
                    let end: String = after.chars().take(80).collect();
                    bail!("“{secret}” stands here: {start}[{form}]{end}");
                }
            }
        }
        Ok(())
    }
}
