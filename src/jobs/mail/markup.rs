//! Tags, attributes and character references of HTML.
//!
//! Invariant: what is never closed hides what follows, so that nothing hidden is taken for seen.

/// A tag up to its `>`, which may stand inside quotation marks, and what follows.
pub(super) fn tag(named: &str) -> (&str, &str) {
    let mut quote = None;
    for (at, ch) in named.char_indices() {
        match (quote, ch) {
            (None, '>') => {
                return (
                    named.get(..at).unwrap_or_default(),
                    named.get(at + 1..).unwrap_or_default(),
                );
            }
            (None, '"' | '\'') if named.get(..at).is_some_and(|before| before.trim_end().ends_with('=')) => {
                quote = Some(ch);
            }
            (Some(mark), _) if mark == ch => quote = None,
            _ => {}
        }
    }
    // Never closed: nothing behind it is read, so that nothing hidden is taken for seen.
    (named, "")
}

/// Names and values of a tag.
pub(super) fn attributes(tag: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = tag.split_once(char::is_whitespace).map_or("", |(_, rest)| rest);
    while found.len() < 40 {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            break;
        }
        let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
        let (name, after) = rest.split_at_checked(end.max(1)).unwrap_or((rest, ""));
        let after = after.trim_start();
        let (value, after) = match after.strip_prefix('=').map(str::trim_start) {
            None => ("", after),
            Some(after) => match after.chars().next() {
                Some(mark @ ('"' | '\'')) => {
                    let inside = after.get(1..).unwrap_or_default();
                    inside.split_once(mark).unwrap_or((inside, ""))
                }
                _ => after
                    .find(char::is_whitespace)
                    .and_then(|end| after.split_at_checked(end))
                    .unwrap_or((after, "")),
            },
        };
        found.push((name.to_ascii_lowercase(), entities(value)));
        rest = after;
    }
    found
}

/// Where a text stands in another.
pub(super) fn find_ignoring_case(text: &str, wanted: &str) -> Option<usize> {
    let wanted = wanted.as_bytes();
    let mut windows = text.as_bytes().windows(wanted.len());
    windows.position(|window| window.eq_ignore_ascii_case(wanted))
}

const NAMED: [(&str, &str); 40] = [
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", "\u{a0}"),
    ("copy", "©"),
    ("reg", "®"),
    ("zwnj", ""),
    ("zwj", ""),
    ("shy", ""),
    ("ndash", "–"),
    ("mdash", "—"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("hellip", "…"),
    ("bull", "•"),
    ("middot", "·"),
    ("euro", "€"),
    ("pound", "£"),
    ("yen", "¥"),
    ("cent", "¢"),
    ("aacute", "á"),
    ("eacute", "é"),
    ("iacute", "í"),
    ("oacute", "ó"),
    ("uacute", "ú"),
    ("ntilde", "ñ"),
    ("uuml", "ü"),
    ("Aacute", "Á"),
    ("Eacute", "É"),
    ("Iacute", "Í"),
    ("Oacute", "Ó"),
    ("Uacute", "Ú"),
    ("Ntilde", "Ñ"),
    ("iquest", "¿"),
    ("iexcl", "¡"),
    ("times", "×"),
];

/// Character references resolved.
pub(super) fn entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let end = after
            .find(|c: char| !(c.is_ascii_alphanumeric() || c == '#'))
            .unwrap_or(after.len());
        let (name, behind) = after.split_at_checked(end).unwrap_or((after, ""));
        match resolved(name) {
            Some(text) => {
                out.push_str(&text);
                rest = behind.strip_prefix(';').unwrap_or(behind);
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn resolved(name: &str) -> Option<String> {
    let Some(number) = name.strip_prefix('#') else {
        let found = NAMED.iter().find(|(known, _)| *known == name);
        return found.map(|(_, text)| (*text).to_owned());
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).filter(|c| *c != '\0').map(String::from)
}
