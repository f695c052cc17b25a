//! One view for each part of a page.

use super::element::El;
use super::frame::PROVIDER_LANGUAGE;
use super::lines::Drop;
use super::region::mark;
use super::slot::Slot;
use super::{
    Dispatch, Signals, buttons, combobox, controls, drawing, drawn, lines, lists, mails, papers, pictures, settings,
    sheet, unkept,
};
use crate::screen::{Block, Command, Entry, Leads, Pair, Tone};
use crate::wizard::Event;
use leptos::prelude::*;

/// Draws a part.
pub(super) fn block(signals: Signals, send: Dispatch, block: Block) -> El {
    match block {
        Block::Text(text) => El::said("p", "", &text),
        Block::Lead(text) => El::said("p", "lead", &text),
        Block::Heading(text) => El::said("h2", "", &text),
        Block::List { ordered, items } => list(ordered, &items),
        Block::Note { tone, title, text } => note(tone, &title, &text),
        Block::Choice {
            field,
            legend,
            quiet,
            options,
        } => controls::choice(signals, send, &Slot::Field(field), (&legend, quiet), options),
        Block::Select {
            field,
            label,
            hint,
            options,
        } => controls::select(signals, send, &Slot::Field(field), (&label, &hint), options),
        Block::Combobox(of) => combobox::combobox(signals, send, &of),
        Block::Secret { which, label } => controls::secret(signals, send, which, &label),
        Block::Unkept {
            name,
            label,
            hint,
            what,
            show,
        } => unkept::unkept(signals, name, what, (&label, &hint), &show),
        Block::Setting { name, legend, options } => settings::setting(signals, send, name, &legend, options),
        Block::Progress { text, count } => progress(&text, count),
        Block::File {
            id,
            accept,
            many,
            label,
            hint,
            command,
        } => {
            let zone = Drop {
                id,
                accept,
                many,
                label: &label,
                hint: &hint,
            };
            lines::drop_zone(zone, Box::new(move || send.run(command.clone())))
        }
        Block::Handed => papers::handed(signals, send),
        Block::Picture { label, hint, view } => pictures::picture(signals, send, &label, &hint, &view),
        Block::Picks { of, legend, items } => lines::picks(signals, send, of, &legend, items),
        Block::Mail {
            label,
            hint,
            text_label,
            text_hint,
        } => mails::mail(signals, send, (&label, &hint), (&text_label, &text_hint)),
        Block::Ticks { legend, items } => controls::ticks(signals, send, &legend, items),
        Block::Input {
            field,
            label,
            hint,
            kind,
        } => controls::input(signals, send, &Slot::Field(field), &label, &hint, kind),
        Block::Entry {
            path,
            label,
            hint,
            entry,
        } => match entry {
            Entry::Typed(kind) => controls::input(signals, send, &Slot::Entry(path), &label, &hint, kind),
            Entry::Select(options) => controls::select(signals, send, &Slot::Entry(path), (&label, &hint), options),
            Entry::Ticks(options) => controls::names(signals, send, &path, (&label, &hint), options),
        },
        Block::Link {
            label,
            href,
            then,
            strong,
        } => link(signals, send, &label, &href, then, strong),
        Block::Button { label, command, strong } => buttons::button(signals, send, &label, command, strong),
        Block::Pairs(pairs) => lists::pairs(&pairs),
        Block::Rows { change, rows } => lists::rows(&change, &rows),
        Block::Copy {
            label,
            text,
            gloss,
            then,
        } => copy(signals, send, &label, text, &gloss, then),
        Block::Timeline(of) => drawing::timeline(&of),
        Block::Journey(phases) => drawn::journey(&phases),
        Block::Taps(taps) => drawn::taps(&taps),
        Block::Ways(ways) => drawn::ways(&ways),
        Block::Code(parts) => drawn::code(&parts),
        Block::Verbatim { label, text } => El::said("pre", "verbatim", &text)
            .set("tabindex", "0")
            .set("role", "region")
            .set("aria-label", &label),
        Block::Sheet(sheet) => sheet::sheet(signals, send, sheet),
        Block::Tasks(groups) => lists::tasks(&groups),
        Block::Cases(cards) => lists::cases(&cards),
        Block::Folded { summary, inside } => {
            let inside = inside
                .into_iter()
                .map(|part| self::block(signals, send, part))
                .collect();
            El::new("details")
                .add(El::said("summary", "", &summary))
                .add_all(inside)
        }
    }
}

/// Something is under way; said to those who do not see it as well.
fn progress(text: &str, count: Option<(usize, usize)>) -> El {
    let mut bar = El::new("progress").set("aria-label", text);
    if let Some((done, all)) = count {
        bar = bar.set("value", &done.to_string()).set("max", &all.to_string());
    }
    El::with_class("div", "progress-note")
        .set("role", "status")
        .add(bar)
        .add(El::said("p", "", text))
}

fn list(ordered: bool, items: &[String]) -> El {
    let list = if ordered {
        El::with_class("ol", "steps")
    } else {
        El::new("ul")
    };
    list.add_all(items.iter().map(|item| El::said("li", "", item)).collect())
}

pub(super) const fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Info => "note info",
        Tone::Caution => "note caution",
        Tone::Danger => "note danger",
        Tone::Good => "note good",
    }
}

fn note(tone: Tone, title: &str, text: &[String]) -> El {
    let title = (!title.is_empty()).then(|| El::new("p").add(El::said("strong", "", title)));
    El::with_class("div", tone_class(tone))
        .set("role", "note")
        .add_some(title)
        .add_all(text.iter().map(|line| El::said("p", "", line)).collect())
}

/// A link; one that leaves the page opens beside it and tells the other side nothing.
fn link(signals: Signals, send: Dispatch, label: &str, href: &str, then: Option<Event>, strong: bool) -> El {
    let mut link = El::said("a", if strong { "button strong" } else { "" }, label).leading_to(href);
    if Leads::of(href) == Some(Leads::Away) {
        let new_tab = signals.language.get_untracked().catalogue().frame.new_tab;
        link = link.text(" ").add(El::said("span", "outside", new_tab));
    }
    if let Some(event) = then {
        link = link.on("click", Box::new(move |_| send.run(Command::Case(event.clone()))));
    }
    El::with_class("p", "link").add(link)
}

/// A text for the provider, with its meaning beside it and a button to copy it.
fn copy(signals: Signals, send: Dispatch, label: &str, text: String, gloss: &Pair, then: Option<Event>) -> El {
    let t = signals.language.get_untracked().catalogue();
    let lines = El::said("p", "said-to-provider", &text).set("lang", PROVIDER_LANGUAGE);
    let meaning = (!gloss.text.is_empty()).then(|| {
        El::with_class("div", "gloss")
            .add(El::said("h3", "", &gloss.term))
            .add(El::said("p", "", &gloss.text))
    });
    // Two texts may stand on a page: each button says which one it copies.
    let id = ["copy-", &mark(&text).to_string()].concat();
    let copied = Command::Copy { text, then };
    El::with_class("section", "copy")
        .set("aria-label", label)
        .add(El::said("h3", "", label).set("id", &id))
        .add(lines)
        .add(buttons::about(signals, send, (t.frame.copy, &id), copied, false))
        .add_some(meaning)
}
