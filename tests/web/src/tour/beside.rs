//! What lies beside the way: a real plan with its line and facts, the steps that few need, and the pages about the page.

use super::{Tour, Visitor};
use crate::{Device, Journey, StepId};
use anyhow::Result;

/// Made up: nobody was given these numbers.
const ICCID: &str = "8901 2601 2345 6789 011";
const EID: &str = "8904 9032 0040 0888 2600 0012 3456 7890";
const CODE: &str = "LPA:1$smdp.example.com$SECRET-MATCHING-ID";

impl<V: Visitor> Tour<'_, V> {
    pub(super) async fn beside(&mut self) -> Result<()> {
        for page in ["about", "explain", "law", "privacy", "received"] {
            self.stop_at(page, &["#/", page].concat()).await?;
        }
        self.a_real_plan().await?;
        self.few_need().await
    }

    async fn a_real_plan(&mut self) -> Result<()> {
        let (b, t) = (self.b, self.t());
        b.go("#/").await?;
        let real = Journey::tello(self.language)?;
        real.begin(b).await?;
        let case = b.route().await?.trim_end_matches("/reason").to_owned();
        real.walk_to(b, StepId::Line).await?;
        real.go_on(b, StepId::Line).await?;
        b.sees(t.problems.missing_identifier).await?;
        self.stop("line-refused").await?;
        for (name, number) in [("line-iccid", ICCID), ("line-eid", EID), ("line-code", CODE)] {
            b.type_into(t.line.identifier, number).await?;
            self.stop(name).await?;
        }
        b.type_into(t.line.identifier, &real.identifier).await?;
        b.type_into(t.line.provider_query, "t").await?;
        b.until("document.querySelector('[role=option]')").await?;
        self.stop("line-searched").await?;
        real.choose_provider(b).await?;
        b.press(t.frame.sources).await?;
        self.stop("line-provider").await?;
        real.go_on(b, StepId::Line).await?;
        b.wait_step("details").await?;
        b.go(&[&case, "/submit"].concat()).await?;
        b.wait_step("submit").await?;
        self.stop("locked").await?;
        b.go(&[&case, "/keep-number"].concat()).await?;
        b.choose(t.keep.yes).await?;
        b.go(&[&case, "/port-out"].concat()).await?;
        b.wait_step("port-out").await?;
        self.stop("port-out").await?;
        b.go(&[&case, "/keep-number"].concat()).await?;
        b.choose(t.keep.no).await?;
        b.go(&[&case, "/details"].concat()).await?;
        real.walk_to(b, StepId::Find).await?;
        real.answer(b, StepId::Find).await?;
        b.unfold().await?;
        self.stop("find-unfolded").await?;
        b.go(&case).await?;
        b.wait_step("overview").await?;
        self.stop("overview").await?;
        b.go(&[&case, "/remove"].concat()).await?;
        b.wait_step("remove").await?;
        self.stop("remove").await?;
        let backup = case.replacen("#/case/", "#/backup/", 1);
        b.go(&backup).await?;
        b.wait_step("backup").await?;
        self.stop("backup-of-a-case").await?;
        for (reason, step) in [
            (t.reason.new_device, StepId::MoveInstead),
            (t.reason.save_money, StepId::CheaperPlan),
            (t.reason.security, StepId::Secure),
        ] {
            b.go(&[&case, "/reason"].concat()).await?;
            b.wait_step("reason").await?;
            b.choose(reason).await?;
            b.go(&[&case, "/", step.as_str()].concat()).await?;
            b.wait_step(step.as_str()).await?;
            self.stop(step.as_str()).await?;
        }
        Ok(())
    }

    /// A provider that is gone, and a plan from a reseller.
    async fn few_need(&mut self) -> Result<()> {
        let (b, t) = (self.b, self.t());
        b.go("#/").await?;
        let gone = Journey::gone(self.language, "ctexcel-us")?;
        gone.begin(b).await?;
        gone.walk_to(b, StepId::Line).await?;
        gone.answer(b, StepId::Line).await?;
        gone.go_on(b, StepId::Line).await?;
        b.wait_step("gone").await?;
        self.stop("gone").await?;
        b.press(t.gone.put_away).await?;
        b.wait_stage("abandoned").await?;
        self.stop("put-away").await?;
        b.go("#/").await?;
        let sold_on = Journey::t_mobile(self.language)?;
        sold_on.begin(b).await?;
        sold_on.walk_to(b, StepId::Details).await?;
        b.choose(t.details.seller_reseller).await?;
        b.choose(t.details.owner_seller).await?;
        b.choose(t.device(Device::Iphone)).await?;
        self.stop("details-reseller").await?;
        b.press(t.frame.go_on).await?;
        b.wait_step("reseller").await?;
        self.stop("reseller").await
    }
}
