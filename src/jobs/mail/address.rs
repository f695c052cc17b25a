//! Domains: who is behind an address, and who only looks like somebody.
//!
//! Invariant: a domain is the provider's only if it is one of the record's or lies below one; everything else is another's, however
//! alike it looks.

use crate::confirmation::Expected;

/// Names that stand before a country as if they were part of it: `shop.com.example` belongs to `shop`.
const SECOND: [&str; 8] = ["co", "com", "net", "org", "gov", "edu", "ac", "ne"];

/// The domain of an address.
pub(super) fn domain(address: &str) -> String {
    let domain = address.rsplit('@').next().unwrap_or_default();
    domain.trim().trim_matches('.').to_lowercase()
}

/// The host of a web address; `None` for anything else.
pub(super) fn host(link: &str) -> Option<String> {
    let link = link.trim().to_lowercase().replace('\\', "/");
    let rest = link
        .strip_prefix("https:")
        .or_else(|| link.strip_prefix("http:"))
        .unwrap_or(&link);
    let rest = rest.strip_prefix("//")?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    let host = host.split(':').next().unwrap_or_default().trim_matches('.');
    (!host.is_empty()).then(|| host.to_owned())
}

/// Whether a domain is this one or lies below it.
pub(super) fn below(domain: &str, above: &str) -> bool {
    let above = above.trim().trim_matches('.').to_lowercase();
    let rest = domain.strip_suffix(above.as_str());
    !above.is_empty() && rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// Whether it is one of the provider's.
pub(super) fn is_providers(domain: &str, expected: &Expected) -> bool {
    expected.mail_domains.iter().any(|own| below(domain, own))
}

/// The part that somebody has registered: `example.com`, `example.co.uk`.
pub(super) fn registered(domain: &str) -> &str {
    let labels = domain.split('.').count();
    let second = domain.rsplit('.').nth(1).unwrap_or_default();
    let kept = if SECOND.contains(&second) { 3 } else { 2 };
    let mut rest = domain;
    for _ in kept..labels {
        rest = rest.split_once('.').map_or(rest, |(_, rest)| rest);
    }
    rest
}

/// The one label of it that is a name.
fn own_label(domain: &str) -> &str {
    registered(domain).split('.').next().unwrap_or_default()
}

/// Whether a domain that is not the provider's is made to look like one that is.
pub(super) fn looks_alike(domain: &str, expected: &Expected) -> bool {
    let seen = skeleton(&readable(own_label(domain)));
    expected.mail_domains.iter().any(|own| {
        let inside = [".", domain].concat().contains(&[".", own.as_str(), "."].concat());
        let label = own_label(own);
        let real = skeleton(label);
        // `example-support` and `example.support` borrow the name as well.
        let borrowed = real.len() >= 8 && seen.contains(&real);
        let close = match real.chars().count() {
            0..=4 => 0,
            5..=7 => 1,
            _ => 2,
        };
        inside || borrowed || (close > 0 && distance(&seen, &real) <= close)
    })
}

/// A label as it is shown: Punycode (RFC 3492) resolved.
fn readable(label: &str) -> String {
    let Some(encoded) = label.strip_prefix("xn--") else {
        return label.to_owned();
    };
    punycode(encoded).unwrap_or_else(|| label.to_owned())
}

fn punycode(encoded: &str) -> Option<String> {
    let (base, tail) = encoded.rsplit_once('-').unwrap_or(("", encoded));
    let mut out: Vec<char> = base.chars().collect();
    let (mut code, mut at, mut bias) = (128_u32, 0_u32, 72_u32);
    let mut rest = tail.bytes().peekable();
    let mut first = true;
    while rest.peek().is_some() {
        let before = at;
        let mut weight = 1_u32;
        let mut k = 36_u32;
        loop {
            let digit = match rest.next()? {
                byte @ b'a'..=b'z' => u32::from(byte - b'a'),
                byte @ b'0'..=b'9' => u32::from(byte - b'0') + 26,
                _ => return None,
            };
            at = at.checked_add(digit.checked_mul(weight)?)?;
            let threshold = k.saturating_sub(bias).clamp(1, 26);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(36 - threshold)?;
            k += 36;
        }
        let length = u32::try_from(out.len()).ok()? + 1;
        let mut delta = (at - before) / if first { 700 } else { 2 };
        first = false;
        delta += delta / length;
        let mut steps = 0;
        while delta > 455 {
            delta /= 35;
            steps += 36;
        }
        bias = steps + 36 * delta / (delta + 38);
        code = code.checked_add(at / length)?;
        at %= length;
        out.insert(usize::try_from(at).ok()?, char::from_u32(code)?);
        at += 1;
        if out.len() > 63 {
            return None;
        }
    }
    Some(out.into_iter().collect())
}

/// A label reduced to what the eye takes in: accents, look-alike letters and hyphens are gone.
fn skeleton(label: &str) -> String {
    let plain: String = label
        .to_lowercase()
        .chars()
        .filter_map(|c| {
            Some(match c {
                '-' | '_' => return None,
                '0' | 'о' | 'ο' | 'ó' | 'ò' | 'ö' | 'ô' | 'õ' | 'ø' => 'o',
                '1' | 'l' | 'ı' | 'і' | 'í' | 'ì' | 'ï' | 'î' | '|' | 'ӏ' => 'i',
                'а' | 'α' | 'á' | 'à' | 'ä' | 'â' | 'ã' | 'å' | '4' => 'a',
                'е' | 'é' | 'è' | 'ë' | 'ê' | '3' => 'e',
                'с' | 'ç' => 'c',
                'р' => 'p',
                'у' | 'ý' => 'y',
                'х' => 'x',
                'ѕ' | '5' | 'ś' | 'š' => 's',
                'ú' | 'ù' | 'ü' | 'û' => 'u',
                'ñ' | 'ń' => 'n',
                'в' => 'b',
                'т' => 't',
                'к' => 'k',
                'м' => 'm',
                'н' => 'h',
                other => other,
            })
        })
        .collect();
    plain.replace("rn", "m").replace("vv", "w").replace("ci", "d")
}

/// How many letters differ (Levenshtein, with neighbours that changed places counted once).
fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().take(70).collect(), other.chars().take(70).collect());
    let mut older: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let get = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX / 2);
            let mut best = (get(&last, j) + usize::from(a != b))
                .min(get(&last, j + 1) + 1)
                .min(get(&row, j) + 1);
            let swapped = i > 0 && j > 0 && one.get(i - 1) == Some(b) && other.get(j - 1) == Some(a);
            if swapped {
                best = best.min(get(&older, j - 1) + 1);
            }
            row.push(best);
        }
        older = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(domains: &[&str]) -> Expected {
        Expected {
            mail_domains: domains.iter().map(|d| (*d).to_owned()).collect(),
            ..Expected::default()
        }
    }

    #[test]
    fn look_alikes_are_told_from_others() {
        let mine = of(&["northwind-mobile.example", "lotus-tel.com.example"]);
        for domain in [
            "northwind-rnobile.example",
            "n0rthwind-mobile.example",
            "northwindmobile.example",
            "northwind-mobile.example.evil.example",
            "xn--nrthwind-mobile-8rm.example",
            "northwind-mobile-support.example",
            "lotus-te1.com.example",
        ] {
            assert!(looks_alike(domain, &mine) && !is_providers(domain, &mine), "{domain}");
        }
        for domain in ["fastpay.com.example", "mailnest.example", "deskhand.example", "example"] {
            assert!(!looks_alike(domain, &mine), "{domain}");
        }
        assert!(is_providers("mail.northwind-mobile.example", &mine));
        assert!(!is_providers("evilnorthwind-mobile.example", &mine));
        assert!(!is_providers("com.example", &mine));
    }

    #[test]
    fn hosts_are_those_the_browser_would_open() {
        assert_eq!(host("https://bank.com@evil.example/a").as_deref(), Some("evil.example"));
        assert_eq!(host("HTTP:\\\\Evil.Example:80").as_deref(), Some("evil.example"));
        assert_eq!(host("javascript:alert(1)"), None);
        assert_eq!(host("mailto:a@b.example"), None);
        assert_eq!(punycode("bcher-kva").as_deref(), Some("bücher"));
    }
}
