//! What is to be done today: the list of cases, and the way in.
//!
//! Invariant: one main button on the whole page, that of the most urgent case; where no case goes on, the one that begins one.

use super::super::block::{Block, Command, Tone};
use super::super::drawn;
use super::super::items::Card;
use super::super::page::Screen;
use super::super::place::{BatchPage, Place};
use super::leaf::Leaf;
use super::today::{button, in_order, line, waits};
use crate::messages::{Catalogue, Language, fill, local};
use crate::ordered::Ordered;
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
    /// From which of them on they are shown, in the order of the page.
    pub from: usize,
    /// The batches.
    pub batches: &'a [BatchCard],
    /// Things to be said once.
    pub notices: &'a [String],
    /// What is said of what was removed a moment ago, and can be put back.
    pub removed: Option<&'a str>,
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

/// The first page: what it is for, and what is to be done today with the person's plans.
#[must_use]
pub fn home(home: &Home<'_>) -> Screen {
    let t = home.language.catalogue();
    let empty = home.cases.is_empty() && home.batches.is_empty();
    let mut screen = Screen::new("home", if empty { t.home.heading } else { t.home.today });
    for notice in home.notices {
        screen.note(Tone::Info, notice.clone());
    }
    if let Some(said) = home.removed {
        screen.note(Tone::Info, said);
        screen.button(t.comfort.undo, Command::PutBack, false);
    }
    if empty {
        welcome(&mut screen, t);
        return screen;
    }
    let (over, open): (Vec<&Summary>, Vec<&Summary>) = home.cases.iter().partition(|c| c.stage.is_over());
    let mut leaf = Leaf::at(home.from, home.cases.len());
    let more_urgent = plans(&mut screen, home, &open, &mut leaf);
    let folded = finished(home, over, &mut leaf);
    leaf.turning(&mut screen, t);
    screen.button(t.home.start_another, Command::Start { practice: false }, !more_urgent);
    screen.button(t.home.practise, Command::Start { practice: true }, false);
    ways_in(&mut screen, t, t.bring.home_link);
    screen.note(Tone::Caution, t.home.delete_last);
    beside(&mut screen, t);
    screen.blocks.extend(folded);
    screen.link(t.contribute.home_link, Some(&Place::Contribute.href()), false);
    screen
}

/// Nobody has a plan here yet: the ways in, and why one can trust the page.
fn welcome(screen: &mut Screen, t: &Catalogue) {
    screen.lead(t.home.lead);
    screen.button(t.home.start, Command::Start { practice: false }, true);
    screen.button(t.home.practise, Command::Start { practice: true }, false);
    screen.add(drawn::journey(t));
    ways_in(screen, t, t.bring.home_empty);
    let trust = [t.home.no_account, t.today.none_sent, t.home.free_letters];
    screen.list(false, trust.map(str::to_owned).to_vec());
    screen.note(Tone::Caution, t.home.delete_last);
    beside(screen, t);
    screen.link(t.contribute.home_link, Some(&Place::Contribute.href()), false);
}

/// The other ways in: by what the person has, by many lines at once, by a file of an earlier device.
fn ways_in(screen: &mut Screen, t: &Catalogue, bring: &str) {
    screen.link(t.today.which, Some(&Place::Received.href()), false);
    screen.link(t.batch.home_link, Some(&Place::Batches.href()), false);
    screen.link(bring, Some(&Place::Backup(None).href()), false);
}

/// The plans that go on, the most urgent first and practice last; says whether there was one for the main button.
fn plans(screen: &mut Screen, home: &Home<'_>, open: &[&Summary], leaf: &mut Leaf) -> bool {
    let t = home.language.catalogue();
    let of_practice = |practice: bool| open.iter().copied().filter(move |case| case.practice == practice);
    let real = in_order(of_practice(false), home.today);
    if leaf.is_first() && real.first().is_some_and(|(group, _)| !group.presses()) {
        screen.lead(t.today.nothing);
    }
    let mut first = true;
    let mut card = |case: &Summary| card(home, case, std::mem::take(&mut first));
    for part in leaf.take(real).chunk_by(|(one, _), (other, _)| one == other) {
        if let Some((group, _)) = part.first() {
            screen.heading(group.heading(t));
        }
        screen.add(Block::Cases(part.iter().map(|(_, case)| card(case)).collect()));
    }
    let batches = |practice: bool| {
        let shown = home.batches.iter().filter(|_| leaf.is_first());
        let cards = shown
            .filter(|batch| batch.practice == practice)
            .map(|one| batch(home, one));
        cards.collect::<Vec<Card>>()
    };
    let (many, many_of_practice) = (batches(false), batches(true));
    if !many.is_empty() {
        screen.heading(t.batch.heading);
        screen.add(Block::Cases(many));
    }
    let practice = leaf.take(in_order(of_practice(true), home.today));
    let mut cards: Vec<Card> = practice.into_iter().map(|(_, case)| card(case)).collect();
    cards.extend(many_of_practice);
    if !cards.is_empty() {
        screen.heading(t.today.practice);
        screen.add(Block::Cases(cards));
    }
    !first
}

/// The plans that are over, folded away: what is still useful of them is behind each.
fn finished(home: &Home<'_>, mut over: Vec<&Summary>, leaf: &mut Leaf) -> Option<Block> {
    let t = home.language.catalogue();
    let summary = fill(t.today.finished, &[("count", &over.len().to_string())]);
    over.order_by_key(|case| (case.practice, std::cmp::Reverse(case.created.0)));
    let shown = leaf.take(over);
    let cards = shown.iter().map(|case| card(home, case, false)).collect();
    let inside = vec![
        Block::Heading(t.home.over.to_owned()),
        Block::Text(t.today.finished_text.to_owned()),
        Block::Cases(cards),
    ];
    (!shown.is_empty()).then_some(Block::Folded { summary, inside })
}

/// The pages that explain.
fn beside(screen: &mut Screen, t: &Catalogue) {
    screen.link(t.explain.link, Some(&Place::Explain.href()), false);
    screen.link(t.law.link, Some(&Place::Law.href()), false);
}

fn batch(home: &Home<'_>, batch: &BatchCard) -> Card {
    let t = home.language.catalogue();
    let place = |page| Place::Batch(batch.id.clone(), page).href();
    Card {
        title: fill(t.batch.title, &[("count", &batch.lines.to_string())]),
        todo: String::new(),
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
        strong: false,
        remove: (t.home.remove.to_owned(), place(BatchPage::Remove)),
    }
}

fn card(home: &Home<'_>, case: &Summary, strong: bool) -> Card {
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
        Some(step) => (Place::Step(case.id.clone(), step), button(home, case, step)),
        None => (overview, t.home.look.to_owned()),
    };
    let overdue = case.due.is_some_and(|d| d.is_overdue(home.today));
    let todo = line(home, case);
    // The line of a plan that waits names the day.
    let said = waits(home, case);
    Card {
        title,
        todo,
        under: under.join(" · "),
        stage: t.stage(case.stage).to_owned(),
        stage_name: case.stage.as_str(),
        due: case.due.filter(|_| !said).map_or_else(String::new, |d| {
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
        strong,
        remove: (t.home.remove.to_owned(), Place::Remove(case.id.clone()).href()),
    }
}
