//! All that can be wrong with a record, each with its field and reason.
//!
//! Invariant: what `public/directory/schema.json` refuses is refused here too, and the rules that a schema cannot say
//! besides. The tests of the directory, the form in the page and its file all ask this one function.

mod facts;
mod private;
mod reason;
mod sources;
mod text;

pub use facts::{covers, facts, is_own, route_of, route_path};
pub use private::private;
pub use reason::{Expected, Flaw, Reason};
pub use text::is_chinese;

use super::field_name::Name;
use super::shape::{MOST, Member, RECORD, Shape};
use serde_json::Value;

/// Everything wrong with a record, in the order of its fields. `file` is the name of its file without `.json`, where it
/// already has one.
#[must_use]
pub fn check(record: &Value, file: Option<&str>) -> Vec<Flaw> {
    let mut flaws = Flaws(Vec::new());
    if record.as_object().is_none() {
        flaws.tell("", Reason::NotA(Expected::Object));
        return flaws.0;
    }
    object(&mut flaws, record, "", RECORD);
    let id = record.get(Name::Id.as_str()).and_then(Value::as_str);
    if let (Some(file), Some(id)) = (file, id)
        && file != id
    {
        flaws.tell(Name::Id.as_str(), Reason::NotTheFile(file.to_owned()));
    }
    routes(&mut flaws, record);
    sources::check(&mut flaws, record);
    flaws.0.extend(private::found(record, false));
    flaws.0
}

/// What somebody should look at again before it is published, though it may be right: phone numbers in prose that may
/// be private.
#[must_use]
pub fn cautions(record: &Value) -> Vec<Flaw> {
    private::found(record, true)
}

/// What was found so far.
struct Flaws(Vec<Flaw>);

impl Flaws {
    fn tell(&mut self, field: &str, reason: Reason) {
        self.0.push(Flaw {
            field: field.to_owned(),
            reason,
        });
    }
}

/// The path of something below another.
#[must_use]
pub fn below(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        [path, ".", name].concat()
    }
}

fn object(flaws: &mut Flaws, value: &Value, path: &str, members: &[Member]) {
    let Some(fields) = value.as_object() else {
        return flaws.tell(path, Reason::NotA(Expected::Object));
    };
    for key in fields.keys() {
        if !members.iter().any(|member| member.name.as_str() == key) {
            flaws.tell(&below(path, key), Reason::NotAField);
        }
    }
    for member in members {
        let place = below(path, member.name.as_str());
        match fields.get(member.name.as_str()) {
            None if member.must => flaws.tell(&place, Reason::Missing),
            None => {}
            Some(value) => {
                if member.must && value.as_array().is_some_and(Vec::is_empty) {
                    flaws.tell(&place, Reason::Missing);
                }
                shape(flaws, value, &place, member.shape);
            }
        }
    }
}

fn shape(flaws: &mut Flaws, value: &Value, path: &str, shape_of: Shape) {
    match shape_of {
        Shape::Text(form) => match value.as_str() {
            Some(words) => text::form(flaws, path, words, form),
            None => flaws.tell(path, Reason::NotA(Expected::Text)),
        },
        Shape::Local(alike) => text::local(flaws, path, value, alike),
        Shape::One(names) => one(flaws, path, value, names),
        Shape::Number => match value.as_u64() {
            Some(1..=MOST) => {}
            Some(_) => flaws.tell(path, Reason::OutOfRange(value.to_string())),
            None => flaws.tell(path, Reason::NotA(Expected::Number)),
        },
        Shape::Flag if value.is_boolean() => {}
        Shape::Flag => flaws.tell(path, Reason::NotA(Expected::Flag)),
        Shape::Words(form) => list(flaws, path, value, true, &|flaws, path, item| {
            shape(flaws, item, path, Shape::Text(form));
        }),
        Shape::Set(names) => list(flaws, path, value, true, &|flaws, path, item| {
            one(flaws, path, item, names);
        }),
        Shape::Object(members) => object(flaws, value, path, members),
        Shape::Items(inner) => list(flaws, path, value, false, &|flaws, path, item| {
            shape(flaws, item, path, *inner);
        }),
    }
}

fn one(flaws: &mut Flaws, path: &str, value: &Value, names: &[&str]) {
    match value.as_str() {
        Some(name) if names.contains(&name) => {}
        Some("") => flaws.tell(path, Reason::Missing),
        Some(name) => flaws.tell(path, Reason::NotOneOf(name.to_owned())),
        None => flaws.tell(path, Reason::NotA(Expected::Text)),
    }
}

/// Looks at each item of a list; `unique` ones may not stand in it twice.
fn list(flaws: &mut Flaws, path: &str, value: &Value, unique: bool, each: &dyn Fn(&mut Flaws, &str, &Value)) {
    let Some(items) = value.as_array() else {
        return flaws.tell(path, Reason::NotA(Expected::List));
    };
    for (at, item) in items.iter().enumerate() {
        let place = below(path, &at.to_string());
        each(flaws, &place, item);
        if unique && items.iter().take(at).any(|other| other == item) {
            flaws.tell(&place, Reason::Twice);
        }
    }
}

/// No pair of act and channel twice; the grade fits what there is.
fn routes(flaws: &mut Flaws, record: &Value) {
    let routes = facts::items(record, Name::Routes);
    let paths: Vec<String> = routes.iter().map(route_path).collect();
    for (at, path) in paths.iter().enumerate() {
        if paths.iter().take(at).any(|other| other == path) {
            let place = [Name::Routes.as_str(), ".", &at.to_string()].concat();
            flaws.tell(&place, Reason::Twice);
        }
    }
    let grade = record
        .get(Name::Grade.as_str())
        .and_then(Value::as_str)
        .unwrap_or_default();
    let gone = record.get(Name::Status.as_str()).is_some();
    let only_identified = grade == "identify_only";
    if only_identified != routes.is_empty() && !(gone && routes.is_empty()) {
        flaws.tell(Name::Grade.as_str(), Reason::GradeWithRoutes(routes.len()));
    }
    let own = |source: &Value| is_own(source, Name::Routes);
    if grade == "verified" && !gone && !facts::items(record, Name::Sources).iter().any(own) {
        flaws.tell(Name::Grade.as_str(), Reason::NoOwnPage);
    }
}
