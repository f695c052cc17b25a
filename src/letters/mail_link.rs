//! Links that open a mail with the text in it: in the mail program, in Gmail, in Outlook.
//!
//! Invariant: none is made beyond [`LONGEST`], because long ones are cut off without a word on some systems.

/// Longest link that mail programs take, in bytes.
const LONGEST: usize = 1900;

/// What writes the mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailBy {
    /// The mail program of the device.
    App,
    /// Gmail in the browser.
    Gmail,
    /// Outlook in the browser.
    Outlook,
}

/// Makes a link that opens a mail with the text in it; `None` if it would be too long. Nothing is asked of anybody
/// before it is followed.
///
/// ```
/// use esim_exit::letters::{MailBy, mail_link};
/// let link = mail_link(MailBy::App, "a@b.c", "Hi & bye", "1\n2").unwrap();
/// assert_eq!(link, "mailto:a@b.c?subject=Hi%20%26%20bye&body=1%0D%0A2");
/// assert!(mail_link(MailBy::Gmail, "a@b.c", "", &"x".repeat(2000)).is_none());
/// ```
#[must_use]
pub fn mail_link(by: MailBy, address: &str, subject: &str, body: &str) -> Option<String> {
    let (start, subject_is, to) = match by {
        MailBy::App => ("mailto:", "?subject=", address.to_owned()),
        MailBy::Gmail => (
            "https://mail.google.com/mail/?view=cm&fs=1&to=",
            "&su=",
            encoded(address),
        ),
        MailBy::Outlook => (
            "https://outlook.live.com/mail/0/deeplink/compose?to=",
            "&subject=",
            encoded(address),
        ),
    };
    let mut link = [start, &to, subject_is].concat();
    encode(subject, &mut link);
    link.push_str("&body=");
    encode(body, &mut link);
    (link.len() <= LONGEST).then_some(link)
}

fn encoded(text: &str) -> String {
    let mut out = String::new();
    encode(text, &mut out);
    out
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
