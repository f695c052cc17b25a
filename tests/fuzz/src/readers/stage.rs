//! The surroundings in which a case is read back: a fixed day, the tables of the directory, and no network.

use crate::file;
use esim_exit::calendar::Offer;
use esim_exit::directory::{Devices, Index, Law, Recognition, Record};
use esim_exit::messages::Language;
use esim_exit::screen::{Guarded, Paper, Place, Screen, View, case_screen};
use esim_exit::telecom::Timestamp;
use esim_exit::wizard::{Context, StepId, Wizard};
use std::sync::LazyLock;

/// 2026-11-22, half past nine in the morning, UTC.
pub const NOW: Timestamp = Timestamp(1_795_339_800_000);

/// A file of the directory, as text.
#[must_use]
pub fn text(path: &str) -> String {
    String::from_utf8(file(path)).unwrap()
}

static RECOGNITION: LazyLock<Guarded<Recognition>> =
    LazyLock::new(|| Guarded::Here(Recognition::from_json(&text("public/directory/recognition.json")).unwrap()));
static DEVICES: LazyLock<Guarded<Devices>> =
    LazyLock::new(|| Guarded::Here(Devices::from_json(&text("public/directory/devices.json")).unwrap()));
static LAW: LazyLock<Guarded<Law>> =
    LazyLock::new(|| Guarded::Here(Law::from_json(&text("public/directory/law.json")).unwrap()));

/// The tables of prefixes and hosts.
#[must_use]
pub fn recognition() -> Option<&'static Recognition> {
    RECOGNITION.here()
}

/// Works with a context.
pub fn with<T>(record: Option<&Record>, work: impl FnOnce(&Context<'_>) -> T) -> T {
    work(&Context {
        now: NOW,
        today: NOW.date_utc(),
        record,
        recognition: recognition(),
        holder: &|_| None,
        fresh_key: "key-of-this-attempt",
    })
}

/// Every page of a case, in one language.
#[must_use]
pub fn screens(wizard: &Wizard, record: Option<&Record>, language: Language) -> Vec<Screen> {
    let index = Guarded::<Index>::Loading;
    let here = record.map_or(Guarded::Unavailable, |record| Guarded::Here(record.clone()));
    let id = wizard.case.id.clone();
    let steps = StepId::ALL.iter().map(|step| Place::Step(id.clone(), *step));
    let places = steps.chain([Place::Overview(id.clone()), Place::Texts(id.clone())]);
    with(record, |cx| {
        let view = View {
            language,
            wizard,
            cx,
            index: &index,
            recognition: &RECOGNITION,
            devices: &DEVICES,
            law: &LAW,
            record: &here,
            paper: &Paper::Nothing,
            camera: true,
            pastes: true,
            install: esim_exit::screen::pages::Install::ByHand,
            calendar: &Offer::Idle,
            promise: esim_exit::document::Promise::NotGiven,
            problems: &[],
        };
        places.map(|place| case_screen(&view, &place)).collect()
    })
}
