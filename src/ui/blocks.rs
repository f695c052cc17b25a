//! One view for each part of a page.

use super::frame::PROVIDER_LANGUAGE;
use super::{Dispatch, Signals, controls, lists};
use crate::screen::{Block, Command, Pair, Tone};
use crate::wizard::Event;
use leptos::prelude::*;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The parts with a name each: the same part keeps its name, and twins are told apart by their order.
pub(super) fn keyed(blocks: &[Block]) -> Vec<(u64, Block)> {
    let mut seen: Vec<u64> = Vec::with_capacity(blocks.len());
    let named = blocks.iter().map(|block| {
        let mut hasher = DefaultHasher::new();
        block.hash(&mut hasher);
        let plain = hasher.finish();
        let twins = seen.iter().filter(|other| **other == plain).count();
        seen.push(plain);
        twins.hash(&mut hasher);
        (hasher.finish(), block.clone())
    });
    named.collect()
}

/// Draws a part.
pub(super) fn block(signals: Signals, send: Dispatch, block: Block) -> AnyView {
    match block {
        Block::Text(text) => view! { <p>{text}</p> }.into_any(),
        Block::Lead(text) => view! { <p class="lead">{text}</p> }.into_any(),
        Block::Heading(text) => view! { <h2>{text}</h2> }.into_any(),
        Block::List { ordered, items } => list(ordered, items),
        Block::Note { tone, title, text } => note(tone, title, text),
        Block::Choice {
            field,
            legend,
            quiet,
            options,
        } => controls::choice(signals, send, field, (legend, quiet), options),
        Block::Ticks { legend, items } => controls::ticks(signals, send, legend, items),
        Block::Input {
            field,
            label,
            hint,
            kind,
        } => controls::input(signals, send, field, (label, hint), kind),
        Block::Link {
            label,
            href,
            then,
            strong,
        } => link(signals, send, label, href, then, strong),
        Block::Button { label, command, strong } => controls::button(send, label, command, strong),
        Block::Pairs(pairs) => lists::pairs(pairs),
        Block::Rows { change, rows } => lists::rows(change, rows),
        Block::Copy {
            label,
            text,
            gloss,
            then,
        } => copy(signals, send, label, text, gloss, then),
        Block::Timeline { label, marks } => lists::timeline(label, marks),
        Block::Tasks(groups) => lists::tasks(groups),
        Block::Cases(cards) => lists::cases(cards),
        Block::Folded { summary, inside } => {
            let inside: Vec<_> = inside
                .into_iter()
                .map(|part| self::block(signals, send, part))
                .collect();
            view! { <details><summary>{summary}</summary>{inside}</details> }.into_any()
        }
    }
}

fn list(ordered: bool, items: Vec<String>) -> AnyView {
    let items: Vec<_> = items.into_iter().map(|item| view! { <li>{item}</li> }).collect();
    if ordered {
        view! { <ol class="steps">{items}</ol> }.into_any()
    } else {
        view! { <ul>{items}</ul> }.into_any()
    }
}

pub(super) const fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Info => "note info",
        Tone::Caution => "note caution",
        Tone::Danger => "note danger",
        Tone::Good => "note good",
    }
}

fn note(tone: Tone, title: String, text: Vec<String>) -> AnyView {
    let title = (!title.is_empty()).then(|| view! { <p><strong>{title}</strong></p> });
    let text: Vec<_> = text.into_iter().map(|line| view! { <p>{line}</p> }).collect();
    view! { <div class=tone_class(tone) role="note">{title}{text}</div> }.into_any()
}

/// A link; one that leaves the page opens beside it and tells the other side nothing.
fn link(signals: Signals, send: Dispatch, label: String, href: String, then: Option<Event>, strong: bool) -> AnyView {
    let class = if strong { "button strong" } else { "" };
    let followed = move |_| {
        if let Some(event) = then.clone() {
            send.run(Command::Case(event));
        }
    };
    if href.starts_with("https:") {
        let new_tab = signals.language.get_untracked().catalogue().frame.new_tab;
        view! {
            <p class="link"><a class=class href=href target="_blank" rel="noopener noreferrer" on:click=followed>
                {label}" "<span class="outside">{new_tab}</span></a></p>
        }
        .into_any()
    } else {
        view! { <p class="link"><a class=class href=href on:click=followed>{label}</a></p> }.into_any()
    }
}

/// A text for the provider, with its meaning beside it and a button to copy it.
fn copy(signals: Signals, send: Dispatch, label: String, text: String, gloss: Pair, then: Option<Event>) -> AnyView {
    let t = signals.language.get_untracked().catalogue();
    let (heading, lines) = (label.clone(), text.clone());
    let meaning = (!gloss.text.is_empty()).then(|| {
        view! { <div class="gloss"><h3>{gloss.term}</h3><p>{gloss.text}</p></div> }
    });
    let command = Command::Copy { text, then };
    view! {
        <section class="copy" aria-label=label>
            <h3>{heading}</h3>
            <p class="said-to-provider" lang=PROVIDER_LANGUAGE>{lines}</p>
            <p class="button"><button type="button" on:click=move |_| send.run(command.clone())>{t.frame.copy}</button></p>
            {meaning}
        </section>
    }
    .into_any()
}
