//! What is told of a file: the words between the second program and the page.
//!
//! Shape: a list of texts. The page reads it by hand, because a reader made for these types would travel with the first screen.

use crate::named_enum;

named_enum! {
    /// Why a file as a whole is refused, or what it lacks.
    pub enum Refused {
        /// It is larger than any file of ours.
        TooLarge = "too_large",
        /// It is none of ours.
        NotOurs = "not_ours",
        /// Its end is missing.
        CutOff = "cut_off",
        /// A newer version of the page made it.
        Newer = "newer",
        /// Its parts lie deeper in each other than ours do.
        TooDeep = "too_deep",
        /// It holds more than a file of ours can.
        TooMuch = "too_much",
        /// The same name stands in it twice.
        Twice = "twice",
        /// It holds a name that is none of ours.
        Foreign = "foreign",
        /// A value in it is not of its form.
        Wrong = "wrong",
        /// It has a password, which was not given.
        Locked = "locked",
        /// The password does not open it, or it was changed.
        NotOpened = "not_opened",
        /// It asks for a way of enciphering that no page of ours uses.
        Cipher = "cipher",
        /// This browser enciphers nothing here.
        NoCipher = "no_cipher",
    }
}

named_enum! {
    /// What becomes of a plan or a batch.
    pub enum Verdict {
        /// It is not here yet.
        New = "new",
        /// Something of it changes here.
        Changed = "changed",
        /// Nothing changes.
        Same = "same",
        /// It is not taken.
        Refused = "refused",
    }
}

named_enum! {
    /// What is said of a plan.
    pub enum Note {
        /// The answers of the file are newer and replace those here.
        AnswersTaken = "answers_taken",
        /// The answers here are as new or newer, or an act hangs on them, and stay.
        AnswersKept = "answers_kept",
        /// Something was noted that is not known here.
        HistoryLonger = "history_longer",
        /// An act may be under way, so this is to be found out first.
        OutcomeUnknown = "outcome_unknown",
        /// Another plan here stands for the same line.
        SameLine = "same_line",
        /// What is here of it cannot be read, or was saved by a newer version.
        HereUnreadable = "here_unreadable",
        /// What is here under this name is something else.
        Differs = "differs",
        /// A history without its plan.
        WithoutPlan = "without_plan",
    }
}

/// A line of the preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What becomes of it.
    pub verdict: Verdict,
    /// What it is called, in English and in Chinese; may be empty.
    pub title: [String; 2],
    /// The end of its number; may be empty.
    pub ending: String,
    /// How many lines, if it is a batch.
    pub lines: Option<usize>,
    /// What is said of it.
    pub notes: Vec<Note>,
}

/// What is told before anything is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// The day on which the file was made, as `YYYY-MM-DD`.
    pub day: String,
    /// How many writes it takes; none if all is here already.
    pub writes: usize,
    /// How many drafts, settings and values that were set aside come in beside the plans.
    pub beside: usize,
    /// How many drafts in the file are older than those here, and stay out.
    pub drafts_kept: usize,
    /// The plans and batches.
    pub rows: Vec<Row>,
}

/// Between the notes of a row.
const COMMA: &str = ",";

impl Told {
    /// How many plans and batches have this verdict.
    #[must_use]
    pub fn count(&self, verdict: Verdict) -> usize {
        self.rows.iter().filter(|row| row.verdict == verdict).count()
    }

    /// As a list of texts.
    #[must_use]
    pub fn texts(&self) -> Vec<String> {
        let mut texts = vec![
            self.day.clone(),
            self.writes.to_string(),
            self.beside.to_string(),
            self.drafts_kept.to_string(),
        ];
        for row in &self.rows {
            let [en, zh_cn] = &row.title;
            let notes: Vec<&str> = row.notes.iter().map(|note| note.as_str()).collect();
            texts.extend([
                row.verdict.as_str().to_owned(),
                en.clone(),
                zh_cn.clone(),
                row.ending.clone(),
                row.lines.map(|lines| lines.to_string()).unwrap_or_default(),
                notes.join(COMMA),
            ]);
        }
        texts
    }

    /// Read back; `None` for what [`Self::texts`] did not write.
    #[must_use]
    pub fn read(texts: &[String]) -> Option<Self> {
        let [day, writes, beside, drafts_kept, rows @ ..] = texts else {
            return None;
        };
        let row = |texts: &[String]| {
            let [verdict, en, zh_cn, ending, lines, notes] = texts else {
                return None;
            };
            Some(Row {
                verdict: verdict.parse().ok()?,
                title: [en.clone(), zh_cn.clone()],
                ending: ending.clone(),
                lines: lines.parse().ok(),
                notes: notes.split(COMMA).filter_map(|note| note.parse().ok()).collect(),
            })
        };
        Some(Self {
            day: day.clone(),
            writes: writes.parse().ok()?,
            beside: beside.parse().ok()?,
            drafts_kept: drafts_kept.parse().ok()?,
            rows: rows.chunks(6).map(row).collect::<Option<_>>()?,
        })
    }
}
