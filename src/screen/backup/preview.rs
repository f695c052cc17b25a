//! What a file would change, and what it has changed: counts, and the plans of which there is something to say.

use super::BringFailure;
use crate::backup::{Note, Row, Told, Verdict};
use crate::messages::{BringText, Language, fill};
use crate::screen::block::{Command, Tone};
use crate::screen::order::{PaperOrder, Source};
use crate::screen::page::Screen;
use crate::telecom::Date;

/// So many plans are named; the rest are counted.
const NAMED: usize = 60;

/// What would change, and the button that does it.
pub(super) fn preview(screen: &mut Screen, language: Language, told: &Told, failure: Option<BringFailure>) {
    let t = language.catalogue();
    let b = &t.bring;
    screen.heading(b.preview_heading);
    if let Ok(day) = Date::parse(&told.day) {
        screen.text(fill(b.preview_day, &[("date", &t.date(day))]));
    }
    let counts = [
        (b.count_new, told.count(Verdict::New)),
        (b.count_changed, told.count(Verdict::Changed)),
        (b.count_same, told.count(Verdict::Same)),
        (b.count_refused, told.count(Verdict::Refused)),
        (b.beside, told.beside),
        (b.drafts_kept, told.drafts_kept),
    ];
    let said = counts
        .iter()
        .enumerate()
        .filter(|(at, (_, count))| *at < 4 || *count > 0);
    let said = said.map(|(_, (sentence, count))| fill(sentence, &[("count", &count.to_string())]));
    screen.list(false, said.collect());
    rows(screen, language, told);
    if told.writes == 0 {
        screen.note(Tone::Info, b.nothing);
    } else if failure == Some(BringFailure::Changed) {
        screen.button(b.again, Command::Paper(PaperOrder::Bring(Source::Again)), true);
    } else {
        screen.button(b.take, Command::Paper(PaperOrder::TakeIn), true);
    }
    screen.button(b.leave, Command::Paper(PaperOrder::LeaveIt), false);
}

/// The plans of which there is something to say.
pub(super) fn rows(screen: &mut Screen, language: Language, told: &Told) {
    let b = &language.catalogue().bring;
    let says = |row: &&Row| row.verdict != Verdict::Same || !row.notes.is_empty();
    let mut items: Vec<String> = told
        .rows
        .iter()
        .filter(says)
        .take(NAMED)
        .map(|row| item(language, row))
        .collect();
    let left = told.rows.iter().filter(says).count() - items.len();
    if left > 0 {
        items.push(fill(b.more, &[("count", &left.to_string())]));
    }
    screen.list(false, items);
}

fn item(language: Language, row: &Row) -> String {
    let t = language.catalogue();
    let [en, zh_cn] = &row.title;
    let title = match language {
        Language::En => en,
        Language::ZhCn => zh_cn,
    };
    let b = &t.bring;
    let mut plan = match row.lines {
        Some(lines) => fill(t.batch.title, &[("count", &lines.to_string())]),
        None if title.is_empty() => t.home.unnamed.to_owned(),
        None => title.clone(),
    };
    if !row.ending.is_empty() {
        plan = [plan, fill(t.home.ending, &[("ending", &row.ending)])].join(" · ");
    }
    let verdict = match row.verdict {
        Verdict::New => b.is_new,
        Verdict::Changed => b.is_changed,
        Verdict::Same => b.is_same,
        Verdict::Refused => b.is_refused,
    };
    let notes = row.notes.iter().map(|note| match note {
        Note::AnswersTaken => b.answers_taken,
        Note::AnswersKept => b.answers_kept,
        Note::HistoryLonger => b.history_longer,
        Note::OutcomeUnknown => b.outcome_unknown,
        Note::SameLine => b.same_line,
        Note::HereUnreadable => b.here_unreadable,
        Note::Differs => b.differs,
        Note::WithoutPlan => b.without_plan,
    });
    let what = t.together(std::iter::once(verdict).chain(notes));
    fill(b.row, &[("plan", &plan), ("what", &what)])
}

pub(super) fn done(b: &BringText, told: &Told) -> String {
    let count = |verdict| told.count(verdict).to_string();
    let [new, changed, same, refused] = [Verdict::New, Verdict::Changed, Verdict::Same, Verdict::Refused].map(count);
    let counts = [
        ("new", &new),
        ("changed", &changed),
        ("same", &same),
        ("refused", &refused),
    ];
    fill(b.done, &counts.map(|(name, count)| (name, count.as_str())))
}
