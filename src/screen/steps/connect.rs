//! `connect`: the platform, its key, the line there, and which of its acts.

use super::super::block::{Choice, Pair, Tone};
use super::super::build::option;
use super::super::page::Screen;
use super::super::step_frame::frame;
use super::super::view::View;
use super::api::{asks, by_hand, hosts, keys, left, looked, progress, state, trouble};
use crate::messages::fill;
use crate::ordered::Ordered;
use crate::provider_api::{Adapter, Line, Offer, Platform};
use crate::wizard::{Ask, Field, StepId};

/// So many lines are shown at once; a key of a business may open thousands.
const SHOWN: usize = 25;

pub(super) fn screen(view: &View<'_>) -> Screen {
    let t = &view.t().api;
    let mut screen = frame(view, StepId::Connect, t.heading);
    screen.lead(t.why);
    by_hand(&mut screen, view);
    if !view.wizard.case.practice {
        let known = Platform::ALL
            .iter()
            .copied()
            .filter(|p| *p != Platform::Practice && !hosts(*p).is_empty());
        let options = known.map(|p| option(p.as_str(), Adapter::of(p).name, "")).collect();
        screen.select(view, Field::Platform, (t.platform, t.platform_hint), options);
    }
    let Some(platform) = view.wizard.platform() else {
        screen.go_on(view.t().frame.go_on, StepId::Connect);
        return screen;
    };
    keys(&mut screen, view, platform);
    let connection = view.wizard.connection();
    let open = connection.account().is_some();
    screen.button(if open { t.again } else { t.connect }, asks(Ask::Connect), !open);
    if !connection.access().is_empty() {
        screen.button(t.forget, asks(Ask::Forget), false);
    }
    let busy = progress(&mut screen, view);
    trouble(&mut screen, view);
    if let Some((name, wallet)) = connection.account() {
        account(&mut screen, view, name, wallet);
        lines(&mut screen, view);
        if let Some((line, rest)) = connection.looked() {
            screen.heading(t.looked_heading);
            looked(&mut screen, view, line, rest);
            acts(&mut screen, view, platform, line);
        }
    }
    if !busy {
        screen.go_on(view.t().frame.go_on, StepId::Connect);
    }
    screen
}

fn account(screen: &mut Screen, view: &View<'_>, name: &str, wallet: &[crate::provider_api::Left]) {
    let t = &view.t().api;
    let mut pairs: Vec<Pair> = Some(name)
        .filter(|n| !n.is_empty())
        .map(|n| Pair::new(t.account, n))
        .into_iter()
        .collect();
    pairs.extend(wallet.iter().map(|money| Pair::new(t.wallet, left(view, money))));
    screen.pairs(pairs);
}

fn lines(screen: &mut Screen, view: &View<'_>) {
    let t = &view.t().api;
    let connection = view.wizard.connection();
    if connection.lines().is_empty() {
        screen.note(Tone::Caution, t.empty_list);
        screen.link(view.t().step(StepId::Line), Some(&view.href(StepId::Line)), false);
    } else {
        choices(screen, view);
    }
    // The first page may be the empty one.
    if connection.next().is_some() {
        screen.button(t.more_lines, asks(Ask::NextPage), false);
    }
}

fn choices(screen: &mut Screen, view: &View<'_>) {
    let t = &view.t().api;
    let connection = view.wizard.connection();
    let mut shown: Vec<&Line> = connection.lines().iter().collect();
    // The person's own line first; the sort keeps the provider's order among the rest.
    shown.order_by_key(|line| !is_own(view, line));
    let chosen = view.wizard.answers().text(Field::ApiLine);
    let first = shown
        .iter()
        .enumerate()
        .filter(|(at, line)| *at < SHOWN || line.id == chosen);
    let options = first.map(|(_, line)| choice(view, line)).collect();
    screen.choice(view, Field::ApiLine, t.lines, options);
}

fn is_own(view: &View<'_>, line: &Line) -> bool {
    let own = view.wizard.answers().text(Field::Identifier);
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let own = digits(own);
    let same = |other: &Option<String>| {
        other
            .as_ref()
            .is_some_and(|o| !own.is_empty() && digits(o).ends_with(&own))
    };
    same(&line.iccid) || same(&line.msisdn)
}

pub(in crate::screen) fn choice(view: &View<'_>, line: &Line) -> Choice {
    let t = &view.t().api;
    let number = line.msisdn.as_ref().or(line.iccid.as_ref()).unwrap_or(&line.id);
    let ending: String = number.chars().skip(number.chars().count().saturating_sub(4)).collect();
    let named = [line.plan.clone(), fill(t.lines_hint, &[("ending", &ending)])];
    let label = named
        .iter()
        .filter(|part| !part.is_empty())
        .cloned()
        .collect::<Vec<_>>()
        .join(" · ");
    let mut hint = vec![state(view, line)];
    hint.extend(is_own(view, line).then(|| t.yours.to_owned()));
    option(&line.id, &label, &hint.join(" · "))
}

/// An act with what it means and takes along.
pub(in crate::screen) fn offer(view: &View<'_>, offer: &Offer) -> Choice {
    let means = [view.t().act_kind_means(offer.kind)].into_iter();
    let along = offer.collateral.iter().map(|what| view.t().collateral(*what));
    let hint = view.t().together(means.chain(along));
    option(offer.kind.as_str(), view.t().act_kind(offer.kind), &hint)
}

/// The acts that the line allows as it stands, each with what it means and takes along.
fn acts(screen: &mut Screen, view: &View<'_>, platform: Platform, line: &Line) {
    let t = &view.t().api;
    let adapter = Adapter::of(platform);
    let (fit, not): (Vec<&Offer>, Vec<&Offer>) = adapter.offers.iter().partition(|o| (adapter.fits)(o.kind, line));
    if !fit.is_empty() {
        let options = fit.iter().map(|offer| self::offer(view, offer));
        screen.text(t.acts_hint);
        screen.choice(view, Field::ActKind, t.acts, options.collect());
    }
    if !not.is_empty() {
        let names = not
            .iter()
            .map(|offer| view.t().act_kind(offer.kind))
            .collect::<Vec<_>>()
            .join("; ");
        screen.note(Tone::Info, fill(t.not_now_acts, &[("acts", &names)]));
    }
    let Some(kind) = view.wizard.answers().choice(Field::ActKind) else {
        return;
    };
    match view.wizard.connection().checked(kind) {
        Some(Ok(())) if adapter.offer(kind).is_some_and(|offer| offer.dry_run) => screen.note(Tone::Good, t.would_work),
        Some(Err(_)) => screen.note(Tone::Danger, t.would_not),
        Some(Ok(())) | None => {}
    }
}
