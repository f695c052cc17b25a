//! Characters as people paste them, brought to the plain ASCII that the standards are written in.
//!
//! Invariant: what an eye cannot see (zero-width and direction marks) is dropped, what an eye takes for an ASCII sign
//! becomes that sign, and everything else stays as it was, so that an error can still show it.

/// What a check digit says. It advises only: issuers are known to print wrong ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckDigit {
    /// The digits agree with it.
    Valid,
    /// The digits contradict it: most likely a slip of the finger.
    Wrong,
    /// The number was given without one.
    Absent,
}

/// The ASCII sign one character stands for; `None` if it is invisible and dropped.
pub(crate) fn ascii(ch: char) -> Option<char> {
    Some(match ch {
        '\t' | '\n' | '\r' => ch,
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(ch) - 0xfee0)?,
        '\u{3000}' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => '-',
        '\u{fe69}' => '$',
        '\u{fe55}' | '\u{2236}' => ':',
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => {
            return None;
        }
        '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => return None,
        _ if ch.is_control() => return None,
        _ => ch,
    })
}

/// Full-width signs, foreign spaces and dashes become their ASCII form; invisible characters vanish.
///
/// ```
/// use esim_exit::telecom::to_ascii;
/// assert_eq!(to_ascii("８９０１–２６０\u{200b}"), "8901-260");
/// assert_eq!(to_ascii("卡号"), "卡号");
/// ```
#[must_use]
pub fn to_ascii(text: &str) -> String {
    text.chars().filter_map(ascii).collect()
}

/// [`to_ascii`] without spaces, dashes, dots and parentheses: the signs people group digits with.
///
/// ```
/// use esim_exit::telecom::compact;
/// assert_eq!(compact("(212) 555-01.00"), "2125550100");
/// assert_ne!(compact("212/555"), "212555");
/// ```
#[must_use]
pub fn compact(text: &str) -> String {
    let grouping = |ch: &char| ch.is_whitespace() || matches!(ch, '-' | '.' | '(' | ')');
    text.chars().filter_map(ascii).filter(|ch| !grouping(ch)).collect()
}

/// Whether the last digit is the Luhn check digit of those before it (ISO/IEC 7812-1 annex B).
///
/// ```
/// use esim_exit::telecom::luhn_valid;
/// assert!(luhn_valid("79927398713"));
/// assert!(!luhn_valid("79927398710") && !luhn_valid("") && !luhn_valid("7a"));
/// ```
#[must_use]
pub fn luhn_valid(digits: &str) -> bool {
    let mut sum = 0_u32;
    for (place, byte) in digits.bytes().rev().enumerate() {
        if !byte.is_ascii_digit() {
            return false;
        }
        let digit = u32::from(byte - b'0');
        let doubled = digit * 2;
        sum += match place % 2 {
            0 => digit,
            _ if doubled > 9 => doubled - 9,
            _ => doubled,
        };
    }
    !digits.is_empty() && sum.is_multiple_of(10)
}

/// Whether there is at least one character and all are ASCII digits.
pub(crate) fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// The last four characters of an ASCII text.
pub(super) fn last_four(text: &str) -> &str {
    text.get(text.len().saturating_sub(4)..).unwrap_or_default()
}

/// Groups of four with spaces between them, as on cards.
pub(super) fn in_fours(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    for (place, ch) in text.chars().enumerate() {
        if place > 0 && place % 4 == 0 {
            out.push(' ');
        }
        out.push(ch);
    }
    out
}
