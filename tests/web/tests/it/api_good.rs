//! The good run of every adapter through the page: once sent, read back, named as what it is, and no byte of a key left behind.

use crate::api_room::QUICK;
use anyhow::{Context, Result, ensure};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use web::{
    Adapter, Browser, Journey, LANGUAGES, Language, Platform, Provider, Reply, Site, StepId, allowed_hosts,
    browser_with, dist, script, secrets,
};

const ENDED_AT_ONCE: &[&str] = &[
    "emnify-delete",
    "kore-wireless",
    "mobimatter-cancel",
    "soracom",
    "telco-vision",
    "telnyx",
    "thingspace",
    "twilio-wireless",
];
const SWITCHED_OFF: &[&str] = &[
    "emnify",
    "esim-go-suspend",
    "hi-roaming",
    "kore-super-sim",
    "kore-wireless-switch-off",
    "soracom-suspend",
    "telco-vision-suspend",
];
const MORE_SWITCHED_OFF: &[&str] = &[
    "telnyx-switch-off",
    "thingspace-suspend",
    "twilio-super-sim",
    "esim-go-delete",
    "gigs",
    "gigs-session",
    "airalo-partner",
];
const GIVEN_BACK: &[&str] = &[
    "1global",
    "esim-access",
    "esim-go",
    "esim-go-revoke",
    "esimfly",
    "mobimatter",
    "zendit",
];
/// What cannot be run in the page as it is shipped, and why.
const NOT_IN_THE_PAGE: &[(&str, &str)] = &[
    (
        "opencancel",
        "no adopter is known: its hosts are chosen when the page is built, and the shipped page names none",
    ),
    (
        "tm-forum",
        "the host is the carrier's own: it is chosen when the page is built, and the shipped page names none",
    ),
];

/// Runs these one after the other in one browser: each begins with empty storage, or with what the page itself had stored
/// on the way to the choice of a channel, and with a provider to which nothing has happened.
async fn good_runs(names: &[&str]) -> Result<()> {
    let mut scripts = names.iter().map(|name| script(name)).collect::<Result<Vec<_>>>()?;
    for script in &mut scripts {
        // A clock that stands still belongs to the native tests; here the page's own moment is signed.
        if let Some(moment) = script.pointer_mut("/auth/rt-timestamp") {
            moment.take();
        }
        // The page asks Telnyx for all lines, since an ICCID entered without its check digit would find none.
        for exchange in script["exchanges"].as_array_mut().into_iter().flatten() {
            if let Some(filter) = exchange.pointer_mut("/query/filter[iccid]") {
                filter.take();
            }
        }
    }
    let hosts: BTreeSet<&str> = scripts.iter().flat_map(hosts_of).collect();
    let hosts: Vec<&str> = hosts.into_iter().collect();
    let first = scripts.first().context("no script")?;
    let provider = Provider::of(first.clone(), &hosts)?;
    let site = Site::of(dist()?)?;
    browser_with(&provider, async |b| {
        b.before_each_document(QUICK).await?;
        // Some providers say of an end that what has ended is not to be found.
        b.expect_fault("status of 404");
        b.open(&site.url).await?;
        let mut on_the_way = BTreeMap::new();
        for ((name, script), language) in names.iter().zip(&scripts).zip(LANGUAGES.into_iter().cycle()) {
            provider.play(script.clone());
            let journey = Journey::by_api(language, script)?;
            to_the_choice(&b, &site, &journey, &mut on_the_way).await?;
            good_run(&b, &provider, &journey, script)
                .await
                .context((*name).to_owned())?;
        }
        Ok(())
    })
    .await
}

fn hosts_of(script: &serde_json::Value) -> Vec<&str> {
    let exchanges = script["exchanges"].as_array().into_iter().flatten();
    exchanges
        .filter_map(|e| e["place"].as_str()?.split('/').next())
        .collect()
}

type OnTheWay = BTreeMap<(String, &'static str), (BTreeMap<String, String>, String)>;

async fn to_the_choice(b: &Browser, site: &Site, journey: &Journey, known: &mut OnTheWay) -> Result<()> {
    b.go("#/").await?;
    b.js("localStorage.clear(); sessionStorage.clear()").await?;
    b.language(journey.language.as_str()).await?;
    let key = (journey.identifier.clone(), journey.language.as_str());
    if let Some((stored, route)) = known.get(&key) {
        b.store(stored).await?;
        b.go(route).await?;
        b.reload().await?;
        return b.wait_step("find").await;
    }
    b.open(&site.url).await?;
    b.reload().await?;
    journey.begin(b).await?;
    journey.walk_to(b, StepId::Find).await?;
    known.insert(key, (b.storage().await?, b.route().await?));
    Ok(())
}

async fn good_run(b: &Browser, p: &Provider, journey: &Journey, script: &serde_json::Value) -> Result<()> {
    let (t, secrets) = (journey.t(), secrets(script));
    let api = journey.api.as_ref().context("an API")?;
    journey.walk_to(b, StepId::Irreversible).await?;
    // An order number gives way to the ICCID that the API knows for it.
    let iccid = script["iccid"].as_str().unwrap_or_default();
    let named = Journey {
        identifier: iccid.to_owned(),
        ..journey.clone()
    };
    let named = if b.offers(named.ending_label()).await? {
        &named
    } else {
        journey
    };
    named.walk_to(b, StepId::Submit).await?;
    let case = b.case().await?;
    assert_eq!((p.acts(), b.happenings(&case).await?.len()), (0, 0));
    b.keeps(&secrets).await.context("before the act")?;

    b.press(t.api.begin).await?;
    let (stage, step, reply) = match script["becomes"].as_str() {
        Some("ended") => ("ended", "aftercare", Reply::Ended),
        Some("ends_on") => ("acknowledged", "confirm", Reply::EndsOn),
        Some("switched_off") => ("acknowledged", "confirm", Reply::ReceivedOnly),
        Some("running") => ("acknowledged", "confirm", Reply::Running),
        Some("in_review") => ("acknowledged", "confirm", Reply::InReview),
        other => anyhow::bail!("what does {other:?} mean?"),
    };
    b.wait_stage(stage).await?;
    b.wait_step(step).await?;
    assert_eq!(b.happenings(&case).await?, ["act_begun", "replied"]);
    b.keeps(&secrets).await.context("after the act")?;
    // The journal, in words.
    b.go(&format!("#/case/{case}/confirm")).await?;
    b.wait_step("confirm").await?;
    b.sees(t.reply(reply)).await?;
    b.sees(Adapter::of(api.platform).name).await?;
    b.keeps(&secrets).await.context("in the journal")?;

    let parts = script["parts"].as_u64().unwrap_or(1);
    assert_eq!(u64::try_from(p.acts())?, parts, "{:?}", calls(p));
    let allowed: BTreeSet<&str> = Adapter::of(api.platform).hosts.iter().copied().collect();
    for (call, asked) in p.seen() {
        let origin: String = asked.url.split('/').take(3).collect::<Vec<_>>().join("/");
        assert!(allowed.contains(origin.as_str()), "{origin} is none of {allowed:?}");
        assert_ne!(call, "?", "{} {}", asked.method, asked.url);
        for silent in ["referer", "cookie"] {
            assert!(!asked.headers.contains_key(silent), "{asked:?}");
        }
    }
    for asked in p.seen_preflights() {
        // One API takes its key in the address only.
        let asked = format!("{:?}", asked.headers);
        assert!(!secrets.iter().any(|secret| asked.contains(secret)), "{asked}");
    }
    Ok(())
}

fn calls(p: &Provider) -> Vec<String> {
    p.seen().into_iter().map(|(call, _)| call).collect()
}

#[tokio::test(flavor = "current_thread")]
async fn what_ends_at_once() -> Result<()> {
    good_runs(ENDED_AT_ONCE).await
}

#[tokio::test(flavor = "current_thread")]
async fn what_is_switched_off() -> Result<()> {
    good_runs(SWITCHED_OFF).await
}

#[tokio::test(flavor = "current_thread")]
async fn what_is_switched_off_deleted_or_ends_later() -> Result<()> {
    good_runs(MORE_SWITCHED_OFF).await
}

#[tokio::test(flavor = "current_thread")]
async fn what_is_given_back() -> Result<()> {
    good_runs(GIVEN_BACK).await
}

#[test]
fn every_script_is_run_or_named_with_its_reason() -> Result<()> {
    let mut run: Vec<&str> = [ENDED_AT_ONCE, SWITCHED_OFF, MORE_SWITCHED_OFF, GIVEN_BACK].concat();
    run.extend(NOT_IN_THE_PAGE.iter().map(|(name, _)| name));
    run.sort_unstable();
    let mut there = Vec::new();
    for file in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../providers"))? {
        let name = file?.file_name().to_string_lossy().into_owned();
        there.push(name.trim_end_matches(".json").to_owned());
    }
    there.sort_unstable();
    assert_eq!(run, there);
    assert_eq!(NOT_IN_THE_PAGE.len(), 2);
    let allowed = allowed_hosts();
    for name in there {
        let script = script(&name)?;
        let may = hosts_of(&script)
            .iter()
            .all(|host| allowed.contains(&format!("https://{host}")));
        let excepted = NOT_IN_THE_PAGE.iter().any(|(excepted, _)| *excepted == name);
        ensure!(may != excepted, "{name}: the page may ask its hosts: {may}");
    }
    Ok(())
}

/// What the page cannot do it does not offer; everything else it does.
#[tokio::test(flavor = "current_thread")]
async fn every_platform_with_a_host_is_offered() -> Result<()> {
    web::visit(Language::En, |b, _| async move {
        let journey = Journey::by_api(Language::En, &script("gigs")?)?;
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Connect).await?;
        b.field(journey.t().api.platform).await?;
        let options = b
            .js("return [...document.querySelectorAll('main option')].filter(o => o.value).map(o => [o.value, o.text])")
            .await?;
        let offered: Vec<(String, String)> = serde_json::from_value(options)?;
        // Nobody can choose between two of the same name.
        let names: BTreeSet<&String> = offered.iter().map(|(_, name)| name).collect();
        assert_eq!(names.len(), offered.len(), "{offered:?}");
        let offered: Vec<String> = offered.into_iter().map(|(value, _)| value).collect();
        let left_out = [Platform::Practice, Platform::TmForum, Platform::OpenCancel];
        let expected = Platform::ALL.iter().filter(|p| !left_out.contains(p));
        let expected: Vec<&str> = expected.map(|p| p.as_str()).collect();
        assert_eq!(offered, expected);
        Ok(())
    })
    .await
}
