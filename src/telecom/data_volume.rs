//! Data volume: how much data a plan has left or had.
//!
//! Invariant: bytes, in decimal steps (1 GB = 1000 MB) as carriers sell them, read and written without floats; writing
//! rounds down, so that nobody is shown more than is left.

use super::digits::{all_digits, to_ascii};

/// Steps with their letter and the word or sign that means the same.
const UNITS: [(&str, u64); 4] = [
    ("T", 1_000_000_000_000),
    ("G", 1_000_000_000),
    ("M", 1_000_000),
    ("K", 1_000),
];

/// An amount of data (unit prefixes of the SI, IEC 80000-13).
///
/// Form: a number and TB, GB, MB or KB, whose B may be left out; without a unit it is GB.
///
/// ```
/// use esim_exit::telecom::DataVolume;
/// assert_eq!(DataVolume::parse("3.5 g").unwrap().readable(), "3.5 GB");
/// assert!(DataVolume::parse("3.5 miles").is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DataVolume(u64);

/// Why a text is not an amount of data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DataVolumeError {
    /// Nothing was given.
    #[error("empty")]
    Empty,
    /// No amount in a known form.
    #[error("not an amount of data")]
    Unreadable,
    /// More than can be counted.
    #[error("too large")]
    TooLarge,
}

impl DataVolume {
    /// So many bytes.
    #[must_use]
    pub const fn from_bytes(bytes: u64) -> Self {
        Self(bytes)
    }

    /// The bytes.
    #[must_use]
    pub const fn bytes(self) -> u64 {
        self.0
    }

    /// Reads an amount: `3.5 GB`, `500MB`, `1.2g`, `800 兆`, `5 G流量`. A comma before exactly three digits groups, else it
    /// is the decimal mark.
    ///
    /// # Errors
    /// See [`DataVolumeError`].
    pub fn parse(text: &str) -> Result<Self, DataVolumeError> {
        let plain = to_ascii(text).to_ascii_uppercase();
        let plain = plain.trim().trim_end_matches("流量").trim_end();
        if plain.is_empty() {
            return Err(DataVolumeError::Empty);
        }
        let cut = plain
            .rfind(|c: char| c.is_ascii_digit())
            .ok_or(DataVolumeError::Unreadable)?
            + 1;
        let (number, unit) = plain.split_at_checked(cut).ok_or(DataVolumeError::Unreadable)?;
        let unit = match unit.trim() {
            "" => "G",
            "兆" => "M",
            word => word.strip_suffix('B').unwrap_or(word),
        };
        let size = UNITS
            .iter()
            .find(|(letter, _)| *letter == unit)
            .ok_or(DataVolumeError::Unreadable)?
            .1;
        let (whole, decimals) = match (number.split_once('.'), number.split_once(',')) {
            (Some(parts), _) => parts,
            (None, Some((_, group))) if group.len() % 4 == 3 => (number, ""),
            (None, Some(parts)) => parts,
            (None, None) => (number, ""),
        };
        let mut groups = whole.split(',');
        let mut digits = groups.next().unwrap_or_default().to_owned();
        let even = groups.all(|group| {
            digits.push_str(group);
            group.len() == 3
        });
        if !even || !(digits.is_empty() || all_digits(&digits)) || !(decimals.is_empty() || all_digits(decimals)) {
            return Err(DataVolumeError::Unreadable);
        }
        let mut bytes = if digits.is_empty() {
            Some(0)
        } else {
            digits.parse::<u64>().ok()
        };
        bytes = bytes.and_then(|n| n.checked_mul(size));
        let mut step = size;
        for byte in decimals.bytes() {
            step /= 10;
            bytes = bytes.and_then(|n| n.checked_add(u64::from(byte - b'0') * step));
        }
        bytes.map(Self).ok_or(DataVolumeError::TooLarge)
    }

    /// For people: `3.5 GB`, at most two decimals.
    #[must_use]
    pub fn readable(self) -> String {
        let (letter, size) = UNITS
            .iter()
            .copied()
            .find(|(_, size)| self.0 >= *size)
            .unwrap_or(("K", 1_000));
        let mut out = (self.0 / size).to_string();
        let hundredths = self.0 % size / (size / 100);
        if hundredths > 0 {
            out.push_str(if hundredths < 10 { ".0" } else { "." });
            let short = if hundredths.is_multiple_of(10) {
                hundredths / 10
            } else {
                hundredths
            };
            out.push_str(&short.to_string());
        }
        out.push(' ');
        out.push_str(letter);
        out.push('B');
        out
    }
}
