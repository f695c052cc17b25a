//! The practice case from why to closed, by each of its channels, in both languages.

use anyhow::Result;
use web::{Act, Channel, Journey, LETTER, Language, Reply, Site, Stage, StepId, browser, dist, fill, visit};

/// Walks the whole case and looks at what is claimed on the way: nothing before it is true.
async fn walk(language: Language, channel: Channel) -> Result<()> {
    visit(language, |b, _| async move {
        let journey = Journey::practice(language, channel)?;
        let t = journey.t();
        journey.begin(&b).await?;
        b.sees(t.frame.practice).await?;
        b.wait_stage("draft").await?;
        journey.walk_to(&b, StepId::Submit).await?;
        let case = b.case().await?;

        // Intent first: nothing leads to the provider before it is noted.
        b.wait_stage("prepared").await?;
        b.shows_no_way(t).await?;
        assert!(b.happenings(&case).await?.is_empty());
        let waits = journey.route.0 == Act::Nothing;
        b.press(if waits { t.submit.begin_expires } else { t.submit.begin })
            .await?;
        b.sees(t.submit.after_heading).await?;
        assert_eq!(b.happenings(&case).await?, ["act_begun"]);
        b.wait_stage("prepared").await?;

        // Copying hands over; it is not sent.
        let written = matches!(channel, Channel::Chat | Channel::Phone | Channel::Email);
        assert_eq!(b.text().await?.contains(LETTER), written);
        if written {
            b.press(t.frame.copy).await?;
            b.wait_stage("handed_over").await?;
            b.sees(t.frame.copied).await?;
        }
        journey.fill(&b, StepId::Submit).await?;
        b.wait_stage("submitted").await?;

        // Received is not ended. Where nothing was sent, nobody answers.
        if !waits {
            journey.reply(&b, Reply::ReceivedOnly).await?;
            journey.go_on(&b, StepId::Confirm).await?;
            b.wait_stage("acknowledged").await?;
            b.wait_step("confirm").await?;
        }
        journey.fill(&b, StepId::Confirm).await?;
        b.wait_stage("ended").await?;
        journey.fill(&b, StepId::Aftercare).await?;
        b.sees(t.after.heading_closed).await?;
        if !waits {
            b.sees("REF-1").await?;
        }

        let happened = b.happenings(&case).await?;
        for once in ["act_begun", "submitted", "closed"] {
            assert_eq!(happened.iter().filter(|what| *what == once).count(), 1, "{happened:?}");
        }
        b.follow(t.home.home_link).await?;
        b.wait_step("home").await?;
        b.press(fill(t.today.finished, &[("count", "1")])).await?;
        b.sees(t.stage(Stage::Closed)).await
    })
    .await
}

#[tokio::test]
async fn on_the_website() -> Result<()> {
    walk(Language::ZhCn, Channel::Web).await
}

#[tokio::test]
async fn in_the_app() -> Result<()> {
    walk(Language::En, Channel::App).await
}

#[tokio::test]
async fn by_chat() -> Result<()> {
    walk(Language::ZhCn, Channel::Chat).await
}

#[tokio::test]
async fn by_phone() -> Result<()> {
    walk(Language::En, Channel::Phone).await
}

#[tokio::test]
async fn by_mail() -> Result<()> {
    walk(Language::ZhCn, Channel::Email).await
}

#[tokio::test]
async fn by_waiting() -> Result<()> {
    walk(Language::En, Channel::Expires).await
}

#[tokio::test]
async fn without_a_network_after_the_first_visit() -> Result<()> {
    let site = Site::of(dist()?)?;
    browser(|b| async move {
        let journey = Journey::practice(Language::ZhCn, Channel::Web)?;
        b.language("zh-CN").await?;
        b.open(&site.url).await?;
        b.wait_offline_copy().await?;
        site.down();
        b.offline(true).await?;
        journey.begin(&b).await?;
        b.reload().await?;
        b.wait_step("reason").await?;
        journey.finish(&b).await
    })
    .await
}
