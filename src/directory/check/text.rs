//! The forms of texts, and the two languages of one text held against each other.

use super::reason::{Expected, Reason};
use super::{Flaws, below};
use crate::directory::provider_id::ProviderId;
use crate::directory::shape::{Form, SCHEMA};
use crate::telecom::Date;
use serde_json::Value;

const EN: &str = "en";
const ZH: &str = "zh-CN";

/// A Chinese character.
#[must_use]
pub fn is_chinese(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// One text of a form.
pub(super) fn form(flaws: &mut Flaws, path: &str, text: &str, form: Form) {
    if text.trim().is_empty() {
        return flaws.tell(path, Reason::Missing);
    }
    let wrong = match form {
        Form::Any => None,
        Form::Schema => (text != SCHEMA).then_some(Reason::NotTheSchema),
        Form::Id => ProviderId::new(text).is_err().then_some(Reason::IdForm),
        Form::Https if !text.starts_with("https://") => Some(Reason::NotHttps),
        Form::Https => (!is_https(text)).then_some(Reason::LinkForm),
        Form::PhoneUs => (!is_phone_us(text)).then_some(Reason::PhoneForm),
        Form::PhoneAbroad => (!is_phone_abroad(text)).then_some(Reason::PhoneAbroadForm),
        Form::Mail => (!is_mail(text)).then_some(Reason::MailForm),
        Form::Domain => (!is_domain(text)).then_some(Reason::DomainForm),
        Form::Day => (!is_day(text)).then(|| Reason::NotADay(text.to_owned())),
        // That contact data may not stand among the unchecked is said with the sources.
        Form::Path | Form::UncheckedPath => (!is_path(text)).then(|| Reason::PathForm(text.to_owned())),
    };
    if let Some(reason) = wrong {
        flaws.tell(path, reason);
    }
}

/// A text in both languages.
pub(super) fn local(flaws: &mut Flaws, path: &str, value: &Value, alike: bool) {
    let Some(fields) = value.as_object() else {
        return flaws.tell(path, Reason::NotA(Expected::Object));
    };
    for key in fields.keys().filter(|key| *key != EN && *key != ZH) {
        flaws.tell(&below(path, key), Reason::NotAField);
    }
    let word = |lang: &str| fields.get(lang).and_then(Value::as_str).unwrap_or_default();
    for lang in [EN, ZH] {
        let place = below(path, lang);
        if fields.get(lang).is_some_and(|text| !text.is_string()) {
            flaws.tell(&place, Reason::NotA(Expected::Text));
        } else if word(lang).trim().is_empty() {
            flaws.tell(&place, Reason::Empty);
        }
        if word(lang).matches('"').count() % 2 == 1 {
            flaws.tell(&place, Reason::QuoteOpen);
        }
    }
    let chinese = below(path, ZH);
    if !alike && !word(ZH).trim().is_empty() && !word(ZH).contains(is_chinese) {
        flaws.tell(&chinese, Reason::NoChinese);
    }
    for label in labels(word(EN)).filter(|label| !labels(word(ZH)).any(|other| other == *label)) {
        flaws.tell(&chinese, Reason::LabelLost(label.to_owned()));
    }
}

/// What stands between straight double quotes.
fn labels(text: &str) -> impl Iterator<Item = &str> {
    text.split('"').skip(1).step_by(2)
}

/// A host that can be on the public web, and a path without spaces, quotes and angle brackets.
fn is_https(text: &str) -> bool {
    let rest = text.strip_prefix("https://").unwrap_or_default();
    let (host, path) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
    let Some((name, end)) = host.rsplit_once('.') else {
        return false;
    };
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    let edges = name.bytes().next().is_some_and(plain) && name.bytes().last().is_some_and(plain);
    let inner = name.bytes().all(|b| plain(b) || b == b'.' || b == b'-');
    let top = end.len() >= 2 && end.bytes().all(|b| b.is_ascii_lowercase());
    edges && inner && top && !path.contains(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>'))
}

fn is_phone_us(text: &str) -> bool {
    let (first, rest) = text.split_at(text.chars().next().map_or(0, char::len_utf8));
    let begins = first.starts_with(|c: char| c.is_ascii_digit() || "*#+(".contains(c));
    begins && (1..=24).contains(&rest.len()) && rest.chars().all(|c| c.is_ascii_digit() || " ()*#.-".contains(c))
}

fn is_phone_abroad(text: &str) -> bool {
    let rest = text.strip_prefix('+').unwrap_or_default();
    rest.starts_with(|c: char| c.is_ascii_digit())
        && (6..=25).contains(&rest.len())
        && rest.chars().all(|c| c.is_ascii_digit() || " ()-".contains(c))
}

fn is_mail(text: &str) -> bool {
    let Some((name, domain)) = text.split_once('@') else {
        return false;
    };
    let plain = |c: char| c.is_ascii_alphanumeric() || "._+-".contains(c);
    !name.is_empty() && name.chars().all(plain) && is_domain(domain)
}

fn is_domain(text: &str) -> bool {
    let part = |part: &str| {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        !part.is_empty() && part.bytes().all(plain)
    };
    text.contains('.') && text.split('.').all(part)
}

/// `YYYY-MM-DD` of this century, and a day that exists.
fn is_day(text: &str) -> bool {
    let mut parts = text.splitn(3, '-');
    let mut part = |width: usize| {
        let digits = |p: &&str| p.len() == width && p.bytes().all(|b| b.is_ascii_digit());
        parts.next().filter(digits).and_then(|p| p.parse::<u16>().ok())
    };
    let (Some(year @ 2000..=2099), Some(month), Some(day)) = (part(4), part(2), part(2)) else {
        return false;
    };
    let (Ok(month), Ok(day)) = (u8::try_from(month), u8::try_from(day)) else {
        return false;
    };
    Date::new(i32::from(year), month, day).is_some()
}

/// The path of a fact. Which of them a record has is another question.
fn is_path(text: &str) -> bool {
    let mut parts = text.split('.');
    let deepest = match parts.next().unwrap_or_default() {
        "name" | "kind" | "parent" | "status" | "networks" | "mail_domains" | "proofs" | "conflicts" => 0,
        "links" | "contact" | "notes" | "rules" | "port_out" | "warnings" => 1,
        "routes" => 2,
        _ => return false,
    };
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    let rest: Vec<&str> = parts.collect();
    rest.len() <= deepest && rest.into_iter().all(plain)
}
