//! A record as the text of its file: two spaces a level, fields in the order of the schema.
//!
//! Invariant: a file of the directory that is read and written again is the same, byte for byte, so that a correction
//! shows nothing but what was corrected.

use crate::directory::shape::{Member, RECORD, Shape};
use crate::ordered::Ordered;
use serde_json::Value;

/// The text of the file.
#[must_use]
pub fn file(record: &Value) -> String {
    let mut out = String::new();
    write(&mut out, record, Shape::Object(RECORD), 0);
    out.push('\n');
    out
}

fn write(out: &mut String, value: &Value, shape: Shape, depth: usize) {
    match value {
        Value::Object(fields) => {
            let members = if let Shape::Object(members) = shape {
                members
            } else {
                &[]
            };
            let listed = |key: &str| members.iter().position(|m: &Member| m.name.as_str() == key);
            let mut keys: Vec<&String> = fields.keys().collect();
            keys.order_by_key(|key| (listed(key).unwrap_or(usize::MAX), *key));
            let entries = keys.into_iter().filter_map(|key| {
                let shape = listed(key)
                    .and_then(|at| members.get(at))
                    .map_or(shape, |member| member.shape);
                Some((Some(key.as_str()), fields.get(key)?, shape))
            });
            block(out, ('{', '}'), entries, depth);
        }
        Value::Array(list) => {
            let inner = if let Shape::Items(inner) = shape { *inner } else { shape };
            block(out, ('[', ']'), list.iter().map(|item| (None, item, inner)), depth);
        }
        _ => out.push_str(&value.to_string()),
    }
}

fn block<'a>(
    out: &mut String,
    (open, close): (char, char),
    entries: impl Iterator<Item = (Option<&'a str>, &'a Value, Shape)>,
    depth: usize,
) {
    let line = |out: &mut String, depth: usize| {
        out.push('\n');
        (0..depth).for_each(|_| out.push_str("  "));
    };
    out.push(open);
    let mut some = false;
    for (key, value, shape) in entries {
        if some {
            out.push(',');
        }
        some = true;
        line(out, depth + 1);
        if let Some(key) = key {
            out.push_str(&Value::from(key).to_string());
            out.push_str(": ");
        }
        write(out, value, shape, depth + 1);
    }
    if some {
        line(out, depth);
    }
    out.push(close);
}
