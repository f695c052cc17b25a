//! Inputs: what lies in the repository, cut, doubled, turned around and filled with what readers stumble over.

use crate::dice::Dice;
use crate::json;

/// What the inputs of a reader are made of.
#[derive(Debug, Clone, Default)]
pub struct Material {
    /// Whole inputs to begin with.
    pub seeds: Vec<Vec<u8>>,
    /// What its language is made of.
    pub words: Vec<Vec<u8>>,
    /// Seeds are JSON, and are also changed as such.
    pub is_json: bool,
    /// The engine's bytes go to the reader as they are: it rolls for itself.
    pub is_raw: bool,
}

impl Material {
    /// Of these.
    #[must_use]
    pub fn new(seeds: Vec<Vec<u8>>, words: &[&str]) -> Self {
        let words = words.iter().map(|word| word.as_bytes().to_vec()).collect();
        Self {
            seeds,
            words,
            ..Self::default()
        }
    }

    /// The same, as JSON.
    #[must_use]
    pub fn json(self) -> Self {
        Self { is_json: true, ..self }
    }
}

/// No input is longer; the long ones are made elsewhere.
const LONGEST: usize = 1 << 16;

/// What readers of text stumble over, whatever their language.
pub const STONES: [&str; 32] = [
    "",
    "\0",
    " ",
    "\n",
    "\r\n",
    "\t",
    "\"",
    "'",
    "\\",
    "<",
    "&",
    "$",
    "%",
    "-",
    "0",
    "1",
    "-1",
    "99999999999999999999999999999999999999999",
    "1e999",
    "0.1",
    "\u{202e}",
    "\u{feff}",
    "\u{200b}",
    "\u{301}",
    "é",
    "１２３",
    "٣",
    "套餐",
    "\u{1f4a5}",
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "javascript:alert(1)",
];

/// An input by these choices.
#[must_use]
pub fn made(dice: &mut Dice<'_>, material: &Material) -> Vec<u8> {
    if material.is_raw {
        return dice.rest().to_vec();
    }
    let begin = usize::from(dice.byte());
    if material.seeds.is_empty() || begin < 8 {
        return dice.rest().to_vec();
    }
    let mut input = material.seeds[begin % material.seeds.len()].clone();
    while !dice.is_empty() {
        change(&mut input, dice, material);
        input.truncate(LONGEST);
    }
    input
}

fn word<'m>(dice: &mut Dice<'_>, material: &'m Material) -> &'m [u8] {
    let own = material.words.len();
    let at = usize::from(dice.byte()) % (own + STONES.len());
    match material.words.get(at) {
        Some(word) => word,
        None => STONES[at - own].as_bytes(),
    }
}

fn change(input: &mut Vec<u8>, dice: &mut Dice<'_>, material: &Material) {
    let how = dice.byte();
    if material.is_json && how < 160 {
        json::change(input, dice, |dice| word(dice, material).to_vec());
        return;
    }
    let at = dice.below(input.len() + 1);
    let span = |dice: &mut Dice<'_>, left: usize| usize::from(dice.byte()).min(left);
    match how % 9 {
        0 => input.truncate(at),
        1 => {
            let end = at + span(dice, input.len() - at);
            input.drain(at..end);
        }
        2 => drop(input.splice(at..at, word(dice, material).iter().copied())),
        3 => {
            let end = at + span(dice, input.len() - at);
            let word = word(dice, material);
            drop(input.splice(at..end, word.iter().copied()));
        }
        4 => {
            let bit = 1_u8 << (dice.byte() % 8);
            if let Some(byte) = input.get_mut(at) {
                *byte ^= bit;
            }
        }
        5 => {
            let end = at + span(dice, input.len() - at);
            let piece = input[at..end].to_vec();
            let to = dice.below(input.len() + 1);
            drop(input.splice(to..to, piece));
        }
        6 => {
            let end = at + span(dice, input.len() - at).min(64);
            let piece = input[at..end].repeat(usize::from(dice.byte()));
            drop(input.splice(at..at, piece));
        }
        7 => {
            let other = dice.one(&material.seeds);
            let from = dice.below(other.len() + 1);
            let piece = other[from..].iter().take(512).copied();
            drop(input.splice(at..at, piece));
        }
        _ => {
            let most = usize::from(dice.byte() % 8);
            let bytes = dice.take(most).to_vec();
            drop(input.splice(at..at, bytes));
        }
    }
}

/// Long inputs: each seed and each word over and over, once and behind the beginning of a seed.
pub fn long(material: &Material, length: usize, mut each: impl FnMut(Vec<u8>)) {
    let stones = STONES.iter().map(|stone| stone.as_bytes().to_vec());
    let deep = [
        "[",
        "{\"a\":",
        "((((",
        "<b>",
        "> ",
        "\"\n",
        "1$",
        "LPA:1$a.b$",
        "a@",
        "a,",
        "a\n",
        "=\n",
        "\u{301}",
    ];
    let deep = deep.iter().map(|word| word.as_bytes().to_vec());
    let pieces: Vec<Vec<u8>> = material.words.iter().cloned().chain(stones).chain(deep).collect();
    for piece in pieces.iter().chain(&material.seeds).filter(|piece| !piece.is_empty()) {
        let mut many = piece.repeat(length / piece.len() + 1);
        many.truncate(length);
        each(many);
    }
    for (at, piece) in pieces.iter().enumerate().filter(|(_, piece)| !piece.is_empty()) {
        let Some(seed) = material.seeds.get(at % material.seeds.len().max(1)) else {
            continue;
        };
        let middle = seed.len() / 2;
        each([&seed[..middle], &piece.repeat(length / piece.len()), &seed[middle..]].concat());
    }
}
