//! The pages that stand in the HTML itself, written as the views draw them: `src/screen/first.rs` says what is on them.
//!
//! Invariant: the elements are those of `src/ui`, which a test in a browser compares one by one, so nothing moves when the program takes
//! over. What the starter `public/first.js` has to know of an element stands in `data-first`, which the program's own do not have.

use crate::failure::During;
use crate::{Done, Failure};
use esim_exit::messages::{Catalogue, Language};
use esim_exit::screen::{
    Block, Choice, Command, First, Key, PHASE_SIGNS, Pair, PhaseMark, PhaseState, Place, Screen, Tone,
};
use esim_exit::wizard::Field;

/// Where the pages go in `index.html`.
pub const PLACE: &str = "__FIRST__";

/// All pages in all languages, each as a `<template>`.
///
/// # Errors
/// If one of them holds a part that is not written here.
pub fn pages() -> Done<String> {
    let mut all = String::new();
    for language in Language::ALL {
        for first in First::ALL {
            let screen = first.screen(*language).during(|| format!("make {}", first.as_str()))?;
            let id = format!("first-{}-{}", language.as_str(), first.as_str());
            let t = language.catalogue();
            let title = format!("{} · {}", screen.heading, t.frame.app_name);
            let about = [
                ("id", id.as_str()),
                ("data-title", &title),
                ("data-waiting", t.frame.starting),
            ];
            all += &element("template", &about, &page(&screen, *language)?);
            all.push('\n');
        }
    }
    Ok(all)
}

/// As `ui::frame`.
fn page(screen: &Screen, language: Language) -> Done<String> {
    let t = language.catalogue();
    let skip = element("a", &[("class", "skip"), ("href", "#main")], &text(t.frame.skip));
    let inside = [
        skip,
        header(screen, language),
        element("div", &[], &notices(screen, t)),
        main(screen, t)?,
        element("div", &[("class", "saved"), ("role", "status")], ""),
        element("div", &[], ""),
        element("div", &[("class", "said"), ("role", "status")], ""),
        footer(t),
    ];
    Ok(element("div", &[("class", "page")], &inside.concat()))
}

fn header(screen: &Screen, language: Language) -> String {
    let t = language.catalogue();
    let mark = element("span", &[("class", "mark"), ("aria-hidden", "true")], "");
    let name = element("span", &[], &text(t.frame.app_name));
    let home = Place::Home.href();
    let about = [("class", "brand"), ("href", home.as_str()), key(Key::Home)];
    let brand = element("a", &about, &[mark, name].concat());
    let other = language.other().as_str();
    let about = [
        ("class", "quiet"),
        ("type", "button"),
        ("lang", other),
        ("data-first", other),
    ];
    let switch = element("button", &about, &text(t.frame.other_language));
    let switch = if screen.asks_language { "" } else { &switch };
    let inside = [brand, element("div", &[], switch)].concat();
    element("header", &[("class", "top")], &inside)
}

/// As `ui::notices`.
fn notices(screen: &Screen, t: &Catalogue) -> String {
    let mut parts = String::new();
    if screen.practice {
        let about = [("class", "practice"), ("aria-label", t.frame.practice_short)];
        parts += &element("aside", &about, &text(t.frame.practice));
    }
    if !screen.progress.is_empty() {
        let phase = |phase: &PhaseMark| match phase.state {
            PhaseState::Done => {
                let done = format!(" ({})", t.frame.phase_done);
                let unseen = element("span", &[("class", "unseen")], &text(&done));
                element("li", &[("class", "done")], &[text(phase.label), unseen].concat())
            }
            PhaseState::Now => element("li", &[("class", "now"), ("aria-current", "step")], &text(phase.label)),
            PhaseState::Ahead => element("li", &[("class", "ahead")], &text(phase.label)),
        };
        let list = element("ol", &[], &each(&screen.progress, phase));
        parts += &element("nav", &[("class", "progress"), ("aria-label", t.frame.progress)], &list);
    }
    parts
}

fn main(screen: &Screen, t: &Catalogue) -> Done<String> {
    let link = |class: &[(&str, &str)], href: &str, at: Key, words: &str| {
        element("a", &[class, &[("href", href), key(at)]].concat(), &text(words))
    };
    let mut head = String::new();
    if let Some(href) = &screen.back {
        head += &link(&[("class", "back")], href, Key::Back, t.frame.back);
    }
    head += &element("h1", &[("id", "heading"), ("tabindex", "-1")], &text(&screen.heading));
    let mut form = String::new();
    for part in &screen.blocks {
        form += &block(part)?;
    }
    if let Some((label, _)) = &screen.submit {
        let class: &[(&str, &str)] = if screen.has_main_button() {
            &[]
        } else {
            &[("class", "strong")]
        };
        let about = [class, &[("type", "submit"), key(Key::GoOn)]].concat();
        form += &element("p", &[("class", "go-on")], &element("button", &about, &text(label)));
    }
    let after = screen.overview.as_ref().map_or_else(String::new, |href| {
        let link = link(&[], href, Key::Overview, t.frame.overview);
        element("p", &[("class", "to-overview")], &link)
    });
    let about = [
        ("id", "main"),
        ("tabindex", "-1"),
        ("data-step", screen.name.as_str()),
        ("data-stage", screen.stage),
    ];
    let inside = [
        element("div", &[("class", "head")], &head),
        element("form", &[("novalidate", "")], &form),
        element("div", &[], &after),
    ];
    Ok(element("main", &about, &inside.concat()))
}

fn footer(t: &Catalogue) -> String {
    let link = |place: Place, words: &str| element("a", &[("href", &place.href())], &text(words));
    let links = [
        link(Place::Home, t.frame.all_cases),
        link(Place::About, t.frame.about),
        link(Place::Privacy, t.frame.privacy),
    ];
    let nav = element("nav", &[("aria-label", t.frame.about)], &links.concat());
    element("footer", &[], &nav)
}

/// As `ui::blocks`.
fn block(block: &Block) -> Done<String> {
    Ok(match block {
        Block::Lead(words) => element("p", &[("class", "lead")], &text(words)),
        Block::List { ordered: false, items } => {
            element("ul", &[], &each(items, |item| element("li", &[], &text(item))))
        }
        Block::Note {
            tone: Tone::Caution,
            title,
            text: lines,
        } if title.is_empty() => element(
            "div",
            &[("class", "note caution"), ("role", "note")],
            &each(lines, |line| element("p", &[], &text(line))),
        ),
        Block::Link {
            label,
            href,
            then: None,
            strong: false,
        } if href.starts_with('#') => element(
            "p",
            &[("class", "link")],
            &element("a", &[("href", href)], &text(label)),
        ),
        Block::Button { label, command, strong } => button(label, command, *strong)?,
        Block::Journey(phases) => journey(phases),
        Block::Choice {
            field,
            legend,
            quiet,
            options,
        } => choice(*field, legend, *quiet, options),
        other => {
            return Err(Failure::new(format!(
                "A page that stands in the HTML holds a part that .xtask/src/first.rs does not write yet: {other:?}"
            )));
        }
    })
}

fn button(label: &str, command: &Command, strong: bool) -> Done<String> {
    let first = match command {
        Command::Start { practice: false } => First::Question.as_str(),
        Command::Start { practice: true } => First::Practice.as_str(),
        Command::Speak(language) => language.as_str(),
        other => {
            return Err(Failure::new(format!(
                "public/first.js cannot do what a button of a page in the HTML asks for: {other:?}"
            )));
        }
    };
    let class: &[(&str, &str)] = if strong { &[("class", "strong")] } else { &[] };
    let about = [class, &[("type", "button"), ("data-first", first)]].concat();
    Ok(element(
        "p",
        &[("class", "button")],
        &element("button", &about, &text(label)),
    ))
}

/// As `ui::drawn::journey`.
fn journey(phases: &[Pair]) -> String {
    let phases: Vec<(&Pair, &&str)> = phases.iter().zip(&PHASE_SIGNS).collect();
    let phase = |(phase, sign): &(&Pair, &&str)| {
        let about = [
            ("viewBox", "0 0 24 24"),
            ("aria-hidden", "true"),
            ("focusable", "false"),
        ];
        let drawing = element("svg", &about, &element("path", &[("d", sign)], ""));
        let words = [
            element("strong", &[], &text(&phase.term)),
            " ".to_owned(),
            element("span", &[], &text(&phase.text)),
        ];
        element("li", &[], &[drawing, words.concat()].concat())
    };
    element("ol", &[("class", "journey")], &each(&phases, phase))
}

/// As `ui::controls::choice`.
fn choice(field: Field, legend: &str, quiet: bool, options: &[Choice]) -> String {
    let name = field.as_str();
    let id = format!("f-{name}");
    let error = format!("{id}-error");
    let class: &[(&str, &str)] = if quiet { &[("class", "unseen")] } else { &[] };
    let mut inside = element("legend", class, &text(legend));
    inside += &element("p", &[("class", "error"), ("id", &error)], "");
    for (at, option) in options.iter().enumerate() {
        let id = if at == 0 {
            id.clone()
        } else {
            format!("{id}-{}", option.value)
        };
        let hint_id = format!("{id}-hint");
        let hinted = !option.hint.is_empty();
        let hint = element("span", &[("class", "hint"), ("id", &hint_id)], &text(&option.hint));
        let mut about = vec![("type", "radio"), ("id", &id), ("name", name), ("value", &option.value)];
        if hinted {
            about.push(("aria-describedby", &hint_id));
        }
        inside += &element(
            "div",
            &[("class", "option")],
            &[
                tag("input", &about),
                element("label", &[("for", &id)], &text(&option.label)),
                if hinted { hint } else { String::new() },
            ]
            .concat(),
        );
    }
    element("fieldset", &[("class", "field"), ("aria-describedby", &error)], &inside)
}

fn each<T>(items: &[T], written: impl Fn(&T) -> String) -> String {
    items.iter().map(written).collect()
}

/// A key of the keyboard, as `ui::element` sets it.
const fn key(key: Key) -> (&'static str, &'static str) {
    ("accesskey", key.as_str())
}

fn text(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn tag(name: &str, attributes: &[(&str, &str)]) -> String {
    let written = |(name, value): &(&str, &str)| format!(" {name}=\"{}\"", text(value).replace('"', "&quot;"));
    format!("<{name}{}>", each(attributes, written))
}

fn element(name: &str, attributes: &[(&str, &str)], inside: &str) -> String {
    format!("{}{inside}</{name}>", tag(name, attributes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_there_in_every_language() {
        let all = pages().unwrap();
        for (language, title, word) in [("en", "eSIM Exit", "SIM"), ("zh-CN", "eSIM 注销向导", "套餐")] {
            for first in First::ALL {
                let start = format!("<template id=\"first-{language}-{}\"", first.as_str());
                let from = all.find(&start).unwrap();
                let page = all[from..].split("</template>").next().unwrap();
                assert!(page.contains(title) && page.contains("<h1 "), "{page}");
                assert!(*first == First::Language || page.contains(word), "{page}");
            }
        }
        assert_eq!(
            all.matches("<template ").count(),
            Language::ALL.len() * First::ALL.len()
        );
    }

    #[test]
    fn what_is_said_is_never_markup() {
        assert_eq!(
            element("p", &[("title", "\"a\" & b")], &text("<b> & c")),
            "<p title=\"&quot;a&quot; &amp; b\">&lt;b&gt; &amp; c</p>"
        );
    }

    #[test]
    fn a_part_that_is_not_written_here_stops_the_build() {
        let odd = Block::Text("x".to_owned());
        assert!(block(&odd).unwrap_err().to_string().contains("Text"));
        assert!(
            button("x", &Command::Print, false)
                .unwrap_err()
                .to_string()
                .contains("Print")
        );
    }
}
