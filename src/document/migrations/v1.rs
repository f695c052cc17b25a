//! Schema 1, frozen.
//!
//! Every value is `{"schema":1,"revision":n,"value":…}`:
//!
//! | key | value |
//! |---|---|
//! | `esim-exit/settings` | `{"language": "en" \| "zh-CN" \| null}` |
//! | `esim-exit/case/<id>` | `{"id","created": ms,"practice": bool,"answers": {"values": {name: text}, "ticked": [name], "finished": [step]}}` |
//! | `esim-exit/journal/<id>` | `[{"at": ms,"what": name, …}]`, only ever longer |
//! | `esim-exit/index/<id>` | what the list shows; can be made again from the two above |
//! | `esim-exit/line/<fingerprint>` | the id of the case that stands for the line |
//!
//! Saved files of this form: `tests/it/migrations/v1/`.

use crate::document::key::Kind;
use serde_json::Value;

/// The number of this schema.
pub const SCHEMA: u32 = 1;

/// Schema 2 only knows more names; every value of schema 1 is one of schema 2.
///
/// # Errors
/// None.
pub fn to_v2(_: Kind, value: Value) -> Result<Value, serde_json::Error> {
    Ok(value)
}
