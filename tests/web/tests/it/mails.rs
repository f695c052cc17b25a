//! The mail that came back: read in the page without a network, taken over, never trusted blindly, never run.

use anyhow::Result;
use esim_exit::confirmation::{Class, Doubt};
use serde_json::{Value, json};
use web::{Browser, Channel, Journey, LANGUAGES, Language, Reply, StepId, fill, visit, visit_host};

const FIELD: &str = "document.getElementById('mail-file')";

async fn at_the_answer(b: &Browser, language: Language) -> Result<Journey> {
    let journey = Journey::practice(language, Channel::Web)?;
    journey.begin(b).await?;
    journey.walk_to(b, StepId::Confirm).await?;
    Ok(journey)
}

async fn all(b: &Browser, texts: &[&str]) -> Result<()> {
    for text in texts {
        b.sees(*text).await?;
    }
    Ok(())
}

/// A mail of today with these headers and this text.
async fn mail(b: &Browser, headers: &str, text: &str) -> Result<String> {
    let today = b.js("return new Date().toUTCString()").await?;
    let today = today.as_str().unwrap_or_default().replace("GMT", "+0000");
    Ok(format!(
        "Date: {today}\r\nTo: you@inbox.example\r\n{headers}MIME-Version: 1.0\r\n\r\n{text}\r\n"
    ))
}

/// Gives the page a mail as a person would: `chosen` or `dropped`.
async fn give(b: &Browser, how: &str, mail: &str) -> Result<()> {
    let event = match how {
        "chosen" => format!("{FIELD}.files = t.files; {FIELD}.dispatchEvent(new Event('change', {{ bubbles: true }}))"),
        _ => format!(
            "{FIELD}.parentElement.querySelector('textarea').dispatchEvent(new DragEvent('drop', \
             {{ dataTransfer: t, bubbles: true, cancelable: true }}))"
        ),
    };
    b.js_async(&format!(
        "Promise.resolve(new File([{}], 'mail.eml')).then(f => {{ const t = new DataTransfer(); t.items.add(f); {event}; return 1 }})",
        Value::from(mail)
    ))
    .await?;
    Ok(())
}

#[tokio::test]
async fn a_mail_leads_a_case_to_its_end_in_both_languages() -> Result<()> {
    for (language, how) in LANGUAGES.into_iter().zip(["dropped", "chosen"]) {
        visit(language, |b, _| async move {
            let journey = at_the_answer(&b, language).await?;
            let t = journey.t();
            let case = b.case().await?;
            let headers = "From: Example Mobile <care@example-mobile.example>\r\nSubject: Cancelled\r\n";
            let sentence = format!("Your SIM ending in {} has been cancelled.", journey.ending());
            let text = format!("Hello,\r\n\r\n{sentence}\r\n\r\nReference: EX-48213");
            give(&b, how, &mail(&b, headers, &text).await?).await?;
            b.comes(t.mail_class(Class::Ended)).await?;
            all(
                &b,
                &[sentence.as_str(), "EX-48213", t.mail_doubt(Doubt::NoAuthentication)],
            )
            .await?;
            // Reading claims nothing.
            b.wait_stage("submitted").await?;
            assert!(!b.happenings(&case).await?.contains(&"replied".to_owned()));
            b.press(t.mail.take_over).await?;
            b.sees(t.mail.taken_over).await?;
            assert!(b.is_on(t.reply(Reply::Ended)).await?);
            assert_eq!(b.value(&journey.optional(t.confirm.reference)).await?, "EX-48213");
            b.wait_stage("submitted").await?;
            journey.go_on(&b, StepId::Confirm).await?;
            b.wait_stage("ended").await?;
            let journal = b.saved("journal", &case).await?.to_string();
            for noted in [sentence.as_str(), "sha256", "\"class\":\"ended\""] {
                assert!(journal.contains(noted), "{noted}: {journal}");
            }
            journey.fill(&b, StepId::Aftercare).await?;
            b.sees(t.after.heading_closed).await
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_fraud_can_not_be_taken_over() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let journey = at_the_answer(&b, Language::En).await?;
        let t = journey.t();
        let headers = "From: Example Mobile <care@paynow.example>\r\nReply-To: desk@elsewhere.example\r\nSubject: Closed\r\n";
        let text = format!(
            "Your SIM ending in {} has been cancelled. Pay the closing fee of $49.00 at https://paynow.example/x today.",
            journey.ending()
        );
        give(&b, "chosen", &mail(&b, headers, &text).await?).await?;
        b.comes(t.mail_class(Class::Suspicious)).await?;
        all(&b, &[t.mail_doubt(Doubt::DomainUnknown), t.mail_doubt(Doubt::ReplyToElsewhere)]).await?;
        assert!(!b.offers(t.mail.take_over).await?);
        b.press(t.mail.drop).await?;
        assert!(!b.text().await?.contains(t.mail_class(Class::Suspicious)));
        b.wait_stage("submitted").await
    })
    .await
}

#[tokio::test]
async fn nothing_in_a_mail_is_run_or_fetched() -> Result<()> {
    visit_host(Language::En, |b, site| async move {
        let journey = at_the_answer(&b, Language::En).await?;
        let t = journey.t();
        let hostile = "From: a@b.example\r\nSubject: <img src=x onerror=window.ran=1>\r\nContent-Type: text/html\r\n";
        let html = "<script>window.ran=1</script><img src='/leak.png' onerror='window.ran=1'><iframe src='/leak.html'></iframe>\
             <svg onload='window.ran=1'></svg><link rel=stylesheet href='/leak.css'><p>We have received your request to cancel \
             &lt;img src=x onerror=window.ran=1&gt;.</p>";
        give(&b, "chosen", &mail(&b, hostile, html).await?).await?;
        b.comes(t.mail_class(Class::ReceivedOnly)).await?;
        b.sees("onerror=window.ran=1").await?;
        assert_eq!(b.js("return window.ran === undefined").await?, json!(true));
        assert!(!site.asked().iter().any(|path| path.contains("leak")), "{:?}", site.asked());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_pasted_text_is_read_and_not_kept() -> Result<()> {
    visit(Language::ZhCn, |b, _| async move {
        let journey = at_the_answer(&b, Language::ZhCn).await?;
        let t = journey.t();
        b.press(t.mail.read).await?;
        b.comes(t.mail.empty).await?;
        b.type_into(t.mail.paste, "您的号码已注销。私人内容七八九。").await?;
        b.press(t.mail.read).await?;
        b.comes(&fill(t.mail.done, &[("result", t.mail_class(Class::Ended))]))
            .await?;
        all(&b, &[t.mail.nobody, t.mail.offline]).await?;
        b.accessible().await?;
        b.reload().await?;
        b.wait_step("confirm").await?;
        assert_eq!(b.value(t.mail.paste).await?, "");
        b.keeps(&["私人内容七八九".to_owned()]).await
    })
    .await
}
