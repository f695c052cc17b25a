//! The screen that is made of what lies on the table.

use super::cases::Closed;
use super::desk::{Desk, Shared};
use super::{backups, batches, cases, contribute, evidence, received, stored};
use crate::document::Shelf;
use crate::screen::pages::Install;
use crate::screen::{
    BatchView, Place, Screen, View, banner, batch_screen, batches_screen, case_screen, pages, verify_screen,
};
use crate::shell::{clock, document as page};
use crate::telecom::Timestamp;
use crate::wizard::{Context, Fingerprint};
use leptos::prelude::*;

impl Desk {
    fn screen(&mut self) -> Screen {
        if self.asks_language {
            return pages::language(self.language);
        }
        let language = self.language;
        match &self.place {
            Place::Home => self.home(),
            Place::Batches => batches_screen(language),
            Place::Contribute => contribute::choose(self),
            Place::Record(page) => contribute::screen(self, page),
            Place::About => pages::about(language, &self.copy),
            Place::Received => received::screen(self),
            Place::Explain => pages::explain(language),
            Place::Law => pages::law(language, clock::today(), &self.law),
            Place::Privacy => stored::screen(self),
            Place::Backup(only) => backups::screen(self, only.as_ref()),
            Place::Verify => verify_screen(language, &self.evidence.verified),
            Place::Unknown => pages::unknown(language),
            Place::Overview(_)
            | Place::Evidence(_)
            | Place::Step(..)
            | Place::Texts(_)
            | Place::Text(..)
            | Place::Remove(_)
            | Place::Batch(..) => self.case_screen().unwrap_or_else(|| match self.closed {
                Closed::Gone => pages::lost(language),
                Closed::Newer => pages::newer(language),
                Closed::Damaged => pages::damaged(language),
                Closed::Unread => pages::unread(language),
            }),
        }
    }

    /// Looks at the open case and its surroundings.
    pub(super) fn with_view<T>(&self, work: impl FnOnce(View<'_>) -> T) -> Option<T> {
        let holder = |line: &Fingerprint| cases::holder(&self.store, line);
        let cx = Context {
            now: clock::now(),
            today: clock::today(),
            record: self.record.here(),
            recognition: self.recognition.here(),
            holder: &holder,
            fresh_key: "",
        };
        let view = View {
            language: self.language,
            wizard: &self.open.as_ref()?.wizard,
            cx: &cx,
            index: &self.index,
            recognition: &self.recognition,
            devices: &self.devices,
            law: &self.law,
            record: &self.record,
            paper: &self.papers.paper,
            camera: self.camera,
            pastes: self.pastes,
            install: if self.no_install {
                Install::No
            } else {
                self.copy.install
            },
            calendar: &self.calendar,
            promise: self.promise,
            problems: &self.problems,
        };
        Some(work(view))
    }

    fn case_screen(&self) -> Option<Screen> {
        self.with_view(|view| self.screen_of(view))?
    }

    fn screen_of(&self, view: View<'_>) -> Option<Screen> {
        if let Place::Batch(_, page) = &self.place {
            let batch = self.batch.as_ref()?;
            let view = BatchView {
                view,
                batch: &batch.batch,
                run: &batch.run,
                picked: &batch.picked,
                from: batch.from,
            };
            return Some(batch_screen(&view, *page));
        }
        Some(match &self.place {
            Place::Evidence(_) => evidence::screen(&self.evidence, view),
            place => case_screen(&view, place),
        })
    }

    fn home(&mut self) -> Screen {
        let (today, language) = (clock::today(), self.language);
        let notices = std::mem::take(&mut self.notices);
        let cases = cases::summaries(&self.store, |id| cases::summary_of(&self.store, id));
        let batches = batches::cards(&self.store, Timestamp::date_utc);
        pages::home(&pages::Home {
            language,
            today,
            cases: &cases,
            from: self.leaf,
            batches: &batches,
            notices: &notices,
            removed: self.removed.as_ref().map(|gone| gone.said(language.catalogue())),
        })
    }
}

/// Makes the screen anew and hands it to the views.
pub(super) fn show(desk: &Shared) {
    let (screen, language, signals) = {
        let mut desk = desk.borrow_mut();
        let mut screen = desk.screen();
        let store = &desk.store;
        screen.banner = banner(desk.language, store.trouble(), store.keeps(Shelf::Plans), &desk.place);
        (screen, desk.language, desk.signals)
    };
    let t = language.catalogue();
    let error = if screen.problems.is_empty() {
        String::new()
    } else {
        [t.frame.error_prefix, " "].concat()
    };
    page::describe(&[&error, &screen.heading, " · ", t.frame.app_name].concat(), language);
    signals.language.set(language);
    signals.screen.set(screen);
}
