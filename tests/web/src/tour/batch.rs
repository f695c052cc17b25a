//! A practice batch: a list with bad rows, the review, the run resting and done, the report, the question of removing it.

use super::{Tour, Visitor};
use crate::fill;
use anyhow::Result;

impl<V: Visitor> Tour<'_, V> {
    pub(super) async fn batch(&mut self) -> Result<()> {
        let (b, all) = (self.b, self.t());
        let t = &all.batch;
        let counted = |sentence: &str, count: usize| fill(sentence, &[("count", &count.to_string())]);
        b.follow(t.home_link).await?;
        b.wait_step("batch").await?;
        self.stop("batches").await?;
        b.press(t.practise).await?;
        b.wait_step("batch-keys").await?;
        self.stop("keys").await?;
        b.type_into(all.credential.api_key, "batch-key").await?;
        b.pick(all.api.fault, all.fault.rejected).await?;
        b.press(all.api.connect).await?;
        b.follow(t.to_lines).await?;
        b.wait_step("batch-lines").await?;
        self.stop("lines").await?;
        let rows: Vec<String> = (1..=9)
            .map(|n| format!("89999000000000{:05}", 10_000 + n * 137))
            .collect();
        let list = [&rows.join("\n"), "\nnothing at all\n", &rows.concat()].concat();
        b.type_into(t.list, &list).await?;
        b.press(t.take_list).await?;
        b.sees(counted(t.taken, 9)).await?;
        self.stop("lines-taken").await?;
        b.follow(t.to_review).await?;
        b.wait_step("batch-review").await?;
        b.choose(t.keep_none).await?;
        b.choose(all.act_kind.end_now).await?;
        b.type_into(counted(t.confirm, 9), "9").await?;
        self.stop("review").await?;
        b.press(counted(t.begin, 9)).await?;
        b.wait_step("batch-run").await?;
        b.press(t.pause).await?;
        b.button(t.go_on).await?;
        self.pass("resting").await?;
        b.press(t.go_on).await?;
        for settled in 3..=9 {
            b.until(&format!("document.querySelector('main progress').value >= {settled}"))
                .await?;
        }
        b.sees(t.all_settled).await?;
        self.stop("settled").await?;
        let run = b.route().await?;
        b.follow(t.report).await?;
        b.wait_step("batch-report").await?;
        self.stop("report").await?;
        b.go(&run.replacen("/run", "/remove", 1)).await?;
        b.wait_step("batch-remove").await?;
        self.stop("remove").await
    }
}
