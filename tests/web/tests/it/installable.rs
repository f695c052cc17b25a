//! The page can be installed as an app.

use anyhow::Result;
use serde_json::json;
use web::{Language, Site, browser, dist, visit};

#[tokio::test]
async fn nothing_stands_in_the_way_of_installing_it() -> Result<()> {
    let site = Site::start()?;
    browser(|b| async move {
        b.open(&site.url).await?;
        b.wait_offline_copy().await?;
        let errors = b.cdp("Page.getInstallabilityErrors", json!({})).await?;
        assert_eq!(errors["installabilityErrors"], json!([]));
        let manifest = b.cdp("Page.getAppManifest", json!({})).await?;
        assert_eq!(manifest["errors"], json!([]));
        let named: serde_json::Value = serde_json::from_str(manifest["data"].as_str().unwrap())?;
        assert!(named["name"].as_str().unwrap().contains("注销向导"));
        assert!(named["name_localized"]["zh-CN"].is_string() && named["id"].is_string());
        let purposes = named["icons"].to_string();
        assert!(purposes.contains("\"any\"") && purposes.contains("\"maskable\""));
        let shown = named["screenshots"].to_string();
        assert!(shown.contains("\"narrow\"") && shown.contains("\"wide\""));
        for picture in ["icons", "screenshots"].iter().flat_map(|of| named[of].as_array().unwrap()) {
            let load = format!(
                "new Promise((ok, no) => {{ const i = new Image(); i.onload = () => ok(i.naturalWidth + 'x' + i.naturalHeight); i.onerror = no; i.src = {} }})",
                picture["src"]
            );
            let found = b.js_async(&load).await?;
            assert_eq!(found, picture["sizes"], "{picture}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn shortcuts_lead_somewhere_and_begin_nothing() -> Result<()> {
    let named: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(dist()?.join("manifest.webmanifest"))?)?;
    visit(Language::ZhCn, |b, site| async move {
        let before = b.storage().await?;
        let shortcuts = named["shortcuts"].as_array().unwrap();
        assert_eq!(shortcuts.len(), 3);
        for shortcut in shortcuts {
            let address = shortcut["url"].as_str().unwrap().trim_start_matches("./");
            b.open(&site.at(address)).await?;
            b.wait_step("home").await?;
        }
        assert_eq!(b.storage().await?, before);
        let share = &named["share_target"];
        assert_eq!(share["action"], "./share");
        assert_eq!(
            (&share["method"], &share["params"]["files"][0]["name"]),
            (&json!("POST"), &json!("files"))
        );
        Ok(())
    })
    .await
}

#[test]
fn the_shop_window_is_light() {
    for entry in std::fs::read_dir(dist().unwrap().join("screenshots")).unwrap() {
        let path = entry.unwrap().path();
        let size = std::fs::metadata(&path).unwrap().len();
        assert!(size < 60_000, "{}: {size}", path.display());
    }
}

#[tokio::test]
async fn installing_is_offered_where_the_browser_offers_it() -> Result<()> {
    let site = Site::of(dist()?)?;
    browser(|b| async move {
        let t = Language::En.catalogue();
        b.language("en").await?;
        // The browser's own offer may come at any moment.
        b.before_each_document("addEventListener('beforeinstallprompt', e => e.isTrusted && e.stopImmediatePropagation())")
            .await?;
        b.open(&site.at("#/about")).await?;
        b.sees(t.about.heading).await?;
        assert!(!b.offers(t.offline.install).await?);
        b.js("const e = new Event('beforeinstallprompt', { cancelable: true }); e.prompt = () => window.asked = (window.asked ?? 0) + 1; \
             window.held = !dispatchEvent(e)")
            .await?;
        b.press(t.offline.install).await?;
        assert_eq!(b.js("return [window.held, window.asked]").await?, json!([true, 1]));
        b.until(&format!("!document.body.innerText.includes({})", json!(t.offline.install))).await
    })
    .await
}

#[tokio::test]
async fn on_an_iphone_it_says_how() -> Result<()> {
    let site = Site::of(dist()?)?;
    browser(|b| async move {
        b.language("zh-CN").await?;
        // No browser there offers it by itself.
        b.before_each_document("addEventListener('beforeinstallprompt', e => e.stopImmediatePropagation())")
            .await?;
        b.before_each_document("Object.defineProperty(navigator, 'standalone', { value: false })")
            .await?;
        b.open(&site.at("#/about")).await?;
        b.sees(Language::ZhCn.catalogue().offline.install_by_hand).await
    })
    .await
}
