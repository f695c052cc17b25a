//! What the browser does to stored things, and what the person does with them: nothing goes without a word.

use anyhow::{Context, Result};
use serde_json::{Value, json};
use web::{Browser, Catalogue, Channel, Journey, Language, StepId, visit, visit_host};

/// Ways in which a browser's storage is wanting, and what is said of each.
fn troubles(t: &'static Catalogue) -> [(&'static str, &'static str); 6] {
    let p = &t.privacy;
    [
        (
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError') } })",
            p.blocked,
        ),
        (
            "Object.defineProperty(window, 'localStorage', { get() { return null } })",
            p.blocked,
        ),
        (
            "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError') }",
            p.refused,
        ),
        ("Storage.prototype.setItem = () => {}", p.refused),
        (
            "localStorage.setItem('theirs', '1'); \
             Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
            p.full,
        ),
        // As Firefox once called it.
        (
            "localStorage.setItem('theirs', '1'); \
             Storage.prototype.setItem = () => { throw Object.assign(new Error('full'), { name: 'NS_ERROR_DOM_QUOTA_REACHED', code: 1014 }) }",
            p.full,
        ),
    ]
}

async fn reason(b: &Browser, case: &str) -> Result<Value> {
    let saved = b.saved("case", case).await?;
    Ok(saved
        .pointer("/value/answers/values/reason")
        .cloned()
        .unwrap_or_default())
}

/// A practice case with its first answer given.
async fn begun(b: &Browser, language: Language) -> Result<(Journey, String)> {
    let journey = Journey::practice(language, Channel::Web)?;
    journey.begin(b).await?;
    b.choose(journey.t().reason.trip_over).await?;
    let case = b.case().await?;
    Ok((journey, case))
}

#[tokio::test]
async fn each_trouble_of_the_storage_has_its_own_words_above_every_page() -> Result<()> {
    for language in [Language::En, Language::ZhCn] {
        let t = language.catalogue();
        for (script, words) in troubles(t) {
            visit_host(language, |b, _| async move {
                assert!(!b.shows([t.privacy.blocked, t.privacy.refused, t.privacy.full]).await?);
                b.before_each_document(script).await?;
                for page in ["#/", "#/about", "#/explain"] {
                    b.go(page).await?;
                    b.reload().await?;
                    b.sees(words).await.with_context(|| script)?;
                }
                b.go("#/privacy").await?;
                b.sees(words).await?;
                b.follow(t.privacy.take_along).await?;
                b.wait_step("backup").await?;
                // It works all the same.
                b.go("#/").await?;
                b.press(t.home.start).await?;
                b.wait_step("reason").await?;
                b.choose(t.reason.trip_over).await?;
                b.sees(words).await?;
                if words == t.privacy.full {
                    b.sees(t.frame.not_saved).await?;
                    b.sees(t.problems.save_full).await?;
                } else {
                    b.sees(t.privacy.in_tab).await?;
                }
                Ok(())
            })
            .await?;
            if language == Language::ZhCn {
                // The words of the second language need one kind only: the way there is the same.
                break;
            }
        }
    }
    Ok(())
}

/// A storage that kept nothing, and works later: on a word of the person, what this tab holds goes there.
#[tokio::test]
async fn a_storage_that_works_again_takes_what_the_tab_holds() -> Result<()> {
    visit(Language::ZhCn, |b, _| async move {
        b.before_each_document(
            "const real = Storage.prototype.setItem; Storage.prototype.setItem = function (...given) { \
             if (!window.works) throw new DOMException('no', 'QuotaExceededError'); real.apply(this, given) }",
        )
        .await?;
        b.reload().await?;
        let (journey, case) = begun(&b, Language::ZhCn).await?;
        let t = journey.t();
        b.sees(t.privacy.refused).await?;
        b.press(t.frame.try_again).await?;
        b.sees(t.privacy.still_not).await?;
        assert!(b.storage().await?.is_empty());
        b.js("window.works = true").await?;
        b.press(t.frame.try_again).await?;
        b.until("!document.querySelector('.notice.danger')").await?;
        assert_eq!(reason(&b, &case).await?, json!("trip_over"));
        // Nothing would be lost now, so nobody is asked, and it is there.
        b.reload().await?;
        b.wait_step("reason").await
    })
    .await
}

#[tokio::test]
async fn what_the_browser_threw_away_is_written_again() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let (journey, case) = begun(&b, Language::En).await?;
        let t = journey.t();
        b.js("localStorage.clear()").await?;
        b.choose(t.reason.security).await?;
        b.sees(t.problems.save_vanished).await?;
        assert!(b.storage().await?.is_empty(), "not behind the person's back");
        b.press(t.frame.try_again).await?;
        b.sees(t.frame.saved).await?;
        assert_eq!(reason(&b, &case).await?, json!("security"));
        b.reload().await?;
        b.wait_step("reason").await
    })
    .await
}

#[tokio::test]
async fn an_emptied_storage_is_said_in_the_tab_that_still_has_everything() -> Result<()> {
    visit(Language::ZhCn, |b, site| async move {
        let (journey, case) = begun(&b, Language::ZhCn).await?;
        let first = b.tab().await?;
        let second = b.new_tab().await?;
        b.open(&site.at("#/about")).await?;
        // As another page of the same address might do it.
        b.js("localStorage.clear()").await?;
        b.close_and_switch_to(&first).await?;
        assert_ne!(first, second);
        b.sees(journey.t().problems.save_vanished).await?;
        b.wait_step("reason").await?;
        b.press(journey.t().frame.try_again).await?;
        b.sees(journey.t().frame.saved).await?;
        assert_eq!(reason(&b, &case).await?, json!("trip_over"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn plans_can_be_kept_in_the_tab_alone_and_on_the_device_again() -> Result<()> {
    visit(Language::En, |b, site| async move {
        let (journey, case) = begun(&b, Language::En).await?;
        let t = journey.t();
        let p = &t.privacy;
        let of = |label: &str| label.replace("{what}", p.plans);
        b.go("#/privacy").await?;
        b.unfold().await?;
        b.sees(&format!("esim-exit/case/{case}")).await?;
        b.press(&of(p.switch_off_button)).await?;
        b.sees(p.switch_off).await?;
        assert_eq!(
            b.storage().await?.into_keys().collect::<Vec<_>>(),
            ["esim-exit/settings"]
        );

        // It goes on in this tab, and every page says how it stands.
        b.go(&format!("#/case/{case}/reason")).await?;
        b.wait_step("reason").await?;
        b.sees(p.chosen).await?;
        b.choose(t.reason.security).await?;
        b.sees(p.in_tab).await?;
        assert_eq!(b.saved("case", &case).await?, Value::Null);

        // A second tab keeps nothing either.
        let first = b.tab().await?;
        b.new_tab().await?;
        b.open(&site.url).await?;
        b.sees(p.chosen).await?;
        b.close_and_switch_to(&first).await?;

        b.go("#/privacy").await?;
        b.press(&of(p.switch_on_button)).await?;
        b.sees(p.switch_on).await?;
        assert_eq!(reason(&b, &case).await?, json!("security"));
        b.go("#/").await?;
        assert!(!b.shows(p.chosen).await?);
        b.reload().await?;
        b.go(&format!("#/case/{case}/reason")).await?;
        b.wait_step("reason").await
    })
    .await
}

#[tokio::test]
async fn a_switch_that_finds_no_room_changes_nothing() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let (journey, case) = begun(&b, Language::En).await?;
        let p = &journey.t().privacy;
        let of = |label: &str| label.replace("{what}", p.plans);
        b.go("#/privacy").await?;
        b.press(&of(p.switch_off_button)).await?;
        b.sees(p.switch_off).await?;
        b.fill_storage().await?;
        b.press(&of(p.switch_on_button)).await?;
        b.sees(p.switch_failed).await?;
        b.sees(p.switch_off).await?;
        b.go(&format!("#/case/{case}/reason")).await?;
        b.wait_step("reason").await
    })
    .await
}

#[tokio::test]
async fn what_was_set_aside_is_named_saved_and_deleted() -> Result<()> {
    visit(Language::ZhCn, |b, _| async move {
        let (journey, case) = begun(&b, Language::ZhCn).await?;
        let p = &journey.t().privacy;
        b.forge("case", &case, "{\"schema\":1,\"rev").await?;
        b.reload().await?;
        b.wait_step("damaged").await?;
        b.go("#/privacy").await?;
        let name = format!("case/{case}");
        let of = |label: &str| label.replace("{key}", &name);
        b.watch_files().await?;
        b.press(&of(p.aside_save)).await?;
        b.sees(p.aside_saved).await?;
        assert_eq!(b.file_made().await?, b"{\"schema\":1,\"rev");
        b.press(&of(p.aside_remove)).await?;
        b.until("!document.body.innerText.includes('quarantine')").await?;
        assert!(!b.storage().await?.keys().any(|key| key.contains("quarantine")));
        Ok(())
    })
    .await
}

/// Lets the page ask, counts the questions and answers each the same.
fn promises(answer: bool) -> String {
    format!(
        "window.asked = 0; navigator.storage.persisted = async () => false; \
         navigator.storage.persist = async () => {{ window.asked++; return {answer} }}"
    )
}

#[tokio::test]
async fn the_browser_is_asked_to_keep_it_and_its_answer_is_said() -> Result<()> {
    for answer in [true, false] {
        visit_host(Language::En, |b, _| async move {
            let p = &Language::En.catalogue().privacy;
            b.before_each_document(&promises(answer)).await?;
            b.reload().await?;
            b.go("#/privacy").await?;
            b.sees(p.promise_missing).await?;
            assert_eq!(
                b.js("return window.asked").await?,
                json!(0),
                "only when the person wants it"
            );
            b.press(p.promise_ask).await?;
            b.sees(if answer { p.promise_given } else { p.promise_refused }).await?;
            assert_eq!(b.shows(p.promise_missing).await?, !answer);
            assert_eq!(b.js("return window.asked").await?, json!(1));
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_browser_is_asked_once_when_something_real_was_sent() -> Result<()> {
    visit_host(Language::En, |b, _| async move {
        b.before_each_document(&promises(false)).await?;
        b.before_each_document(
            "addEventListener('click', e => { if (e.target.closest('a[href]:not([href^=\"#\"])')) e.preventDefault() })",
        )
        .await?;
        b.reload().await?;
        let journey = Journey::tello(Language::En)?;
        let t = journey.t();
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Submit).await?;
        assert_eq!(b.js("return window.asked").await?, json!(0), "nothing is waited for yet");
        journey.fill(&b, StepId::Submit).await?;
        b.wait_step("confirm").await?;
        b.until("window.asked === 1").await?;
        // It said no: the waiting may outlast what it keeps.
        b.sees(t.privacy.promise_missing).await?;
        b.sees(t.privacy.promise_instead).await
    })
    .await
}
