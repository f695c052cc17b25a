//! Activation codes inside free text: found, read and masked.
//!
//! Invariant: after [`without_activation_codes`] no matching id stands in the text in any form in which a code can be
//! used. Rather a word too much is masked than one sign of a code kept. Masking twice changes nothing.

use super::digits::ascii;
use super::smdp_address::SmdpAddress;

/// What stands where a matching id stood.
const DOTS: &str = "••••";

/// One character as it is meant, and where it stands in the text.
struct Glyph {
    ch: char,
    /// A 1, or an escape that swallowed the 1 before a code (`5%21$host$…`).
    one: bool,
    start: usize,
    end: usize,
    /// So many signs from here on can be part of a code before the next `$`. Counted once, or a long text full of `LPA:` or
    /// `1$` would be counted again from each.
    reach: usize,
}

/// A code in a text: its bytes, and its signs without white space.
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) body: String,
}

/// Whether an activation code stands anywhere in the text. A masked one is none.
///
/// ```
/// use esim_exit::telecom::looks_like_activation_code;
/// assert!(looks_like_activation_code("code: lpa:1$rsp.example.com$ABC"));
/// assert!(!looks_like_activation_code("it costs 1$ or $5"));
/// ```
#[must_use]
pub fn looks_like_activation_code(text: &str) -> bool {
    find_all(text)
        .iter()
        .any(|found| text.get(found.start..found.end) != Some(mask(&found.body).as_str()))
}

/// The text with every activation code in it masked, the rest untouched.
///
/// ```
/// use esim_exit::telecom::without_activation_codes;
/// assert_eq!(without_activation_codes("my 1$RSP.example.com$AB-12 code"), "my LPA:1$rsp.example.com$•••• code");
/// assert_eq!(without_activation_codes("it costs 1$ or $5"), "it costs 1$ or $5");
/// ```
#[must_use]
pub fn without_activation_codes(text: &str) -> String {
    let mut out = masked_once(text);
    // A masked code may complete what stood before it (`LPA:x` + `LPA:1$…`); three rounds are more than was ever needed.
    for _ in 0..3 {
        if !looks_like_activation_code(&out) {
            break;
        }
        out = masked_once(&out);
    }
    out
}

fn masked_once(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut kept = 0;
    for found in find_all(text) {
        out.push_str(text.get(kept..found.start).unwrap_or_default());
        out.push_str(&mask(&found.body));
        kept = found.end;
    }
    out.push_str(text.get(kept..).unwrap_or_default());
    out
}

/// `LPA:1$host$••••`; without the host where it is none, since then it might be the matching id.
fn mask(body: &str) -> String {
    let mut out = String::from("LPA:");
    let mut parts = without_scheme(body).split('$');
    if let (Some("1"), Some(Ok(host)), Some(_)) = (parts.next(), parts.next().map(SmdpAddress::parse), parts.next()) {
        out.push_str("1$");
        out.push_str(host.as_str());
        out.push('$');
    }
    out.push_str(DOTS);
    out
}

/// The code without `LPA:`.
pub(super) fn without_scheme(body: &str) -> &str {
    match body.split_at_checked(4) {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("lpa:") => rest,
        _ => body,
    }
}

/// Every code in the text, in order.
pub(super) fn find_all(text: &str) -> Vec<Found> {
    let mut all = Vec::new();
    // Every code has a `$`, `:` or `=`, written out or escaped; a bare number is asked about again and again.
    if text.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return all;
    }
    let glyphs = glyphs(text);
    let mut rest = glyphs.as_slice();
    while !rest.is_empty() {
        let after = match start_of_code(rest).and_then(|start| run(rest.get(start..)?)) {
            Some((found, after)) => {
                all.push(found);
                after
            }
            None => rest.get(1..),
        };
        rest = after.unwrap_or_default();
    }
    all
}

/// Where the code begins, counted from here, if one begins here.
fn start_of_code(here: &[Glyph]) -> Option<usize> {
    const LINK: &str = "carddata=";
    if spells(here, LINK) {
        return here
            .get(LINK.len())
            .is_some_and(|g| belongs(g.ch))
            .then_some(LINK.len());
    }
    if spells(here, "lpa") {
        let colon = 3 + spaces(here.get(3..)?);
        if here.get(colon).is_some_and(|g| g.ch == ':') {
            let format = segment(here.get(colon + 1..)?)?;
            return (!format.spaced || format.text.bytes().all(|b| b.is_ascii_digit())).then_some(0);
        }
    }
    here.first().filter(|g| g.one)?;
    let gap = spaces(here.get(1..)?);
    if here.get(1 + gap).is_some_and(|g| g.ch == '$') {
        let host = segment(here.get(2 + gap..)?)?;
        let tight = gap == 0 && !host.spaced;
        // `1$LPA:1$host$…` is a code further on, whose host would be lost.
        let other = host.text.to_ascii_lowercase().contains("lpa:");
        let likely = host.text.is_empty() || !other && host.text.bytes().any(|b| b.is_ascii_alphabetic());
        let code = tight && likely || SmdpAddress::parse(&host.text).is_ok();
        return code.then_some(0);
    }
    None
}

/// What stands before the next `$`, white space around it left out.
struct Segment {
    text: String,
    spaced: bool,
}

fn segment(here: &[Glyph]) -> Option<Segment> {
    let before = spaces(here);
    // No host is longer.
    let length = here.get(before).map_or(0, |first| first.reach).min(256);
    let end = before + length;
    let after = spaces(here.get(end..)?);
    let dollar = here.get(end + after).is_some_and(|g| g.ch == '$');
    dollar.then(|| Segment {
        text: here.iter().skip(before).take(length).map(|g| g.ch).collect(),
        spaced: before + after > 0,
    })
}

/// Takes a code to its end, over line breaks that a mail put into it. Where it might go on, it does.
fn run(from: &[Glyph]) -> Option<(Found, Option<&[Glyph]>)> {
    let first = from.first()?;
    let mut found = Found {
        start: first.start,
        end: first.end,
        body: String::new(),
    };
    let mut at = 0;
    let mut dollars = 0;
    while let Some(glyph) = from.get(at) {
        if belongs(glyph.ch) {
            found.body.push(glyph.ch);
            found.end = glyph.end;
            dollars += usize::from(glyph.ch == '$');
            at += 1;
            continue;
        }
        let gap = spaces(from.get(at..)?);
        let next = from.get(at + gap).filter(|_| gap > 0).map_or(' ', |g| g.ch);
        let masked = found.body.ends_with('•');
        let broken = found.body.ends_with(['$', '-', '=', ':']) || !masked && dollars < 2 && next == '$';
        if !broken || !belongs(next) {
            break;
        }
        at += gap;
    }
    Some((found, from.get(at..)))
}

/// Whether a sign can be part of a code, or of a masked one.
fn belongs(ch: char) -> bool {
    ch == '•' || ch.is_ascii_graphic() && !matches!(ch, '"' | '<' | '>' | '(' | ')' | '\\')
}

fn spells(here: &[Glyph], word: &str) -> bool {
    let mut glyphs = here.iter();
    word.chars()
        .all(|ch| glyphs.next().is_some_and(|g| g.ch.eq_ignore_ascii_case(&ch)))
}

/// How many white spaces come next, looking no further than a mail's indent.
fn spaces(here: &[Glyph]) -> usize {
    here.iter().take(64).take_while(|g| g.ch.is_whitespace()).count()
}

/// The characters as they are meant: full-width as ASCII, `%24` as `$`, invisible ones gone.
fn glyphs(text: &str) -> Vec<Glyph> {
    let mut all = Vec::with_capacity(text.len());
    let mut start = 0;
    while let Some(rest) = text.get(start..)
        && let Some(first) = rest.chars().next()
    {
        let (ch, length) = percent(rest.as_bytes()).unwrap_or((first, first.len_utf8()));
        let end = start + length;
        let one = ch == '1' || ch == '１' || length > 2 && text.get(start..end).is_some_and(|t| t.ends_with('1'));
        let glyph = |ch| Glyph {
            ch,
            one,
            start,
            end,
            reach: 0,
        };
        all.extend(ascii(ch).map(glyph));
        start = end;
    }
    let mut reach = 0;
    for glyph in all.iter_mut().rev() {
        reach = if belongs(glyph.ch) && glyph.ch != '$' {
            reach + 1
        } else {
            0
        };
        glyph.reach = reach;
    }
    all
}

/// A percent escape (RFC 3986 section 2.1) and its length, however often it was escaped again (`%2524`).
fn percent(rest: &[u8]) -> Option<(char, usize)> {
    let mut at = rest.starts_with(b"%").then_some(1)?;
    while rest.get(at..at + 2) == Some(b"25") {
        at += 2;
    }
    let hex = |at: usize| rest.get(at).and_then(|b| char::from(*b).to_digit(16));
    let code = hex(at)? * 16 + hex(at + 1)?;
    char::from_u32(code)
        .filter(|ch| ch.is_ascii_graphic() || ch.is_ascii_whitespace())
        .map(|ch| (ch, at + 2))
}
