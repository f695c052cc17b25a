//! A text as it is read: what was passed on in it, without what was quoted, in paragraphs.
//!
//! Invariant: words of the person who asked are never taken for words of the provider. What stands in a mail that was passed on
//! counts as that mail's; what stands above it does not.

use super::address::{domain, is_providers};
use super::dates::{self, Reckoning};
use super::letter::Letter;
use super::markup::entities;
use crate::confirmation::Expected;
use crate::telecom::{Date, to_ascii};

/// A text ready to be read.
#[derive(Debug, Default)]
pub(super) struct Body {
    /// Paragraphs; cells of a row are parted by tabs.
    pub(super) paragraphs: Vec<String>,
    /// Who sent it, if it was passed on within a mail.
    pub(super) passed_on: Option<PassedOn>,
}

/// The head of a mail that was passed on.
#[derive(Debug, Default)]
pub(super) struct PassedOn {
    pub(super) from: String,
    pub(super) sent: Option<Date>,
    pub(super) subject: String,
}

/// More lines are not read.
const MOST_LINES: usize = 6000;
/// A line at least so long was broken by a mail program, not by its writer.
const WRAPPED: usize = 52;

const FROM: [&str; 5] = ["from", "发件人", "寄件者", "寄件人", "de"];
const DATE: [&str; 9] = [
    "date",
    "sent",
    "发送时间",
    "发送日期",
    "日期",
    "寄件日期",
    "日期时间",
    "fecha",
    "enviado",
];
const OTHER: [&str; 12] = [
    "to",
    "cc",
    "收件人",
    "收件者",
    "抄送",
    "para",
    "reply-to",
    "replyto",
    "时间",
    "副本",
    "a",
    "enviado el",
];
const SUBJECT: [&str; 4] = ["subject", "主题", "主旨", "asunto"];
/// Words that say that what follows was passed on.
const PASSED_ON: [&str; 7] = [
    "forwarded message",
    "begin forwarded",
    "转发邮件",
    "转发的邮件",
    "轉寄的郵件",
    "mensaje reenviado",
    "inicio del mensaje reenviado",
];
const FORWARDED: [&str; 8] = ["fwd:", "fw:", "转发", "轉寄", "轉發", "rv:", "tr:", "wg:"];

/// Reads the text of a letter.
pub(super) fn read(letter: &Letter, expected: &Expected) -> Body {
    let text = if letter.is_html {
        letter.text.clone()
    } else {
        entities(&letter.text.replace("&nbsp;", " "))
    };
    let lines: Vec<&str> = text.lines().take(MOST_LINES).collect();
    let (passed_on, lines) = match head(&lines).filter(|found| is_passed_on(letter, found, &lines, expected)) {
        Some(found) => {
            let rest = lines.get(found.end..).unwrap_or_default();
            let quoted = |line: &&&str| line.trim_start().starts_with('>');
            let full = rest.iter().filter(|line| !line.trim().is_empty());
            let whole = found.quoted || full.clone().count() > 0 && full.clone().all(|line| quoted(&line));
            let rest = rest.iter().map(|line| if whole { unquoted(line) } else { line });
            (Some(found.passed_on), rest.map(str::to_owned).collect())
        }
        None => (None, lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>()),
    };
    Body {
        paragraphs: paragraphs(&without_quotes(&lines), letter.is_html),
        passed_on,
    }
}

struct Head {
    start: usize,
    end: usize,
    quoted: bool,
    passed_on: PassedOn,
}

fn unquoted(line: &str) -> &str {
    let line = line.trim_start();
    line.strip_prefix('>').map_or(line, str::trim_start)
}

/// `Name: value` with a known name.
fn label<'x>(line: &'x str, names: &[&str]) -> Option<&'x str> {
    let line = unquoted(line).trim_matches(['*', ' ']);
    let (name, value) = line.split_once([':', '：'])?;
    let name = name.trim_matches(['*', ' ', '\u{a0}', '\t']).to_lowercase();
    names
        .contains(&name.as_str())
        .then(|| value.trim_matches(['*', ' ', '\u{a0}', '\t', ';']))
}

/// Lines such as `From:`, `Date:`, `Subject:` in the middle of a text.
fn head(lines: &[&str]) -> Option<Head> {
    for (start, line) in lines.iter().enumerate() {
        let Some(from) = label(line, &FROM) else { continue };
        let mut passed_on = PassedOn {
            from: address_in(from),
            ..PassedOn::default()
        };
        let (mut known, mut end) = (0, start + 1);
        for (at, line) in lines.iter().enumerate().skip(start + 1).take(12) {
            if let Some(value) = label(line, &DATE) {
                let found = dates::find(&to_ascii(value));
                passed_on.sent = found.first().and_then(|found| Reckoning::default().one(found.written));
            } else if let Some(value) = label(line, &SUBJECT) {
                value.clone_into(&mut passed_on.subject);
            } else if label(line, &OTHER).is_none() {
                // A long list of recipients goes on in the next line; an empty line ends the head.
                if unquoted(line).trim().is_empty() && known > 0 || known > 1 {
                    break;
                }
                continue;
            }
            known += 1;
            end = at + 1;
        }
        if known >= 2 {
            return Some(Head {
                start,
                end,
                quoted: line.trim_start().starts_with('>'),
                passed_on,
            });
        }
    }
    None
}

fn address_in(text: &str) -> String {
    let word = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '@' | '.' | '-' | '_' | '+'));
    let found = text.split(word).rfind(|word| word.contains('@') && word.len() > 3);
    found.unwrap_or_default().trim_matches('.').to_owned()
}

/// Whether a head in a text begins a mail that was passed on, not one that was answered.
fn is_passed_on(letter: &Letter, found: &Head, lines: &[&str], expected: &Expected) -> bool {
    let above = lines.get(..found.start).unwrap_or_default();
    let nearest = above
        .iter()
        .rev()
        .filter(|line| !unquoted(line).trim().is_empty())
        .take(1);
    let said = nearest.map(|line| line.to_lowercase());
    let marked = said
        .into_iter()
        .any(|line| PASSED_ON.iter().any(|mark| line.contains(mark)));
    let subject = letter.subject.trim().to_lowercase();
    let named = FORWARDED.iter().any(|mark| subject.starts_with(mark));
    let is_own = |address: &str| is_providers(&domain(address), expected);
    let by_provider = letter.from.iter().any(|from| is_own(from));
    let first = above.iter().all(|line| line.trim().is_empty());
    // What the provider sends with a head below is its answer to a mail of the person.
    marked || !by_provider && (named || is_own(&found.passed_on.from) || first)
}

/// Ends of the line before a quoted mail, in the languages of mail programs.
const WROTE: [&str; 8] = [
    "wrote:",
    "写道:",
    "写道：",
    "寫道:",
    "寫道：",
    "escribió:",
    "说:",
    "说：",
];
const ORIGINAL: [&str; 6] = [
    "-----original message-----",
    "----- your message -----",
    "原始邮件",
    "原始郵件",
    "mensaje original",
    "original message",
];

/// Without the words of the mail that is answered.
fn without_quotes(lines: &[String]) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += 1;
        let trimmed = line.trim();
        let lower = trimmed.to_lowercase();
        if trimmed.starts_with('>') {
            continue;
        }
        let original = ORIGINAL.iter().any(|mark| lower.contains(mark)) && trimmed.starts_with(['-', '_']);
        if WROTE.iter().any(|mark| lower.ends_with(mark)) || original {
            // The introduction may reach over two lines.
            let two = kept.last().is_some_and(|last| {
                let last = last.trim_start();
                last.len() < 200
                    && ["On ", "El ", "在 ", "在", "Am "]
                        .iter()
                        .any(|start| last.starts_with(start))
            });
            if two && !lower.starts_with("on ") {
                kept.pop();
            }
            let next = lines
                .get(at..)
                .unwrap_or_default()
                .iter()
                .find(|line| !line.trim().is_empty());
            if next.is_some_and(|line| line.trim_start().starts_with('>')) {
                continue;
            }
            break;
        }
        let block = label(trimmed, &FROM).is_some() && {
            let rest: Vec<&str> = lines
                .get(at - 1..)
                .unwrap_or_default()
                .iter()
                .map(String::as_str)
                .collect();
            head(rest.get(..rest.len().min(10)).unwrap_or_default()).is_some_and(|found| found.start == 0)
        };
        if block {
            break;
        }
        kept.push(line.clone());
    }
    kept
}

/// Lines that were only broken for their length are joined again.
fn paragraphs(lines: &[String], is_html: bool) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut open = false;
    for line in lines {
        let text = line.trim();
        if text.is_empty() || text.chars().all(|c| matches!(c, '-' | '_' | '=' | '*' | ' ')) {
            open = false;
            continue;
        }
        let goes_on = open && !text.starts_with(['-', '*', '•', '·']);
        match out.last_mut().filter(|_| goes_on) {
            Some(last) => {
                let wide = |c: char| u32::from(c) > 0x2e7f;
                let both = last.chars().next_back().is_some_and(wide) && text.chars().next().is_some_and(wide);
                if !both {
                    last.push(' ');
                }
                last.push_str(text);
            }
            None => out.push(text.to_owned()),
        }
        let ended = text.ends_with(['。', '！', '？', '：', ':']);
        let width: usize = text.chars().map(|c| if u32::from(c) > 0x2e7f { 2 } else { 1 }).sum();
        open = !is_html && !ended && (line.ends_with(' ') || width >= WRAPPED);
    }
    out
}
