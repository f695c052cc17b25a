//! What the planner says on the pages: the time line, what the days mean, the list of days, the way back.

use super::block::{Block, Pair, Tone};
use super::facts::with_doubt;
use super::page::Screen;
use super::timeline::{Day, Scale, Shape, Timeline, laid_out};
use super::view::View;
use crate::directory::terms::Topic;
use crate::directory::{Act, Record};
use crate::messages::fill;
use crate::telecom::Date;
use crate::wizard::{ActState, DataLeft, Field, Missing, Plan, Reckoned, RefundChance, StepId, Tri};

/// The days in order, listed and drawn; what has passed is said as passed.
pub(super) fn timeline(screen: &mut Screen, view: &View<'_>, plan: &Plan) {
    let (b, t) = (&view.t().balance, &view.t().plan);
    let today = view.cx.today;
    let urgent = |day| if day < today { Tone::Danger } else { Tone::Caution };
    let mut days = vec![day(today, b.today, t.mark_today, Tone::Good, Shape::Ring)];
    let mut add = |on: Option<Date>, (label, word), tone: fn(Tone) -> Tone, shape| {
        days.extend(on.map(|on| day(on, label, word, tone(urgent(on)), shape)));
    };
    let plain = |_| Tone::Info;
    let asked = |tone| tone;
    add(
        plan.last_useful.day(),
        (t.useful_label, t.mark_useful),
        plain,
        Shape::Triangle,
    );
    add(plan.last_safe.day(), (b.last_safe, t.mark_safe), asked, Shape::Diamond);
    add(plan.renewal.day(), (b.renews, t.mark_renewal), plain, Shape::Square);
    let ends = plan.ends.filter(|day| plan.renewal.day() != Some(*day));
    add(ends, (t.end_label, t.mark_end), plain, Shape::Cross);
    add(
        plan.refund_until.day(),
        (b.refund_until, t.mark_refund),
        asked,
        Shape::Bar,
    );
    add(plan.back_until.day(), (b.back_until, t.mark_back), plain, Shape::Bar);
    if days.len() > 1 {
        let (marks, scale, ticks) = laid_out(days, |day| {
            let passed = if day.on < today {
                [" · ", t.passed].concat()
            } else {
                String::new()
            };
            (view.t().date(day.on), [day.label, &passed].concat())
        });
        screen.add(Block::Timeline(Timeline {
            label: b.timeline.to_owned(),
            marks,
            ticks,
            scale: match scale {
                Scale::Weeks => t.week_ticks,
                Scale::Months => t.month_ticks,
                Scale::Years => t.year_ticks,
            },
        }));
        screen.text(b.zone);
    }
    if plan.last_safe.day().is_some_and(|day| day < today) {
        screen.note(Tone::Danger, b.last_safe_passed);
    }
}

const fn day(on: Date, label: &'static str, word: &'static str, tone: Tone, shape: Shape) -> Day {
    Day {
        on,
        label,
        word,
        tone,
        shape,
    }
}

/// What the days mean: what is at stake, what to use up each day, what comes back, what cannot be worked out.
pub(super) fn meaning(screen: &mut Screen, view: &View<'_>, plan: &Plan) {
    let t = &view.t().plan;
    let date = |day| view.t().date(day);
    let mut said = Vec::new();
    if let (Some(amount), Some(day)) = (plan.at_stake, plan.renewal.day()) {
        said.push(fill(
            t.at_stake,
            &[("amount", &amount.readable()), ("date", &date(day))],
        ));
    }
    if let Some(next) = plan.next_chance {
        let (renewal, safe) = (date(next.renewal), date(next.last_safe));
        said.push(fill(t.next_chance, &[("renewal", &renewal), ("safe", &safe)]));
    }
    if let (Some(hours), Some(_)) = (plan.notice_hours, plan.last_safe.day()) {
        let values = [
            ("hours", &*hours.to_string()),
            ("days", &*hours.div_ceil(24).to_string()),
        ];
        said.push(doubted(view, "rules.notice_hours", fill(t.notice, &values)));
    }
    said.extend(data(view, plan));
    if let Some(amount) = plan.money {
        said.push(fill(t.money, &[("amount", &amount.readable())]));
    }
    refund(&mut said, view);
    let answers = view.wizard.answers();
    // Before anything was answered there is nothing to miss.
    let asked = answers.has(Field::AutoRenew) || answers.has(Field::PaidUntil);
    if asked
        && plan.last_safe == Reckoned::Needs(Missing::RenewalDay)
        && answers.choice(Field::AutoRenew) != Some(Tri::No)
    {
        said.push(t.unsafe_unknown.to_owned());
    }
    if asked && plan.refund_until == Reckoned::Needs(Missing::PurchaseDay) {
        said.push(t.refund_unknown.to_owned());
    }
    if asked && plan.back_until == Reckoned::Needs(Missing::Rule) {
        said.push(t.back_unknown.to_owned());
    }
    if !said.is_empty() {
        screen.heading(t.heading);
        screen.list(false, said);
    }
}

/// What of the data to use each day.
fn data(view: &View<'_>, plan: &Plan) -> Option<String> {
    let t = &view.t().plan;
    let left = match plan.data? {
        DataLeft::Unlimited => return Some(t.unlimited.to_owned()),
        DataLeft::Amount(left) => left.readable(),
    };
    match (plan.days_left, plan.per_day, plan.last_useful) {
        (Some(days), Some(share), _) => {
            let values = [
                ("left", &*left),
                ("days", &*days.to_string()),
                ("share", &*share.readable()),
            ];
            Some(fill(t.share, &values))
        }
        (_, _, Reckoned::On(_)) => Some(fill(t.data_over, &[("left", &left)])),
        _ => None,
    }
}

/// Until when money comes back, in which form, and how it is asked for.
fn refund(said: &mut Vec<String>, view: &View<'_>) {
    let t = &view.t().plan;
    let Some(refund) = view
        .wizard
        .refund(view.cx)
        .filter(|refund| refund.chance == RefundChance::Open)
    else {
        return;
    };
    let until = refund
        .until
        .map(|day| fill(t.refund_open, &[("date", &view.t().date(day))]));
    let form = refund.form.map(|form| view.t().refund_form(form).to_owned());
    let rule: Vec<String> = until.into_iter().chain(form).collect();
    said.push(doubted(
        view,
        "rules.refund",
        view.t().together(rule.iter().map(String::as_str)),
    ));
    let mut ways = view.wizard.ways(view.cx).into_iter();
    said.push(match ways.find(|(act, _)| *act == Act::RefundUnused) {
        Some(way) => {
            let values = [("way", &*view.t().route(way)), ("step", view.t().step(StepId::Find))];
            fill(t.refund_ask, &values)
        }
        None => t.refund_ask_support.to_owned(),
    });
}

fn doubted(view: &View<'_>, path: &str, text: String) -> String {
    match view.cx.record {
        Some(record) => with_doubt(view, record, path, text),
        None => text,
    }
}

/// A day with how far off it is.
pub(super) fn dated(view: &View<'_>, day: Date) -> String {
    let (date, when) = (view.t().date(day), view.t().how_far(view.cx.today, day));
    fill(view.t().plan.dated, &[("date", &date), ("when", &when)])
}

/// The days of the case, the earliest first.
pub(super) fn dates(screen: &mut Screen, view: &View<'_>) {
    let dates = view.wizard.dates(view.cx);
    if dates.is_empty() {
        return;
    }
    screen.heading(view.t().balance.timeline);
    let pair = |due: &crate::wizard::Due| Pair::new(view.t().due(due.kind), dated(view, due.on));
    screen.pairs(dates.iter().map(pair).collect());
}

/// The way back while its window is open: for whoever regrets it, or ended the wrong one. Only what the record says, and
/// what holds everywhere.
pub(super) fn way_back(screen: &mut Screen, view: &View<'_>) {
    let t = &view.t().plan;
    let standing = view.wizard.journal.standing();
    // A number that has moved lives on elsewhere, and a plan that ran out has nothing to be brought back to.
    if standing.ported
        || view.wizard.runs_out()
        || !matches!(
            standing.act,
            ActState::Submitted | ActState::Acknowledged | ActState::Ended
        )
    {
        return;
    }
    let plan = Plan::of(view.wizard, view.cx);
    let mut inside = Vec::new();
    let note = |record: &Record| {
        let text = view.local(record.note(Topic::Reactivation)?);
        Some(with_doubt(view, record, "notes.reactivation", text))
    };
    if let Some(text) = view.cx.record.and_then(note) {
        inside.push(Block::Note {
            tone: Tone::Info,
            title: view.t().backup.provider_note.to_owned(),
            text: vec![text],
        });
    }
    let last = match plan.back_until {
        Reckoned::On(day) if day < view.cx.today => fill(t.back_over, &[("date", &view.t().date(day))]),
        Reckoned::On(day) => {
            let when = view.t().how_far(view.cx.today, day);
            let text = fill(t.back_until_in, &[("date", &view.t().date(day)), ("when", &when)]);
            doubted(view, "rules.grace_days", text)
        }
        Reckoned::NotNeeded | Reckoned::Needs(_) => t.back_no_day.to_owned(),
    };
    inside.push(Block::Text(last));
    inside.push(Block::List {
        ordered: true,
        items: [t.back_1, t.back_2, t.back_3].map(str::to_owned).to_vec(),
    });
    let support = view.cx.record.and_then(|record| record.links.support.as_ref());
    inside.extend(support.map(|href| Block::Link {
        label: view.t().signin.support.to_owned(),
        href: href.clone(),
        then: None,
        strong: false,
    }));
    screen.add(Block::Folded {
        summary: t.back_heading.to_owned(),
        inside,
    });
}
