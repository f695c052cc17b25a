//! Phrases with gaps, matched against tokens.
//!
//! A pattern is written as words: `@name` stands for one of a set, `a|b` for either, `word*` for every word that begins so, `_` joins
//! the words of one alternative, `~3` is a gap of at most three tokens, `[a|b]` may be missing.
//!
//! Invariant: a gap never reaches over a comma, colon or tab, so subject and verb belong to one clause.

use super::tokens::split;

/// A set of words by name.
pub(super) type Sets = &'static [(&'static str, &'static str)];

#[derive(Debug)]
enum Atom {
    One(Vec<Vec<String>>),
    Maybe(Vec<Vec<String>>),
    Gap(usize),
}

/// A pattern, ready to be matched.
#[derive(Debug)]
pub(super) struct Pattern(Vec<Atom>);

/// Where a pattern was found, in tokens.
pub(super) type Span = (usize, usize);

impl Pattern {
    pub(super) fn new(text: &str, sets: Sets) -> Self {
        Self(text.split_whitespace().map(|atom| Self::atom(atom, sets)).collect())
    }

    fn atom(text: &str, sets: Sets) -> Atom {
        if let Some(length) = text.strip_prefix('~') {
            return Atom::Gap(length.parse().unwrap_or(0));
        }
        match text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
            Some(inside) => Atom::Maybe(alternatives(inside, sets)),
            None => Atom::One(alternatives(text, sets)),
        }
    }

    /// All places where it is found, the shortest from each start.
    pub(super) fn find(&self, tokens: &[String]) -> Vec<Span> {
        let ends = (0..tokens.len()).filter_map(|start| Some((start, matched(&self.0, tokens, start)?)));
        ends.collect()
    }
}

fn alternatives(text: &str, sets: Sets) -> Vec<Vec<String>> {
    let all = text.split('|').flat_map(|one| match one.strip_prefix('@') {
        Some(name) => {
            let set = sets.iter().find(|(known, _)| *known == name);
            set.map_or("", |(_, words)| words).split('|').collect::<Vec<_>>()
        }
        None => vec![one],
    });
    all.map(|one| split(&one.replace('_', " ")))
        .filter(|one| !one.is_empty())
        .collect()
}

fn begins(tokens: &[String], words: &[String]) -> bool {
    tokens.len() >= words.len()
        && tokens
            .iter()
            .zip(words)
            .all(|(token, word)| match word.strip_suffix('*') {
                Some(stem) => token.starts_with(stem),
                None => token == word,
            })
}

fn matched(atoms: &[Atom], tokens: &[String], at: usize) -> Option<usize> {
    let Some((atom, rest)) = atoms.split_first() else {
        return Some(at);
    };
    let here = tokens.get(at..)?;
    match atom {
        Atom::One(words) => {
            let mut fitting = words.iter().filter(|words| begins(here, words));
            fitting.find_map(|words| matched(rest, tokens, at + words.len()))
        }
        Atom::Maybe(words) => {
            let mut fitting = words.iter().filter(|words| begins(here, words));
            fitting
                .find_map(|words| matched(rest, tokens, at + words.len()))
                .or_else(|| matched(rest, tokens, at))
        }
        Atom::Gap(longest) => (0..=*longest)
            .take_while(|length| {
                let over = length.checked_sub(1).and_then(|last| here.get(last));
                !over.is_some_and(|token| matches!(token.as_str(), "," | ";" | ":" | "\t" | "?" | "!"))
            })
            .find_map(|length| matched(rest, tokens, at + length)),
    }
}
