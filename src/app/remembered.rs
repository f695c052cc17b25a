//! What is remembered from one plan to the next: the device, because most people end all their plans on the same one.
//!
//! It is a part of an answer, so it outlives the tab only where plans do. It is a comfort: where the settings cannot be written
//! nothing is said of it, the plan itself says so.

use super::desk::Desk;
use super::stored::{change_settings, settings};
use crate::document::Shelf;
use crate::wizard::{Device, Field};

/// Remembers the device that the open plan is on now.
pub(super) fn remember(desk: &Desk) {
    let open = desk.open.as_ref();
    let device: Option<Device> = open.and_then(|open| open.wizard.answers().choice(Field::Device));
    if device.is_some() && desk.store.keeps(Shelf::Plans) && settings(&desk.store).device != device {
        let _ = change_settings(&desk.store, |settings| settings.device = device);
    }
}

/// Answers with the device of the last plan what a new one would ask; it is still asked, and can be changed.
pub(super) fn recall(desk: &mut Desk) {
    if let Some(device) = settings(&desk.store).device {
        desk.answer(Field::Device, device.as_str().to_owned());
    }
}
