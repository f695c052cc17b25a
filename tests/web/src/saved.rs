//! What a case has saved, as the page wrote it.

use crate::Browser;
use anyhow::{Context, Result};
use serde_json::Value;

impl Browser {
    /// The id of the case that the address names.
    ///
    /// # Errors
    /// If it names none.
    pub async fn case(&self) -> Result<String> {
        let route = self.route().await?;
        let id = route.strip_prefix("#/case/").and_then(|rest| rest.split('/').next());
        id.map(str::to_owned).with_context(|| format!("{route} names no case"))
    }

    /// The saved value of one kind (`case`, `journal`, `index`) of a case; null if there is none.
    ///
    /// # Errors
    /// If it is not JSON.
    pub async fn saved(&self, kind: &str, case: &str) -> Result<Value> {
        let stored = self.storage().await?;
        let text = stored.get(&format!("esim-exit/{kind}/{case}"));
        Ok(text
            .map(|text| serde_json::from_str(text))
            .transpose()?
            .unwrap_or_default())
    }

    /// Overwrites one saved value behind the page's back.
    ///
    /// # Errors
    /// If storage is full.
    pub async fn forge(&self, kind: &str, case: &str, text: &str) -> Result<()> {
        self.store(&[(format!("esim-exit/{kind}/{case}"), text.to_owned())].into())
            .await
    }

    /// What happened in a case, by its journal.
    ///
    /// # Errors
    /// If it is not readable.
    pub async fn happenings(&self, case: &str) -> Result<Vec<String>> {
        let journal = self.saved("journal", case).await?;
        let entries = journal
            .pointer("/value")
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default();
        let name = |entry: &Value| entry.get("what").and_then(Value::as_str).unwrap_or_default().to_owned();
        Ok(entries.iter().map(name).collect())
    }

    /// Everything that is entered on the page now: what each control holds, in order.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn entered(&self) -> Result<Value> {
        self.js(
            "return [...document.querySelectorAll('main input, main textarea, main select')]\
             .map(e => [e.id, ['radio', 'checkbox'].includes(e.type) ? e.checked : e.value])",
        )
        .await
    }

    /// All places where something typed could stand: storage, address, controls, text and markup of the page.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn everywhere(&self) -> Result<String> {
        let all = "return [JSON.stringify(Object.entries(localStorage)), JSON.stringify(Object.entries(sessionStorage)), \
                   document.cookie, location.href, document.title, JSON.stringify(history.state), document.body.innerText, \
                   document.documentElement.outerHTML, \
                   ...[...document.querySelectorAll('input, textarea')].map(e => e.value)].join('\\n')";
        Ok(self.js(all).await?.as_str().unwrap_or_default().to_owned())
    }
}
