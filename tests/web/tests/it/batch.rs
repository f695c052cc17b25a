//! A practice batch from the list to the result: a row that is not taken, a pause, a reload in the middle, and no line
//! asked for twice.

use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::BTreeMap;
use web::{Browser, Catalogue, LANGUAGES, Language, fill, visit};

const KEY: &str = "batch-key-99887";
/// The ICCID of a made-up line.
fn iccid(number: usize) -> String {
    format!("89999000000000{:05}", 10_000 + number * 137)
}

fn counted(sentence: &str, count: usize) -> String {
    fill(sentence, &[("count", &count.to_string())])
}

/// A new practice batch whose account is open, on the page that asks for lines.
async fn open(b: &Browser, t: &Catalogue) -> Result<()> {
    b.follow(t.batch.home_link).await?;
    b.wait_step("batch").await?;
    b.press(t.batch.practise).await?;
    b.wait_step("batch-keys").await?;
    b.type_into(t.credential.api_key, KEY).await?;
    b.press(t.api.connect).await?;
    b.follow(t.batch.to_lines).await?;
    b.wait_step("batch-lines").await
}

/// The review of so many lines, answered and confirmed.
async fn confirm(b: &Browser, t: &Catalogue, count: usize) -> Result<()> {
    b.follow(t.batch.to_review).await?;
    b.wait_step("batch-review").await?;
    b.choose(t.batch.keep_none).await?;
    b.choose(t.act_kind.end_now).await?;
    b.type_into(counted(t.batch.confirm, count), &count.to_string()).await?;
    b.press(counted(t.batch.begin, count)).await?;
    b.wait_step("batch-run").await
}

async fn settled(b: &Browser, at_least: usize) -> Result<()> {
    b.until(&format!("document.querySelector('progress').value >= {at_least}"))
        .await
}

/// How often each line was asked to end, by what the made-up provider has counted.
async fn acts(b: &Browser) -> Result<Vec<u64>> {
    let stored: BTreeMap<String, String> = b.storage().await?;
    let providers = stored.iter().filter(|(key, _)| key.starts_with("esim-exit/practice/"));
    let acts = |text: &String| -> Result<u64> {
        let value: Value = serde_json::from_str(text)?;
        value.pointer("/value/acts").and_then(Value::as_u64).context("acts")
    };
    let all: Vec<u64> = providers.map(|(_, text)| acts(text)).collect::<Result<_>>()?;
    Ok(all.into_iter().filter(|acts| *acts > 0).collect())
}

async fn walk(language: Language) -> Result<()> {
    visit(language, |b, _| async move {
        let t = language.catalogue();
        open(&b, t).await?;
        let rows: Vec<String> = (1..=6).map(iccid).collect();
        let list = format!("{}\nnothing at all\n{}\n{}", rows.join("\n"), iccid(2), iccid(99));
        b.type_into(t.batch.list, &list).await?;
        b.press(t.batch.take_list).await?;
        b.sees(counted(t.batch.taken, 6)).await?;
        // Each row that is not taken is named with its line and reason.
        let bad = |line: &str, why: &str| fill(t.batch.bad_row, &[("line", line), ("why", why)]);
        b.sees(bad("7", t.batch.why_no_identifier)).await?;
        b.sees(bad("8", &fill(t.batch.why_twice, &[("other", "2")]))).await?;
        b.sees(bad("9", t.batch.why_not_in_account)).await?;
        b.accessible().await?;

        // Nothing begins without the number, the act, and the count typed by hand.
        b.follow(t.batch.to_review).await?;
        b.wait_step("batch-review").await?;
        b.press(counted(t.batch.begin, 6)).await?;
        b.sees(counted(t.batch.count_differs, 6)).await?;
        b.choose(t.batch.keep_some).await?;
        b.type_into(counted(t.batch.confirm, 6), "6").await?;
        b.press(counted(t.batch.begin, 6)).await?;
        b.sees(t.problems.number_first).await?;
        assert_eq!(acts(&b).await?, Vec::<u64>::new());
        b.accessible().await?;
        b.follow(t.batch.back_to_lines).await?;
        b.wait_step("batch-lines").await?;
        confirm(&b, t, 6).await?;

        // A pause after the line under way, and on again.
        settled(&b, 1).await?;
        b.press(t.batch.pause).await?;
        b.button(t.batch.go_on).await?;
        let before = acts(&b).await?.len();
        assert!((1..6).contains(&before), "{before}");
        b.press(t.batch.go_on).await?;
        settled(&b, before + 1).await?;

        // A reload in the middle: everything is read from the journals, and the key is gone.
        b.reload().await?;
        b.wait_step("batch-run").await?;
        b.sees(t.batch.resting_keys).await?;
        assert!(!b.everywhere().await?.contains(KEY));
        b.type_into(t.credential.api_key, KEY).await?;
        b.press(t.batch.go_on).await?;
        b.sees(t.batch.all_settled).await?;
        let acts = acts(&b).await?;
        assert!(acts.iter().all(|times| *times == 1), "{acts:?}");
        assert!(acts.len() >= 5, "{acts:?}");

        b.watch_files().await?;
        b.press(t.batch.result).await?;
        let saved = b.text_made().await?;
        assert_eq!(saved.lines().count(), 1 + 6 + 3, "{saved}");
        for row in &rows {
            assert_eq!(saved.matches(row.as_str()).count(), 1, "{saved}");
        }
        assert!(!saved.contains("to_do") && !saved.contains(KEY), "{saved}");
        assert!(saved.contains("not_taken:twice"), "{saved}");
        assert!(!b.everywhere().await?.contains(KEY));
        b.accessible().await?;
        b.follow(t.batch.report).await?;
        b.wait_step("batch-report").await?;
        b.sees(t.batch.report_heading).await
    })
    .await
}

#[tokio::test]
async fn a_practice_batch_in_chinese() -> Result<()> {
    walk(LANGUAGES[0]).await
}

#[tokio::test]
async fn a_practice_batch_in_english() -> Result<()> {
    walk(LANGUAGES[1]).await
}

/// What a Chinese spreadsheet writes, dropped on the page.
#[tokio::test]
async fn a_dropped_file_in_gbk_is_read() -> Result<()> {
    visit(Language::ZhCn, |b, _| async move {
        let t = Language::ZhCn.catalogue();
        open(&b, t).await?;
        let drop = format!(
            "const rows = ';{}\\r\\n;{}\\r\\n'; \
             const name = [0xcc, 0xd7, 0xb2, 0xcd], header = [...name, 59, 0xbf, 0xa8, 0xba, 0xc5, 13, 10]; \
             const bytes = new Uint8Array([...header, ...rows].map(c => typeof c === 'string' ? c.charCodeAt(0) : c)); \
             const given = new DataTransfer(); given.items.add(new File([bytes], 'lines.csv')); \
             document.querySelector('.drop').dispatchEvent(\
                new DragEvent('drop', {{ dataTransfer: given, bubbles: true, cancelable: true }}))",
            iccid(3),
            iccid(4)
        );
        b.js(&drop).await?;
        b.sees(t.batch.file_read).await?;
        b.until("document.querySelector('textarea').value.startsWith('套餐;卡号')")
            .await?;
        b.press(t.batch.take_list).await?;
        b.sees(counted(t.batch.taken, 2)).await
    })
    .await
}

/// Ticks among the lines of the account, and a line that the provider refuses.
#[tokio::test]
async fn ticked_lines_are_taken_and_a_refusal_is_named() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let t = Language::En.catalogue();
        b.follow(t.batch.home_link).await?;
        b.press(t.batch.practise).await?;
        b.wait_step("batch-keys").await?;
        b.type_into(t.credential.api_key, KEY).await?;
        b.pick(t.api.fault, t.fault.rejected).await?;
        b.press(t.api.connect).await?;
        b.follow(t.batch.to_lines).await?;
        b.wait_step("batch-lines").await?;
        b.press(counted(t.batch.pick_all, 12)).await?;
        b.button(counted(t.batch.take_picked, 12)).await?;
        b.press(t.batch.pick_none).await?;
        for number in 1..=3 {
            let ending = iccid(number).split_off(15);
            let plan = if number == 3 { "Practice 1 GB" } else { "Practice 5 GB" };
            let hint = fill(t.api.lines_hint, &[("ending", &ending)]);
            b.tick(format!("{plan} · {hint}")).await?;
        }
        b.press(counted(t.batch.take_picked, 3)).await?;
        b.sees(counted(t.batch.taken, 3)).await?;
        confirm(&b, t, 3).await?;
        b.sees(t.batch.all_settled).await?;
        b.sees(t.batch.refused_heading).await?;
        assert_eq!(acts(&b).await?, [1, 1, 1]);
        // The home page shows it as one card, and its rows not at all.
        b.go("#/").await?;
        b.wait_step("home").await?;
        b.sees(counted(t.batch.title, 3)).await
    })
    .await
}
