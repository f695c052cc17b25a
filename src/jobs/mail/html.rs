//! HTML as text: what a person would read, line by line, and where its links lead.
//!
//! Invariant: only turned into text. Scripts, styles, comments, titles and hidden parts leave nothing; no address is opened. Cells
//! of a row are parted by tabs, quoted parts begin with `> `. Work grows with the length alone.

use super::markup::{attributes, entities, find_ignoring_case, tag};
use super::style::{colour, ground, hidden_names, hides};
use std::collections::BTreeSet;

/// What was read.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// The text.
    pub(super) text: String,
    /// The addresses of its links.
    pub(super) links: Vec<String>,
}

/// Deeper nesting is read flat.
const DEEPEST: usize = 400;
/// More links are not looked at.
const MOST_LINKS: usize = 2000;

const BLOCKS: [&str; 28] = [
    "p",
    "div",
    "tr",
    "table",
    "tbody",
    "thead",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "center",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "pre",
    "form",
    "blockquote",
];
const VOID: [&str; 12] = [
    "br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "wbr",
];
const SILENT: [&str; 12] = [
    "script", "style", "title", "template", "noscript", "svg", "math", "iframe", "object", "textarea", "select", "head",
];
/// What stands in these is no markup.
const RAW: [&str; 4] = ["script", "style", "title", "textarea"];

struct Open {
    name: String,
    hidden: bool,
    ground: String,
}

struct Reader {
    out: String,
    line: String,
    open: Vec<Open>,
    quotes: usize,
    names: BTreeSet<String>,
    links: Vec<String>,
}

/// Reads HTML.
pub(super) fn read(html: &str) -> Read {
    let mut reader = Reader {
        out: String::new(),
        line: String::new(),
        open: Vec::new(),
        quotes: 0,
        names: hidden_names(&sheets(html)),
        links: Vec::new(),
    };
    let mut rest = html;
    while let Some((text, markup)) = rest.split_once('<') {
        reader.text(text);
        rest = reader.markup(markup);
    }
    reader.text(rest);
    reader.end_line();
    Read {
        text: reader.out,
        links: reader.links,
    }
}

/// The style sheets in it.
fn sheets(html: &str) -> String {
    let lower = html.to_ascii_lowercase();
    let mut out = String::new();
    let mut at = 0;
    while let Some(start) = lower.get(at..).and_then(|rest| rest.find("<style")) {
        let start = at + start;
        let end = lower.get(start..).and_then(|rest| rest.find("</style"));
        let end = end.map_or(lower.len(), |end| start + end);
        out.push_str(html.get(start..end).unwrap_or_default());
        out.push('}');
        at = end + 1;
        if !lower.is_char_boundary(at) {
            break;
        }
    }
    out.replace("<!--", "").replace("-->", "")
}

impl Reader {
    fn hidden(&self) -> bool {
        self.open.last().is_some_and(|open| open.hidden)
    }

    fn text(&mut self, text: &str) {
        if text.is_empty() || self.hidden() {
            return;
        }
        for ch in entities(text).chars() {
            if ch.is_whitespace() && ch != '\u{a0}' {
                if !self.line.ends_with([' ', '\t']) && !self.line.is_empty() {
                    self.line.push(' ');
                }
            } else {
                self.line.push(ch);
            }
        }
    }

    fn end_line(&mut self) {
        let line = self.line.trim();
        if !line.is_empty() {
            self.out.extend(std::iter::repeat_n("> ", self.quotes));
            self.out.push_str(line);
        }
        if !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        self.line.clear();
    }

    /// Reads a tag after its `<`; gives back what follows it.
    fn markup<'x>(&mut self, markup: &'x str) -> &'x str {
        if let Some(comment) = markup.strip_prefix("!--") {
            return comment.split_once("-->").map_or("", |(_, after)| after);
        }
        let closing = markup.starts_with('/');
        let named = markup.trim_start_matches('/');
        if !named.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!' || c == '?') {
            self.text("<");
            return markup;
        }
        let (tag, after) = tag(named);
        let name: String = tag
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '-'))
            .collect::<String>()
            .to_ascii_lowercase();
        if closing {
            self.close(&name);
            return after;
        }
        self.begin(&name, tag);
        if RAW.contains(&name.as_str()) {
            let end = ["</", &name].concat();
            let at = find_ignoring_case(after, &end).unwrap_or(after.len());
            self.close(&name);
            let rest = after.get(at..).unwrap_or_default();
            return rest.split_once('>').map_or("", |(_, rest)| rest);
        }
        after
    }

    fn begin(&mut self, name: &str, tag: &str) {
        let attributes = attributes(tag);
        let get = |wanted: &str| {
            let found = attributes.iter().find(|(name, _)| name == wanted);
            found.map(|(_, value)| value.as_str())
        };
        if matches!(name, "a" | "area") && !self.hidden() && self.links.len() < MOST_LINKS {
            self.links.extend(get("href").map(str::to_owned));
        }
        if name == "form" {
            self.links.extend(get("action").map(str::to_owned));
        }
        match name {
            "td" | "th" if !self.line.trim().is_empty() => self.line.push('\t'),
            // One empty line at most: it ends a paragraph.
            "br" if self.line.trim().is_empty() && !self.out.ends_with("\n\n") => self.out.push('\n'),
            "br" => self.end_line(),
            _ if BLOCKS.contains(&name) => self.end_line(),
            _ => {}
        }
        if VOID.contains(&name) || tag.ends_with('/') && name.contains(':') || self.open.len() >= DEEPEST {
            return;
        }
        let around = self.open.last().map_or("#ffffff", |open| open.ground.as_str());
        let style = get("style").unwrap_or_default();
        let own = ground(style).or_else(|| get("bgcolor").map(colour));
        let own = own.unwrap_or_else(|| around.to_owned());
        let named = |mark: &str, names: &str| {
            let mut names = names.split_whitespace();
            names.any(|name| self.names.contains(&[mark, &name.to_ascii_lowercase()].concat()))
        };
        let white = name == "font" && get("color").is_some_and(|c| colour(c) == own);
        let hidden = self.hidden()
            || SILENT.contains(&name)
            || get("hidden").is_some()
            || hides(style, &own)
            || white
            || named(".", get("class").unwrap_or_default())
            || named("#", get("id").unwrap_or_default());
        if name == "blockquote" {
            self.quotes += 1;
        }
        self.open.push(Open {
            name: name.to_owned(),
            hidden,
            ground: own,
        });
    }

    fn close(&mut self, name: &str) {
        if BLOCKS.contains(&name) {
            self.end_line();
        }
        let Some(at) = self.open.iter().rposition(|open| open.name == name) else {
            return;
        };
        for open in self.open.drain(at..) {
            if open.name == "blockquote" {
                self.quotes = self.quotes.saturating_sub(1);
            }
        }
    }
}
