//! The keyboard alone.

use crate::{Browser, Names};
use anyhow::{Result, bail};
use thirtyfour::Key;

impl Browser {
    /// Presses one key where the focus is.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn key(&self, key: Key) -> Result<()> {
        self.driver.action_chain().send_keys(key).perform().await?;
        Ok(())
    }

    /// Presses Alt and a key together.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn with_alt(&self, key: esim_exit::screen::Key) -> Result<()> {
        self.driver
            .action_chain()
            .key_down(Key::Alt)
            .send_keys(key.as_str())
            .key_up(Key::Alt)
            .perform()
            .await?;
        Ok(())
    }

    /// Types where the focus is.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn keys(&self, words: &str) -> Result<()> {
        self.driver.action_chain().send_keys(words).perform().await?;
        Ok(())
    }

    /// Presses Tab; the role and name of what has the focus then.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn press_tab(&self) -> Result<(String, String)> {
        self.key(Key::Tab).await?;
        self.focused().await
    }

    /// Presses Tab until something with one of these names has the focus.
    ///
    /// # Errors
    /// If a hundred stops do not reach it; they are listed.
    pub async fn tab_to(&self, name: impl Names) -> Result<()> {
        let wanted = name.names();
        let mut stops = Vec::new();
        for _ in 0..100 {
            let (role, name) = self.press_tab().await?;
            if wanted.contains(&name) {
                return Ok(());
            }
            stops.push(format!("{role} “{name}”"));
        }
        stops.dedup();
        stops.truncate(30);
        bail!("Tab never reaches {wanted:?}; it stops at {stops:?}")
    }
}
