//! How Chinese names are read: made at build, so that the page needs no table of characters.

use pinyin::ToPinyin;

/// The reading of a name without tones, one syllable a word, what is not Chinese in lower case between; `None` where
/// nothing in it is Chinese. A character with several readings gets its usual one.
///
/// ```
/// assert_eq!(xtask::pinyin::reading("红口袋 Red").as_deref(), Some("hong kou dai red"));
/// assert_eq!(xtask::pinyin::reading("Red Pocket"), None);
/// ```
#[must_use]
pub fn reading(name: &str) -> Option<String> {
    let mut words: Vec<String> = Vec::new();
    let (mut chinese, mut open) = (false, false);
    for ch in name.chars() {
        if let Some(syllable) = ch.to_pinyin() {
            // As it is typed: the keyboard has no ü.
            words.push(syllable.plain().replace('ü', "v"));
            (chinese, open) = (true, false);
        } else if ch.is_alphanumeric() {
            match words.last_mut().filter(|_| open) {
                Some(word) => word.extend(ch.to_lowercase()),
                None => words.push(ch.to_lowercase().collect()),
            }
            open = true;
        } else {
            open = false;
        }
    }
    chinese.then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read() {
        for (name, read) in [
            ("中国联通 CUniq 美国", "zhong guo lian tong cuniq mei guo"),
            ("Ultra Mobile（PayGo 紫卡）", "ultra mobile paygo zi ka"),
            ("T-Mobile 预付费", "t mobile yu fu fei"),
            ("绿旅", "lv lv"),
        ] {
            assert_eq!(reading(name).as_deref(), Some(read));
        }
        assert_eq!(reading(""), None);
    }
}
