//! The reference number that a mail gives.
//!
//! Invariant: only what stands behind a word for it counts, or the very number the case knows already. An order number is none.

use crate::confirmation::Expected;
use crate::telecom::to_ascii;

/// Words before a reference, longest first.
const LABELS: [&str; 44] = [
    "confirmation number",
    "confirmation code",
    "confirmation",
    "cancellation number",
    "cancellation id",
    "reference number",
    "reference no.",
    "reference",
    "ref.",
    "ref",
    "case number",
    "case id",
    "case no.",
    "case",
    "ticket number",
    "ticket no.",
    "ticket id",
    "ticket",
    "request number",
    "request id",
    "request",
    "受理编号",
    "受理編號",
    "业务流水号",
    "業務流水號",
    "流水号",
    "确认编号",
    "确认号",
    "確認編號",
    "参考编号",
    "參考編號",
    "案件编号",
    "案件編號",
    "工单编号",
    "工单号",
    "工單編號",
    "工单",
    "编号",
    "número de caso",
    "número de referencia",
    "referencia",
    "folio",
    "número de confirmación",
    "caso",
];

/// Longest reference.
const LONGEST: usize = 32;

/// The reference in these paragraphs; the subject comes last among them.
pub(super) fn find(paragraphs: &[&str], expected: &Expected) -> String {
    let known = expected.reference.trim();
    if known.len() >= 4 && paragraphs.iter().any(|text| holds(&to_ascii(text), known)) {
        return known.to_owned();
    }
    let mut found = paragraphs.iter().filter_map(|text| labelled(&to_ascii(text), expected));
    found.next().unwrap_or_default()
}

fn holds(text: &str, known: &str) -> bool {
    let (upper, known) = (text.to_ascii_uppercase(), known.to_ascii_uppercase());
    upper.match_indices(&known).any(|(at, _)| {
        let joined = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let before = upper.get(..at).and_then(|text| text.chars().next_back());
        let after = upper.get(at + known.len()..).and_then(|text| text.chars().next());
        !joined(before) && !joined(after)
    })
}

fn labelled(plain: &str, expected: &Expected) -> Option<String> {
    let lower = plain.to_lowercase();
    if lower.len() != plain.len() {
        return None;
    }
    for label in LABELS {
        for (at, _) in lower.match_indices(label) {
            let letter = |c: char| c.is_alphabetic() && u32::from(c) < 0x2e80;
            let before = lower.get(..at).and_then(|text| text.chars().next_back());
            if before.is_some_and(letter) && label.is_ascii() {
                continue;
            }
            let after = plain.get(at + label.len()..).unwrap_or_default();
            let value = after
                .trim_start_matches([' ', ':', '#', '\t', '\u{a0}', '.', '：', '是', '为', '為'])
                .trim_start_matches("is ")
                .trim_start_matches("es ")
                .trim_start_matches(['#', '[', ' ']);
            let value: String = value
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/'))
                .take(LONGEST + 1)
                .collect();
            let value = value.trim_matches(['-', '_', '/']);
            let digits = value.bytes().filter(u8::is_ascii_digit).count();
            let own = value.eq_ignore_ascii_case(expected.identifier.trim());
            let fits = (4..=LONGEST).contains(&value.len()) && digits >= 3 && !own;
            // A day is no reference.
            if fits && crate::telecom::Date::parse(value).is_err() {
                return Some(value.to_owned());
            }
        }
    }
    None
}
