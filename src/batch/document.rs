//! What is saved of a batch: whose lines, which, and what is done to them. Never how far it has come.
//!
//! Invariant: once it is begun it does not change. Each row has a journal of its own, under a name made of the name of
//! the batch and the number of the row.

use super::MOST;
use super::names::Bad;
use crate::ordered::Ordered;
use crate::provider_api::{ActKind, Fault, Platform};
use crate::telecom::{Timestamp, looks_like_activation_code};
use crate::wizard::answer::clean;
use crate::wizard::{BatchRow, CaseId, Journal, Wizard};
use serde::{Deserialize, Serialize};

/// The length of the name of a batch.
const NAME: usize = 8;
/// The digits of the number of a row.
const DIGITS: usize = 5;
/// Where something goes wrong in a practice run: at every third row.
const EVERY: usize = 3;

/// A batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    /// Its name.
    pub id: CaseId,
    /// When it was made.
    pub created: Timestamp,
    /// A practice run: nothing real happens.
    #[serde(default)]
    pub practice: bool,
    /// Whose API.
    #[serde(default)]
    pub platform: Option<Platform>,
    /// What is done to each line.
    #[serde(default)]
    pub kind: Option<ActKind>,
    /// What goes wrong in a practice run.
    #[serde(default)]
    pub fault: Option<Fault>,
    /// When the person confirmed it: none of these numbers is to be kept, so many lines, this act.
    #[serde(default)]
    pub begun: Option<Timestamp>,
    /// The lines.
    #[serde(default)]
    pub rows: Vec<Row>,
    /// The rows of the list that were not taken.
    #[serde(default)]
    pub bad: Vec<Bad>,
}

/// One line of a batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Where it stood in the list, from one.
    pub line: u32,
    /// ICCID, phone number, or what the API calls it.
    pub identifier: String,
    /// What the API calls it.
    pub api_line: String,
    /// Its plan, in the provider's words.
    #[serde(default)]
    pub plan: String,
    /// How it stood when it was looked up, in the provider's words.
    #[serde(default)]
    pub words: String,
}

impl Row {
    /// The end of what names it.
    #[must_use]
    pub fn ending(&self) -> String {
        let count = self.identifier.chars().count();
        self.identifier.chars().skip(count.saturating_sub(4)).collect()
    }
}

/// The batch and the number of a row, if this names one.
#[must_use]
pub fn of_row(id: &CaseId) -> Option<(CaseId, usize)> {
    let (batch, number) = id.as_str().split_at_checked(NAME)?;
    let digits = number.len() == DIGITS && number.bytes().all(|b| b.is_ascii_digit());
    let batch = CaseId::new(batch).ok().filter(|_| digits)?;
    Some((batch, number.parse().ok()?))
}

impl Batch {
    /// An empty batch.
    #[must_use]
    pub fn new(id: CaseId, created: Timestamp, practice: bool) -> Self {
        Self {
            id,
            created,
            practice,
            platform: practice.then_some(Platform::Practice),
            kind: None,
            fault: None,
            begun: None,
            rows: Vec::new(),
            bad: Vec::new(),
        }
    }

    /// The name of a row: of its journal and its page. `None` for a name of another length, which makes no rows.
    #[must_use]
    pub fn row_id(&self, at: usize) -> Option<CaseId> {
        if self.id.as_str().len() != NAME {
            return None;
        }
        CaseId::new(&format!("{}{at:0DIGITS$}", self.id.as_str())).ok()
    }

    /// What talks to the API while the batch is prepared.
    #[must_use]
    pub fn head(&self) -> Wizard {
        let chosen = (self.platform, self.kind, self.fault);
        Wizard::of_batch(self.id.clone(), self.created, self.practice, chosen)
    }

    /// A row as a case. None before the batch was confirmed: until then nothing may end.
    #[must_use]
    pub fn wizard(&self, at: usize, journal: Journal) -> Option<Wizard> {
        let row = self.rows.get(at)?;
        let begun = self.begun?;
        let fault = self.fault.filter(|_| self.practice && at % EVERY == EVERY - 1);
        let row = BatchRow {
            id: self.row_id(at)?,
            created: begun,
            platform: self.platform?,
            kind: self.kind?,
            identifier: &row.identifier,
            api_line: &row.api_line,
            fault,
        };
        Some(Wizard::of_batch_row(&row, journal))
    }

    /// A batch that a file brings in, as it may be kept: each text passes what typed text passes. `None` if there are more lines
    /// than a batch takes, or one is named by an activation code.
    #[must_use]
    pub fn brought(mut self) -> Option<Self> {
        if self.rows.len() > MOST || self.bad.len() > MOST {
            return None;
        }
        for row in &mut self.rows {
            if looks_like_activation_code(&row.identifier) {
                return None;
            }
            for text in [&mut row.identifier, &mut row.api_line, &mut row.plan, &mut row.words] {
                *text = clean(text);
            }
        }
        Some(self)
    }

    /// How many lines there are of each plan and state, the most first.
    #[must_use]
    pub fn totals(&self) -> Vec<(&str, &str, usize)> {
        let mut totals: std::collections::BTreeMap<(&str, &str), usize> = std::collections::BTreeMap::new();
        for row in &self.rows {
            *totals.entry((&row.plan, &row.words)).or_default() += 1;
        }
        let mut totals: Vec<_> = totals.into_iter().map(|((plan, words), n)| (plan, words, n)).collect();
        totals.order_by_key(|(.., n)| std::cmp::Reverse(*n));
        totals
    }
}
