//! What is kept of a picture that was accepted: the mean grey of each of its squares, in one line of a text file.
//!
//! Invariant: pictures of the same page have the same fingerprint, a changed word has not, and what an edge drawn a shade
//! otherwise changes is below [`SHADES`].

use anyhow::{Context, Result, bail, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use std::io::{Read, Write};

/// Side of a square in pixels.
pub const SIDE: usize = 32;
/// So many shades of 256 a square may differ and still count as the same.
const SHADES: u8 = 3;

/// The squares of a picture, row by row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fingerprint {
    across: usize,
    grey: Vec<u8>,
}

/// Where two pictures differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// How many squares differ.
    pub squares: usize,
    /// Of how many.
    pub of: usize,
    /// The first of them, in pixels from the left and from the top.
    pub first: (usize, usize),
}

impl Difference {
    /// Its share in tenths of a percent, never 0.
    #[must_use]
    pub fn per_mille(&self) -> usize {
        (self.squares * 1000 / self.of.max(1)).max(1)
    }
}

impl Fingerprint {
    /// Of a PNG file as the browser writes it.
    ///
    /// # Errors
    /// If it is no such file.
    pub fn of_png(file: &[u8]) -> Result<Self> {
        let mut reader = png::Decoder::new(std::io::Cursor::new(file)).read_info()?;
        let size = reader.output_buffer_size().context("a picture that is too large")?;
        let mut pixels = vec![0; size];
        let frame = reader.next_frame(&mut pixels)?;
        let channels = match frame.color_type {
            png::ColorType::Rgb => 3,
            png::ColorType::Rgba => 4,
            other => bail!("a picture in {other:?}, not in RGB"),
        };
        ensure!(
            frame.bit_depth == png::BitDepth::Eight,
            "a picture of {:?} bits",
            frame.bit_depth
        );
        let width = usize::try_from(frame.width)?;
        pixels.truncate(frame.buffer_size());
        Self::of_pixels(&pixels, width, channels)
    }

    /// Of pixels of so many bytes each, of which the first three are red, green and blue.
    ///
    /// # Errors
    /// If there are none.
    pub fn of_pixels(pixels: &[u8], width: usize, channels: usize) -> Result<Self> {
        ensure!(width > 0 && channels >= 3, "a picture without a width or colours");
        let across = width.div_ceil(SIDE);
        let rows: Vec<&[u8]> = pixels.chunks_exact(width * channels).collect();
        let mut grey = Vec::with_capacity(across * rows.len().div_ceil(SIDE));
        for band in rows.chunks(SIDE) {
            let mut sums = vec![(0_u64, 0_u64); across];
            for row in band {
                for (x, pixel) in row.chunks_exact(channels).enumerate() {
                    if let (Some(sum), [r, g, b, ..]) = (sums.get_mut(x / SIDE), pixel) {
                        sum.0 += 299 * u64::from(*r) + 587 * u64::from(*g) + 114 * u64::from(*b);
                        sum.1 += 1000;
                    }
                }
            }
            for (sum, weight) in sums {
                grey.push(u8::try_from(sum / weight.max(1))?);
            }
        }
        Ok(Self { across, grey })
    }

    /// Where this picture differs from the accepted one; `None` where it does not.
    #[must_use]
    pub fn differs_from(&self, accepted: &Self) -> Option<Difference> {
        let of = self.grey.len().max(accepted.grey.len());
        let square = |at: usize| (at % self.across.max(1) * SIDE, at / self.across.max(1) * SIDE);
        if self.across != accepted.across {
            return Some(Difference {
                squares: of,
                of,
                first: (0, 0),
            });
        }
        let changed = |at: &usize| match (self.grey.get(*at), accepted.grey.get(*at)) {
            (Some(a), Some(b)) => a.abs_diff(*b) > SHADES,
            _ => true,
        };
        let all: Vec<usize> = (0..of).filter(changed).collect();
        let first = square(*all.first()?);
        Some(Difference {
            squares: all.len(),
            of,
            first,
        })
    }

    /// As it stands in the file: how many squares across, then all of them, packed.
    ///
    /// # Errors
    /// Never, but packing says so.
    pub fn to_text(&self) -> Result<String> {
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
        packed.write_all(&self.grey)?;
        Ok([&self.across.to_string(), ":", &STANDARD_NO_PAD.encode(packed.finish()?)].concat())
    }

    /// Reads what [`Self::to_text`] wrote.
    ///
    /// # Errors
    /// If it is something else.
    pub fn from_text(text: &str) -> Result<Self> {
        let (across, packed) = text.split_once(':').context("no fingerprint")?;
        let mut grey = Vec::new();
        let packed = STANDARD_NO_PAD.decode(packed)?;
        ZlibDecoder::new(packed.as_slice()).read_to_end(&mut grey)?;
        Ok(Self {
            across: across.parse()?,
            grey,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDTH: usize = 390;
    const HEIGHT: usize = 1000;

    /// A light page with grey lines of text.
    fn page() -> Vec<u8> {
        let dark = |x: usize, y: usize| y % 24 < 2 && x > 20 && x < 370 && x % 5 < 2;
        (0..WIDTH * HEIGHT)
            .flat_map(|at| {
                if dark(at % WIDTH, at / WIDTH) {
                    [40, 50, 60]
                } else {
                    [250, 251, 252]
                }
            })
            .collect()
    }

    fn print(pixels: &[u8]) -> Fingerprint {
        Fingerprint::of_pixels(pixels, WIDTH, 3).unwrap()
    }

    /// Paints a box.
    fn paint(pixels: &mut [u8], (left, top, width, height): (usize, usize, usize, usize), by: impl Fn(u8) -> u8) {
        for y in top..top + height {
            for byte in &mut pixels[(y * WIDTH + left) * 3..(y * WIDTH + left + width) * 3] {
                *byte = by(*byte);
            }
        }
    }

    #[test]
    fn the_same_picture_does_not_differ() {
        assert_eq!(print(&page()).differs_from(&print(&page())), None);
    }

    #[test]
    fn a_changed_square_is_found_with_its_place() {
        let mut other = page();
        paint(&mut other, (64, 320, 32, 32), |_| 0);
        let found = print(&other).differs_from(&print(&page())).unwrap();
        assert_eq!((found.squares, found.first), (1, (64, 320)));
        assert_eq!(found.of, 13 * 32);
        // A word: some strokes of eight pixels' height within a square.
        let mut other = page();
        paint(&mut other, (100, 330, 12, 8), |_| 40);
        assert!(print(&other).differs_from(&print(&page())).is_some());
    }

    #[test]
    fn an_edge_in_another_shade_is_not_reported() {
        let mut other = page();
        paint(&mut other, (20, 0, 1, HEIGHT), |byte| byte.saturating_sub(40));
        paint(&mut other, (0, 500, WIDTH, 1), |byte| byte.saturating_sub(40));
        assert_ne!(print(&other), print(&page()));
        assert_eq!(print(&other).differs_from(&print(&page())), None);
    }

    #[test]
    fn another_height_or_width_differs() {
        let short = &page()[..WIDTH * (HEIGHT - 40) * 3];
        let found = print(short).differs_from(&print(&page())).unwrap();
        assert_eq!(found.first.1, HEIGHT / SIDE * SIDE - SIDE, "{found:?}");
        let narrow = Fingerprint::of_pixels(&page(), WIDTH / 2, 3).unwrap();
        assert_eq!(narrow.differs_from(&print(&page())).unwrap().first, (0, 0));
    }

    #[test]
    fn it_is_written_and_read_again_and_stays_small() {
        let text = print(&page()).to_text().unwrap();
        assert!(text.len() < 600 && !text.contains(' '), "{}", text.len());
        assert_eq!(Fingerprint::from_text(&text).unwrap(), print(&page()));
        for broken in ["", "13", "13:!", "x:eA"] {
            assert!(Fingerprint::from_text(broken).is_err(), "{broken}");
        }
    }

    #[test]
    fn it_is_taken_of_a_file() {
        let mut file = Vec::new();
        let mut writer = png::Encoder::new(&mut file, WIDTH as u32, HEIGHT as u32);
        writer.set_color(png::ColorType::Rgb);
        writer.set_depth(png::BitDepth::Eight);
        writer.write_header().unwrap().write_image_data(&page()).unwrap();
        assert_eq!(Fingerprint::of_png(&file).unwrap(), print(&page()));
        assert!(Fingerprint::of_png(b"no picture").is_err());
    }
}
