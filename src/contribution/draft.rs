//! What was typed so far.
//!
//! Shape: a record whose leaves are texts. A list of words is one text, a word a line; what is ticked is a list of
//! names; sources, routes and steps are lists of objects. Places in lists are the same as in the finished record, so
//! what is wrong there is shown at the right field here.

use super::finish;
use crate::directory::{Name, covers, facts};
use crate::wizard::answer::clean;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The form.
    form: Value,
    /// What is wrong, told in words instead.
    #[serde(default)]
    told: Map<String, Value>,
}

/// What the paths of a report in words begin with.
const TOLD: &str = "told";

impl Draft {
    /// A new record, with an empty first source; `today` as `YYYY-MM-DD`.
    #[must_use]
    pub fn new(today: &str) -> Self {
        let mut draft = Self {
            form: Value::Object(Map::new()),
            told: Map::new(),
        };
        draft.add(Name::Sources.as_str(), today);
        draft
    }

    /// A draft that begins with what is known.
    #[must_use]
    pub fn of_record(record: &Value) -> Self {
        Self {
            form: finish::form(record),
            told: Map::new(),
        }
    }

    /// A draft that a file brings in, as it may be kept: each text passes what typed text passes. `None` if it is no form.
    #[must_use]
    pub fn brought(mut self) -> Option<Self> {
        clean_all(&mut self.form);
        self.told.values_mut().for_each(clean_all);
        self.form.is_object().then_some(self)
    }

    /// The finished record: a file of the directory, if nothing is wrong with it.
    #[must_use]
    pub fn record(&self) -> Value {
        finish::record(&self.form)
    }

    fn at(&self, path: &str) -> Option<&Value> {
        if let Some(name) = path.strip_prefix(TOLD) {
            return self.told.get(name.trim_start_matches('.'));
        }
        path.split('.').try_fold(&self.form, |value, key| match value {
            Value::Array(list) => list.get(key.parse::<usize>().ok()?),
            _ => value.get(key),
        })
    }

    /// The place of a path, made if it is not there; `None` where a list has no such item.
    fn place(&mut self, path: &str) -> Option<&mut Value> {
        if let Some(name) = path.strip_prefix(TOLD) {
            return Some(self.told.entry(name.trim_start_matches('.')).or_insert(Value::Null));
        }
        path.split('.').try_fold(&mut self.form, |value, key| {
            if value.is_array() {
                return value.get_mut(key.parse::<usize>().ok()?);
            }
            if !value.is_object() {
                *value = Value::Object(Map::new());
            }
            Some(value.as_object_mut()?.entry(key).or_insert(Value::Null))
        })
    }

    /// What was typed at a path; empty if nothing was.
    #[must_use]
    pub fn text(&self, path: &str) -> &str {
        self.at(path).and_then(Value::as_str).unwrap_or_default()
    }

    /// Types a text at a path. Activation codes are masked before anything keeps them.
    pub fn put(&mut self, path: &str, text: &str) {
        if let Some(place) = self.place(path) {
            *place = Value::String(clean(text));
        }
    }

    /// How many items a list has.
    #[must_use]
    pub fn len(&self, path: &str) -> usize {
        self.at(path).and_then(Value::as_array).map_or(0, Vec::len)
    }

    /// Adds an empty item to a list; a source is read today.
    pub fn add(&mut self, path: &str, today: &str) {
        let Some(place) = self.place(path) else { return };
        let mut item = Map::new();
        if path == Name::Sources.as_str() {
            item.insert(Name::CheckedOn.as_str().to_owned(), Value::from(today));
        }
        match place {
            Value::Array(list) => list.push(Value::Object(item)),
            _ => *place = Value::Array(vec![Value::Object(item)]),
        }
    }

    /// Takes an item out of a list.
    pub fn remove(&mut self, path: &str, at: usize) {
        if let Some(Value::Array(list)) = self.place(path)
            && at < list.len()
        {
            list.remove(at);
        }
    }

    /// Moves an item of a list one place up.
    pub fn move_up(&mut self, path: &str, at: usize) {
        if let Some(Value::Array(list)) = self.place(path)
            && (1..list.len()).contains(&at)
        {
            list.swap(at - 1, at);
        }
    }

    /// Whether a name is ticked in a list, by itself or by a path that stands for it.
    #[must_use]
    pub fn is_ticked(&self, path: &str, name: &str) -> bool {
        let list = self.at(path).and_then(Value::as_array);
        list.into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .any(|wide| covers(wide, name))
    }

    /// Ticks a name in a list, or not. A path that stands for more than what is taken away is replaced by the rest.
    pub fn tick(&mut self, path: &str, name: &str, on: bool) {
        let all = facts(&self.record());
        let Some(place) = self.place(path) else { return };
        if !place.is_array() {
            *place = Value::Array(Vec::new());
        }
        let Value::Array(list) = place else { return };
        if on {
            if !list.iter().any(|value| value.as_str() == Some(name)) {
                list.push(Value::from(name));
            }
            return;
        }
        let wide = |value: &Value| value.as_str().is_some_and(|wide| covers(wide, name));
        let taken: Vec<Value> = list.extract_if(.., |value| wide(value)).collect();
        for rest in all.iter().filter(|fact| *fact != name) {
            let stood = taken.iter().filter_map(Value::as_str).any(|wide| covers(wide, rest));
            if stood && !list.iter().filter_map(Value::as_str).any(|wide| covers(wide, rest)) {
                list.push(Value::from(rest.as_str()));
            }
        }
    }
}

fn clean_all(value: &mut Value) {
    match value {
        Value::String(text) => *text = clean(text),
        Value::Array(list) => list.iter_mut().for_each(clean_all),
        Value::Object(map) => map.values_mut().for_each(clean_all),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
