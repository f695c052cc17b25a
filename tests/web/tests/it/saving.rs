//! Every answer is saved at once; a save that fails is said aloud, and nothing is lost by it.

use anyhow::Result;
use serde_json::json;
use web::{Browser, Channel, Journey, LETTER, Language, StepId, fill, visit};

const FREE: &str =
    "for (const key of Object.keys(localStorage)) if (key.startsWith('fill')) localStorage.removeItem(key)";

/// The words of what is announced as an alert.
async fn alerts(b: &Browser) -> Result<String> {
    let words = "return [...document.querySelectorAll('[role=alert]')].filter(e => e.checkVisibility()).map(e => e.innerText).join('\\n')";
    Ok(b.js(words).await?.as_str().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn each_answer_is_saved_at_once_and_said_to_be() -> Result<()> {
    visit(Language::ZhCn, |b, _| async move {
        let journey = Journey::practice(Language::ZhCn, Channel::Web)?;
        let t = journey.t();
        journey.begin(&b).await?;
        let case = b.case().await?;
        for (choice, value) in [(t.reason.security, "security"), (t.reason.trip_over, "trip_over")] {
            b.choose(choice).await?;
            b.sees(t.frame.saved).await?;
            let saved = b.saved("case", &case).await?;
            assert_eq!(saved.pointer("/value/answers/values/reason"), Some(&json!(value)));
        }
        journey.go_on(&b, StepId::Reason).await?;
        journey.walk_to(&b, StepId::Details).await?;
        b.type_into(journey.optional(t.details.nickname), "妈妈的卡 😀").await?;
        let saved = b.saved("case", &case).await?;
        assert_eq!(
            saved.pointer("/value/answers/values/nickname"),
            Some(&json!("妈妈的卡 😀"))
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn full_storage_is_said_aloud_and_saving_can_be_tried_again() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let journey = Journey::practice(Language::En, Channel::Web)?;
        let t = journey.t();
        let nickname = journey.optional(t.details.nickname);
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Details).await?;
        b.fill_storage().await?;
        b.type_into(&nickname, "A name that finds no room").await?;
        b.sees(t.frame.not_saved).await?;
        let said = alerts(&b).await?;
        assert!(
            said.contains(t.frame.not_saved) && said.contains(t.problems.save_full),
            "{said}"
        );
        assert_eq!(
            b.value(&nickname).await?,
            "A name that finds no room",
            "it stays on the page"
        );
        assert!(!b.shows(t.frame.saved).await?);
        b.press(t.frame.try_again).await?;
        b.sees(t.frame.not_saved).await?;

        b.js(FREE).await?;
        b.press(t.frame.try_again).await?;
        b.sees(t.frame.saved).await?;
        assert_eq!(alerts(&b).await?, "");
        b.reload().await?;
        assert_eq!(b.value(&nickname).await?, "A name that finds no room");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_way_is_not_shown_when_its_entry_cannot_be_saved() -> Result<()> {
    visit(Language::ZhCn, |b, _| async move {
        let journey = Journey::practice(Language::ZhCn, Channel::Phone)?;
        let t = journey.t();
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Submit).await?;
        let case = b.case().await?;
        b.fill_storage().await?;
        b.press(t.submit.begin).await?;
        b.sees(t.problems.act_not_saved).await?;
        b.shows_no_way(t).await?;
        assert!(b.happenings(&case).await?.is_empty());

        b.js(FREE).await?;
        b.press(t.submit.begin).await?;
        b.sees(LETTER).await?;
        assert_eq!(b.happenings(&case).await?, ["act_begun"]);
        journey.finish(&b).await
    })
    .await
}

#[tokio::test]
async fn without_storage_a_whole_case_works_in_memory_with_a_warning() -> Result<()> {
    visit(Language::En, |b, site| async move {
        b.before_each_document(
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError') } })",
        )
        .await?;
        b.reload().await?;
        let journey = Journey::practice(Language::En, Channel::Email)?;
        let t = journey.t();
        journey.begin(&b).await?;
        for step in journey.steps() {
            b.sees(t.privacy.blocked).await?;
            journey.fill(&b, step).await?;
        }
        b.press(t.frame.other_language).await?;
        b.sees(Language::ZhCn.catalogue().privacy.blocked).await?;
        b.go("#/").await?;
        b.wait_step("home").await?;
        let finished = Language::ZhCn.catalogue().today.finished;
        b.press(fill(finished, &[("count", "1")])).await?;
        b.open(&site.at("#/")).await
    })
    .await
}

#[tokio::test]
async fn erasing_everything_leaves_no_key_of_ours() -> Result<()> {
    visit(Language::ZhCn, |b, _| async move {
        let journey = Journey::practice(Language::ZhCn, Channel::Web)?;
        let t = journey.t();
        b.store(&[("other-project/key".to_owned(), "theirs".to_owned())].into())
            .await?;
        b.press(t.frame.other_language).await?;
        b.press(Language::En.catalogue().frame.other_language).await?;
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Details).await?;
        let case = b.case().await?;
        b.follow(t.frame.privacy).await?;
        b.unfold().await?;
        b.sees(&format!("esim-exit/case/{case}")).await?;
        b.press(t.privacy.erase_sure).await?;
        b.wait_step("home").await?;
        b.sees(t.privacy.erased).await?;
        let keys: Vec<String> = b.storage().await?.into_keys().collect();
        assert_eq!(keys, ["other-project/key"]);
        b.go(&format!("#/case/{case}")).await?;
        b.wait_step("gone").await
    })
    .await
}

#[tokio::test]
async fn a_removed_plan_comes_back_exactly_until_the_page_changes() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let journey = Journey::practice(Language::En, Channel::Web)?;
        let t = journey.t();
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Confirm).await?;
        let case = b.case().await?;
        let before = b.storage().await?;
        assert!(before.contains_key(&format!("esim-exit/journal/{case}")));
        let (page, key) = (format!("#/case/{case}/remove"), format!("esim-exit/case/{case}"));
        let remove = async || -> Result<()> {
            b.go(&page).await?;
            b.wait_step("remove").await?;
            b.press(t.home.remove_yes).await?;
            b.wait_step("home").await?;
            b.sees(t.home.removed).await?;
            assert!(!b.storage().await?.keys().any(|key| key.contains(&case)));
            Ok(())
        };
        remove().await?;
        b.press(t.comfort.undo).await?;
        b.sees(t.comfort.put_back).await?;
        assert_eq!(b.storage().await?, before);
        // What stands there by then is not covered, and nothing is written beside it.
        remove().await?;
        let another = r#"{"schema":99,"revision":7,"value":{"from":"a newer version"}}"#;
        b.store(&[(key.clone(), another.to_owned())].into()).await?;
        let by_then = b.storage().await?;
        b.press(t.comfort.undo).await?;
        b.sees(t.comfort.put_back_changed).await?;
        assert_eq!(b.storage().await?, by_then);
        b.js(&format!("localStorage.removeItem('{key}')")).await?;
        b.press(t.comfort.undo).await?;
        b.sees(t.comfort.put_back).await?;
        assert_eq!(b.storage().await?, before);
        // Another page, and it is gone for good.
        remove().await?;
        b.go("#/about").await?;
        b.wait_step("about").await?;
        b.go("#/").await?;
        b.wait_step("home").await?;
        assert!(!b.offers(t.comfort.undo).await?);
        Ok(())
    })
    .await
}
