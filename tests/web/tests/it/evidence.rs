//! The file of evidence: made in the page, opened without it, checked by the page and by everyday tools.

use anyhow::{Context, Result, ensure};
use serde_json::json;
use std::path::Path;
use std::process::Command;
use web::{Browser, Channel, Journey, LANGUAGES, Language, StepId, visit, visit_host};

/// A practice case that has ended, on the page of its evidence.
async fn at_evidence(b: &Browser, language: Language) -> Result<Journey> {
    let journey = Journey::practice(language, Channel::Chat)?;
    journey.begin(b).await?;
    journey.walk_to(b, StepId::Aftercare).await?;
    b.follow(journey.t().evidence.link).await?;
    b.wait_step("evidence").await?;
    b.watch_files().await?;
    Ok(journey)
}

#[tokio::test]
async fn it_is_made_opened_and_checked_without_a_network() -> Result<()> {
    for language in LANGUAGES {
        visit_host(language, |b, site| async move {
            let journey = at_evidence(&b, language).await?;
            let t = &journey.t().evidence;
            let folder = tempfile::tempdir()?;
            let shot = folder.path().join("statement of account.png");
            b.picture(&shot).await?;
            b.give_file("evidence-pictures", &shot).await?;
            b.sees("statement of account.png").await?;
            let asked = site.asked().len();
            b.press(t.make).await?;
            b.comes(t.made).await?;
            let bytes = b.file_made().await?;
            let sent = site.asked().split_off(asked);
            assert!(
                sent.iter().all(|path| path.contains("worker-") || path.contains("/directory/providers/")),
                "{sent:?}"
            );

            // Everyday tools open and check it.
            let file = folder.path().join("evidence.html");
            std::fs::write(&file, &bytes)?;
            let out = folder.path().join("out");
            let tool = |program: &str, words: &[&str], at: &Path| -> Result<String> {
                let done = Command::new(program).args(words).current_dir(at).output();
                let done = done.with_context(|| format!("{program} is needed to check the file as people would"))?;
                let said = String::from_utf8_lossy(&[done.stdout, done.stderr].concat()).into_owned();
                ensure!(done.status.success(), "{program}: {said}");
                Ok(said)
            };
            tool("unzip", &["-q", "evidence.html", "-d", "out"], folder.path())?;
            let checked = tool("sha256sum", &["-c", "SHA256SUMS"], &out)?;
            assert!(checked.contains("report.html: OK") && checked.contains("added/1.png: OK"), "{checked}");
            let journal = std::fs::read_to_string(out.join("journal.json"))?;
            assert!(journal.contains("\"ended\"") && !journal.contains("secret"), "{journal}");

            // The page itself finds it whole, and knows it.
            b.follow(t.verify_link).await?;
            b.wait_step("verify-file").await?;
            b.give_file("evidence-file", &file).await?;
            b.comes(t.whole).await?;
            b.sees(t.made_here.split('{').next().unwrap_or_default()).await?;

            // One letter of the report in the archive.
            let mut forged = bytes.clone();
            let at = bytes.windows(5).rposition(|part| part == b"REF-1").context("the reference")?;
            *forged.get_mut(at).context("a byte")? = b'S';
            std::fs::write(&file, &forged)?;
            b.give_file("evidence-file", &file).await?;
            b.comes(t.changed).await?;
            assert!(tool("unzip", &["-q", "-o", "evidence.html", "-d", "out"], folder.path()).is_err()
                || tool("sha256sum", &["-c", "SHA256SUMS"], &out).is_err());

            // Something else is not taken for one.
            std::fs::write(&file, b"<p>hello</p>")?;
            b.give_file("evidence-file", &file).await?;
            b.comes(t.not_one).await?;

            // Opened as a file, with nothing around it.
            std::fs::write(&file, &bytes)?;
            b.driver.goto(format!("file://{}", file.display())).await?;
            let text = b.js("return document.body.innerText").await?;
            let text = text.as_str().unwrap_or_default();
            for heading in [t.plan_heading, t.check_heading] {
                assert!(text.contains(heading), "{heading} in {text}");
            }
            assert!(text.contains("REF-1") && !text.contains("PK\u{3}"), "{text}");
            let drawn = "return [document.images.length, [...document.images].every(i => i.complete && i.naturalWidth > 0), \
                document.scripts.length, document.documentElement.scrollWidth <= innerWidth]";
            assert_eq!(b.js(drawn).await?, json!([1, true, 0, true]));
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_is_struck_out_is_not_in_the_file() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let journey = at_evidence(&b, Language::En).await?;
        let t = &journey.t().evidence;
        b.tick(t.item_identifier).await?;
        b.press(t.make).await?;
        b.comes(t.made).await?;
        let file = b.file_made().await?;
        let case = b.case().await?;
        let stored = b
            .js(&format!(
                "return JSON.parse(localStorage['esim-exit/case/{case}']).value.answers.values.identifier"
            ))
            .await?;
        let digits: String = stored
            .as_str()
            .context("an identifier")?
            .chars()
            .filter(char::is_ascii_digit)
            .collect();
        assert!(digits.len() > 15);
        let text: String = String::from_utf8_lossy(&file)
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect();
        assert!(!text.contains(&digits), "the whole number stands in the file");
        assert!(text.contains(digits.get(digits.len() - 4..).context("an end")?));
        Ok(())
    })
    .await
}
