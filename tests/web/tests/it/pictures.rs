//! QR codes by file, drop, paste and camera: read in a worker, without a network, forgotten at once, and the page goes on.

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use web::{
    Browser, Journey, LANGUAGES, Language, Site, StepId, browser, browser_with_flags, camera_film, dist, draw_code,
    fill, visit, visit_host,
};

const SECRET: &str = "K2-9QX4T7-55MZ";
const FIELD: &str = "document.getElementById('picture-file')";

fn code() -> String {
    format!("LPA:1$smdp.example.com${SECRET}")
}

async fn at_the_line(b: &Browser, language: Language) -> Result<Journey> {
    let journey = Journey::tello(language)?;
    journey.begin(b).await?;
    journey.walk_to(b, StepId::Line).await?;
    Ok(journey)
}

/// The page has read the code, keeps only the server, and the secret is nowhere.
async fn read(b: &Browser, journey: &Journey) -> Result<()> {
    b.comes(journey.t().picture.got_code).await?;
    b.sees(fill(journey.t().line.code_dropped, &[("host", "smdp.example.com")]))
        .await?;
    b.keeps(&[SECRET.to_owned()]).await?;
    assert_eq!(
        b.js(&format!("return {FIELD}.files.length")).await?,
        json!(0),
        "the file is let go"
    );
    Ok(())
}

/// Gives the page a file that this script makes, as the person would: `chosen`, `dropped` or `pasted`.
async fn give(b: &Browser, how: &str, file: &str) -> Result<()> {
    let event = match how {
        "chosen" => format!("{FIELD}.files = t.files; {FIELD}.dispatchEvent(new Event('change', {{ bubbles: true }}))"),
        "dropped" => format!(
            "{FIELD}.parentElement.dispatchEvent(new DragEvent('drop', {{ dataTransfer: t, bubbles: true, cancelable: true }}))"
        ),
        _ => "document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: t, bubbles: true, cancelable: true }))"
            .to_owned(),
    };
    b.js_async(&format!(
        "{file}.then(f => {{ const t = new DataTransfer(); t.items.add(f); {event}; return 1 }})"
    ))
    .await?;
    Ok(())
}

#[tokio::test]
async fn a_picture_is_read_from_a_file_in_both_languages() -> Result<()> {
    for language in LANGUAGES {
        visit_host(language, |b, site| async move {
            let journey = at_the_line(&b, language).await?;
            let second = |site: &Site| site.asked().iter().filter(|path| path.contains("worker-")).count();
            assert_eq!(
                second(&site),
                0,
                "the second program is not fetched before it is needed"
            );
            let picture = draw_code(&code(), (900, 700), 9, (200, 150))?;
            let bytes = format!(
                "{picture}.then(f => new Promise(done => {{ const r = new FileReader(); \
                 r.onload = () => done(r.result.split(',')[1]); r.readAsDataURL(f) }}))"
            );
            let bytes = STANDARD.decode(b.js_async(&bytes).await?.as_str().context("a picture")?)?;
            let folder = tempfile::tempdir()?;
            let file = folder.path().join("screenshot.jpg");
            std::fs::write(&file, bytes)?;
            b.give_file("picture-file", &file).await?;
            read(&b, &journey).await?;
            assert_eq!(second(&site), 3, "starter, glue and program: {:?}", site.asked());
            // The same file can be given again.
            b.give_file("picture-file", &file).await?;
            read(&b, &journey).await
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_picture_is_read_when_it_is_dropped_or_pasted() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let journey = at_the_line(&b, Language::En).await?;
        let t = &journey.t().picture;
        give(&b, "dropped", &draw_code(&code(), (600, 600), 8, (100, 100))?).await?;
        read(&b, &journey).await?;
        give(
            &b,
            "pasted",
            &draw_code("https://example.com/private/9f3k", (600, 600), 8, (100, 100))?,
        )
        .await?;
        b.comes(&fill(t.web, &[("host", "example.com")])).await?;
        b.keeps(&["private/9f3k".to_owned()]).await?;
        give(
            &b,
            "pasted",
            &draw_code("8901260123456789011", (600, 600), 8, (100, 100))?,
        )
        .await?;
        b.comes(t.got_number).await?;
        assert_eq!(b.value(journey.t().line.identifier).await?, "8901260123456789011");
        let said = format!("return {FIELD}.parentElement.querySelector('[role=status]').textContent");
        assert_eq!(b.js(&said).await?, json!(t.got_number), "it is said where it is heard");
        let broken = "Promise.resolve(new File(['not a picture'], 'a.png', { type: 'image/png' }))";
        give(&b, "chosen", broken).await?;
        b.comes(t.not_a_picture).await?;
        let empty =
            "new OffscreenCanvas(300, 300).convertToBlob().then(b => new File([b], 'a.png', { type: 'image/png' }))";
        give(
            &b,
            "chosen",
            &empty.replace(
                "new OffscreenCanvas(300, 300)",
                "(c => { c.getContext('2d').fillRect(9, 9, 50, 50); return c })(new OffscreenCanvas(300, 300))",
            ),
        )
        .await?;
        b.comes(t.no_code).await
    })
    .await
}

#[tokio::test]
async fn it_works_when_the_host_is_down() -> Result<()> {
    let site = Site::of(dist()?)?;
    browser(|b| async move {
        b.language("en").await?;
        b.open(&site.url).await?;
        b.wait_offline_copy().await?;
        site.down();
        b.offline(true).await?;
        b.reload().await?;
        let journey = at_the_line(&b, Language::En).await?;
        give(&b, "chosen", &draw_code(&code(), (600, 600), 8, (100, 100))?).await?;
        read(&b, &journey).await
    })
    .await
}

#[tokio::test]
async fn forty_eight_megapixels_do_not_stop_the_page() -> Result<()> {
    visit(Language::En, |b, _| async move {
        at_the_line(&b, Language::En).await?;
        // A small code far out in a large photograph: it takes many looks.
        let picture = draw_code(&code(), (8064, 6048), 16, (6900, 5000))?;
        b.js_async(&format!("{picture}.then(f => {{ window.photograph = f; return f.size }})")).await?;
        b.js("window.gap = 0; let last = performance.now(); const tick = now => { window.gap = Math.max(window.gap, now - last); last = now; \
              window.ticking = requestAnimationFrame(tick) }; requestAnimationFrame(now => { last = now; tick(now) })")
            .await?;
        let zh = Journey::tello(Language::ZhCn)?;
        let start = std::time::Instant::now();
        give(&b, "chosen", "Promise.resolve(window.photograph)").await?;
        b.press(web::EN.frame.other_language).await?;
        let status = format!("return [document.documentElement.lang, {FIELD}.parentElement.querySelector('[role=status]').textContent]");
        assert_eq!(
            b.js(&status).await?,
            json!(["zh-CN", zh.t().picture.reading]),
            "a click is answered while the picture is read"
        );
        read(&b, &zh).await?;
        let gap = b.js("cancelAnimationFrame(window.ticking); return Math.round(window.gap)").await?;
        println!("48 megapixels: read after {} ms, longest gap between frames {gap} ms", start.elapsed().as_millis());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_refused_camera_leaves_the_other_ways() -> Result<()> {
    let site = Site::start()?;
    browser_with_flags(&["--use-fake-device-for-media-stream".to_owned()], |b| async move {
        b.language("zh-CN").await?;
        b.open(&site.url).await?;
        let journey = at_the_line(&b, Language::ZhCn).await?;
        let t = &journey.t().picture;
        b.cdp(
            "Browser.setPermission",
            json!({ "permission": { "name": "camera" }, "setting": "denied" }),
        )
        .await?;
        b.press(t.camera).await?;
        b.comes(t.camera_refused).await?;
        assert!(b.offers(t.camera).await?, "it can be tried again");
        give(&b, "chosen", &draw_code(&code(), (600, 600), 8, (100, 100))?).await?;
        read(&b, &journey).await
    })
    .await
}

/// Remembers every track that was given, so that a test sees whether the camera is off again.
const TRACKS: &str = "window.tracks = []; const ask = navigator.mediaDevices?.getUserMedia?.bind(navigator.mediaDevices); \
    if (ask) navigator.mediaDevices.getUserMedia = async w => { const s = await ask(w); tracks.push(...s.getTracks()); return s }";
const OFF: &str = "window.tracks.length > 0 && window.tracks.every(t => t.readyState === 'ended') && document.getElementById('camera')?.srcObject == null";

fn camera_flags(film: &std::path::Path) -> Vec<String> {
    vec![
        "--use-fake-device-for-media-stream".to_owned(),
        "--use-fake-ui-for-media-stream".to_owned(),
        format!("--use-file-for-fake-video-capture={}", film.display()),
    ]
}

#[tokio::test]
async fn the_camera_reads_a_code_and_goes_out() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let film = folder.path().join("film.y4m");
    camera_film(&film, &code())?;
    let site = Site::start()?;
    browser_with_flags(&camera_flags(&film), |b| async move {
        b.before_each_document(TRACKS).await?;
        b.language("en").await?;
        b.open(&site.url).await?;
        let journey = at_the_line(&b, Language::En).await?;
        b.press(journey.t().picture.camera).await?;
        read(&b, &journey).await?;
        b.until(OFF).await?;
        assert!(b.offers(journey.t().picture.camera).await?);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_camera_goes_out_when_it_is_stopped_and_when_the_step_is_left() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let film = folder.path().join("film.y4m");
    camera_film(&film, "")?;
    let site = Site::start()?;
    browser_with_flags(&camera_flags(&film), |b| async move {
        b.before_each_document(TRACKS).await?;
        b.language("en").await?;
        b.open(&site.url).await?;
        let journey = at_the_line(&b, Language::En).await?;
        let t = &journey.t().picture;
        b.press(t.camera).await?;
        b.comes(t.looking).await?;
        assert_eq!(b.focused().await?.1, t.camera_stop, "the button keeps focus");
        b.until("document.getElementById('camera').videoWidth > 0 && !document.getElementById('camera').paused")
            .await?;
        b.press(t.camera_stop).await?;
        b.until(OFF).await?;
        b.press(t.camera).await?;
        b.comes(t.looking).await?;
        b.go("#/").await?;
        b.until(&OFF.replace("document.getElementById('camera')?.srcObject == null", "true"))
            .await?;
        b.back().await?;
        b.wait_step("line").await?;
        assert!(b.offers(t.camera).await? && !b.shows(t.looking).await?);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_pasted_mail_gives_its_number_and_nothing_else() -> Result<()> {
    visit(Language::ZhCn, |b, _| async move {
        let journey = at_the_line(&b, Language::ZhCn).await?;
        let t = &journey.t().picture;
        let field = b.field(journey.t().line.identifier).await?;
        let mail = format!("Dear Anna Smith, your eSIM 8901 2601 2345 6789 011 is ready. {} Order number: AB-77123.", code());
        let paste = "const [field, text] = arguments; field.focus(); field.select(); document.execCommand('insertText', false, text)";
        b.driver.execute(paste, vec![field.to_json()?, json!(mail)]).await?;
        let named = [("number", "8901 2601 2345 6789 011")];
        b.sees(fill(t.found_iccid, &named)).await?;
        b.keeps(&[SECRET.to_owned(), "Anna Smith".to_owned()]).await?;
        b.press(fill(t.use_it, &named).as_str()).await?;
        b.sees(fill(journey.t().line.is_iccid, &named)).await?;
        assert_eq!(b.value(journey.t().line.identifier).await?, "8901260123456789011");
        Ok(())
    })
    .await
}
