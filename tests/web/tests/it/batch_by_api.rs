//! A batch against a provider that counts: killed in the middle of an act, and opened in two tabs.

use crate::api_room::{QUICK, UNANSWERED};
use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;
use web::many_lines::{PLACE, id, many_lines};
use web::{Browser, ByApi, Catalogue, EN, Provider, Site, browser_with, dist, fill, script, secrets};

const LINES: usize = 6;

/// Browser, provider, and the keys of the account.
struct Account<'a> {
    b: &'a Browser,
    p: &'a Provider,
    api: ByApi,
}

/// A batch of all lines of an account, confirmed and begun.
async fn account(body: impl AsyncFnOnce(&Account<'_>) -> Result<()>) -> Result<()> {
    let p = Provider::of(many_lines(LINES)?, &[])?;
    let site = Site::of(dist()?)?;
    browser_with(&p, async |b| {
        b.before_each_document(QUICK).await?;
        b.language("en").await?;
        b.open(&site.url).await?;
        let api = ByApi::of(&script("gigs")?)?;
        let account = Account { b: &b, p: &p, api };
        account.begin().await?;
        body(&account).await?;
        b.keeps(&secrets(&script("gigs")?)).await
    })
    .await
}

impl Account<'_> {
    const fn t(&self) -> &'static Catalogue {
        &EN
    }

    async fn begin(&self) -> Result<()> {
        let (b, t) = (self.b, self.t());
        let counted = |sentence: &str| fill(sentence, &[("count", &LINES.to_string())]);
        b.follow(t.batch.home_link).await?;
        b.wait_step("batch").await?;
        b.press(t.batch.start).await?;
        b.wait_step("batch-keys").await?;
        self.api.open(b, t).await?;
        b.follow(t.batch.to_lines).await?;
        b.wait_step("batch-lines").await?;
        b.press(counted(t.batch.pick_all)).await?;
        b.press(counted(t.batch.take_picked)).await?;
        b.follow(t.batch.to_review).await?;
        b.wait_step("batch-review").await?;
        b.choose(t.batch.keep_none).await?;
        b.choose(t.act_kind.at_period_end).await?;
        b.type_into(counted(t.batch.confirm), &LINES.to_string()).await?;
        self.p.hold("act");
        b.press(counted(t.batch.begin)).await?;
        b.wait_step("batch-run").await?;
        self.p.arrived("act", 1).await
    }

    async fn settled(&self, count: usize) -> Result<()> {
        let all = format!("document.querySelector('main progress')?.value === {count}");
        self.b.until(&all).await
    }

    /// How often each line was asked to end.
    fn asked(&self) -> BTreeMap<String, usize> {
        let mut asked = BTreeMap::new();
        for (_, request) in self.p.seen().iter().filter(|(call, _)| call == "act") {
            *asked.entry(request.url.clone()).or_default() += 1;
        }
        asked
    }

    /// Fails unless every line was asked to end, and none of them twice.
    fn each_once(&self) -> Result<()> {
        let wanted: BTreeMap<String, usize> = (0..LINES)
            .map(|at| (format!("https://{PLACE}/{}/cancel", id(at)), 1))
            .collect();
        ensure!(self.asked() == wanted, "{:?}", self.asked());
        ensure!(self.p.acts() == LINES, "{} acts", self.p.acts());
        Ok(())
    }
}

/// The page dies while the first act is on its way: that row is unknown, is passed over, and is settled by reading it.
#[tokio::test(flavor = "current_thread")]
async fn a_row_whose_answer_is_lost_is_not_repeated() -> Result<()> {
    account(async |account| {
        let (b, p, t) = (account.b, account.p, account.t());
        UNANSWERED.iter().for_each(|words| b.expect_fault(words));
        b.reload().await?;
        b.wait_step("batch-run").await?;
        p.release();
        b.sees(t.batch.resting_keys).await?;
        b.sees(t.batch.unknown_heading).await?;
        account.api.enter_keys(b, t).await?;
        b.press(t.batch.go_on).await?;
        // All that are left go on; the unknown one counts as settled for the run and stays listed.
        account.settled(LINES).await?;
        b.sees(t.batch.unknown_heading).await?;
        account.each_once()?;

        let lost = "[...document.querySelectorAll('main a')].find(a => a.hash.endsWith('/submit')).click()";
        b.js(lost).await?;
        b.wait_step("submit").await?;
        b.sees(t.unknown.heading).await?;
        account.api.enter_keys(b, t).await?;
        b.press(t.unknown.ask).await?;
        b.wait_stage("acknowledged").await?;
        account.each_once()
    })
    .await
}

/// A second tab may look at the run, and not go on with it.
#[tokio::test(flavor = "current_thread")]
async fn a_second_tab_sends_nothing() -> Result<()> {
    account(async |account| {
        let (b, p, t) = (account.b, account.p, account.t());
        let (one, address) = (b.tab().await?, b.url().await?);
        b.new_tab().await?;
        b.language("en").await?;
        b.open(&address).await?;
        b.wait_step("batch-run").await?;
        account.api.enter_keys(b, t).await?;
        b.press(t.batch.go_on).await?;
        b.sees(t.problems.acting_elsewhere).await?;
        assert_eq!(p.acts(), 1, "while the first tab is at work");
        p.release();
        b.switch_to(&one).await?;
        account.settled(LINES).await?;
        b.sees(t.batch.all_settled).await?;
        account.each_once().context("both tabs together")
    })
    .await
}
