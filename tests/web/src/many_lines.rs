//! An account with many lines, as a script for the mock provider: what a batch runs against.

use crate::script;
use anyhow::{Context, Result};
use serde_json::{Value, json};

/// Lines on a page of the list.
const PAGE: usize = 50;
/// Where the lines are, without the scheme.
pub const PLACE: &str = "api.gigs.com/projects/demo-project/subscriptions";

/// What the account calls one of them.
#[must_use]
pub fn id(at: usize) -> String {
    format!("sub_{at:05}")
}

fn subscription(at: usize, cancelled: bool) -> Value {
    let end = cancelled.then_some("2026-11-30T23:59:59Z");
    json!({
        "object": "subscription", "id": id(at), "status": "active", "plan": { "id": "pln_1", "name": "US 5 GB" },
        "sim": { "id": format!("sim_{at}"), "iccid": format!("89999000000{at:05}000"), "status": "active" },
        "canceledAt": end, "endedAt": end,
    })
}

fn exchange(call: &str, method: &str, place: &str, answer: &Value) -> Value {
    json!({ "call": call, "method": method, "place": place, "answer": { "status": 200, "json": answer } })
}

/// The script of Gigs with so many lines, each with a state of its own.
///
/// # Errors
/// If the script of Gigs cannot be read.
pub fn many_lines(lines: usize) -> Result<Value> {
    let mut script = script("gigs")?;
    let projects = json!({ "items": [{ "id": "demo-project", "name": "Demo Mobile" }] });
    let mut all = vec![exchange("account", "GET", "api.gigs.com/projects", &projects)];
    for from in (0..lines).step_by(PAGE) {
        let to = (from + PAGE).min(lines);
        let items: Vec<Value> = (from..to).map(|at| subscription(at, false)).collect();
        let next = (to < lines).then(|| id(to - 1));
        let mut page = exchange("list", "GET", PLACE, &json!({ "items": items, "moreItemsAfter": next }));
        let after = from.checked_sub(1).map(id);
        page.as_object_mut()
            .context("an exchange")?
            .insert("query".to_owned(), json!({ "after": after }));
        all.push(page);
    }
    for at in 0..lines {
        let place = format!("{PLACE}/{}", id(at));
        let cancel = format!("{place}/cancel");
        for (mut one, state) in [
            (exchange("read", "GET", &place, &subscription(at, false)), "before"),
            (exchange("read", "GET", &place, &subscription(at, true)), "after"),
            (exchange("act", "POST", &cancel, &subscription(at, true)), "before"),
        ] {
            let members = one.as_object_mut().context("an exchange")?;
            members.insert("of".to_owned(), json!(id(at)));
            members.insert("in".to_owned(), json!([state]));
            if members.get("call") == Some(&json!("act")) {
                members.insert("then".to_owned(), json!("after"));
            }
            all.push(one);
        }
    }
    *script.get_mut("exchanges").context("exchanges")? = json!(all);
    Ok(script)
}
