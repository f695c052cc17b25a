//! A picture in shades of grey, and what makes a code in it easier to see.
//!
//! Invariant: there are exactly width × height pixels, and neither is nought.

/// A picture in shades of grey, row by row; 0 is black, 255 is white.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grey {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

/// One in so many pixels may be darker than black or lighter than white when the contrast is stretched.
const STRAY: usize = 200;
/// So much darker than what is around it a pixel of a code is, on stretched contrast.
const STEP: u32 = 8;

impl Grey {
    /// A picture of these pixels; `None` if their number does not fit.
    #[must_use]
    pub fn new(width: usize, height: usize, pixels: Vec<u8>) -> Option<Self> {
        let fits = width > 0 && height > 0 && width.checked_mul(height) == Some(pixels.len());
        fits.then_some(Self { width, height, pixels })
    }

    /// From the pixels of a canvas: red, green, blue, opacity. What is transparent lies on white paper.
    #[must_use]
    pub fn from_rgba(width: usize, rgba: &[u8]) -> Option<Self> {
        let shade = |pixel: &[u8]| match pixel {
            [red, green, blue, opacity] => {
                let light = (u32::from(*red) * 77 + u32::from(*green) * 150 + u32::from(*blue) * 29) >> 8;
                let opacity = u32::from(*opacity);
                low((light * opacity + 255 * (255 - opacity)) / 255)
            }
            _ => 255,
        };
        let pixels: Vec<u8> = rgba.chunks_exact(4).map(shade).collect();
        let height = pixels.len().checked_div(width)?;
        Self::new(width, height, pixels)
    }

    /// Pixels in a row.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.width
    }

    /// Rows.
    #[must_use]
    pub const fn height(&self) -> usize {
        self.height
    }

    /// One pixel; white outside.
    #[must_use]
    pub fn at(&self, x: usize, y: usize) -> u8 {
        let inside = x < self.width;
        let pixel = inside.then(|| self.pixels.get(y * self.width + x)).flatten();
        pixel.copied().unwrap_or(255)
    }

    fn with(&self, pixels: Vec<u8>) -> Self {
        Self {
            width: self.width,
            height: self.height,
            pixels,
        }
    }

    /// The darkest becomes black and the lightest white, some stray pixels aside.
    #[must_use]
    pub fn stretched(&self) -> Self {
        let mut counts = [0_usize; 256];
        for pixel in &self.pixels {
            if let Some(count) = counts.get_mut(usize::from(*pixel)) {
                *count += 1;
            }
        }
        let stray = self.pixels.len() / STRAY;
        let shades = || (0_u32..).zip(counts);
        let dark = beyond(shades(), stray);
        let light = beyond(shades().collect::<Vec<_>>().into_iter().rev(), stray);
        let range = light.saturating_sub(dark).max(1);
        let stretch = |pixel: &u8| low(u32::from(*pixel).saturating_sub(dark) * 255 / range);
        self.with(self.pixels.iter().map(stretch).collect())
    }

    /// Light on dark becomes dark on light.
    #[must_use]
    pub fn inverted(&self) -> Self {
        self.with(self.pixels.iter().map(|pixel| 255 - pixel).collect())
    }

    /// Turned by a quarter, clockwise.
    #[must_use]
    pub fn turned(&self) -> Self {
        let column = |x: usize| self.pixels.iter().skip(x).step_by(self.width).rev().copied();
        Self {
            width: self.height,
            height: self.width,
            pixels: (0..self.width).flat_map(column).collect(),
        }
    }

    fn transposed(&self) -> Self {
        let column = |x: usize| self.pixels.iter().skip(x).step_by(self.width).copied();
        Self {
            width: self.height,
            height: self.width,
            pixels: (0..self.width).flat_map(column).collect(),
        }
    }

    /// Each pixel becomes the mean of the square around it that reaches so far to each side.
    #[must_use]
    pub fn blurred(&self, reach: usize) -> Self {
        self.rows_blurred(reach).transposed().rows_blurred(reach).transposed()
    }

    fn rows_blurred(&self, reach: usize) -> Self {
        let mut out = Vec::with_capacity(self.pixels.len());
        for row in self.pixels.chunks_exact(self.width) {
            let mut sum: u32 = row.iter().take(reach).map(|p| u32::from(*p)).sum();
            let mut count = u32::try_from(reach.min(self.width)).unwrap_or(1);
            // The window takes one pixel at its front and loses one at its end, as far as there are any.
            for x in 0..self.width {
                if let Some(pixel) = row.get(x + reach) {
                    sum += u32::from(*pixel);
                    count += 1;
                }
                if let Some(pixel) = x.checked_sub(reach + 1).and_then(|gone| row.get(gone)) {
                    sum -= u32::from(*pixel);
                    count -= 1;
                }
                out.push(low(sum / count.max(1)));
            }
        }
        self.with(out)
    }

    /// Black where a pixel is darker than its surroundings, white elsewhere: shadows, glare and uneven light go.
    #[must_use]
    pub fn levelled(&self) -> Self {
        let around = self.blurred((self.width.max(self.height) / 24).max(4));
        let pairs = self.pixels.iter().zip(&around.pixels);
        let dark = |(own, around): (&u8, &u8)| u32::from(*own) + STEP < u32::from(*around);
        self.with(pairs.map(|pair| if dark(pair) { 0 } else { 255 }).collect())
    }

    /// Twice as wide and high, for codes whose squares are a pixel or two.
    #[must_use]
    pub fn doubled(&self) -> Self {
        let mut pixels = Vec::with_capacity(self.pixels.len() * 4);
        for row in self.pixels.chunks_exact(self.width) {
            let wide: Vec<u8> = row.iter().flat_map(|pixel| [*pixel, *pixel]).collect();
            pixels.extend_from_slice(&wide);
            pixels.extend_from_slice(&wide);
        }
        Self {
            width: self.width * 2,
            height: self.height * 2,
            pixels,
        }
        .blurred(1)
    }
}

/// The first shade at which more than so many pixels are counted.
fn beyond(mut shades: impl Iterator<Item = (u32, usize)>, stray: usize) -> u32 {
    let mut sum = 0;
    let found = shades.find(|(_, count)| {
        sum += count;
        sum > stray
    });
    found.map_or(0, |(shade, _)| shade)
}

/// A shade; what is lighter than white is white.
fn low(shade: u32) -> u8 {
    u8::try_from(shade).unwrap_or(255)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grey(width: usize, pixels: &[u8]) -> Grey {
        Grey::new(width, pixels.len() / width, pixels.to_vec()).unwrap()
    }

    #[test]
    fn a_canvas_becomes_shades() {
        let rgba = [0, 0, 0, 255, 255, 255, 255, 255, 0, 0, 0, 0, 255, 0, 0, 255];
        assert_eq!(Grey::from_rgba(2, &rgba), Some(grey(2, &[0, 255, 255, 76])));
        assert_eq!(Grey::from_rgba(3, &rgba), None);
        assert_eq!(Grey::from_rgba(0, &rgba), None);
        assert_eq!(Grey::from_rgba(2, &[]), None);
    }

    #[test]
    fn turning_four_times_changes_nothing() {
        let small = grey(3, &[1, 2, 3, 4, 5, 6]);
        assert_eq!(small.turned(), grey(2, &[4, 1, 5, 2, 6, 3]));
        assert_eq!(small.turned().turned().turned().turned(), small);
        assert_eq!(small.inverted().inverted(), small);
        assert_eq!((small.at(2, 1), small.at(3, 0), small.at(0, 2)), (6, 255, 255));
    }

    #[test]
    fn contrast_is_stretched_to_the_ends() {
        assert_eq!(grey(4, &[100, 110, 120, 110]).stretched(), grey(4, &[0, 127, 255, 127]));
        assert_eq!(grey(2, &[9, 9]).stretched(), grey(2, &[0, 0]));
        let mut pixels = vec![100; 500];
        pixels.extend([0, 255]);
        pixels.extend(vec![120; 500]);
        let stretched = grey(1002, &pixels).stretched();
        assert_eq!(
            (stretched.at(0, 0), stretched.at(900, 0)),
            (0, 255),
            "a stray pixel does not count"
        );
    }

    #[test]
    fn blur_is_the_mean_of_what_is_there() {
        assert_eq!(grey(3, &[0, 30, 60]).blurred(1), grey(3, &[15, 30, 45]));
        assert_eq!(grey(1, &[10, 20]).blurred(9), grey(1, &[15, 15]));
        assert_eq!(grey(2, &[7, 7, 7, 7]).doubled(), grey(4, &[7; 16]));
    }

    #[test]
    fn a_shadow_is_levelled() {
        // Light falls off from left to right; one dark pixel on each side.
        let mut pixels: Vec<u8> = (0..40).map(|x| 240 - x * 4).collect();
        for at in [6, 34] {
            pixels[at] -= 40;
        }
        let levelled = grey(40, &pixels).levelled();
        let dark: Vec<usize> = (0..40).filter(|x| levelled.at(*x, 0) == 0).collect();
        assert!(dark.contains(&6) && dark.contains(&34) && dark.len() < 6, "{dark:?}");
    }
}
