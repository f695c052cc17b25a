//! What a person sees of a tab: a way on in both languages, what went wrong in words, and nothing secret.
//!
//! Invariant: a screen is judged by its controls, and a control by whether the case would take what it sends.

use super::scene::{Scene, no_secret};
use crate::support::{controls, texts};
use crate::walk::{Broken, rule, unfilled};
use esim_exit::messages::Language;
use esim_exit::screen::{Place, Screen};
use esim_exit::wizard::*;

/// What tells the states of a tab apart, as far as their screens differ in kind.
pub(super) fn signature(scene: &Scene, tab: usize) -> String {
    let wizard = scene.wizard(tab);
    let (answers, connection) = (wizard.answers(), wizard.connection());
    let last = wizard.journal.entries().last().map(|e| (e.what, e.reply));
    let talk = connection.talk().map(|talk| talk.call().is_write());
    let problem = connection.problem().map(|error| error.class);
    let known = (connection.unchanged().is_some(), connection.looked().is_some());
    let steps = [StepId::Find, StepId::Connect, StepId::Review, StepId::Irreversible];
    let open = steps.iter().find(|step| !answers.is_finished(**step));
    let refused = scene.tab(tab).problems.len();
    format!(
        "{open:?} {last:?} {talk:?} {} {problem:?} {known:?} {} {refused} {}",
        connection.pausing().is_some(),
        wizard.has_keys(),
        answers.text(Field::Route),
    )
}

/// Looks at every tab.
pub(super) fn looks(scene: &Scene) -> Result<(), Broken> {
    (0..scene.now.tabs.len()).try_for_each(|tab| looks_at(scene, tab))
}

/// Looks at one tab.
pub(super) fn looks_at(scene: &Scene, tab: usize) -> Result<(), Broken> {
    no_secret("no secret is shown", &format!("{:?}", scene.tab(tab)))?;
    Language::ALL.iter().try_for_each(|language| one(scene, tab, *language))
}

/// The page that a tab would show now.
pub(super) fn page(scene: &Scene, tab: usize, language: Language) -> Screen {
    let wizard = scene.wizard(tab);
    let id = wizard.case.id.clone();
    let place = scene
        .current(tab)
        .map_or_else(|| Place::Overview(id.clone()), |step| Place::Step(id.clone(), step));
    scene.world().screen(wizard, &place, language, &scene.tab(tab).problems)
}

fn one(scene: &Scene, tab: usize, language: Language) -> Result<(), Broken> {
    let wizard = scene.wizard(tab);
    let screen = page(scene, tab, language);
    let said = texts(&screen);
    no_secret("no secret is shown", &format!("{screen:?}"))?;
    let open = said.iter().find(|text| unfilled(text));
    rule("every sentence is filled", open.is_none(), || format!("{open:?}"))?;
    let where_it_is = || format!("{} {language:?} {:?}", screen.name, wizard.journal.entries().last());
    let at_work = wizard.is_at_work();
    let (events, ways) = controls(&screen);
    rule(
        "every screen has a way on",
        // While the act is under way nothing may break in; what is waited for is held as a rule of its own.
        at_work || ways > 0,
        where_it_is,
    )?;
    let has = |event: &Event| events.contains(event);
    let taken = |event: Event| scene.with(|cx| wizard.update(event, cx).is_ok());
    let act = wizard.journal.standing().act;
    if act == ActState::Unknown && !at_work {
        let settles = [Event::FoundDone, Event::FoundNotDone];
        rule(
            "what is unknown can be settled",
            settles.into_iter().all(|event| has(&event) && taken(event)),
            where_it_is,
        )?;
        let asks = Event::Asked(Ask::LookAgain);
        rule(
            "what is unknown can be settled",
            wizard.connection().is_busy() || has(&asks) && taken(asks) == wizard.has_keys(),
            where_it_is,
        )?;
    }
    let free = scene.with(|cx| wizard.act_barrier(cx).is_none()) && !at_work;
    if free && scene.current(tab) == Some(StepId::Submit) {
        let begins = has(&Event::ActBegun);
        let ready = taken(Event::ActBegun) || !wizard.has_keys();
        rule("what may begin can be begun", begins && ready, where_it_is)?;
    }
    if let (Some(error), false) = (wizard.connection().problem(), wizard.connection().is_busy()) {
        let shows = matches!(scene.current(tab), Some(StepId::Connect))
            || scene.current(tab) == Some(StepId::Submit)
            || act == ActState::Acknowledged && scene.current(tab) == Some(StepId::Confirm);
        let sentence = language.catalogue().api_error(error.class);
        let by_api = wizard.answers().text(Field::Route).ends_with(".api");
        rule(
            "what went wrong is said",
            !shows || !by_api || said.iter().any(|text| text == sentence),
            where_it_is,
        )?;
    }
    Ok(())
}
