//! Reading the codes of a picture.
//!
//! Invariant: the same picture gives the same texts. Nothing is kept of picture or texts.

use super::grey::Grey;
use super::look::{Look, looks};

/// The texts of all codes that can be read in a picture as it is.
#[must_use]
pub fn codes(grey: &Grey) -> Vec<String> {
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(grey.width(), grey.height(), |x, y| grey.at(x, y));
    let grids = prepared.detect_grids();
    let read = grids.iter().filter_map(|grid| grid.decode().ok());
    read.map(|(_, text)| text).filter(|text| !text.is_empty()).collect()
}

/// Ways to prepare a part of a picture, the likeliest first. The decoder fails on codes that stand on their head, between
/// 176° and 185° (rqrr 0.11): each way is tried turned by a quarter too.
const WAYS: [fn(&Grey) -> Grey; 5] = [
    Grey::stretched,
    |grey| grey.stretched().blurred(1).levelled(),
    |grey| grey.stretched().inverted(),
    |grey| grey.stretched().inverted().blurred(1).levelled(),
    |grey| grey.blurred(2).stretched(),
];

fn look_at(grey: &Grey) -> Vec<String> {
    for way in WAYS {
        let prepared = way(grey);
        let mut texts = codes(&prepared);
        if texts.is_empty() {
            texts = codes(&prepared.turned());
        }
        if !texts.is_empty() {
            return texts;
        }
    }
    Vec::new()
}

/// Looks for codes in a picture of this size. `draw` gives a part of it; `go_on` is asked before each look whether there is
/// still time.
pub fn search(
    (width, height): (u32, u32),
    mut draw: impl FnMut(&Look) -> Option<Grey>,
    mut go_on: impl FnMut() -> bool,
) -> Vec<String> {
    for look in looks(width, height) {
        if !go_on() {
            break;
        }
        let Some(grey) = draw(&look) else { continue };
        let grey = if look.enlarge { grey.doubled() } else { grey };
        let texts = look_at(&grey);
        if !texts.is_empty() {
            return texts;
        }
    }
    Vec::new()
}
