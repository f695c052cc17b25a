//! How most tests begin: the page open in one language.

use crate::{Browser, Site, browser, dist};
use anyhow::Result;
use esim_exit::messages::Language;

/// Opens the page that is tested in this language, on its first page.
///
/// # Errors
/// What the body says, or what the page reported.
pub async fn visit<F, Fut>(language: Language, body: F) -> Result<()>
where
    F: FnOnce(Browser, Site) -> Fut,
    Fut: Future<Output = Result<()>>,
{
    let site = Site::start()?;
    browser(|b| async move {
        b.language(language.as_str()).await?;
        b.open(&site.url).await?;
        body(b, site).await
    })
    .await
}

/// As [`visit`], but always on loopback and without the offline copy, for tests that tell the host what to do.
///
/// # Errors
/// As [`visit`].
pub async fn visit_host<F, Fut>(language: Language, body: F) -> Result<()>
where
    F: FnOnce(Browser, Site) -> Fut,
    Fut: Future<Output = Result<()>>,
{
    let site = Site::of(dist()?)?;
    browser(|b| async move {
        b.before_each_document("navigator.serviceWorker.register = () => new Promise(() => {})")
            .await?;
        b.language(language.as_str()).await?;
        b.open(&site.url).await?;
        body(b, site).await
    })
    .await
}

/// As [`visit`], but always on loopback and with the offline copy in place.
///
/// # Errors
/// As [`visit`].
pub async fn visit_copied<F, Fut>(language: Language, body: F) -> Result<()>
where
    F: FnOnce(Browser, Site) -> Fut,
    Fut: Future<Output = Result<()>>,
{
    let site = Site::of(dist()?)?;
    browser(|b| async move {
        b.language(language.as_str()).await?;
        b.open(&site.url).await?;
        b.wait_offline_copy().await?;
        body(b, site).await
    })
    .await
}
