//! From a record to what stands in the form, and back.
//!
//! Invariant: a record of the directory that goes through the form unchanged comes out the same.

use crate::directory::check::is_own;
use crate::directory::shape::{Form, Member, RECORD, SCHEMA, Shape};
use crate::directory::{Name, Reason, check, covers, facts};
use serde_json::{Map, Number, Value};

/// What stands in the form for a record.
pub(super) fn form(record: &Value) -> Value {
    typed(record, Shape::Object(RECORD))
}

/// Words of a list that are ticked and not typed.
const fn is_ticked(form: Form) -> bool {
    matches!(form, Form::Path | Form::UncheckedPath)
}

fn typed(value: &Value, shape: Shape) -> Value {
    match (shape, value) {
        (Shape::Object(members), Value::Object(fields)) => {
            let keep = |member: &Member| {
                let key = member.name.as_str();
                Some((key.to_owned(), typed(fields.get(key)?, member.shape)))
            };
            Value::Object(members.iter().filter_map(keep).collect())
        }
        (Shape::Items(inner), Value::Array(list)) => list.iter().map(|item| typed(item, *inner)).collect(),
        (Shape::Words(form), Value::Array(list)) if !is_ticked(form) => {
            let words: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
            Value::from(words.join("\n"))
        }
        (_, Value::Number(number)) => Value::from(number.to_string()),
        (_, Value::Bool(truth)) => Value::from(if *truth { "true" } else { "" }),
        _ => value.clone(),
    }
}

/// The record of a form.
pub(super) fn record(form: &Value) -> Value {
    let mut record = match finished(form, Shape::Object(RECORD)) {
        Some(Value::Object(fields)) => fields,
        _ => Map::new(),
    };
    record.insert(Name::Schema.as_str().to_owned(), Value::from(SCHEMA));
    let mut record = Value::Object(record);
    settle_paths(&mut record);
    settle_grade(&mut record);
    record
}

/// What a value becomes; nothing if nothing stands in it. Items of lists stay, so that their places do.
fn finished(value: &Value, shape: Shape) -> Option<Value> {
    match (shape, value) {
        (Shape::Object(members), Value::Object(fields)) => {
            let keep = |member: &Member| {
                let key = member.name.as_str();
                Some((key.to_owned(), finished(fields.get(key)?, member.shape)?))
            };
            let kept: Map<String, Value> = members.iter().filter_map(keep).collect();
            (!kept.is_empty()).then_some(Value::Object(kept))
        }
        (Shape::Local(_), Value::Object(fields)) => {
            let keep = |(key, value): (&String, &Value)| Some((key.clone(), said(value)?));
            let kept: Map<String, Value> = fields.iter().filter_map(keep).collect();
            (!kept.is_empty()).then_some(Value::Object(kept))
        }
        (Shape::Items(inner), Value::Array(list)) => {
            let item = |value| finished(value, *inner).unwrap_or_else(|| Value::Object(Map::new()));
            (!list.is_empty()).then(|| list.iter().map(item).collect())
        }
        (Shape::Words(form), Value::String(text)) if !is_ticked(form) => {
            let words: Vec<Value> = text
                .lines()
                .map(str::trim)
                .filter(|w| !w.is_empty())
                .map(Value::from)
                .collect();
            (!words.is_empty()).then_some(Value::Array(words))
        }
        (Shape::Number, Value::String(text)) => {
            let said = said(value)?;
            let number = crate::telecom::to_ascii(text).trim().parse::<u64>().ok();
            Some(number.map_or(said, |number| Value::Number(Number::from(number))))
        }
        (Shape::Flag, Value::String(text)) => (text == "true").then_some(Value::Bool(true)),
        (_, Value::Array(list)) => (!list.is_empty()).then(|| value.clone()),
        _ => said(value),
    }
}

fn said(value: &Value) -> Option<Value> {
    let text = value.as_str()?.trim();
    (!text.is_empty()).then(|| Value::from(text))
}

/// A path whose field has been emptied goes, and so does one that is unchecked though a source stands for it.
fn settle_paths(record: &mut Value) {
    let known = facts(record);
    let there = |path: &str, record: &Value| record.get(path).is_some() || known.iter().any(|fact| covers(path, fact));
    let whole = record.clone();
    let mut named: Vec<String> = Vec::new();
    let sources = record.get_mut(Name::Sources.as_str()).and_then(Value::as_array_mut);
    for source in sources.into_iter().flatten() {
        if let Some(Value::Array(paths)) = source.get_mut(Name::For.as_str()) {
            paths.retain(|path| path.as_str().is_some_and(|path| there(path, &whole)));
            named.extend(paths.iter().filter_map(Value::as_str).map(str::to_owned));
        }
    }
    if let Some(Value::Array(paths)) = record.get_mut(Name::Unchecked.as_str()) {
        let open = |path: &str| there(path, &whole) && !named.iter().any(|wide| covers(wide, path));
        paths.retain(|path| path.as_str().is_some_and(open));
    }
    let empty = |value: &Value| value.as_array().is_some_and(Vec::is_empty);
    if let Some(fields) = record.as_object_mut()
        && fields.get(Name::Unchecked.as_str()).is_some_and(empty)
    {
        fields.remove(Name::Unchecked.as_str());
    }
}

/// The grade follows from the sources, unless the one it has fits.
fn settle_grade(record: &mut Value) {
    let grade = Name::Grade.as_str();
    let wrong = |record: &Value| {
        let about_grade = |reason: &Reason| {
            matches!(
                reason,
                Reason::Missing | Reason::NotOneOf(_) | Reason::GradeWithRoutes(_) | Reason::NoOwnPage
            )
        };
        check(record, None)
            .iter()
            .any(|flaw| flaw.field == grade && about_grade(&flaw.reason))
    };
    if !wrong(record) {
        return;
    }
    let any = |name: Name| {
        let list = record.get(Name::Sources.as_str()).and_then(Value::as_array);
        list.into_iter().flatten().any(|source| is_own(source, name))
    };
    let gone = record.get(Name::Status.as_str()).is_some();
    let word = if any(Name::Routes) || gone && any(Name::Status) {
        "verified"
    } else if gone || record.get(Name::Routes.as_str()).is_some() {
        "partial"
    } else {
        "identify_only"
    };
    if let Some(fields) = record.as_object_mut() {
        fields.insert(grade.to_owned(), Value::from(word));
    }
}
