//! Schema 2, the present form: as schema 1, with the act by API.
//!
//! | new | where |
//! |---|---|
//! | steps `connect`; answers `platform`, `api_host`, `api_line`, `act_kind`, `practice_fault` | case |
//! | `what`: `outcome_doubted`, `found_not_done`, `taken_back`; `reply`: `running`, `in_review` | journal |
//! | `api`: `{"platform","line","kind","error"?,"words"?,"proofs": [{"method","place","status","said"?}]}` | journal |
//! | `what`: `joined`, with `reply` `ended` or none, and `request_key` where another case holds the act | journal |
//! | `mail`: `{"class","sentence","sha256"}` at an answer | journal |
//! | `esim-exit/batch/<id>`: `{"id","created","practice","platform","kind","fault","begun","rows": [{"line","identifier","api_line","plan","words"}],"bad": [{"line","why","other"?}]}` | a key of its own |
//! | journals and lines of the rows of a batch, under `<batch><five digits>` | as those of cases |
//! | `esim-exit/practice/<id>`: what the made-up provider knows | a key of its own |
//! | `esim-exit/draft/<provider>`, `esim-exit/draft/+new`: `{"form": a record whose leaves are texts, "told": {name: text}}` | a key of its own |
//! | `esim-exit/turn`: `<ms>@<name>`, the tab that acts, where the browser has no locks; no envelope | a key of its own |
//!
//! An older page does not know these names: that is why the number goes up. It leaves such values alone.

/// The number of this schema.
pub const SCHEMA: u32 = 2;
