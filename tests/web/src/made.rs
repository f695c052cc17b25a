//! Files that the page makes: as the person would save them.

use crate::Browser;
use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

impl Browser {
    /// From here on, what the page makes can be read with [`Browser::file_made`], and in scripts as `window.made`.
    ///
    /// # Errors
    /// If the page is gone.
    pub async fn watch_files(&self) -> Result<()> {
        self.js("const make = URL.createObjectURL.bind(URL); \
             URL.createObjectURL = blob => { window.made = blob; return make(blob) }")
            .await?;
        Ok(())
    }

    /// The file that the page made last.
    ///
    /// # Errors
    /// If it has made none.
    pub async fn file_made(&self) -> Result<Vec<u8>> {
        let read = "new Promise(done => { const r = new FileReader(); \
            r.onload = () => done(r.result.split(',')[1]); r.readAsDataURL(window.made) })";
        Ok(STANDARD.decode(self.js_async(read).await?.as_str().context("a file")?)?)
    }
}
