//! A setting of the page: radio buttons that are carried out at once.

use super::controls::{line, radio};
use super::element::El;
use super::{Dispatch, Signals};
use crate::screen::{Choice, Command};
use leptos::prelude::*;

/// One of several answers; the buttons stay the same elements while another one is chosen.
pub(super) fn setting(
    signals: Signals,
    send: Dispatch,
    name: &'static str,
    legend: &str,
    options: Vec<(Choice, Command)>,
) -> El {
    let mut whole = El::with_class("fieldset", "field").add(El::said("legend", "", legend));
    for (option, command) in options {
        let id = ["s-", name, "-", &option.value].concat();
        let key = [name, "=", &option.value].concat();
        let holds = move || signals.picked(&key);
        let radio = radio((name, &id, &option.value), Box::new(holds))
            .on("change", Box::new(move |_| send.run(command.clone())));
        whole = whole.add(line(radio, &id, &option.label));
    }
    whole
}
