//! What came out, as a list for a spreadsheet.
//!
//! Invariant: no cell can become a formula, and nothing in it is secret: it is made of the batch and the journals.

use super::document::Batch;
use super::state::{RowState, state_of};
use crate::wizard::Journal;

/// The result of each row, bad rows included, in the order of the list. `journal_of` is asked once a row.
pub fn csv(batch: &Batch, states: &[RowState], journal_of: impl Fn(usize) -> Journal) -> String {
    let mut out = String::from("list_line,identifier,api_line,plan,result,ends_on,reference,error,said,at_utc_ms\r\n");
    for (at, row) in batch.rows.iter().enumerate() {
        let journal = journal_of(at);
        let state = states.get(at).copied().unwrap_or_else(|| state_of(&journal));
        let last = journal.entries().last();
        let api = journal.entries().iter().rev().find_map(|entry| entry.api.as_ref());
        let ends_on = journal.last_reply().and_then(|entry| entry.ends_on);
        let reference = journal.entries().iter().rev().find(|entry| !entry.reference.is_empty());
        line(
            &mut out,
            &[
                &row.line.to_string(),
                &row.identifier,
                &row.api_line,
                &row.plan,
                state.as_str(),
                &ends_on.map(|day| day.to_iso()).unwrap_or_default(),
                reference.map_or("", |entry| entry.reference.as_str()),
                api.and_then(|api| api.error).map_or("", |class| class.as_str()),
                api.map_or("", |api| api.words.as_str()),
                &last.map(|entry| entry.at.0.to_string()).unwrap_or_default(),
            ],
        );
    }
    for bad in &batch.bad {
        let reason = ["not_taken:", bad.why.as_str()].concat();
        line(
            &mut out,
            &[&bad.line.to_string(), "", "", "", &reason, "", "", "", "", ""],
        );
    }
    out
}

fn line(out: &mut String, cells: &[&str]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        out.push_str(&defused(cell));
    }
    out.push_str("\r\n");
}

/// A cell in quotation marks where it needs them, and with an apostrophe before what a spreadsheet would calculate.
fn defused(cell: &str) -> String {
    let armed = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    let safe = if armed { ["'", cell].concat() } else { cell.to_owned() };
    if safe.contains([',', '"', '\n', '\r', ';', '\t']) {
        ["\"", &safe.replace('"', "\"\""), "\""].concat()
    } else {
        safe
    }
}
