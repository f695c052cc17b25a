//! Where a text stands across a picture of an identity document.
//!
//! Invariant: the text runs across the whole picture in rows so close that no part large enough to be of use to somebody
//! else is left free of it.

/// How wide or high a stamped picture is at most, in pixels: enough to be read, too little to be printed as a copy.
pub const LARGEST: u32 = 1600;
/// The rows fall by this angle, in radians: parallel to nothing on a document.
pub const ANGLE: f64 = -0.5;
/// A row takes so many times the height of its letters.
const ROW: f64 = 4.0;
/// Between one text of a row and the next, in letter heights.
const GAP: f64 = 2.0;

/// How large the picture becomes; it is never made larger. `None` for a picture without extent.
#[must_use]
pub fn scaled((width, height): (u32, u32)) -> Option<(u32, u32)> {
    let long = width.max(height);
    if width == 0 || height == 0 {
        return None;
    }
    let scale = (f64::from(LARGEST) / f64::from(long)).min(1.0);
    let part = |side: u32| to_pixels(f64::from(side) * scale).max(1);
    Some((part(width), part(height)))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a side of a picture, scaled down"
)]
fn to_pixels(length: f64) -> u32 {
    length.round() as u32
}

/// The height of the letters for a picture of this size, in pixels.
#[must_use]
pub fn letter_height((width, height): (u32, u32)) -> f64 {
    (f64::from(width.max(height)) / 36.0).max(9.0)
}

/// Where each text begins, on axes turned by [`ANGLE`] around the middle of the picture; `text` is how long one is.
#[must_use]
pub fn places(size: (u32, u32), text: f64) -> Vec<(f64, f64)> {
    let letter = letter_height(size);
    // From the middle to a corner.
    let reach = f64::from(size.0).hypot(f64::from(size.1)) / 2.0;
    let step = text.max(letter) + GAP * letter;
    let row = ROW * letter;
    let mut places = Vec::new();
    let mut y = -reach;
    let mut shifted = false;
    while y <= reach + row {
        // Every other row is shifted, so that gaps do not stand below one another.
        let mut x = if shifted { -reach - step / 2.0 } else { -reach };
        while x <= reach {
            places.push((x, y));
            x += step;
        }
        shifted = !shifted;
        y += row;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_never_made_larger_and_keeps_its_shape() {
        assert_eq!(scaled((8000, 6000)), Some((1600, 1200)));
        assert_eq!(scaled((600, 800)), Some((600, 800)));
        assert_eq!(scaled((100_000, 1)), Some((1600, 1)));
        assert_eq!(scaled((0, 5)), None);
    }

    /// Every point of the picture lies near a text: not further than a row, nor than the gap between two texts.
    #[test]
    fn no_part_of_the_picture_is_free() {
        for size in [(1600, 1200), (900, 1600), (300, 300), (1600, 40), (20, 20)] {
            let letter = letter_height(size);
            for text in [letter * 40.0, letter * 12.0] {
                let places = places(size, text);
                let (sin, cos) = ANGLE.sin_cos();
                for x in (0..=size.0).step_by(7) {
                    for y in (0..=size.1).step_by(7) {
                        let (dx, dy) = (
                            f64::from(x) - f64::from(size.0) / 2.0,
                            f64::from(y) - f64::from(size.1) / 2.0,
                        );
                        let (along, across) = (dx * cos + dy * sin, dy * cos - dx * sin);
                        let near = places.iter().any(|(left, base)| {
                            (across - base).abs() <= ROW * letter
                                && along >= left - GAP * letter
                                && along <= left + text + GAP * letter
                        });
                        assert!(near, "{size:?} {text}: nothing stands near {x},{y}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_text_of_no_length_ends() {
        assert!(places(scaled((1600, 1200)).unwrap(), 0.0).len() < 20_000);
    }
}
