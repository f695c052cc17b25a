//! Pictures of every page for looking at it: `cargo run -p web --bin gallery -- --width 390 --language zh-CN --scheme light`.
//!
//! One walk per language through the practice case, and a look at everything beside it, each at 390 and 1280 px, light and
//! dark, of the whole height. They go to `target/gallery/<nn-page>-<width>-<language>-<scheme>.png`; `--out` names another
//! folder. An option leaves only one of the two; `--only hand`, `api`, `batch` or `proof` takes one of the walks.

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use std::path::PathBuf;
use web::{ActKind, Browser, Channel, Fault, Journey, LANGUAGES, Language, Scheme, Site, StepId, browser, fill};

#[tokio::main]
async fn main() -> Result<()> {
    let mut wish = Wish::read(std::env::args().skip(1))?;
    std::fs::create_dir_all(&wish.out)?;
    for language in std::mem::take(&mut wish.languages) {
        let gallery = Gallery {
            wish: wish.clone(),
            language,
        };
        let site = Site::start()?;
        browser(|b| async move {
            let outcome = gallery.walk(&b, &site).await;
            // Pictures are for looking: what the page reports is said, not judged.
            for fault in b.take_faults().await? {
                eprintln!("the page reported: {fault}");
            }
            outcome
        })
        .await?;
    }
    println!("Pictures in {}", wish.out.display());
    Ok(())
}

/// What is walked through.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Walk {
    Hand,
    Api,
    Batch,
    Proof,
}

#[derive(Clone)]
struct Wish {
    widths: Vec<u32>,
    languages: Vec<Language>,
    schemes: Vec<Scheme>,
    out: PathBuf,
    walks: Vec<Walk>,
}

impl Wish {
    fn read(mut words: impl Iterator<Item = String>) -> Result<Self> {
        let mut wish = Self {
            widths: vec![390, 1280],
            languages: LANGUAGES.to_vec(),
            schemes: vec![Scheme::Light, Scheme::Dark],
            out: xtask::places::target().join("gallery"),
            walks: vec![Walk::Hand, Walk::Api, Walk::Batch, Walk::Proof],
        };
        while let Some(word) = words.next() {
            let value = words.next().with_context(|| format!("{word} needs a value"))?;
            match word.as_str() {
                "--width" => wish.widths = vec![value.parse().context("--width is a number")?],
                "--language" => wish.languages = vec![value.parse()?],
                "--scheme" if value == "dark" => wish.schemes = vec![Scheme::Dark],
                "--scheme" => wish.schemes = vec![Scheme::Light],
                "--only" if value == "hand" => wish.walks = vec![Walk::Hand],
                "--only" if value == "api" => wish.walks = vec![Walk::Api],
                "--only" if value == "batch" => wish.walks = vec![Walk::Batch],
                "--only" if value == "proof" => wish.walks = vec![Walk::Proof],
                "--out" => wish.out = PathBuf::from(value),
                _ => bail!("{word} is unknown: --width --language --scheme --out --only hand|api|batch|proof"),
            }
        }
        Ok(wish)
    }
}

/// The day of the walk; the visit of the overdue case is ten days later.
const DAY: &str = "2026-03-01T09:00:00Z";
const LATER: &str = "2026-03-11T09:00:00Z";
/// Made up: nobody was given these numbers.
const ICCID: &str = "8901 2601 2345 6789 011";
const EID: &str = "8904 9032 0040 0888 2600 0012 3456 7890";
const CODE: &str = "LPA:1$smdp.example.com$SECRET-MATCHING-ID";

struct Gallery {
    wish: Wish,
    language: Language,
}

impl Gallery {
    async fn walk(&self, b: &Browser, site: &Site) -> Result<()> {
        for walk in &self.wish.walks {
            b.language(self.language.as_str()).await?;
            b.open(&site.url).await?;
            match walk {
                Walk::Hand => self.walk_by_hand(b, site).await?,
                Walk::Api => self.walk_by_api(b).await?,
                Walk::Batch => self.walk_a_batch(b).await?,
                Walk::Proof => self.walk_the_proof(b).await?,
            }
        }
        Ok(())
    }

    /// Days, texts, the stamp, a mail that is read, the evidence; and the pages of the directory beside the way.
    async fn walk_the_proof(&self, b: &Browser) -> Result<()> {
        let t = self.language.catalogue();
        b.clock(DAY).await?;
        b.reload().await?;
        b.go("#/contribute").await?;
        self.take(b, "70-contribute").await?;
        b.go("#/contribute/tello").await?;
        self.take(b, "71-contribute-record").await?;
        b.go("#/verify").await?;
        self.take(b, "72-verify").await?;
        self.look_at_the_backup(b).await?;
        b.go("#/").await?;
        let journey = Journey::practice(self.language, Channel::Email)?;
        journey.begin(b).await?;
        let case = b.route().await?.trim_end_matches("/reason").to_owned();
        journey.walk_to(b, StepId::Balance).await?;
        b.choose(t.balance.yes).await?;
        for (label, value) in [
            (t.balance.paid_until, "2026-03-20"),
            (t.balance.balance_left, "12.50"),
            (t.balance.data_left, "3.5 GB"),
        ] {
            b.type_into(journey.optional(label).as_str(), value).await?;
        }
        self.take(b, "73-balance").await?;
        journey.walk_to(b, StepId::Verify).await?;
        b.js("document.querySelectorAll('main details').forEach(d => d.open = true)")
            .await?;
        self.take(b, "74-stamp").await?;
        journey.walk_to(b, StepId::Confirm).await?;
        b.type_into(
            t.mail.paste,
            "From: care@example-mobile.example\nSubject: Your line\n\nHello,\nyour line has been cancelled as of March 1, 2026. Confirmation number EX-4821.\nExample Mobile",
        )
        .await?;
        b.press(t.mail.read).await?;
        b.comes(t.mail.take_over).await?;
        self.take(b, "75-mail-read").await?;
        for (name, page) in [
            ("76-texts", "text"),
            ("77-follow-up", "text/follow_up"),
            ("78-dispute", "text/card_dispute"),
            ("79-overview", ""),
        ] {
            b.go(format!("{case}/{page}").trim_end_matches('/')).await?;
            self.take(b, name).await?;
            if name == "77-follow-up" {
                self.print(b, name).await?;
            }
        }
        b.go(&format!("{case}/confirm")).await?;
        journey.walk_to(b, StepId::Aftercare).await?;
        self.take(b, "80-aftercare").await?;
        b.follow(t.evidence.link).await?;
        b.watch_files().await?;
        b.press(t.evidence.make).await?;
        b.comes(t.evidence.made).await?;
        b.js("document.querySelectorAll('main details').forEach(d => d.open = true)")
            .await?;
        self.take(b, "81-evidence").await?;
        let file = std::path::absolute(
            self.wish
                .out
                .join(format!("82-evidence-{}.html", self.language.as_str())),
        )?;
        std::fs::write(&file, b.file_made().await?)?;
        b.driver.goto(format!("file://{}", file.display())).await?;
        self.take(b, "82-evidence-file").await?;
        self.print(b, "82-evidence-file").await
    }

    /// Taking along and bringing in: the page, a file that is made, one that would change something, one with a password.
    async fn look_at_the_backup(&self, b: &Browser) -> Result<()> {
        let t = &self.language.catalogue().bring;
        b.go("#/backup").await?;
        self.take(b, "83-backup").await?;
        b.press(t.make).await?;
        b.comes(t.made).await?;
        for (name, comes) in [("open", t.preview_heading), ("locked", t.open_hint)] {
            let path = format!("{}/../it/backup/v1-{name}.json", env!("CARGO_MANIFEST_DIR"));
            let give = "const t = new DataTransfer(); t.items.add(new File([arguments[0]], 'a.json')); \
                const field = document.getElementById('bring-file'); field.files = t.files; \
                field.dispatchEvent(new Event('change', { bubbles: true }))";
            let file = json!(std::fs::read_to_string(path)?);
            b.driver.execute(give, vec![file]).await?;
            b.comes(comes).await?;
            self.take(b, &format!("84-backup-{name}")).await?;
        }
        b.press(t.open).await?;
        b.comes(t.not_opened).await?;
        self.take(b, "85-backup-wrong").await
    }

    /// The page on paper.
    async fn print(&self, b: &Browser, name: &str) -> Result<()> {
        let pdf = b.cdp("Page.printToPDF", json!({ "preferCSSPageSize": true })).await?;
        let pdf = pdf.get("data").and_then(|data| data.as_str()).unwrap_or_default();
        let file = self.wish.out.join(format!("{name}-{}.pdf", self.language.as_str()));
        Ok(std::fs::write(file, STANDARD.decode(pdf)?)?)
    }

    /// A practice batch: a list with bad rows, the review, the run going, resting and done, and the report.
    async fn walk_a_batch(&self, b: &Browser) -> Result<()> {
        let t = &self.language.catalogue().batch;
        let counted = |sentence: &str, count: usize| fill(sentence, &[("count", &count.to_string())]);
        b.go("#/").await?;
        b.follow(t.home_link).await?;
        b.wait_step("batch").await?;
        self.take(b, "60-batch").await?;
        b.press(t.practise).await?;
        b.wait_step("batch-keys").await?;
        self.take(b, "61-batch-keys").await?;
        b.type_into(self.language.catalogue().credential.api_key, "batch-key")
            .await?;
        b.pick(
            self.language.catalogue().api.fault,
            self.language.catalogue().fault.rejected,
        )
        .await?;
        b.press(self.language.catalogue().api.connect).await?;
        b.follow(t.to_lines).await?;
        b.wait_step("batch-lines").await?;
        self.take(b, "62-batch-lines").await?;
        let rows: Vec<String> = (1..=9)
            .map(|n| format!("89999000000000{:05}", 10_000 + n * 137))
            .collect();
        b.type_into(
            t.list,
            &format!("{}\nnothing at all\n{}", rows.join("\n"), rows.join("")),
        )
        .await?;
        b.press(t.take_list).await?;
        b.sees(counted(t.taken, 9)).await?;
        self.take(b, "63-batch-taken").await?;
        b.follow(t.to_review).await?;
        b.wait_step("batch-review").await?;
        b.choose(t.keep_none).await?;
        b.choose(self.language.catalogue().act_kind.end_now).await?;
        b.type_into(counted(t.confirm, 9), "9").await?;
        self.take(b, "64-batch-review").await?;
        b.press(counted(t.begin, 9)).await?;
        b.wait_step("batch-run").await?;
        b.press(t.pause).await?;
        b.button(t.go_on).await?;
        self.take(b, "65-batch-resting").await?;
        b.press(t.go_on).await?;
        for settled in 3..=9 {
            b.until(&format!("document.querySelector('main progress').value >= {settled}"))
                .await?;
        }
        b.sees(t.all_settled).await?;
        self.take(b, "66-batch-settled").await?;
        b.follow(t.report).await?;
        b.wait_step("batch-report").await?;
        self.take(b, "67-batch-report").await
    }

    /// The practice case by its API: connected, before and during the act, its outcome lost, read back, ended.
    async fn walk_by_api(&self, b: &Browser) -> Result<()> {
        let t = self.language.catalogue();
        let journey = Journey::practice_api(self.language, ActKind::EndNow, Fault::LostNotDone)?;
        let api = journey.api.clone().context("no keys")?;
        b.go("#/").await?;
        journey.begin(b).await?;
        journey.walk_to(b, StepId::Connect).await?;
        self.take(b, "50-connect-empty").await?;
        api.open(b, t).await?;
        api.choose(b, t).await?;
        self.take(b, "51-connect-chosen").await?;
        journey.go_on(b, StepId::Connect).await?;
        b.wait_step("review").await?;
        self.take(b, "52-review-api").await?;
        journey.walk_to(b, StepId::Irreversible).await?;
        journey.answer(b, StepId::Irreversible).await?;
        self.take(b, "53-irreversible-api").await?;
        journey.go_on(b, StepId::Irreversible).await?;
        b.wait_step("submit").await?;
        self.take(b, "54-submit-api").await?;
        b.press(t.api.begin).await?;
        b.sees(t.unknown.never_again).await?;
        self.take(b, "55-under-way").await?;
        b.reload().await?;
        b.sees(t.unknown.heading).await?;
        self.take(b, "56-unknown").await?;
        api.enter_keys(b, t).await?;
        b.press(t.unknown.ask).await?;
        b.sees(t.unknown.settle_text).await?;
        b.until("!document.querySelector('main progress')").await?;
        self.take(b, "57-unknown-asked").await?;
        b.press(t.unknown.did_not).await?;
        b.wait_step("review").await?;
        journey.walk_to(b, StepId::Submit).await?;
        b.pick(t.api.fault, t.fault(Fault::Slow)).await?;
        b.press(t.api.begin).await?;
        b.wait_stage("ended").await?;
        self.take(b, "58-ended-api").await
    }

    async fn walk_by_hand(&self, b: &Browser, site: &Site) -> Result<()> {
        let (t, language) = (self.language.catalogue(), self.language);
        b.clock(DAY).await?;
        b.language(language.as_str()).await?;
        b.open(&site.url).await?;
        self.take(b, "00-home-empty").await?;
        for (name, route) in [
            ("01-about", "#/about"),
            ("01-explain", "#/explain"),
            ("01-law", "#/law"),
            ("02-privacy", "#/privacy"),
            ("03-unknown", "#/nowhere"),
        ] {
            b.go(route).await?;
            self.take(b, name).await?;
        }

        // A real plan, as far as the line and what it may be named by.
        b.go("#/").await?;
        let real = Journey::tello(language)?;
        real.begin(b).await?;
        let case = b.route().await?.trim_end_matches("/reason").to_owned();
        real.go_on(b, StepId::Reason).await?;
        b.sees(t.frame.problems).await?;
        self.take(b, "04-refused").await?;
        real.walk_to(b, StepId::Line).await?;
        for (name, number) in [("05-line-iccid", ICCID), ("06-line-eid", EID), ("07-line-code", CODE)] {
            b.type_into(t.line.identifier, number).await?;
            self.take(b, name).await?;
        }
        real.answer(b, StepId::Line).await?;
        b.sees(t.frame.sources).await?;
        self.take(b, "08-line-provider").await?;
        real.go_on(b, StepId::Line).await?;
        b.wait_step("details").await?;
        b.go(&format!("{case}/submit")).await?;
        self.take(b, "09-locked").await?;
        b.go(&format!("{case}/keep-number")).await?;
        b.choose(t.keep.yes).await?;
        b.go(&format!("{case}/port-out")).await?;
        self.take(b, "10-port-out").await?;
        b.go(&format!("{case}/keep-number")).await?;
        b.choose(t.keep.no).await?;
        b.go(&format!("{case}/details")).await?;
        real.walk_to(b, StepId::Find).await?;
        real.answer(b, StepId::Find).await?;
        self.take(b, "11-find-real").await?;
        b.go(&case).await?;
        self.take(b, "12-overview").await?;
        b.go(&format!("{case}/remove")).await?;
        self.take(b, "13-remove").await?;

        // The practice case, every step of it as it is answered.
        b.go("#/").await?;
        let practice = Journey::practice(language, Channel::Chat)?;
        practice.begin(b).await?;
        let case = b.route().await?.trim_end_matches("/reason").to_owned();
        for (at, step) in practice.steps().into_iter().enumerate() {
            b.wait_step(step.as_str()).await?;
            if step == StepId::Submit {
                self.take(b, "31-submit-before").await?;
            }
            if step == StepId::Aftercare {
                self.later(b, site, &case).await?;
            }
            practice.answer(b, step).await?;
            self.take(b, &format!("{}-{}", at + 20, step.as_str())).await?;
            practice.go_on(b, step).await?;
            if let Some(next) = practice.after(step) {
                b.wait_step(next.as_str()).await?;
            }
        }
        b.wait_stage("closed").await?;
        self.take(b, "40-closed").await?;
        b.go(&case).await?;
        self.take(b, "41-overview-closed").await?;
        b.go("#/privacy").await?;
        self.take(b, "42-privacy-filled").await?;
        b.go("#/").await?;
        self.take(b, "43-home-one-over").await
    }

    /// Another case was sent, nothing came back, and ten days have gone by.
    async fn later(&self, b: &Browser, site: &Site, case: &str) -> Result<()> {
        let other = Journey {
            identifier: "206 555 0143".to_owned(),
            ..Journey::tello(self.language)?
        };
        b.go("#/").await?;
        other.begin(b).await?;
        other.walk_to(b, StepId::Confirm).await?;
        b.clock(LATER).await?;
        b.open(&site.url).await?;
        b.reload().await?;
        self.take(b, "38-home-overdue").await?;
        b.clock(DAY).await?;
        b.reload().await?;
        b.go(&format!("{case}/aftercare")).await?;
        b.wait_step("aftercare").await
    }

    /// Up to four pictures of what is shown.
    async fn take(&self, b: &Browser, name: &str) -> Result<()> {
        for &width in &self.wish.widths {
            b.viewport(width, if width < 700 { 844 } else { 900 }).await?;
            for &scheme in &self.wish.schemes {
                b.scheme(scheme, true).await?;
                let tail = format!("{width}-{}-{}.png", self.language.as_str(), scheme.name());
                b.picture(&self.wish.out.join(format!("{name}-{tail}"))).await?;
            }
        }
        Ok(())
    }
}
