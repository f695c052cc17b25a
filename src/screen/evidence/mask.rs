//! The number of the line, struck out wherever it stands: all but its end.

use crate::telecom::ascii;

/// Puts `… 1234` in place of a number in a text, however it is written there: with
/// spaces, dashes, brackets, in full width, with marks that no eye sees, behind a country code or within a longer number.
pub(super) fn masked(text: &str, number: &str) -> String {
    let wanted: Vec<char> = number.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
    if wanted.len() < 5 {
        return text.to_owned();
    }
    let end: String = wanted.iter().skip(wanted.len() - 4).collect();
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        match length_of(rest, &wanted) {
            Some(length) => {
                out.push_str("… ");
                out.push_str(&end);
                rest = rest.get(length..).unwrap_or_default();
            }
            None => {
                out.push(first);
                rest = rest.get(first.len_utf8()..).unwrap_or_default();
            }
        }
    }
    out
}

/// How long the number is written at the beginning of a text; `None` if it does not stand there.
fn length_of(text: &str, wanted: &[char]) -> Option<usize> {
    let mut left = wanted.iter();
    let mut next = left.next();
    for (at, c) in text.char_indices() {
        let wants = next.copied()?;
        let seen = ascii(c);
        if seen.is_some_and(|seen| seen.eq_ignore_ascii_case(&wants)) {
            next = left.next();
            if next.is_none() {
                return Some(at + c.len_utf8());
            }
        } else if at == 0 || !matches!(seen, None | Some(' ' | '-' | '(' | ')' | '.')) {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn a_number_is_found_however_it_is_written() {
        for (text, expected) in [
            ("ICCID 8901260123456789011.", "ICCID … 9011."),
            (
                "8901 2601 2345 6789 011 and 8901-2601-2345-6789-011",
                "… 9011 and … 9011",
            ),
            (
                "{\"line\":\"tello/iccid:8901260123456789011\"}",
                "{\"line\":\"tello/iccid:… 9011\"}",
            ),
            (
                "8901260123456789012 is another one, 9011 its end",
                "8901260123456789012 is another one, 9011 its end",
            ),
            ("号码89012601 23456789011。", "号码… 9011。"),
            ("８９０１　２６０１–２３４５\u{200b}６７８９０１１", "… 9011"),
        ] {
            assert_eq!(masked(text, "8901260123456789011"), expected);
        }
        assert_eq!(masked("+1 (206) 555-0142", "2065550142"), "+1 (… 0142");
        assert_eq!(masked("order ab-12345", "AB12345"), "order … 2345");
        assert_eq!(masked("1234", "1234"), "1234", "what has only an end is kept");
    }
}
