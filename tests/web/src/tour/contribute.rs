//! The form of a record, page by page, and what is wrong with a new one.

use super::{Tour, Visitor};
use anyhow::Result;
use esim_exit::contribution::Part;

impl<V: Visitor> Tour<'_, V> {
    pub(super) async fn contribute(&mut self) -> Result<()> {
        let (b, t) = (self.b, self.t());
        self.stop_at("contribute", "#/contribute").await?;
        b.type_into(t.contribute.choose, "tello").await?;
        b.until("[...document.querySelectorAll('main a')].some(a => a.hash === '#/contribute/tello/parts')")
            .await?;
        self.stop("contribute-found").await?;
        for part in Part::ALL {
            let step = ["contribute-", part.as_str()].concat();
            let route = ["#/contribute/tello/", part.as_str()].concat();
            b.go(&route).await?;
            b.wait_step(&step).await?;
            self.stop(part.as_str()).await?;
            if matches!(part, Part::Ways | Part::Sources) {
                b.go(&[&route, "/0"].concat()).await?;
                b.until("location.hash.endsWith('/0') && document.querySelector('main input, main select')")
                    .await?;
                self.stop(&["one-of-", part.as_str()].concat()).await?;
            }
        }
        b.go("#/contribute/+new/who").await?;
        b.wait_step("contribute-who").await?;
        b.type_into(t.record_field.id, "Nowhere Mobile").await?;
        b.press(t.frame.go_on).await?;
        b.until("document.activeElement?.id === 'problems'").await?;
        self.stop("who-refused").await
    }
}
