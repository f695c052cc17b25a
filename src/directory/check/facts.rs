//! Which facts a record states, by the paths under which a source stands for them.

use super::below;
use crate::directory::act::{Act, Channel};
use crate::directory::field_name::Name;
use crate::directory::shape::RECORD;
use serde_json::Value;

/// Fields that say who it is, not what is known about it: they need no source.
const WHO: [Name; 8] = [
    Name::Schema,
    Name::Id,
    Name::Name,
    Name::Kind,
    Name::Aliases,
    Name::Grade,
    Name::Sources,
    Name::Unchecked,
];

/// The paths of all that is known in a record, in the order of its fields: `networks`, `links.sign_in`,
/// `routes.stop_renewal.web`.
#[must_use]
pub fn facts(record: &Value) -> Vec<String> {
    let mut paths = Vec::new();
    let stated = RECORD
        .iter()
        .map(|member| member.name)
        .filter(|name| !WHO.contains(name));
    for name in stated {
        match record.get(name.as_str()) {
            None => {}
            Some(Value::Array(routes)) if name == Name::Routes => {
                for path in routes.iter().map(route_path) {
                    if !paths.contains(&path) {
                        paths.push(path);
                    }
                }
            }
            Some(Value::Array(list)) if list.is_empty() => {}
            Some(Value::Object(fields)) => paths.extend(fields.keys().map(|key| below(name.as_str(), key))),
            Some(_) => paths.push(name.as_str().to_owned()),
        }
    }
    paths
}

/// The path of a route: `routes.end_now.chat`.
#[must_use]
pub fn route_path(route: &Value) -> String {
    let part = |name: Name| route.get(name.as_str()).and_then(Value::as_str).unwrap_or("?");
    [Name::Routes.as_str(), ".", part(Name::Act), ".", part(Name::Channel)].concat()
}

/// The act and the channel in the path of a route.
#[must_use]
pub fn route_of(path: &str) -> Option<(Act, Channel)> {
    let (act, channel) = path.strip_prefix("routes.")?.split_once('.')?;
    Some((act.parse().ok()?, channel.parse().ok()?))
}

/// Whether one path stands for another: for itself and all below it.
#[must_use]
pub fn covers(wide: &str, path: &str) -> bool {
    path.strip_prefix(wide)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// Whether a source is the provider's own page and stands for something of this field.
#[must_use]
pub fn is_own(source: &Value, name: Name) -> bool {
    let first_hand = source.get(Name::ThirdParty.as_str()) != Some(&Value::Bool(true));
    first_hand && words(source, Name::For).any(|path| covers(name.as_str(), path))
}

/// The items of a list; none if there is no such list.
pub(super) fn items(value: &Value, name: Name) -> &[Value] {
    value
        .get(name.as_str())
        .and_then(Value::as_array)
        .map(Vec::as_slice)
        .unwrap_or_default()
}

/// The texts of a list.
pub(super) fn words(value: &Value, name: Name) -> impl Iterator<Item = &str> {
    items(value, name).iter().filter_map(Value::as_str)
}
