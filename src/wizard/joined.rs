//! Two journals of one case become one: when a file brings in what another device, or this one earlier, has noted.
//!
//! Invariant: the result holds every entry of both, in order. It never allows an act that was not allowed here, nor one
//! that the other side forbade, unless this side knows all that the other knows and more: then nothing changes, so an older
//! file neither opens nor closes anything. An act that was under way counts as unknown, as after a crash; an end that was
//! proven stays proven. What was noted of the number is a fact and stays.

use super::entry::{Entry, Happening, Reply};
use super::journal::Journal;
use super::standing::{ActState, Standing};
use crate::telecom::{Date, Timestamp};

impl Journal {
    /// This journal with what another one of the same case knows. `at` is when they met.
    #[must_use]
    pub fn joined(&self, other: &Self, at: (Timestamp, Date)) -> Self {
        if knows(self.entries(), other.entries()) {
            return self.clone();
        }
        let mut joined = union(self.entries(), other.entries())
            .into_iter()
            .fold(Self::default(), |journal, entry| journal.with(entry));
        let (here, there, now) = (self.standing(), other.standing(), joined.standing());
        let ended = [here, there].iter().any(|side| side.act == ActState::Ended);
        let under_way = matches!(now.act, ActState::Begun | ActState::HandedOver);
        let lost = (here.act.holds() || there.act.holds()) && !now.act.holds();
        let hidden = now.act.holds() && now.given_up.is_some();
        if under_way || lost || hidden || (ended && now.act != ActState::Ended) {
            joined = joined.with(meeting(at, ended.then_some(Reply::Ended), None));
        }
        let now = joined.standing();
        if !now.act.holds() && now.given_up.is_none() {
            joined = given_up(self, here).or_else(|| given_up(other, there)).map_or_else(
                || joined.clone(),
                |entry| {
                    let again = Entry::new(at, entry.what);
                    joined.with(again)
                },
            );
        }
        joined
    }

    /// This journal once it is known that another case of the same line holds an act, named by the key of that attempt;
    /// `None` if it changes nothing here, or was already noted.
    #[must_use]
    pub fn warned(&self, attempt: &str, at: (Timestamp, Date)) -> Option<Self> {
        let noted = |entry: &Entry| entry.what == Happening::Joined && entry.request_key.as_deref() == Some(attempt);
        if self.standing().act.holds() || self.entries().iter().any(noted) {
            return None;
        }
        Some(self.with(meeting(at, None, Some(attempt.to_owned()))))
    }
}

fn meeting(at: (Timestamp, Date), reply: Option<Reply>, request_key: Option<String>) -> Entry {
    Entry {
        reply,
        request_key,
        ..Entry::new(at, Happening::Joined)
    }
}

/// The decision not to go on, if it stands at the end of a journal.
fn given_up(journal: &Journal, standing: Standing) -> Option<&Entry> {
    let decides = |entry: &&Entry| matches!(entry.what, Happening::Moved | Happening::Abandoned);
    standing.given_up?;
    journal.entries().iter().rev().find(decides)
}

/// Whether all entries of one stand in the other, in their order.
fn knows(all: &[Entry], some: &[Entry]) -> bool {
    let mut all = all.iter();
    some.iter().all(|entry| all.any(|other| other == entry))
}

/// Every entry of both, each side in its own order; what stands in both once, the rest by time.
fn union(a: &[Entry], b: &[Entry]) -> Vec<Entry> {
    let (mut a, mut b) = (a, b);
    let mut all = Vec::with_capacity(a.len() + b.len());
    while let (Some((first, rest_a)), Some((second, rest_b))) = (a.split_first(), b.split_first()) {
        let from_first = if first == second {
            b = rest_b;
            true
        } else {
            match (rest_b.contains(first), rest_a.contains(second)) {
                // What both know is not passed before the other side has come to it.
                (true, false) => false,
                (false, true) => true,
                (true, true) | (false, false) => goes_first(first, second),
            }
        };
        if from_first {
            all.push(first.clone());
            a = rest_a;
        } else {
            all.push(second.clone());
            b = rest_b;
        }
    }
    all.extend(a.iter().chain(b).cloned());
    all
}

/// Which of two entries stands first, whichever side they are on.
fn goes_first(one: &Entry, other: &Entry) -> bool {
    let text = |entry: &Entry| serde_json::to_string(entry).unwrap_or_default();
    (one.at, text(one)) <= (other.at, text(other))
}
