//! Pictures, as pixels: codes that are torn, and no codes at all.

use crate::Reader;
use crate::dice::Dice;
use crate::material::Material;
use esim_exit::jobs::picture::{Grey, codes, looks, search};
use esim_exit::jobs::stamp;
use std::sync::LazyLock;

/// The reader.
#[must_use]
pub fn reader() -> Reader {
    Reader {
        name: "pictures",
        runs: 80,
        material: || &RAW,
        read,
        long: 1 << 20,
    }
}

static RAW: LazyLock<Material> = LazyLock::new(|| Material {
    is_raw: true,
    ..Material::default()
});

/// A code as pixels, two a module.
static CODE: LazyLock<(usize, Vec<u8>)> = LazyLock::new(|| {
    let code = qrcode::QrCode::new("LPA:1$rsp.example.com$K2-9QX4T7").expect("a code");
    let side = code.width();
    let dark = code.to_colors();
    let wide = (side + 8) * 2;
    let shade = |x: usize, y: usize| {
        let (x, y) = ((x / 2).wrapping_sub(4), (y / 2).wrapping_sub(4));
        let is_dark = x < side && y < side && dark[y * side + x] == qrcode::Color::Dark;
        if is_dark { 0 } else { 255 }
    };
    (wide, (0..wide * wide).map(|at| shade(at % wide, at / wide)).collect())
});

fn read(bytes: &[u8]) {
    let mut dice = Dice::new(bytes);
    let (side, whole) = &*CODE;
    let mut pixels = whole.clone();
    let mut width = *side;
    if dice.byte().is_multiple_of(4) {
        // No code: whatever the bytes are, at whatever width they have.
        width = dice.below(400);
        pixels = dice.clone().rest().to_vec();
    }
    for _ in 0..usize::from(dice.byte() % 32) {
        let at = dice.below(pixels.len());
        let end = (at + dice.below(300)).min(pixels.len());
        let shade = dice.byte();
        for pixel in pixels.get_mut(at..end).into_iter().flatten() {
            *pixel = if shade == 1 { 255 - *pixel } else { shade };
        }
    }
    let rgba: Vec<u8> = pixels.iter().flat_map(|p| [*p, *p, *p, 255]).collect();
    let grey = Grey::from_rgba(width, &rgba);
    assert!(Grey::new(width, usize::MAX, pixels.clone()).is_none() || pixels.is_empty());
    if let Some(grey) = grey {
        for text in codes(&grey) {
            assert!(text.len() < 8_000);
        }
        let size = (
            u32::try_from(grey.width()).unwrap(),
            u32::try_from(grey.height()).unwrap(),
        );
        if grey.width() < 500 && grey.height() < 500 {
            let mut left = 3;
            let _ = search(
                size,
                |_| Some(grey.clone()),
                || {
                    left -= 1;
                    left > 0
                },
            );
        }
    }
    sizes(&mut dice);
}

/// Whatever size a file claims, what is drawn stays small.
fn sizes(dice: &mut Dice<'_>) {
    let side = |dice: &mut Dice<'_>| {
        let sides = [0, 1, 2, 499, 500, 1_600, 4_000, 100_000, u32::MAX - 1, u32::MAX];
        dice.one(&sides).saturating_add(u32::from(dice.byte()))
    };
    let size = (side(dice), side(dice));
    let all = looks(size.0, size.1);
    assert!(all.len() <= 64, "{size:?} is looked at {} times", all.len());
    for look in all {
        assert!(
            look.drawn_width <= 1_600 && look.drawn_height <= 1_600,
            "{size:?}: {look:?}"
        );
        assert!(look.left.checked_add(look.width).is_some_and(|right| right <= size.0));
        assert!(look.top.checked_add(look.height).is_some_and(|bottom| bottom <= size.1));
    }
    if let Some((width, height)) = stamp::scaled(size) {
        assert!(width > 0 && height > 0 && u64::from(width) * u64::from(height) < 40_000_000);
        let places = stamp::places((width, height), stamp::letter_height((width, height)) * 20.0);
        assert!(places.len() < 10_000);
    }
}
