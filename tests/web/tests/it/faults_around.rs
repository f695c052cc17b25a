//! A browser that lacks something, a clock that jumps, a tab that is frozen: the journey goes to its end all the same.

use anyhow::{Result, ensure};
use serde_json::json;
use web::{ActKind, Browser, Channel, Fault, FaultRoom, Journey, Language, Site, StepId, Walk, browser, visit_host};

/// What may be missing, or move.
const SURROUNDINGS: [&str; 5] = ["no_random", "no_crypto", "no_locks", "locks_refuse", "clock_jumps"];

#[tokio::test(flavor = "current_thread")]
async fn what_is_missing_stops_nobody() -> Result<()> {
    let site = Site::start()?;
    let by_hand = Journey::practice(Language::En, Channel::Web)?;
    let by_api = Journey::practice_api(Language::En, ActKind::EndNow, Fault::None)?;
    browser(async |b: Browser| {
        let mut room = FaultRoom::open(&b, &site, &by_hand).await?;
        for journey in [&by_hand, &by_api] {
            for name in SURROUNDINGS {
                room.around(&Walk::to_stage(journey, "closed"), name).await?;
            }
        }
        room.counts.settle("surroundings")
    })
    .await
}

#[tokio::test(flavor = "current_thread")]
async fn another_time_zone_on_the_way_changes_no_answer() -> Result<()> {
    let site = Site::start()?;
    let journey = Journey::practice(Language::ZhCn, Channel::Web)?;
    browser(async |b: Browser| {
        let mut room = FaultRoom::open(&b, &site, &journey).await?;
        for zone in ["Pacific/Kiritimati", "America/Adak", "Asia/Kathmandu"] {
            b.time_zone("Etc/UTC").await?;
            let stored = room.clean(&Walk::to_step(&journey, "submit")).await?;
            let case = stored.keys().find_map(|key| key.strip_prefix("esim-exit/case/"));
            let route = format!("#/case/{}/submit", case.unwrap_or_default());
            b.time_zone(zone).await?;
            room.around(&Walk::to_stage(&journey, "closed").starting(&route, stored), zone)
                .await?;
        }
        room.counts.settle("time zones")
    })
    .await
}

/// Frozen between the entry and the answer, which is when it matters.
#[tokio::test(flavor = "current_thread")]
async fn a_frozen_tab_goes_on_where_it_was() -> Result<()> {
    let site = Site::start()?;
    let journey = Journey::practice_api(Language::En, ActKind::EndNow, Fault::None)?;
    browser(async |b: Browser| {
        let mut room = FaultRoom::open(&b, &site, &journey).await?;
        let stored = room.clean(&Walk::to_step(&journey, "submit")).await?;
        let case = stored
            .keys()
            .find_map(|key| key.strip_prefix("esim-exit/case/"))
            .unwrap_or_default()
            .to_owned();
        let walk = Walk::to_stage(&journey, "ended").starting(&format!("#/case/{case}/submit"), stored);
        for wait in [0, 5, 20, 60] {
            room.counts.injected += 1;
            room.start(&walk).await?;
            // The walk begins by itself, so that the tab can be frozen under it.
            let begin = format!(
                "setTimeout(() => room.walk({}, []).then(told => window.told = told))",
                walk.told()
            );
            b.js(&begin).await?;
            tokio::time::sleep(std::time::Duration::from_millis(wait)).await;
            b.frozen(true).await?;
            b.frozen(false).await?;
            b.until("window.told").await?;
            let told = b.js("return window.told").await?;
            room.counts.take("frozen", &told);
            ensure!(b.happenings(&case).await? == ["act_begun", "replied"], "{told}");
        }
        room.counts.settle("frozen tabs")
    })
    .await
}

/// A mail to be read, with nobody who reads it: it is said, and the answer is written by hand.
#[tokio::test(flavor = "current_thread")]
async fn without_its_worker_the_page_says_so_and_goes_on() -> Result<()> {
    let site = Site::start()?;
    let journey = Journey::practice(Language::En, Channel::Web)?;
    browser(async |b: Browser| {
        let t = journey.t();
        let mut room = FaultRoom::open(&b, &site, &journey).await?;
        let stored = room.clean(&Walk::to_step(&journey, "confirm")).await?;
        let case = stored
            .keys()
            .find_map(|key| key.strip_prefix("esim-exit/case/"))
            .unwrap_or_default()
            .to_owned();
        let walk = Walk::to_stage(&journey, "closed").starting(&format!("#/case/{case}/confirm"), stored);
        for around in ["no_worker", "worker_dies"] {
            room.start_around(&walk, around).await?;
            b.type_into(t.mail.paste, "Your line has been cancelled.").await?;
            b.press(t.mail.read).await?;
            b.comes(t.mail.no_reader).await?;
            b.wait_stage("submitted").await?;
            room.around(&walk, around).await?;
        }
        room.counts.settle("workers")
    })
    .await
}

/// The program does not come, or not whole: the page says so in both languages, and starts once it does.
#[tokio::test(flavor = "current_thread")]
async fn a_program_that_does_not_arrive_is_said_and_loses_nothing() -> Result<()> {
    visit_host(Language::En, |b, site| async move {
        ["Failed to", "integrity", "digest", "error", "console"]
            .iter()
            .for_each(|words| b.expect_fault(words));
        let journey = Journey::practice(Language::En, Channel::Web)?;
        journey.begin(&b).await?;
        journey.fill(&b, StepId::Reason).await?;
        let kept = b.storage().await?;
        let asked = site.asked();
        let program = asked
            .iter()
            .find(|path| path.ends_with("_bg.wasm") && !path.contains("worker"));
        let program = program.map_or("", String::as_str);
        let glue = program.replace("_bg.wasm", ".js");
        ensure!(asked.contains(&glue), "{asked:?}");
        let whole = std::fs::read(web::dist()?.join(program))?;
        let half = whole.get(..whole.len() / 2).unwrap_or_default();
        for (path, body) in [
            (program, half),
            (program, &b"not a program"[..]),
            (glue.as_str(), b"export default 7"),
        ] {
            site.replace(path, body);
            b.js("localStorage.setItem('again', 1)").await?;
            b.cdp("Network.enable", json!({})).await?;
            b.cdp("Network.setCacheDisabled", json!({ "cacheDisabled": true }))
                .await?;
            b.driver.refresh().await?;
            b.until("document.getElementById('boot-failed')?.checkVisibility()")
                .await?;
            ensure!(!b.heading().await?.is_empty(), "a white page");
            for word in ["Nothing that you saved is lost", "已保存的内容不会丢失"] {
                b.sees(word).await?;
            }
            site.whole(path);
            b.reload().await?;
            b.wait_step("line").await?;
            b.js("localStorage.removeItem('again')").await?;
            assert_eq!(b.storage().await?, kept);
        }
        println!("programs that do not arrive: 3 faults injected, 0 answers lost, 0 white pages");
        Ok(())
    })
    .await
}
