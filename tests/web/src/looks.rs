//! Looks at a page from outside: too wide, cut off, too small, moving, faint — and the same with longer words.
//!
//! Invariant: a look changes nothing that stays, but for the viewport and the media, which whoever looks sets anew.

use crate::{Browser, Scheme};
use anyhow::{Context, Result};
use serde_json::json;

/// Runs in the page; see there what each look finds.
const LOOKS: &str = include_str!("looks.js");

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looks {
    /// The page is wider than the screen.
    Wide,
    /// Something that stays in place covers the screen.
    Covering,
    /// Text that is cut off, sticks out, or lies over something else.
    Cut,
    /// Targets below 24 px.
    Small,
    /// Something moves.
    Moving,
    /// Controls without an edge, words in the colour of their ground.
    Faint,
}

impl Looks {
    const fn name(self) -> &'static str {
        match self {
            Self::Wide => "wide",
            Self::Covering => "covering",
            Self::Cut => "cut",
            Self::Small => "small",
            Self::Moving => "moving",
            Self::Faint => "faint",
        }
    }
}

impl Browser {
    /// Looks at the page as it is; what is found, in sentences.
    ///
    /// # Errors
    /// If the page is gone.
    pub async fn look(&self, looks: &[Looks]) -> Result<Vec<String>> {
        let names: Vec<&str> = looks.iter().map(|look| look.name()).collect();
        let code = [LOOKS, "\nreturn arguments[0].flatMap(name => window.__looks[name]())"].concat();
        let found = self.driver.execute(&code, vec![json!(names)]).await?;
        serde_json::from_value(found.json().clone()).context("a list of sentences")
    }

    /// The same with every text of the page 40 % longer; it has its own words again afterwards.
    ///
    /// # Errors
    /// If the page is gone, or has no words.
    pub async fn look_stretched(&self, looks: &[Looks]) -> Result<Vec<String>> {
        self.js(&[LOOKS, "\nwindow.__looks.stretch()"].concat()).await?;
        let found = self.look(looks).await;
        self.js("window.__looks.restore()").await?;
        found
    }

    /// 400 % zoom of a window of 1280 × 1024: as few CSS pixels as a small phone has, each four times as large.
    ///
    /// # Errors
    /// If Chromium refuses it.
    pub async fn zoomed(&self) -> Result<()> {
        let metrics = json!({ "width": 320, "height": 256, "deviceScaleFactor": 4, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", metrics).await?;
        Ok(())
    }

    /// The system's own few colours in place of the page's, on light or dark.
    ///
    /// # Errors
    /// If Chromium refuses it.
    pub async fn forced_colours(&self, scheme: Scheme) -> Result<()> {
        let features = json!([
            { "name": "forced-colors", "value": "active" },
            { "name": "prefers-color-scheme", "value": scheme.name() },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.cdp("Emulation.setEmulatedMedia", json!({ "features": features }))
            .await?;
        Ok(())
    }
}
