//! What a provider's record changes on the way: one case for each sort of provider, and the pages that explain.

use anyhow::{Result, ensure};
use web::{Act, Browser, Channel, Journey, LANGUAGES, Language, StepId, fill, record, visit, visit_host};

/// The addresses on the page that lead to a provider's own pages, or to anybody else's.
async fn leads_to(b: &Browser, url: &str) -> Result<bool> {
    Ok(b.ways_out().await?.iter().any(|way| way == url))
}

async fn ends_by_itself(language: Language) -> Result<()> {
    visit(language, |b, _| async move {
        let journey = Journey::listed(language, "saily", Act::Nothing)?;
        let t = journey.t();
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::KeepNumber).await?;
        // What is likely stands first; it is the person who answers.
        b.sees(t.keep.data_only).await?;
        let first = b.all(&["radio"]).await?.first().cloned().unwrap_or_default();
        ensure!(first.starts_with(t.keep.no_number), "{first}");
        journey.walk_to(&b, StepId::Find).await?;
        b.sees(t.find.by_itself).await?;
        // The walk says that it renews: that comes first.
        b.sees(t.find.by_itself_renews).await?;
        let first = b.all(&["radio"]).await?.first().cloned().unwrap_or_default();
        ensure!(first == t.route((Act::StopRenewal, Channel::App)), "{first}");
        journey.walk_to(&b, StepId::Submit).await?;
        b.sees(t.submit.why_expires).await?;
        b.shows_no_way(t).await?;
        journey.walk_to(&b, StepId::Confirm).await?;
        b.sees(t.confirm.why_expires).await?;
        ensure!(!b.shows(t.words.reply_received_only).await?, "nobody answers");
        journey.finish(&b).await
    })
    .await
}

#[tokio::test]
async fn a_travel_plan_ends_by_itself_in_chinese() -> Result<()> {
    ends_by_itself(Language::ZhCn).await
}

#[tokio::test]
async fn a_travel_plan_ends_by_itself_in_english() -> Result<()> {
    ends_by_itself(Language::En).await
}

#[tokio::test]
async fn a_travel_plan_with_a_number_after_all() -> Result<()> {
    visit(Language::ZhCn, |b, _| async move {
        let journey = Journey::listed(Language::ZhCn, "saily", Act::Nothing)?;
        let t = journey.t();
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::KeepNumber).await?;
        b.choose(t.keep.yes).await?;
        b.press(t.frame.go_on).await?;
        b.wait_step("port-out").await
    })
    .await
}

#[tokio::test]
async fn a_refund_in_time_stands_first() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let journey = Journey::listed(Language::En, "saily", Act::RefundUnused)?;
        let t = journey.t();
        b.clock("2026-11-25T09:00:00Z").await?;
        b.reload().await?;
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Balance).await?;
        b.choose(t.balance.no).await?;
        b.type_into(journey.optional(t.balance.bought_on), "2026-11-20").await?;
        b.choose(t.balance.untouched_yes).await?;
        b.press(t.frame.go_on).await?;
        b.wait_step("sign-in").await?;
        journey.walk_to(&b, StepId::Find).await?;
        b.sees(t.find.if_not_activated).await?;
        b.sees("20 December 2026").await?;
        let first = b.all(&["radio"]).await?.first().cloned().unwrap_or_default();
        ensure!(first.starts_with(t.act(Act::RefundUnused)), "{first}");
        Ok(())
    })
    .await
}

/// A provider that wants to be told some hours before: the last safe day keeps them.
#[tokio::test]
async fn a_notice_period_moves_the_last_safe_day() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let journey = Journey::tello(Language::En)?;
        let t = journey.t();
        let notice = record("tello")?.rules.notice_hours.unwrap_or_default();
        assert_eq!(notice, 24, "the record has changed: so has this day");
        b.clock("2026-11-25T09:00:00Z").await?;
        b.reload().await?;
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Balance).await?;
        b.type_into(journey.optional(t.balance.paid_until), "2026-12-31")
            .await?;
        b.sees("29 December 2026").await?;
        b.sees(t.frame.sources).await
    })
    .await
}

#[tokio::test]
async fn a_provider_without_an_online_way_offers_none() -> Result<()> {
    visit(Language::ZhCn, |b, _| async move {
        let journey = Journey::t_mobile(Language::ZhCn)?;
        let known = record("t-mobile-postpaid")?;
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Find).await?;
        for warning in ["no_online_way", "owner_only"] {
            let text = known.warnings.iter().find(|(name, _)| name.as_str() == warning);
            if let Some((_, text)) = text {
                b.sees(&text.zh_cn).await?;
            }
        }
        let online = [Channel::Web, Channel::App];
        let ways = b.all(&["radio"]).await?;
        let offered = |act: &Act| {
            online
                .iter()
                .any(|channel| ways.contains(&journey.t().route((*act, *channel))))
        };
        ensure!(!ways.is_empty() && !Act::ALL.iter().any(offered), "{ways:?}");
        journey.finish(&b).await
    })
    .await
}

/// A provider that is gone: where to look, no act, a way out by another name, and one to put it away.
async fn gone(language: Language) -> Result<()> {
    visit(language, |b, site| async move {
        let t = language.catalogue();
        let journey = Journey::gone(language, "ctexcel-us")?;
        let known = record("ctexcel-us")?;
        let status = known.status.ok_or_else(|| anyhow::anyhow!("it is gone"))?;
        journey.begin(&b).await?;
        let case = b.route().await?.trim_end_matches("/reason").to_owned();
        journey.walk_to(&b, StepId::Line).await?;
        journey.answer(&b, StepId::Line).await?;
        journey.go_on(&b, StepId::Line).await?;
        b.wait_step("gone").await?;
        b.sees(t.gone.gone_us).await?;
        for other in &status.elsewhere {
            ensure!(leads_to(&b, &other.url).await?, "{}", other.url);
        }
        // No act, wherever one goes.
        for step in ["find", "review", "irreversible", "submit"] {
            b.go(&format!("{case}/{step}")).await?;
            b.wait_step(step).await?;
            b.is_shut(t).await?;
        }
        // Charged all the same: on with the name on the statement.
        b.go(&format!("{case}/gone")).await?;
        b.wait_step("gone").await?;
        b.press(t.gone.charged).await?;
        b.sees(t.gone.charged_3).await?;
        b.follow(t.gone.unlisted).await?;
        b.wait_step("line").await?;
        b.type_into(t.line.provider_name, "CT Telecom").await?;
        b.press(t.frame.go_on).await?;
        b.wait_step("details").await?;
        // Another one is put away.
        b.open(&site.url).await?;
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Line).await?;
        b.type_into(t.line.identifier, "ORDER-9001").await?;
        journey.choose_provider(&b).await?;
        journey.go_on(&b, StepId::Line).await?;
        b.wait_step("gone").await?;
        b.press(t.gone.put_away).await?;
        b.wait_stage("abandoned").await?;
        b.sees(t.gone.is_put_away).await
    })
    .await
}

#[tokio::test]
async fn a_provider_that_is_gone_in_chinese() -> Result<()> {
    gone(Language::ZhCn).await
}

#[tokio::test]
async fn a_provider_that_is_gone_in_english() -> Result<()> {
    gone(Language::En).await
}

/// Merged into another one: one tap, and the case goes on there.
#[tokio::test]
async fn a_successor_takes_over() -> Result<()> {
    visit_host(Language::En, |b, site| async move {
        let t = Language::En.catalogue();
        let file = web::dist()?.join("directory/providers/ctexcel-us.json");
        let mut merged: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(file)?)?;
        merged["status"]["is"] = "merged".into();
        merged["status"]["into"] = "tello".into();
        site.replace("directory/providers/ctexcel-us.json", merged.to_string());
        let journey = Journey::gone(Language::En, "ctexcel-us")?;
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Line).await?;
        journey.answer(&b, StepId::Line).await?;
        journey.go_on(&b, StepId::Line).await?;
        b.wait_step("gone").await?;
        b.sees(t.gone.merged).await?;
        b.follow(fill(t.gone.into, &[("name", &record("tello")?.name.en)]))
            .await?;
        b.wait_step("line").await?;
        b.press(t.frame.go_on).await?;
        b.wait_step("details").await
    })
    .await
}

#[tokio::test]
async fn a_plan_from_a_reseller() -> Result<()> {
    visit(Language::ZhCn, |b, _| async move {
        let journey = Journey::t_mobile(Language::ZhCn)?;
        let t = journey.t();
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Details).await?;
        b.choose(t.details.seller_reseller).await?;
        b.choose(t.details.owner_seller).await?;
        b.sees(t.details.owner_seller_acts).await?;
        b.choose(t.device(web::Device::Iphone)).await?;
        b.press(t.frame.go_on).await?;
        b.wait_step("reseller").await?;
        // What the number tells stands beside what was chosen; the texts are whole, in both languages.
        b.sees(t.seller.number_says).await?;
        b.sees("这条线路是哪家服务商的？").await?;
        b.sees("Which provider runs this line").await?;
        ensure!(!b.text().await?.contains('{'), "a placeholder is left");
        b.tick(t.seller.check_asked).await?;
        b.press(t.frame.go_on).await?;
        b.wait_step("keep-number").await?;
        journey.walk_to(&b, StepId::Find).await?;
        b.sees(t.details.owner_seller_acts).await?;
        journey.finish(&b).await
    })
    .await
}

/// The line of a relative: a text to send.
#[tokio::test]
async fn a_line_of_the_family() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let journey = Journey::tello(Language::En)?;
        let t = journey.t();
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Details).await?;
        b.choose(t.details.owner_family).await?;
        b.sees(t.details.owner_family_acts).await?;
        b.sees("Only the owner of the account can end it").await?;
        journey.finish(&b).await
    })
    .await
}

#[tokio::test]
async fn the_pages_that_explain() -> Result<()> {
    for language in LANGUAGES {
        visit_host(language, |b, site| async move {
            let t = language.catalogue();
            let law = "directory/law.json".to_owned();
            assert!(!site.asked().contains(&law), "fetched before it is needed");
            b.follow(t.explain.link).await?;
            b.wait_step("explain").await?;
            b.sees(t.explain.profile_does).await?;
            b.follow(t.law.link).await?;
            b.wait_step("law").await?;
            b.sees(t.law.complaint).await?;
            b.sees(t.law.not_advice).await?;
            assert!(site.asked().contains(&law));
            let ways = b.ways_out().await?;
            ensure!(
                ways.iter().any(|way| way.starts_with("https://www.fcc.gov/")),
                "{ways:?}"
            );
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn without_the_law_the_page_says_so() -> Result<()> {
    visit_host(Language::En, |b, site| async move {
        b.expect_fault("404");
        site.fail("directory/law.json", "404 Not Found");
        b.go("#/law").await?;
        b.sees(Language::En.catalogue().law.unavailable).await
    })
    .await
}

/// The steps of one's own device, fetched when they are needed, and the general words without them.
#[tokio::test]
async fn each_device_has_its_own_steps() -> Result<()> {
    visit_host(Language::En, |b, site| async move {
        let t = Language::En.catalogue();
        let file = "directory/devices.json";
        let journey = Journey::tello(Language::En)?;
        journey.begin(&b).await?;
        assert!(!site.asked().contains(&file.to_owned()), "fetched before it is needed");
        b.choose(t.reason.new_device).await?;
        b.press(t.frame.go_on).await?;
        b.wait_step("move-instead").await?;
        let select = |label: &str| journey.optional(label);
        b.pick(select(t.instead.move_to), t.device(web::Device::Samsung))
            .await?;
        b.sees("Transfer SIM from another phone").await?;
        b.pick(select(t.instead.move_from), t.device(web::Device::Pixel))
            .await?;
        b.sees("Erase eSIM").await?;
        b.sees(t.frame.unchecked).await?;
        b.clock("2027-05-30T09:00:00Z").await?;
        b.reload().await?;
        b.sees(t.frame.stale).await
    })
    .await
}

/// 181 days after the newest source was read, and not a day before, on every page with facts.
#[tokio::test]
async fn facts_say_when_they_are_old() -> Result<()> {
    for (now, stale) in [("2027-05-21T09:00:00Z", false), ("2027-05-22T09:00:00Z", true)] {
        visit(Language::En, |b, site| async move {
            let known = record("tello")?;
            assert_eq!(
                known.checked_on(),
                Some("2026-11-22"),
                "the record was checked again: so is this day"
            );
            b.clock(now).await?;
            b.open(&site.url).await?;
            b.reload().await?;
            let journey = Journey::tello(Language::En)?;
            let t = journey.t();
            journey.begin(&b).await?;
            for step in [StepId::Balance, StepId::SignIn, StepId::Find, StepId::Verify] {
                journey.walk_to(&b, step).await?;
                b.sees(t.frame.sources).await?;
                ensure!(b.shows(t.frame.stale).await? == stale, "{step:?} at {now}");
            }
            Ok(())
        })
        .await?;
    }
    Ok(())
}
