//! The pages of a batch: keys, lines, review, run, report.
//!
//! Invariant: which page may be shown follows from the batch, whatever the address says: nothing is reviewed without
//! lines, nothing runs unconfirmed. No page shows more than [`SHOWN`] lines, but for the report, which is for paper.

mod lines;
mod review;
mod run;

use super::block::{Command, Tone};
use super::build::option;
use super::order::Order;
use super::page::{Screen, Shown};
use super::pages::problem;
use super::place::{BatchPage, Place};
use super::steps::api;
use super::view::View;
use crate::batch::{Bad, Batch, MOST, Run, Why};
use crate::messages::{Catalogue, Language, fill};
use crate::provider_api::{Adapter, Platform};
use crate::wizard::{Ask, Field};
use std::collections::BTreeSet;

/// So many lines a page shows.
pub const SHOWN: usize = 25;
/// The element that holds the chosen file.
pub const FILE_ID: &str = "batch-file";

/// All that a page of a batch may look at.
pub struct BatchView<'a> {
    /// What talks to the API, as a case; the row under way while it runs.
    pub view: View<'a>,
    /// The batch.
    pub batch: &'a Batch,
    /// How far it has come.
    pub run: &'a Run,
    /// Which lines of the account are ticked.
    pub picked: &'a BTreeSet<String>,
    /// From which line of the account on they are shown.
    pub from: usize,
}

impl BatchView<'_> {
    fn t(&self) -> &'static Catalogue {
        self.view.t()
    }

    fn href(&self, page: BatchPage) -> String {
        Place::Batch(self.batch.id.clone(), page).href()
    }

    fn counted(&self, sentence: &str, count: usize) -> String {
        fill(sentence, &[("count", &count.to_string())])
    }

    /// All lines of the account are read.
    fn is_read(&self) -> bool {
        let connection = self.view.wizard.connection();
        connection.account().is_some() && connection.next().is_none() && !connection.is_busy()
    }

    /// The page that can be shown where this one was asked for.
    fn allowed(&self, page: BatchPage) -> BatchPage {
        let begun = self.batch.begun.is_some();
        match page {
            BatchPage::Remove => BatchPage::Remove,
            BatchPage::Report if begun => BatchPage::Report,
            _ if begun => BatchPage::Run,
            BatchPage::Review if !self.batch.rows.is_empty() => BatchPage::Review,
            BatchPage::Lines | BatchPage::Review if self.is_read() => BatchPage::Lines,
            _ => BatchPage::Keys,
        }
    }

    /// A page with its name, heading and problems.
    fn page(&self, page: BatchPage, heading: &str) -> Screen {
        let mut screen = Screen::new(&["batch-", page.as_str()].concat(), heading);
        screen.practice = self.batch.practice;
        screen.problems = self
            .view
            .problems
            .iter()
            .map(|p| Shown {
                field: p.field,
                entry: None,
                text: problem::text(self.t(), p),
                link: None,
            })
            .collect();
        screen
    }
}

fn order(order: Order) -> Command {
    Command::Batch(order)
}

/// What a batch is, and the way into one.
#[must_use]
pub fn batches_screen(language: Language) -> Screen {
    let t = &language.catalogue().batch;
    let mut screen = Screen::new("batch", t.heading);
    screen.back = Some(Place::Home.href());
    screen.lead(t.lead);
    screen.list(
        false,
        [t.is_key, t.is_one, t.is_pause, t.is_unknown]
            .map(str::to_owned)
            .to_vec(),
    );
    screen.note(Tone::Caution, t.number_first);
    screen.button(t.start, order(Order::New { practice: false }), true);
    screen.button(t.practise, order(Order::New { practice: true }), false);
    screen
}

/// A page of a batch.
#[must_use]
pub fn batch_screen(view: &BatchView<'_>, page: BatchPage) -> Screen {
    match view.allowed(page) {
        BatchPage::Keys => keys(view),
        BatchPage::Lines => lines::screen(view),
        BatchPage::Review => review::screen(view),
        BatchPage::Run => run::screen(view),
        BatchPage::Report => run::report(view),
        BatchPage::Remove => remove(view),
    }
}

fn keys(view: &BatchView<'_>) -> Screen {
    let t = &view.t().batch;
    let mut screen = view.page(BatchPage::Keys, t.keys_heading);
    screen.back = Some(Place::Batches.href());
    screen.lead(t.keys_why);
    if !view.batch.practice {
        // An API that lists nothing cannot show what a list is about to end.
        let fit = |p: &Platform| *p != Platform::Practice && Adapter::of(*p).lists && !api::hosts(*p).is_empty();
        let options = Platform::ALL.iter().copied().filter(fit);
        let options = options.map(|p| option(p.as_str(), Adapter::of(p).name, "")).collect();
        let words = (view.t().api.platform, view.t().api.platform_hint);
        screen.select(&view.view, Field::Platform, words, options);
    }
    let Some(platform) = view.view.wizard.platform() else {
        screen.link(t.back_home, Some(&Place::Home.href()), false);
        return screen;
    };
    api::keys(&mut screen, &view.view, platform);
    if view.batch.practice {
        screen.text(t.practice_fault);
    }
    let connection = view.view.wizard.connection();
    let read = view.is_read();
    if !api::progress(&mut screen, &view.view) {
        let label = if read { view.t().api.again } else { view.t().api.connect };
        screen.button(label, api::asks(Ask::Connect), !read);
    }
    api::said(&mut screen, &view.view);
    if !connection.lines().is_empty() || connection.account().is_some() {
        screen.text(view.counted(t.lines_read, connection.lines().len()));
    }
    if read {
        screen.link(t.to_lines, Some(&view.href(BatchPage::Lines)), true);
    }
    screen
}

/// The fields for the keys, where a page needs keys that are not held any more.
fn keys_asked_again(screen: &mut Screen, view: &BatchView<'_>) {
    if let (true, Some(platform)) = (api::keys_asked(&view.view), view.batch.platform) {
        api::keys(screen, &view.view, platform);
    }
}

/// The rows that were not taken, each with its line and reason.
fn bad_rows(screen: &mut Screen, view: &BatchView<'_>) {
    let t = &view.t().batch;
    let bad = &view.batch.bad;
    if bad.is_empty() {
        return;
    }
    let mut said: Vec<String> = bad.iter().take(SHOWN).map(|bad| bad_row(view.t(), bad)).collect();
    if bad.len() > SHOWN {
        said.push(view.counted(t.and_more, bad.len() - SHOWN));
    }
    screen.titled_note(Tone::Caution, &view.counted(t.bad_heading, bad.len()), said);
}

fn bad_row(t: &Catalogue, bad: &Bad) -> String {
    let why = t.why_not_taken(bad.why);
    let other = bad.other.map(|other| other.to_string()).unwrap_or_default();
    let most = MOST.to_string();
    let why = match bad.why {
        Why::Twice => fill(why, &[("other", &other)]),
        Why::TooMany => fill(why, &[("most", &most)]),
        Why::NoIdentifier
        | Why::IccidLength
        | Why::Unreadable
        | Why::Rounded
        | Why::Chip
        | Why::ActivationCode
        | Why::QuoteOpen
        | Why::NotInAccount
        | Why::Ambiguous => why.to_owned(),
    };
    fill(t.batch.bad_row, &[("line", &bad.line.to_string()), ("why", &why)])
}

fn remove(view: &BatchView<'_>) -> Screen {
    let t = &view.t().batch;
    let mut screen = view.page(BatchPage::Remove, t.remove_heading);
    screen.lead(view.counted(t.title, view.batch.rows.len()));
    screen.note(Tone::Danger, t.remove_text);
    let id = view.batch.id.clone();
    screen.button(view.t().home.remove_yes, order(Order::Remove(id)), false);
    screen.link(view.t().home.remove_no, Some(&Place::Home.href()), true);
    screen
}
