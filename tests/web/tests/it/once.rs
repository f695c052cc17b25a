//! Not twice: one case per line, one entry per act, and no tab writes over another.

use anyhow::{Context, Result};
use serde_json::json;
use web::{Channel, Journey, Language, StepId, visit};

#[tokio::test]
async fn a_second_case_for_the_same_line_leads_to_the_first() -> Result<()> {
    visit(Language::ZhCn, |b, site| async move {
        let t = Language::ZhCn.catalogue();
        let first = Journey::tello(Language::ZhCn)?;
        first.begin(&b).await?;
        let case = b.case().await?;
        first.walk_to(&b, StepId::Details).await?;
        // The same number, written in another way.
        let second = Journey {
            identifier: "415.555.2671".to_owned(),
            ..first.clone()
        };
        b.open(&site.at("#/")).await?;
        second.begin(&b).await?;
        second.walk_to(&b, StepId::Line).await?;
        second.answer(&b, StepId::Line).await?;
        second.go_on(&b, StepId::Line).await?;
        b.sees(t.problems.line_has_case).await?;
        assert_eq!(b.step().await?, "line");
        assert_ne!(b.case().await?, case);
        b.follow(t.problems.open_that_case).await?;
        b.wait_step("overview").await?;
        assert_eq!(b.case().await?, case);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_double_click_notes_the_act_once() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let journey = Journey::practice(Language::En, Channel::Chat)?;
        let t = journey.t();
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Submit).await?;
        let case = b.case().await?;
        let button = b.button(t.submit.begin).await?;
        b.driver.action_chain().double_click_element(&button).perform().await?;
        b.sees(t.submit.after_heading).await?;
        assert_eq!(b.happenings(&case).await?, ["act_begun"]);
        assert!(!b.shows(t.frame.problems).await?);

        // Taken back and pressed twice within one turn of the page's loop.
        b.press(t.submit.not_done).await?;
        let button = b.button(t.submit.begin).await?;
        let twice = "const button = arguments[0]; button.click(); button.click()";
        b.driver.execute(twice, vec![button.to_json()?]).await?;
        b.sees(t.submit.after_heading).await?;
        assert_eq!(b.happenings(&case).await?, ["act_begun", "act_withdrawn", "act_begun"]);

        let sent = b.button(t.submit.sent).await?;
        b.driver.execute(twice, vec![sent.to_json()?]).await?;
        b.wait_step("confirm").await?;
        let happened = b.happenings(&case).await?;
        assert_eq!(
            happened.iter().filter(|what| *what == "submitted").count(),
            1,
            "{happened:?}"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn tabs_follow_each_other() -> Result<()> {
    visit(Language::En, |b, site| async move {
        let journey = Journey::practice(Language::En, Channel::Phone)?;
        let t = journey.t();
        let nickname = journey.optional(t.details.nickname);
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Details).await?;
        let (case, one) = (b.case().await?, b.tab().await?);
        let two = b.new_tab().await?;
        b.open(&site.at(&format!("#/case/{case}/details"))).await?;
        b.press([t.frame.other_language, "English"]).await?;
        b.press([t.frame.other_language, "English"]).await?;
        b.until("document.documentElement.lang === 'en'").await?;
        b.type_into(&nickname, "from the second tab").await?;
        b.switch_to(&one).await?;
        b.until("[...document.querySelectorAll('input')].some(e => e.value === 'from the second tab')")
            .await?;
        b.choose(t.details.seller_provider).await?;
        b.switch_to(&two).await?;
        b.until("document.querySelector('input[value=provider]')?.checked")
            .await?;

        // The act begun in one tab is known in the other, and cannot begin there again.
        b.switch_to(&one).await?;
        journey.walk_to(&b, StepId::Submit).await?;
        b.switch_to(&two).await?;
        b.go(&format!("#/case/{case}/submit")).await?;
        b.button(t.submit.begin).await?;
        b.switch_to(&one).await?;
        b.press(t.submit.begin).await?;
        b.sees(t.submit.after_heading).await?;
        b.switch_to(&two).await?;
        b.sees(t.submit.after_heading).await?;
        assert!(!b.offers(t.submit.begin).await?);
        assert_eq!(b.happenings(&case).await?, ["act_begun"]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_tab_that_missed_a_change_does_not_write_over_it() -> Result<()> {
    visit(Language::ZhCn, |b, site| async move {
        let journey = Journey::practice(Language::ZhCn, Channel::Web)?;
        let t = journey.t();
        let nickname = journey.optional(t.details.nickname);
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Details).await?;
        // A tab that sleeps hears nothing; this stands in for it.
        b.before_each_document("addEventListener('storage', e => e.stopImmediatePropagation())")
            .await?;
        b.open(&site.at("#/")).await?;
        b.reload().await?;
        let case = b
            .js("return Object.keys(localStorage).find(k => k.startsWith('esim-exit/case/')).slice(15)")
            .await?;
        let case = case.as_str().context("a case")?.to_owned();
        b.go(&format!("#/case/{case}/details")).await?;
        let stored = b.saved("case", &case).await?;
        let mut newer = stored.clone();
        newer["revision"] = json!(stored["revision"].as_u64().unwrap_or_default() + 1);
        newer["value"]["answers"]["values"]["nickname"] = json!("from elsewhere");
        b.forge("case", &case, &newer.to_string()).await?;
        b.type_into(&nickname, "mine").await?;
        b.sees(t.problems.save_changed).await?;
        assert_eq!(b.saved("case", &case).await?, newer);
        b.reload().await?;
        assert_eq!(b.value(&nickname).await?, "from elsewhere");
        Ok(())
    })
    .await
}
