//! Keys live in memory for as long as somebody looks, go to the provider's own hosts alone, and are forgotten when asked to.

use crate::api_room::{Room, UNANSWERED, room};
use anyhow::{Context, Result, ensure};
use web::{Credential, Journey, Language, Platform, StepId, Trouble, allowed_hosts, dist, visit};

/// Five minutes are over when the test says so.
const FIVE_MINUTES: &str = "(() => { const real = setTimeout; window.late = []; \
    window.setTimeout = (f, ms, ...more) => ms === 300000 ? (late.push(f), 0) : real(f, ms, ...more) })()";

async fn look(room: &Room<'_>, seen: bool) -> Result<()> {
    let state = if seen { "visible" } else { "hidden" };
    let change = format!(
        "Object.defineProperty(document, 'visibilityState', {{ value: '{state}', configurable: true }}); \
         document.dispatchEvent(new Event('visibilitychange', {{ bubbles: true }}))"
    );
    room.b.js(&change).await.map(drop)
}

/// What stands in the field of the key.
async fn typed(room: &Room<'_>) -> Result<String> {
    room.b.value(room.t().credential(Credential::ApiKey)).await
}

#[tokio::test(flavor = "current_thread")]
async fn a_hidden_page_forgets_and_so_does_one_that_is_told_to() -> Result<()> {
    room(Language::En, FIVE_MINUTES, async |room| {
        let (b, p, t) = (room.b, room.p, room.t());
        room.journey.begin(b).await?;
        room.journey.walk_to(b, StepId::Connect).await?;
        let api = room.journey.api.as_ref().context("an API")?;
        api.open(b, t).await?;
        b.sees(t.api.lines).await?;
        // Looked at again in time: kept.
        look(room, false).await?;
        b.until("late.length === 1").await?;
        look(room, true).await?;
        b.js("late.shift()()").await?;
        b.button(t.api.forget).await?;
        assert_eq!(typed(room).await?, "gigs-key-1f6b2c");
        // Hidden, seen, and hidden again: the first five minutes do not count for the second.
        look(room, false).await?;
        look(room, true).await?;
        look(room, false).await?;
        b.until("late.length === 2").await?;
        b.js("late.shift()()").await?;
        assert_eq!(typed(room).await?, "gigs-key-1f6b2c");
        b.js("late.shift()()").await?;
        b.until("![...document.querySelectorAll('input[type=password]')].some(e => e.value)")
            .await?;
        look(room, true).await?;
        ensure!(!b.offers(t.api.forget).await?);
        ensure!(!b.shows(t.api.lines).await?, "what the keys opened is still shown");
        room.keeps().await?;
        // Nothing can be asked with keys that are forgotten.
        let asked = p.requests();
        b.press(t.api.connect).await?;
        b.sees(t.problems.keys_missing).await?;
        assert_eq!(p.requests(), asked);

        api.enter_keys(b, t).await?;
        b.press(t.api.connect).await?;
        b.sees(t.api.lines).await?;
        b.press(t.api.forget).await?;
        b.until("![...document.querySelectorAll('input[type=password]')].some(e => e.value)")
            .await?;
        ensure!(!b.offers(t.api.forget).await?);
        room.keeps().await
    })
    .await
}

/// A key does not follow to another host, though the page may ask that one.
#[tokio::test(flavor = "current_thread")]
async fn a_redirect_takes_no_key_along() -> Result<()> {
    const ELSEWHERE: &str = "https://api.zendit.io/v1/balance";
    room(Language::ZhCn, "", async |room| {
        let (b, p, t) = (room.b, room.p, room.t());
        ensure!(allowed_hosts().contains(&"https://api.zendit.io".to_owned()));
        UNANSWERED.iter().for_each(|words| b.expect_fault(words));
        let ready = room.ready().await?;
        for call in ["read", "act"] {
            ready.afresh().await?;
            ready.keys().await?;
            p.trouble(call, Trouble::Redirect(ELSEWHERE.to_owned()), 1);
            ready.begin().await?;
            b.sees(t.api.trouble).await?;
            let asked: Vec<String> = p.seen().into_iter().map(|(_, asked)| asked.url).collect();
            let permissions = p.seen_preflights().into_iter().map(|asked| asked.url);
            let away: Vec<String> = asked.into_iter().chain(permissions).collect();
            ensure!(
                away.iter().all(|url| url.starts_with("https://api.gigs.com/")),
                "{away:?}"
            );
            assert_eq!(p.acts(), usize::from(call == "act"));
            room.keeps().await.context(call)?;
        }
        Ok(())
    })
    .await
}

/// The policy of the built page names itself and the hosts of its adapters, and nothing else.
#[test]
fn the_page_may_ask_its_adapters_hosts_alone() -> Result<()> {
    let page = std::fs::read_to_string(dist()?.join("index.html"))?;
    let policy = page.split("connect-src ").nth(1).context("no connect-src")?;
    let sources = policy.split([';', '"']).next().unwrap_or_default();
    let mut sources: Vec<&str> = sources.split_whitespace().collect();
    sources.sort_unstable();
    let hosts = allowed_hosts();
    let mut expected: Vec<&str> = hosts.iter().map(String::as_str).chain(["'self'"]).collect();
    expected.sort_unstable();
    assert_eq!(sources, expected);
    assert_eq!(page.matches("connect-src").count(), 1);
    Ok(())
}

/// A practice run leads to no host at all, and a real plan to no made-up one.
#[tokio::test(flavor = "current_thread")]
async fn practice_asks_nobody() -> Result<()> {
    visit(Language::En, |b, site| async move {
        let journey = Journey::practice_api(Language::En, web::ActKind::AtPeriodEnd, web::Fault::None)?;
        let t = journey.t();
        b.before_each_document(
            "window.asked = []; { const real = fetch; window.fetch = (...a) => { asked.push(a[0].url ?? String(a[0])); \
             return real(...a) } }",
        )
        .await?;
        b.open(&site.at("#/")).await?;
        b.reload().await?;
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Submit).await?;
        b.press(t.api.begin).await?;
        b.wait_stage("acknowledged").await?;
        let elsewhere = b
            .js("return asked.filter(url => new URL(url, location).origin !== location.origin)")
            .await?;
        assert_eq!(elsewhere, serde_json::json!([]));
        assert_eq!(journey.api.context("an API")?.platform, Platform::Practice);
        b.keeps(&["practice-key-90210".to_owned()]).await
    })
    .await
}
