//! Texts in a browser: a gap is named and filled, a text is copied, mailed, printed, and noted; so is a contact.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use web::{Browser, Channel, Journey, Language, StepId, visit};

/// Links that leave the page are followed by nobody here, and the clipboard is remembered.
const STAY: &str = "addEventListener('click', e => { if (e.target.closest('a[href]:not([href^=\"#\"])')) e.preventDefault() }); \
    window.copied = []; navigator.clipboard.writeText = text => { window.copied.push(text); return Promise.resolve() }; \
    window.printed = 0; window.print = () => { window.printed += 1 }";

/// The id of the element that has the focus.
const FOCUSED: &str = "document.activeElement.id";

async fn last_copied(b: &Browser) -> Result<String> {
    let text = b.js("return window.copied.at(-1) ?? ''").await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

/// What is noted of the texts that were handed over: which, how, and the words.
async fn noted(b: &Browser, case: &str) -> Result<Vec<(String, String, String)>> {
    let journal = b.saved("journal", case).await?;
    let entries = journal
        .get("value")
        .and_then(serde_json::Value::as_array)
        .cloned()
        .unwrap_or_default();
    let text = |entry: &Value, name: &str| entry[name].as_str().unwrap_or_default().to_owned();
    let texts = entries.iter().filter(|entry| entry["text"].is_string());
    Ok(texts
        .map(|entry| (text(entry, "text"), text(entry, "how"), text(entry, "said")))
        .collect())
}

async fn to_the_text(b: &Browser, kind: &str) -> Result<()> {
    let case = b.case().await?;
    b.go(&format!("#/case/{case}/text/{kind}")).await?;
    b.wait_step("text").await?;
    b.js(STAY).await?;
    Ok(())
}

/// A text with a gap is refused, the focus goes to the gap, and it is copied once it is whole.
async fn a_gap(language: Language) -> Result<()> {
    visit(language, |b, _| async move {
        let journey = Journey::practice(language, Channel::Email)?;
        let t = journey.t();
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Aftercare).await?;
        b.sees(t.texts.card).await?;
        b.follow(t.texts.card).await?;
        b.wait_step("text").await?;
        b.js(STAY).await?;
        b.sees(t.texts.incomplete).await?;
        b.press(t.frame.copy).await?;
        b.sees(t.texts.missing_name).await?;
        b.until(&format!("{FOCUSED} === 'f-account_name'")).await?;
        ensure!(last_copied(&b).await?.is_empty(), "a gap was copied");
        b.type_into(t.texts.account_name, "Li Lei").await?;
        b.type_into(t.texts.charged_on, "2026-01-02").await?;
        b.press(t.frame.print).await?;
        b.until(&format!("{FOCUSED} === 'f-charged_amount'")).await?;
        ensure!(b.js("return window.printed").await? == json!(0), "a gap was printed");
        b.type_into(t.texts.charged_amount, "12,50").await?;
        b.sees("12.50 USD").await?;
        b.press(t.frame.copy).await?;
        b.sees(t.frame.copied).await?;
        let copied = last_copied(&b).await?;
        ensure!(copied.contains("I dispute this charge") && copied.contains("January 2, 2026"), "{copied}");
        b.press(t.frame.print).await?;
        b.until("window.printed === 1").await?;
        let case = b.case().await?;
        let noted = noted(&b, &case).await?;
        ensure!(noted.iter().all(|(kind, ..)| kind == "card_dispute"), "{noted:?}");
        let how: Vec<&str> = noted.iter().map(|(_, how, _)| how.as_str()).collect();
        ensure!(how == ["text", "print"], "{how:?}");
        ensure!(noted.iter().all(|(.., said)| said.contains(&copied)), "{noted:?}");
        b.wait_stage("ended").await?;

        // On paper it is a letter: sender, day, whom, subject, text; no button, no way, no second language.
        b.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
        let paper = b.text().await?;
        for part in ["Li Lei", "To the issuer of my card", "Dispute of a charge", "Sincerely, Li Lei"] {
            ensure!(paper.contains(part), "“{part}” is not on paper:\n{paper}");
        }
        for part in [t.frame.copy, t.frame.print, t.texts.heading, t.frame.privacy, t.texts.account_name, "争议"] {
            ensure!(!paper.contains(part), "“{part}” is on paper:\n{paper}");
        }
        let buttons = "return [...document.querySelectorAll('button, nav, input, summary, a')].filter(e => e.checkVisibility()).length";
        ensure!(b.js(buttons).await? == json!(0), "something to press is on paper");
        let pdf = b.cdp("Page.printToPDF", json!({ "paperWidth": 8.27, "paperHeight": 11.7 })).await?;
        let pages = pdf.get("data").and_then(serde_json::Value::as_str).map_or(0, str::len);
        ensure!(pages > 1000, "no paper");
        b.cdp("Emulation.setEmulatedMedia", json!({ "media": "" })).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_gap_is_named_and_filled_in_chinese() -> Result<()> {
    a_gap(Language::ZhCn).await
}

#[tokio::test]
async fn a_gap_is_named_and_filled_in_english() -> Result<()> {
    a_gap(Language::En).await
}

/// A mail can be opened in three ways, each with the whole text; the language stands beside or is folded away.
async fn by_mail(language: Language) -> Result<()> {
    visit(language, |b, _| async move {
        let journey = Journey::practice(language, Channel::Email)?;
        let t = journey.t();
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Confirm).await?;
        b.follow(t.texts.follow_up).await?;
        b.wait_step("text").await?;
        b.js(STAY).await?;
        b.type_into(journey.optional(t.texts.account_name), "Li Lei").await?;
        b.sees("The account is in the name of Li Lei.").await?;
        let out = b.ways_out().await?;
        for (start, body) in [
            ("mailto:", "body="),
            ("https://mail.google.com/mail/", "body="),
            ("https://outlook.live.com/", "body="),
        ] {
            let found: Vec<&String> = out.iter().filter(|href| href.starts_with(start)).collect();
            let [link] = found.as_slice() else {
                anyhow::bail!("{start}: {out:?}")
            };
            let script = format!("return decodeURIComponent({}.split('{body}')[1])", json!(link));
            let text = b.js(&script).await?;
            let text = text.as_str().unwrap_or_default();
            ensure!(
                text.contains("Li Lei") && text.contains("REF-1") && text.contains("not a second request"),
                "{text}"
            );
        }
        b.follow([t.texts.gmail, t.frame.new_tab].join(" ")).await?;
        let case = b.case().await?;
        let noted = noted(&b, &case).await?;
        let mailed = noted
            .iter()
            .any(|(kind, how, said)| kind == "follow_up" && how == "mail" && said.contains("Li Lei"));
        ensure!(mailed, "{noted:?}");
        b.wait_stage("submitted").await?;

        // Beside each sentence, or behind a fold.
        let beside = "这不是第二次申请";
        ensure!(b.shows(beside).await? == (language == Language::ZhCn));
        if language == Language::En {
            b.press(t.submit.text_gloss).await?;
            b.sees(beside).await?;
        }
        b.viewport(320, 640).await?;
        let over = b
            .js("const page = document.documentElement; return page.scrollWidth - page.clientWidth")
            .await?;
        ensure!(over == json!(0), "{over} px too wide");
        let found = b.axe().await?;
        ensure!(found.is_empty(), "{found:?}");
        to_the_text(&b, "ccpa_deletion").await?;
        b.sees(t.step(StepId::Confirm)).await?;
        b.shows_no_way(t).await?;
        b.go(&format!("#/case/{case}/text")).await?;
        b.wait_step("texts").await?;
        b.sees(t.texts.to_wait).await?;
        let found = b.axe().await?;
        ensure!(found.is_empty(), "{found:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn by_mail_in_chinese() -> Result<()> {
    by_mail(Language::ZhCn).await
}

#[tokio::test]
async fn by_mail_in_english() -> Result<()> {
    by_mail(Language::En).await
}

/// The request is there only while the way is shown; in a chat it goes line by line.
#[tokio::test]
async fn a_chat_goes_line_by_line() -> Result<()> {
    visit(Language::ZhCn, |b, _| async move {
        let journey = Journey::practice(Language::ZhCn, Channel::Chat)?;
        let t = journey.t();
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Submit).await?;
        to_the_text(&b, "cancellation_chat").await?;
        b.shows_no_way(t).await?;
        let case = b.case().await?;
        b.go(&format!("#/case/{case}/submit")).await?;
        b.press(t.submit.begin).await?;
        b.sees(t.submit.after_heading).await?;
        b.js(STAY).await?;
        let line = |number: &str| web::fill(t.texts.copy_line, &[("number", number)]);
        b.press(line("2")).await?;
        b.wait_stage("handed_over").await?;
        let copied = last_copied(&b).await?;
        ensure!(copied.starts_with("Please ") && !copied.contains('\n'), "{copied}");

        // What was said in the chat is noted, and moves nothing.
        b.press(t.texts.contact).await?;
        b.press(t.texts.contact_save).await?;
        b.sees(t.texts.missing_contact).await?;
        b.until(&format!("{FOCUSED} === 'f-contact_note'")).await?;
        b.type_into(journey.optional(t.texts.contact_with), "Agent Ann").await?;
        b.type_into(journey.optional(t.texts.contact_reference), "C-42").await?;
        b.type_into(t.texts.contact_note, "They will call back").await?;
        b.press(t.texts.contact_save).await?;
        b.until("document.querySelector('#f-contact_note').value === ''")
            .await?;
        b.wait_stage("handed_over").await?;
        journey.fill(&b, StepId::Submit).await?;
        b.sees("Agent Ann").await?;
        b.sees("C-42").await?;
        b.sees("They will call back").await?;
        // Once it was sent, the request is not handed over again.
        to_the_text(&b, "cancellation_chat").await?;
        b.sees(t.texts.not_needed).await?;
        b.shows_no_way(t).await
    })
    .await
}

#[tokio::test]
async fn a_call_has_a_script() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let journey = Journey::t_mobile(Language::En)?;
        let t = journey.t();
        journey.begin(&b).await?;
        journey.walk_to(&b, StepId::Submit).await?;
        b.press(t.submit.begin).await?;
        b.sees(t.submit.after_heading).await?;
        b.follow(t.texts.cancellation_phone).await?;
        b.wait_step("text").await?;
        b.sees(t.texts.may_ask).await?;
        b.sees("My decision is made").await?;
        b.sees("I would like to").await
    })
    .await
}
