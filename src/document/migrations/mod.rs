//! From older saved forms to the present one.
//!
//! Rules: forward only. One frozen file a schema, `vN.rs`, says what that form was and leads to N + 1. A migration
//! imports no type that can change: it works on JSON. What was saved in form N stays in `tests/it/migrations/vN/`
//! and must load for ever. A change of the saved form is a line of its own in the change log.

pub mod v1;
pub mod v2;
pub mod v3;

use super::key::Kind;
use serde_json::Value;

/// One step: the value of schema N becomes that of N + 1.
pub type Migration = fn(Kind, Value) -> Result<Value, serde_json::Error>;

/// Step `n` leads from schema `n + 1` to `n + 2`.
pub const CHAIN: &[Migration] = &[v1::to_v2, v2::to_v3];

/// Brings a value of an older schema up to the present one.
///
/// # Errors
/// A value that is not of the schema it claims.
pub fn bring_up(kind: Kind, schema: u32, value: Value) -> Result<Value, serde_json::Error> {
    run(CHAIN, kind, schema, value)
}

/// Runs the steps of a chain that lie ahead of a schema.
///
/// # Errors
/// The first step that fails.
pub fn run(chain: &[Migration], kind: Kind, schema: u32, value: Value) -> Result<Value, serde_json::Error> {
    let done = (schema.max(1) - 1) as usize;
    chain.iter().skip(done).try_fold(value, |value, step| step(kind, value))
}
