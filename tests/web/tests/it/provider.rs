//! The mock provider itself, as a browser meets it under its real names: permissions, the page's policy, and what goes wrong on
//! the way. A `fetch` that fails is an error on the console for Chromium too, so each test says which words it expects there.

use anyhow::Result;
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use web::scripted::Answer;
use web::{Browser, Cors, Provider, Site, Trouble, browser_with, script};

/// As the page's own, as far as it concerns requests.
const POLICY: &str =
    "default-src 'none'; img-src data:; connect-src 'self' https://api.gigs.com https://elsewhere.example";
const ELSEWHERE: &str = "https://elsewhere.example/somewhere";
const STRANGER: &str = "https://stranger.example/somewhere";
const ACCOUNT: &str = "https://api.gigs.com/projects";
const LINE: &str = "https://api.gigs.com/projects/demo-project/subscriptions/sub_test0001";
const KEY: &str = "Bearer gigs-key-1f6b2c";
/// What Chromium says on the console of an answer that is not a good one, or of none.
const UNLOADED: &str = "Failed to load resource";
const BLOCKED: &str = "blocked by CORS policy";

async fn with_page(body: impl AsyncFnOnce(&Browser, &Provider) -> Result<()>) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let page = format!(
        "<!doctype html><html lang=en data-ready=true><meta charset=utf-8><title>t</title>\
         <meta http-equiv=Content-Security-Policy content=\"{POLICY}\"><meta name=referrer content=no-referrer>\
         <link rel=icon href=data:,><main>"
    );
    std::fs::write(folder.path().join("index.html"), page)?;
    let site = Site::of(folder.path().into())?;
    let provider = Provider::of(script("gigs")?, &["elsewhere.example", "stranger.example"])?;
    browser_with(&provider, async |b| {
        b.open(&site.url).await?;
        body(&b, &provider).await
    })
    .await
}

/// What comes of a `fetch` as the page makes it, `more` laid over: `{status, body}` or `{error}`.
async fn fetch(b: &Browser, method: &str, url: &str, more: Value) -> Result<Value> {
    let mut init = json!({
        "method": method, "headers": { "authorization": KEY },
        "credentials": "omit", "redirect": "error", "cache": "no-store", "referrerPolicy": "no-referrer",
    });
    if let (Some(init), Some(more)) = (init.as_object_mut(), more.as_object()) {
        init.extend(more.clone());
    }
    let url = json!(url);
    b.js_async(&format!(
        "fetch({url}, {init}).then(async r => ({{ status: r.status, body: await r.text() }})).catch(e => ({{ error: e.name }}))"
    ))
    .await
}

async fn get(b: &Browser, url: &str) -> Result<Value> {
    fetch(b, "GET", url, json!({})).await
}

async fn act(b: &Browser) -> Result<Value> {
    let more = json!({
        "headers": { "authorization": KEY, "content-type": "application/json" },
        "body": "{\"cancelAt\":\"period_end\"}",
    });
    fetch(b, "POST", &format!("{LINE}/cancel"), more).await
}

fn failed(answer: &Value) -> bool {
    answer["error"] == "TypeError"
}

#[tokio::test]
async fn what_is_allowed_arrives_once_after_one_permission() -> Result<()> {
    with_page(async |b, p| {
        let answer = act(b).await?;
        assert_eq!(answer["status"], 200, "{answer}");
        assert!(
            answer["body"].as_str().unwrap().contains("\"endedAt\":\"2026-11-30"),
            "{answer}"
        );
        assert_eq!((p.acts(), p.preflights(), p.requests()), (1, 1, 1));
        assert_eq!(p.scripted(|s| s.state.clone()), "after");

        let (call, asked) = p.seen().remove(0);
        assert_eq!(
            (call.as_str(), asked.method.as_str(), asked.url.as_str()),
            ("act", "POST", &*format!("{LINE}/cancel"))
        );
        assert_eq!(asked.body, "{\"cancelAt\":\"period_end\"}");
        assert_eq!(asked.headers["authorization"], KEY);
        assert!(asked.headers["origin"].starts_with("http://127.0.0.1:"));
        for silent in ["referer", "cookie"] {
            assert!(!asked.headers.contains_key(silent), "{asked:?}");
        }
        let permission = p.seen_preflights().remove(0);
        assert_eq!(permission.headers["access-control-request-method"], "POST");
        assert_eq!(
            permission.headers["access-control-request-headers"],
            "authorization,content-type"
        );
        assert!(!permission.headers.contains_key("authorization"));
        Ok(())
    })
    .await
}

/// So that it means something when a header is not there.
#[tokio::test]
async fn it_would_see_a_cookie_and_a_referrer() -> Result<()> {
    with_page(async |b, p| {
        b.expect_fault(BLOCKED);
        b.expect_fault(UNLOADED);
        let careless = json!({ "headers": {}, "credentials": "include", "referrerPolicy": "unsafe-url" });
        for _ in 0..2 {
            // It arrives and is answered; the page may not read it with credentials.
            assert!(failed(&fetch(b, "GET", ACCOUNT, careless.clone()).await?));
        }
        assert_eq!((p.requests(), p.preflights()), (2, 0));
        let asked = p.seen().remove(1).1;
        assert_eq!(asked.headers["cookie"], "mock=1");
        assert!(asked.headers["referer"].ends_with("/esim-exit/"), "{asked:?}");
        assert_eq!(get(b, ACCOUNT).await?["status"], 200);
        assert!(!p.seen().remove(2).1.headers.contains_key("cookie"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_permission_nothing_arrives() -> Result<()> {
    with_page(async |b, p| {
        b.expect_fault(BLOCKED);
        b.expect_fault(UNLOADED);
        for (at, cors) in [Cors::Refused, Cors::PreflightFails].into_iter().enumerate() {
            p.cors(cors);
            assert!(failed(&act(b).await?), "{cors:?}");
            assert!(failed(&get(b, ACCOUNT).await?), "{cors:?}");
            assert_eq!((p.acts(), p.requests(), p.preflights()), (0, 0, 2 * at + 2), "{cors:?}");
        }
        // What needs no permission arrives all the same; whether it can be read is another matter.
        let plain = json!({ "headers": {} });
        assert_eq!(fetch(b, "GET", ACCOUNT, plain.clone()).await?["status"], 401);
        p.cors(Cors::Refused);
        assert!(failed(&fetch(b, "GET", ACCOUNT, plain).await?));
        assert_eq!(p.requests(), 2);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn reading_may_be_all_that_is_permitted() -> Result<()> {
    with_page(async |b, p| {
        b.expect_fault(BLOCKED);
        b.expect_fault(UNLOADED);
        p.cors(Cors::OnlyGet);
        assert_eq!(get(b, ACCOUNT).await?["status"], 200);
        assert!(failed(&act(b).await?));
        assert_eq!((p.acts(), p.requests(), p.preflights()), (0, 1, 2));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn it_can_be_down_and_come_back() -> Result<()> {
    with_page(async |b, p| {
        b.expect_fault(UNLOADED);
        p.down();
        assert!(failed(&act(b).await?));
        assert_eq!((p.acts(), p.requests(), p.preflights()), (0, 0, 0));
        p.up();
        assert_eq!(act(b).await?["status"], 200);
        assert_eq!(p.acts(), 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_lost_answer_looks_the_same_whether_it_happened_or_not() -> Result<()> {
    with_page(async |b, p| {
        b.expect_fault(UNLOADED);
        b.expect_fault("ERR_");
        let troubles = [Trouble::HangUpBefore, Trouble::HangUpAfter, Trouble::CutShort];
        for (at, (trouble, state)) in troubles.into_iter().zip(["before", "after", "after"]).enumerate() {
            p.scripted(|s| "before".clone_into(&mut s.state));
            p.trouble("act", trouble.clone(), 1);
            let answer = act(b).await?;
            assert!(failed(&answer), "{trouble:?}: {answer}");
            assert_eq!(p.acts(), at + 1, "{trouble:?}");
            assert_eq!(p.scripted(|s| s.state.clone()), state, "{trouble:?}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_answer_can_be_kept_back_and_late() -> Result<()> {
    with_page(async |b, p| {
        p.hold("act");
        let init = json!({ "method": "POST", "headers": { "authorization": KEY } });
        let asks = format!("fetch('{LINE}/cancel', {init}).then(r => globalThis.came = r.status)");
        b.js(&asks).await?;
        p.arrived("act", 1).await?;
        // Others are not kept waiting, and tell that it has happened.
        let line = get(b, LINE).await?;
        assert!(
            line["body"].as_str().unwrap().contains("\"canceledAt\":\"2026"),
            "{line}"
        );
        assert_eq!(b.js("return globalThis.came ?? null").await?, Value::Null);
        p.release();
        b.until("globalThis.came === 200").await?;

        p.trouble("read", Trouble::Delay(Duration::from_millis(600)), 1);
        let start = Instant::now();
        assert_eq!(get(b, LINE).await?["status"], 200);
        assert!(start.elapsed() >= Duration::from_millis(600));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn answers_can_be_laid_over() -> Result<()> {
    with_page(async |b, p| {
        b.expect_fault(UNLOADED);
        let busy = Answer {
            status: 503,
            body: "{}".to_owned(),
        };
        p.fault("act", busy, 1, true);
        assert_eq!(act(b).await?["status"], 503);
        assert_eq!((p.acts(), p.scripted(|s| s.state.clone())), (1, "after".to_owned()));
        assert_eq!(get(b, &format!("{LINE}/unheard-of")).await?["status"], 404);
        assert_eq!(p.seen().remove(1).0, "?");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_redirect_takes_nothing_along() -> Result<()> {
    with_page(async |b, p| {
        b.expect_fault(UNLOADED);
        let elsewhere = |p: &Provider| p.seen().iter().filter(|(_, asked)| asked.url == ELSEWHERE).count();
        p.trouble("account", Trouble::Redirect(ELSEWHERE.to_owned()), 2);
        assert!(failed(&get(b, ACCOUNT).await?));
        assert_eq!((p.requests(), elsewhere(p)), (1, 0));
        // A page that follows gets there, so the silence above means something.
        let follows = json!({ "redirect": "follow" });
        assert_eq!(fetch(b, "GET", ACCOUNT, follows).await?["status"], 404);
        assert_eq!((p.requests(), elsewhere(p)), (3, 1));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_host_the_policy_does_not_name_is_never_asked() -> Result<()> {
    with_page(async |b, p| {
        b.expect_fault("connect-src");
        b.expect_fault("Content Security Policy");
        assert!(failed(&get(b, STRANGER).await?));
        // Nor by way of one that it names.
        p.trouble("account", Trouble::Redirect(STRANGER.to_owned()), 1);
        assert!(failed(
            &fetch(b, "GET", ACCOUNT, json!({ "redirect": "follow" })).await?
        ));
        assert!(p.seen().iter().all(|(_, asked)| asked.url == ACCOUNT));
        assert_eq!(p.requests(), 1);
        Ok(())
    })
    .await
}

/// What a program must know that sends something once: where a connection in use ends without an answer, Chromium repeats the
/// request by itself, `POST` or not, and the page hears only of the repetition.
#[tokio::test]
async fn over_a_used_connection_chromium_sends_again_by_itself() -> Result<()> {
    with_page(async |b, p| {
        b.expect_fault(UNLOADED);
        p.keep_alive();
        assert_eq!(get(b, ACCOUNT).await?["status"], 200);
        p.trouble("act", Trouble::HangUpBefore, 1);
        assert_eq!(act(b).await?["status"], 200);
        assert_eq!((p.acts(), p.preflights()), (2, 2));
        // It has happened, and the page is told that there is nothing to end.
        p.scripted(|s| "before".clone_into(&mut s.state));
        p.trouble("act", Trouble::HangUpAfter, 1);
        assert_eq!(act(b).await?["status"], 404);
        assert_eq!((p.acts(), p.scripted(|s| s.state.clone())), (4, "after".to_owned()));
        Ok(())
    })
    .await
}
