//! Which lines: a list that is pasted, dropped or chosen as a file, or ticks among the lines of the account.

use super::super::block::{Block, InputKind, Tone};
use super::super::order::{Order, Picked};
use super::super::page::Screen;
use super::super::place::BatchPage;
use super::super::steps::connect;
use super::{BatchView, FILE_ID, SHOWN, bad_rows, order};
use crate::messages::fill;
use crate::wizard::Field;

pub(super) fn screen(view: &BatchView<'_>) -> Screen {
    let t = &view.t().batch;
    let mut screen = view.page(BatchPage::Lines, t.lines_heading);
    screen.back = Some(view.href(BatchPage::Keys));
    screen.lead(t.lines_why);
    let taken = view.batch.rows.len();
    if taken > 0 {
        screen.note(Tone::Good, view.counted(t.taken, taken));
    }
    bad_rows(&mut screen, view);
    if taken > 0 {
        screen.link(t.to_review, Some(&view.href(BatchPage::Review)), true);
    }
    screen.heading(t.list_heading);
    screen.input(&view.view, Field::BatchLines, InputKind::Lines, t.list, t.list_hint);
    screen.add(Block::File {
        id: FILE_ID,
        many: false,
        accept: ".csv,.tsv,.txt,text/csv,text/plain",
        label: t.file.to_owned(),
        hint: t.file_hint.to_owned(),
        command: order(Order::File),
    });
    screen.button(t.take_list, order(Order::TakeList), taken == 0);
    picks(&mut screen, view);
    screen
}

fn picks(screen: &mut Screen, view: &BatchView<'_>) {
    let t = &view.t().batch;
    let lines = view.view.wizard.connection().lines();
    if lines.is_empty() {
        screen.note(Tone::Caution, view.t().api.empty_list);
        return;
    }
    screen.heading(t.pick_heading);
    let shown = lines.iter().skip(view.from).take(SHOWN);
    let last = (view.from + SHOWN).min(lines.len());
    let legend = fill(
        t.pick_legend,
        &[
            ("from", &(view.from + 1).to_string()),
            ("to", &last.to_string()),
            ("count", &lines.len().to_string()),
        ],
    );
    let items: Vec<_> = shown.map(|line| connect::choice(&view.view, line)).collect();
    screen.picked = items
        .iter()
        .map(|item| item.value.clone())
        .filter(|id| view.picked.contains(id))
        .collect();
    screen.add(Block::Picks {
        of: Picked::Lines,
        legend,
        items,
    });
    if view.from > 0 {
        screen.button(
            t.pick_before,
            order(Order::Turn(view.from.saturating_sub(SHOWN))),
            false,
        );
    }
    if last < lines.len() {
        screen.button(t.pick_after, order(Order::Turn(last)), false);
    }
    screen.button(
        &view.counted(t.pick_all, lines.len()),
        order(Order::PickAll(true)),
        false,
    );
    screen.button(t.pick_none, order(Order::PickAll(false)), false);
    let label = view.counted(t.take_picked, view.picked.len());
    screen.button(&label, order(Order::TakePicked), false);
}
