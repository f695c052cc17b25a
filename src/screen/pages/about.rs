//! What this page does, and does not do; how it looks, how old its data is, and how it becomes an app.

use super::super::block::{Block, Command, Tone};
use super::super::build::option;
use super::super::keys::keys;
use super::super::page::Screen;
use super::super::place::Place;
use crate::document::Appearance;
use crate::messages::{Catalogue, Language, fill};
use crate::named_enum;
use crate::telecom::Date;

named_enum! {
    /// How looking for newer data went, by the word of the starter script (`public/boot.js`).
    pub enum Renewal {
        /// There was newer data, and it is here.
        New = "new",
        /// There was none.
        Same = "same",
        /// Not while an act is under way.
        Later = "later",
        /// It could not be had.
        Failed = "failed",
    }
}

/// How this page can become an app on this device.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Install {
    /// Not, or it is one.
    #[default]
    No,
    /// The browser offers it.
    Offered,
    /// By hand, in the browser's menu (iPhone, iPad).
    ByHand,
}

/// What the page says of this very copy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Copy {
    /// The day of the data on providers.
    pub data: Option<Date>,
    /// How looking for newer data went; the inner `None` while it is looked.
    pub renewal: Option<Option<Renewal>>,
    /// Whether it can be installed.
    pub install: Install,
    /// Light or dark, if that was chosen.
    pub appearance: Option<Appearance>,
}

/// What this page does, and does not do.
#[must_use]
pub fn about(language: Language, copy: &Copy) -> Screen {
    let t = language.catalogue();
    let a = &t.about;
    let mut screen = Screen::new("about", a.heading);
    screen.list(
        false,
        [a.how_does, a.how_not, a.back_up_text].map(str::to_owned).to_vec(),
    );
    appearance(&mut screen, t, copy.appearance);
    keys(&mut screen, t);
    let o = &t.offline;
    match copy.install {
        Install::No => {}
        Install::Offered => {
            screen.heading(o.install_heading);
            screen.text(o.install_text);
            screen.button(o.install, Command::Install, false);
        }
        Install::ByHand => {
            screen.heading(o.install_heading);
            screen.text(o.install_by_hand);
        }
    }
    screen.heading(a.data_heading);
    screen.text(a.data_text);
    if let Some(day) = copy.data {
        screen.text(fill(o.data_of, &[("date", &t.date(day))]));
    }
    match copy.renewal {
        None => {}
        Some(None) => screen.text(o.renewing),
        Some(Some(Renewal::New)) => screen.note(Tone::Good, o.renewed),
        Some(Some(Renewal::Same)) => screen.note(Tone::Good, o.newest),
        Some(Some(Renewal::Later)) => screen.note(Tone::Info, o.renew_later),
        Some(Some(Renewal::Failed)) => screen.note(Tone::Caution, o.renew_failed),
    }
    screen.button(o.renew, Command::RenewData, false);
    for (label, file) in [(a.data_all, "directory.json"), (a.data_schema, "schema.json")] {
        screen.link(label, Some(&["directory/", file].concat()), false);
    }
    screen.link(t.explain.link, Some(&Place::Explain.href()), false);
    screen.link(t.law.link, Some(&Place::Law.href()), false);
    screen.link(t.evidence.verify_link, Some(&Place::Verify.href()), false);
    screen.link(t.home.home_link, Some(&Place::Home.href()), true);
    screen
}

/// The name of the setting, and its answer while nothing is chosen.
const LOOK: (&str, &str) = ("appearance", "automatic");

/// Light, dark, or as the device is set.
fn appearance(screen: &mut Screen, t: &Catalogue, chosen: Option<Appearance>) {
    let c = &t.comfort;
    let name = |look: Option<Appearance>| look.map_or(LOOK.1, Appearance::as_str);
    let one = |(look, label): (Option<Appearance>, &str)| (option(name(look), label, ""), Command::Appear(look));
    let all = [
        (None, c.look_automatic),
        (Some(Appearance::Light), c.look_light),
        (Some(Appearance::Dark), c.look_dark),
    ];
    screen.picked.insert([LOOK.0, "=", name(chosen)].concat());
    screen.add(Block::Setting {
        name: LOOK.0,
        legend: c.look.to_owned(),
        options: all.into_iter().map(one).collect(),
    });
}
