//! JSON with something wrong in it that is still JSON: most readers stop at the first misplaced brace, and what lies behind would
//! never be seen.

use crate::dice::Dice;
use serde_json::{Map, Value};

/// Changes one place of a JSON text; one that is none stays as it is.
pub fn change(text: &mut Vec<u8>, dice: &mut Dice<'_>, word: impl FnOnce(&mut Dice<'_>) -> Vec<u8>) {
    let Ok(mut value) = serde_json::from_slice::<Value>(text) else {
        return;
    };
    let places = places(&value);
    let one = &places[dice.below(places.len())];
    let other = value.pointer(&places[dice.below(places.len())]).cloned();
    let Some(place) = value.pointer_mut(one) else { return };
    match dice.byte() % 10 {
        0 => *place = Value::Null,
        1 => *place = other.unwrap_or_default(),
        2 => *place = Value::Array(vec![place.take()]),
        3 => *place = Value::Object(Map::from_iter([("x".to_owned(), place.take())])),
        4 => *place = number(dice),
        5 => lose(place, dice),
        6 => double(place, dice),
        _ => {
            let word = String::from_utf8_lossy(&word(dice)).into_owned();
            match place {
                Value::String(text) if dice.byte().is_multiple_of(2) => {
                    let at = dice.below(text.chars().count() + 1);
                    let at = text.char_indices().nth(at).map_or(text.len(), |(at, _)| at);
                    text.insert_str(at, &word);
                }
                place => *place = Value::String(word),
            }
        }
    }
    *text = value.to_string().into_bytes();
}

fn number(dice: &mut Dice<'_>) -> Value {
    let numbers = [
        Value::from(0),
        Value::from(-1),
        Value::from(i64::MAX),
        Value::from(i64::MIN),
        Value::from(u64::MAX),
        Value::from(4_294_967_296_u64),
        Value::from(1e300),
        Value::from(0.5),
        Value::from(true),
    ];
    dice.one(&numbers).clone()
}

fn lose(place: &mut Value, dice: &mut Dice<'_>) {
    match place {
        Value::Array(list) if !list.is_empty() => drop(list.remove(dice.below(list.len()))),
        Value::Object(fields) => {
            let keys: Vec<String> = fields.keys().cloned().collect();
            if let Some(key) = keys.get(dice.below(keys.len())) {
                fields.remove(key);
            }
        }
        _ => *place = Value::Null,
    }
}

fn double(place: &mut Value, dice: &mut Dice<'_>) {
    match place {
        Value::Array(list) if !list.is_empty() => {
            let item = list[dice.below(list.len())].clone();
            list.push(item);
        }
        Value::String(text) => *text = text.repeat(usize::from(dice.byte() % 32)),
        _ => {}
    }
}

/// The JSON pointers (RFC 6901) to every place of a value.
fn places(value: &Value) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut at = 0;
    while at < all.len() && all.len() < 4_000 {
        let here = all[at].clone();
        match value.pointer(&here) {
            Some(Value::Array(list)) => all.extend((0..list.len()).map(|n| [&here, "/", &n.to_string()].concat())),
            Some(Value::Object(fields)) => {
                let escaped = fields.keys().map(|key| key.replace('~', "~0").replace('/', "~1"));
                all.extend(escaped.map(|key| [&here, "/", &key].concat()));
            }
            _ => {}
        }
        at += 1;
    }
    all
}
