//! Where the words of a page come from: the catalogue of its language, the directory, or what somebody entered.
//!
//! Invariant: every word that a person reads is taken from one of these and nothing else — a word that is written into
//! `src/screen`, or taken from the other language's catalogue, is left over when they are crossed out. What is said *to a
//! provider* stands in `letters`, in English beside the person's language, and is left aside with the report made of it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::support::{PRACTICE, Play, index, places_beside, read, record_ids, root, texts};
use esim_exit::document::Trouble;
use esim_exit::letters;
use esim_exit::messages::{Catalogue, Language};
use esim_exit::screen::{Block, EXAMPLE_CODE, Guarded, Place, Screen, Sheet, banner, choose_screen, pages};
use esim_exit::wizard::{Event, Field, StepId, UNLISTED};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What stands on a page though it is none of these, and why.
const ALLOWED: [(&str, &str); 0] = [];

/// What was entered in these cases.
const ENTERED: [&str; 3] = ["Blue SIM", "Trip", "REF"];

/// Texts by their first two characters, longest first: what may be crossed out.
struct Sources {
    texts: BTreeMap<[char; 2], Vec<String>>,
    /// Those of one character, such as the year of a date.
    short: BTreeSet<char>,
}

impl Sources {
    fn of(texts: impl IntoIterator<Item = String>) -> Self {
        let mut all: BTreeMap<[char; 2], Vec<String>> = BTreeMap::new();
        let mut short = BTreeSet::new();
        for text in texts {
            // What stands behind a placeholder may have lost its mark to what stands before it.
            let bare = text.trim_start_matches(|c: char| !c.is_alphanumeric()).to_owned();
            for text in [text, bare] {
                match start(&text) {
                    Some(start) => all.entry(start).or_default().push(text),
                    None => short.extend(text.chars().filter(|c| c.is_alphabetic() && !c.is_ascii())),
                }
            }
        }
        for texts in all.values_mut() {
            texts.sort_unstable_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
            texts.dedup();
        }
        Self { texts: all, short }
    }

    /// The words of a text that are left when all that is known is crossed out, the longest first at each place.
    fn left_over(&self, text: &str) -> Vec<String> {
        let left = self.left_of(text);
        if left.is_empty() {
            return left;
        }
        self.left_of(&without_addresses(text))
    }

    fn left_of(&self, text: &str) -> Vec<String> {
        let chars: Vec<(usize, char)> = text.char_indices().collect();
        let mut rest = String::new();
        let mut at = 0;
        let mut within_word = false;
        while let Some(&(byte, c)) = chars.get(at) {
            let here = text.get(byte..).unwrap_or_default();
            let known = (!(within_word && c.is_ascii_alphanumeric()))
                .then(|| start(here).and_then(|start| self.texts.get(&start)))
                .flatten()
                .and_then(|known| known.iter().find(|known| begins(here, known)));
            match known {
                None if self.short.contains(&c) => {
                    rest.push(' ');
                    at += 1;
                    within_word = false;
                }
                Some(known) => {
                    rest.push(' ');
                    at += known.chars().count();
                    within_word = false;
                }
                None => {
                    rest.push(c);
                    at += 1;
                    within_word = c.is_ascii_alphanumeric();
                }
            }
        }
        words(&rest)
    }
}

/// Addresses as they are cited are data as a whole, whatever words they are made of.
fn without_addresses(text: &str) -> String {
    let is_address = |word: &&str| word.is_ascii() && word.contains('.') && word.contains('/');
    let words: Vec<&str> = text.split([' ', '（']).filter(|word| !is_address(word)).collect();
    words.join(" ")
}

fn start(text: &str) -> Option<[char; 2]> {
    let mut chars = text.chars();
    Some([chars.next()?, chars.next()?])
}

/// It begins with this, and no word of Latin letters goes on behind.
fn begins(text: &str, known: &str) -> bool {
    let Some(rest) = text.strip_prefix(known) else {
        return false;
    };
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    !(letter(known.chars().last()) && letter(rest.chars().next()))
}

/// Words for people: Chinese ones of any length, Latin ones from three letters on. Tokens with digits or the marks of
/// addresses, keys and files in them are data.
fn words(text: &str) -> Vec<String> {
    let is_cjk = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let token = |c: char| c.is_whitespace() || is_cjk(c) || "，。；：？！（）“”「」、·".contains(c);
    let mut found: Vec<String> = text
        .split(|c: char| !is_cjk(c))
        .filter(|run| !run.is_empty())
        .map(str::to_owned)
        .collect();
    for token in text.split(token) {
        let plain = token.trim_matches(|c: char| !c.is_alphanumeric());
        let is_data = plain.contains(|c: char| c.is_ascii_digit() || "/._@+=#$".contains(c));
        if !is_data {
            let all = plain.split(|c: char| !c.is_alphabetic());
            found.extend(all.filter(|word| word.chars().count() > 2).map(str::to_owned));
        }
    }
    found
}

/// The sentences of a language, cut at their placeholders; the names of days and months one by one.
fn sentences(t: &Catalogue) -> Vec<String> {
    let mut all = Vec::new();
    for (key, sentence) in t.sentences() {
        let parts = sentence
            .split('{')
            .map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
        all.extend(parts.map(|part| part.trim().to_owned()));
        if matches!(key, "words.months" | "words.weekdays") {
            all.extend(sentence.split([' ', ',', '、']).map(str::to_owned));
        }
    }
    all
}

/// Every text of a file beside the program.
fn strings(value: &Value, language: Language, all: &mut Vec<String>) {
    let other = match language {
        Language::En => "zh-CN",
        Language::ZhCn => "en",
    };
    match value {
        Value::String(text) => all.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| strings(item, language, all)),
        Value::Object(members) => {
            for (name, member) in members {
                // A text in two languages stands in that of the page alone.
                if name != other || !members.contains_key("en") {
                    strings(member, language, all);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Everything that a page in this language may say.
fn sources(language: Language) -> Sources {
    let mut all = sentences(language.catalogue());
    let folder = root().join("public/directory");
    let mut files: Vec<_> = ["devices.json", "law.json", "recognition.json"]
        .iter()
        .map(|name| folder.join(name))
        .collect();
    files.extend(
        std::fs::read_dir(folder.join("providers"))
            .unwrap()
            .map(|file| file.unwrap().path()),
    );
    for file in files {
        strings(&serde_json::from_str(&read(&file)).unwrap(), language, &mut all);
    }
    all.extend(ENTERED.map(str::to_owned));
    all.extend(EXAMPLE_CODE.map(str::to_owned));
    all.extend(ALLOWED.map(|(text, _)| text.to_owned()));
    Sources::of(all)
}

/// What of a page is not said to a provider.
fn said_to_people(screen: &Screen) -> Screen {
    fn block(one: &Block) -> Block {
        match one {
            Block::Sheet(sheet) => Block::Sheet(Sheet {
                head: Vec::new(),
                subject: None,
                lines: Vec::new(),
                ..sheet.clone()
            }),
            // What is drawn of a way stands in its words as well (drawn.rs).
            Block::Taps(_) => Block::Text(String::new()),
            Block::Ways(ways) => Block::Pairs(ways.iter().map(|way| way.said.clone()).collect()),
            Block::Copy { label, .. } | Block::Verbatim { label, .. } => Block::Text(label.clone()),
            Block::Folded { summary, inside } => Block::Folded {
                summary: summary.clone(),
                inside: inside.iter().map(block).collect(),
            },
            _ => one.clone(),
        }
    }
    let mut screen = screen.clone();
    screen.blocks = screen.blocks.iter().map(block).collect();
    screen
}

/// A space beside a full-width sign, which brings its own. What stands beside a dot or a dash in a row of several is apart.
fn is_loose(text: &str) -> bool {
    let wide = |c: char| "，。；：！？（）“”、".contains(c);
    let chinese = |c: char| wide(c) || ('\u{4e00}'..='\u{9fff}').contains(&c);
    let signs: Vec<char> = text.chars().collect();
    signs.windows(3).any(|three| match three {
        [before, ' ', after] => (wide(*before) && chinese(*after)) || (chinese(*before) && wide(*after)),
        _ => false,
    })
}

#[test]
fn a_space_beside_a_full_width_sign_is_found() {
    for bad in ["（周三） 前收到", "剩余流量 （选填）", "作废。 约 15 分钟"] {
        assert!(is_loose(bad), "{bad}");
    }
    for good in [
        "2026 年 3 月 4 日（周三）前",
        "（周三） · 对方",
        "关掉 \"Auto-Renew\"（自动续费）",
        "约 15 分钟。",
    ] {
        assert!(!is_loose(good), "{good}");
    }
}

/// Looks at pages, each text once.
struct Reader {
    language: Language,
    sources: Sources,
    seen: BTreeSet<String>,
    wrong: Vec<String>,
}

impl Reader {
    fn new(language: Language) -> Self {
        Self {
            language,
            sources: sources(language),
            seen: BTreeSet::new(),
            wrong: Vec::new(),
        }
    }

    fn read(&mut self, screen: &Screen) {
        for text in texts(&said_to_people(screen)) {
            self.text(&screen.name, &text);
        }
    }

    fn text(&mut self, page: &str, text: &str) {
        if self.seen.insert(text.to_owned()) {
            let left = self.sources.left_over(text);
            if !left.is_empty() {
                self.wrong.push(format!("{page}: {left:?} in {text:?}"));
            }
            if self.language == Language::ZhCn && is_loose(text) {
                self.wrong
                    .push(format!("{page}: a space where Chinese has none: {text:?}"));
            }
        }
    }

    /// Every step of a case as it stands now, as it is refused, and the pages around it.
    fn case(&mut self, play: &Play) {
        let case = play.wizard.case.id.clone();
        let places = StepId::ALL.iter().map(|step| Place::Step(case.clone(), *step)).chain([
            Place::Overview(case.clone()),
            Place::Remove(case.clone()),
            Place::Texts(case.clone()),
            Place::Home,
        ]);
        for place in places {
            self.read(&play.world.screen(&play.wizard, &place, self.language, &[]));
        }
    }

    /// The pages that belong to no case.
    fn beside(&mut self) {
        let language = self.language;
        let play = Play::new(PRACTICE);
        for place in places_beside() {
            self.read(&play.world.screen(&play.wizard, &place, language, &[]));
            for trouble in [Trouble::Blocked, Trouble::Refused, Trouble::Full] {
                if let Some(words) = banner(language, Some(trouble), true, &place) {
                    for text in [words.text, words.link, words.again.unwrap_or_default()] {
                        self.text("banner", text);
                    }
                }
            }
        }
    }

    /// The pages for what is lost, and the first page of the form of a record.
    fn lost(&mut self) {
        let language = self.language;
        for screen in [
            pages::lost(language),
            pages::damaged(language),
            pages::unread(language),
            pages::newer(language),
            pages::about(language, &pages::Copy::default()),
            choose_screen(language, &Guarded::Here(index().clone()), "tello", &[]),
        ] {
            self.read(&screen);
        }
    }

    /// A case from its first step to its last, as far as plausible answers lead.
    fn journey(&mut self, provider: &str, reason: &str, everywhere: bool) {
        let mut play = Play::new(provider);
        play.answer(Field::Reason, reason);
        // What to answer when the provider asks why is said to the provider.
        self.seen.insert(letters::reason(&play.wizard).english);
        for _ in StepId::ALL {
            let Some(step) = play.current() else { break };
            let before = play.clone();
            if let Err(problems) = play.send(Event::StepFinished(step)) {
                let place = Place::Step(play.wizard.case.id.clone(), step);
                self.read(&play.world.screen(&play.wizard, &place, self.language, &problems));
            }
            play = before;
            for event in play.plausible(step) {
                let _ = play.send(event).map(|_| play.send(Event::Saved));
            }
            if everywhere || matches!(step, StepId::Line | StepId::Find | StepId::Submit | StepId::Aftercare) {
                self.case(&play);
            } else {
                self.read(&play.step_screen(step, self.language));
            }
            if play.send(Event::StepFinished(step)).is_err() {
                break;
            }
            let _ = play.send(Event::Saved);
        }
        self.case(&play);
    }
}

/// All pages in one language.
fn read_all(language: Language) -> Reader {
    let mut reader = Reader::new(language);
    reader.beside();
    reader.lost();
    for reason in ["trip_over", "new_device", "save_money", "security"] {
        reader.journey(PRACTICE, reason, true);
    }
    for provider in record_ids() {
        reader.journey(&provider, "trip_over", false);
    }
    reader.journey(UNLISTED, "trip_over", true);
    reader
}

fn holds(language: Language) {
    let reader = read_all(language);
    assert!(reader.seen.len() > 1000, "only {} texts were read", reader.seen.len());
    let wrong = reader.wrong;
    assert!(wrong.is_empty(), "{} texts:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_english_word_has_an_origin() {
    holds(Language::En);
}

#[test]
fn every_chinese_word_has_an_origin() {
    holds(Language::ZhCn);
}

/// Planted: words of the program's own, in either language, alone or within a sentence, and a sentence of the other catalogue.
#[test]
fn words_without_an_origin_are_found() {
    for (language, planted) in [
        (Language::En, "Hard-coded words".to_owned()),
        (Language::ZhCn, "Hard-coded words".to_owned()),
        (Language::ZhCn, "写死的文字".to_owned()),
        (Language::En, "写死的文字".to_owned()),
        (
            Language::En,
            [Language::En.catalogue().frame.go_on, " hardcoded"].concat(),
        ),
        (Language::ZhCn, Language::En.catalogue().frame.problems.to_owned()),
        (Language::En, Language::ZhCn.catalogue().frame.problems.to_owned()),
    ] {
        let mut reader = Reader::new(language);
        let mut screen = pages::unknown(language);
        reader.read(&screen);
        assert!(reader.wrong.is_empty(), "{:?}", reader.wrong);
        screen.blocks.push(Block::Folded {
            summary: String::new(),
            inside: vec![Block::Text(planted.clone())],
        });
        reader.read(&screen);
        assert_eq!(reader.wrong.len(), 1, "{planted}: {:?}", reader.wrong);
    }
}

#[test]
fn what_is_known_is_crossed_out_at_the_ends_of_words() {
    let sources = Sources::of(["Due on".to_owned(), "May".to_owned(), "到期".to_owned()]);
    let none: Vec<String> = Vec::new();
    assert_eq!(sources.left_over("Due on 1 May 2026"), none);
    assert_eq!(sources.left_over("到期：1 May"), none);
    assert_eq!(sources.left_over("Maybe due on"), ["Maybe", "due"]);
    assert_eq!(sources.left_over("esim-exit/case/abc 89012 a@b.example"), none);
    assert_eq!(sources.left_over("到期日"), ["日"]);
}
