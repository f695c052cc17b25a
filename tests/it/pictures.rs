//! QR codes in pictures as people have them: turned, dark, pale, light on dark, noisy, blurred, photographed from a screen,
//! askew, tiny in a large photograph. The pictures are drawn here; what reads them is what runs in the browser.

#![expect(clippy::indexing_slicing, reason = "a picture is drawn by place")]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use esim_exit::jobs::picture::{Grey, Look, search};
use qrcode::{Color, QrCode};

const TEXT: &str = "LPA:1$smdp.example.com$ABCD-EFGH-1234-K2F9-77QT";

/// A picture to be drawn.
#[derive(Clone, Copy)]
struct Scene {
    width: u32,
    height: u32,
    /// Side of one square of the code, in pixels.
    square: f64,
    /// In degrees, clockwise.
    angle: f64,
    /// Where the middle of the code lies, as a share of width and height.
    at: (f64, f64),
    dark: f64,
    light: f64,
    /// Of the paper around the code.
    ground: f64,
    /// Most that chance adds or takes.
    noise: f64,
    /// How far each pixel is smeared.
    blur: usize,
    /// Depth of the stripes that a screen gives, and how many pixels apart they are.
    stripes: (f64, f64),
    /// How much smaller the far edge of the code is than the near one.
    tilt: f64,
    /// Light falls off from left to right by so much.
    shadow: f64,
}

const PLAIN: Scene = Scene {
    width: 900,
    height: 700,
    square: 10.0,
    angle: 0.0,
    at: (0.5, 0.5),
    dark: 20.0,
    light: 235.0,
    ground: 225.0,
    noise: 0.0,
    blur: 0,
    stripes: (0.0, 7.0),
    tilt: 0.0,
    shadow: 0.0,
};

/// A number between -1 and 1 that depends on the place alone.
fn chance(x: u32, y: u32) -> f64 {
    let mut n = x.wrapping_mul(0x9e37_79b1) ^ y.wrapping_mul(0x85eb_ca6b);
    n ^= n >> 15;
    n = n.wrapping_mul(0x2c1b_3c6d);
    n ^= n >> 13;
    f64::from(n % 2001) / 1000.0 - 1.0
}

impl Scene {
    /// One pixel of the finished picture; blur is done afterwards.
    fn shade(&self, code: &[Color], side: usize, x: u32, y: u32) -> f64 {
        let (dx, dy) = (
            f64::from(x) + 0.5 - self.at.0 * f64::from(self.width),
            f64::from(y) + 0.5 - self.at.1 * f64::from(self.height),
        );
        let n = side as f64;
        let noise = self.noise * chance(x, y);
        if dx.abs().max(dy.abs()) > (n + 8.0) * self.square && self.width > 2000 {
            // Most of a large photograph is something else.
            return self.ground + noise;
        }
        let (sin, cos) = self.angle.to_radians().sin_cos();
        let (u, v) = ((dx * cos + dy * sin) / self.square, (dy * cos - dx * sin) / self.square);
        // What is farther up is farther away.
        let near = 1.0 - self.tilt * (v / n);
        let (u, v) = (u * near + n / 2.0, v * near + n / 2.0);
        let quiet = -4.0..n + 4.0;
        let shade = if u >= 0.0 && v >= 0.0 && u < n && v < n {
            match code[v as usize * side + u as usize] {
                Color::Dark => self.dark,
                Color::Light => self.light,
            }
        } else if quiet.contains(&u) && quiet.contains(&v) {
            self.light
        } else {
            self.ground
        };
        let (depth, apart) = self.stripes;
        let wave = |along: f64| (along / apart * std::f64::consts::TAU).sin();
        let moire =
            depth * (wave(f64::from(x) * 0.97 + f64::from(y) * 0.21) + wave(f64::from(y) * 1.03 - f64::from(x) * 0.17));
        let shadow = self.shadow * f64::from(x) / f64::from(self.width);
        (shade + moire) * (1.0 - shadow) + noise
    }

    fn drawn(&self, text: &str) -> Grey {
        let code = QrCode::new(text).unwrap();
        let (side, colors) = (code.width(), code.to_colors());
        let places = (0..self.height).flat_map(|y| (0..self.width).map(move |x| (x, y)));
        let pixels = places.map(|(x, y)| self.shade(&colors, side, x, y).clamp(0.0, 255.0) as u8);
        let grey = Grey::new(self.width as usize, self.height as usize, pixels.collect()).unwrap();
        if self.blur > 0 { grey.blurred(self.blur) } else { grey }
    }
}

/// A part of a picture as a browser draws it: each pixel is the mean of those it covers.
fn draw(from: &Grey, look: &Look) -> Option<Grey> {
    let mut pixels = Vec::new();
    for y in 0..look.drawn_height {
        let rows = span(look.top, look.height, look.drawn_height, y);
        for x in 0..look.drawn_width {
            let columns = span(look.left, look.width, look.drawn_width, x);
            let (mut sum, mut count) = (0_usize, 0);
            for row in rows.clone() {
                for column in columns.clone() {
                    sum += usize::from(from.at(column, row));
                    count += 1;
                }
            }
            pixels.push(u8::try_from(sum / count).unwrap());
        }
    }
    Grey::new(look.drawn_width as usize, look.drawn_height as usize, pixels)
}

fn span(start: u32, length: u32, drawn: u32, at: u32) -> std::ops::Range<usize> {
    let edge = |at: u32| (start + (u64::from(length) * u64::from(at) / u64::from(drawn)) as u32) as usize;
    edge(at)..edge(at + 1).max(edge(at) + 1)
}

fn read(picture: &Grey) -> Vec<String> {
    let size = (picture.width() as u32, picture.height() as u32);
    search(size, |look| draw(picture, look), || true)
}

/// The names of the pictures that were not read.
fn unread(scenes: &[(String, Scene)]) -> Vec<&str> {
    let wrong = scenes.iter().filter(|(_, scene)| read(&scene.drawn(TEXT)) != [TEXT]);
    wrong.map(|(name, _)| name.as_str()).collect()
}

fn named(name: &str, scene: Scene) -> (String, Scene) {
    (name.to_owned(), scene)
}

#[test]
fn a_code_is_read_at_every_angle() {
    let around = (0..360).step_by(12);
    let trouble = (174..=187).chain([89, 90, 91, 269, 270, 271, 359]);
    let scenes: Vec<_> = around
        .chain(trouble)
        .map(|angle| {
            let scene = Scene {
                angle: f64::from(angle),
                noise: 12.0,
                square: 7.0,
                ..PLAIN
            };
            named(&format!("{angle}°"), scene)
        })
        .collect();
    assert!(scenes.len() > 45);
    assert_eq!(unread(&scenes), Vec::<&str>::new());
}

#[test]
fn a_code_is_read_in_bad_light() {
    let scenes = [
        named(
            "dark",
            Scene {
                dark: 4.0,
                light: 34.0,
                ground: 30.0,
                ..PLAIN
            },
        ),
        named(
            "dark and noisy",
            Scene {
                dark: 6.0,
                light: 46.0,
                ground: 40.0,
                noise: 9.0,
                ..PLAIN
            },
        ),
        named(
            "overexposed",
            Scene {
                dark: 205.0,
                light: 253.0,
                ground: 250.0,
                ..PLAIN
            },
        ),
        named(
            "pale",
            Scene {
                dark: 120.0,
                light: 140.0,
                ground: 138.0,
                ..PLAIN
            },
        ),
        named(
            "very pale",
            Scene {
                dark: 126.0,
                light: 134.0,
                ground: 133.0,
                ..PLAIN
            },
        ),
        named(
            "pale and noisy",
            Scene {
                dark: 110.0,
                light: 150.0,
                ground: 145.0,
                noise: 14.0,
                ..PLAIN
            },
        ),
        named(
            "light on dark",
            Scene {
                dark: 240.0,
                light: 15.0,
                ground: 20.0,
                ..PLAIN
            },
        ),
        named(
            "light on dark, pale, turned",
            Scene {
                dark: 150.0,
                light: 110.0,
                ground: 108.0,
                angle: 33.0,
                ..PLAIN
            },
        ),
        named(
            "light on dark, on its head",
            Scene {
                dark: 240.0,
                light: 15.0,
                ground: 20.0,
                angle: 180.0,
                ..PLAIN
            },
        ),
        named("half in shadow", Scene { shadow: 0.8, ..PLAIN }),
        named(
            "half in shadow, pale",
            Scene {
                shadow: 0.6,
                dark: 90.0,
                light: 170.0,
                noise: 6.0,
                ..PLAIN
            },
        ),
        named("on black", Scene { ground: 0.0, ..PLAIN }),
        named(
            "on grey",
            Scene {
                ground: 110.0,
                angle: 178.0,
                ..PLAIN
            },
        ),
    ];
    assert_eq!(unread(&scenes), Vec::<&str>::new());
}

#[test]
fn a_code_is_read_from_a_poor_picture() {
    let scenes = [
        named("noise", Scene { noise: 60.0, ..PLAIN }),
        named("much noise", Scene { noise: 110.0, ..PLAIN }),
        named("blur", Scene { blur: 4, ..PLAIN }),
        named(
            "blur and noise",
            Scene {
                blur: 3,
                noise: 40.0,
                ..PLAIN
            },
        ),
        named(
            "small and blurred",
            Scene {
                square: 4.0,
                blur: 1,
                ..PLAIN
            },
        ),
        named(
            "moiré, fine",
            Scene {
                stripes: (45.0, 3.0),
                ..PLAIN
            },
        ),
        named(
            "moiré, coarse",
            Scene {
                stripes: (35.0, 9.0),
                square: 14.0,
                ..PLAIN
            },
        ),
        named(
            "moiré, turned, shadow",
            Scene {
                stripes: (30.0, 4.0),
                angle: 8.0,
                shadow: 0.4,
                ..PLAIN
            },
        ),
        named(
            "moiré and noise on its head",
            Scene {
                stripes: (30.0, 5.0),
                angle: 179.0,
                noise: 25.0,
                ..PLAIN
            },
        ),
        named("askew", Scene { tilt: 0.25, ..PLAIN }),
        named(
            "askew and turned",
            Scene {
                tilt: 0.2,
                angle: 27.0,
                noise: 15.0,
                ..PLAIN
            },
        ),
        named(
            "askew on its head",
            Scene {
                tilt: 0.15,
                angle: 181.0,
                ..PLAIN
            },
        ),
        named(
            "a thumbnail",
            Scene {
                width: 120,
                height: 110,
                square: 2.0,
                ..PLAIN
            },
        ),
        named(
            "hardly any pixels",
            Scene {
                width: 60,
                height: 60,
                square: 1.0,
                ..PLAIN
            },
        ),
        named(
            "fills the picture",
            Scene {
                width: 420,
                height: 420,
                square: 11.0,
                ..PLAIN
            },
        ),
        named(
            "a tall screenshot",
            Scene {
                width: 1170,
                height: 2532,
                square: 16.0,
                at: (0.5, 0.3),
                ..PLAIN
            },
        ),
    ];
    assert_eq!(unread(&scenes), Vec::<&str>::new());
}

#[test]
fn a_small_code_is_found_in_a_large_photograph() {
    let large = Scene {
        width: 4032,
        height: 3024,
        square: 5.0,
        at: (0.83, 0.21),
        noise: 10.0,
        ..PLAIN
    };
    let scenes = [
        named("12 megapixels, small", large),
        named(
            "12 megapixels, small, on its head",
            Scene {
                angle: 180.0,
                at: (0.1, 0.9),
                ..large
            },
        ),
        named(
            "48 megapixels, small",
            Scene {
                width: 8064,
                height: 6048,
                square: 8.0,
                at: (0.4, 0.77),
                ..large
            },
        ),
    ];
    assert_eq!(unread(&scenes), Vec::<&str>::new());
}

#[test]
fn a_picture_without_a_code_gives_nothing() {
    let noise: Vec<u8> = (0..400 * 300)
        .map(|n| (chance(n % 400, n / 400) * 127.0 + 127.0) as u8)
        .collect();
    let stripes: Vec<u8> = (0..400 * 300)
        .map(|n: u32| if (n / 7).is_multiple_of(2) { 0 } else { 255 })
        .collect();
    for pixels in [noise, stripes, vec![0; 400 * 300], vec![255; 400 * 300]] {
        assert_eq!(read(&Grey::new(400, 300, pixels).unwrap()), Vec::<String>::new());
    }
    for (width, height) in [(1, 1), (1, 900), (3, 2)] {
        assert_eq!(
            read(&Grey::new(width, height, vec![7; width * height]).unwrap()),
            Vec::<String>::new()
        );
    }
}

#[test]
fn the_search_ends_when_there_is_no_more_time() {
    let mut looks = 0;
    let blank = |look: &Look| {
        looks += 1;
        Grey::new(
            look.drawn_width as usize,
            look.drawn_height as usize,
            vec![255; (look.drawn_width * look.drawn_height) as usize],
        )
    };
    let mut left = 3;
    let go_on = || {
        left -= 1;
        left > 0
    };
    assert!(search((8000, 6000), blank, go_on).is_empty());
    assert_eq!(looks, 2);
}

#[test]
fn two_codes_in_one_picture_are_both_given() {
    let (first, second) = (PLAIN.drawn("https://example.com/app"), PLAIN.drawn(TEXT));
    let mut pixels = Vec::new();
    for y in 0..700 {
        pixels.extend((0..900).map(|x| first.at(x, y)));
        pixels.extend((0..900).map(|x| second.at(x, y)));
    }
    let mut texts = read(&Grey::new(1800, 700, pixels).unwrap());
    texts.sort_unstable();
    assert_eq!(texts, [TEXT, "https://example.com/app"]);
}
