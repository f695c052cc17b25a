//! The day of the end.
//!
//! Invariant: a day is taken from the sentence relied on, else from one that says as much, else from a label such as `Effective
//! date:`. A day that belongs to a bill, a payment or a request is never taken. Both readings stay where nothing decides.

use super::dates::{Reckoning, Written};
use super::guard::Mood;
use super::sentences::Sentence;
use super::tokens::DAY;
use super::words::Rules;
use crate::confirmation::Expected;
use crate::telecom::Date;

/// How days are read in this mail.
pub(super) fn reckoning(sentences: &[Sentence], sent: Option<Date>) -> Reckoning {
    let written = sentences
        .iter()
        .flat_map(|sentence| &sentence.days)
        .map(|day| day.written);
    let mut month_first = None;
    for written in written {
        if let Written::Either(a, b, _) = written {
            match (a > 12, b > 12) {
                (false, true) => month_first = Some(true),
                (true, false) => month_first = month_first.or(Some(false)),
                (true, true) | (false, false) => {}
            }
        }
    }
    let spanish = [
        "su", "el", "la", "ha", "sido", "de", "linea", "servicio", "recibido", "hola",
    ];
    let words = || sentences.iter().flat_map(|sentence| &sentence.tokens);
    let count = |list: &[&str]| words().filter(|token| list.contains(&token.as_str())).count();
    let is_spanish = count(&spanish) > count(&["the", "your", "has", "been", "we", "is", "of", "to"]);
    Reckoning {
        sent,
        month_first: month_first.or(is_spanish.then_some(false)),
    }
}

/// What a day has to lie between.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    pub(super) mood: Mood,
    pub(super) sent: Option<Date>,
    pub(super) submitted: Option<Date>,
}

impl Bounds {
    pub(super) fn new(mood: Mood, sent: Option<Date>, expected: &Expected) -> Self {
        Self {
            mood,
            sent,
            submitted: expected.submitted_on,
        }
    }

    /// Of two readings those that can be, if that decides.
    fn among(self, days: Vec<Date>) -> Vec<Date> {
        if days.len() < 2 {
            return days;
        }
        let early = |day: &Date| self.submitted.is_some_and(|submitted| *day < submitted.plus_days(-31));
        let past = |day: &Date| self.sent.is_some_and(|sent| *day < sent);
        let future = |day: &Date| self.sent.is_some_and(|sent| *day > sent);
        let fits = |day: &&Date| match self.mood {
            Mood::Done => !future(day) && !early(day),
            Mood::Coming | Mood::Told => !past(day),
        };
        let fitting: Vec<Date> = days.iter().filter(fits).copied().collect();
        if fitting.is_empty() { days } else { fitting }
    }
}

/// The day that a sentence gives for what stands at a place in it.
pub(super) fn in_sentence(
    sentence: &Sentence,
    at: usize,
    rules: &Rules,
    reckoning: Reckoning,
    bounds: Bounds,
) -> Vec<Date> {
    let number = |token: &String| token.strip_prefix(DAY)?.parse::<usize>().ok();
    let places = sentence.tokens.iter().enumerate();
    let days = places.filter_map(|(place, token)| Some((place, number(token)?)));
    let fitting = days.filter(|(place, _)| !belongs_elsewhere(sentence, *place));
    let nearest = fitting.min_by_key(|(place, _)| place.abs_diff(at));
    if let Some(day) = nearest.and_then(|(_, number)| sentence.days.get(number)) {
        return bounds.among(reckoning.all(day.written));
    }
    if rules.now.is_in(&sentence.tokens) {
        return bounds.sent.into_iter().collect();
    }
    Vec::new()
}

/// A day of a request, a bill or a payment.
fn belongs_elsewhere(sentence: &Sentence, place: usize) -> bool {
    let before = sentence.tokens.get(place.saturating_sub(5)..place).unwrap_or_default();
    let other = |token: &String| {
        matches!(
            token.as_str(),
            "request"
                | "requested"
                | "bill"
                | "billed"
                | "invoice"
                | "charged"
                | "collected"
                | "payment"
                | "refund"
                | "solicitud"
                | "factura"
                | "message"
                | "letter"
                | "call"
        )
    };
    let ends = before.iter().rposition(|token| matches!(token.as_str(), "," | ";"));
    let clause = before.get(ends.map_or(0, |at| at + 1)..).unwrap_or_default();
    let after = sentence
        .tokens
        .get(place + 1..)
        .unwrap_or_default()
        .iter()
        .take(3)
        .map(String::as_str);
    let after: String = after.collect();
    // `您10月2日提交的申请`
    clause.iter().any(other) || after.starts_with("提交") || after.starts_with("申请") || after.starts_with("的申")
}

/// The day behind a label, anywhere.
pub(super) fn labelled(sentences: &[Sentence], rules: &Rules, reckoning: Reckoning, bounds: Bounds) -> Vec<Date> {
    for sentence in sentences.iter().filter(|sentence| !sentence.days.is_empty()) {
        let ends = rules.labels.find(&sentence.tokens);
        for (_, end) in ends {
            let ahead = sentence.tokens.iter().enumerate().skip(end).take(5);
            let mut days =
                ahead.filter_map(|(place, token)| Some((place, token.strip_prefix(DAY)?.parse::<usize>().ok()?)));
            let day = days.next().filter(|(place, _)| !belongs_elsewhere(sentence, *place));
            if let Some(day) = day.and_then(|(_, number)| sentence.days.get(number)) {
                return bounds.among(reckoning.all(day.written));
            }
        }
    }
    Vec::new()
}
