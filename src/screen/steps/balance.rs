//! `balance`: what is left, and the days around the renewal.

use super::super::block::{InputKind, Tone};
use super::super::build::option;
use super::super::calendar;
use super::super::facts::with_doubt;
use super::super::page::Screen;
use super::super::planner;
use super::super::step_frame::frame;
use super::super::view::View;
use crate::directory::terms::{Topic, Untouched};
use crate::messages::fill;
use crate::wizard::{Field, Plan, StepId, Tri};

pub(super) fn screen(view: &View<'_>) -> Screen {
    let t = &view.t().balance;
    let mut screen = frame(view, StepId::Balance, t.heading);
    screen.lead(t.why);
    at_this_provider(&mut screen, view);
    let renews = Tri::ALL.iter().map(|tri| {
        let label = match tri {
            Tri::Yes => t.yes,
            Tri::No => t.no,
            Tri::NotSure => t.not_sure,
        };
        option(tri.as_str(), label, "")
    });
    screen.choice(view, Field::AutoRenew, t.auto_renew, renews.collect());
    screen.optional(view, Field::PaidUntil, InputKind::Day, t.paid_until, t.date_hint);
    if view.wizard.answers().choice(Field::AutoRenew) != Some(Tri::No) {
        let p = &view.t().plan;
        screen.optional(view, Field::RenewalPrice, InputKind::Amount, p.price, p.price_hint);
    }
    screen.optional(
        view,
        Field::BalanceLeft,
        InputKind::Amount,
        t.balance_left,
        t.balance_hint,
    );
    screen.optional(view, Field::DataLeft, InputKind::Amount, t.data_left, t.data_hint);
    purchase(&mut screen, view);
    let plan = Plan::of(view.wizard, view.cx);
    planner::timeline(&mut screen, view, &plan);
    planner::meaning(&mut screen, view, &plan);
    screen.note(Tone::Info, t.use_up);
    calendar::offer(&mut screen, view);
    screen.go_on(view.t().frame.go_on, StepId::Balance);
    screen
}

/// When it was bought and how untouched it is, where the provider pays back.
fn purchase(screen: &mut Screen, view: &View<'_>) {
    let t = &view.t().balance;
    let Some(refund) = view.wizard.refund(view.cx) else {
        return;
    };
    let hint = fill(t.bought_hint, &[("days", &refund.window_days.to_string())]);
    screen.optional(view, Field::BoughtOn, InputKind::Day, t.bought_on, &hint);
    if let Some(only_if) = refund.only_if {
        let legend = match only_if {
            Untouched::NotInstalled => t.is_not_installed,
            Untouched::NotActivated => t.is_not_activated,
            Untouched::NotUsed => t.is_not_used,
        };
        let legend = view.t().optional(legend);
        let answers = [
            (Tri::Yes, t.untouched_yes),
            (Tri::No, t.untouched_no),
            (Tri::NotSure, t.not_sure),
        ];
        let options = answers.map(|(tri, label)| option(tri.as_str(), label, ""));
        screen.choice(view, Field::Untouched, &legend, options.to_vec());
    }
}

fn at_this_provider(screen: &mut Screen, view: &View<'_>) {
    let Some(record) = view.cx.record else { return };
    let notes: Vec<String> = [
        Topic::AutoRenew,
        Topic::Balance,
        Topic::Refund,
        Topic::ServiceEnd,
        Topic::Reactivation,
    ]
    .into_iter()
    .filter_map(|topic| {
        let path = ["notes.", topic.as_str()].concat();
        Some(with_doubt(view, record, &path, view.local(record.note(topic)?)))
    })
    .collect();
    if !notes.is_empty() {
        screen.titled_note(Tone::Info, view.t().balance.provider_note, notes);
    }
}
