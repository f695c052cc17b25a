//! The phrases that rules are made of, a table for each language.
//!
//! Invariant: all languages are looked for at once, because mails mix them. A table states; `guard` decides whether the
//! statement holds.

mod en;
mod es;
mod zh;

use super::pattern::{Pattern, Sets, Span};

/// The phrases of one language.
pub(super) struct Phrases {
    /// Words that stand for each other.
    sets: Sets,
    /// The line has ended.
    ended: &'static [&'static str],
    /// The same of what the sentence before named.
    ended_it: &'static [&'static str],
    /// The line is not there any more, without saying that anybody ended it.
    ended_weakly: &'static [&'static str],
    /// The line will end.
    ending: &'static [&'static str],
    /// The same of what the sentence before named.
    ending_it: &'static [&'static str],
    /// It will not renew.
    renewal_off: &'static [&'static str],
    /// An order is cancelled: of the line, or of goods.
    ordered: &'static [&'static str],
    /// It goes on, or is there again.
    stays: &'static [&'static str],
    /// It has not ended, in so many words.
    denied: &'static [&'static str],
    /// The request is there.
    received: &'static [&'static str],
    /// The person has something left to do before it is.
    missing: &'static [&'static str],
    /// An offer to stay.
    retention: &'static [&'static str],
    /// Money comes back.
    refund: &'static [&'static str],
    /// Beside these an amount is one that counts.
    money: &'static [&'static str],
    /// Something is asked for that a provider does not ask by mail.
    asks: &'static [&'static str],
    /// A day behind these is that of the end.
    labels: &'static [&'static str],
    /// The day is that of the mail.
    now: &'static [&'static str],
    /// The day is the last of the period paid for.
    period: &'static [&'static str],
}

const LANGUAGES: [&Phrases; 3] = [&en::PHRASES, &zh::PHRASES, &es::PHRASES];

/// Patterns of all languages for one meaning.
pub(super) struct Rule(Vec<Pattern>);

impl Rule {
    fn new(of: fn(&Phrases) -> &'static [&'static str]) -> Self {
        let all = LANGUAGES.iter();
        Self(
            all.flat_map(|language| of(language).iter().map(|text| Pattern::new(text, language.sets)))
                .collect(),
        )
    }

    /// All places where one of them is found.
    pub(super) fn find(&self, tokens: &[String]) -> Vec<Span> {
        self.0.iter().flat_map(|pattern| pattern.find(tokens)).collect()
    }

    /// Whether one of them is found.
    pub(super) fn is_in(&self, tokens: &[String]) -> bool {
        self.0.iter().any(|pattern| !pattern.find(tokens).is_empty())
    }
}

/// All rules, ready to be applied.
pub(super) struct Rules {
    pub(super) ended: Rule,
    pub(super) ended_it: Rule,
    pub(super) ended_weakly: Rule,
    pub(super) ending: Rule,
    pub(super) ending_it: Rule,
    pub(super) renewal_off: Rule,
    pub(super) ordered: Rule,
    pub(super) stays: Rule,
    pub(super) denied: Rule,
    pub(super) received: Rule,
    pub(super) missing: Rule,
    pub(super) retention: Rule,
    pub(super) refund: Rule,
    pub(super) money: Rule,
    pub(super) asks: Rule,
    pub(super) labels: Rule,
    pub(super) now: Rule,
    pub(super) period: Rule,
    pub(super) thing: Rule,
}

impl Rules {
    pub(super) fn new() -> Self {
        Self {
            ended: Rule::new(|p| p.ended),
            ended_it: Rule::new(|p| p.ended_it),
            ended_weakly: Rule::new(|p| p.ended_weakly),
            ending: Rule::new(|p| p.ending),
            ending_it: Rule::new(|p| p.ending_it),
            renewal_off: Rule::new(|p| p.renewal_off),
            ordered: Rule::new(|p| p.ordered),
            stays: Rule::new(|p| p.stays),
            denied: Rule::new(|p| p.denied),
            received: Rule::new(|p| p.received),
            missing: Rule::new(|p| p.missing),
            retention: Rule::new(|p| p.retention),
            refund: Rule::new(|p| p.refund),
            money: Rule::new(|p| p.money),
            asks: Rule::new(|p| p.asks),
            labels: Rule::new(|p| p.labels),
            now: Rule::new(|p| p.now),
            period: Rule::new(|p| p.period),
            thing: Rule::new(|_| &["@thing"]),
        }
    }
}
