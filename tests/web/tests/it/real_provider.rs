//! A plan of a real provider: its record with source and date, and what happens when there is none.

use anyhow::{Context, Result};
use web::{Act, Browser, Channel, Journey, LETTER, Language, Seller, Site, StepId, fill, visit, visit_host};

const TELLO: &str = "directory/providers/tello.json";

/// Links that leave the page are followed by nobody here.
const STAY: &str =
    "addEventListener('click', e => { if (e.target.closest('a[href]:not([href^=\"#\"])')) e.preventDefault() })";

async fn walk(language: Language) -> Result<()> {
    visit_host(language, |b, site| async move {
        let journey = Journey::tello(language)?;
        let t = journey.t();
        let Seller::Listed(_, record) = &journey.seller else {
            anyhow::bail!("tello is listed")
        };
        let asked = |path: &str| site.asked().iter().filter(|p| p.starts_with(path)).count();
        journey.begin(&b).await?;
        assert_eq!(asked("directory/"), 0, "{:?}", site.asked());
        journey.walk_to(&b, StepId::Line).await?;
        b.sees(t.line.provider_hint).await?;
        assert_eq!(
            asked("directory/providers/"),
            0,
            "a record is fetched when it is needed"
        );
        journey.answer(&b, StepId::Line).await?;

        // What is known, where from, how old.
        b.press(t.frame.sources).await?;
        let source = record.sources.first().context("a source")?;
        b.sees(t.frame.checked_on.split('{').next().unwrap_or_default()).await?;
        assert!(b.ways_out().await?.contains(&source.url));
        assert_eq!(asked(TELLO), 1);
        assert_eq!(asked("directory/providers/"), 1, "{:?}", site.asked());
        journey.go_on(&b, StepId::Line).await?;
        b.wait_step("details").await?;

        journey.walk_to(&b, StepId::Find).await?;
        b.sees(t.find.legend).await?;
        let by_hand = record.routes.iter().map(|r| t.route((r.act, r.channel)));
        let ways: Vec<String> = by_hand.chain([t.api.way_label.to_owned()]).collect();
        assert_eq!(b.all(&["radio"]).await?, ways);
        journey.answer(&b, StepId::Find).await?;
        let way = record.routes.first().context("a way")?;
        for text in way.steps.iter().chain(&way.effect) {
            b.sees(if language == Language::En {
                &text.en
            } else {
                &text.zh_cn
            })
            .await?;
        }
        journey.walk_to(&b, StepId::Submit).await?;

        // Intent first; opening the page hands over and is not sent.
        b.shows_no_way(t).await?;
        b.press(t.submit.begin).await?;
        b.js(STAY).await?;
        b.follow([t.submit.open_page, t.frame.new_tab].join(" ")).await?;
        b.wait_stage("handed_over").await?;
        journey.finish(&b).await
    })
    .await
}

#[tokio::test]
async fn a_tello_plan_in_chinese() -> Result<()> {
    walk(Language::ZhCn).await
}

#[tokio::test]
async fn a_tello_plan_in_english() -> Result<()> {
    walk(Language::En).await
}

#[tokio::test]
async fn a_t_mobile_plan_by_phone() -> Result<()> {
    visit(Language::ZhCn, |b, _| async move {
        let journey = Journey::t_mobile(Language::ZhCn)?;
        let t = journey.t();
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Submit).await?;
        b.shows_no_way(t).await?;
        b.press(t.submit.begin).await?;
        b.sees(LETTER).await?;
        b.js(STAY).await?;
        assert!(b.ways_out().await?.contains(&"tel:+18009378997".to_owned()));
        b.follow(fill(t.submit.call_us, &[("number", "1-800-937-8997")]))
            .await?;
        b.wait_stage("handed_over").await?;
        journey.finish(&b).await
    })
    .await
}

/// Walks a Tello case whose record is not to be had: the page says so, and the general path leads to the end.
async fn by_the_general_path(b: &Browser, journey: Journey, says: &str) -> Result<()> {
    let t = journey.t();
    let journey = Journey {
        route: (Act::EndNow, Channel::Email),
        ..journey
    };
    journey.begin(b).await?;
    journey.walk_to(b, StepId::Line).await?;
    journey.answer(b, StepId::Line).await?;
    b.sees(says).await?;
    journey.go_on(b, StepId::Line).await?;
    b.wait_step("details").await?;
    journey.walk_to(b, StepId::SignIn).await?;
    b.sees(t.signin.none).await?;
    journey.walk_to(b, StepId::Find).await?;
    b.sees(t.find.legend_general).await?;
    journey.answer(b, StepId::Find).await?;
    b.sees(t.find.general_email).await?;
    journey.finish(b).await
}

async fn without_its_record(b: &Browser, language: Language) -> Result<()> {
    let journey = Journey::tello(language)?;
    let says = journey.t().line.record_unavailable;
    by_the_general_path(b, journey, says).await
}

#[tokio::test]
async fn a_record_that_cannot_be_fetched() -> Result<()> {
    visit_host(Language::ZhCn, |b, site| async move {
        b.expect_fault("500");
        site.fail(TELLO, "500 Internal Server Error");
        without_its_record(&b, Language::ZhCn).await
    })
    .await
}

#[tokio::test]
async fn a_record_that_is_damaged() -> Result<()> {
    visit_host(Language::En, |b, site| async move {
        site.replace(TELLO, "{\"id\": \"tello\", \"name\": ");
        without_its_record(&b, Language::En).await
    })
    .await
}

#[tokio::test]
async fn a_record_of_somebody_else() -> Result<()> {
    visit_host(Language::En, |b, site| async move {
        let other = std::fs::read(web::dist()?.join("directory/providers/mint-mobile.json"))?;
        site.replace(TELLO, other);
        let journey = Journey::tello(Language::En)?;
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Line).await?;
        journey.answer(&b, StepId::Line).await?;
        b.sees(journey.t().line.record_unavailable).await
    })
    .await
}

async fn without_the_list(language: Language, spoil: impl FnOnce(&Site)) -> Result<()> {
    visit_host(language, |b, site| async move {
        spoil(&site);
        b.expect_fault("404");
        let says = language.catalogue().line.list_unavailable;
        by_the_general_path(&b, Journey::unlisted(language), says).await
    })
    .await
}

#[tokio::test]
async fn no_list_of_providers() -> Result<()> {
    without_the_list(Language::En, |site| site.fail("directory/index.json", "404 Not Found")).await
}

#[tokio::test]
async fn a_damaged_list_of_providers() -> Result<()> {
    without_the_list(Language::ZhCn, |site| site.replace("directory/index.json", "[]")).await
}

#[tokio::test]
async fn a_provider_that_nobody_has_heard_of() -> Result<()> {
    visit(Language::ZhCn, |b, _| async move {
        let journey = Journey::unlisted(Language::ZhCn);
        let says = journey.t().line.general_path;
        by_the_general_path(&b, journey, says).await
    })
    .await
}

#[tokio::test]
async fn not_listed_after_all_forgets_the_provider_chosen_before() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let tello = Journey::tello(Language::En)?;
        let journey = Journey::unlisted(Language::En);
        let t = journey.t();
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Line).await?;
        tello.answer(&b, StepId::Line).await?;
        b.sees(t.frame.sources).await?;
        journey.answer(&b, StepId::Line).await?;
        b.sees(t.line.general_path).await?;
        journey.go_on(&b, StepId::Line).await?;
        b.wait_step("details").await?;
        journey.walk_to(&b, StepId::Find).await?;
        b.sees(t.find.legend_general).await?;
        assert!(!b.shows("Tello").await?);
        journey.walk_to(&b, StepId::Review).await?;
        b.sees("Nowhere Mobile").await
    })
    .await
}

#[tokio::test]
async fn facts_older_than_half_a_year_say_so() -> Result<()> {
    visit(Language::En, |b, site| async move {
        b.clock("2028-01-01T09:00:00Z").await?;
        b.open(&site.url).await?;
        b.reload().await?;
        let journey = Journey::tello(Language::En)?;
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Line).await?;
        journey.answer(&b, StepId::Line).await?;
        b.sees(journey.t().frame.stale).await
    })
    .await
}

#[tokio::test]
async fn a_prefix_names_the_network_and_the_person_chooses() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let journey = Journey::t_mobile(Language::En)?;
        let t = journey.t();
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Line).await?;
        b.type_into(t.line.identifier, &journey.identifier).await?;
        b.sees(t.line.not_brand).await?;
        b.sees("T-Mobile").await?;
        b.press(t.frame.go_on).await?;
        b.sees(t.problems.missing_provider).await?;
        b.sees(fill(t.line.is_iccid, &[("number", "8901 2601 2345 6789 011")]))
            .await
    })
    .await
}
