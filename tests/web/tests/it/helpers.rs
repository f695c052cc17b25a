//! The harness itself, on a page made for it: each helper does what it says, and fails when it should.

use anyhow::Result;
use serde_json::json;
use web::{Browser, Key, Scheme, Site, browser};

const PAGE: &str = r##"<!doctype html><html lang="en" data-ready="true"><meta charset="utf-8"><title>t</title><link rel="icon" href="data:,">
<main data-step="one"><h1>One</h1><p data-stage="draft">draft</p>
<button>Continue</button><button hidden>Hidden</button><button aria-label="Twice">1</button><button aria-label="Twice">2</button>
<details><summary>More</summary>inside</details>
<a href="#/two">Two</a>
<label>Number <input id="n" value="old"></label><label>Day <input type="date" id="d"></label>
<label>Plan <select><option>small<option>large</select></label>
<label class="drawn"><input type="radio" name="r" style="position:absolute;opacity:0;pointer-events:none">Trip over</label>
<label><input type="checkbox">Backed up</label></main>
<script>document.querySelector('button').onclick = () => setTimeout(() => { document.querySelector('main').dataset.step = 'two'; document.querySelector('p').dataset.stage = 'prepared' }, 200)</script></html>"##;

async fn with_page<F, Fut>(body: F) -> Result<()>
where
    F: FnOnce(Browser, Site) -> Fut,
    Fut: Future<Output = Result<()>>,
{
    let folder = tempfile::tempdir()?;
    std::fs::write(folder.path().join("index.html"), PAGE)?;
    let site = Site::of(folder.path().into())?;
    browser(|b| async move {
        b.open(&site.url).await?;
        body(b, site).await
    })
    .await
}

#[tokio::test]
async fn things_are_found_by_role_and_name() -> Result<()> {
    with_page(|b, _| async move {
        b.press(["继续", "Continue"]).await?;
        b.wait_step("two").await?;
        b.wait_stage("prepared").await?;
        assert_eq!(
            (b.heading().await?, b.stage().await?),
            ("One".into(), "prepared".into())
        );
        b.press("More").await?;
        b.sees("inside").await?;
        b.type_into("Number", "８９０1").await?;
        assert_eq!(b.value("Number").await?, "８９０1");
        b.type_into("Day", "2026-11-22").await?;
        assert_eq!(b.value("Day").await?, "2026-11-22");
        b.pick("Plan", "large").await?;
        assert_eq!(b.value("Plan").await?, "large");
        b.choose("Trip over").await?;
        b.tick("Backed up").await?;
        assert!(b.is_on("Trip over").await? && b.is_on("Backed up").await?);
        b.follow("Two").await?;
        assert_eq!(b.route().await?, "#/two");
        b.back().await?;
        assert_eq!(b.route().await?, "");
        assert!(b.offers("Continue").await? && !b.offers("Hidden").await? && !b.offers("Nobody").await?);
        let twice = b.button("Twice").await.unwrap_err().to_string();
        assert!(twice.contains("more than one"), "{twice}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_keyboard_goes_everywhere() -> Result<()> {
    with_page(|b, _| async move {
        b.tab_to("Continue").await?;
        assert_eq!(b.focused().await?, ("button".into(), "Continue".into()));
        b.key(Key::Enter).await?;
        b.wait_step("two").await?;
        b.tab_to("Number").await?;
        b.keys("12").await?;
        assert!(b.value("Number").await?.contains("12"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn device_language_clock_and_storage_can_be_chosen() -> Result<()> {
    with_page(|b, site| async move {
        for (tag, first) in [("zh-CN", "zh-CN"), ("en", "en"), ("zh-TW", "zh-TW")] {
            b.language(tag).await?;
            b.reload().await?;
            assert_eq!(b.js("return navigator.languages[0]").await?, json!(first));
            assert_eq!(
                b.js("return new Intl.NumberFormat().resolvedOptions().locale").await?,
                json!(first)
            );
        }
        b.clock("2031-02-03T04:05:06Z").await?;
        b.reload().await?;
        assert_eq!(
            b.js("return new Date().getUTCFullYear() + ' ' + typeof Date.now()")
                .await?,
            json!("2031 number")
        );
        b.viewport(390, 844).await?;
        b.scheme(Scheme::Dark, true).await?;
        assert_eq!(b.js("return innerWidth").await?, json!(390));
        assert_eq!(
            b.js("return matchMedia('(prefers-color-scheme: dark) and (prefers-reduced-motion)').matches")
                .await?,
            json!(true)
        );
        b.store(&[("a".to_owned(), "b".to_owned())].into()).await?;
        b.fill_storage().await?;
        assert_eq!(b.storage().await?["a"], "b");
        assert_eq!(
            b.js("try { localStorage.setItem('more', 'x'.repeat(8)); return 'fits' } catch { return 'full' }")
                .await?,
            json!("full")
        );

        let one = b.tab().await?;
        let two = b.new_tab().await?;
        b.open(&site.url).await?;
        assert_eq!(b.js("return new Date().getUTCFullYear()").await?, json!(2031));
        assert_ne!(one, two);
        b.close_and_switch_to(&one).await?;
        site.replace(
            "",
            "<html data-ready=true><link rel=icon href=data:,><main data-step=three>",
        );
        b.reload().await?;
        b.wait_step("three").await
    })
    .await
}
