//! The pages that stand in the HTML: read and answered before the program is here, which then takes over without moving anything.

use anyhow::{Result, ensure};
use esim_exit::messages::Detected;
use esim_exit::screen::First;
use esim_exit::wizard::{Field, Reason};
use serde_json::{Value, json};
use web::{Browser, Language, Site, StepId, browser};

/// The program stays away until a test lets it in.
const HOLD: &str = "{ const real = window.fetch; let open; const gate = new Promise(ok => { open = ok; }); \
    window.letIn = () => open(); \
    window.fetch = async (what, how) => { if (String(what).endsWith('.wasm')) await gate; return real(what, how); }; \
    window.shifts = []; \
    const told = source => [source.node?.nodeName, source.previousRect.y, source.currentRect.y]; \
    new PerformanceObserver(list => { for (const entry of list.getEntries()) window.shifts.push([entry.value, entry.sources.map(told)]); }) \
        .observe({ type: 'layout-shift', buffered: true }); }";

/// The page is open without the program, in a browser that wants this language.
async fn without_program<F, Fut>(wanted: &'static str, body: F) -> Result<()>
where
    F: FnOnce(Browser, Site) -> Fut,
    Fut: Future<Output = Result<()>>,
{
    let site = Site::start()?;
    browser(|b| async move {
        b.before_each_document(HOLD).await?;
        b.language(wanted).await?;
        b.driver.goto(&site.url).await?;
        body(b, site).await
    })
    .await
}

/// The program starts in turns (`public/boot.js`): each waits until a test asks for it.
const TURNS: &str = "{ const real = MessageChannel; window.turns = []; \
    window.MessageChannel = class { constructor() { const channel = new real(); const { port2 } = channel; \
        port2.postMessage = what => turns.push(() => MessagePort.prototype.postMessage.call(port2, what)); \
        return channel; } }; }";

/// The page is open, and the program has come so far that it waits for this turn, 1 to 4.
async fn before_turn<F, Fut>(turn: usize, body: F) -> Result<()>
where
    F: FnOnce(Browser) -> Fut,
    Fut: Future<Output = Result<()>>,
{
    let site = Site::start()?;
    browser(|b| async move {
        b.before_each_document(TURNS).await?;
        b.language("en").await?;
        b.driver.goto(&site.url).await?;
        for _ in 1..turn {
            take_turn(&b).await?;
        }
        b.until("window.turns.length").await?;
        body(b).await
    })
    .await
}

async fn take_turn(b: &Browser) -> Result<()> {
    b.until("window.turns.length").await?;
    b.js("window.turns.shift()(); return 1").await?;
    Ok(())
}

/// The turns that are left are taken, and the program is here.
async fn take_turns(b: &Browser, from: usize) -> Result<()> {
    for _ in from..=LAST_TURN {
        take_turn(b).await?;
    }
    b.until("document.documentElement.dataset.ready === 'true'").await
}

/// After the third the page is drawn by the program; the last lets the browser show it.
const LAST_TURN: usize = 4;

/// The program comes; nothing may move that is seen.
async fn let_in(b: &Browser) -> Result<()> {
    const SEEN: &str =
        "new Promise(ok => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => ok(1))), 100))";
    b.js_async(SEEN).await?;
    b.js("window.shifts.length = 0; window.letIn(); return 1").await?;
    b.until("document.documentElement.dataset.ready === 'true'").await?;
    b.js_async(SEEN).await?;
    Ok(())
}

async fn nothing_has_moved(b: &Browser) -> Result<()> {
    assert_eq!(b.js("return window.shifts").await?, json!([]));
    Ok(())
}

/// Waits until a click's page stands, and says its step.
async fn stands(b: &Browser, step: &str) -> Result<()> {
    b.wait_step(step).await?;
    b.until("document.activeElement?.id === 'heading'").await
}

const CASE: &str = "Object.keys(localStorage).filter(key => key.startsWith('esim-exit/case/'))";

async fn cases(b: &Browser) -> Result<usize> {
    Ok(b.js(&format!("return {CASE}.length"))
        .await?
        .as_u64()
        .map_or(0, |n| n as usize))
}

/// The page in the HTML and the program's own, element by element; what the first has for its starter and what the second says of
/// saving are not of it.
async fn is_drawn_alike(b: &Browser, what: &str) -> Result<()> {
    const PLAIN: &str = "page => { const copy = page.cloneNode(true); \
        for (const e of copy.querySelectorAll('[data-first]')) delete e.dataset.first; \
        for (const e of [...copy.childNodes]) if (e.nodeType === Node.COMMENT_NODE) e.remove(); \
        copy.querySelector('.saved').textContent = ''; return copy; }";
    b.js(&format!(
        "window.still = ({PLAIN})(document.querySelector('.page')); return 1"
    ))
    .await?;
    let_in(b).await?;
    b.until("document.querySelector('.page h1')").await?;
    let both = b
        .js(&format!(
            "const drawn = ({PLAIN})(document.querySelector('.page')); \
             return window.still.isEqualNode(drawn) ? '' : window.still.outerHTML + ' by the program ' + drawn.outerHTML"
        ))
        .await?;
    ensure!(both == "", "{what}: in the HTML {both}");
    Ok(())
}

#[tokio::test]
async fn the_program_draws_what_stands_in_the_html() -> Result<()> {
    for (wanted, language) in [
        ("en", Language::En),
        ("zh-CN", Language::ZhCn),
        ("zh-TW", Language::ZhCn),
    ] {
        for first in First::ALL {
            let asks = wanted == "zh-TW";
            if asks != (*first == First::Language) {
                continue;
            }
            without_program(wanted, |b, _| async move {
                let t = language.catalogue();
                match first {
                    First::Question => b.press(t.home.start).await?,
                    First::Practice => b.press(t.home.practise).await?,
                    First::Language | First::Home => {}
                }
                is_drawn_alike(&b, &format!("{} in {wanted}", first.as_str())).await?;
                nothing_has_moved(&b).await?;
                b.accessible().await
            })
            .await?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn what_is_touched_while_the_program_starts_is_kept() -> Result<()> {
    let t = Language::En.catalogue();
    for turn in 1..LAST_TURN {
        before_turn(turn, |b| async move {
            b.press(t.home.start).await?;
            b.choose(t.reason.save_money).await?;
            b.press(t.frame.go_on).await?;
            take_turns(&b, turn).await?;
            stands(&b, StepId::CheaperPlan.as_str()).await?;
            assert_eq!(cases(&b).await?, 1);
            b.back().await?;
            b.wait_step(StepId::Reason.as_str()).await?;
            assert!(b.is_on(t.reason.save_money).await?, "before turn {turn}");
            Ok(())
        })
        .await?;
        before_turn(turn, |b| async move {
            let zh = Language::ZhCn.catalogue();
            b.press(t.frame.other_language).await?;
            b.js("document.querySelector('footer').scrollIntoView(); return 1")
                .await?;
            let scrolled = b.js("return scrollY").await?;
            take_turns(&b, turn).await?;
            b.sees(zh.home.start).await?;
            assert_eq!(b.js("return scrollY").await?, scrolled, "before turn {turn}");
            b.press(zh.home.start).await?;
            b.wait_step(StepId::Reason.as_str()).await
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_first_question_is_answered_before_the_program_is_here() -> Result<()> {
    without_program("zh-CN", |b, _| async move {
        let t = Language::ZhCn.catalogue();
        b.press(t.home.start).await?;
        stands(&b, StepId::Reason.as_str()).await?;
        b.accessible().await?;
        b.choose(t.reason.save_money).await?;
        b.press(t.frame.go_on).await?;
        b.until(&format!(
            "document.querySelector('.saved').textContent === {:?}",
            t.frame.starting
        ))
        .await?;
        assert_eq!(cases(&b).await?, 0, "nothing is stored without the program");
        let_in(&b).await?;
        stands(&b, StepId::CheaperPlan.as_str()).await?;
        assert_eq!(cases(&b).await?, 1);
        b.back().await?;
        b.wait_step(StepId::Reason.as_str()).await?;
        assert!(b.is_on(t.reason.save_money).await?);
        assert_eq!(b.js("return history.state").await?, Value::Null);
        b.back().await?;
        b.wait_step("home").await?;
        assert_eq!(cases(&b).await?, 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_reads_while_the_program_comes_keeps_place_focus_and_answer() -> Result<()> {
    without_program("en", |b, _| async move {
        let t = Language::En.catalogue();
        b.viewport(390, 420).await?;
        b.press(t.home.practise).await?;
        stands(&b, StepId::Reason.as_str()).await?;
        b.choose(t.reason.security).await?;
        let where_now = "return [document.activeElement.value, Math.round(scrollY), location.hash, history.length]";
        let before = b.js(where_now).await?;
        assert!(
            before[1].as_u64() > Some(0),
            "the answer lies below the first view: {before}"
        );
        let_in(&b).await?;
        assert_eq!(b.js(where_now).await?, before);
        assert!(b.is_on(t.reason.security).await?);
        nothing_has_moved(&b).await?;
        assert!(b.shows(t.frame.practice).await?);
        let stored = b.storage().await?;
        let case = stored.iter().find(|(key, _)| key.starts_with("esim-exit/case/"));
        assert!(case.is_some_and(|(_, text)| text.contains("\"security\"") && text.contains("\"practice\":true")));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_an_answer_the_program_says_so_when_it_comes() -> Result<()> {
    without_program("en", |b, _| async move {
        let t = Language::En.catalogue();
        b.press(t.home.start).await?;
        stands(&b, StepId::Reason.as_str()).await?;
        b.press(t.frame.go_on).await?;
        let_in(&b).await?;
        b.until("document.activeElement?.id === 'problems'").await?;
        assert!(b.shows(t.frame.problems).await?);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn back_forward_reload_and_links_work_without_the_program() -> Result<()> {
    without_program("en", |b, _| async move {
        let t = Language::En.catalogue();
        b.press(t.home.start).await?;
        stands(&b, StepId::Reason.as_str()).await?;
        b.choose(t.reason.trip_over).await?;
        b.driver.back().await?;
        stands(&b, "home").await?;
        b.driver.forward().await?;
        stands(&b, StepId::Reason.as_str()).await?;
        b.driver.refresh().await?;
        b.wait_step(StepId::Reason.as_str()).await?;
        assert!(b.is_on(t.reason.trip_over).await?, "the answer outlives the page");
        b.follow(t.frame.overview).await?;
        b.wait_step("starting").await?;
        let_in(&b).await?;
        b.wait_step("overview").await?;
        assert_eq!(cases(&b).await?, 1);
        b.back().await?;
        b.wait_step(StepId::Reason.as_str()).await?;
        assert!(b.is_on(t.reason.trip_over).await?);
        assert_eq!(cases(&b).await?, 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_looks_at_another_page_first_finds_the_question_again() -> Result<()> {
    without_program("en", |b, _| async move {
        let t = Language::En.catalogue();
        b.press(t.home.start).await?;
        stands(&b, StepId::Reason.as_str()).await?;
        b.choose(t.reason.trip_over).await?;
        b.follow(t.frame.privacy).await?;
        b.wait_step("starting").await?;
        let_in(&b).await?;
        b.wait_step("privacy").await?;
        assert_eq!(cases(&b).await?, 0);
        b.back().await?;
        b.wait_step(StepId::Reason.as_str()).await?;
        assert!(b.is_on(t.reason.trip_over).await?);
        assert_eq!(cases(&b).await?, 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_language_is_chosen_before_the_program_is_here() -> Result<()> {
    without_program("zh-HK", |b, _| async move {
        let t = Language::En.catalogue();
        b.wait_step("language").await?;
        b.press("English").await?;
        stands(&b, "home").await?;
        b.press(t.frame.other_language).await?;
        let t = Language::ZhCn.catalogue();
        b.comes(t.home.lead).await?;
        assert_eq!(b.focused().await?.1, t.frame.other_language);
        assert_eq!(b.js("return document.documentElement.lang").await?, json!("zh-CN"));
        let_in(&b).await?;
        assert!(b.shows(t.home.lead).await?);
        assert_eq!(b.focused().await?.1, t.frame.other_language);
        assert!(b.storage().await?["esim-exit/settings"].contains("zh-CN"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_has_a_plan_here_is_not_shown_the_way_in() -> Result<()> {
    without_program("en", |b, site| async move {
        let t = Language::En.catalogue();
        b.press(t.home.start).await?;
        let_in(&b).await?;
        b.wait_step(StepId::Reason.as_str()).await?;
        b.driver.goto(&site.url).await?;
        b.wait_step("starting").await?;
        assert!(!b.shows(t.home.start).await?);
        let_in(&b).await?;
        b.wait_step("home").await
    })
    .await
}

#[tokio::test]
async fn the_starter_wants_the_languages_that_the_program_would() -> Result<()> {
    let site = Site::start()?;
    browser(|b| async move {
        let lists: [&[&str]; 9] = [
            &["en-GB"],
            &["zh"],
            &["zh-Hans-HK"],
            &["zh-Hant"],
            &["yue"],
            &["fr", "zh-SG"],
            &["fr", "zh-MO", "en"],
            &["EN-us", "zh"],
            &["de"],
        ];
        b.before_each_document(HOLD).await?;
        b.driver.goto(&site.url).await?;
        for list in lists {
            let key = "localStorage.wanted";
            b.js(&format!("{key} = {:?}; return 1", json!(list).to_string())).await?;
            b.before_each_document(&format!(
                "try {{ const list = JSON.parse({key}); Object.defineProperty(navigator, 'languages', {{ get: () => list, configurable: true }}); }} catch {{}}"
            ))
            .await?;
            b.driver.refresh().await?;
            let (step, lang) = match Language::detect(list.iter().copied()) {
                Detected::Language(language) => ("home", language),
                Detected::Ask => ("language", Language::ZhCn),
            };
            assert_eq!(b.step().await?, step, "{list:?}");
            assert_eq!(
                b.js("return document.documentElement.lang").await?,
                json!(lang.as_str()),
                "{list:?}"
            );
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_answers_of_the_first_question_fit_the_wizard() -> Result<()> {
    without_program("en", |b, _| async move {
        b.press(Language::En.catalogue().home.start).await?;
        let names = b
            .js("return [...document.querySelectorAll('input[type=radio]')].map(e => [e.name, e.value])")
            .await?;
        let wanted: Vec<[&str; 2]> = Reason::NAMES
            .iter()
            .map(|value| [Field::Reason.as_str(), value])
            .collect();
        assert_eq!(names, json!(wanted));
        Ok(())
    })
    .await
}
