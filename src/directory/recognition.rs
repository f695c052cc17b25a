//! Recognition: which network or provider an identifier points to.
//!
//! Invariant: a guess carries its evidence and its certainty, and nobody acts on it before the person says yes. No
//! matching id ever reaches the guessing: only the host of an activation code does.

use super::identified::Identified;
use super::provider_id::ProviderId;
use crate::named_enum;
use serde::Deserialize;

named_enum! {
    /// How sure a guess is.
    pub enum Certainty {
        /// Rests on a source that says so.
        High = "high",
        /// Rests on a weaker source.
        Medium = "medium",
        /// A hint.
        Low = "low",
    }
}

/// What a guess rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Evidence {
    /// The digits an ICCID begins with.
    Prefix(String),
    /// The server of an activation code.
    Host(String),
}

/// What an identifier points to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// The network or issuer, as the list names it.
    pub network: Option<String>,
    /// The seller, as the list names it.
    pub brand: Option<String>,
    /// Providers it may be, most likely first.
    pub providers: Vec<ProviderId>,
    /// How sure it is.
    pub certainty: Certainty,
    /// Whether it names the seller, not only the network.
    pub names_brand: bool,
    /// What it rests on.
    pub evidence: Evidence,
}

/// The lists of `public/directory/recognition.json`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Recognition {
    #[serde(default)]
    prefixes: Vec<PrefixRow>,
    #[serde(default)]
    hosts: Vec<HostRow>,
    #[serde(default)]
    discovery: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct PrefixRow {
    prefix: String,
    #[serde(default)]
    network: Option<String>,
    #[serde(default)]
    brand: Option<String>,
    #[serde(default)]
    tells: String,
    certainty: Certainty,
    #[serde(default)]
    providers: Vec<ProviderId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct HostRow {
    host: String,
    #[serde(default, rename = "match")]
    matches: String,
    #[serde(default)]
    network: Option<String>,
    #[serde(default)]
    brand: Option<String>,
    #[serde(default)]
    brand_certain: bool,
    certainty: Certainty,
    #[serde(default)]
    providers: Vec<ProviderId>,
}

impl Recognition {
    /// Reads the lists; fields it does not know are passed over.
    ///
    /// # Errors
    /// Text of another form, with serde's words for developers.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// What an identifier points to: the longest prefix of an ICCID; for an activation code its host, exact before the
    /// longest suffix. Nothing for an EID, a phone number, a reference, or a discovery server (which serves everybody).
    #[must_use]
    pub fn guess(&self, what: &Identified) -> Option<Guess> {
        match what {
            Identified::Iccid(iccid) => self.guess_prefix(iccid.as_str()),
            Identified::ActivationCode(code) => self.guess_host(code.smdp_address().as_str()),
            Identified::Eid(_) | Identified::Msisdn(_) | Identified::Reference(_) => None,
        }
    }

    fn guess_prefix(&self, digits: &str) -> Option<Guess> {
        let fitting = self
            .prefixes
            .iter()
            .filter(|row| !row.prefix.is_empty() && digits.starts_with(&row.prefix));
        let row = fitting.max_by_key(|row| row.prefix.len())?;
        let names_brand = row.tells == "brand";
        Some(Guess {
            network: row.network.clone(),
            brand: row
                .brand
                .clone()
                .or_else(|| row.network.clone().filter(|_| names_brand)),
            providers: row.providers.clone(),
            certainty: row.certainty,
            names_brand,
            evidence: Evidence::Prefix(row.prefix.clone()),
        })
    }

    /// What the server of an activation code points to, where only its host was kept. Compared without case.
    #[must_use]
    pub fn guess_host(&self, host: &str) -> Option<Guess> {
        if self.discovery.iter().any(|one| one.eq_ignore_ascii_case(host)) {
            return None;
        }
        let exact = |row: &&HostRow| row.matches != "suffix" && row.host.eq_ignore_ascii_case(host);
        let below = |row: &&HostRow| row.matches == "suffix" && is_below(host, &row.host);
        let longest = || self.hosts.iter().filter(below).max_by_key(|row| row.host.len());
        let row = self.hosts.iter().find(exact).or_else(longest)?;
        Some(Guess {
            network: row.network.clone(),
            brand: row.brand.clone(),
            providers: row.providers.clone(),
            certainty: row.certainty,
            names_brand: row.brand_certain,
            evidence: Evidence::Host(host.to_owned()),
        })
    }
}

/// Whether a host is the domain or lies below it; `notexample.com` does not lie below `example.com`.
fn is_below(host: &str, domain: &str) -> bool {
    let domain = domain.trim_start_matches('.');
    let cut = host
        .len()
        .checked_sub(domain.len())
        .and_then(|at| host.split_at_checked(at));
    !domain.is_empty()
        && cut
            .is_some_and(|(above, end)| end.eq_ignore_ascii_case(domain) && (above.is_empty() || above.ends_with('.')))
}
