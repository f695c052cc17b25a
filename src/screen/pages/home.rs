//! The list of cases, and the way in.

use super::super::block::{Block, Command, Tone};
use super::super::drawn;
use super::super::items::Card;
use super::super::page::Screen;
use super::super::place::{BatchPage, Place};
use crate::messages::{Catalogue, Language, fill, local};
use crate::telecom::Date;
use crate::wizard::{CaseId, Stage, Summary};

/// What the first page shows.
pub struct Home<'a> {
    /// The language.
    pub language: Language,
    /// The day it is.
    pub today: Date,
    /// The cases.
    pub cases: &'a [Summary],
    /// The batches.
    pub batches: &'a [BatchCard],
    /// Things to be said once: damaged values, removals.
    pub notices: &'a [String],
}

/// What the list shows of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchCard {
    /// Its name.
    pub id: CaseId,
    /// How many lines it has.
    pub lines: usize,
    /// When it was begun, if it was.
    pub begun: Option<Date>,
    /// A practice run.
    pub practice: bool,
}

/// The first page: what it is for, and the person's cases, the most urgent first.
#[must_use]
pub fn home(home: &Home<'_>) -> Screen {
    let t = home.language.catalogue();
    let mut screen = Screen::new("home", t.home.heading);
    for notice in home.notices {
        screen.note(Tone::Info, notice.clone());
    }
    let start = |practice| Command::Start { practice };
    if home.cases.is_empty() && home.batches.is_empty() {
        screen.lead(t.home.lead);
        screen.button(t.home.start, start(false), true);
        screen.button(t.home.practise, start(true), false);
        screen.add(drawn::journey(t));
        screen.link(t.batch.home_link, Some(&Place::Batches.href()), false);
        screen.link(t.bring.home_empty, Some(&Place::Backup(None).href()), false);
        screen.note(Tone::Caution, t.home.delete_last);
        beside(&mut screen, t);
        screen.list(
            false,
            vec![t.home.no_account.to_owned(), t.home.free_letters.to_owned()],
        );
        screen.link(t.contribute.home_link, Some(&Place::Contribute.href()), false);
        return screen;
    }
    let (over, open): (Vec<&Summary>, Vec<&Summary>) = home.cases.iter().partition(|c| c.stage.is_over());
    if !open.is_empty() {
        screen.heading(t.home.today);
        screen.add(Block::Cases(
            in_order(open).into_iter().map(|c| card(home, c)).collect(),
        ));
    }
    if !home.batches.is_empty() {
        screen.heading(t.batch.heading);
        screen.add(Block::Cases(home.batches.iter().map(|b| batch(home, b)).collect()));
    }
    screen.button(t.home.start_another, start(false), open_is_empty(home.cases));
    screen.button(t.home.practise, start(true), false);
    screen.link(t.batch.home_link, Some(&Place::Batches.href()), false);
    screen.link(t.bring.home_link, Some(&Place::Backup(None).href()), false);
    screen.note(Tone::Caution, t.home.delete_last);
    beside(&mut screen, t);
    if !over.is_empty() {
        let inside = vec![
            Block::Heading(t.home.over.to_owned()),
            Block::Cases(in_order(over).into_iter().map(|c| card(home, c)).collect()),
        ];
        screen.add(Block::Folded {
            summary: t.home.over.to_owned(),
            inside,
        });
    }
    screen.link(t.contribute.home_link, Some(&Place::Contribute.href()), false);
    screen
}

/// The pages that explain.
fn beside(screen: &mut Screen, t: &Catalogue) {
    screen.link(t.explain.link, Some(&Place::Explain.href()), false);
    screen.link(t.law.link, Some(&Place::Law.href()), false);
}

fn open_is_empty(cases: &[Summary]) -> bool {
    cases.iter().all(|c| c.stage.is_over())
}

/// The earliest due first, then the newest.
fn in_order(mut cases: Vec<&Summary>) -> Vec<&Summary> {
    cases.sort_by_key(|c| (c.due.is_none(), c.due.map(|d| d.on), std::cmp::Reverse(c.created.0)));
    cases
}

fn batch(home: &Home<'_>, batch: &BatchCard) -> Card {
    let t = home.language.catalogue();
    let place = |page| Place::Batch(batch.id.clone(), page).href();
    Card {
        title: fill(t.batch.title, &[("count", &batch.lines.to_string())]),
        under: String::new(),
        stage: batch.begun.map_or_else(
            || t.batch.card_open.to_owned(),
            |day| fill(t.batch.card_begun, &[("date", &t.date(day))]),
        ),
        stage_name: "",
        due: String::new(),
        overdue: String::new(),
        practice: if batch.practice {
            t.frame.practice_short.to_owned()
        } else {
            String::new()
        },
        href: place(if batch.begun.is_some() {
            BatchPage::Run
        } else {
            BatchPage::Review
        }),
        next: t.batch.card_look.to_owned(),
        remove: (t.home.remove.to_owned(), place(BatchPage::Remove)),
    }
}

fn card(home: &Home<'_>, case: &Summary) -> Card {
    let t = home.language.catalogue();
    let provider = case.provider.as_ref().map(|name| local(name, home.language));
    let nickname = Some(case.nickname.as_str()).filter(|name| !name.is_empty());
    let title = nickname.or(provider).unwrap_or(t.home.unnamed).to_owned();
    let mut under: Vec<String> = provider
        .filter(|_| nickname.is_some())
        .map(str::to_owned)
        .into_iter()
        .collect();
    if !case.ending.is_empty() {
        under.push(fill(t.home.ending, &[("ending", &case.ending)]));
    }
    let overview = Place::Overview(case.id.clone());
    let (href, next) = match case.step.filter(|_| !matches!(case.stage, Stage::Closed)) {
        Some(step) => (
            Place::Step(case.id.clone(), step),
            fill(t.home.open, &[("step", t.step(step))]),
        ),
        None => (overview, t.home.look.to_owned()),
    };
    let overdue = case.due.is_some_and(|d| d.is_overdue(home.today));
    Card {
        title,
        under: under.join(" · "),
        stage: t.stage(case.stage).to_owned(),
        stage_name: case.stage.as_str(),
        due: case.due.map_or_else(String::new, |d| {
            fill(t.home.due, &[("what", t.due(d.kind)), ("date", &t.date(d.on))])
        }),
        overdue: if overdue {
            t.home.overdue.to_owned()
        } else {
            String::new()
        },
        practice: if case.practice {
            t.frame.practice_short.to_owned()
        } else {
            String::new()
        },
        href: href.href(),
        next,
        remove: (t.home.remove.to_owned(), Place::Remove(case.id.clone()).href()),
    }
}
