//! What the law says, in short sentences with their sources. No advice.

use super::super::block::{Block, Tone};
use super::super::facts::{age, cited, doubted};
use super::super::page::Screen;
use super::super::place::Place;
use super::super::view::Guarded;
use crate::directory::Law;
use crate::directory::law::Matter;
use crate::messages::{Catalogue, Language, fill, local};
use crate::telecom::Date;

/// The sentences, by what they are about.
#[must_use]
pub fn law(language: Language, today: Date, law: &Guarded<Law>) -> Screen {
    let t = language.catalogue();
    let mut screen = Screen::new("law", t.law.heading);
    screen.lead(t.law.not_advice);
    match law {
        Guarded::Loading => screen.text(t.frame.starting),
        Guarded::Unavailable => screen.note(Tone::Caution, t.law.unavailable),
        Guarded::Here(law) => facts(&mut screen, t, language, today, law),
    }
    screen.link(t.home.home_link, Some(&Place::Home.href()), true);
    screen
}

fn facts(screen: &mut Screen, t: &Catalogue, language: Language, today: Date, law: &Law) {
    let as_of = Date::parse(&law.as_of).ok();
    let end = screen.blocks.len();
    age(screen, t, today, as_of, end);
    if let Some(day) = as_of {
        screen.text(fill(t.law.as_of, &[("date", &t.date(day))]));
    }
    for matter in Matter::ALL {
        let of_it = || law.facts.iter().filter(|fact| fact.matter == *matter);
        if of_it().next().is_none() {
            continue;
        }
        let about = match matter {
            Matter::Number => t.law.number,
            Matter::Ending => t.law.ending,
            Matter::Money => t.law.money,
            Matter::Data => t.law.data,
            Matter::Complaint => t.law.complaint,
        };
        screen.heading(about);
        let said = |text: &str, sources: &[String]| {
            if sources.is_empty() {
                doubted(t, text)
            } else {
                text.to_owned()
            }
        };
        let items = of_it().map(|fact| said(local(&fact.text, language), &fact.sources));
        screen.add(Block::List {
            ordered: false,
            items: items.collect(),
        });
        let mut pages: Vec<&String> = Vec::new();
        for url in of_it().flat_map(|fact| &fact.sources) {
            if !pages.contains(&url) {
                pages.push(url);
            }
        }
        if !pages.is_empty() {
            let official = |url: &str| url.contains(".gov/");
            let pages = pages.into_iter().map(|url| (url, !official(url)));
            screen.add(cited(t, about, as_of, pages));
        }
    }
}
