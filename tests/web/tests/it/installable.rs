//! The page can be installed as an app.

use anyhow::Result;
use serde_json::json;
use web::{Site, browser};

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
        for icon in named["icons"].as_array().unwrap() {
            let load = format!(
                "new Promise((ok, no) => {{ const i = new Image(); i.onload = () => ok(i.naturalWidth + 'x' + i.naturalHeight); i.onerror = no; i.src = {} }})",
                icon["src"]
            );
            let found = b.js_async(&load).await?;
            assert_eq!(found, icon["sizes"], "{icon}");
        }
        Ok(())
    })
    .await
}
