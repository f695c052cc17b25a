//! Which language a visitor gets, and that the question is asked once.

use anyhow::Result;
use serde_json::json;
use web::{Browser, EN, Site, ZH_CN, browser};

async fn first_visit(tag: &str, site: &Site, b: &Browser) -> Result<()> {
    b.language(tag).await?;
    b.open(&site.url).await
}

async fn speaks(b: &Browser, tag: &str) -> Result<()> {
    b.until(&format!("document.documentElement.lang === {}", json!(tag)))
        .await
}

#[tokio::test]
async fn a_reader_of_traditional_chinese_is_asked_once() -> Result<()> {
    let site = Site::start()?;
    browser(|b| async move {
        first_visit("zh-TW", &site, &b).await?;
        b.wait_step("language").await?;
        b.accessible().await?;
        b.press("English").await?;
        b.wait_step("home").await?;
        speaks(&b, "en").await?;
        b.reload().await?;
        b.wait_step("home").await?;
        speaks(&b, "en").await
    })
    .await
}

#[tokio::test]
async fn the_question_keeps_the_address() -> Result<()> {
    let site = Site::start()?;
    browser(|b| async move {
        b.language("zh-HK").await?;
        b.open(&site.at("#/about")).await?;
        b.wait_step("language").await?;
        b.press("简体中文").await?;
        b.wait_step("about").await?;
        speaks(&b, "zh-CN").await?;
        b.sees(ZH_CN.about.heading).await
    })
    .await
}

#[tokio::test]
async fn others_get_the_nearest_language() -> Result<()> {
    let site = Site::start()?;
    browser(|b| async move {
        for (tag, lang, heading) in [
            ("zh-SG", "zh-CN", ZH_CN.home.heading),
            ("fr", "en", EN.home.heading),
            ("zh", "zh-CN", ZH_CN.home.heading),
            ("en-GB", "en", EN.home.heading),
        ] {
            first_visit(tag, &site, &b).await?;
            b.reload().await?;
            b.wait_step("home").await?;
            speaks(&b, lang).await?;
            b.sees(heading).await?;
        }
        Ok(())
    })
    .await
}
