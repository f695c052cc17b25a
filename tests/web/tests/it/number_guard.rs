//! The number first: while it is to be kept, the act stays out of reach, however it is tried.

use anyhow::Result;
use serde_json::{Value, json};
use web::{Browser, Catalogue, Channel, Journey, Language, StepId, visit};

/// What leads to the end of the line.
const SHUT: [StepId; 5] = [
    StepId::Find,
    StepId::Verify,
    StepId::Review,
    StepId::Irreversible,
    StepId::Submit,
];

/// A case that is ready for the act, with nothing begun.
async fn ready(b: &Browser, journey: &Journey) -> Result<String> {
    journey.begin(b).await?;
    journey.walk_to(b, StepId::Submit).await?;
    b.case().await
}

async fn all_shut(b: &Browser, t: &Catalogue, case: &str) -> Result<()> {
    for step in SHUT {
        b.go(&format!("#/case/{case}/{}", step.as_str())).await?;
        b.wait_step(step.as_str()).await?;
        b.is_shut(t).await?;
        b.sees(t.overview.number_locked).await?;
    }
    b.go(&format!("#/case/{case}")).await?;
    b.wait_step("overview").await?;
    for step in SHUT {
        assert!(!b.offers(t.step(step)).await?, "the list leads to `{}`", step.as_str());
    }
    b.shows_no_way(t).await
}

#[tokio::test]
async fn answers_that_keep_it_shut_the_act_by_address_and_back() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let journey = Journey::practice(Language::En, Channel::Email)?;
        let t = journey.t();
        let case = ready(&b, &journey).await?;
        for keep in [t.keep.yes, t.keep.not_sure] {
            b.go(&format!("#/case/{case}/submit")).await?;
            b.go(&format!("#/case/{case}/keep-number")).await?;
            b.wait_step("keep-number").await?;
            b.choose(keep).await?;
            b.back().await?;
            b.is_shut(t).await?;
            all_shut(&b, t, &case).await?;
            b.go(&format!("#/case/{case}/port-out")).await?;
            b.wait_step("port-out").await?;
            b.choose(t.port.state_not_yet).await?;
            b.press(t.frame.go_on).await?;
            b.sees(t.problems.number_first).await?;
        }
        // The number has moved, the old plan lives on: the act is open again, from its first step.
        b.choose(t.port.state_active).await?;
        b.press(t.frame.go_on).await?;
        b.wait_stage("ported").await?;
        b.go(&format!("#/case/{case}/find")).await?;
        b.choose(t.route(journey.route)).await
    })
    .await
}

#[tokio::test]
async fn a_new_case_is_shut_before_the_question_is_answered() -> Result<()> {
    visit(Language::ZhCn, |b, _| async move {
        let journey = Journey::practice(Language::ZhCn, Channel::Web)?;
        journey.begin(&b).await?;
        let case = b.case().await?;
        for step in SHUT {
            b.go(&format!("#/case/{case}/{}", step.as_str())).await?;
            b.wait_step(step.as_str()).await?;
            b.is_shut(journey.t()).await?;
        }
        Ok(())
    })
    .await
}

/// Sets or removes the answer in what is stored; everything counts as finished.
fn forged(mut stored: Value, keep: Option<&str>) -> String {
    if let Some(values) = stored
        .pointer_mut("/value/answers/values")
        .and_then(Value::as_object_mut)
    {
        match keep {
            Some(keep) => values.insert("keep_number".to_owned(), json!(keep)),
            None => values.remove("keep_number"),
        };
    }
    if let Some(finished) = stored.pointer_mut("/value/answers/finished") {
        *finished = StepId::ALL.iter().map(|step| step.as_str()).collect();
    }
    stored.to_string()
}

#[tokio::test]
async fn edited_storage_does_not_open_the_act() -> Result<()> {
    visit(Language::ZhCn, |b, _| async move {
        let journey = Journey::practice(Language::ZhCn, Channel::Chat)?;
        let t = journey.t();
        let case = ready(&b, &journey).await?;
        let stored = b.saved("case", &case).await?;
        b.press(t.submit.begin).await?;
        b.sees(t.submit.after_heading).await?;
        let begun = b.saved("journal", &case).await?.to_string();
        for journal in ["", &begun] {
            for keep in [Some("yes"), Some("not_sure"), Some("nonsense"), None] {
                b.forge("case", &case, &forged(stored.clone(), keep)).await?;
                if journal.is_empty() {
                    b.js(&format!("localStorage.removeItem('esim-exit/journal/{case}')"))
                        .await?;
                } else {
                    b.forge("journal", &case, journal).await?;
                }
                b.reload().await?;
                all_shut(&b, t, &case).await?;
                b.go(&format!("#/case/{case}/submit")).await?;
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn another_tab_that_keeps_it_shuts_this_one() -> Result<()> {
    visit(Language::En, |b, site| async move {
        let journey = Journey::practice(Language::En, Channel::Phone)?;
        let t = journey.t();
        let case = ready(&b, &journey).await?;
        let first = b.tab().await?;
        b.new_tab().await?;
        b.language("en").await?;
        b.open(&site.at(&format!("#/case/{case}/keep-number"))).await?;
        b.choose(t.keep.yes).await?;
        b.close_and_switch_to(&first).await?;
        b.is_shut(t).await?;
        b.go(&format!("#/case/{case}/find")).await?;
        b.is_shut(t).await
    })
    .await
}
