//! Several tabs of the same browser.

use crate::Browser;
use anyhow::Result;
use thirtyfour::WindowHandle;

/// A tab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tab(WindowHandle);

impl Browser {
    /// The tab that the helpers act on.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn tab(&self) -> Result<Tab> {
        Ok(Tab(self.driver.window().await?))
    }

    /// Opens an empty tab and acts on it from now on. Language, clock and network of the other tab: only the clock comes along.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn new_tab(&self) -> Result<Tab> {
        self.harvest().await?;
        let tab = self.driver.new_tab().await?;
        self.driver.switch_to_window(tab.clone()).await?;
        self.prepare_tab().await?;
        Ok(Tab(tab))
    }

    /// Acts on this tab from now on.
    ///
    /// # Errors
    /// If it is closed.
    pub async fn switch_to(&self, tab: &Tab) -> Result<()> {
        self.harvest().await?;
        self.driver.switch_to_window(tab.0.clone()).await?;
        Ok(())
    }

    /// Closes the current tab and acts on this one from now on.
    ///
    /// # Errors
    /// If it is closed.
    pub async fn close_and_switch_to(&self, tab: &Tab) -> Result<()> {
        self.harvest().await?;
        self.driver.close_window().await?;
        self.driver.switch_to_window(tab.0.clone()).await?;
        Ok(())
    }
}
