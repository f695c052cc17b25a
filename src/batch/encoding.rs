//! How a file is written: by its mark, else UTF-8 if it can be that, else what Chinese spreadsheets write.

/// The name of the encoding, as browsers know it.
///
/// ```
/// use esim_exit::batch::encoding;
/// assert_eq!(encoding("号码".as_bytes()), "utf-8");
/// assert_eq!(encoding(b"\xba\xc5\xc2\xeb"), "gb18030");
/// ```
#[must_use]
pub fn encoding(bytes: &[u8]) -> &'static str {
    match bytes {
        [0xff, 0xfe, ..] => "utf-16le",
        [0xfe, 0xff, ..] => "utf-16be",
        // Without a mark: every second byte of Latin letters and digits is zero.
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => "utf-16le",
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => "utf-16be",
        _ if std::str::from_utf8(bytes).is_ok() => "utf-8",
        _ => "gb18030",
    }
}
