//! What a letter means, taken together.
//!
//! Invariant: it says *ended* or *ends on* only because of a sentence that it gives back, and never from a sender that is suspicious,
//! about another line, or beside a sentence that says the opposite.

use super::body::{self, Body};
use super::claims::Claim;
use super::dates::Reckoning;
use super::guard::{Mood, denies};
use super::letter::Letter;
use super::lines::Same;
use super::references;
use super::sender::Sender;
use super::sentences::{self, Sentence};
use super::when;
use super::words::{Rule, Rules};
use crate::confirmation::{Class, Doubt, Expected, Reading};
use crate::telecom::Date;

/// A mail and what it is compared with.
pub(super) struct Judge<'s> {
    pub(super) rules: Rules,
    pub(super) sentences: &'s [Sentence],
    pub(super) reckoning: Reckoning,
    pub(super) sent: Option<Date>,
    pub(super) expected: &'s Expected,
}

/// Judges a letter.
pub(super) fn verdict(letter: &Letter, expected: &Expected) -> Reading {
    let Body { paragraphs, passed_on } = body::read(letter, expected);
    let sender = Sender::of(letter, passed_on.as_ref(), &paragraphs, expected);
    let sent = passed_on.as_ref().map_or(letter.sent, |passed| passed.sent);
    let subject = passed_on
        .as_ref()
        .map_or(letter.subject.as_str(), |passed| passed.subject.as_str());
    let sentences = sentences::of(&paragraphs, expected);
    let judge = Judge {
        rules: Rules::new(),
        reckoning: when::reckoning(&sentences, sent),
        sentences: &sentences,
        sent,
        expected,
    };
    let about = Sentence::new(subject, expected);
    let found = judge.found(&sender);
    let mut texts: Vec<&str> = sentences.iter().map(|sentence| sentence.shown.as_str()).collect();
    texts.push(&about.shown);
    let mut lines: Vec<String> = Vec::new();
    for line in sentences.iter().chain([&about]).flat_map(|sentence| &sentence.lines) {
        if !lines.contains(&line.ending) {
            lines.push(line.ending.clone());
        }
    }
    Reading {
        class: found.class,
        sentence: found.sentence,
        effective: found.days,
        reference: references::find(&texts, expected),
        amounts: judge.amounts(),
        lines,
        sent,
        from: sender.from,
        reply_to: sender.reply_to,
        doubts: sender.doubts,
        subject: about.shown,
        digest: String::new(),
    }
}

struct Found {
    class: Class,
    sentence: String,
    days: Vec<Date>,
}

impl Found {
    fn new(class: Class, sentence: Option<&Sentence>) -> Self {
        Self {
            class,
            sentence: sentence.map(|s| s.shown.replace('\t', " ")).unwrap_or_default(),
            days: Vec::new(),
        }
    }

    fn on(self, days: Vec<Date>) -> Self {
        Self { days, ..self }
    }
}

impl<'s> Judge<'s> {
    fn found(&self, sender: &Sender) -> Found {
        let done = self.done();
        let coming = self.coming();
        let claim = self.claim(done, coming);
        let ask = self.first(&self.rules.asks, Mood::Told, true);
        if let Some(found) = self.suspicion(sender, claim.as_ref(), ask) {
            return found;
        }
        if let Some((class, claim)) = claim {
            let other = self.is_another(claim.sentence);
            if other {
                return Found::new(Class::AnotherLine, Some(claim.sentence)).on(claim.days);
            }
            // Without a sender who is what it says, and beside the opposite, it is not enough.
            let trusted = !sender.has(Doubt::AuthFailed);
            if trusted && !self.contradicted(class) {
                return Found::new(class, Some(claim.sentence)).on(claim.days);
            }
        } else if let Some(order) = self.first(&self.rules.ordered, Mood::Done, false) {
            return Found::new(Class::AnotherLine, Some(order));
        }
        let first = |rule: &Rule, questions| self.first(rule, Mood::Told, questions);
        let received = first(&self.rules.received, false).or_else(|| first(&self.rules.missing, true));
        let received = received.map(|s| Found::new(Class::ReceivedOnly, Some(s)));
        let retention = || first(&self.rules.retention, true).map(|s| Found::new(Class::RetentionOffer, Some(s)));
        let refund = || first(&self.rules.refund, false).map(|s| Found::new(Class::Refund, Some(s)));
        let nothing = || Found::new(Class::NotAConfirmation, None);
        received.or_else(retention).or_else(refund).unwrap_or_else(nothing)
    }

    /// It comes from somebody else who asks for something, or who claims to be the provider and is not.
    fn suspicion(&self, sender: &Sender, claim: Option<&(Class, Claim<'_>)>, ask: Option<&Sentence>) -> Option<Found> {
        let strange = sender.has(Doubt::DomainUnknown) || sender.has(Doubt::ReplyToElsewhere);
        let forged = sender.has(Doubt::AuthFailed);
        let lures = sender.has(Doubt::LinkElsewhere) && claim.is_some();
        let suspicious = sender.has(Doubt::LookAlike)
            || (strange || forged || sender.from.is_empty()) && ask.is_some()
            || strange && lures
            || forged && claim.is_some();
        let said = ask.or(claim.map(|(_, claim)| claim.sentence));
        let days = claim.map(|(_, claim)| claim.days.clone()).unwrap_or_default();
        suspicious.then(|| Found::new(Class::Suspicious, said).on(days))
    }

    /// Which of the two counts: that it has ended, or that it will.
    fn claim(&self, done: Option<Claim<'s>>, coming: Option<Claim<'s>>) -> Option<(Class, Claim<'s>)> {
        let later = |days: &[Date]| match self.sent {
            Some(sent) => days.iter().any(|day| *day > sent),
            None => false,
        };
        match (done, coming) {
            (Some(done), Some(coming)) => {
                // A day to come, or the end of a period, is what counts beside a past that was said loosely.
                if coming.days.is_empty() || later(&coming.days) || self.sent.is_none() {
                    Some((Class::EndsOn, coming))
                } else {
                    Some((Class::Ended, done))
                }
            }
            (Some(done), None) if later(&done.days) => Some((Class::EndsOn, done)),
            (Some(done), None) => Some((Class::Ended, done)),
            (None, Some(coming)) => Some((Class::EndsOn, coming)),
            (None, None) => None,
        }
    }

    /// The first sentence in which a rule holds; one that ends like a sentence goes before a heading.
    fn first(&self, rule: &Rule, mood: Mood, questions: bool) -> Option<&'s Sentence> {
        let fits = |s: &&Sentence| (questions || !s.question) && self.place_asked(rule, s, mood, questions);
        let all: Vec<&Sentence> = self.sentences.iter().filter(fits).collect();
        all.iter().find(|s| s.whole || s.question).or(all.first()).copied()
    }

    /// Asking and offering need no statement: `please` and `if` belong to them.
    fn place_asked(&self, rule: &Rule, sentence: &Sentence, mood: Mood, asked: bool) -> bool {
        if asked {
            let mut places = rule.find(&sentence.tokens).into_iter();
            return places.any(|place| !denies(sentence, place));
        }
        self.place(rule, sentence, mood).is_some()
    }

    /// Whether it is about a line that is not that of the case.
    fn is_another(&self, sentence: &Sentence) -> bool {
        let named: Vec<Same> = sentence.lines.iter().map(|line| line.same(self.expected)).collect();
        let all = || {
            self.sentences
                .iter()
                .flat_map(|s| &s.lines)
                .map(|line| line.same(self.expected))
        };
        if named.iter().any(|same| *same != Same::Unknown) {
            return !named.contains(&Same::Yes);
        }
        !all().any(|same| same == Same::Yes) && all().any(|same| same == Same::No)
    }

    /// Whether the mail says elsewhere that this line goes on.
    fn contradicted(&self, class: Class) -> bool {
        let ours =
            |s: &Sentence| s.lines.is_empty() || s.lines.iter().any(|line| line.same(self.expected) == Same::Yes);
        let goes_on = |s: &Sentence| self.place(&self.rules.stays, s, Mood::Told).is_some() && !s.question;
        let conditional = |s: &Sentence| s.question || s.tokens.iter().any(|token| token == "if");
        let denied = |s: &Sentence| !conditional(s) && self.rules.denied.is_in(&s.tokens);
        let mut sentences = self.sentences.iter().filter(|s| ours(s));
        class == Class::Ended && sentences.any(|s| goes_on(s) || denied(s))
    }

    /// Amounts that come back or are billed last.
    fn amounts(&self) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        let named = self
            .sentences
            .iter()
            .filter(|s| !s.amounts.is_empty() && self.rules.money.is_in(&s.tokens));
        for amount in named.flat_map(|s| &s.amounts) {
            let plain = amount.money.to_plain();
            if !out.contains(&plain) {
                out.push(plain);
            }
        }
        out
    }
}
