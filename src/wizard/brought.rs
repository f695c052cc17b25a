//! What a file brings in, made fit to keep: it passes what typed text passes.
//!
//! Invariant: nothing is kept of a file that could not have been typed or noted here: no name that is not ours, no
//! activation code, no control or direction signs, no text of another length. Doing it twice changes nothing.

use super::answer::{Answers, clean, clean_up_to};
use super::case::Case;
use super::entry::{ApiNote, Entry, Fingerprint, LONGEST_TEXT};
use super::field::Field;
use super::journal::Journal;
use super::step::StepId;
use crate::directory::{Identified, IdentifyProblem, identify};
use crate::provider_api::Proof;
use crate::telecom::looks_like_activation_code;

/// More entries no journal has.
const MOST: usize = 2_000;
/// Longest name of an attempt.
const KEY: usize = 64;

impl Case {
    /// The case as it may be kept.
    #[must_use]
    pub fn brought(self) -> Self {
        Self {
            answers: self.answers.brought(),
            ..self
        }
    }

    /// The same case, its answers still to be checked here before an act: what was checked was checked somewhere else.
    #[must_use]
    pub fn unchecked(&self) -> Self {
        let mut case = self.clone();
        for step in [StepId::Review, StepId::Irreversible] {
            case.answers.finish(step, false);
        }
        case
    }
}

/// Answers that live only while the page is open.
const NEVER_SAVED: [Field; 3] = [Field::Ending, Field::BatchLines, Field::MailText];

impl Answers {
    fn brought(&self) -> Self {
        let mut kept = Self::default();
        for (name, text) in self.named() {
            let Ok(field) = name.parse::<Field>() else { continue };
            if field == Field::Identifier {
                kept.identified(text);
            } else if !NEVER_SAVED.contains(&field) {
                kept.set(field, text);
            }
        }
        for check in self.ticks() {
            kept.tick(check, true);
        }
        for step in self.steps() {
            kept.finish(step, true);
        }
        kept
    }

    /// Of an activation code stays the server; a whole message may hold anything.
    fn identified(&mut self, text: &str) {
        match identify(text) {
            Ok(Identified::ActivationCode(code)) => self.set(Field::SmdpAddress, code.smdp_address().as_str()),
            Err(IdentifyProblem::Sentence) => {}
            Ok(_) | Err(_) if looks_like_activation_code(text) => {}
            Ok(_) | Err(_) => self.set(Field::Identifier, text),
        }
    }
}

impl Journal {
    /// The journal as it may be kept; `None` if it is longer than any journal is.
    #[must_use]
    pub fn brought(&self) -> Option<Self> {
        let all = self.entries();
        (all.len() <= MOST).then(|| {
            all.iter()
                .fold(Self::default(), |journal, entry| journal.with(entry.brought()))
        })
    }
}

impl Entry {
    fn brought(&self) -> Self {
        let key = |key: &String| key.len() <= KEY && key.bytes().all(|b| b.is_ascii_alphanumeric());
        let mut mail = self.mail.clone();
        if let Some(mail) = &mut mail {
            let is_sum = mail.sha256.len() == 64 && mail.sha256.bytes().all(|b| b.is_ascii_hexdigit());
            mail.sentence = clean(&mail.sentence);
            mail.sha256 = Some(&mail.sha256).filter(|_| is_sum).cloned().unwrap_or_default();
        }
        Self {
            line: self.line.as_ref().map(|line| Fingerprint(clean(&line.0))),
            request_key: self.request_key.clone().filter(key),
            said: clean_up_to(&self.said, LONGEST_TEXT),
            with: clean(&self.with),
            reference: clean(&self.reference),
            note: clean(&self.note),
            api: self.api.as_ref().map(ApiNote::brought),
            mail,
            ..self.clone()
        }
    }
}

impl ApiNote {
    fn brought(&self) -> Self {
        // Method, host and path, as `Proof` promises: behind a question mark a key could stand.
        let bare = |place: &str| clean(place.split(['?', '#']).next().unwrap_or_default());
        let proof = |proof: &Proof| Proof {
            method: clean(&proof.method),
            place: bare(&proof.place),
            said: clean(&proof.said),
            status: proof.status,
        };
        Self {
            line: clean(&self.line),
            words: clean(&self.words),
            proofs: self.proofs.iter().map(proof).collect(),
            ..self.clone()
        }
    }
}
