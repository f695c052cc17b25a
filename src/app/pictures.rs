//! Pictures and the camera: carries out what the step asks for, and tells it what was read.
//!
//! Invariant: whatever is under way ends with [`close`]: the camera is switched off, the worker ended, and an answer that
//! comes later is dropped.

use super::desk::Shared;
use super::turn::happened;
use crate::jobs::{Job, Outcome};
use crate::screen::{CAMERA_ID, PICTURE_ID};
use crate::shell::camera::{Camera, NoCamera, taken};
use crate::shell::worker::{self, Worker};
use crate::shell::{clock, file, pause};
use crate::telecom::Secret;
use crate::wizard::{Event, Scan, ScanEvent, ScanFailure};
use js_sys::Array;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

/// Between two looks through the camera.
const GLANCE: Duration = Duration::from_millis(250);
/// So many milliseconds the camera stays on without seeing a code.
const LONGEST: i64 = 60_000;

/// What is under way; a number tells one reading from the next.
#[derive(Default)]
pub(super) struct Scanner {
    number: u32,
    camera: Option<Camera>,
}

/// Ends what is under way.
pub(super) fn close(desk: &Shared) {
    let scanner = &mut desk.borrow_mut().scanner;
    scanner.number = scanner.number.wrapping_add(1);
    scanner.camera = None;
}

/// Tells the step to stop, if it reads.
pub(super) fn stop(desk: &Shared) {
    let reads = |scan: &Scan| matches!(scan, Scan::Opening | Scan::Looking);
    if is(desk, reads) {
        happened(desk, Event::Scan(ScanEvent::Stopped));
    }
}

/// The step is left: nothing is read for it any more, and nothing is said of what was.
pub(super) fn leave(desk: &Shared) {
    if is(desk, |scan| *scan != Scan::Idle) {
        happened(desk, Event::Scan(ScanEvent::Stopped));
    }
}

fn is(desk: &Shared, what: impl Fn(&Scan) -> bool) -> bool {
    let desk = desk.borrow();
    desk.open.as_ref().is_some_and(|open| what(open.wizard.scan()))
}

/// A picture was pasted, wherever on the page.
pub(super) fn pasted(desk: &Shared, event: &web_sys::Event) {
    if file::pasted(event, PICTURE_ID) {
        happened(desk, Event::Scan(ScanEvent::PictureGiven));
    }
}

/// The number of the reading under way.
fn number(desk: &Shared) -> u32 {
    desk.borrow().scanner.number
}

/// Tells the step, if it still waits for this reading.
fn tell(desk: &Shared, reading: u32, what: ScanEvent) {
    if number(desk) == reading {
        happened(desk, Event::Scan(what));
    }
}

/// Reads the picture that was given.
pub(super) fn read(desk: &Shared) {
    let reading = number(desk);
    let given = file::taken(PICTURE_ID);
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let what = match given {
            None => ScanEvent::Failed(ScanFailure::NotAPicture),
            Some(picture) => answer(worker::once_for_texts(Job::Picture, &picture).await),
        };
        tell(&desk, reading, what);
    });
}

fn answer(answer: Option<(Outcome, Vec<String>)>) -> ScanEvent {
    match answer {
        Some((Outcome::Found, texts)) => ScanEvent::Read(Secret::new(texts)),
        Some((Outcome::Nothing, _)) => ScanEvent::Failed(ScanFailure::NoCode),
        Some((Outcome::Unreadable | Outcome::Ready, _)) => ScanEvent::Failed(ScanFailure::NotAPicture),
        None => ScanEvent::Failed(ScanFailure::NoReader),
    }
}

/// Switches the camera on and looks through it until a code is seen.
pub(super) fn open_camera(desk: &Shared) {
    let reading = number(desk);
    let desk = Rc::clone(desk);
    spawn_local(async move {
        match Camera::open().await {
            Err(why) => {
                let why = match why {
                    NoCamera::Refused => ScanFailure::CameraRefused,
                    NoCamera::Absent => ScanFailure::CameraAbsent,
                };
                tell(&desk, reading, ScanEvent::Failed(why));
            }
            // Whoever has left meanwhile drops it here, and it is off.
            Ok(camera) if number(&desk) == reading => {
                desk.borrow_mut().scanner.camera = Some(camera);
                happened(&desk, Event::Scan(ScanEvent::CameraOpened));
                if let Some(camera) = desk.borrow_mut().scanner.camera.as_mut() {
                    camera.show_in(CAMERA_ID);
                }
                look(&desk, reading).await;
            }
            Ok(_) => {}
        }
    });
}

async fn look(desk: &Shared, reading: u32) {
    let end = clock::now().0 + LONGEST;
    let Some(worker) = Worker::start().await else {
        tell(desk, reading, ScanEvent::Failed(ScanFailure::NoReader));
        return;
    };
    while number(desk) == reading {
        let (live, frame) = {
            let desk = desk.borrow();
            let camera = desk.scanner.camera.as_ref();
            (camera.is_some_and(Camera::is_live), camera.and_then(Camera::frame))
        };
        if !live || clock::now().0 > end {
            let why = if live {
                ScanFailure::CameraOver
            } else {
                ScanFailure::CameraAbsent
            };
            tell(desk, reading, ScanEvent::Failed(why));
            return;
        }
        if let Some(frame) = frame
            && let Some(picture) = taken(frame).await
        {
            let picture = JsValue::from(picture);
            match worker.ask(Job::Picture, &picture, &Array::of1(&picture)).await {
                Some((Outcome::Found, texts)) => {
                    tell(desk, reading, ScanEvent::Read(Secret::new(texts)));
                    return;
                }
                Some((Outcome::Nothing | Outcome::Unreadable | Outcome::Ready, _)) => {}
                None => {
                    tell(desk, reading, ScanEvent::Failed(ScanFailure::NoReader));
                    return;
                }
            }
        }
        pause(GLANCE).await;
    }
}
