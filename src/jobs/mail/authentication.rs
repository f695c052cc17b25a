//! What the receiving server has noted about the sender (RFC 8601), and who has signed (RFC 6376).
//!
//! Invariant: only the topmost note counts, because everything below it may have been written by the sender. A signature is not
//! checked here: that needs the network. What cannot be known counts as not known.

use super::address::{domain, registered};
use mail_parser::Message;

/// What is known of a sender.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Authentication {
    /// The receiving server has noted something.
    pub(super) noted: bool,
    /// It has found that the sender is not who it claims to be.
    pub(super) failed: bool,
    /// Signed by others only.
    pub(super) elsewhere: bool,
}

impl Authentication {
    /// Reads the headers of a mail from these senders.
    pub(super) fn read(message: &Message<'_>, from: &[String]) -> Self {
        let raw = |wanted: &str| {
            let headers = message.headers_raw();
            let found = headers.filter(|(name, _)| name.eq_ignore_ascii_case(wanted));
            found.map(|(_, value)| without_comments(value)).collect::<Vec<String>>()
        };
        let notes = raw("Authentication-Results");
        let top = notes.first();
        let senders: Vec<String> = from.iter().map(|from| domain(from)).collect();
        let aligned = |signer: &str| {
            let same = |sender: &String| registered(sender) == registered(&signer.to_lowercase());
            senders.iter().any(same)
        };
        let signatures = raw("DKIM-Signature");
        let signers = signatures.iter().filter_map(|signature| tag(signature, "d"));
        let signers: Vec<&str> = signers.collect();
        let mut dmarc = None;
        let (mut spf, mut dkim) = (None, None);
        let mut elsewhere = !signers.is_empty() && !signers.iter().any(|signer| aligned(signer));
        let mut passed_own = false;
        let mut passed_other = false;
        for note in top.iter().flat_map(|top| top.split(';').skip(1)) {
            let mut words = note.split_whitespace();
            let Some((method, result)) = words.next().and_then(|word| word.split_once('=')) else {
                continue;
            };
            let bad = matches!(result.to_ascii_lowercase().as_str(), "fail" | "softfail" | "permerror");
            match method.to_ascii_lowercase().as_str() {
                "dmarc" => dmarc = Some(bad),
                "spf" => spf = Some(bad),
                "dkim" => {
                    // One signature that holds is enough.
                    dkim = Some(bad && dkim.unwrap_or(true));
                    if result.eq_ignore_ascii_case("pass") {
                        let signer = words
                            .find_map(|word| {
                                word.strip_prefix("header.d=")
                                    .or_else(|| word.strip_prefix("header.i="))
                            })
                            .map(|signer| domain(signer.trim_end_matches(';')));
                        let own = signer.is_none_or(|signer| aligned(&signer));
                        passed_own |= own;
                        passed_other |= !own;
                    }
                }
                _ => {}
            }
        }
        elsewhere = !passed_own && (elsewhere || passed_other);
        Self {
            noted: top.is_some(),
            failed: dmarc.unwrap_or(spf == Some(true) && dkim != Some(false)),
            elsewhere,
        }
    }
}

/// A tag of a signature.
fn tag<'x>(signature: &'x str, wanted: &str) -> Option<&'x str> {
    let mut tags = signature.split(';').filter_map(|tag| tag.split_once('='));
    tags.find(|(name, _)| name.trim() == wanted)
        .map(|(_, value)| value.trim())
}

fn without_comments(value: &str) -> String {
    let mut depth = 0_u32;
    let mut out = String::new();
    for ch in value.chars() {
        match ch {
            '(' => depth = depth.saturating_add(1),
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(ch),
            _ => {}
        }
    }
    out
}
