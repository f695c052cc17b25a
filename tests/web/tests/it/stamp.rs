//! The photo of an identity document: stamped on the device, freed of what stood in its file, handed back, kept nowhere.

use anyhow::{Context, Result};
use serde_json::json;
use web::{Browser, Journey, LANGUAGES, Language, StepId, visit, visit_host};

/// What a camera writes into a photo beside the picture.
const PLACE: &str = "Exif-GPS-37.7749N-122.4194W";

/// A grey photo of this size with a note of the camera in its file, given to the page.
fn given(width: u32, height: u32) -> String {
    format!(
        "(async () => {{ \
           const c = new OffscreenCanvas({width}, {height}), x = c.getContext('2d'); \
           x.fillStyle = '#808080'; x.fillRect(0, 0, c.width, c.height); \
           const plain = new Uint8Array(await (await c.convertToBlob({{ type: 'image/jpeg' }})).arrayBuffer()); \
           const note = new TextEncoder().encode({note}); \
           const head = [255, 216, 255, 225, (note.length + 2) >> 8, (note.length + 2) & 255]; \
           const file = new File([new Uint8Array(head), note, plain.slice(2)], 'passport.jpg', {{ type: 'image/jpeg' }}); \
           const t = new DataTransfer(); t.items.add(file); \
           const field = document.getElementById('stamp-file'); field.files = t.files; \
           field.dispatchEvent(new Event('change', {{ bubbles: true }})); return 1 }})()",
        note = json!(PLACE)
    )
}

async fn at_verify(b: &Browser, language: Language) -> Result<Journey> {
    let journey = Journey::tello(language)?;
    journey.begin(b).await?;
    journey.walk_to(b, StepId::Verify).await?;
    let fold = "document.querySelectorAll('main details').forEach(d => d.open = true)";
    b.js(fold).await?;
    Ok(journey)
}

#[tokio::test]
async fn a_photo_is_stamped_and_freed_of_its_place() -> Result<()> {
    for language in LANGUAGES {
        visit_host(language, |b, site| async move {
            let journey = at_verify(&b, language).await?;
            let t = &journey.t().paper;
            b.js("navigator.canShare = () => true; navigator.share = async data => { window.shared = data.files[0] }")
                .await?;
            b.watch_files().await?;
            let asked = site.asked().len();
            b.js_async(&given(3200, 2000)).await?;
            b.comes(t.stamped).await?;
            // Seen as a picture, smaller, and no longer plain grey anywhere: in each ninth stands a piece of the text.
            let free = "(async () => { const i = document.querySelector('img.handed'); await i.decode(); \
                const c = new OffscreenCanvas(i.naturalWidth, i.naturalHeight), x = c.getContext('2d'); x.drawImage(i, 0, 0); \
                let free = 0; for (let a = 0; a < 3; a++) for (let b = 0; b < 3; b++) { \
                  const w = c.width / 3 | 0, h = c.height / 3 | 0, p = x.getImageData(a * w, b * h, w, h).data; \
                  let light = 0, dark = 0; \
                  for (let n = 0; n < p.length; n += 4) { if (p[n] > 160) light++; if (p[n + 1] < 90) dark++ } \
                  if (light < 200 || dark < 200) free++ } \
                return [c.width, c.height, free, i.alt] })()";
            assert_eq!(b.js_async(free).await?, json!([1600, 1000, 0, t.stamp_seen]));
            let bytes = b.file_made().await?;
            assert!(bytes.starts_with(&[255, 216, 255]), "a JPEG");
            let holds = |text: &str| bytes.windows(text.len()).any(|part| part == text.as_bytes());
            assert!(!holds(PLACE) && !holds("Exif"), "the camera's note is still in the file");
            assert_eq!(
                b.js("return document.querySelector('main a[download]').download.startsWith('id-stamped-')").await?,
                json!(true)
            );
            // Another app gets the same file, where the browser has a way to one.
            b.press(t.share).await?;
            b.until("window.shared").await?;
            assert_eq!(
                b.js("return [window.shared.name.startsWith('id-stamped-'), window.shared.type, window.shared.size === window.made.size]").await?,
                json!([true, "image/jpeg", true])
            );
            // Nothing was sent but for the second program, nothing is kept, and it is gone with the page.
            let sent: Vec<String> = site.asked().split_off(asked);
            assert!(sent.iter().all(|path| path.contains("worker-")), "{sent:?}");
            b.keeps(&[PLACE.to_owned(), "passport".to_owned()]).await?;
            journey.go_on(&b, StepId::Verify).await?;
            b.back().await?;
            b.wait_step("verify").await?;
            assert_eq!(
                b.js("return document.querySelector('img.handed')?.getAttribute('src') || ''").await?,
                json!("")
            );
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_is_no_picture_is_said_to_be_none() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let journey = at_verify(&b, Language::En).await?;
        let text = "(async () => { const t = new DataTransfer(); \
            t.items.add(new File(['not a picture'], 'id.heic', { type: 'image/heic' })); \
            const field = document.getElementById('stamp-file'); field.files = t.files; \
            field.dispatchEvent(new Event('change', { bubbles: true })); return 1 })()";
        b.js_async(text).await?;
        b.comes(journey.t().paper.not_a_picture).await?;
        Ok(())
    })
    .await
}

/// A large photo is stamped beside the page, not in it: the page goes on answering.
#[tokio::test]
async fn a_large_photo_does_not_stop_the_page() -> Result<()> {
    visit(Language::ZhCn, |b, _| async move {
        let journey = at_verify(&b, Language::ZhCn).await?;
        let watch = "window.longest = 0; let last = performance.now(); \
            setInterval(() => { const now = performance.now(); window.longest = Math.max(window.longest, now - last); last = now }, 50)";
        b.js_async(&given(6000, 4000)).await?;
        b.js(watch).await?;
        b.comes(journey.t().paper.stamped).await?;
        let longest = b.js("return window.longest").await?.as_f64().context("a time")?;
        // A machine with other work holds any page up for a moment; a picture of 24 megapixels decoded in it takes longer.
        assert!(longest < 1500.0, "the page stood still for {longest} ms");
        Ok(())
    })
    .await
}
