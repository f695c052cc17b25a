//! The days of a case: listed, drawn, and taken along as a calendar file, as a download or, where there is none, as text.

use anyhow::{Context, Result, ensure};
use serde_json::json;
use std::path::Path;
use std::time::{Duration, Instant};
use web::{Browser, Channel, Date, Journey, LANGUAGES, Language, PATIENCE, PRACTICE_ICCID, StepId, fill, visit};

/// A practice case that renews on the last day of 2026, at the page that works its days out. It is the 25th of November.
async fn at_the_days(b: &Browser, language: Language) -> Result<Journey> {
    let journey = Journey::practice(language, Channel::Web)?;
    b.clock("2026-11-25T09:00:00Z").await?;
    b.reload().await?;
    journey.begin(b).await?;
    journey.walk_to(b, StepId::Balance).await?;
    b.choose(journey.t().balance.yes).await?;
    renews(b, &journey, "2026-12-31").await?;
    Ok(journey)
}

async fn renews(b: &Browser, journey: &Journey, day: &str) -> Result<()> {
    let t = journey.t();
    b.type_into(journey.optional(t.balance.paid_until), day).await?;
    b.sees(date(journey, day)?).await
}

fn date(journey: &Journey, day: &str) -> Result<String> {
    Ok(journey.t().date(Date::parse(day)?))
}

/// Last useful day, last safe day, renewal.
fn all_three(journey: &Journey) -> String {
    fill(journey.t().calendar.all, &[("count", "3")])
}

/// Waits for a file of the browser, whole, and makes room for the next one of its name.
async fn downloaded(folder: &Path, name: &str) -> Result<String> {
    let start = Instant::now();
    loop {
        let text = std::fs::read_to_string(folder.join(name)).unwrap_or_default();
        if text.contains("END:VCALENDAR") {
            std::fs::remove_file(folder.join(name))?;
            return Ok(text.replace("\r\n ", ""));
        }
        let there: Vec<_> = std::fs::read_dir(folder)?
            .flatten()
            .map(|file| file.file_name())
            .collect();
        ensure!(start.elapsed() < 6 * PATIENCE, "no {name}; there are {there:?}");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

fn sequence(file: &str) -> Result<u64> {
    let line = file.lines().find_map(|line| line.strip_prefix("SEQUENCE:"));
    Ok(line.context("no SEQUENCE")?.parse()?)
}

#[tokio::test]
async fn the_calendar_file_is_downloaded_in_both_languages() -> Result<()> {
    for language in LANGUAGES {
        visit(language, |b, site| async move {
            let folder = tempfile::tempdir()?;
            let allow = json!({ "behavior": "allow", "downloadPath": folder.path() });
            b.cdp("Browser.setDownloadBehavior", allow).await?;
            let journey = at_the_days(&b, language).await?;
            let t = journey.t();
            b.press(all_three(&journey)).await?;
            let first = downloaded(folder.path(), "esim-exit.ics").await?;
            b.sees(t.calendar.saved).await?;
            for part in [
                "DTSTART;VALUE=DATE:20261229",
                "DTSTART;VALUE=DATE:20261230",
                "DTSTART;VALUE=DATE:20261231",
                t.words.due_act_by,
                t.plan.use_up_by,
                t.frame.practice_short,
                "BEGIN:VALARM",
                &format!("URL:{}", site.url),
                "#/case/",
            ] {
                ensure!(first.contains(part), "{part} in {first}");
            }
            ensure!(
                !first.contains(PRACTICE_ICCID),
                "the number stays out of calendars: {first}"
            );
            // The day changes, and with it the entry of the same name.
            renews(&b, &journey, "2027-01-15").await?;
            ensure!(
                !b.shows(t.calendar.no_file).await?,
                "of the old days nothing is said any more"
            );
            b.press(all_three(&journey)).await?;
            let second = downloaded(folder.path(), "esim-exit.ics").await?;
            let uid = |file: &str| {
                file.lines()
                    .find(|line| line.starts_with("UID:") && line.contains(".act_by@"))
                    .map(str::to_owned)
            };
            assert_eq!(uid(&first).context("no UID")?, uid(&second).context("no UID")?);
            ensure!(second.contains("DTSTART;VALUE=DATE:20270113"), "{second}");
            ensure!(sequence(&second)? >= sequence(&first)?);
            // One day alone, from the list of all steps.
            b.follow(t.frame.overview).await?;
            b.wait_step("overview").await?;
            b.press(t.calendar.single).await?;
            let one = [("what", t.words.due_act_by), ("date", &*date(&journey, "2027-01-13")?)];
            b.press(fill(t.calendar.one, &one)).await?;
            let third = downloaded(folder.path(), "esim-exit.ics").await?;
            assert_eq!(third.matches("BEGIN:VEVENT").count(), 1, "{third}");
            b.accessible().await
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn where_nothing_can_be_downloaded_the_text_is_offered() -> Result<()> {
    // A browser that makes no address of a file, and an app on the home screen of an iPhone.
    let home_screen = "Object.defineProperty(navigator, 'standalone', { value: true })";
    for (language, spoil) in [
        (
            Language::ZhCn,
            "URL.createObjectURL = () => { throw new Error('not here') }",
        ),
        (Language::En, home_screen),
    ] {
        visit(language, |b, _| async move {
            b.before_each_document(spoil).await?;
            let journey = at_the_days(&b, language).await?;
            let t = journey.t();
            b.press(all_three(&journey)).await?;
            b.comes(t.calendar.not_saved).await?;
            b.sees("BEGIN:VCALENDAR").await?;
            b.find(&["region"], t.calendar.copy).await?;
            b.press(t.calendar.copy).await?;
            b.sees(t.frame.copied).await?;
            b.accessible().await
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_time_line_is_read_aloud_as_a_list_and_drawn_without_covering_itself() -> Result<()> {
    for language in LANGUAGES {
        visit(language, |b, _| async move {
            let journey = at_the_days(&b, language).await?;
            let t = journey.t();
            // The days lie close to one another here, which is what the drawing has to bear.
            renews(&b, &journey, "2026-11-29").await?;
            b.find(&["region"], t.balance.timeline).await?;
            let read = b.all(&["StaticText"]).await?;
            for day in ["2026-11-25", "2026-11-27", "2026-11-28", "2026-11-29", "2026-12-29"] {
                let day = date(&journey, day)?;
                ensure!(read.contains(&day), "{day} in {read:?}");
            }
            for word in [t.plan.mark_safe, t.plan.mark_renewal, "2026-11-27"] {
                ensure!(!read.iter().any(|said| said == word), "the drawing is not read aloud: {word}");
            }
            for width in [320, 390, 1280] {
                b.viewport(width, 900).await?;
                let covered = "const all = [...document.querySelectorAll('svg.drawn text')].map(t => [t.textContent, t.getBoundingClientRect()]); \
                    const bad = []; if (all.length !== 10) bad.push('texts: ' + all.length); \
                    all.forEach(([a, r], i) => { \
                      if (r.width === 0 || r.left < 0 || r.right > innerWidth) bad.push(a + ' is out of the page'); \
                      all.slice(i + 1).forEach(([b, s]) => { \
                        if (r.left < s.right - 1 && s.left < r.right - 1 && r.top < s.bottom - 3 && s.top < r.bottom - 3) bad.push(a + ' covers ' + b) }) }); \
                    return bad";
                let covered = b.js(covered).await?;
                assert_eq!(covered, json!([]), "at {width} px");
                let over = b.js("return document.documentElement.scrollWidth - innerWidth").await?;
                ensure!(over.as_i64().unwrap_or(1) <= 0, "scrolls sideways at {width} px: {over}");
            }
            b.accessible().await
        })
        .await?;
    }
    Ok(())
}
