//! axe-core in the page: WCAG 2.0 to 2.2, levels A and AA, and best practices.

use crate::Browser;
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::fmt;

const RUN: &str = "axe.run(document, { resultTypes: ['violations'], \
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'] }) \
    .then(r => r.violations.map(v => [v.id, v.impact ?? '', v.help, v.nodes.map(n => n.target.join(' '))]))";

/// One rule that is broken, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// axe's name of the rule, for example `color-contrast`.
    pub rule: String,
    /// How bad.
    pub impact: String,
    /// The rule in a sentence.
    pub help: String,
    /// CSS paths of the offenders.
    pub places: Vec<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} ({}): {} — {}",
            self.rule,
            self.impact,
            self.help,
            self.places.join("; ")
        )
    }
}

impl Browser {
    /// Loads axe-core into the page.
    async fn bring_axe(&self) -> Result<()> {
        let file = std::env::var_os("AXE_JS").map_or_else(xtask::axe::file, Into::into);
        let code = std::fs::read_to_string(&file).with_context(|| {
            format!(
                "{} is missing: run `cargo xtask test`, which fetches it",
                file.display()
            )
        })?;
        self.driver.execute(&code, Vec::new()).await?;
        Ok(())
    }

    /// Everything axe finds on the page as it is.
    ///
    /// # Errors
    /// If axe-core is not installed or does not run.
    pub async fn axe(&self) -> Result<Vec<Violation>> {
        if self.js("return typeof axe").await? != json!("object") {
            self.bring_axe().await?;
        }
        let found: Vec<(String, String, String, Vec<String>)> =
            serde_json::from_value::<Value>(self.js_async(RUN).await?)
                .and_then(serde_json::from_value)
                .context("axe answered in an unknown form")?;
        Ok(found
            .into_iter()
            .map(|(rule, impact, help, places)| Violation {
                rule,
                impact,
                help,
                places,
            })
            .collect())
    }

    /// Fails if axe finds anything.
    ///
    /// # Errors
    /// What it found.
    pub async fn accessible(&self) -> Result<()> {
        let found = self.axe().await?;
        if !found.is_empty() {
            let list: Vec<String> = found.iter().map(ToString::to_string).collect();
            bail!(
                "not accessible at step `{}`:\n  {}",
                self.step().await?,
                list.join("\n  ")
            );
        }
        Ok(())
    }
}
