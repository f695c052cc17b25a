//! Pictures with a QR code in them: drawn inside the page as a file, or as the film of a camera.

use anyhow::Result;
use qrcode::{Color, QrCode};
use serde_json::json;
use std::io::Write;
use std::path::Path;

/// The squares of a code, row by row, and how many there are in a row.
fn squares(text: &str) -> Result<(Vec<bool>, usize)> {
    let code = QrCode::new(text)?;
    let dark = code.to_colors().iter().map(|color| *color == Color::Dark).collect();
    Ok((dark, code.width()))
}

/// JavaScript for a promise of a `File`: a picture of this size with a code at this place, its squares so many pixels wide.
///
/// # Errors
/// If the text is too long for a code.
pub fn draw_code(text: &str, (width, height): (u32, u32), square: u32, (left, top): (u32, u32)) -> Result<String> {
    let (dark, side) = squares(text)?;
    let dark = json!(dark.iter().map(|dark| u8::from(*dark)).collect::<Vec<_>>());
    Ok(format!(
        "(async () => {{ const canvas = new OffscreenCanvas({width}, {height}); const c = canvas.getContext('2d'); \
         c.fillStyle = '#ddd'; c.fillRect(0, 0, {width}, {height}); \
         c.fillStyle = '#fff'; c.fillRect({left} - 4 * {square}, {top} - 4 * {square}, ({side} + 8) * {square}, ({side} + 8) * {square}); \
         c.fillStyle = '#111'; {dark}.forEach((dark, at) => dark && \
         c.fillRect({left} + at % {side} * {square}, {top} + Math.floor(at / {side}) * {square}, {square}, {square})); \
         return new File([await canvas.convertToBlob({{ type: 'image/jpeg', quality: 0.9 }})], 'code.jpg', {{ type: 'image/jpeg' }}); }})()"
    ))
}

/// Writes a film for Chromium's pretended camera: a code held still, some seconds of it.
///
/// # Errors
/// If the file cannot be written.
pub fn camera_film(file: &Path, text: &str) -> Result<()> {
    const WIDTH: usize = 640;
    const HEIGHT: usize = 480;
    const SQUARE: usize = 8;
    let (dark, side) = squares(text)?;
    let (left, top) = ((WIDTH - side * SQUARE) / 2, (HEIGHT - side * SQUARE) / 2);
    let shade = |at: usize| {
        let (x, y) = ((at % WIDTH).checked_sub(left), (at / WIDTH).checked_sub(top));
        let square = x.zip(y).map(|(x, y)| (x / SQUARE, y / SQUARE));
        let inside = square.filter(|(x, y)| *x < side && *y < side);
        let is_dark = inside
            .and_then(|(x, y)| dark.get(y * side + x))
            .is_some_and(|dark| *dark);
        if is_dark { 20_u8 } else { 230 }
    };
    let light: Vec<u8> = (0..WIDTH * HEIGHT).map(shade).collect();
    let mut film = std::fs::File::create(file)?;
    // YUV4MPEG2, planes of light, then colour at half the width and height.
    writeln!(film, "YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420jpeg")?;
    for _ in 0..10 {
        film.write_all(b"FRAME\n")?;
        film.write_all(&light)?;
        film.write_all(&vec![128; WIDTH * HEIGHT / 2])?;
    }
    Ok(())
}
