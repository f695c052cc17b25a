//! The practice case by its API: connected, before and during the act, its outcome lost, read back, ended.

use super::{Tour, Visitor};
use crate::{ActKind, Fault, Journey, StepId};
use anyhow::{Context, Result};

impl<V: Visitor> Tour<'_, V> {
    pub(super) async fn by_api(&mut self) -> Result<()> {
        let (b, t) = (self.b, self.t());
        let journey = Journey::practice_api(self.language, ActKind::EndNow, Fault::LostNotDone)?;
        let api = journey.api.clone().context("no keys")?;
        journey.begin(b).await?;
        journey.walk_to(b, StepId::Connect).await?;
        self.stop("connect-empty").await?;
        journey.go_on(b, StepId::Connect).await?;
        b.sees(t.frame.problems).await?;
        self.stop("connect-refused").await?;
        api.open(b, t).await?;
        api.choose(b, t).await?;
        self.stop("connect-chosen").await?;
        journey.go_on(b, StepId::Connect).await?;
        b.wait_step("review").await?;
        self.stop("review").await?;
        journey.walk_to(b, StepId::Irreversible).await?;
        journey.answer(b, StepId::Irreversible).await?;
        self.stop("irreversible").await?;
        journey.go_on(b, StepId::Irreversible).await?;
        b.wait_step("submit").await?;
        self.stop("submit").await?;
        b.press(t.api.begin).await?;
        b.sees(t.unknown.never_again).await?;
        self.pass("under-way").await?;
        b.reload().await?;
        b.sees(t.unknown.heading).await?;
        self.stop("unknown").await?;
        api.enter_keys(b, t).await?;
        b.press(t.unknown.ask).await?;
        b.sees(t.unknown.settle_text).await?;
        b.until("!document.querySelector('main progress')").await?;
        self.stop("unknown-asked").await?;
        b.press(t.unknown.did_not).await?;
        b.wait_step("review").await?;
        journey.walk_to(b, StepId::Submit).await?;
        b.pick(t.api.fault, t.fault(Fault::Slow)).await?;
        b.press(t.api.begin).await?;
        b.wait_stage("ended").await?;
        self.stop("ended").await
    }
}
