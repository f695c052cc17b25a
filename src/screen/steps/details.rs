//! `details`: a name, the seller, the device.

use super::super::block::{InputKind, Tone};
use super::super::build::option;
use super::super::page::Screen;
use super::super::step_frame::frame;
use super::super::view::View;
use super::owner;
use crate::wizard::{Device, Field, Seller, StepId};

pub(super) fn screen(view: &View<'_>) -> Screen {
    let t = &view.t().details;
    let mut screen = frame(view, StepId::Details, t.heading);
    screen.lead(t.why);
    let sellers = Seller::ALL.iter().map(|seller| {
        let label = match seller {
            Seller::Provider => t.seller_provider,
            Seller::Reseller => t.seller_reseller,
            Seller::NotSure => t.seller_not_sure,
        };
        option(seller.as_str(), label, "")
    });
    screen.choice(view, Field::BoughtFrom, t.seller, sellers.collect());
    if view.wizard.answers().choice(Field::BoughtFrom) == Some(Seller::Reseller) {
        screen.note(Tone::Caution, t.reseller_note);
    }
    owner::ask(&mut screen, view);
    owner::who_acts(&mut screen, view);
    let devices = Device::ALL
        .iter()
        .map(|device| option(device.as_str(), view.t().device(*device), ""));
    screen.choice(view, Field::Device, t.device, devices.collect());
    screen.optional(view, Field::Nickname, InputKind::Text, t.nickname, t.nickname_hint);
    screen.go_on(view.t().frame.go_on, StepId::Details);
    screen
}
