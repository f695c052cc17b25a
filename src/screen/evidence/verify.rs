//! The look at a file of evidence.

use super::VERIFY_ID;
use crate::evidence::{Finding, Sound};
use crate::messages::{Catalogue, Language, fill};
use crate::screen::block::{Block, Command, Tone};
use crate::screen::order::PaperOrder;
use crate::screen::page::Screen;
use crate::screen::paper::Handed;
use crate::screen::place::Place;
use crate::telecom::Date;

/// How the look stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Verified {
    /// No file was given.
    #[default]
    Nothing,
    /// It is looked at.
    Working,
    /// It is no file of evidence, or can no longer be taken apart.
    NotOne,
    /// What looks at files could not be fetched.
    NoReader,
    /// This was found.
    Found {
        /// In the file.
        finding: Finding,
        /// The day on which this device noted that it made this very file.
        made_here: Option<Date>,
    },
}

/// The page.
#[must_use]
pub fn verify_screen(language: Language, verified: &Verified) -> Screen {
    let t = language.catalogue();
    let e = &t.evidence;
    let mut screen = Screen::new("verify-file", e.verify_heading);
    screen.lead(e.verify_lead);
    screen.add(Block::File {
        id: VERIFY_ID,
        accept: ".html,.zip,text/html",
        many: false,
        label: e.verify_label.to_owned(),
        hint: e.verify_hint.to_owned(),
        command: Command::Paper(PaperOrder::Verify),
    });
    screen.handed = match verified {
        Verified::Nothing => Handed::default(),
        Verified::Working => Handed::said(Tone::Info, t.paper.working),
        Verified::NotOne => Handed::said(Tone::Caution, e.not_one),
        Verified::NoReader => Handed::said(Tone::Caution, t.paper.no_maker),
        Verified::Found { finding, .. } if finding.is_whole() => Handed::said(Tone::Info, e.whole),
        Verified::Found { .. } => Handed::said(Tone::Caution, e.changed),
    };
    screen.add(Block::Handed);
    if let Verified::Found { finding, made_here } = verified {
        found(&mut screen, t, finding, *made_here);
    }
    screen.text(e.check_proves);
    screen.link(t.home.home_link, Some(&Place::Home.href()), false);
    screen
}

fn found(screen: &mut Screen, t: &Catalogue, finding: &Finding, made_here: Option<Date>) {
    let e = &t.evidence;
    let named = |name: &str| match name {
        "report" => e.part_report.to_owned(),
        name => name.to_owned(),
    };
    let wrong = finding.parts.iter().filter_map(|part| {
        let sentence = match part.sound {
            Sound::Same => return None,
            Sound::Changed => e.part_changed,
            Sound::Missing => e.part_missing,
            Sound::Added => e.part_added,
        };
        Some(fill(sentence, &[("name", &named(&part.name))]))
    });
    let frame = finding
        .frame
        .map(|at| fill(e.frame_changed, &[("byte", &at.to_string())]));
    screen.list(false, wrong.chain(frame).collect());
    match made_here {
        Some(day) => screen.note(Tone::Good, fill(e.made_here, &[("date", &t.date(day))])),
        None => screen.note(Tone::Info, e.made_not_here),
    }
    screen.text(fill(
        e.fingerprint,
        &[("sum", &finding.fingerprint), ("date", &finding.made_at)],
    ));
    screen.add(Block::Folded {
        summary: fill(e.parts, &[("count", &finding.parts.len().to_string())]),
        inside: vec![Block::List {
            ordered: false,
            items: finding.parts.iter().map(|part| named(&part.name)).collect(),
        }],
    });
}
