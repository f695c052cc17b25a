//! What this page does, and does not do; how old its data is, and how it becomes an app.

use super::super::block::{Command, Tone};
use super::super::page::Screen;
use super::super::place::Place;
use crate::messages::{Language, fill};
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
