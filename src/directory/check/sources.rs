//! Every fact has a source or is marked as unchecked, and nothing is named that is not there.

use super::Flaws;
use super::facts::{covers, facts, items, words};
use super::reason::Reason;
use crate::directory::field_name::Name;
use serde_json::Value;

pub(super) fn check(flaws: &mut Flaws, record: &Value) {
    let known = facts(record);
    let sources = items(record, Name::Sources);
    let named: Vec<&str> = sources.iter().flat_map(|source| words(source, Name::For)).collect();
    let unchecked: Vec<&str> = words(record, Name::Unchecked).collect();
    for path in &known {
        if !named.iter().chain(&unchecked).any(|wide| covers(wide, path)) {
            flaws.tell(path, Reason::NoSource);
        }
    }
    let place = Name::Unchecked.as_str();
    for path in &unchecked {
        if covers(Name::Contact.as_str(), path) {
            flaws.tell(place, Reason::ContactUnchecked((*path).to_owned()));
        }
        if named.iter().any(|wide| covers(wide, path)) {
            flaws.tell(place, Reason::Sourced((*path).to_owned()));
        }
        if !is_there(record, &known, path) {
            flaws.tell(place, Reason::NotInRecord((*path).to_owned()));
        }
    }
    for (at, source) in sources.iter().enumerate() {
        let field = |name: Name| [Name::Sources.as_str(), ".", &at.to_string(), ".", name.as_str()].concat();
        for path in words(source, Name::For).filter(|path| !is_there(record, &known, path)) {
            flaws.tell(&field(Name::For), Reason::NotInRecord(path.to_owned()));
        }
        let url = source.get(Name::Url.as_str());
        if url.is_some()
            && sources
                .iter()
                .take(at)
                .any(|other| other.get(Name::Url.as_str()) == url)
        {
            flaws.tell(&field(Name::Url), Reason::Twice);
        }
    }
}

fn is_there(record: &Value, known: &[String], path: &str) -> bool {
    record.get(path).is_some() || known.iter().any(|fact| covers(path, fact))
}
