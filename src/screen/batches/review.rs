//! Before it begins: how many lines of which plan in which state, the number first, the act, and a number typed by hand.

use super::super::block::{InputKind, Pair, Tone};
use super::super::build::option;
use super::super::order::Order;
use super::super::page::Screen;
use super::super::place::BatchPage;
use super::super::steps::connect;
use super::{BatchView, SHOWN, bad_rows, keys_asked_again, order};
use crate::provider_api::Adapter;
use crate::wizard::{Field, KeepNumber};

pub(super) fn screen(view: &BatchView<'_>) -> Screen {
    let t = &view.t().batch;
    let count = view.batch.rows.len();
    let mut screen = view.page(BatchPage::Review, t.review_heading);
    screen.back = Some(view.href(BatchPage::Lines));
    screen.lead(view.counted(t.review_why, count));
    screen.pairs(totals(view));
    bad_rows(&mut screen, view);
    let answers = view.view.wizard.answers();
    let keeps = [
        (KeepNumber::No, t.keep_none, t.keep_none_hint),
        (KeepNumber::Yes, t.keep_some, t.keep_some_hint),
    ];
    let keeps = keeps.map(|(value, label, hint)| option(value.as_str(), label, hint));
    screen.choice(&view.view, Field::KeepNumber, t.keep, keeps.to_vec());
    if answers.choice(Field::KeepNumber) == Some(KeepNumber::Yes) {
        screen.note(Tone::Danger, t.number_first);
        screen.link(t.back_to_lines, Some(&view.href(BatchPage::Lines)), false);
    }
    if let Some(platform) = view.batch.platform {
        let offers = Adapter::of(platform).offers.iter();
        let options = offers.map(|offer| connect::offer(&view.view, offer)).collect();
        screen.choice(&view.view, Field::ActKind, view.t().api.acts, options);
        screen.text(view.t().api.acts_hint);
    }
    // The page may have been loaded anew since the lines were read.
    keys_asked_again(&mut screen, view);
    screen.note(Tone::Caution, t.one_at_a_time);
    screen.note(Tone::Danger, view.counted(t.irreversible, count));
    let label = view.counted(t.confirm, count);
    screen.input(&view.view, Field::Ending, InputKind::Short, &label, t.confirm_hint);
    screen.submit = Some((view.counted(t.begin, count), order(Order::Begin)));
    screen
}

/// How many of each plan and state.
fn totals(view: &BatchView<'_>) -> Vec<Pair> {
    let t = &view.t().batch;
    let totals = view.batch.totals();
    let mut pairs: Vec<Pair> = totals
        .iter()
        .take(SHOWN)
        .map(|(plan, words, count)| {
            let parts = [*plan, *words];
            let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            Pair::new(
                if parts.is_empty() {
                    t.no_plan.to_owned()
                } else {
                    parts.join(" · ")
                },
                count.to_string(),
            )
        })
        .collect();
    let rest: usize = totals.iter().skip(SHOWN).map(|(.., count)| count).sum();
    if rest > 0 {
        pairs.push(Pair::new(t.other_plans, rest.to_string()));
    }
    pairs
}
