//! One text by which a provider is found, and how well a query fits it.
//!
//! Invariant: a key never says that a query fits when it does not; the letter sets only spare work.

use crate::telecom::to_ascii;

/// Ranks of likeness, best first.
const WHOLE: usize = 0;
pub(super) const BEGINS: usize = 1;
pub(super) const WORD_BEGINS: usize = 2;
/// The family, or the first letters of a reading, fits as well as any of the above.
pub(super) const RELATED: usize = 3;
const CONTAINS: usize = 4;
/// Each word of the query begins one of its words.
pub(super) const EACH_WORD: usize = 5;
/// From here on the slips are counted.
const SLIPS: usize = 6;

/// The longest query in which slips are forgiven, in bytes.
const LONGEST: usize = 24;
/// Most slips that are forgiven.
const MOST: usize = 2;
/// Cells of a row of the comparison.
const ROW: usize = LONGEST + MOST + 1;

/// What a key stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// A name or a reading: found by its beginning, its words, its middle, and with slips.
    Name,
    /// The company or family: found by its beginning and its words, and with slips.
    Family,
    /// A web address: found by its beginning alone, or every `com` would be a hit; with slips.
    Host,
    /// First letters of a reading: two of them by their beginning, three anywhere.
    Initials,
}

/// A text as it is compared: lower case, words put together.
#[derive(Debug, Clone)]
pub(super) struct Key {
    sort: Sort,
    pub(super) text: String,
    /// Of the whole text.
    pub(super) letters: Letters,
    words: Vec<Word>,
}

/// Where a word begins, and the letters from there to the end of the text.
#[derive(Debug, Clone, Copy)]
struct Word {
    from: usize,
    letters: Letters,
}

/// Which letters and digits occur in a text: one comparison tells that another one cannot fit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Letters(u64);

impl Letters {
    fn of(text: &str) -> Self {
        text.chars().map(bit).fold(Self::default(), Self::with)
    }

    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// How many of these do not occur there.
    pub(super) const fn missing_in(self, other: Self) -> usize {
        (self.0 & !other.0).count_ones() as usize
    }
}

impl Key {
    /// A word begins after anything that is no letter or digit, and where the script changes.
    pub(super) fn new(name: &str, sort: Sort) -> Self {
        let (mut text, mut words) = (String::with_capacity(name.len()), Vec::new());
        let mut before: Option<char> = None;
        for ch in to_ascii(name).chars() {
            if ch.is_alphanumeric() {
                if before.is_none_or(|b| b.is_ascii() != ch.is_ascii()) {
                    words.push(text.len());
                }
                text.extend(ch.to_lowercase());
            }
            before = Some(ch).filter(|c| c.is_alphanumeric());
        }
        if matches!(sort, Sort::Host | Sort::Initials) {
            words.truncate(1);
        }
        let words = tails(&text, &words);
        Self {
            sort,
            // The first word begins where the text does.
            letters: words.first().map(|word| word.letters).unwrap_or_default(),
            text,
            words,
        }
    }

    /// The text from each word on.
    pub(super) fn tails(&self) -> impl Iterator<Item = &str> {
        self.words.iter().filter_map(|word| self.text.get(word.from..))
    }

    /// Each word alone, if there are several.
    pub(super) fn several_words(&self) -> impl Iterator<Item = &str> {
        let ends = self.words.iter().skip(1).map(|word| word.from).chain([self.text.len()]);
        let several = self.words.len() > 1;
        self.words
            .iter()
            .filter(move |_| several)
            .zip(ends)
            .filter_map(|(word, end)| self.text.get(word.from..end))
    }

    /// How well a query fits as it stands; `None` if not at all.
    pub(super) fn rank(&self, query: &Self) -> Option<usize> {
        if query.letters.missing_in(self.letters) > 0 {
            return None;
        }
        let typed = query.text.as_str();
        let rank = if self.text.starts_with(typed) {
            if self.text.len() == typed.len() { WHOLE } else { BEGINS }
        } else if self.tails().any(|word| word.starts_with(typed)) {
            WORD_BEGINS
        } else {
            CONTAINS
        };
        match self.sort {
            // One or two letters stand in the middle of everything.
            Sort::Name => (rank != CONTAINS || typed.len() > 2 && self.text.contains(typed)).then_some(rank),
            Sort::Family => (rank != CONTAINS).then_some(RELATED),
            Sort::Host => (rank <= BEGINS).then_some(rank),
            Sort::Initials => {
                let within = typed.len() > 2 && self.text.contains(typed);
                (rank <= BEGINS && typed.len() > 1 || within).then_some(RELATED)
            }
        }
    }

    /// How near a query comes to the beginning of one of the words, with at most so many slips of the finger.
    pub(super) fn nearly(&self, query: &Self, most: usize) -> Option<usize> {
        let possible = |word: &&Word| query.letters.missing_in(word.letters) <= most;
        let near = |word: &Word| {
            let text = self.text.get(word.from..)?;
            let (slips, end) = slips(query.text.as_bytes(), text.as_bytes(), most)?;
            let end = word.from + end;
            let whole = end == self.text.len() || self.words.iter().any(|word| word.from == end);
            Some(SLIPS + 2 * slips + usize::from(!whole))
        };
        match self.sort {
            Sort::Name | Sort::Host | Sort::Family => self.words.iter().filter(possible).filter_map(near).min(),
            Sort::Initials => None,
        }
    }
}

/// The words that begin there. From the last one forward, so that every letter is looked at once.
fn tails(text: &str, begins: &[usize]) -> Vec<Word> {
    let (mut letters, mut end) = (Letters::default(), text.len());
    let mut words: Vec<Word> = Vec::with_capacity(begins.len());
    for from in begins.iter().rev().copied() {
        letters = letters.with(Letters::of(text.get(from..end).unwrap_or_default()));
        end = from;
        words.push(Word { from, letters });
    }
    words.reverse();
    words
}

/// How many slips are forgiven in a query; none in a short one, in other scripts, or in an overlong one.
pub(super) fn most_slips(typed: &str) -> Option<usize> {
    match typed.len() {
        4..=5 => Some(1),
        6..=LONGEST => Some(MOST),
        _ => None,
    }
    .filter(|_| typed.is_ascii())
}

/// One bit a letter or digit; other scripts share what is left.
fn bit(c: char) -> Letters {
    let at = match c {
        'a'..='z' => u32::from(c) - u32::from('a'),
        '0'..='9' => u32::from(c) - u32::from('0') + 26,
        _ => u32::from(c) % 28 + 36,
    };
    Letters(1 << at)
}

/// The fewest slips between what was typed and the beginning of a text, and where that beginning ends: a letter too
/// many, one missing, another one, two neighbours swapped (optimal string alignment). `None` if more than `most`.
fn slips(typed: &[u8], text: &[u8], most: usize) -> Option<(usize, usize)> {
    const FAR: u8 = u8::MAX / 2;
    let at = |row: &[u8; ROW], place: usize| row.get(place).copied().unwrap_or(FAR);
    let width = (typed.len() + most).min(text.len());
    let most = u8::try_from(most).unwrap_or(FAR);
    let (mut before, mut above) = ([FAR; ROW], [FAR; ROW]);
    for (count, cell) in (0..=most).zip(above.iter_mut()) {
        *cell = count;
    }
    for (line, letter) in typed.iter().enumerate() {
        let mut row = [FAR; ROW];
        // Cells further from the diagonal than so many slips cannot matter.
        let reach = usize::from(most);
        let (from, to) = (line.saturating_sub(reach), (line + reach + 1).min(width));
        if let (Some(first), Ok(count)) = (row.first_mut(), u8::try_from(line + 1)) {
            *first = count;
        }
        let mut least = at(&row, 0);
        for place in from..to {
            let meant = text.get(place);
            let mut value = (at(&above, place) + u8::from(meant != Some(letter)))
                .min(at(&above, place + 1) + 1)
                .min(at(&row, place) + 1);
            let swapped = line > 0 && place > 0 && meant == typed.get(line - 1) && text.get(place - 1) == Some(letter);
            if swapped {
                value = value.min(at(&before, place - 1) + 1);
            }
            if let Some(cell) = row.get_mut(place + 1) {
                *cell = value;
            }
            least = least.min(value);
        }
        if least > most {
            return None;
        }
        (before, above) = (above, row);
    }
    let ends = (0..=width)
        .map(|end| (at(&above, end), end))
        .filter(|(slips, _)| *slips <= most);
    // Of equally near beginnings the one that is as long as what was typed, else the longest.
    let (slips, end) = ends.min_by_key(|(slips, end)| (*slips, end.abs_diff(typed.len()), usize::MAX - end))?;
    Some((usize::from(slips), end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted() {
        let count = |typed: &str, text: &str| slips(typed.as_bytes(), text.as_bytes(), 2).map(|(n, _)| n);
        for (typed, text, n) in [
            ("tello", "tello", Some(0)),
            ("tlelo", "tello", Some(1)),
            ("tllo", "tello", Some(1)),
            ("telllo", "tello", Some(1)),
            ("trllo", "tello", Some(1)),
            ("trlol", "tello", Some(2)),
            ("visbile", "visible", Some(1)),
            ("verzion", "verizonprepaid", Some(1)),
            ("abcdef", "tello", None),
            ("", "tello", Some(0)),
            ("ab", "", Some(2)),
        ] {
            assert_eq!(count(typed, text), n, "{typed} {text}");
        }
        // As long as what was typed: somebody is still typing.
        assert_eq!(slips(b"telo", b"tellomobile", 1).unwrap(), (1, 4));
    }
}
