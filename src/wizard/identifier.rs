//! The identifier while it is being typed or pasted.
//!
//! Invariant: it stays in memory until it is known to be no activation code; of one, only the server is kept.

use super::answer::clean;
use super::case::Wizard;
use super::field::Field;
use super::scan::Scan;
use crate::directory::{Identified, IdentifyProblem, InText, identify, in_text};
use crate::telecom;

/// More characters than this at once were pasted, not typed.
const PASTED: usize = 3;

impl Wizard {
    /// Keeps only what is known to be no secret: the rest stays in memory while it is being typed.
    pub(super) fn identifier_typed(&mut self, text: &str) {
        let before = self.shown(Field::Identifier).chars().count();
        let pasted = text.chars().count() > before + PASTED;
        self.session.in_text = None;
        if !self.session.scan.is_busy() {
            self.session.scan = Scan::Idle;
        }
        if pasted && self.number_in(text) {
            return;
        }
        if telecom::looks_like_activation_code(text) {
            // A code that is typed may still be growing: what comes after it belongs to its secret part.
            self.case.answers.set(Field::Identifier, "");
            self.session.identifier = Some(text.to_owned());
            if pasted {
                self.drop_activation_code();
            }
            return;
        }
        let is_number = telecom::compact(text)
            .trim_start_matches('+')
            .bytes()
            .all(|b| b.is_ascii_digit());
        self.case
            .answers
            .set(Field::Identifier, if is_number { text } else { "" });
        self.session.identifier = Some(clean(text));
    }

    /// Of a whole mail with one number in it stays that number, to be offered, and the server of an activation code.
    fn number_in(&mut self, text: &str) -> bool {
        let found = in_text(text);
        if !matches!(found, InText::One(_)) {
            // A mail is shown, so that the person sees what was pasted; it is not saved.
            self.session.in_text = Some(found).filter(|found| *found == InText::Several);
            return false;
        }
        self.case.answers.set(Field::Identifier, "");
        self.session.identifier = Some(text.to_owned());
        self.drop_activation_code();
        self.session.identifier = Some(String::new());
        self.session.in_text = Some(found);
        true
    }

    /// What a text that was pasted as a whole held, if it held anything.
    #[must_use]
    pub fn in_text(&self) -> Option<&InText> {
        self.session.in_text.as_ref()
    }

    /// Keeps the server of an activation code in the identifier's place, and forgets the rest.
    fn drop_activation_code(&mut self) {
        let Some(typed) = self.session.identifier.as_deref() else {
            return;
        };
        if let Ok(Identified::ActivationCode(code)) = identify(typed) {
            self.case.answers.set(Field::SmdpAddress, code.smdp_address().as_str());
            self.case.answers.set(Field::Identifier, "");
            self.session.identifier = Some(String::new());
            self.session.code_dropped = true;
        }
    }

    /// An order number is kept once the person is done typing it: until then it might have become an activation code.
    pub(super) fn keep_reference(&mut self) {
        self.drop_activation_code();
        let typed = self.session.identifier.as_deref().unwrap_or_default();
        // A whole message may hold anything: it stays in memory until the number is found in it.
        let message = identify(typed) == Err(IdentifyProblem::Sentence);
        if !typed.is_empty() && !message && !telecom::looks_like_activation_code(typed) {
            let typed = typed.to_owned();
            self.case.answers.set(Field::Identifier, &typed);
        }
    }
}
