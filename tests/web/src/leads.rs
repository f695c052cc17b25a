//! What on a page leads to a provider.

use crate::Browser;
use anyhow::{Result, ensure};
use esim_exit::messages::Catalogue;

/// Stands in every text to a provider, in either language of the page.
pub const LETTER: &str = "Please tell me the date on which this takes effect";

impl Browser {
    /// The addresses of all links that leave the page: web, mail, phone.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn ways_out(&self) -> Result<Vec<String>> {
        let links = "return [...document.links].map(a => a.href).filter(href => !href.startsWith(location.origin))";
        Ok(serde_json::from_value(self.js(links).await?)?)
    }

    /// Fails if the page shows any way of handing the act over.
    ///
    /// # Errors
    /// What it shows.
    pub async fn shows_no_way(&self, t: &Catalogue) -> Result<()> {
        let (ways, text) = (self.ways_out().await?, self.text().await?);
        ensure!(ways.is_empty(), "there are ways out: {ways:?}");
        ensure!(!text.contains(LETTER), "the text to the provider is shown");
        for name in [t.frame.copy, t.submit.sent, t.submit.sent_expires] {
            ensure!(!self.offers(name).await?, "“{name}” is offered");
        }
        Ok(())
    }

    /// Fails unless the step that is shown is shut, because another one comes first.
    ///
    /// # Errors
    /// What it offers.
    pub async fn is_shut(&self, t: &Catalogue) -> Result<()> {
        self.sees(t.overview.locked_text).await?;
        self.shows_no_way(t).await?;
        for name in [t.submit.begin, t.review.confirm, t.frame.go_on] {
            ensure!(!self.offers(name).await?, "“{name}” is offered");
        }
        Ok(())
    }
}
