//! Taking along and bringing in, as a person does it: erased and back again, with a password, into a browser that knows more.

use crate::accessible::Eyes;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use web::{Browser, Channel, Journey, Key, LANGUAGES, Language, StepId, fill, visit, visit_host};

const PASSWORD: &str = "出口 correct horse battery";

/// Gives the page a file with this text.
async fn give(b: &Browser, text: &str) -> Result<()> {
    let give = "const t = new DataTransfer(); t.items.add(new File([arguments[0]], 'esim-exit.json', { type: 'application/json' })); \
        const field = document.getElementById('bring-file'); field.files = t.files; \
        field.dispatchEvent(new Event('change', { bubbles: true }))";
    b.driver.execute(give, vec![json!(text)]).await?;
    Ok(())
}

async fn at_page(b: &Browser) -> Result<()> {
    b.go("#/backup").await?;
    b.wait_step("backup").await?;
    b.watch_files().await
}

/// Makes the file and reads it as the person would save it.
async fn made(b: &Browser, language: Language, password: &str) -> Result<String> {
    let t = &language.catalogue().bring;
    if !password.is_empty() {
        b.driver
            .execute("return document.getElementById('e-file-password')", Vec::new())
            .await?
            .element()?
            .send_keys(password)
            .await?;
    }
    b.press(t.make).await?;
    b.comes(if password.is_empty() { t.made } else { t.made_locked })
        .await?;
    Ok(String::from_utf8(b.file_made().await?)?)
}

async fn erase(b: &Browser) -> Result<()> {
    b.js("localStorage.clear()").await?;
    b.reload().await?;
    Ok(())
}

/// All that is kept but for the language, which is the tab's.
async fn kept(b: &Browser) -> Result<BTreeMap<String, String>> {
    Ok(b.storage()
        .await?
        .into_iter()
        .filter(|(key, _)| key.starts_with("esim-exit/"))
        .collect())
}

fn value(kept: &BTreeMap<String, String>, key: &str) -> Result<Value> {
    let text = kept.get(key).with_context(|| format!("{key} is not kept"))?;
    let stored: Value = serde_json::from_str(text)?;
    stored.get("value").cloned().context("a value")
}

fn frozen(name: &str) -> Result<String> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../it/backup")
        .join(name);
    Ok(std::fs::read_to_string(path)?)
}

#[tokio::test]
async fn what_is_erased_comes_back_from_the_file() -> Result<()> {
    for language in LANGUAGES {
        visit_host(language, |b, site| async move {
            let journey = Journey::practice(language, Channel::Chat)?;
            let t = journey.t();
            journey.begin(&b).await?;
            journey.walk_to(&b, StepId::Confirm).await?;
            let case = b.case().await?;
            let before = kept(&b).await?;
            at_page(&b).await?;
            let asked = site.asked().len();
            let file = made(&b, language, "").await?;
            let sent = site.asked().split_off(asked);
            assert!(sent.iter().all(|path| path.contains("worker-")), "{sent:?}");
            let name = b
                .js("return document.querySelector('main a[download]').download")
                .await?;
            assert!(
                name.as_str()
                    .is_some_and(|name| name.starts_with("esim-exit-2") && name.ends_with(".json")),
                "{name}"
            );
            let parsed: Value = serde_json::from_str(&file)?;
            assert_eq!(
                (&parsed["format"], &parsed["version"]),
                (&json!("esim-exit"), &json!(1))
            );
            assert!(!file.contains("esim-exit/turn") && !file.contains("esim-exit/line"));

            erase(&b).await?;
            b.go("#/").await?;
            b.wait_step("home").await?;
            b.follow(t.bring.home_empty).await?;
            b.wait_step("backup").await?;
            give(&b, &file).await?;
            b.comes(t.bring.preview_heading).await?;
            assert!(
                kept(&b).await?.keys().all(|key| key.ends_with("settings")),
                "nothing is written before it is agreed to"
            );
            b.sees(&fill(t.bring.count_new, &[("count", "1")])).await?;
            b.press(t.bring.take).await?;
            b.sees(&fill(
                t.bring.done,
                &[("new", "1"), ("changed", "0"), ("same", "0"), ("refused", "0")],
            ))
            .await?;
            let after = kept(&b).await?;
            for kind in ["case", "journal"] {
                let key = format!("esim-exit/{kind}/{case}");
                assert_eq!(value(&after, &key)?, value(&before, &key)?, "{key}");
            }
            // The plan goes on where it stood.
            b.follow(t.home.home_link).await?;
            b.wait_step("home").await?;
            b.go(&format!("#/case/{case}/confirm")).await?;
            b.wait_step("confirm").await?;
            // Twice is once.
            at_page(&b).await?;
            give(&b, &file).await?;
            b.comes(t.bring.nothing).await?;
            assert!(!b.offers(t.bring.take).await?);
            // What the list shows follows from the rest, and from the record that was fetched meanwhile.
            let told = |kept: BTreeMap<String, String>| -> Vec<_> {
                kept.into_iter().filter(|(key, _)| !key.contains("/index/")).collect()
            };
            assert_eq!(told(kept(&b).await?), told(after));
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_password_keeps_the_file_shut_and_stands_nowhere() -> Result<()> {
    for language in LANGUAGES {
        visit(language, |b, _| async move {
            let journey = Journey::tello(language)?;
            let t = journey.t();
            journey.begin(&b).await?;
            journey.walk_to(&b, StepId::Details).await?;
            let case = b.case().await?;
            let before = kept(&b).await?;
            at_page(&b).await?;
            let file = made(&b, language, PASSWORD).await?;
            assert!(
                !file.contains(&case) && !file.contains("8901") && file.contains("600000"),
                "{file}"
            );
            // What is typed stands in its field only, and outlives the other language.
            b.press(t.frame.other_language).await?;
            let other = LANGUAGES
                .into_iter()
                .find(|other| *other != language)
                .context("two languages")?;
            b.sees(other.catalogue().bring.make_heading).await?;
            assert_eq!(
                b.js("return document.getElementById('e-file-password').value").await?,
                json!(PASSWORD)
            );
            b.press(other.catalogue().frame.other_language).await?;
            b.sees(t.bring.make_heading).await?;
            b.js("document.getElementById('e-file-password').value = ''").await?;
            b.keeps(&[PASSWORD.to_owned()]).await?;

            erase(&b).await?;
            at_page(&b).await?;
            give(&b, &file).await?;
            let field = b.field(t.bring.open_label).await?;
            let asks = "const f = document.getElementById('e-open-password'); return [f.type, f.autocomplete]";
            assert_eq!(b.js(asks).await?, json!(["password", "current-password"]));
            field.send_keys("wrong").await?;
            b.press(t.bring.open).await?;
            b.comes(t.bring.not_opened).await?;
            assert_eq!(
                b.js("return document.getElementById('e-open-password').getAttribute('aria-invalid')")
                    .await?,
                json!("true")
            );
            assert!(
                kept(&b).await?.keys().all(|key| !key.contains("/case/")),
                "nothing was changed"
            );
            assert_eq!(
                b.js("return document.getElementById('e-open-password').value").await?,
                json!("wrong"),
                "nothing typed is lost"
            );
            b.js("document.getElementById('e-open-password').value = ''").await?;
            b.field(t.bring.open_label).await?.send_keys(PASSWORD).await?;
            b.press(t.bring.open).await?;
            b.comes(t.bring.preview_heading).await?;
            b.press(t.bring.take).await?;
            b.sees(&fill(
                t.bring.done,
                &[("new", "1"), ("changed", "0"), ("same", "0"), ("refused", "0")],
            ))
            .await?;
            let key = format!("esim-exit/case/{case}");
            assert_eq!(value(&kept(&b).await?, &key)?, value(&before, &key)?);
            b.keeps(&[PASSWORD.to_owned()]).await?;
            Ok(())
        })
        .await?;
    }
    Ok(())
}

/// Written by another program after the description of the format.
#[tokio::test]
async fn a_file_of_format_1_opens_and_a_changed_one_does_not() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let t = &Language::En.catalogue().bring;
        let whole = frozen("v1-locked.json")?;
        let mut turned: Value = serde_json::from_str(&whole)?;
        turned["made"] = json!(1_795_339_900_001_i64);
        let mut content = serde_json::from_str::<Value>(&whole)?;
        let text = content["content"].as_str().context("content")?.to_owned();
        let swapped = if text.starts_with('A') { "B" } else { "A" };
        content["content"] = json!(format!("{swapped}{}", text.get(1..).unwrap_or_default()));
        for (file, opens) in [(turned.to_string(), false), (content.to_string(), false), (whole, true)] {
            at_page(&b).await?;
            b.js("location.hash = '#/about'").await?;
            b.wait_step("about").await?;
            at_page(&b).await?;
            give(&b, &file).await?;
            b.field(t.open_label).await?.send_keys(PASSWORD).await?;
            b.press(t.open).await?;
            b.comes(if opens { t.preview_heading } else { t.not_opened }).await?;
        }
        b.press(t.take).await?;
        b.sees(&fill(
            t.done,
            &[("new", "5"), ("changed", "0"), ("same", "0"), ("refused", "0")],
        ))
        .await
    })
    .await
}

#[tokio::test]
async fn a_hostile_file_changes_nothing_and_says_why() -> Result<()> {
    for language in LANGUAGES {
        visit(language, |b, _| async move {
            let journey = Journey::practice(language, Channel::Web)?;
            let t = &journey.t().bring;
            journey.begin(&b).await?;
            journey.answer(&b, StepId::Reason).await?;
            let before = kept(&b).await?;
            let open = frozen("v1-open.json")?;
            let spoil = |path: &str, with: Value| -> Result<String> {
                let mut file: Value = serde_json::from_str(&open)?;
                *file.pointer_mut(path).context("a place in the file")? = with;
                Ok(file.to_string())
            };
            let foreign = open.replacen("esim-exit/settings", "other-site/token", 1);
            at_page(&b).await?;
            for (text, sentence) in [
                ("my plans".to_owned(), t.not_ours.to_owned()),
                (open.get(..900).unwrap_or_default().to_owned(), t.cut_off.to_owned()),
                (spoil("/version", json!(7))?, t.newer.to_owned()),
                (format!("{}{}", "[".repeat(90_000), "]".repeat(90_000)), t.too_deep.to_owned()),
                (foreign, fill(t.foreign, &[("name", "other-site/token")])),
                (
                    spoil("/kept/esim-exit~1case~1plan1/value", json!("x"))?,
                    fill(t.wrong, &[("name", "esim-exit/case/plan1")]),
                ),
            ] {
                give(&b, &text).await?;
                b.comes(&sentence).await?;
                assert!(!b.offers(t.take).await?);
                assert_eq!(kept(&b).await?, before, "{sentence}");
            }
            // Far too large: not even read.
            let large = "const t = new DataTransfer(); t.items.add(new File([new Uint8Array(33e6)], 'x.json')); \
                const f = document.getElementById('bring-file'); f.files = t.files; f.dispatchEvent(new Event('change', { bubbles: true }))";
            b.js(large).await?;
            b.comes(t.too_large).await?;
            assert_eq!(kept(&b).await?, before);
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn an_old_file_opens_nothing_again_that_went_on_here() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let journey = Journey::practice(Language::En, Channel::Web)?;
        let t = journey.t();
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Submit).await?;
        let case = b.case().await?;
        at_page(&b).await?;
        let old = made(&b, Language::En, "").await?;
        b.go(&format!("#/case/{case}/submit")).await?;
        b.wait_step("submit").await?;
        journey.finish(&b).await?;
        let before = kept(&b).await?;
        at_page(&b).await?;
        give(&b, &old).await?;
        b.comes(t.bring.nothing).await?;
        assert_eq!(kept(&b).await?, before);
        Ok(())
    })
    .await
}

/// On the other device the act was begun and may have left: here it is found out first.
#[tokio::test]
async fn an_act_under_way_counts_as_unknown_where_it_is_brought_in() -> Result<()> {
    visit(Language::ZhCn, |b, _| async move {
        let journey = Journey::practice(Language::ZhCn, Channel::Web)?;
        let t = journey.t();
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Submit).await?;
        let case = b.case().await?;
        at_page(&b).await?;
        let early = made(&b, Language::ZhCn, "").await?;
        b.go(&format!("#/case/{case}/submit")).await?;
        b.press(t.submit.begin).await?;
        b.until("Object.keys(localStorage).some(k => k.includes('/journal/'))")
            .await?;
        at_page(&b).await?;
        let file = made(&b, Language::ZhCn, "").await?;
        erase(&b).await?;
        at_page(&b).await?;
        give(&b, &early).await?;
        b.comes(t.bring.preview_heading).await?;
        b.press(t.bring.take).await?;
        b.comes(t.home.home_link).await?;
        b.go("#/about").await?;
        at_page(&b).await?;
        give(&b, &file).await?;
        b.comes(t.bring.outcome_unknown).await?;
        b.press(t.bring.take).await?;
        b.until("Object.keys(localStorage).some(k => k.includes('/journal/'))")
            .await?;
        assert_eq!(b.happenings(&case).await?, ["act_begun", "joined"]);
        b.go(&format!("#/case/{case}/submit")).await?;
        b.wait_stage("outcome_unknown").await?;
        b.sees(t.bring.may_joined).await
    })
    .await
}

#[tokio::test]
async fn storage_that_fills_up_leaves_everything_as_it_was() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let t = &Language::En.catalogue().bring;
        let journey = Journey::practice(Language::En, Channel::Web)?;
        journey.begin(&b).await?;
        journey.answer(&b, StepId::Reason).await?;
        at_page(&b).await?;
        give(&b, &frozen("v1-open.json")?).await?;
        b.comes(t.preview_heading).await?;
        b.fill_storage().await?;
        // Room for the first writes, not for all of them.
        b.js("localStorage.setItem('fill0', localStorage.getItem('fill0').slice(1500))")
            .await?;
        let before = b.storage().await?;
        b.press(t.take).await?;
        b.comes(t.failed_full).await?;
        assert_eq!(b.storage().await?, before);
        // With room it is one click away, and nothing has to be given again.
        b.js("for (const key of Object.keys(localStorage)) if (key.startsWith('fill')) localStorage.removeItem(key)")
            .await?;
        b.press(t.take).await?;
        b.sees(&fill(
            t.done,
            &[("new", "5"), ("changed", "0"), ("same", "0"), ("refused", "0")],
        ))
        .await
    })
    .await
}

#[tokio::test]
async fn what_another_tab_has_written_since_is_not_covered() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let t = &Language::En.catalogue().bring;
        at_page(&b).await?;
        give(&b, &frozen("v1-open.json")?).await?;
        b.comes(t.preview_heading).await?;
        let theirs: BTreeMap<String, String> = [("esim-exit/case/plan2".to_owned(), "theirs".to_owned())].into();
        b.store(&theirs).await?;
        let before = b.storage().await?;
        b.press(t.take).await?;
        b.comes(t.failed_changed).await?;
        assert_eq!(b.storage().await?, before);
        b.press(t.again).await?;
        b.comes(t.here_unreadable).await
    })
    .await
}

#[tokio::test]
async fn without_storage_the_work_can_be_taken_along() -> Result<()> {
    visit(Language::ZhCn, |b, _| async move {
        b.before_each_document(
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError') } })",
        )
        .await?;
        b.reload().await?;
        let journey = Journey::practice(Language::ZhCn, Channel::Web)?;
        let t = journey.t();
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Details).await?;
        let case = b.case().await?;
        at_page(&b).await?;
        b.sees(t.bring.memory).await?;
        let file = made(&b, Language::ZhCn, "").await?;
        assert!(file.contains(&case));
        b.reload().await?;
        at_page(&b).await?;
        give(&b, &file).await?;
        b.comes(t.bring.preview_heading).await?;
        b.press(t.bring.take).await?;
        b.comes(t.home.home_link).await?;
        b.go(&format!("#/case/{case}/details")).await?;
        b.wait_step("details").await
    })
    .await
}

#[tokio::test]
async fn one_plan_goes_along_from_its_page_as_text_too() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let t = Language::En.catalogue();
        Journey::practice(Language::En, Channel::Web)?.begin(&b).await?;
        b.go("#/").await?;
        b.wait_step("home").await?;
        b.press(t.home.start_another).await?;
        b.wait_step("reason").await?;
        let case = b.case().await?;
        b.go(&format!("#/case/{case}")).await?;
        b.follow(t.bring.overview_link).await?;
        b.wait_step("backup").await?;
        b.watch_files().await?;
        let file = made(&b, Language::En, "").await?;
        let cases = file.matches("esim-exit/case/").count();
        assert_eq!((cases, file.contains(&format!("esim-exit/case/{case}"))), (1, true));
        b.js("window.copied = ''; navigator.clipboard.writeText = async text => { window.copied = text }")
            .await?;
        b.press(t.bring.copy).await?;
        b.until("window.copied").await?;
        assert_eq!(b.js("return window.copied").await?, json!(file));
        erase(&b).await?;
        at_page(&b).await?;
        b.js("document.querySelectorAll('main details').forEach(d => d.open = true)")
            .await?;
        let paste = "const f = document.getElementById('e-pasted-file'); f.value = arguments[0]";
        b.driver.execute(paste, vec![json!(file)]).await?;
        b.press(t.bring.read).await?;
        b.comes(t.bring.preview_heading).await?;
        b.press(t.bring.leave).await?;
        b.until("!document.body.innerText.includes('What this file would change')")
            .await?;
        assert!(kept(&b).await?.keys().all(|key| !key.contains("/case/")));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_page_is_for_everybody() -> Result<()> {
    for language in LANGUAGES {
        visit(language, |b, _| async move {
            let t = &language.catalogue().bring;
            let mut eyes = Eyes::default();
            at_page(&b).await?;
            eyes.look(&b, "backup").await?;
            give(&b, &frozen("v1-open.json")?).await?;
            b.comes(t.preview_heading).await?;
            eyes.titles.clear();
            eyes.look(&b, "backup with a preview").await?;
            give(&b, &frozen("v1-locked.json")?).await?;
            b.comes(t.open_hint).await?;
            eyes.titles.clear();
            eyes.look(&b, "backup with a password").await?;
            // By keyboard alone.
            b.tab_to(t.open_label).await?;
            b.keys(PASSWORD).await?;
            b.tab_to(t.open).await?;
            b.key(Key::Enter).await?;
            b.comes(t.preview_heading).await?;
            b.tab_to(t.take).await?;
            b.key(Key::Enter).await?;
            b.sees(&fill(
                t.done,
                &[("new", "5"), ("changed", "0"), ("same", "0"), ("refused", "0")],
            ))
            .await?;
            eyes.titles.clear();
            eyes.look(&b, "backup, done").await?;
            eyes.report()
        })
        .await?;
    }
    Ok(())
}
