//! Which parts of a picture are looked at, and how large they are drawn for it.
//!
//! Invariant: nothing is drawn larger than [`WHOLE`] pixels a side, whatever the picture; a code of a twentieth of the
//! longer side lies whole in at least one part.

/// Longest side of a picture drawn as a whole.
const WHOLE: u32 = 1600;
/// Longest side of a part of a picture.
const PART: u32 = 1200;
/// Smaller pictures are looked at enlarged as well.
const SMALL: u32 = 500;

/// A part of a picture, and how large it is to be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Its left edge in the picture.
    pub left: u32,
    /// Its upper edge.
    pub top: u32,
    /// How wide it is in the picture.
    pub width: u32,
    /// How high.
    pub height: u32,
    /// How wide it is drawn.
    pub drawn_width: u32,
    /// How high.
    pub drawn_height: u32,
    /// Once drawn, it is enlarged.
    pub enlarge: bool,
}

impl Look {
    fn at(left: u32, top: u32, width: u32, height: u32, longest: u32) -> Self {
        let long = width.max(height).max(1);
        let drawn = longest.min(long);
        let scaled = |side: u32| {
            let side = u64::from(side) * u64::from(drawn) / u64::from(long);
            u32::try_from(side).unwrap_or(drawn).max(1)
        };
        Self {
            left,
            top,
            width,
            height,
            drawn_width: scaled(width),
            drawn_height: scaled(height),
            enlarge: false,
        }
    }
}

/// The looks at a picture of this size, the likeliest first: the whole in several sizes, since fine patterns of a screen
/// vanish in a smaller one, then ever smaller parts of a large one.
#[must_use]
pub fn looks(width: u32, height: u32) -> Vec<Look> {
    let (long, short) = (width.max(height), width.min(height));
    if short == 0 {
        return Vec::new();
    }
    let whole = |size: u32| Look::at(0, 0, width, height, size);
    let mut all = vec![whole(WHOLE)];
    all.extend([1000, 600, 350].into_iter().filter(|size| *size < long).map(whole));
    if long < SMALL {
        all.push(Look {
            enlarge: true,
            ..whole(SMALL)
        });
    }
    let mut detail = long.min(WHOLE);
    for parts in [2, 4] {
        let side = (long / parts).max(PART);
        // A part is worth looking at if it shows more than the look before.
        if long <= WHOLE || u64::from(PART.min(side)) * u64::from(long) <= u64::from(detail) * u64::from(side) {
            break;
        }
        for top in starts(height, side) {
            for left in starts(width, side) {
                all.push(Look::at(left, top, side.min(width), side.min(height), PART));
            }
        }
        detail = PART * parts;
    }
    all
}

/// Where parts of this side begin, so that each overlaps the next by at least a quarter and the last ends at the edge.
fn starts(length: u32, side: u32) -> Vec<u32> {
    let last = length.saturating_sub(side);
    let count = last.div_ceil((side - side / 4).max(1));
    let start = |n: u32| u32::try_from(u64::from(last) * u64::from(n) / u64::from(count.max(1))).unwrap_or(last);
    (0..=count).map(start).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screenshot_is_looked_at_whole_a_photograph_in_parts() {
        assert_eq!(looks(300, 200).len(), 2);
        assert!(looks(300, 200)[1].enlarge);
        assert!(
            looks(1170, 1600)
                .iter()
                .all(|look| (look.width, look.height) == (1170, 1600))
        );
        let large = looks(8000, 6000);
        assert!(large.len() > 20 && large.len() < 60, "{}", large.len());
        assert_eq!((large[0].drawn_width, large[0].drawn_height), (1600, 1200));
        assert!(
            large
                .iter()
                .all(|look| look.drawn_width.max(look.drawn_height) <= WHOLE)
        );
        assert!(looks(0, 5).is_empty());
        assert_eq!(looks(1, 60_000)[0].drawn_width, 1);
    }

    #[test]
    fn every_small_square_lies_whole_in_the_finest_parts() {
        for (width, height) in [(8000, 6000), (6000, 8000), (4032, 3024), (5000, 1000), (2500, 2500)] {
            let (all, long) = (looks(width, height), width.max(height));
            let side = long / 20;
            let finest = all.iter().map(|look| look.width.max(look.height)).min().unwrap();
            for (x, y) in
                (0..40).flat_map(|x| (0..40).map(move |y| ((width - side) * x / 39, (height - side) * y / 39)))
            {
                let whole = |look: &&Look| {
                    look.left <= x
                        && look.top <= y
                        && x + side <= look.left + look.width
                        && y + side <= look.top + look.height
                };
                let found = all.iter().filter(whole).map(|look| look.width.max(look.height)).min();
                assert!(
                    found.is_some_and(|f| f <= finest.max(height.min(width))),
                    "{width}×{height} {x} {y} {found:?}"
                );
            }
            assert!(
                all.iter()
                    .all(|l| l.left + l.width <= width && l.top + l.height <= height)
            );
        }
    }
}
