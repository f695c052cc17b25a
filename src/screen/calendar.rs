//! The offer to put the days of a case into one's own calendar.

use super::block::{Block, Command, Tone};
use super::page::Screen;
use super::place::Place;
use super::view::View;
use crate::batch::of_row;
use crate::calendar::{Offer, Reminder, Subject, reminders};
use crate::messages::fill;

/// Offers what is still to come, all at once or one by one, and says what became of the last file.
pub(super) fn offer(screen: &mut Screen, view: &View<'_>) {
    let t = &view.t().calendar;
    let case = &view.wizard.case;
    // A row of a batch has no days of its own.
    if of_row(&case.id).is_some() {
        return;
    }
    let dates = view.wizard.dates(view.cx);
    let of = Subject {
        language: view.language,
        today: view.cx.today,
        case: &case.id,
        plan: &view.plan_name(),
        practice: case.practice,
        address: &Place::Overview(case.id.clone()).href(),
    };
    let all = reminders(&of, &dates);
    if all.is_empty() {
        return;
    }
    screen.heading(t.heading);
    screen.text(t.text);
    let count = all.len().to_string();
    screen.button(
        &fill(t.all, &[("count", &count)]),
        Command::Calendar(all.clone()),
        false,
    );
    if all.len() > 1 {
        let ahead = dates.iter().filter(|due| due.on >= view.cx.today);
        let button = |(due, one): (&crate::wizard::Due, &Reminder)| Block::Button {
            label: fill(
                t.one,
                &[("what", view.t().due(due.kind)), ("date", &view.t().date(due.on))],
            ),
            command: Command::Calendar(vec![one.clone()]),
            strong: false,
        };
        screen.add(Block::Folded {
            summary: t.single.to_owned(),
            inside: ahead.zip(&all).map(button).collect(),
        });
    }
    became(screen, view, &all);
}

/// What became of the file. One whose days have changed meanwhile is not spoken of any more.
fn became(screen: &mut Screen, view: &View<'_>, now: &[Reminder]) {
    let t = &view.t().calendar;
    match view.calendar {
        Offer::Idle => {}
        Offer::Busy => screen.add(Block::Progress {
            text: t.busy.to_owned(),
            count: None,
        }),
        Offer::Failed => screen.note(Tone::Caution, t.failed),
        Offer::Ready {
            reminders,
            text,
            saved,
            shares,
        } => {
            if !reminders.iter().all(|one| now.contains(one)) {
                return;
            }
            if *saved {
                screen.note(Tone::Good, t.saved);
            } else {
                screen.note(Tone::Caution, t.not_saved);
            }
            let mut inside = Vec::new();
            if *shares {
                inside.push(Block::Button {
                    label: t.share.to_owned(),
                    command: Command::ShareCalendar,
                    strong: !saved,
                });
            }
            inside.push(Block::Button {
                label: t.copy.to_owned(),
                command: Command::Copy {
                    text: text.clone(),
                    then: None,
                },
                strong: false,
            });
            inside.push(Block::Verbatim {
                label: t.copy.to_owned(),
                text: text.clone(),
            });
            if *saved {
                // Some browsers inside other apps drop a download without a word.
                screen.add(Block::Folded {
                    summary: t.no_file.to_owned(),
                    inside,
                });
            } else {
                inside.into_iter().for_each(|block| screen.add(block));
            }
        }
    }
}
