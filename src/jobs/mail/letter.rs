//! A file or a pasted text as a letter: who sent it when, what it says, where its links lead.
//!
//! Invariant: of several forms of one text the one that a person sees is read; of several texts only the first. What was attached is
//! not read, but for a mail that was passed on whole. Depth, parts and length are bounded.

use super::address::{domain, is_providers};
use super::authentication::Authentication;
use super::html;
use crate::confirmation::Expected;
use crate::telecom::Date;
use mail_parser::{Address, HeaderValue, Message, MessageParser, MessagePart, MimeHeaders, PartType};

/// Mails in mails, and parts in parts, deeper than this are not opened.
const DEEPEST: usize = 70;
/// Longer texts are cut, in bytes.
const LONGEST_TEXT: usize = 400_000;
/// So many bytes are looked at to tell a mail from a text.
const HEAD: usize = 2_000_000;

/// A letter.
#[derive(Debug, Default)]
pub(super) struct Letter {
    /// Addresses of the senders; more than one is odd.
    pub(super) from: Vec<String>,
    pub(super) reply_to: String,
    /// The day on its Date header, where it was written.
    pub(super) sent: Option<Date>,
    pub(super) subject: String,
    pub(super) text: String,
    /// The text was HTML: its lines are those of the writer.
    pub(super) is_html: bool,
    /// Where the links of an HTML text lead.
    pub(super) links: Vec<String>,
    pub(super) authentication: Authentication,
}

/// Headers that only a mail has.
const HEADERS: [&str; 12] = [
    "from:",
    "date:",
    "subject:",
    "to:",
    "received:",
    "return-path:",
    "message-id:",
    "mime-version:",
    "delivered-to:",
    "authentication-results:",
    "content-type:",
    "dkim-signature:",
];

/// Reads a mail, or a text that is none.
pub(super) fn read(bytes: &[u8], expected: &Expected) -> Letter {
    if is_mail(bytes)
        && let Some(message) = MessageParser::default().parse(bytes)
    {
        return of_message(&message, expected, 0);
    }
    let text = decoded(bytes);
    let start = text.trim_start();
    if start.starts_with(['{', '[']) && serde_json::from_str::<serde::de::IgnoredAny>(start).is_ok() {
        return Letter::default();
    }
    let lower: String = start.chars().take(3000).collect::<String>().to_ascii_lowercase();
    let is_html = start.starts_with('<')
        || ["<p>", "<br", "</p>", "</div>", "<div"]
            .iter()
            .any(|tag| lower.contains(tag));
    Letter::default().with_text(&text, is_html)
}

/// Whether it begins with headers: at least two lines of a mail before the first empty one.
fn is_mail(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or_default();
    let head = String::from_utf8_lossy(head);
    let lines = head.trim_start_matches(['\u{feff}', '\r', '\n']).lines();
    let mut known = 0;
    for (at, line) in lines.enumerate() {
        if line.trim().is_empty() {
            break;
        }
        let folded = line.starts_with([' ', '\t']);
        let named = line.split_once(':').is_some_and(|(name, _)| {
            let name = name.trim_end();
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_graphic())
        });
        // Mailboxes begin with `From address date`.
        if !(named || folded && at > 0 || at == 0 && line.starts_with("From ")) {
            return false;
        }
        let lower = line.get(..line.len().min(30)).unwrap_or(line).to_ascii_lowercase();
        known += usize::from(HEADERS.iter().any(|header| lower.starts_with(header)));
    }
    known >= 2
}

/// The characters of a text that says nothing of its encoding.
fn decoded(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => {
            let read = mail_parser::decoders::charsets::map::charset_decoder(b"gb18030").map(|decode| decode(bytes));
            // Bytes that are no text in that encoding either are read as far as they are ASCII.
            match read.filter(|text| !text.contains('\u{fffd}')) {
                Some(text) => text,
                None => String::from_utf8_lossy(bytes).into_owned(),
            }
        }
    }
}

impl Letter {
    fn with_text(mut self, text: &str, is_html: bool) -> Self {
        let mut end = text.len().min(LONGEST_TEXT);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let text = text.get(..end).unwrap_or_default();
        if is_html {
            let read = html::read(text);
            self.text = read.text;
            self.links = read.links;
        } else {
            text.replace('\r', "").clone_into(&mut self.text);
        }
        self.is_html = is_html;
        self
    }
}

fn of_message(message: &Message<'_>, expected: &Expected, depth: usize) -> Letter {
    let from = senders(message);
    let own = from.iter().any(|from| is_providers(&domain(from), expected));
    let report = root_type(message).contains("report");
    // A mail that somebody else passes on whole is the one to read.
    if !own && !report && depth < DEEPEST {
        let inner = message.parts.iter().find_map(|part| match &part.body {
            PartType::Message(inner) => Some(inner),
            _ => None,
        });
        if let Some(inner) = inner {
            return of_message(inner, expected, depth + 1);
        }
    }
    let seen = (!report).then(|| seen(message, 0, 0)).flatten();
    let (text, is_html) = seen.unwrap_or_default();
    Letter {
        reply_to: addresses(message.reply_to()).into_iter().next().unwrap_or_default(),
        sent: message
            .date()
            .and_then(|date| Date::new(i32::from(date.year), date.month, date.day)),
        subject: message.subject().unwrap_or_default().chars().take(500).collect(),
        authentication: Authentication::read(message, &from),
        from,
        ..Letter::default()
    }
    .with_text(&text, is_html)
}

fn root_type(message: &Message<'_>) -> String {
    let kind = message.parts.first().and_then(MimeHeaders::content_type);
    let kind = kind.and_then(|kind| kind.c_subtype.as_deref());
    kind.unwrap_or_default().to_ascii_lowercase()
}

/// Addresses of all From headers: the last one first, because that is what mail programs disagree on.
fn senders(message: &Message<'_>) -> Vec<String> {
    let headers = message.headers().iter().rev();
    let from = headers.filter(|header| header.name.as_str().eq_ignore_ascii_case("from"));
    let mut found: Vec<String> = from.flat_map(|header| of_value(&header.value)).collect();
    found.dedup();
    found
}

fn of_value(value: &HeaderValue<'_>) -> Vec<String> {
    match value {
        HeaderValue::Address(list) => addresses(Some(list)),
        HeaderValue::Text(_)
        | HeaderValue::TextList(_)
        | HeaderValue::DateTime(_)
        | HeaderValue::ContentType(_)
        | HeaderValue::Received(_)
        | HeaderValue::Empty => Vec::new(),
    }
}

fn addresses(list: Option<&Address<'_>>) -> Vec<String> {
    let all = list.into_iter().flat_map(Address::iter);
    let real = all.filter_map(|one| one.address.as_deref());
    real.filter(|address| address.contains('@'))
        .map(|address| address.trim().to_owned())
        .collect()
}

/// The text that a person sees first: of alternatives the HTML, else the first that is not attached.
fn seen(message: &Message<'_>, part: usize, depth: usize) -> Option<(String, bool)> {
    let part = message.parts.get(part).filter(|_| depth < DEEPEST)?;
    match &part.body {
        PartType::Text(text) if !attached(part) => {
            let plain = part.content_type().is_none_or(|kind| {
                kind.c_subtype
                    .as_deref()
                    .is_none_or(|sub| sub.eq_ignore_ascii_case("plain"))
            });
            plain.then(|| (mended(message, part).unwrap_or_else(|| text.to_string()), false))
        }
        PartType::Html(text) if !attached(part) => {
            Some((mended(message, part).unwrap_or_else(|| text.to_string()), true))
        }
        PartType::Multipart(parts) => {
            let kind = part.content_type().and_then(|kind| kind.c_subtype.as_deref());
            let alternative = kind.is_some_and(|kind| kind.eq_ignore_ascii_case("alternative"));
            let mut inside = parts
                .iter()
                .filter_map(|id| seen(message, usize::try_from(*id).ok()?, depth + 1));
            let first = inside.next()?;
            if alternative && !first.1 {
                return inside
                    .find(|(text, is_html)| *is_html && !text.trim().is_empty())
                    .or(Some(first));
            }
            // An empty part before a picture or a list's footer is not what is read.
            if first.0.trim().is_empty() {
                inside.next().or(Some(first))
            } else {
                Some(first)
            }
        }
        PartType::Text(_)
        | PartType::Html(_)
        | PartType::Binary(_)
        | PartType::InlineBinary(_)
        | PartType::Message(_) => None,
    }
}

fn attached(part: &MessagePart<'_>) -> bool {
    part.content_disposition()
        .is_some_and(|how| how.c_type.eq_ignore_ascii_case("attachment"))
}

/// A text in damaged Base64 as far as it can be read; `None` for any other.
fn mended(message: &Message<'_>, part: &MessagePart<'_>) -> Option<String> {
    let coding = part.content_transfer_encoding()?;
    if !part.is_encoding_problem || !coding.eq_ignore_ascii_case("base64") {
        return None;
    }
    let at = |offset: u32| usize::try_from(offset).unwrap_or_default();
    let raw = message.raw_message.get(at(part.offset_body)..at(part.offset_end))?;
    let mut bytes = Vec::with_capacity(raw.len());
    let (mut bits, mut count) = (0_u32, 0_u32);
    for byte in raw {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = (bits << 6 | u32::from(value)) & 0x00ff_ffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xff).unwrap_or_default());
        }
    }
    Some(decoded(&bytes))
}
