//! What is lost, damaged, from a newer version, or not saved; and the question for the language.

use super::{Tour, Visitor};
use crate::{Channel, Journey, StepId};
use anyhow::Result;

const NEWER: &str = r#"{"schema":99,"revision":7,"value":{"from":"the future"}}"#;
const DAMAGED: &str = "{\"schema\":1,\"revision\":1,\"value\":{\"id";

impl<V: Visitor> Tour<'_, V> {
    pub(super) async fn trouble(&mut self) -> Result<()> {
        let b = self.b;
        self.stop_at("unknown", "#/nowhere").await?;
        self.stop_at("gone", "#/case/zzzz9999").await?;
        b.go("#/").await?;
        let journey = Journey::practice(self.language, Channel::Web)?;
        journey.begin(b).await?;
        journey.walk_to(b, StepId::Submit).await?;
        let case = b.case().await?;
        let route = ["#/case/", &case, "/submit"].concat();
        for (kind, text, step) in [
            ("case", NEWER, "newer"),
            ("case", DAMAGED, "damaged"),
            ("journal", DAMAGED, "submit"),
        ] {
            let good = b.storage().await?;
            b.forge(kind, &case, text).await?;
            b.go("#/about").await?;
            b.reload().await?;
            b.go(&route).await?;
            b.wait_step(step).await?;
            self.stop(&[kind, "-", if text == NEWER { "newer" } else { "damaged" }].concat())
                .await?;
            b.js("localStorage.clear()").await?;
            b.store(&good).await?;
        }
        // A visitor of whom it is not clear which language is right.
        b.js("localStorage.clear()").await?;
        b.language("zh-TW").await?;
        b.go("#/about").await?;
        b.reload().await?;
        b.wait_step("language").await?;
        self.stop("language").await?;
        b.language(self.language.as_str()).await?;
        self.nothing_is_kept().await
    }

    /// From here on nothing can be written: the storage works in this browser no more.
    async fn nothing_is_kept(&mut self) -> Result<()> {
        let (b, t) = (self.b, self.t());
        b.before_each_document(
            "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError') }",
        )
        .await?;
        b.go("#/about").await?;
        b.reload().await?;
        b.sees(t.privacy.refused).await?;
        self.stop("memory-only").await?;
        // Somebody else's value, written as the override above does not see: the storage is full, not shut.
        b.js("localStorage.theirs = '1'").await?;
        b.go("#/").await?;
        b.reload().await?;
        b.press(t.home.start).await?;
        b.wait_step("reason").await?;
        b.choose(t.reason.trip_over).await?;
        b.sees(t.frame.not_saved).await?;
        self.stop("not-saved").await
    }
}
