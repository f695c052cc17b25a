//! The pages that stand in the HTML itself: what a new visitor reads and answers before the program is here.
//!
//! The build writes them into `index.html` (`.xtask/src/first.rs`), `public/first.js` shows them, and the program takes over from them
//! (`app/begun.rs`). They are the same screens as the program's own, so nothing moves when it comes.

use super::page::Screen;
use super::pages::{Home, Install, home, language as language_question};
use super::paper::Paper;
use super::steps::step_screen;
use super::view::{Guarded, View};
use crate::calendar::Offer;
use crate::document::Promise;
use crate::messages::Language;
use crate::named_enum;
use crate::telecom::Timestamp;
use crate::wizard::{CaseId, CaseIdError, Context, StepId, Wizard};

named_enum! {
    /// A page that stands in the HTML.
    pub enum First {
        /// The question for a language, where the browser wants neither.
        Language = "language",
        /// The first page of somebody who has nothing here yet.
        Home = "home",
        /// The first question.
        Question = "question",
        /// The first question of a practice run.
        Practice = "practice",
    }
}

impl First {
    /// The name of the case in addresses of these pages: each visitor's own takes its place.
    pub const CASE: &str = "begun000";

    /// The page.
    ///
    /// # Errors
    /// Never, as long as [`First::CASE`] is the name of a case.
    pub fn screen(self, language: Language) -> Result<Screen, CaseIdError> {
        // No day and no moment shows on these pages.
        let now = Timestamp(0);
        let today = now.date_utc();
        match self {
            Self::Language => Ok(language_question(language)),
            Self::Home => Ok(home(&Home {
                language,
                today,
                cases: &[],
                from: 0,
                batches: &[],
                notices: &[],
                removed: None,
            })),
            Self::Question | Self::Practice => {
                let wizard = Wizard::new(CaseId::new(Self::CASE)?, now, self == Self::Practice);
                let cx = Context {
                    now,
                    today,
                    record: None,
                    recognition: None,
                    holder: &|_| None,
                    fresh_key: "",
                };
                let view = View {
                    language,
                    wizard: &wizard,
                    cx: &cx,
                    index: &Guarded::Loading,
                    recognition: &Guarded::Loading,
                    devices: &Guarded::Loading,
                    law: &Guarded::Loading,
                    record: &Guarded::Loading,
                    paper: &Paper::Nothing,
                    camera: false,
                    pastes: false,
                    install: Install::No,
                    calendar: &Offer::Idle,
                    promise: Promise::Unknown,
                    problems: &[],
                };
                Ok(step_screen(&view, StepId::Reason))
            }
        }
    }
}
