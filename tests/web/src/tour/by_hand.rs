//! The practice case by hand, every step as it is answered, and what is wrong where it may be.

use super::{DAY, LATER, Tour, Visitor};
use crate::{Channel, Journey, StepId};
use anyhow::Result;

impl<V: Visitor> Tour<'_, V> {
    pub(super) async fn by_hand(&mut self) -> Result<()> {
        let (b, t) = (self.b, self.t());
        self.stop("home-empty").await?;
        let journey = Journey::practice(self.language, Channel::Chat)?;
        journey.begin(b).await?;
        let case = b.route().await?.trim_end_matches("/reason").to_owned();
        for step in journey.steps() {
            b.wait_step(step.as_str()).await?;
            if matches!(
                step,
                StepId::Reason | StepId::Irreversible | StepId::Confirm | StepId::Aftercare
            ) {
                journey.go_on(b, step).await?;
                b.sees(t.frame.problems).await?;
                self.stop(&[step.as_str(), "-refused"].concat()).await?;
            }
            if step == StepId::Submit {
                self.stop("submit-before").await?;
            }
            if step == StepId::Aftercare {
                self.ten_days_later(&case).await?;
            }
            journey.answer(b, step).await?;
            self.stop(step.as_str()).await?;
            journey.go_on(b, step).await?;
            if let Some(next) = journey.after(step) {
                b.wait_step(next.as_str()).await?;
            }
        }
        b.wait_stage("closed").await?;
        self.stop("closed").await?;
        b.go(&case).await?;
        b.wait_step("overview").await?;
        self.stop("overview-closed").await?;
        b.go("#/privacy").await?;
        b.wait_step("privacy").await?;
        self.stop("privacy-filled").await?;
        b.go("#/").await?;
        b.wait_step("home").await?;
        self.stop("home-one-over").await
    }

    /// Another case was sent, nothing came back, and ten days have gone by.
    async fn ten_days_later(&mut self, case: &str) -> Result<()> {
        let b = self.b;
        let other = Journey {
            identifier: "206 555 0143".to_owned(),
            ..Journey::tello(self.language)?
        };
        b.go("#/").await?;
        other.begin(b).await?;
        other.walk_to(b, StepId::Confirm).await?;
        b.standing_clock(LATER).await?;
        b.open(&self.site.url).await?;
        b.reload().await?;
        b.wait_step("home").await?;
        self.stop("home-overdue").await?;
        b.standing_clock(DAY).await?;
        b.reload().await?;
        b.go(&[case, "/aftercare"].concat()).await?;
        b.wait_step("aftercare").await
    }
}
