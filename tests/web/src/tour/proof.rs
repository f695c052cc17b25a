//! Days, texts, the stamp, a mail that is read, the evidence and the look at it; taking along and bringing in.

use super::{Tour, Visitor};
use crate::{Channel, Journey, StepId};
use anyhow::Result;
use serde_json::json;

const MAIL: &str = "From: care@example-mobile.example\nSubject: Your line\n\nHello,\nyour line has been cancelled as of March 1, 2026. \
    Confirmation number EX-4821.\nExample Mobile";

impl<V: Visitor> Tour<'_, V> {
    pub(super) async fn proof(&mut self) -> Result<()> {
        let (b, t) = (self.b, self.t());
        self.stop_at("verify-file", "#/verify").await?;
        self.bring_in().await?;
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
        self.stop("balance").await?;
        journey.walk_to(b, StepId::Verify).await?;
        b.unfold().await?;
        self.stop("stamp").await?;
        journey.walk_to(b, StepId::Confirm).await?;
        b.type_into(t.mail.paste, MAIL).await?;
        b.press(t.mail.read).await?;
        b.comes(t.mail.take_over).await?;
        self.stop("mail-read").await?;
        for (name, page) in [
            ("texts", "/text"),
            ("follow-up", "/text/follow_up"),
            ("dispute", "/text/card_dispute"),
            ("overview", ""),
        ] {
            b.go(&[&case, page].concat()).await?;
            b.wait_step(if page.is_empty() {
                "overview"
            } else if page == "/text" {
                "texts"
            } else {
                "text"
            })
            .await?;
            self.stop(name).await?;
        }
        b.go(&[&case, "/confirm"].concat()).await?;
        b.wait_step("confirm").await?;
        journey.walk_to(b, StepId::Aftercare).await?;
        self.stop("aftercare").await?;
        b.follow(t.evidence.link).await?;
        b.wait_step("evidence").await?;
        self.stop("evidence").await?;
        b.watch_files().await?;
        b.press(t.evidence.make).await?;
        b.comes(t.evidence.made).await?;
        b.unfold().await?;
        self.stop("evidence-made").await?;
        b.js("window.kept = window.made").await?;
        b.follow(t.evidence.verify_link).await?;
        b.wait_step("verify-file").await?;
        b.js("const t = new DataTransfer(); t.items.add(new File([window.kept], 'evidence.html', { type: 'text/html' })); \
             const field = document.getElementById('evidence-file'); field.files = t.files; \
             field.dispatchEvent(new Event('change', { bubbles: true }))")
            .await?;
        b.comes(t.evidence.whole).await?;
        self.stop("verified").await
    }

    /// The page of the backup, a file that is made, one that would change something, one with a password.
    async fn bring_in(&mut self) -> Result<()> {
        let (b, t) = (self.b, &self.t().bring);
        self.stop_at("backup", "#/backup").await?;
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
            self.stop(&["backup-", name].concat()).await?;
        }
        b.press(t.open).await?;
        b.comes(t.not_opened).await?;
        self.stop("backup-wrong").await
    }
}
