//! Who sent it, and what is doubtful about that.
//!
//! Invariant: a doubt is a fact that was found, never a guess about somebody. What was passed on is not vouched for by whoever
//! passed it on.

use super::address::{domain, host, is_providers, looks_alike, registered};
use super::authentication::Authentication;
use super::body::PassedOn;
use super::letter::Letter;
use crate::confirmation::{Doubt, Expected};

/// The sender.
#[derive(Debug, Default)]
pub(super) struct Sender {
    pub(super) from: String,
    pub(super) reply_to: String,
    pub(super) doubts: Vec<Doubt>,
}

impl Sender {
    pub(super) fn has(&self, doubt: Doubt) -> bool {
        self.doubts.contains(&doubt)
    }

    /// Looks at who sent a letter, or what was passed on in it, and at the links in its text.
    pub(super) fn of(
        letter: &Letter,
        passed_on: Option<&PassedOn>,
        paragraphs: &[String],
        expected: &Expected,
    ) -> Self {
        let (senders, reply_to, authentication) = match passed_on {
            Some(passed) => (vec![passed.from.clone()], "", Authentication::default()),
            None => (letter.from.clone(), letter.reply_to.as_str(), letter.authentication),
        };
        let senders: Vec<String> = senders.into_iter().filter(|from| !from.is_empty()).collect();
        // Of several senders the stranger is the one to look at.
        let stranger = senders.iter().find(|from| !is_providers(&domain(from), expected));
        let from = stranger.or(senders.first()).cloned().unwrap_or_default();
        let own = domain(&from);
        let mut doubts = Vec::new();
        if let Some(stranger) = stranger {
            let alike = looks_alike(&domain(stranger), expected);
            doubts.push(if alike { Doubt::LookAlike } else { Doubt::DomainUnknown });
        }
        let answer = domain(reply_to);
        let elsewhere = !reply_to.is_empty()
            && !from.is_empty()
            && !is_providers(&answer, expected)
            && registered(&answer) != registered(&own);
        if elsewhere {
            doubts.push(Doubt::ReplyToElsewhere);
        }
        if authentication.failed {
            doubts.push(Doubt::AuthFailed);
        }
        if authentication.elsewhere {
            doubts.push(Doubt::DkimElsewhere);
        }
        let mut hosts = letter
            .links
            .iter()
            .filter_map(|link| host(link))
            .chain(written(paragraphs));
        if !expected.mail_domains.is_empty() && hosts.any(|host| !is_providers(&host, expected)) {
            doubts.push(Doubt::LinkElsewhere);
        }
        if !authentication.noted {
            doubts.push(Doubt::NoAuthentication);
        }
        Self {
            reply_to: if elsewhere { reply_to.to_owned() } else { String::new() },
            from,
            doubts,
        }
    }
}

/// Hosts of addresses that stand in the text itself.
fn written(paragraphs: &[String]) -> impl Iterator<Item = String> {
    paragraphs.iter().flat_map(|paragraph| {
        let lower = paragraph.to_lowercase();
        let starts = lower.match_indices("http").map(|(at, _)| at);
        let links = starts.filter_map(|at| {
            let link = lower
                .get(at..)?
                .split([' ', '\t', '"', '<', '>', ')', '，', '。'])
                .next()?;
            host(link)
        });
        links.collect::<Vec<_>>()
    })
}
