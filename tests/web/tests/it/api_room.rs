//! A room in which an act can be begun, killed and begun afresh: a plan whose API is Gigs, walked up to its last page once.
//!
//! Invariant: what a scenario starts from is what the page itself had stored; the keys are entered anew, as after any reload.

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::collections::BTreeMap;
use web::{Browser, Catalogue, Journey, Language, Provider, Site, StepId, browser_with, dist, script, secrets};

/// Pauses between readings pass quickly; the patience with an answer (8 s, 30 s) and with keys (5 min) stays.
pub(crate) const QUICK: &str = "(() => { const real = setTimeout, kept = [8000, 30000, 300000]; \
    window.setTimeout = (f, ms, ...more) => real(f, ms > 1000 && !kept.includes(ms) ? ms / 200 : ms, ...more) })()";

/// What Chromium says on the console of answers that are none.
pub(crate) const UNANSWERED: [&str; 3] = ["Failed to load resource", "blocked by CORS policy", "ERR_"];

/// Browser, page, provider, and what is to be done there.
pub(crate) struct Room<'a> {
    pub(crate) b: &'a Browser,
    pub(crate) p: &'a Provider,
    pub(crate) site: &'a Site,
    pub(crate) journey: Journey,
    pub(crate) script: Value,
}

/// A case that was walked up to its last page, where the act can begin.
pub(crate) struct Ready<'a> {
    pub(crate) room: &'a Room<'a>,
    pub(crate) case: String,
    stored: BTreeMap<String, String>,
}

/// Opens the room: the first page is shown, pauses pass quickly, and `before` runs before each document.
pub(crate) async fn room(
    language: Language,
    before: &str,
    body: impl AsyncFnOnce(&Room<'_>) -> Result<()>,
) -> Result<()> {
    let script = script("gigs")?;
    let p = Provider::of(script.clone(), &["api.zendit.io"])?;
    let site = Site::of(dist()?)?;
    let journey = Journey::by_api(language, &script)?;
    browser_with(&p, async |b| {
        b.before_each_document(QUICK).await?;
        b.before_each_document(before).await?;
        b.language(language.as_str()).await?;
        b.open(&site.url).await?;
        let room = Room {
            b: &b,
            p: &p,
            site: &site,
            journey,
            script,
        };
        body(&room).await
    })
    .await
}

impl Room<'_> {
    pub(crate) fn t(&self) -> &'static Catalogue {
        self.journey.t()
    }

    /// Walks a new case up to its last page.
    pub(crate) async fn ready(&self) -> Result<Ready<'_>> {
        self.journey.begin(self.b).await?;
        self.journey.walk_to(self.b, StepId::Submit).await?;
        Ok(Ready {
            room: self,
            case: self.b.case().await?,
            stored: self.b.storage().await?,
        })
    }

    /// Fails if anything that opens the API stands anywhere.
    pub(crate) async fn keeps(&self) -> Result<()> {
        self.b.keeps(&secrets(&self.script)).await
    }
}

impl Ready<'_> {
    /// The address of a step of the case.
    pub(crate) fn at(&self, step: &str) -> String {
        self.room.site.at(&format!("#/case/{}/{step}", self.case))
    }

    /// As if the last page had just been reached, at a provider to which nothing has happened; the keys are not entered.
    pub(crate) async fn afresh(&self) -> Result<()> {
        let Room { b, p, script, .. } = self.room;
        p.release();
        p.play(script.clone());
        b.go("#/").await?;
        b.js("localStorage.clear(); sessionStorage.clear()").await?;
        b.store(&self.stored).await?;
        self.reopen().await?;
        b.wait_stage("prepared").await?;
        ensure!(self.happened().await?.is_empty());
        Ok(())
    }

    /// Opens the last page in a new document.
    pub(crate) async fn reopen(&self) -> Result<()> {
        let b = self.room.b;
        b.open(&self.at("submit")).await?;
        b.reload().await?;
        b.wait_step("submit").await
    }

    /// Enters the keys where they are asked for.
    pub(crate) async fn keys(&self) -> Result<()> {
        let api = self.room.journey.api.as_ref().context("an API")?;
        api.enter_keys(self.room.b, self.room.t()).await
    }

    pub(crate) async fn begin(&self) -> Result<()> {
        self.room.b.press(self.room.t().api.begin).await
    }

    pub(crate) async fn happened(&self) -> Result<Vec<String>> {
        self.room.b.happenings(&self.case).await
    }

    /// The page says that nobody knows, offers no second act, and holds no key.
    pub(crate) async fn is_unknown(&self) -> Result<()> {
        let (b, t) = (self.room.b, self.room.t());
        b.wait_stage("outcome_unknown").await?;
        b.sees(t.unknown.heading).await?;
        ensure!(!b.offers(t.api.begin).await?, "a second act is offered");
        ensure!(self.happened().await?.starts_with(&["act_begun".to_owned()]));
        self.room.keeps().await
    }

    /// Enters the keys and asks how the line stands.
    pub(crate) async fn ask(&self) -> Result<()> {
        self.keys().await?;
        self.room.b.press(self.room.t().unknown.ask).await
    }

    /// The act has been done, once, and the page knows.
    pub(crate) async fn is_done_once(&self) -> Result<()> {
        let Room { b, p, .. } = self.room;
        b.wait_stage("acknowledged").await?;
        b.wait_step("confirm").await?;
        let begun = self
            .happened()
            .await?
            .iter()
            .filter(|what| *what == "act_begun")
            .count();
        ensure!((p.acts(), begun) == (1, 1), "{} acts, {begun} begun", p.acts());
        self.room.keeps().await
    }
}
