//! JSON, read more strictly than it has to be: no name twice, no name that a program could mistake for its own, not too deep.
//!
//! Invariant: whatever stands in the file, reading it needs no more than a few times its size, and never panics.

use super::MOST;
use super::told::Refused;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::cell::RefCell;
use std::fmt;

/// No value of ours lies deeper.
const DEEPEST: usize = 24;
/// No name of ours is longer.
const LONGEST_NAME: usize = 200;
/// Names by which other programs reach their own parts.
const MISLEADING: [&str; 3] = ["__proto__", "constructor", "prototype"];

/// Why a text is refused, and the name that it is about.
pub(super) type Refusal = (Refused, String);

/// Reads a text.
pub(super) fn read(text: &str) -> Result<Value, Refusal> {
    let why = RefCell::new(None);
    let mut reader = serde_json::Deserializer::from_str(text.trim_start_matches('\u{feff}'));
    let read = Strict { depth: 0, why: &why }
        .deserialize(&mut reader)
        .and_then(|value| reader.end().map(|()| value));
    read.map_err(|error| {
        why.take().unwrap_or_else(|| {
            let why = if error.is_eof() {
                Refused::CutOff
            } else {
                Refused::NotOurs
            };
            (why, String::new())
        })
    })
}

#[derive(Clone, Copy)]
struct Strict<'a> {
    depth: usize,
    why: &'a RefCell<Option<Refusal>>,
}

impl Strict<'_> {
    fn refuse<E: Error>(self, why: Refused, name: &str) -> E {
        *self.why.borrow_mut() = Some((why, name.chars().take(LONGEST_NAME).collect()));
        E::custom("refused")
    }

    fn deeper<E: Error>(self) -> Result<Self, E> {
        if self.depth == DEEPEST {
            return Err(self.refuse(Refused::TooDeep, ""));
        }
        Ok(Self {
            depth: self.depth + 1,
            ..self
        })
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;
    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Value, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("a value")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let inside = self.deeper()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(inside)? {
            list.push(item);
        }
        Ok(list.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let inside = self.deeper()?;
        let mut map = Map::new();
        while let Some(name) = items.next_key::<String>()? {
            if MISLEADING.contains(&name.as_str()) || name.chars().count() > LONGEST_NAME {
                return Err(self.refuse(Refused::Foreign, &name));
            }
            if map.contains_key(&name) {
                return Err(self.refuse(Refused::Twice, &name));
            }
            if map.len() == MOST {
                return Err(self.refuse(Refused::TooMuch, ""));
            }
            let value = items.next_value_seed(inside)?;
            map.insert(name, value);
        }
        Ok(map.into())
    }
}
