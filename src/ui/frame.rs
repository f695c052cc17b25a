//! The frame around every page: header, notices, progress, heading, problems, parts, main button, footer.

use super::blocks::{block, keyed};
use super::{Dispatch, Focus, SaveNote, Signals, problems};
use crate::messages::Language;
use crate::screen::{Command, PhaseMark, PhaseState, Place};
use leptos::prelude::*;

/// The whole page.
pub fn frame(signals: Signals, send: Dispatch) -> impl IntoView {
    let screen = signals.screen;
    let t = move || signals.t();
    let heading = Memo::new(move |_| screen.with(|s| s.heading.clone()));
    let name = Memo::new(move |_| screen.with(|s| s.name.clone()));
    let stage = Memo::new(move |_| screen.with(|s| s.stage));
    let back = Memo::new(move |_| screen.with(|s| s.back.clone()));
    let overview = Memo::new(move |_| screen.with(|s| s.overview.clone()));
    let practice = Memo::new(move |_| screen.with(|s| s.practice));
    let progress = Memo::new(move |_| screen.with(|s| s.progress.clone()));
    let submit = Memo::new(move |_| screen.with(|s| s.submit.clone()));
    move_focus(signals);

    let submitted = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some((_, command)) = submit.get_untracked() {
            send.run(command);
        }
    };
    view! {
        <a class="skip" href="#main">{move || t().frame.skip}</a>
        <header class="top">
            <a class="brand" href=Place::Home.href()>
                // Not wholly static: Leptos would make it from HTML text, which the page's policy forbids.
                <span class={"mark"} aria-hidden="true"></span>
                {move || t().frame.app_name}
            </a>
            <button type="button" class="quiet" lang=move || signals.language.get().other().as_str()
                on:click=move |_| send.run(Command::Speak(signals.language.get_untracked().other()))>
                {move || t().frame.other_language}
            </button>
        </header>
        {move || practice.get().then(|| view! { <p class="practice" role="note">{t().frame.practice}</p> })}
        {move || signals.update_ready.get().then(|| view! {
            <div class="notice" role="status">
                {t().frame.update_ready}" "
                <button type="button" on:click=move |_| send.run(Command::Update)>{t().frame.update_now}</button>
            </div>
        })}
        {move || steps(&progress.get(), t().frame.progress, t().frame.phase_done)}
        <main id="main" tabindex="-1" data-step=move || name.get() data-stage=move || stage.get()>
            {move || back.get().map(|href| view! { <a class="back" href=href>{t().frame.back}</a> })}
            <h1 id="heading" tabindex="-1">{move || heading.get()}</h1>
            {move || problems::summary(signals)}
            <form novalidate on:submit=submitted>
                <For each=move || screen.with(|s| keyed(&s.blocks)) key=|(key, _)| *key let((_, part))>
                    {block(signals, send, part)}
                </For>
                {move || submit.get().map(|(label, _)| view! {
                    <p class="go-on"><button type="submit" class="strong">{label}</button></p>
                })}
            </form>
            {move || overview.get().map(|href| view! {
                <p class="to-overview"><a href=href>{t().frame.overview}</a></p>
            })}
        </main>
        <div class="saved" role="status">{move || saved(signals)}</div>
        {move || failed(signals, send)}
        <div class="said" role="status">{move || signals.said.get()}</div>
        <footer>
            <nav aria-label=move || t().frame.about>
                <a href=Place::Home.href()>{move || t().frame.all_cases}</a>
                <a href=Place::About.href()>{move || t().frame.about}</a>
                <a href=Place::Privacy.href()>{move || t().frame.privacy}</a>
            </nav>
        </footer>
    }
}

/// The phases; where one is, in words for those who cannot see it.
fn steps(progress: &[PhaseMark], label: &'static str, done: &'static str) -> Option<impl IntoView + use<>> {
    let item = |mark: &PhaseMark| {
        let (class, current) = match mark.state {
            PhaseState::Done => ("done", None),
            PhaseState::Now => ("now", Some("step")),
            PhaseState::Ahead => ("ahead", None),
        };
        let said = (mark.state == PhaseState::Done).then(|| view! { <span class="unseen">" ("{done}")"</span> });
        view! { <li class=class aria-current=current>{mark.label}{said}</li> }
    };
    let items: Vec<_> = progress.iter().map(item).collect();
    (!items.is_empty()).then(|| view! { <nav class="progress" aria-label=label><ol>{items}</ol></nav> })
}

/// What is said of the last write, when it went well or there is only memory.
fn saved(signals: Signals) -> &'static str {
    let t = signals.t();
    match signals.save.get() {
        SaveNote::Saved => t.frame.saved,
        SaveNote::MemoryOnly => t.frame.memory_only,
        SaveNote::Quiet | SaveNote::Failed(_) => "",
    }
}

/// A write that failed, said aloud, with another try.
fn failed(signals: Signals, send: Dispatch) -> Option<impl IntoView + use<>> {
    let SaveNote::Failed(why) = signals.save.get() else {
        return None;
    };
    let t = signals.t();
    Some(view! {
        <div class="not-saved" role="alert">
            <p><strong>{t.frame.not_saved}</strong>" "{t.save_error(why)}</p>
            <button type="button" on:click=move |_| send.run(Command::SaveAgain)>{t.frame.try_again}</button>
        </div>
    })
}

/// Moves focus where the program wants it, once the new page stands.
fn move_focus(signals: Signals) {
    let mut first = true;
    Effect::new(move |_| {
        let target = match signals.focus.get() {
            Focus::Stay => return,
            Focus::Heading => "heading",
            Focus::Problems => "problems",
        };
        // The page has just been opened: the browser's own place is right.
        if !std::mem::take(&mut first) {
            request_animation_frame(move || focus(target));
        }
        signals.focus.set(Focus::Stay);
    });
}

/// Moves focus to an element, and the page with it.
pub(super) fn focus(id: &str) {
    use wasm_bindgen::JsCast;
    if let Some(element) = document()
        .get_element_by_id(id)
        .and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok())
    {
        // A page that has lost the element since is no reason to fail.
        let _ = element.focus();
    }
}

/// The language of what is said to providers.
pub(super) const PROVIDER_LANGUAGE: &str = Language::En.as_str();
