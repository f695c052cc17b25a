//! Days on a scaled line: where each stands, and where its words stand so that none covers another.
//!
//! Invariant: positions are thousandths of the width, so the same value is drawn at any width; the room for words is
//! reckoned for the narrowest screen. Days of the first half carry their words to the right and above the line, those of
//! the second half to the left and below it, and whoever stands further out is lifted higher: so no stem crosses a word.

use super::block::Tone;
use crate::ordered::Ordered;
use crate::telecom::Date;

/// The narrowest drawing, in pixels.
const NARROWEST: u32 = 262;
/// Width of a Latin and of a Chinese character in the drawing, generously, and the distance to the stem.
const LATIN: u32 = 7;
const CHINESE: u32 = 13;
const ASIDE: u32 = 14;
/// Thousandths left free at both ends.
const MARGIN: u32 = 25;
/// So many days are still counted in weeks, and so many in months.
const WEEKS: i32 = 75;
const MONTHS: i32 = 800;

/// The form of a mark: who sees no colour tells them apart by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Today.
    Ring,
    /// Until when something can be used.
    Triangle,
    /// Until when to act.
    Diamond,
    /// Money moves.
    Square,
    /// It ends.
    Cross,
    /// A window closes.
    Bar,
}

/// A day to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub on: Date,
    /// What it is, in the list.
    pub label: &'static str,
    /// The same in few words, in the drawing.
    pub word: &'static str,
    /// How urgent.
    pub tone: Tone,
    /// Its form.
    pub shape: Shape,
}

/// One day on the line and in the list.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Mark {
    /// The day, in words.
    pub day: String,
    /// What it is.
    pub label: String,
    /// How urgent.
    pub tone: Tone,
    /// How it is drawn.
    pub flag: Flag,
}

/// One day in the drawing.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Flag {
    /// Where, in thousandths of the width.
    pub at: u32,
    /// Above the line, with the words to the right; else below it, with the words to the left.
    pub above: bool,
    /// How many rows from the line its words stand.
    pub lane: u32,
    /// Its form.
    pub shape: Shape,
    /// The day in digits.
    pub date: String,
    /// What it is, in few words.
    pub word: &'static str,
}

impl Flag {
    /// From where to where its words reach on the narrowest screen, in thousandths.
    #[must_use]
    pub fn reach(&self) -> (u32, u32) {
        let one = |c: char| if c.is_ascii() { LATIN } else { CHINESE };
        let wide = |text: &str| text.chars().map(one).sum::<u32>();
        let width = wide(&self.date).max(wide(self.word)) + ASIDE;
        let width = width * 1000 / NARROWEST;
        if self.above {
            (self.at, self.at + width)
        } else {
            (self.at.saturating_sub(width), self.at)
        }
    }
}

/// What the small lines of the scale stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scale {
    /// Weeks.
    Weeks,
    /// The first of each month.
    Months,
    /// The first of each year.
    Years,
}

/// Days in order.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Timeline {
    /// What it is.
    pub label: String,
    /// The days.
    pub marks: Vec<Mark>,
    /// The small lines of the scale, in thousandths.
    pub ticks: Vec<u32>,
    /// What these stand for.
    pub scale: &'static str,
}

/// Where a day stands between the first and the last.
fn place(first: Date, last: Date, day: Date) -> u32 {
    let span = first.days_until(last).max(1).unsigned_abs();
    let at = first.days_until(day).max(0).unsigned_abs();
    MARGIN + at * (1000 - 2 * MARGIN) / span
}

/// The scale and its small lines.
fn ticks(first: Date, last: Date) -> (Scale, Vec<u32>) {
    let span = first.days_until(last);
    let (scale, start, step): (Scale, Date, fn(Date) -> Date) = if span <= WEEKS {
        (Scale::Weeks, first, |day| day.plus_days(7))
    } else if span <= MONTHS {
        let next = first.plus_days(1 - i32::from(first.day())).plus_months(1);
        (Scale::Months, next, |day| day.plus_months(1))
    } else {
        let next = Date::new(first.year() + 1, 1, 1).unwrap_or(last);
        (Scale::Years, next, |day| day.plus_months(12))
    };
    let days = std::iter::successors(Some(start), |day| Some(step(*day)).filter(|next| next > day));
    let inside = days.take_while(|day| *day <= last);
    (scale, inside.map(|day| place(first, last, day)).collect())
}

/// The days in order, each with its place in the drawing.
pub(super) fn laid_out(mut days: Vec<Day>, words: impl Fn(&Day) -> (String, String)) -> (Vec<Mark>, Scale, Vec<u32>) {
    days.order_by_key(|day| day.on);
    let (Some(first), Some(last)) = (days.first().map(|d| d.on), days.last().map(|d| d.on)) else {
        return (Vec::new(), Scale::Weeks, Vec::new());
    };
    let mut marks: Vec<Mark> = days
        .iter()
        .map(|day| {
            let at = place(first, last, day.on);
            let (date, label) = words(day);
            Mark {
                day: date,
                label,
                tone: day.tone,
                flag: Flag {
                    at,
                    above: at <= 500,
                    lane: 0,
                    shape: day.shape,
                    date: day.on.to_iso(),
                    word: day.word,
                },
            }
        })
        .collect();
    let mut settled: Vec<Flag> = Vec::new();
    // From the middle outwards on both sides: whoever comes later stands further out and is lifted over all that it reaches.
    let (above, below): (Vec<&mut Mark>, Vec<&mut Mark>) = marks.iter_mut().partition(|mark| mark.flag.above);
    for mark in above.into_iter().rev().chain(below) {
        let (from, to) = mark.flag.reach();
        let under = settled
            .iter()
            .filter(|other| other.above == mark.flag.above)
            .filter(|other| {
                let (start, end) = other.reach();
                start <= to && from <= end
            });
        mark.flag.lane = under.map(|other| other.lane + 1).max().unwrap_or(0);
        settled.push(mark.flag.clone());
    }
    let (scale, ticks) = ticks(first, last);
    (marks, scale, ticks)
}
