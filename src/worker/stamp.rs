//! The job `stamp`: a picture of an identity document, made smaller, with a text across it.
//!
//! The picture is drawn anew and written anew, so nothing of what stood in the file beside the pixels (place, time, device, a
//! small copy without the stamp) is in what comes out.

use super::Done;
use super::picture::decoded;
use crate::jobs::Outcome;
use crate::jobs::stamp::{ANGLE, letter_height, places, scaled};
use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ImageBitmap, ImageEncodeOptions, OffscreenCanvas, OffscreenCanvasRenderingContext2d};

/// How exactly the picture is written: letters stay sharp, and a mail can carry it.
const QUALITY: f64 = 0.85;

/// The stamped picture; both are let go at once.
pub(super) async fn stamped(file: JsValue, text: JsValue) -> Done<Blob> {
    let made = match (file.dyn_into::<Blob>(), text.as_string()) {
        (Ok(file), Some(text)) => make(&file, &text).await,
        _ => None,
    };
    match made {
        Some(picture) => (Outcome::Found, vec![picture]),
        None => (Outcome::Unreadable, Vec::new()),
    }
}

async fn make(file: &Blob, text: &str) -> Option<Blob> {
    let bitmap = decoded(file).await?;
    let canvas = drawn(&bitmap, text);
    bitmap.close();
    let form = ImageEncodeOptions::new();
    form.set_type("image/jpeg");
    form.set_quality(QUALITY);
    let written = canvas?.convert_to_blob_with_options(&form).ok()?;
    JsFuture::from(written).await.ok()?.dyn_into().ok()
}

fn drawn(bitmap: &ImageBitmap, text: &str) -> Option<OffscreenCanvas> {
    let (width, height) = scaled((bitmap.width(), bitmap.height()))?;
    let canvas = OffscreenCanvas::new(width, height).ok()?;
    let context: OffscreenCanvasRenderingContext2d = canvas
        .get_context_with_context_options("2d", &Object::new())
        .ok()??
        .dyn_into()
        .ok()?;
    let set = |name: &str, value: JsValue| Reflect::set(&context, &name.into(), &value).ok();
    // What is transparent would become black.
    set("fillStyle", "white".into())?;
    context.fill_rect(0.0, 0.0, width.into(), height.into());
    set("imageSmoothingQuality", "high".into())?;
    context
        .draw_image_with_image_bitmap_and_dw_and_dh(bitmap, 0.0, 0.0, width.into(), height.into())
        .ok()?;
    let letter = letter_height((width, height));
    set("font", ["bold ", &letter.to_string(), "px sans-serif"].concat().into())?;
    set("lineWidth", (letter / 9.0).into())?;
    // Light letters with a dark edge are seen on light and on dark ground.
    set("fillStyle", "rgba(255, 255, 255, 0.62)".into())?;
    set("strokeStyle", "rgba(120, 0, 0, 0.62)".into())?;
    let long = context.measure_text(text).ok()?.width();
    context
        .translate(f64::from(width) / 2.0, f64::from(height) / 2.0)
        .ok()?;
    context.rotate(ANGLE).ok()?;
    for (x, y) in places((width, height), long) {
        context.stroke_text(text, x, y).ok()?;
        context.fill_text(text, x, y).ok()?;
    }
    Some(canvas)
}
