//! What other apps share with the installed page: sorted, held in memory only, and given to the step that the person names.

use anyhow::Result;
use esim_exit::confirmation::Class;
use serde_json::{Value, json};
use web::{
    Browser, Channel, Journey, LANGUAGES, Language, Site, StepId, browser, dist, draw_code, fill, visit, visit_copied,
};

/// What the journey calls its plan.
const NICKNAME: &str = "Trip 旅行";
const SECRET: &str = "K2-9QX4T7-55MZ";

/// Shares as the browser does for another app: a form that leads to the page. `script` fills the form `f`.
async fn share(b: &Browser, site: &Site, script: &str) -> Result<()> {
    site.replace(
        "sharer.html",
        "<!doctype html><title>x</title><link rel=\"icon\" href=\"data:,\"><p>another app</p>",
    );
    b.driver.goto(site.at("sharer.html")).await?;
    let form = format!(
        "(async () => {{ const f = document.createElement('form'); f.method = 'post'; f.enctype = 'multipart/form-data'; f.action = './share'; \
         const put = (name, value) => {{ const i = document.createElement('textarea'); i.name = name; i.value = value; f.append(i) }}; \
         const attach = (...files) => {{ const i = document.createElement('input'); i.type = 'file'; i.name = 'files'; i.multiple = true; \
         const t = new DataTransfer(); files.forEach(file => t.items.add(file)); i.files = t.files; f.append(i) }}; \
         {script}; document.body.append(f); setTimeout(() => f.submit(), 0) }})().then(() => 1)"
    );
    b.js_async(&form).await?;
    b.wait_step("received").await?;
    assert_eq!(b.route().await?, "#/received");
    Ok(())
}

/// A practice case that waits for an answer.
async fn waiting(b: &Browser, language: Language) -> Result<Journey> {
    let journey = Journey::practice(language, Channel::Web)?;
    journey.begin(b).await?;
    journey.walk_to(b, StepId::Confirm).await?;
    Ok(journey)
}

/// The words of its button.
fn plan(journey: &Journey) -> Result<String> {
    let name = web::record("example-mobile")?.name;
    let t = journey.t();
    let name = if journey.language == Language::En {
        name.en
    } else {
        name.zh_cn
    };
    let ending = fill(t.home.ending, &[("ending", &journey.ending())]);
    Ok([NICKNAME, name.as_str(), &ending, t.frame.practice_short].join(" · "))
}

#[tokio::test]
async fn a_mail_goes_to_the_plan_that_waits_for_it() -> Result<()> {
    for language in LANGUAGES {
        visit_copied(language, |b, site| async move {
            let journey = waiting(&b, language).await?;
            let t = journey.t();
            let case = b.case().await?;
            let sentence = format!("Your SIM ending in {} has been cancelled.", journey.ending());
            let mail = format!(
                "From: Example Mobile <care@example-mobile.example>\r\nSubject: Cancelled\r\n\r\n{sentence}\r\n"
            );
            let script = format!(
                "attach(new File([{}], 'answer.eml', {{ type: 'message/rfc822' }}))",
                json!(mail)
            );
            share(&b, &site, &script).await?;
            b.sees(t.received.mail).await?;
            b.sees("answer.eml").await?;
            b.accessible().await?;
            assert!(
                !b.text().await?.contains(&sentence),
                "nothing of it is shown before it is given to a plan"
            );
            b.press(plan(&journey)?).await?;
            b.wait_step("confirm").await?;
            b.comes(&sentence).await?;
            b.wait_stage("submitted").await?;
            assert_eq!(b.case().await?, case);
            // Once is once: it is not here any more.
            b.go("#/received").await?;
            b.sees(t.received.nothing).await
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_shared_text_is_offered_for_both_and_read_like_a_pasted_one() -> Result<()> {
    visit_copied(Language::En, |b, site| async move {
        let journey = waiting(&b, Language::En).await?;
        let t = journey.t();
        let sentence = format!("Your SIM ending in {} has been cancelled.", journey.ending());
        share(
            &b,
            &site,
            &format!("put('title', 'Example'); put('text', {})", json!(sentence)),
        )
        .await?;
        b.sees(t.received.text).await?;
        b.sees(t.received.to_line).await?;
        b.press(plan(&journey)?).await?;
        b.wait_step("confirm").await?;
        b.comes(t.mail_class(Class::Ended)).await
    })
    .await
}

#[tokio::test]
async fn a_picture_and_a_code_go_to_the_line_of_a_new_plan_and_no_secret_is_kept() -> Result<()> {
    let picture = draw_code(&format!("LPA:1$smdp.example.com${SECRET}"), (600, 600), 8, (100, 100))?;
    for script in [
        format!("attach(await {picture})"),
        format!("put('text', 'LPA:1$smdp.example.com${SECRET}')"),
        format!("attach(new File(['LPA:1$smdp.example.com${SECRET}'], 'code.txt', {{ type: 'text/plain' }}))"),
    ] {
        visit_copied(Language::ZhCn, |b, site| async move {
            let t = Language::ZhCn.catalogue();
            share(&b, &site, &script).await?;
            b.keeps(&[SECRET.to_owned()]).await?;
            b.press(t.received.new_plan).await?;
            b.wait_step("line").await?;
            b.comes(&fill(t.line.code_dropped, &[("host", "smdp.example.com")]))
                .await?;
            b.keeps(&[SECRET.to_owned()]).await
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_is_shared_is_never_written_anywhere() -> Result<()> {
    visit_copied(Language::En, |b, site| async move {
        let t = Language::En.catalogue();
        let everything = "caches.keys().then(names => Promise.all(names.map(async n => (await (await caches.open(n)).keys()).map(r => r.url)))) \
             .then(urls => JSON.stringify([urls.flat().sort(), Object.entries(localStorage)]))";
        let before = b.js_async(everything).await?;
        let script = "attach(new File(['%PDF'], 'passport.pdf', { type: 'application/pdf' }), new File(['x'], 'two.txt', { type: 'text/plain' }))";
        share(&b, &site, script).await?;
        b.sees(t.received.unknown).await?;
        b.sees(t.received.more).await?;
        assert_eq!(b.js_async(everything).await?, before);
        // Whoever loads the page anew has nothing, and is told what to do.
        b.reload().await?;
        b.sees(t.received.nothing_do).await?;
        assert!(!site.asked().iter().any(|path| path == "share"), "it never reaches the host");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_anything_shared_it_is_given_by_hand() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let t = Language::En.catalogue();
        b.go("#/received").await?;
        b.sees(t.received.nothing).await?;
        b.accessible().await?;
        let give = "new Promise(done => { const i = document.getElementById('received-file'), t = new DataTransfer(); \
             t.items.add(new File(['ICCID: 8901260123456789011'], 'a.txt', { type: 'text/plain' })); i.files = t.files; \
             i.dispatchEvent(new Event('change', { bubbles: true })); done(1) })";
        b.js_async(give).await?;
        b.sees(t.received.number).await?;
        b.press(t.received.new_plan).await?;
        b.wait_step("line").await?;
        b.sees("8901 2601 2345 6789 011").await
    })
    .await
}

#[tokio::test]
async fn a_text_is_pasted_from_the_clipboard_or_the_page_says_that_it_may_not() -> Result<()> {
    let site = Site::of(dist()?)?;
    browser(|b| async move {
        b.language("en").await?;
        let t = Language::En.catalogue();
        let clipboard = "Object.defineProperty(navigator, 'clipboard', { value: { readText: () => window.clip ? Promise.resolve(window.clip) \
             : Promise.reject(new Error('no')) } })";
        b.before_each_document(clipboard).await?;
        b.open(&site.at("#/received")).await?;
        b.press(t.received.paste).await?;
        b.sees(t.received.paste_refused).await?;
        b.js("window.clip = 'From: a@b.example\\nSubject: Hello\\n\\nHello'").await?;
        b.press(t.received.paste).await?;
        b.sees(t.received.mail).await?;
        b.sees(t.received.no_plan).await?;
        assert_eq!(b.js("return document.querySelectorAll('main button').length").await?, Value::from(0));
        Ok(())
    })
    .await
}
