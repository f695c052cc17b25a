//! Ways through a device's own menus, each with its source, age and doubt.
//!
//! Invariant: nothing of them stands in the program; while the file is not here, the page says less.

use super::block::{Block, Pair};
use super::build::option;
use super::drawn::{Way, taps};
use super::facts::{age, cited, doubted};
use super::page::Screen;
use super::view::View;
use crate::directory::devices::{DeviceFacts, MenuPath};
use crate::ordered::Ordered;
use crate::telecom::Date;
use crate::wizard::{Device, Field};

/// What is known about the device of an answer; the general words if it was not given.
pub(super) fn of<'a>(view: &View<'a>, field: Field) -> Option<&'a DeviceFacts> {
    let device = view.wizard.answers().choice(field).unwrap_or(Device::NotSure);
    view.devices.here()?.of(device.as_str())
}

/// The steps as sentences, each marked if no page stands for it.
fn sentences(view: &View<'_>, path: &MenuPath) -> Vec<String> {
    let said = path.steps.iter().map(|step| view.local(step));
    match path.source {
        Some(_) => said.collect(),
        None => said.map(|text| doubted(view.t(), &text)).collect(),
    }
}

/// What is tapped first, one after the other.
fn taps_of(view: &View<'_>, path: &MenuPath) -> Vec<String> {
    let first = path.steps.first();
    first.map(|step| taps(&view.local(step))).unwrap_or_default()
}

/// Adds a way through the menus of a device, step by step.
pub(super) fn steps(screen: &mut Screen, view: &View<'_>, on: &DeviceFacts, path: &MenuPath) {
    let checked = path.checked_on.as_deref().and_then(|day| Date::parse(day).ok());
    let end = screen.blocks.len();
    age(screen, view.t(), view.cx.today, checked, end);
    let taps = taps_of(view, path);
    if !taps.is_empty() {
        screen.add(Block::Taps(taps));
    }
    screen.list(true, sentences(view, path));
    if let Some(url) = &path.source {
        let device = on.id.parse().map_or("", |device: Device| view.t().device(device));
        screen.add(cited(view.t(), device, checked, std::iter::once((url, true))));
    }
}

/// Adds, folded away, where the numbers stand on each device, the person's own first.
pub(super) fn where_numbers_stand(screen: &mut Screen, view: &View<'_>) {
    let Some(devices) = view.devices.here() else { return };
    let own = view.wizard.answers().text(Field::Device);
    let mut order: Vec<&DeviceFacts> = devices.devices.iter().collect();
    order.order_by_key(|facts| facts.id != own);
    let way = |facts: &DeviceFacts| {
        let device: Device = facts.id.parse().ok()?;
        Some(Way {
            said: Pair::new(
                view.t().device(device),
                view.t()
                    .together(sentences(view, &facts.numbers).iter().map(String::as_str)),
            ),
            taps: taps_of(view, &facts.numbers),
        })
    };
    let pages = order.iter().filter_map(|facts| facts.numbers.source.as_ref());
    let days = order.iter().filter_map(|facts| facts.numbers.checked_on.as_deref());
    let checked = days.min().and_then(|day| Date::parse(day).ok());
    let mut page = Screen::default();
    age(&mut page, view.t(), view.cx.today, checked, 0);
    page.add(Block::Ways(order.iter().filter_map(|facts| way(facts)).collect()));
    page.add(cited(
        view.t(),
        view.t().line.where_numbers,
        checked,
        pages.map(|url| (url, true)),
    ));
    screen.add(Block::Folded {
        summary: view.t().line.where_numbers.to_owned(),
        inside: page.blocks,
    });
}

/// Adds the question for a device that may stay open.
pub(super) fn ask(screen: &mut Screen, view: &View<'_>, field: Field, label: &str) {
    let label = view.t().optional(label);
    let known = Device::ALL.iter().filter(|device| **device != Device::NotSure);
    let devices = known.map(|device| option(device.as_str(), view.t().device(*device), ""));
    screen.select(view, field, (&label, ""), devices.collect());
}
