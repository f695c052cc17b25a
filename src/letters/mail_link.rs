//! A link that opens the person's mail program with the text in it.
//!
//! Invariant: none is made beyond [`LONGEST`], because long ones are cut off without a word on some systems.

/// Longest link that mail programs take, in bytes.
const LONGEST: usize = 1900;

/// Makes a `mailto:` link; `None` if it would be too long.
///
/// ```
/// use esim_exit::letters::mail_link;
/// assert_eq!(mail_link("a@b.c", "Hi & bye", "1\n2").unwrap(), "mailto:a@b.c?subject=Hi%20%26%20bye&body=1%0D%0A2");
/// assert!(mail_link("a@b.c", "", &"x".repeat(2000)).is_none());
/// ```
#[must_use]
pub fn mail_link(address: &str, subject: &str, body: &str) -> Option<String> {
    let mut link = ["mailto:", address, "?subject="].concat();
    encode(subject, &mut link);
    link.push_str("&body=");
    encode(body, &mut link);
    (link.len() <= LONGEST).then_some(link)
}

fn encode(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(char::from(byte)),
            b'\n' => out.push_str("%0D%0A"),
            _ => {
                out.push('%');
                for half in [byte >> 4, byte & 15] {
                    out.push(HEX.get(usize::from(half)).copied().map_or('0', char::from));
                }
            }
        }
    }
}
