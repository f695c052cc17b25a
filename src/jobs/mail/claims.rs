//! Which sentence says best that the line has ended, or when it will.
//!
//! Invariant: a claim is a sentence in which a phrase was found and `guard` lets it stand.

use super::guard::{Mood, holds};
use super::lines::Same;
use super::pattern::Span;
use super::sentences::Sentence;
use super::verdict::Judge;
use super::when::{self, Bounds};
use super::words::Rule;
use crate::telecom::Date;

/// A sentence that states something.
pub(super) struct Claim<'s> {
    pub(super) sentence: &'s Sentence,
    pub(super) weight: u32,
    pub(super) days: Vec<Date>,
}

impl<'s> Judge<'s> {
    /// The best sentence that says it has ended.
    pub(super) fn done(&self) -> Option<Claim<'s>> {
        let bounds = Bounds::new(Mood::Done, self.sent, self.expected);
        let mut best: Option<Claim<'s>> = None;
        let mut other_days = Vec::new();
        for (at, sentence) in self.sentences.iter().enumerate() {
            let strong = self.place(&self.rules.ended, sentence, Mood::Done);
            let strong = strong.or_else(|| self.place_of_it(&self.rules.ended_it, at, Mood::Done));
            let weak = || self.place(&self.rules.ended_weakly, sentence, Mood::Done);
            let (place, base) = match (strong, weak()) {
                (Some(place), _) => (place, 8),
                (None, Some(place)) => (place, 1),
                (None, None) => continue,
            };
            let days = when::in_sentence(sentence, place.1, &self.rules, self.reckoning, bounds);
            if other_days.is_empty() {
                other_days.clone_from(&days);
            }
            let own = sentence.lines.iter().any(|line| line.same(self.expected) == Same::Yes);
            let weight = base
                + if days.is_empty() { 0 } else { 4 }
                + if sentence.lines.is_empty() { 0 } else { 2 }
                + u32::from(own)
                + u32::from(sentence.whole);
            if best.as_ref().is_none_or(|best| weight > best.weight) {
                best = Some(Claim { sentence, weight, days });
            }
        }
        let mut best = best?;
        if best.days.is_empty() {
            best.days = when::labelled(self.sentences, &self.rules, self.reckoning, bounds);
        }
        if best.days.is_empty() {
            best.days = other_days;
        }
        Some(best)
    }

    /// The best sentence that says when it will end; one that names neither day nor period counts for nothing.
    pub(super) fn coming(&self) -> Option<Claim<'s>> {
        let bounds = Bounds::new(Mood::Coming, self.sent, self.expected);
        let mut best: Option<Claim<'s>> = None;
        for (at, sentence) in self.sentences.iter().enumerate() {
            let ending = self.place(&self.rules.ending, sentence, Mood::Coming);
            let ending = ending.or_else(|| self.place_of_it(&self.rules.ending_it, at, Mood::Coming));
            let off = || {
                self.place(&self.rules.renewal_off, sentence, Mood::Told)
                    .filter(|_| !sentence.question)
            };
            let (place, base) = match (ending, off()) {
                (Some(place), _) => (place, 4),
                (None, Some(place)) => (place, 1),
                (None, None) => continue,
            };
            let mut days = when::in_sentence(sentence, place.1, &self.rules, self.reckoning, bounds);
            if days.is_empty() && !self.rules.period.is_in(&sentence.tokens) {
                days = when::labelled(self.sentences, &self.rules, self.reckoning, bounds);
                if days.is_empty() {
                    continue;
                }
            }
            let weight = base + if sentence.days.is_empty() { 0 } else { 4 } + u32::from(sentence.whole);
            if best.as_ref().is_none_or(|best| weight > best.weight) {
                best = Some(Claim { sentence, weight, days });
            }
        }
        best
    }

    /// Where a rule holds in a sentence.
    pub(super) fn place(&self, rule: &Rule, sentence: &Sentence, mood: Mood) -> Option<Span> {
        let mut places = rule.find(&sentence.tokens).into_iter();
        places.find(|place| holds(sentence, *place, mood))
    }

    /// The same for `it`, which stands for what the sentence before named.
    pub(super) fn place_of_it(&self, rule: &Rule, at: usize, mood: Mood) -> Option<Span> {
        let before = at.checked_sub(1).and_then(|before| self.sentences.get(before))?;
        let sentence = self.sentences.get(at)?;
        let place = self.place(rule, sentence, mood)?;
        let first = place.0 == 0 || sentence.tokens.get(place.0 - 1).is_some_and(|token| token == ",");
        let named = self.rules.thing.find(&before.tokens);
        let about = named.iter().any(|place| holds(before, *place, Mood::Coming));
        (first && about).then_some(place)
    }
}
