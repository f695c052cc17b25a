//! What another app has shared: what it is, and the plans that it can belong to. What it says is not shown.

use super::super::block::{Block, Command, Tone};
use super::super::order::ReceivedOrder;
use super::super::page::Screen;
use super::super::place::Place;
use crate::messages::{Catalogue, Language, fill, local};
use crate::wizard::{Goal, Parcel, Summary};

/// How what was shared stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Arrival {
    /// It is being asked for.
    #[default]
    Awaited,
    /// There is nothing.
    Nothing,
    /// It is here.
    Here {
        /// What it is.
        parcel: Parcel,
        /// The name of the file; empty for a text.
        name: String,
        /// There was more than one file.
        more: bool,
    },
}

/// All that the page may look at.
pub struct Received<'a> {
    /// The language.
    pub language: Language,
    /// How it stands.
    pub arrival: &'a Arrival,
    /// Its text, by which the likeliest plan is found.
    pub text: &'a str,
    /// The plans of this device.
    pub plans: &'a [Summary],
}

/// The page.
#[must_use]
pub fn received(view: &Received<'_>) -> Screen {
    let t = view.language.catalogue();
    let r = &t.received;
    let mut screen = Screen::new("received", r.heading);
    match view.arrival {
        Arrival::Awaited => screen.lead(t.frame.starting),
        Arrival::Nothing => {
            t.today.which_heading.clone_into(&mut screen.heading);
            screen.lead(t.today.which_lead);
            give(&mut screen, t);
            screen.text(r.nothing);
            screen.text(r.nothing_do);
        }
        Arrival::Here { parcel, name, more } => {
            screen.lead(match parcel {
                Parcel::Mail => r.mail,
                Parcel::Picture => r.picture,
                Parcel::Number => r.number,
                Parcel::Text => r.text,
                Parcel::Unknown => r.unknown,
            });
            if !name.is_empty() {
                screen.text(fill(r.file, &[("name", name)]));
            }
            if *more {
                screen.note(Tone::Caution, r.more);
            }
            for goal in parcel.goals() {
                offer(&mut screen, t, view, *goal);
            }
            if *parcel == Parcel::Unknown {
                give(&mut screen, t);
            }
            screen.text(r.memory);
        }
    }
    screen.link(t.home.home_link, Some(&Place::Home.href()), false);
    screen
}

/// The plans that can take it for one thing.
fn offer(screen: &mut Screen, t: &Catalogue, view: &Received<'_>, goal: Goal) {
    let r = &t.received;
    let plans = goal.plans(view.plans, view.text);
    let strong = |at: usize| at == 0 && screen_is_first(view, goal);
    screen.heading(match goal {
        Goal::Answer => r.to_answer,
        Goal::Line => r.to_line,
    });
    if goal == Goal::Answer && plans.is_empty() {
        screen.text(r.no_plan);
    }
    for (at, plan) in plans.iter().enumerate() {
        let command = Command::Received(ReceivedOrder::Take(plan.id.clone(), goal));
        screen.button(&title(t, view.language, plan), command, strong(at));
    }
    if goal == Goal::Line {
        screen.button(r.new_plan, Command::Received(ReceivedOrder::Begin), strong(plans.len()));
    }
}

fn screen_is_first(view: &Received<'_>, goal: Goal) -> bool {
    match view.arrival {
        Arrival::Here { parcel, .. } => parcel.goals().first() == Some(&goal),
        Arrival::Awaited | Arrival::Nothing => false,
    }
}

/// A plan by its name, its provider and its number's end.
fn title(t: &Catalogue, language: Language, plan: &Summary) -> String {
    let provider = plan.provider.as_ref().map(|name| local(name, language));
    let nickname = Some(plan.nickname.as_str()).filter(|name| !name.is_empty());
    let mut parts: Vec<String> = nickname.into_iter().chain(provider).map(str::to_owned).collect();
    if parts.is_empty() {
        parts.push(t.home.unnamed.to_owned());
    }
    if !plan.ending.is_empty() {
        parts.push(fill(t.home.ending, &[("ending", &plan.ending)]));
    }
    if plan.practice {
        parts.push(t.frame.practice_short.to_owned());
    }
    parts.join(" · ")
}

/// Where it is given by hand.
fn give(screen: &mut Screen, t: &Catalogue) {
    let r = &t.received;
    screen.add(Block::File {
        id: super::super::RECEIVED_ID,
        accept: "image/*,.eml,message/rfc822,.txt,text/plain",
        many: false,
        label: r.choose.to_owned(),
        hint: r.choose_hint.to_owned(),
        command: Command::Received(ReceivedOrder::FileGiven),
    });
    screen.button(r.paste, Command::Received(ReceivedOrder::Paste), false);
}
