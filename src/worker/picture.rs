//! The job `picture`: from a file, or a picture of the camera, to the texts of its QR codes.
//!
//! The browser's own detector is asked first where it has one (Chromium on Android, macOS and ChromeOS, November 2026), and
//! ours whenever it finds nothing.

use super::Done;
use crate::jobs::Outcome;
use crate::jobs::picture::{Grey, Look, search};
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ImageBitmap, OffscreenCanvas, OffscreenCanvasRenderingContext2d};

/// So many milliseconds a picture is looked at.
const PATIENCE: f64 = 40_000.0;
/// A frame of the camera is looked at for less: the next one may be better.
const PATIENCE_FRAME: f64 = 700.0;
/// How wide a picture is decoded that is too large as it is.
const SPARE: f64 = 2400.0;

/// The texts of the codes in a picture; the picture is let go at once.
pub(super) async fn read(subject: JsValue) -> Done {
    let frame = subject.dyn_ref::<ImageBitmap>().cloned();
    let patience = if frame.is_some() { PATIENCE_FRAME } else { PATIENCE };
    let bitmap = match (frame, subject.dyn_into::<Blob>()) {
        (Some(frame), _) => Some(frame),
        (None, Ok(file)) => decoded(&file).await,
        (None, Err(_)) => None,
    };
    let Some(bitmap) = bitmap else {
        return (Outcome::Unreadable, Vec::new());
    };
    let mut texts = detected(&bitmap).await.unwrap_or_default();
    if texts.is_empty() {
        let end = js_sys::Date::now() + patience;
        let size = (bitmap.width(), bitmap.height());
        texts = search(size, |look| drawn(&bitmap, look), || js_sys::Date::now() < end);
    }
    bitmap.close();
    let outcome = if texts.is_empty() {
        Outcome::Nothing
    } else {
        Outcome::Found
    };
    (outcome, texts)
}

/// The picture in a file; smaller than it is where the browser has no room for all of it.
pub(super) async fn decoded(file: &Blob) -> Option<ImageBitmap> {
    let make: Function = Reflect::get(&js_sys::global(), &"createImageBitmap".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let whole = make.call1(&JsValue::UNDEFINED, file).ok()?;
    let bitmap = match JsFuture::from(Promise::from(whole)).await {
        Ok(bitmap) => bitmap,
        Err(_) => {
            let smaller = Object::new();
            Reflect::set(&smaller, &"resizeWidth".into(), &SPARE.into()).ok()?;
            let smaller = make.call2(&JsValue::UNDEFINED, file, &smaller).ok()?;
            JsFuture::from(Promise::from(smaller)).await.ok()?
        }
    };
    bitmap.dyn_into().ok()
}

/// What the browser's own detector finds; `None` where it has none.
async fn detected(bitmap: &ImageBitmap) -> Option<Vec<String>> {
    let detector: Function = Reflect::get(&js_sys::global(), &"BarcodeDetector".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let wish = Object::new();
    Reflect::set(&wish, &"formats".into(), &Array::of1(&"qr_code".into())).ok()?;
    let detector = Reflect::construct(&detector, &Array::of1(&wish)).ok()?;
    let detect: Function = Reflect::get(&detector, &"detect".into()).ok()?.dyn_into().ok()?;
    let found = detect.call1(&detector, bitmap).ok()?;
    let found: Array = JsFuture::from(Promise::from(found)).await.ok()?.dyn_into().ok()?;
    let text = |code: JsValue| Reflect::get(&code, &"rawValue".into()).ok()?.as_string();
    Some(found.iter().filter_map(text).filter(|text| !text.is_empty()).collect())
}

/// A part of a picture in shades of grey.
fn drawn(bitmap: &ImageBitmap, look: &Look) -> Option<Grey> {
    let canvas = OffscreenCanvas::new(look.drawn_width, look.drawn_height).ok()?;
    let settings = Object::new();
    Reflect::set(&settings, &"willReadFrequently".into(), &JsValue::TRUE).ok()?;
    let context: OffscreenCanvasRenderingContext2d = canvas
        .get_context_with_context_options("2d", &settings)
        .ok()??
        .dyn_into()
        .ok()?;
    let [left, top, width, height] = [look.left, look.top, look.width, look.height].map(f64::from);
    let (drawn_width, drawn_height) = (f64::from(look.drawn_width), f64::from(look.drawn_height));
    // Without this a browser may leave rows out when it makes a picture smaller.
    Reflect::set(&context, &"imageSmoothingQuality".into(), &"high".into()).ok()?;
    context
        .draw_image_with_image_bitmap_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
            bitmap,
            left,
            top,
            width,
            height,
            0.0,
            0.0,
            drawn_width,
            drawn_height,
        )
        .ok()?;
    let pixels = context.get_image_data(0.0, 0.0, drawn_width, drawn_height).ok()?;
    Grey::from_rgba(usize::try_from(look.drawn_width).ok()?, &pixels.data().0)
}
