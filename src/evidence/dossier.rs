//! What goes into the file, as the page gives it to the second program; pictures travel beside it.

use serde::{Deserialize, Serialize};

/// Everything but the pictures.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dossier {
    /// The case, so that the file can be found again by those who made it.
    pub case: String,
    /// When it was made, as `2026-12-31T09:30:00Z`.
    pub made_at: String,
    /// The same report in each language, that of the person first.
    pub reports: Vec<Report>,
    /// Texts that are kept as files of their own.
    pub kept: Vec<Kept>,
}

/// A text as a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Where it lies in the file, such as `texts/1.txt`.
    pub name: String,
    /// What it says.
    pub text: String,
}

/// The report in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// As of BCP 47.
    pub language: String,
    /// What it is.
    pub title: String,
    /// What a practice run says of itself; empty for a real case.
    pub practice: String,
    /// Its parts.
    pub sections: Vec<Section>,
    /// The heading above the pictures.
    pub pictures: String,
    /// How this file is checked, and what that proves.
    pub check: Section,
}

/// A part of the report.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its heading.
    pub heading: String,
    /// What stands under it.
    pub paragraphs: Vec<Paragraph>,
}

/// A piece of a part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Paragraph {
    /// A sentence or more.
    Text(String),
    /// A term and what is said of it.
    Pair(String, String),
    /// Words exactly as they were sent or came.
    Verbatim(String),
}
