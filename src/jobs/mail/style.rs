//! Which parts of an HTML mail nobody sees.
//!
//! Invariant: what is hidden in a known way is found, by its own style or by a rule for its class or id; what is drawn in the
//! colour of its ground counts as hidden. When in doubt a part counts as seen.

use std::collections::BTreeSet;

/// More rules than this are not looked at.
const MOST_RULES: usize = 2000;

/// The classes and ids that a style sheet hides, as `.name` and `#name`.
pub(super) fn hidden_names(sheet: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let sheet = without_comments(sheet);
    for rule in sheet.split('}').take(MOST_RULES) {
        let Some((selectors, declarations)) = rule.rsplit_once('{') else {
            continue;
        };
        if !hides(declarations, "") {
            continue;
        }
        // Inside `@media` the selector follows another brace.
        let selectors = selectors.rsplit('{').next().unwrap_or_default();
        for selector in selectors.split(',') {
            let last = selector.trim().rsplit([' ', '>']).next().unwrap_or_default();
            let last = last.split(':').next().unwrap_or_default();
            if let Some(at) = last.find(['.', '#']) {
                found.insert(last.get(at..).unwrap_or_default().to_ascii_lowercase());
            }
        }
    }
    found
}

fn without_comments(sheet: &str) -> String {
    let mut out = String::new();
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out
}

/// Whether these declarations hide what they stand for, on a ground of this colour.
pub(super) fn hides(declarations: &str, ground: &str) -> bool {
    let mut colour = String::new();
    let mut own_ground = ground.to_owned();
    for declaration in declarations.to_ascii_lowercase().split(';') {
        let Some((name, value)) = declaration.split_once(':') else {
            continue;
        };
        let value: String = value.replace("!important", "").split_whitespace().collect();
        let none = || {
            let digits = value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
            digits.parse::<f32>().is_ok_and(|size| size.abs() < 1.5)
        };
        let far = || value.starts_with("-") && value.bytes().filter(u8::is_ascii_digit).count() > 2;
        let hidden = match name.trim() {
            "display" => value == "none",
            "visibility" => value == "hidden" || value == "collapse",
            "font-size" => none(),
            "max-height" | "max-width" | "height" | "width" => value.starts_with('0') && none(),
            "opacity" => none() && value.parse::<f32>().is_ok_and(|seen| seen < 0.1),
            "mso-hide" => value == "all",
            "text-indent" | "left" | "top" | "margin-left" | "margin-top" => far(),
            "clip" => value.starts_with("rect(0"),
            "color" => {
                colour = self::colour(&value);
                colour == "transparent"
            }
            "background" | "background-color" => {
                own_ground = self::colour(&value);
                false
            }
            _ => false,
        };
        if hidden {
            return true;
        }
    }
    !colour.is_empty() && colour == own_ground
}

/// The ground that these declarations paint, if any.
pub(super) fn ground(declarations: &str) -> Option<String> {
    let lower = declarations.to_ascii_lowercase();
    let painted = lower.split(';').filter_map(|d| d.split_once(':'));
    painted
        .filter(|(name, _)| matches!(name.trim(), "background" | "background-color"))
        .map(|(_, value)| colour(value))
        .next_back()
}

/// A colour in one writing, as far as that is easy: `#fff` and `white` become `#ffffff`.
pub(super) fn colour(value: &str) -> String {
    let value: String = value.to_ascii_lowercase().split_whitespace().collect();
    let value = value.replace("!important", "");
    match value.as_str() {
        "white" | "rgb(255,255,255)" => return "#ffffff".to_owned(),
        "black" | "rgb(0,0,0)" => return "#000000".to_owned(),
        "rgba(0,0,0,0)" => return "transparent".to_owned(),
        _ => {}
    }
    match value.strip_prefix('#') {
        Some(short) if short.len() == 3 && short.is_ascii() => {
            let doubled = short.chars().flat_map(|digit| [digit, digit]);
            std::iter::once('#').chain(doubled).collect()
        }
        _ => value,
    }
}
