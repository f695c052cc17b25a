//! Looking for the provider: the combobox by keyboard, by mouse, by an input method, and as assistive technology sees it.

use crate::accessible::Eyes;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use web::{Browser, Journey, Key, Language, Site, StepId, fill, visit, visit_host};

/// Few providers, with names that the records behind them do not bear.
const INDEX: &str = r#"{"providers": [
    {"id": "tello", "name": {"en": "Red Pocket", "zh-CN": "红口袋"}, "kind": "mvno", "host": "redpocket.com", "pinyin": ["hong kou dai"]},
    {"id": "us-mobile", "name": {"en": "Gone Mobile", "zh-CN": "离开移动"}, "kind": "mvno", "gone": true},
    {"id": "visible", "name": {"en": "Visible", "zh-CN": "Visible"}, "kind": "mvno", "parent": "Verizon"},
    {"id": "verizon-prepaid", "name": {"en": "Verizon Prepaid", "zh-CN": "Verizon 预付费"}, "kind": "carrier", "parent": "Verizon"},
    {"id": "airalo", "name": {"en": "Airalo", "zh-CN": "Airalo"}, "kind": "travel"}
]}"#;

/// The step on which the provider is asked for, with the list above, or with that of the page.
async fn at_line<F, Fut>(language: Language, made_up: bool, body: F) -> Result<()>
where
    F: FnOnce(Browser, Site, Journey) -> Fut,
    Fut: Future<Output = Result<()>>,
{
    visit_host(language, |b, site| async move {
        if made_up {
            site.replace("directory/index.json", INDEX);
        }
        let journey = Journey::unlisted(language);
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Line).await?;
        b.field(journey.t().line.provider_query).await?;
        b.until(&format!(
            "!document.body.innerText.includes({})",
            json!(journey.t().line.list_loading)
        ))
        .await?;
        body(b, site, journey).await
    })
    .await
}

/// What assistive technology is told of the field that has the focus.
async fn told(b: &Browser) -> Result<(String, bool, String)> {
    let active = b
        .cdp("Runtime.evaluate", json!({ "expression": "document.activeElement" }))
        .await?;
    let object = active.pointer("/result/objectId").cloned().unwrap_or_default();
    let tree = b
        .cdp(
            "Accessibility.getPartialAXTree",
            json!({ "objectId": object, "fetchRelatives": false }),
        )
        .await?;
    let node = tree.pointer("/nodes/0").cloned().unwrap_or_default();
    let property = |name: &str| -> Value {
        let all = node
            .get("properties")
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default();
        all.into_iter()
            .find(|p| p.get("name") == Some(&json!(name)))
            .unwrap_or_default()
    };
    let role = node
        .pointer("/role/value")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned();
    let expanded = property("expanded").pointer("/value/value") == Some(&json!(true));
    let at = property("activedescendant");
    let id = at
        .pointer("/value/relatedNodes/0/idref")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let words = b
        .js(&format!(
            "return document.getElementById({})?.innerText.replace(/\\s+/g, ' ').trim() ?? ''",
            json!(id)
        ))
        .await?;
    Ok((role, expanded, words.as_str().unwrap_or_default().to_owned()))
}

/// Waits until the arrows stand at an answer, as assistive technology is told.
async fn stands_at(b: &Browser, words: &str) -> Result<()> {
    let start = std::time::Instant::now();
    loop {
        let now = told(b).await?;
        if now == ("combobox".to_owned(), true, words.to_owned()) {
            return Ok(());
        }
        ensure!(start.elapsed() < web::PATIENCE, "waited for “{words}”, told is {now:?}");
    }
}

async fn expanded(b: &Browser, yes: bool) -> Result<()> {
    b.until(&format!(
        "document.querySelector('[role=combobox]').ariaExpanded === '{yes}'"
    ))
    .await?;
    ensure!(b.all(&["option"]).await?.is_empty() != yes, "the list does not follow");
    Ok(())
}

#[tokio::test]
async fn by_keyboard_alone() -> Result<()> {
    at_line(Language::En, true, |b, _, journey| async move {
        let t = &journey.t().line;
        b.tab_to(t.provider_query).await?;
        assert_eq!(
            told(&b).await?,
            ("combobox".to_owned(), false, String::new()),
            "focus alone opens nothing"
        );
        b.keys("verizon").await?;
        expanded(&b, true).await?;
        b.sees(fill(t.found, &[("count", "2")])).await?;
        assert_eq!(told(&b).await?.2, "", "nothing is meant before an arrow");
        let (prepaid, visible) = ("Verizon Prepaid Verizon family", "Visible Verizon family");
        for (key, at) in [
            (Key::Down, prepaid),
            (Key::Down, visible),
            (Key::Down, prepaid),
            (Key::Up, visible),
            (Key::Home, prepaid),
            (Key::End, visible),
        ] {
            b.key(key).await?;
            stands_at(&b, at).await?;
        }
        b.key(Key::Escape).await?;
        expanded(&b, false).await?;
        assert_eq!(b.value(t.provider_query).await?, "verizon", "Escape takes nothing away");
        b.key(Key::Up).await?;
        stands_at(&b, visible).await?;
        b.key(Key::Enter).await?;
        expanded(&b, false).await?;
        b.sees(fill(t.chosen, &[("name", "Visible")])).await?;
        assert_eq!(b.step().await?, "line", "Enter chooses, and does not go on");
        assert_eq!(b.value(t.provider_query).await?, "Visible");
        assert_eq!(b.focused().await?, ("combobox".to_owned(), t.provider_query.to_owned()));

        // Whoever chooses again sees all.
        b.tab_to(t.choose_another).await?;
        b.key(Key::Enter).await?;
        expanded(&b, true).await?;
        assert_eq!(b.all(&["option"]).await?.len(), 5);
        b.keys("airalo").await?;
        b.until("document.querySelectorAll('[role=option]').length === 1")
            .await?;
        // The first Enter shows what is meant, the second chooses it.
        b.key(Key::Enter).await?;
        stands_at(&b, "Airalo").await?;
        b.key(Key::Enter).await?;
        b.sees(fill(t.chosen, &[("name", "Airalo")])).await?;
        // Tab leaves, and the list closes.
        b.key(Key::Down).await?;
        expanded(&b, true).await?;
        b.press_tab().await?;
        b.until("document.querySelector('[role=combobox]').ariaExpanded === 'false'")
            .await
    })
    .await
}

#[tokio::test]
async fn as_assistive_technology_sees_it() -> Result<()> {
    at_line(Language::En, true, |b, _, journey| async move {
        let t = &journey.t().line;
        b.type_into(t.provider_query, "veri").await?;
        expanded(&b, true).await?;
        b.find(&["listbox"], t.provider_legend).await?;
        for group in [t.group_carrier, t.group_mvno] {
            b.find(&["group"], group).await?;
        }
        b.find(&["option"], "Verizon Prepaid Verizon family").await?;
        b.type_into(t.provider_query, "gone").await?;
        b.find(&["option"], ["Gone Mobile", t.gone].join(" ")).await?;
        let live = "[...document.querySelectorAll('[role=status]')].map(e => e.textContent)";
        b.until(&format!("{live}.includes({})", json!(fill(t.found, &[("count", "1")]))))
            .await?;
        b.type_into(t.provider_query, "qqqqqqqq").await?;
        b.until(&format!("{live}.includes({})", json!(t.provider_none))).await?;
        b.until("document.querySelector('[role=combobox]').ariaExpanded === 'false'")
            .await
    })
    .await
}

async fn clean_when_open(language: Language) -> Result<()> {
    visit(language, |b, _| async move {
        let journey = Journey::unlisted(language);
        let t = journey.t();
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Line).await?;
        b.sees(t.line.provider_hint).await?;
        b.type_into(t.line.provider_query, "verizon").await?;
        expanded(&b, true).await?;
        b.key(Key::Down).await?;
        let mut eyes = Eyes::default();
        eyes.look(&b, "the open list").await?;
        expanded(&b, true).await?;
        eyes.titles.clear();
        b.key(Key::Enter).await?;
        b.sees(t.frame.sources).await?;
        eyes.look(&b, "a chosen provider").await?;
        eyes.report()
    })
    .await
}

#[tokio::test]
async fn nothing_for_axe_in_the_open_list_in_english() -> Result<()> {
    clean_when_open(Language::En).await
}

#[tokio::test]
async fn nothing_for_axe_in_the_open_list_in_chinese() -> Result<()> {
    clean_when_open(Language::ZhCn).await
}

#[tokio::test]
async fn an_enter_of_the_input_method_chooses_nothing() -> Result<()> {
    at_line(Language::ZhCn, true, |b, _, journey| async move {
        let t = &journey.t().line;
        b.tab_to(t.provider_query).await?;
        // The letters of a composition are looked for already.
        b.cdp("Input.imeSetComposition", json!({ "text": "hong'kou'dai", "selectionStart": 12, "selectionEnd": 12 }))
            .await?;
        expanded(&b, true).await?;
        b.key(Key::Down).await?;
        let enter = "const key = new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: COMPOSES, bubbles: true, cancelable: true }); \
            document.activeElement.dispatchEvent(key); return key.defaultPrevented";
        for composes in ["true", "false"] {
            let kept = b.js(&enter.replace("COMPOSES", composes)).await?;
            ensure!(kept == json!(true), "it would have sent the form");
        }
        assert_eq!(b.step().await?, "line");
        assert!(!b.shows("已选择").await?, "a word was confirmed, not a provider");
        assert!(!b.shows(journey.t().frame.problems).await?, "the form was sent");
        b.cdp("Input.insertText", json!({ "text": "红口袋" })).await?;
        b.until("document.activeElement.value === '红口袋'").await?;
        b.key(Key::Down).await?;
        b.key(Key::Enter).await?;
        b.sees(fill(t.chosen, &[("name", "红口袋")])).await
    })
    .await
}

#[tokio::test]
async fn pinyin_finds_a_chinese_name_and_a_click_chooses_it() -> Result<()> {
    at_line(Language::ZhCn, true, |b, _, journey| async move {
        let t = &journey.t().line;
        for typed in [
            "hkd",
            "hongkoudai",
            "hongkuodai",
            "红口",
            "https://www.redpocket.com/plans",
        ] {
            b.type_into(t.provider_query, typed).await?;
            b.until("document.querySelectorAll('[role=option]').length === 1")
                .await?;
            assert_eq!(b.all(&["option"]).await?, ["红口袋"], "{typed}");
        }
        b.choose_found("红口袋").await?;
        expanded(&b, false).await?;
        assert_eq!(b.value(t.provider_query).await?, "红口袋");
        // The name is shown in the language of the page, and the choice stays.
        b.press(journey.t().frame.other_language).await?;
        let t = &Language::En.catalogue().line;
        b.until("document.querySelector('[role=combobox]').value === 'Red Pocket'")
            .await?;
        b.sees(fill(t.chosen, &[("name", "Red Pocket")])).await?;
        b.reload().await?;
        b.until("document.querySelector('[role=combobox]')?.value === 'Red Pocket'")
            .await
    })
    .await
}

#[tokio::test]
async fn a_click_beside_the_list_closes_it() -> Result<()> {
    at_line(Language::En, true, |b, _, journey| async move {
        let t = &journey.t().line;
        b.field(t.provider_query).await?.click().await?;
        expanded(&b, true).await?;
        assert_eq!(b.all(&["option"]).await?.len(), 5);
        b.find(&["heading"], t.heading).await?.click().await?;
        b.until("document.querySelector('[role=combobox]').ariaExpanded === 'false'")
            .await
    })
    .await
}

/// The choice for whoever does not find the provider stays in reach, and can be taken back.
#[tokio::test]
async fn not_listed_is_a_choice_of_its_own() -> Result<()> {
    at_line(Language::En, true, |b, _, journey| async move {
        let t = &journey.t().line;
        b.press(t.unlisted).await?;
        b.sees(t.chosen_unlisted).await?;
        b.type_into(t.provider_name, "Nowhere Mobile").await?;
        b.type_into(t.provider_query, "airalo").await?;
        b.choose_found("Airalo").await?;
        b.sees(fill(t.chosen, &[("name", "Airalo")])).await?;
        assert!(!b.offers(t.provider_name).await?);
        Ok(())
    })
    .await
}

/// What fits the number is offered to be tapped, without opening the list.
#[tokio::test]
async fn what_fits_the_number_is_offered_first() -> Result<()> {
    at_line(Language::En, false, |b, _, journey| async move {
        let t = &journey.t().line;
        b.type_into(t.identifier, "8901 2601 2345 6789 011").await?;
        b.sees(t.suggested).await?;
        let buttons = b.all(&["button"]).await?;
        let first = buttons
            .iter()
            .find(|name| name.contains("T-Mobile"))
            .context("a suggestion")?
            .clone();
        b.press(&first).await?;
        b.sees(fill(t.chosen, &[("name", &first)])).await?;
        expanded(&b, false).await
    })
    .await
}
