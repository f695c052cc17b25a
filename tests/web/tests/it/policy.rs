//! The policy of the built page, as its host serves it: digests on everything that can have one, words that stay words, links that
//! take nothing along, and no request to anybody else. That its watchers are awake is shown in `frame.rs`.

use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use web::{Journey, Language, Site, StepId, browser, visit};
use xtask::{csp, html, offline, system};

/// What would break out, if anything could.
const HOSTILE: &str = "\"><img src=x onerror=\"window.planted=1\"></script><script>window.planted=1</script>";

fn index() -> Result<String> {
    Ok(std::fs::read_to_string(web::dist()?.join("index.html"))?)
}

#[test]
fn the_policy_stands_before_anything_that_it_governs() -> Result<()> {
    let page = index()?;
    let tags = html::tags(&page, "meta");
    let policies: Vec<_> = tags
        .iter()
        .filter(|tag| tag.attribute("http-equiv") == Some("Content-Security-Policy"))
        .collect();
    assert_eq!(policies.len(), 1);
    assert_eq!(policies[0].attribute("content"), Some(csp::policy().as_str()));
    for name in ["script", "link", "style", "img"] {
        for tag in html::tags(&page, name) {
            assert!(tag.at > policies[0].at, "{} stands before the policy", tag.text);
        }
    }
    assert_eq!(html::inline_code(&page), None);
    Ok(())
}

#[tokio::test]
async fn a_program_that_is_not_the_one_of_the_page_does_not_start() -> Result<()> {
    for ending in ["js", "wasm"] {
        let changed = tempfile::tempdir()?;
        web::copy_folder(&web::dist()?, changed.path())?;
        let files = system::files_with_ending(changed.path(), ending).map_err(|e| anyhow::anyhow!("{e}"))?;
        let is_program = |file: &&std::path::PathBuf| {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            name.starts_with("esim-exit-") && !name.contains("worker")
        };
        let program = files.iter().find(is_program).context("a program")?;
        let mut bytes = std::fs::read(program)?;
        // An empty section of our own, or an empty line: it would run as before.
        bytes.extend(if ending == "js" { b"\n".to_vec() } else { vec![0, 1, 0] });
        std::fs::write(program, bytes)?;
        let site = Site::of(changed.path().into())?;
        browser(|b| async move {
            b.expect_fault("integrity");
            b.expect_fault("Failed to fetch");
            b.driver.goto(&site.url).await?;
            b.until("document.getElementById('boot-failed')?.hidden === false")
                .await?;
            assert_eq!(
                b.js("return document.documentElement.dataset.ready ?? ''").await?,
                serde_json::json!("")
            );
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[test]
fn whatever_can_have_a_digest_has_the_right_one() -> Result<()> {
    let (folder, page) = (web::dist()?, index()?);
    let of = |address: &str| -> Result<String> {
        let file = folder.join(address.trim_start_matches("./"));
        Ok(offline::integrity(
            &std::fs::read(&file).with_context(|| file.display().to_string())?,
        ))
    };
    let mut seen = BTreeSet::new();
    for tag in html::tags(&page, "script").into_iter().chain(html::tags(&page, "link")) {
        let address = tag
            .attribute("src")
            .or_else(|| tag.attribute("href"))
            .context("an address")?;
        assert!(!address.contains("//"), "{address} lies with somebody else");
        let sort = tag.attribute("rel").unwrap_or("script");
        if ["script", "stylesheet"].contains(&sort) {
            assert_eq!(tag.attribute("integrity"), Some(of(address)?.as_str()), "{}", tag.text);
            seen.insert(sort.to_owned());
        }
        for part in ["data-js", "data-wasm"] {
            if let Some(program) = tag.attribute(part) {
                let digest = tag.attribute(&format!("{part}-integrity"));
                assert_eq!(digest, Some(of(program)?.as_str()));
                seen.insert(part.to_owned());
            }
        }
    }
    let wanted = ["data-js", "data-wasm", "script", "stylesheet"].map(str::to_owned);
    assert_eq!(seen, BTreeSet::from(wanted));
    // The second program is started by a script that holds its digest.
    let starter = system::files_with_ending(&folder, "js").map_err(|e| anyhow::anyhow!("{e}"))?;
    let starter = starter
        .iter()
        .find(|file| {
            file.file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with("worker-"))
        })
        .context("worker.js")?;
    let second = system::files_with_ending(&folder, "wasm").map_err(|e| anyhow::anyhow!("{e}"))?;
    let second = second
        .iter()
        .find(|file| {
            file.file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with("esim-exit-worker-"))
        })
        .context("the second program")?;
    assert!(std::fs::read_to_string(starter)?.contains(&offline::integrity(&std::fs::read(second)?)));
    Ok(())
}

/// Nothing that was typed became an element, and nothing ran.
async fn stayed_words(b: &web::Browser) -> Result<()> {
    assert_eq!(b.js("return typeof window.planted").await?, json!("undefined"));
    let made =
        "return document.querySelectorAll('img[src=x], main script, [onerror], [style], iframe, object, embed').length";
    assert_eq!(b.js(made).await?, json!(0));
    Ok(())
}

#[tokio::test]
async fn hostile_words_stay_words() -> Result<()> {
    visit(Language::En, |b, site| async move {
        let journey = Journey::tello(Language::En)?;
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Balance).await?;
        let case = b.case().await?;
        // As another program could have put it there: every answer, the journal's words and the list.
        let mut saved = b.saved("case", &case).await?;
        let values = saved
            .pointer_mut("/value/answers/values")
            .and_then(Value::as_object_mut)
            .context("answers")?;
        for name in ["nickname", "identifier", "balance", "bought_from_name", "account_name"] {
            values.insert(name.to_owned(), json!(HOSTILE));
        }
        b.forge("case", &case, &saved.to_string()).await?;
        b.reload().await?;
        stayed_words(&b).await?;
        for place in [
            "",
            "/line",
            "/balance",
            "/review",
            "/submit",
            "/confirm",
            "/text",
            "/evidence",
        ] {
            b.go(&format!("#/case/{case}{place}")).await?;
            stayed_words(&b).await?;
        }
        b.go("#/").await?;
        stayed_words(&b).await?;
        // An address that somebody sends.
        b.open(&site.at("#/case/%3Cimg%20src=x%20onerror=window.planted=1%3E"))
            .await?;
        stayed_words(&b).await
    })
    .await
}

#[tokio::test]
async fn a_record_from_a_bad_host_makes_no_link_that_runs() -> Result<()> {
    let site = Site::of(web::dist()?)?;
    let file = "directory/providers/tello.json";
    let mut record: Value = serde_json::from_slice(&std::fs::read(web::dist()?.join(file))?)?;
    for place in [
        "/links/website",
        "/links/sign_in",
        "/links/password_reset",
        "/links/support",
    ] {
        if let Some(link) = record.pointer_mut(place) {
            *link = json!("javascript:window.planted=1");
        }
    }
    let record = record.to_string();
    let words = "An authenticator code.";
    assert!(record.contains(words), "a note that is shown at the sign-in");
    let hostile = json!(HOSTILE).to_string();
    site.replace(file, record.replace(words, hostile.trim_matches('"')));
    browser(|b| async move {
        b.before_each_document("navigator.serviceWorker.register = () => new Promise(() => {})")
            .await?;
        let journey = Journey::tello(Language::En)?;
        journey.open(&b, &site.url).await?;
        journey.walk_to(&b, StepId::SignIn).await?;
        b.sees("<img src=x onerror").await?;
        stayed_words(&b).await?;
        let running = "return [...document.querySelectorAll('a')].filter(a => a.protocol === 'javascript:').length";
        assert_eq!(b.js(running).await?, json!(0));
        // Its words are still there, without a link.
        assert_ne!(
            b.js("return document.querySelectorAll('main p.link a:not([href])').length")
                .await?,
            json!(0)
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn links_to_elsewhere_take_nothing_along() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let journey = Journey::tello(Language::En)?;
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Find).await?;
        assert_eq!(
            b.js("return document.querySelector('meta[name=referrer]').content").await?,
            json!("no-referrer")
        );
        let links = b
            .js("return [...document.querySelectorAll('a[href]')].filter(a => a.origin !== location.origin && a.protocol.startsWith('http')).map(a => [a.href, a.rel, a.target])")
            .await?;
        let links = links.as_array().context("links")?;
        assert!(!links.is_empty(), "the page has links to elsewhere");
        for link in links {
            assert_eq!((&link[1], &link[2]), (&json!("noopener noreferrer"), &json!("_blank")), "{link}");
            assert!(link[0].as_str().is_some_and(|href| href.starts_with("https://")), "{link}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nobody_else_is_asked_for_anything() -> Result<()> {
    visit(Language::ZhCn, |b, _| async move {
        let journey = Journey::tello(Language::ZhCn)?;
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Review).await?;
        let asked = b
            .js("return performance.getEntriesByType('resource').map(e => e.name).filter(n => new URL(n).origin !== location.origin)")
            .await?;
        assert_eq!(asked, json!([]));
        assert_eq!(b.js("return document.cookie").await?, json!(""));
        Ok(())
    })
    .await
}

/// Not even a script of the page's own address gets a text past the policy, and no other policy of Trusted Types can be made.
#[tokio::test]
async fn no_second_way_to_make_code_of_text() -> Result<()> {
    let site = Site::start()?;
    browser(|b| async move {
        b.open(&site.url).await?;
        b.clean().await?;
        let made = b
            .js(
                "try { trustedTypes.createPolicy('mine', { createHTML: t => t }); return 'made' } catch (e) { return e.name }",
            )
            .await?;
        assert_eq!(made, json!("TypeError"));
        let again = b
            .js("try { trustedTypes.createPolicy('boot', { createScriptURL: t => t }); return 'made' } catch (e) { return e.name }")
            .await?;
        assert_eq!(again, json!("TypeError"), "the page's own policy is made once");
        let picture = b
            .js_async("new Promise(r => { const i = new Image(); i.onload = () => r('drawn'); i.onerror = () => r('refused'); i.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=' })")
            .await?;
        assert_eq!(picture, json!("refused"), "pictures come from the page or were made in it");
        let faults = b.take_faults().await?.join("\n");
        assert!(faults.contains("trusted-types") && faults.contains("img-src"), "{faults}");
        Ok(())
    })
    .await
}
