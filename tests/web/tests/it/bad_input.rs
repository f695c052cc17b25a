//! What cannot be right: each gets its sentence in the person's language, and nothing entered is lost.

use anyhow::{Context, Result};
use web::{Browser, Catalogue, Journey, Language, Reply, StepId, fill, visit};

/// The words before the first blank of a sentence.
fn start(sentence: &str) -> &str {
    sentence.split('{').next().unwrap_or_default()
}

/// Goes on and expects to be refused with this sentence, with the entry kept.
async fn refused(b: &Browser, journey: &Journey, step: StepId, label: &str, typed: &str, says: &str) -> Result<()> {
    b.type_into(label, typed).await?;
    journey.go_on(b, step).await?;
    b.sees(says).await.with_context(|| format!("“{typed}” in “{label}”"))?;
    assert_eq!(b.step().await?, step.as_str());
    assert_eq!(b.value(label).await?, typed);
    let invalid = b.field(label).await?.attr("aria-invalid").await?;
    assert_eq!(invalid.as_deref(), Some("true"), "“{typed}” in “{label}”");
    Ok(())
}

async fn identifiers(language: Language) -> Result<()> {
    visit(language, |b, _| async move {
        let journey = Journey::t_mobile(language)?;
        let t = journey.t();
        let (l, p) = (&t.line, &t.problems);
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Line).await?;
        journey.go_on(&b, StepId::Line).await?;
        b.sees(p.missing_identifier).await?;
        b.sees(p.missing_provider).await?;

        let found = |sentence: &str, count: &str| fill(sentence, &[("found", count)]);
        let wrong = [
            ("12", p.too_short.to_owned()),
            ("8901 2601 2345 67", found(p.iccid_length, "14")),
            ("89012601234567890123456", found(p.iccid_length, "23")),
            ("8904903200400888260000123456789", found(p.eid_length, "31")),
            ("+1 415 555 267", found(p.phone_length, "10")),
            ("Hello your order has been shipped today", p.sentence.to_owned()),
            ("订单已经发货请查收谢谢", p.sentence.to_owned()),
            ("%%%%%%", p.unreadable.to_owned()),
        ];
        for (typed, says) in &wrong {
            refused(&b, &journey, StepId::Line, l.identifier, typed, says).await?;
        }

        // Everything that is meant well is understood.
        let iccid = fill(l.is_iccid, &[("number", "8901 2601 2345 6789 011")]);
        for typed in [
            "8901260123456789011",
            " 8901-2601-2345-6789-011 ",
            "８９０１２６０１２３４５６７８９０１１",
            "8901260123456789011F",
            "ICCID: 8901 2601 2345 6789 011",
        ] {
            b.type_into(l.identifier, typed).await?;
            b.sees(&iccid).await.with_context(|| typed)?;
            assert!(!b.shows(l.check_wrong).await?, "{typed}");
            assert!(!b.shows(p.unreadable).await?, "the error goes as soon as it is mended");
        }
        for typed in ["890126012345678901", "8901260123456789011234"] {
            b.type_into(l.identifier, typed).await?;
            b.sees(start(l.is_iccid)).await.with_context(|| typed)?;
        }
        b.type_into(l.identifier, "89049032004008882600001234567890").await?;
        b.sees(start(l.is_eid)).await?;
        b.type_into(l.identifier, "（４１５）５５５－２６７１").await?;
        b.sees(start(l.is_msisdn)).await?;
        b.type_into(l.identifier, "A-2077-XY").await?;
        b.sees(start(l.is_reference)).await?;

        // A wrong check digit advises and is no dead end.
        journey.answer(&b, StepId::Line).await?;
        b.type_into(l.identifier, "8901260123456789012").await?;
        b.sees(l.check_wrong).await?;
        journey.go_on(&b, StepId::Line).await?;
        b.wait_step("details").await
    })
    .await
}

#[tokio::test]
async fn identifiers_in_chinese() -> Result<()> {
    identifiers(Language::ZhCn).await
}

#[tokio::test]
async fn identifiers_in_english() -> Result<()> {
    identifiers(Language::En).await
}

async fn days_and_amounts(language: Language) -> Result<()> {
    visit(language, |b, _| async move {
        let journey = Journey::practice(language, web::Channel::Web)?;
        let t = journey.t();
        let p = &t.problems;
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Balance).await?;
        let [day, money, data] =
            [t.balance.paid_until, t.balance.balance_left, t.balance.data_left].map(|l| journey.optional(l));
        b.choose(t.balance.yes).await?;
        for (typed, says) in [
            ("2026-02-30", p.no_such_day),
            ("2026/13/01", p.no_such_day),
            ("1999-12-31", p.date_range),
            ("next week", p.date_unreadable),
            ("03/04/2027", p.date_ambiguous.split('}').nth(2).unwrap_or_default()),
        ] {
            refused(&b, &journey, StepId::Balance, &day, typed, says).await?;
        }
        for (typed, meaning) in [
            ("２０９９－１２－３１", t.date(web::Date::parse("2099-12-31")?)),
            ("2099年12月31日", t.date(web::Date::parse("2099-12-31")?)),
        ] {
            b.type_into(&day, typed).await?;
            b.sees(&meaning).await.with_context(|| typed)?;
        }
        for typed in ["abc", "-5", "12.3.4"] {
            refused(&b, &journey, StepId::Balance, &money, typed, p.amount).await?;
        }
        for (typed, meaning) in [("１２．５０", "$12.50"), ("12,50", "$12.50"), ("1,234.56", "$1,234.56")] {
            b.type_into(&money, typed).await?;
            b.sees(fill(t.frame.meaning, &[("value", meaning)]))
                .await
                .with_context(|| typed)?;
        }
        for typed in ["lots", "3.5 miles"] {
            refused(&b, &journey, StepId::Balance, &data, typed, p.volume).await?;
        }
        b.type_into(&data, "３．５ＧＢ").await?;
        b.sees(fill(t.frame.meaning, &[("value", "3.5 GB")])).await?;
        journey.go_on(&b, StepId::Balance).await?;
        b.wait_step("sign-in").await
    })
    .await
}

#[tokio::test]
async fn days_and_amounts_in_chinese() -> Result<()> {
    days_and_amounts(Language::ZhCn).await
}

#[tokio::test]
async fn days_and_amounts_in_english() -> Result<()> {
    days_and_amounts(Language::En).await
}

/// The sentence for going on with nothing answered.
fn nothing_answered(t: &'static Catalogue, step: StepId) -> Option<&'static str> {
    let p = &t.problems;
    match step {
        StepId::Reason => Some(p.missing_reason),
        StepId::Line => Some(p.missing_identifier),
        StepId::Details | StepId::KeepNumber | StepId::Balance | StepId::Find | StepId::Confirm => {
            Some(p.missing_choice)
        }
        StepId::Irreversible => Some(p.missing_ending),
        StepId::Aftercare => Some(p.missing_checks),
        _ => None,
    }
}

async fn to_the_end(language: Language) -> Result<()> {
    visit(language, |b, _| async move {
        let journey = Journey::practice(language, web::Channel::Phone)?;
        let t = journey.t();
        let p = &t.problems;
        journey.begin(&b).await?;
        for step in journey.steps() {
            if let Some(says) = nothing_answered(t, step) {
                journey.go_on(&b, step).await?;
                b.sees(t.frame.problems).await?;
                b.sees(says).await?;
                assert_eq!(b.step().await?, step.as_str());
            }
            match step {
                StepId::Irreversible => {
                    refused(&b, &journey, step, &journey.ending_label(), "9999", p.ending_differs).await?;
                }
                StepId::Submit => {
                    b.press(t.submit.begin).await?;
                    for (typed, says) in [("2099-01-01", p.date_future), ("soon", p.date_unreadable)] {
                        refused(&b, &journey, step, t.submit.sent_on, typed, says).await?;
                    }
                    b.type_into(t.submit.sent_on, "2026-01-02").await?;
                }
                StepId::Confirm => {
                    journey.reply(&b, Reply::EndsOn).await?;
                    refused(&b, &journey, step, t.confirm.ends_on, "2020-01-01", p.ends_before).await?;
                    refused(&b, &journey, step, t.confirm.replied_on, "2099-01-01", p.date_future).await?;
                }
                _ => {}
            }
            journey.fill(&b, step).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_step_says_what_is_missing_in_chinese() -> Result<()> {
    to_the_end(Language::ZhCn).await
}

#[tokio::test]
async fn every_step_says_what_is_missing_in_english() -> Result<()> {
    to_the_end(Language::En).await
}
