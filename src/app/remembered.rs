//! What is remembered from one plan to the next: the device, because most people end all their plans on the same one.
//!
//! It is a comfort: where the settings cannot be written nothing is said of it, the plan itself says so.

use super::desk::Desk;
use super::stored::{change_settings, settings};
use crate::wizard::{Device, Event, Field};

/// Remembers the device that the open plan is on now.
pub(super) fn remember(desk: &Desk) {
    let open = desk.open.as_ref();
    let device: Option<Device> = open.and_then(|open| open.wizard.answers().choice(Field::Device));
    if device.is_some() && settings(&desk.store).device != device {
        let _ = change_settings(&desk.store, |settings| settings.device = device);
    }
}

/// Answers with the device of the last plan what a new one would ask; it is still asked, and can be changed.
pub(super) fn recall(desk: &mut Desk) {
    let Some(device) = settings(&desk.store).device else {
        return;
    };
    let answer = Event::Answered(Field::Device, device.as_str().to_owned());
    let answered = desk.with_case(|open, _, cx| open.wizard.update(answer, cx));
    if let (Some(open), Some(Ok(answered))) = (desk.open.as_mut(), answered) {
        open.wizard = answered.wizard;
    }
}
