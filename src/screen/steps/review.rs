//! `review`: every answer, each with a way to change it.

use super::super::block::{Block, Row, Tone};
use super::super::facts::warn;
use super::super::page::Screen;
use super::super::step_frame::frame;
use super::super::view::View;
use super::owner;
use crate::directory::Channel;
use crate::directory::terms::Warning;
use crate::messages::fill;
use crate::provider_api::Adapter;
use crate::wizard::steps::BACKUP_CHECKS;
use crate::wizard::{Device, Field, KeepNumber, Reason, Seller, StepId, Tri};

pub(super) fn screen(view: &View<'_>) -> Screen {
    let t = view.t();
    let mut screen = frame(view, StepId::Review, t.review.heading);
    screen.lead(t.review.why);
    screen.add(Block::Rows {
        change: t.review.change.to_owned(),
        rows: rows(view),
    });
    let open: Vec<String> = BACKUP_CHECKS
        .iter()
        .filter(|c| !view.wizard.answers().is_ticked(**c))
        .map(|c| t.check(*c).to_owned())
        .collect();
    if !open.is_empty() {
        screen.add(Block::Folded {
            summary: fill(t.review.backup_open, &[("count", &open.len().to_string())]),
            inside: vec![Block::List {
                ordered: false,
                items: open,
            }],
        });
    }
    warn(&mut screen, view, Tone::Caution, &[Warning::AutoPayGoesOn]);
    screen.go_on(t.frame.go_on, StepId::Review);
    screen
}

fn rows(view: &View<'_>) -> Vec<Row> {
    let (t, answers) = (view.t(), view.wizard.answers());
    let reason = answers.choice(Field::Reason).map(|r| match r {
        Reason::TripOver => t.reason.trip_over,
        Reason::SaveMoney => t.reason.save_money,
        Reason::NewDevice => t.reason.new_device,
        Reason::Security => t.reason.security,
        Reason::Other => t.reason.other,
    });
    let seller = answers.choice(Field::BoughtFrom).map(|s| match s {
        Seller::Provider => t.details.seller_provider,
        Seller::Reseller => t.details.seller_reseller,
        Seller::NotSure => t.details.seller_not_sure,
    });
    let keep = answers.choice(Field::KeepNumber).map(|k| match k {
        KeepNumber::Yes => t.keep.yes,
        KeepNumber::NotSure => t.keep.not_sure,
        KeepNumber::No => t.keep.no,
        KeepNumber::NoNumber => t.keep.no_number,
    });
    let renews = answers.choice(Field::AutoRenew).map(|r| match r {
        Tri::Yes => t.balance.yes,
        Tri::No => t.balance.no,
        Tri::NotSure => t.balance.not_sure,
    });
    let owner = answers.choice(Field::Owner).map(|o| owner::name(view, o));
    let device = answers.choice::<Device>(Field::Device).map(|d| t.device(d));
    let by_api = answers.route().is_some_and(|(_, channel)| channel == Channel::Api);
    let api = view.wizard.api_act().filter(|_| by_api);
    let own = |field: Field| answers.text(field).to_owned();
    let said = |text: Option<&str>| text.unwrap_or_default().to_owned();
    [
        (t.titles.reason, said(reason), StepId::Reason),
        (t.review.identifier, own(Field::Identifier), StepId::Line),
        (t.review.provider, view.provider_name(), StepId::Line),
        (t.details.nickname, own(Field::Nickname), StepId::Details),
        (t.details.seller, said(seller), StepId::Details),
        (t.details.owner, said(owner), StepId::Details),
        (t.details.device, said(device), StepId::Details),
        (t.titles.keep_number, said(keep), StepId::KeepNumber),
        (t.balance.auto_renew, said(renews), StepId::Balance),
        (
            t.balance.paid_until,
            answers.date(Field::PaidUntil).map(|d| t.date(d)).unwrap_or_default(),
            StepId::Balance,
        ),
        (t.plan.price, own(Field::RenewalPrice), StepId::Balance),
        (t.balance.balance_left, own(Field::BalanceLeft), StepId::Balance),
        (t.balance.data_left, own(Field::DataLeft), StepId::Balance),
        (
            t.review.way,
            answers.route().map(|r| t.route(r)).unwrap_or_default(),
            StepId::Find,
        ),
        (
            t.api.platform,
            api.as_ref()
                .map(|(p, ..)| Adapter::of(*p).name.to_owned())
                .unwrap_or_default(),
            StepId::Connect,
        ),
        (
            t.api.acts,
            api.as_ref()
                .map(|(.., kind)| t.act_kind(*kind).to_owned())
                .unwrap_or_default(),
            StepId::Connect,
        ),
    ]
    .into_iter()
    .filter(|(_, _, step)| *step != StepId::Connect || api.is_some())
    .map(|(term, text, step)| Row {
        term: term.to_owned(),
        text: if text.is_empty() {
            t.review.none.to_owned()
        } else {
            text
        },
        change: view.href(step),
    })
    .collect()
}
