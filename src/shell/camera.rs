//! The camera: switched on, shown, looked through.
//!
//! Invariant: whoever drops it switches it off, and its light goes out.

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlVideoElement, ImageBitmap, MediaStream, MediaStreamConstraints, MediaStreamTrack};

/// Why there is no camera.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoCamera {
    /// The person or the browser does not allow it.
    Refused,
    /// There is none, or another program has it.
    Absent,
}

/// A camera that is on.
pub struct Camera {
    stream: MediaStream,
    /// Where it is shown.
    video: Option<HtmlVideoElement>,
}

/// Whether this browser lets a page ask for a camera. Without a secure context there is no such thing.
#[must_use]
pub fn is_offered() -> bool {
    let devices = Reflect::get(&window().navigator(), &"mediaDevices".into()).unwrap_or_default();
    let asks = |devices| Reflect::get(devices, &"getUserMedia".into()).is_ok_and(|asks| asks.is_function());
    window().is_secure_context() && devices.is_object() && asks(&devices)
}

impl Camera {
    /// Asks for the camera that looks away from the person.
    ///
    /// # Errors
    /// Why there is none.
    pub async fn open() -> Result<Self, NoCamera> {
        Self::asked().await.map_err(|error| {
            let name = Reflect::get(&error, &"name".into())
                .ok()
                .and_then(|name| name.as_string());
            // Names of the Media Capture standard, section 10.2.
            match name.as_deref() {
                Some("NotAllowedError" | "SecurityError") => NoCamera::Refused,
                _ => NoCamera::Absent,
            }
        })
    }

    async fn asked() -> Result<Self, JsValue> {
        let wish = Object::new();
        let width = Object::new();
        Reflect::set(&width, &"ideal".into(), &1280.into())?;
        Reflect::set(&wish, &"facingMode".into(), &"environment".into())?;
        Reflect::set(&wish, &"width".into(), &width)?;
        let constraints = MediaStreamConstraints::new();
        constraints.set_video(&wish);
        let devices = window().navigator().media_devices()?;
        let stream = JsFuture::from(devices.get_user_media_with_constraints(&constraints)?).await?;
        Ok(Self {
            stream: stream.dyn_into()?,
            video: None,
        })
    }

    /// Shows what it sees in an element.
    pub fn show_in(&mut self, id: &str) {
        let element = document().get_element_by_id(id).and_then(|e| e.dyn_into().ok());
        if let Some(video) = element {
            let video: HtmlVideoElement = video;
            video.set_src_object(Some(&self.stream));
            // It is muted, so every browser lets it play; one that does not shows a still picture.
            if let Ok(playing) = video.play() {
                wasm_bindgen_futures::spawn_local(async move { drop(JsFuture::from(playing).await) });
            }
            self.video = Some(video);
        }
    }

    /// What is to be asked for a picture of this moment. The picture comes later, so that nobody has to hold the camera.
    #[must_use]
    pub fn frame(&self) -> Option<Promise> {
        // Before the first picture there is nothing to take.
        let video = self.video.as_ref().filter(|video| video.ready_state() >= 2)?;
        let make: Function = Reflect::get(&window(), &"createImageBitmap".into())
            .ok()?
            .dyn_into()
            .ok()?;
        make.call1(&window(), video).ok()?.dyn_into().ok()
    }

    /// Whether it still gives pictures: another program, or the person, may have taken it away.
    #[must_use]
    pub fn is_live(&self) -> bool {
        self.stream.active()
    }
}

/// A picture that [`Camera::frame`] has asked for.
pub async fn taken(frame: Promise) -> Option<ImageBitmap> {
    JsFuture::from(frame).await.ok()?.dyn_into().ok()
}

impl Drop for Camera {
    fn drop(&mut self) {
        for track in self.stream.get_tracks().iter() {
            track.unchecked_into::<MediaStreamTrack>().stop();
        }
        if let Some(video) = &self.video {
            video.set_src_object(None);
        }
    }
}
