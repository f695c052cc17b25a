//! Files that the page makes, as the person would save them, and files that it is given.

use crate::Browser;
use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::path::Path;

impl Browser {
    /// From here on, what the page makes can be read with [`Browser::file_made`], and in scripts as `window.made`.
    ///
    /// # Errors
    /// If the page is gone.
    pub async fn watch_files(&self) -> Result<()> {
        self.js("window.made = null; const make = URL.createObjectURL.bind(URL); \
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

    /// The same as text, once there is one.
    ///
    /// # Errors
    /// If the page makes none.
    pub async fn text_made(&self) -> Result<String> {
        self.until("window.made").await?;
        Ok(String::from_utf8(self.file_made().await?)?)
    }

    /// Gives the page a file in the field with this id, as the browser's own window for choosing one would.
    ///
    /// # Errors
    /// If there is no such field.
    pub async fn give_file(&self, field: &str, file: &Path) -> Result<()> {
        let find = "return document.getElementById(arguments[0])";
        let field = self.driver.execute(find, vec![field.into()]).await?.element()?;
        field.send_keys(file.to_string_lossy()).await?;
        Ok(())
    }
}
