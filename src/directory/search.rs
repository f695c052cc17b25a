//! The search over the index: by name, alias, reading, family and web address, with slips of the finger forgiven.
//!
//! Invariant: searching never fails and never shows a practice provider to somebody who did not ask for it by name.
//! What is compared is prepared once on reading, and most providers are passed over by one comparison of letter sets, so
//! that a keystroke costs a millisecond at most at 3000 providers (`cargo xtask bench search`).

use super::index::{Index, IndexEntry};
use super::key::{BEGINS, EACH_WORD, Key, Letters, RELATED, Sort, WORD_BEGINS, most_slips};
use super::terms::Kind;
use crate::ordered::Ordered;
use crate::telecom::to_ascii;

/// All by which one provider is found.
#[derive(Debug, Clone)]
pub(super) struct Prepared {
    keys: Vec<Key>,
    /// Of all keys together.
    letters: Letters,
}

impl Prepared {
    pub(super) fn of(entry: &IndexEntry) -> Self {
        let names = [entry.id.as_str(), &entry.name.en, &entry.name.zh_cn].into_iter();
        let others = entry.aliases.iter().chain(&entry.pinyin).map(String::as_str);
        let mut keys: Vec<Key> = Vec::new();
        for name in names.chain(others) {
            let key = Key::new(name, Sort::Name);
            if !keys.iter().any(|other| other.text == key.text) {
                keys.push(key);
            }
        }
        let initials = |reading: &String| {
            reading
                .split(' ')
                .filter_map(|word| word.chars().next())
                .collect::<String>()
        };
        keys.extend(
            entry
                .pinyin
                .iter()
                .map(|reading| Key::new(&initials(reading), Sort::Initials)),
        );
        keys.extend(entry.host.iter().map(|host| Key::new(host, Sort::Host)));
        keys.extend(entry.parent.iter().map(|parent| Key::new(parent, Sort::Family)));
        let letters = keys.iter().map(|key| key.letters);
        Self {
            letters: letters.fold(Letters::default(), Letters::with),
            keys,
        }
    }
}

/// What somebody looks for.
struct Query {
    key: Key,
    host: Option<String>,
}

impl Query {
    fn new(text: &str) -> Self {
        let host = web_host(text);
        Self {
            key: Key::new(host.as_deref().unwrap_or(text), Sort::Name),
            host,
        }
    }
}

impl Index {
    /// The providers a query may mean, best first, in the order of the file where equally good.
    ///
    /// First those whose name, alias, reading, address or id is or begins with the query, then those with a word that
    /// does, then the families that do, then those that contain it or all its words. Only where nothing begins with it:
    /// those a slip of the finger away (from four letters on; two from six letters on). An empty query gives all, carriers first.
    #[must_use]
    pub fn search(&self, text: &str) -> Vec<&IndexEntry> {
        let query = Query::new(text);
        let mut ranked: Vec<(usize, &(IndexEntry, Prepared))> = Vec::new();
        for one in &self.entries {
            let asked = query.key.text.len() >= 3;
            if let Some(rank) = one.1.rank(&one.0, &query)
                && (one.0.kind != Kind::Practice || asked && rank <= WORD_BEGINS)
            {
                ranked.push((rank, one));
            }
        }
        if !ranked.iter().any(|(rank, _)| *rank <= RELATED) {
            let near = |one: &&(IndexEntry, Prepared)| one.0.kind != Kind::Practice;
            for one in self.entries.iter().filter(near) {
                if let Some(rank) = one.1.nearly(&query)
                    && !ranked.iter().any(|(_, other)| other.0.id == one.0.id)
                {
                    ranked.push((rank, one));
                }
            }
        }
        if query.key.text.is_empty() {
            ranked.order_by_key(|(_, one)| Kind::ALL.iter().position(|kind| *kind == one.0.kind));
        }
        ranked.order_by_key(|(rank, _)| *rank);
        ranked.into_iter().map(|(_, (entry, _))| entry).collect()
    }
}

/// Hits by sort of seller: the group with the best hit first, within each the best first.
#[must_use]
pub fn by_kind<'a>(hits: &[&'a IndexEntry]) -> Vec<(Kind, Vec<&'a IndexEntry>)> {
    let mut groups: Vec<(Kind, Vec<&IndexEntry>)> = Vec::new();
    for hit in hits {
        match groups.iter_mut().find(|(kind, _)| *kind == hit.kind) {
            Some((_, group)) => group.push(hit),
            None => groups.push((hit.kind, vec![hit])),
        }
    }
    groups
}

/// The host of a web or mail address in lower case, without `www.`; `None` for any other text.
///
/// ```
/// use esim_exit::directory::web_host;
/// assert_eq!(web_host("https://www.mintmobile.com/foo?bar").as_deref(), Some("mintmobile.com"));
/// assert_eq!(web_host("Mint Mobile"), None);
/// ```
#[must_use]
pub fn web_host(text: &str) -> Option<String> {
    let plain = to_ascii(text).trim().to_lowercase();
    let rest = plain.split_once("://").map_or(plain.as_str(), |(_, rest)| rest);
    // Browsers read a backslash as a slash, so what follows one is no host either.
    let authority = rest.split(['/', '\\', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?;
    let host = host.trim_end_matches('.');
    let host = host.strip_prefix("www.").unwrap_or(host);
    let (name, top) = host.rsplit_once('.')?;
    let fit = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.');
    let is_top = top.len() >= 2 && top.bytes().all(|b| b.is_ascii_alphabetic());
    (is_top && !name.is_empty() && name.bytes().all(fit)).then(|| host.to_owned())
}

impl Prepared {
    /// How well a query fits as it stands; `None` if not at all.
    fn rank(&self, entry: &IndexEntry, query: &Query) -> Option<usize> {
        let fits = |key: &Key| key.rank(&query.key);
        let words = || self.has_each_word(&query.key).then_some(EACH_WORD);
        let hosts = query.host.as_ref().zip(entry.host.as_ref());
        let by_host = hosts.and_then(|(asked, own)| match () {
            () if is_below(asked, own) => Some(BEGINS),
            () if is_below(own, asked) => Some(WORD_BEGINS),
            () => None,
        });
        if query.key.letters.missing_in(self.letters) > 0 {
            return by_host;
        }
        self.keys.iter().filter_map(fits).chain(by_host).min().or_else(words)
    }

    /// Whether each of several words begins a word of some key.
    fn has_each_word(&self, query: &Key) -> bool {
        let begins = |word| self.keys.iter().any(|key| key.tails().any(|own| own.starts_with(word)));
        let mut words = query.several_words().peekable();
        words.peek().is_some() && words.all(begins)
    }

    /// How near a query comes with slips of the finger; `None` if not near enough.
    fn nearly(&self, query: &Query) -> Option<usize> {
        let most = most_slips(&query.key.text)?;
        if query.key.letters.missing_in(self.letters) > most {
            return None;
        }
        self.keys.iter().filter_map(|key| key.nearly(&query.key, most)).min()
    }
}

/// Whether a host lies below a domain; `notexample.com` does not lie below `example.com`.
fn is_below(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|above| above.ends_with('.'))
}
