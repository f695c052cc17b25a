//! What all pages that talk to an API share: the keys, what is under way, what went wrong, what is sent.

use super::super::block::{Block, Command, Pair, Tone};
use super::super::build::option;
use super::super::page::Screen;
use super::super::view::View;
use crate::messages::fill;
use crate::provider_api::{
    Adapter, Call, Credential, Fault, KeyScope, Left, Line, LineState, PRACTICE_HOST, Platform, Stamp, chosen_hosts,
};
use crate::wizard::{Ask, Event, Field, StepId};

/// What the person asks.
pub(in crate::screen) fn asks(ask: Ask) -> Command {
    Command::Case(Event::Asked(ask))
}

/// The hosts of a platform in this build, without those that stand for none.
pub(in crate::screen) fn hosts(platform: Platform) -> Vec<String> {
    let fixed = Adapter::of(platform).hosts.iter().map(|host| (*host).to_owned());
    let real = |host: &String| !host.ends_with(".invalid") || host == PRACTICE_HOST;
    fixed.chain(chosen_hosts(platform)).filter(real).collect()
}

/// The platform is known: what it asks for, where that goes, and how much it opens.
pub(in crate::screen) fn keys(screen: &mut Screen, view: &View<'_>, platform: Platform) {
    let t = &view.t().api;
    let adapter = Adapter::of(platform);
    let access = view.wizard.connection().access();
    screen.heading(t.keys_heading);
    if adapter.scope == KeyScope::WholeAccount && platform != Platform::Practice {
        screen.note(Tone::Caution, t.whole_account);
    }
    let hosts = hosts(platform);
    if adapter.credentials.contains(&Credential::Host) && hosts.len() > 1 {
        let options = hosts.iter().map(|host| option(host, host, "")).collect();
        screen.select(
            view,
            Field::ApiHost,
            (view.t().credential(Credential::Host), t.host_hint),
            options,
        );
    }
    for which in adapter.credentials.iter().filter(|which| **which != Credential::Host) {
        if !access.get(*which).is_empty() {
            screen.held.insert(*which);
        }
        screen.add(Block::Secret {
            which: *which,
            label: view.t().credential(*which).to_owned(),
        });
    }
    if platform == Platform::Practice {
        screen.text(t.practice_key);
    }
    fault(screen, view, platform);
    let bare: Vec<String> = hosts
        .iter()
        .filter_map(|h| h.split("://").nth(1).map(str::to_owned))
        .collect();
    screen.note(Tone::Info, fill(t.keys_stay, &[("hosts", &bare.join(", "))]));
}

/// What can be made to go wrong in practice.
fn fault(screen: &mut Screen, view: &View<'_>, platform: Platform) {
    let t = &view.t().api;
    if platform == Platform::Practice {
        let faults = Fault::ALL
            .iter()
            .map(|fault| option(fault.as_str(), view.t().fault(*fault), ""));
        screen.select(view, Field::PracticeFault, (t.fault, t.fault_hint), faults.collect());
    }
}

/// The keys once more: asked for if they were forgotten, else only said to be held.
pub(super) fn keys_again(screen: &mut Screen, view: &View<'_>, platform: Platform) {
    let t = &view.t().api;
    if keys_asked(view) {
        return keys(screen, view, platform);
    }
    fault(screen, view, platform);
    screen.text(t.keys_held);
    screen.button(t.forget, asks(Ask::Forget), false);
}

/// Whether keys are asked for on a page that needs them again: since the page was loaded they have opened nothing, or they
/// no longer do. That they were typed does not take the fields away: the click after it would miss its button.
pub(in crate::screen) fn keys_asked(view: &View<'_>) -> bool {
    view.wizard.connection().account().is_none() || !view.wizard.has_keys()
}

/// What is under way, and a way to stop it where nothing is changed; says whether anything is.
pub(in crate::screen) fn progress(screen: &mut Screen, view: &View<'_>) -> bool {
    let t = &view.t().api;
    let connection = view.wizard.connection();
    let Some(talk) = connection.talk() else {
        return false;
    };
    let text = match (connection.pausing(), talk.call()) {
        (Some(pause), _) => fill(t.busy_waiting, &[("seconds", &pause.div_ceil(1000).to_string())]),
        (None, Call::SignIn { .. }) => t.busy_sign_in.to_owned(),
        (None, Call::Check { .. }) => t.busy_checking.to_owned(),
        (None, Call::Act { .. } | Call::Undo { .. }) => t.busy_sending.to_owned(),
        (None, Call::Account | Call::List { .. } | Call::Read { .. } | Call::Left { .. } | Call::Poll { .. }) => {
            t.busy_reading.to_owned()
        }
    };
    screen.add(Block::Progress { text, count: None });
    if !connection.is_acting() {
        screen.button(t.stop, asks(Ask::Stop), false);
    }
    true
}

/// What went wrong last, and the way without an API.
pub(super) fn trouble(screen: &mut Screen, view: &View<'_>) {
    if said(screen, view) {
        by_hand(screen, view);
    }
}

/// What went wrong last, what to do, and the provider's own words; says whether anything did.
pub(in crate::screen) fn said(screen: &mut Screen, view: &View<'_>) -> bool {
    let t = &view.t().api;
    let wrong = view.wizard.connection().problem();
    if let Some(error) = wrong {
        let mut text = vec![view.t().api_error(error.class).to_owned()];
        if !error.words.is_empty() {
            text.push(fill(t.provider_said, &[("words", &error.words)]));
        }
        screen.titled_note(Tone::Danger, t.trouble, text);
    }
    wrong.is_some()
}

/// The manual way is one tap away.
pub(super) fn by_hand(screen: &mut Screen, view: &View<'_>) {
    screen.link(view.t().api.by_hand, Some(&view.href(StepId::Find)), false);
}

/// How a line stands: our word, and the provider's.
pub(in crate::screen) fn state(view: &View<'_>, line: &Line) -> String {
    let ours = view.t().line_state(&line.state);
    if line.words.eq_ignore_ascii_case(ours) {
        ours.to_owned()
    } else if line.words.is_empty() || line.state == LineState::Unknown {
        [ours, &line.words].join(" ").trim().to_owned()
    } else {
        view.t().with_aside(ours, &line.words)
    }
}

/// A line that was looked at.
pub(super) fn looked(screen: &mut Screen, view: &View<'_>, line: &Line, left: &[Left]) {
    let t = &view.t().api;
    let mut pairs = vec![Pair::new(t.state, state(view, line))];
    pairs.extend(line.ends_on.map(|day| Pair::new(t.ends_on, view.t().date(day))));
    pairs.extend(left.iter().map(|left| Pair::new(t.left, self::left(view, left))));
    screen.pairs(pairs);
}

/// What is left, in words.
pub(super) fn left(view: &View<'_>, left: &Left) -> String {
    let t = &view.t().api;
    match left {
        Left::Unlimited => t.unlimited.to_owned(),
        Left::Data { left, total: None } => fill(t.data_left, &[("left", &left.readable())]),
        Left::Data {
            left,
            total: Some(total),
        } => fill(t.data_of, &[("left", &left.readable()), ("total", &total.readable())]),
        Left::Voice { seconds } => fill(t.voice_left, &[("minutes", &(seconds / 60).to_string())]),
        Left::Messages { count } => fill(t.messages_left, &[("count", &count.to_string())]),
        Left::Money { amount, currency } => [amount.as_str(), currency].join(" ").trim().to_owned(),
    }
}

/// The request for the act in plain words: method, host and path; never its query, headers or body.
pub(super) fn request(screen: &mut Screen, view: &View<'_>) {
    let Some((platform, line, kind)) = view.wizard.api_act() else {
        return;
    };
    let call = Call::Act {
        line,
        kind,
        key: String::new(),
        part: 0,
    };
    let stamp = Stamp {
        now: view.cx.now,
        nonce: "",
    };
    let access = view.wizard.connection().access();
    if let Ok(request) = Adapter::of(platform).ask(&call, access, &stamp) {
        let t = &view.t().api;
        let said = [request.method.as_str(), " ", &access.redact(request.place())].concat();
        screen.titled_note(
            Tone::Info,
            t.request_heading,
            vec![fill(t.request_text, &[("request", &said)])],
        );
    }
}
