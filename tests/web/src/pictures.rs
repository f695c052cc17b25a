//! Pictures of the page, for looking at it.

use crate::Browser;
use anyhow::Result;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use std::path::Path;

/// Two frames after the fonts have come, everything is drawn.
const DRAWN: &str = "document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1)))))";

impl Browser {
    /// Takes a picture of the whole height of the page; one that scrolls sideways is said on stderr.
    ///
    /// # Errors
    /// If Chromium refuses it or the file cannot be written.
    pub async fn picture(&self, file: &Path) -> Result<()> {
        self.js_async(DRAWN).await?;
        let over = "const page = document.documentElement; return page.scrollWidth - page.clientWidth";
        let over = self.js(over).await?.as_i64().unwrap_or_default();
        if over > 0 {
            eprintln!(
                "{}: the page is {over} px too wide and scrolls sideways",
                file.display()
            );
        }
        let layout = self.cdp("Page.getLayoutMetrics", json!({})).await?;
        let height = layout.pointer("/cssContentSize/height").cloned().unwrap_or_default();
        let width = self.js("return innerWidth").await?;
        let clip = json!({ "x": 0, "y": 0, "width": width, "height": height, "scale": 1 });
        let wish = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
        let shot = self.cdp("Page.captureScreenshot", wish).await?;
        let data = shot.get("data").and_then(Value::as_str).unwrap_or_default();
        std::fs::write(file, STANDARD.decode(data)?)?;
        Ok(())
    }
}
