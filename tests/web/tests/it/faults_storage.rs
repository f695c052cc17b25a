//! Storage that fails at any one of its operations: what the page called saved is there, nothing is sent twice, and
//! the journey goes on.

use anyhow::Result;
use web::{ActKind, Browser, Channel, Fault, FaultRoom, Injected, Journey, Language, Site, Walk, browser, fill};

const WRITE: &[&str] = &["setItem"];
const READ: &[&str] = &["getItem", "key"];

/// What may become of a write: refused once or from then on, lost without a word, the last thing that the page did.
const WRITES: [Injected; 6] = [
    Injected::once("fails", WRITE),
    Injected::lasting("fails", WRITE),
    Injected::once("dropped", WRITE),
    Injected::lasting("dropped", WRITE),
    Injected::once("killed_before", WRITE),
    Injected::once("killed_after", WRITE),
];

/// What is written of a batch and its rows.
const OF_A_BATCH: &[&str] = &["esim-exit/batch/", "esim-exit/journal/"];

/// A reading that throws, or gives nothing.
const READS: Injected = Injected::once("unreadable", READ);

async fn in_room<F>(journey: &Journey, what: &str, body: F) -> Result<()>
where
    F: AsyncFnOnce(&mut FaultRoom<'_>) -> Result<()>,
{
    let site = Site::start()?;
    browser(async |b: Browser| {
        let mut room = FaultRoom::open(&b, &site, journey).await?;
        body(&mut room).await?;
        room.counts.settle(what)
    })
    .await
}

/// From the first page to the fourth question: case, line and list.
fn answers(journey: &Journey) -> Walk {
    Walk::to_step(journey, "keep-number")
}

/// The last page of a case, where the act can begin.
async fn at_submit(room: &FaultRoom<'_>, journey: &Journey) -> Result<(String, Walk)> {
    let stored = room.clean(&Walk::to_step(journey, "submit")).await?;
    let case = stored
        .keys()
        .find_map(|key| key.strip_prefix("esim-exit/case/"))
        .unwrap_or_default()
        .to_owned();
    let walk = Walk::to_stage(journey, "ended").starting(&format!("#/case/{case}/submit"), stored);
    Ok((case, walk))
}

#[tokio::test(flavor = "current_thread")]
async fn each_write_of_the_answers() -> Result<()> {
    let journey = Journey::practice(Language::En, Channel::Web)?;
    in_room(&journey, "answers, writes", async |room| {
        for fault in WRITES {
            room.each(&answers(&journey), fault).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "current_thread")]
async fn each_reading_of_the_answers() -> Result<()> {
    let journey = Journey::practice(Language::ZhCn, Channel::Web)?;
    in_room(&journey, "answers, readings", async |room| {
        room.each(&Walk::to_step(&journey, "details"), READS).await
    })
    .await
}

#[tokio::test(flavor = "current_thread")]
async fn each_write_of_an_act_by_hand() -> Result<()> {
    let journey = Journey::practice(Language::ZhCn, Channel::Web)?;
    in_room(&journey, "act by hand, writes", async |room| {
        let (_, walk) = at_submit(room, &journey).await?;
        for fault in WRITES {
            room.each(&walk, fault).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "current_thread")]
async fn each_write_of_an_act_by_api() -> Result<()> {
    let journey = Journey::practice_api(Language::En, ActKind::EndNow, Fault::None)?;
    in_room(&journey, "act by API, writes", async |room| {
        let (_, walk) = at_submit(room, &journey).await?;
        for fault in WRITES {
            room.each(&walk, fault).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "current_thread")]
async fn each_reading_of_an_act_by_api() -> Result<()> {
    let journey = Journey::practice_api(Language::ZhCn, ActKind::EndNow, Fault::None)?;
    in_room(&journey, "act by API, readings", async |room| {
        let (_, walk) = at_submit(room, &journey).await?;
        room.each(
            &walk,
            READS.on(&["esim-exit/journal/", "esim-exit/case/", "esim-exit/practice/"]),
        )
        .await
    })
    .await
}

/// A batch, of which every row is a case with its journal.
#[tokio::test(flavor = "current_thread")]
async fn each_write_of_a_batch() -> Result<()> {
    let journey = Journey::practice(Language::ZhCn, Channel::Web)?;
    let lines: Vec<String> = (1..=2).map(|n| format!("89999000000000{}", 10_000 + n * 137)).collect();
    in_room(&journey, "batch, writes", async |room| {
        let walk = Walk::of_a_batch(&journey, &lines);
        // A run rests after each row, so that such a walk takes four seconds: one of each two kinds, and every third reading.
        for fault in [
            Injected::once("fails", WRITE),
            Injected::lasting("dropped", WRITE),
            Injected::once("killed_before", WRITE),
            Injected::once("killed_after", WRITE),
        ] {
            room.each(&walk, fault.on(OF_A_BATCH)).await?;
        }
        let readings = READS.on(OF_A_BATCH);
        for n in (1..=room.measure(&walk, readings).await?).step_by(3) {
            room.one(&walk, readings, n).await?;
        }
        Ok(())
    })
    .await
}

/// Settings, drafts and removing: short ways with writes of their own.
#[tokio::test(flavor = "current_thread")]
async fn each_write_beside_a_case() -> Result<()> {
    let journey = Journey::practice(Language::En, Channel::Web)?;
    let t = journey.t();
    in_room(&journey, "settings, draft, removing", async |room| {
        let english =
            [t.contribute.in_english, t.contribute.in_chinese].map(|l| fill(l, &[("label", t.record_field.name)]));
        let draft = Walk::to_step(&journey, "contribute-reach")
            .typing(
                "contribute-who",
                &[
                    (t.record_field.id, "nowhere-mobile"),
                    (&english[0], "Nowhere Mobile"),
                    (&english[1], "乌有移动"),
                    (t.record_field.kind, "mvno"),
                ],
                &[t.frame.go_on],
            )
            .starting("#/contribute/+new/who", [].into());
        let (case, _) = at_submit(room, &journey).await?;
        let stored = room.clean(&Walk::to_step(&journey, "submit")).await?;
        let case = stored
            .keys()
            .find_map(|key| key.strip_prefix("esim-exit/case/"))
            .map_or(case, str::to_owned);
        let remove = Walk::to_step(&journey, "home")
            .at("remove", &[t.home.remove_yes])
            .starting(&format!("#/case/{case}/remove"), stored);
        for fault in WRITES {
            room.each(&draft, fault).await?;
        }
        for fault in [
            Injected::lasting("throws", &["removeItem"]),
            Injected::once("killed_before", &["removeItem"]),
            Injected::once("killed_after", &["removeItem"]),
        ] {
            room.each(&remove, fault).await?;
        }
        Ok(())
    })
    .await
}

/// The mere mention of storage throws, or everything in it is gone, at any moment.
#[tokio::test(flavor = "current_thread")]
async fn storage_that_goes_away() -> Result<()> {
    let journey = Journey::practice(Language::En, Channel::Web)?;
    in_room(&journey, "storage that goes away", async |room| {
        room.each(&answers(&journey), Injected::once("evicted", WRITE)).await?;
        let (_, walk) = at_submit(room, &journey).await?;
        room.each(&walk, Injected::once("evicted", WRITE)).await?;
        room.each(&walk, Injected::once("throws", &["mention"])).await
    })
    .await
}
