//! The whole practice case by keyboard alone, and where the focus goes.

use anyhow::{Result, ensure};
use web::{Browser, Channel, Check, Device, Journey, Key, Language, Reply, StepId, steps, visit};

/// Tabs to the next group of radio buttons and walks to the one with this label.
async fn choose(b: &Browser, label: &str) -> Result<()> {
    let mut role = String::new();
    for _ in 0..40 {
        role = b.press_tab().await?.0;
        if role == "radio" {
            break;
        }
    }
    ensure!(role == "radio", "no radio button is reached by Tab");
    b.key(Key::Space).await?;
    for _ in 0..20 {
        if b.focused().await?.1 == label {
            ensure!(b.is_on(label).await?, "“{label}” has the focus but is not chosen");
            return Ok(());
        }
        b.key(Key::Down).await?;
    }
    anyhow::bail!("the arrows never reach “{label}”")
}

async fn tick(b: &Browser, label: &str) -> Result<()> {
    b.tab_to(label).await?;
    b.key(Key::Space).await?;
    ensure!(b.is_on(label).await?, "“{label}” is not ticked");
    Ok(())
}

async fn enter(b: &Browser, name: &str) -> Result<()> {
    b.tab_to(name).await?;
    b.key(Key::Enter).await
}

async fn fill_in(b: &Browser, label: &str, words: &str) -> Result<()> {
    b.tab_to(label).await?;
    b.keys(words).await
}

async fn answer(b: &Browser, journey: &Journey, step: StepId) -> Result<()> {
    let t = journey.t();
    match step {
        StepId::Reason => choose(b, t.reason.trip_over).await,
        StepId::Line => enter(b, t.line.practice_fill).await,
        StepId::Details => {
            choose(b, t.details.seller_provider).await?;
            choose(b, t.details.owner_own).await?;
            choose(b, t.device(Device::Pixel)).await?;
            fill_in(b, &journey.optional(t.details.nickname), "Trip").await
        }
        StepId::KeepNumber => choose(b, t.keep.no_number).await,
        StepId::Backup => tick(b, t.check(Check::BackupBanks)).await,
        StepId::Balance => {
            choose(b, t.balance.yes).await?;
            fill_in(b, &journey.optional(t.balance.paid_until), "2099-12-31").await
        }
        StepId::Find => choose(b, &t.route(journey.route)).await,
        StepId::Irreversible => fill_in(b, &journey.ending_label(), &journey.ending()).await,
        StepId::Submit => {
            enter(b, t.submit.begin).await?;
            b.sees(t.submit.after_heading).await?;
            let lost = b.js("return document.activeElement === document.body").await?;
            ensure!(lost == false, "the focus is lost when the way appears");
            enter(b, t.frame.copy).await?;
            b.wait_stage("handed_over").await?;
            fill_in(b, &journey.optional(t.submit.reference), "REF-1").await
        }
        StepId::Confirm => {
            choose(b, t.reply(Reply::Ended)).await?;
            fill_in(b, t.confirm.replied_on, "2026-03-01").await
        }
        StepId::Aftercare => {
            for check in steps::AFTERCARE_CHECKS {
                tick(b, t.check(*check)).await?;
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

/// The heading of the page has the focus.
async fn on_heading(b: &Browser) -> Result<()> {
    b.until("document.activeElement === document.querySelector('h1')")
        .await?;
    let (role, name) = b.focused().await?;
    ensure!(
        (role.as_str(), name) == ("heading", b.heading().await?),
        "a {role} has the focus"
    );
    Ok(())
}

#[tokio::test]
async fn the_practice_case_by_keyboard_alone() -> Result<()> {
    visit(Language::En, |b, site| async move {
        b.clock("2026-03-01T09:00:00Z").await?;
        b.open(&site.url).await?;
        b.reload().await?;
        let journey = Journey::practice(Language::En, Channel::Chat)?;
        enter(&b, journey.t().home.practise).await?;
        for step in journey.steps() {
            b.wait_step(step.as_str()).await?;
            on_heading(&b).await?;
            answer(&b, &journey, step).await?;
            enter(&b, journey.go_on_name(step)).await?;
        }
        b.wait_stage("closed").await?;
        on_heading(&b).await
    })
    .await
}

#[tokio::test]
async fn what_is_wrong_takes_the_focus_and_leads_to_the_field() -> Result<()> {
    visit(Language::ZhCn, |b, _| async move {
        let journey = Journey::practice(Language::ZhCn, Channel::Web)?;
        let t = journey.t();
        journey.begin(&b).await?;
        enter(&b, t.frame.go_on).await?;
        b.until("document.activeElement?.id === 'problems'").await?;
        assert_eq!(b.focused().await?.1, t.frame.problems);
        enter(&b, t.problems.missing_reason).await?;
        assert_eq!(b.focused().await?, ("radio".to_owned(), t.reason.trip_over.to_owned()));
        assert_eq!(b.step().await?, "reason");

        journey.walk_to(&b, StepId::Balance).await?;
        b.choose(t.balance.yes).await?;
        b.type_into(journey.optional(t.balance.paid_until), "2026-02-30")
            .await?;
        // Enter in a field goes on as the button does.
        b.key(Key::Enter).await?;
        b.until("document.activeElement?.id === 'problems'").await?;
        enter(&b, t.problems.no_such_day).await?;
        assert_eq!(b.focused().await?.1, journey.optional(t.balance.paid_until));
        assert_eq!(b.value(journey.optional(t.balance.paid_until)).await?, "2026-02-30");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_skip_link_comes_first_and_leads_to_the_page() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let t = Language::En.catalogue();
        assert_eq!(b.press_tab().await?.1, t.frame.skip);
        b.key(Key::Enter).await?;
        b.until("document.activeElement?.id === 'main'").await?;
        assert_eq!(b.step().await?, "home");
        b.tab_to(t.home.start).await
    })
    .await
}
