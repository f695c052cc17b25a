//! The report in the file of evidence, and what goes beside it.
//!
//! Invariant: what was struck out stands nowhere in it, not in the journal beside it either.

use super::{EvidenceView, picture_item};
use crate::evidence::{Dossier, Item, Kept, Paragraph, Report, Section};
use crate::messages::{Language, fill};
use crate::screen::steps::sentence;
use crate::screen::view::View;
use crate::telecom::{Date, Timestamp};
use crate::wizard::{Entry, Field};

/// How the file is checked with everyday tools.
const COMMAND: &str = "unzip FILE.html -d evidence && cd evidence && sha256sum -c SHA256SUMS";

/// Everything that goes into the file, the report in both languages, that of the person first.
#[must_use]
pub fn dossier(view: &EvidenceView<'_>, record: Option<&str>, now: Timestamp) -> Dossier {
    let own = view.view.language;
    let mut kept = vec![Kept {
        name: "journal.json".to_owned(),
        text: serde_json::to_string_pretty(&entries(view)).unwrap_or_default(),
    }];
    if view.takes(Item::Texts) {
        kept.extend(texts(&view.view));
    }
    if view.takes(Item::Mails) {
        kept.extend(mails(&view.view));
    }
    if let Some(text) = record.filter(|_| view.takes(Item::Record)) {
        kept.push(Kept {
            name: "provider.json".to_owned(),
            text: text.to_owned(),
        });
    }
    for file in &mut kept {
        file.text = view.struck(&file.text);
    }
    Dossier {
        case: view.view.wizard.case.id.as_str().to_owned(),
        made_at: now.to_iso(),
        reports: [own, own.other()].map(|language| report(view, language)).to_vec(),
        kept,
    }
}

/// The numbers of the pictures that go in.
#[must_use]
pub fn pictures(view: &EvidenceView<'_>) -> Vec<usize> {
    let all = 0..view.pictures.len();
    all.filter(|at| !view.left_out.contains(&picture_item(*at))).collect()
}

/// The report in one language.
pub(super) fn report(view: &EvidenceView<'_>, language: Language) -> Report {
    let case = view.view.in_language(language);
    let t = case.t();
    let e = &t.evidence;
    let titled = |heading: &str, paragraphs: Vec<Paragraph>| Section {
        heading: heading.to_owned(),
        paragraphs,
    };
    let mut sections = vec![
        titled(e.plan_heading, plan(view, &case)),
        titled(e.happened_heading, happened(view, &case)),
    ];
    let as_sent = |item: Item, heading: &str, kept: Vec<Kept>| {
        let words = kept.into_iter().map(|kept| Paragraph::Verbatim(kept.text));
        view.takes(item).then(|| titled(heading, words.collect()))
    };
    sections.extend(as_sent(Item::Texts, e.texts_heading, texts(&case)));
    sections.extend(as_sent(Item::Mails, e.mails_heading, mails(&case)));
    if view.takes(Item::Record) {
        sections.push(titled(e.record_heading, sources(&case)));
    }
    sections.retain(|section| !section.paragraphs.is_empty());
    for paragraph in sections.iter_mut().flat_map(|section| &mut section.paragraphs) {
        let (Paragraph::Text(text) | Paragraph::Verbatim(text) | Paragraph::Pair(_, text)) = paragraph;
        *text = view.struck(text);
    }
    let practice = if case.wizard.case.practice {
        t.frame.practice
    } else {
        ""
    };
    Report {
        language: language.as_str().to_owned(),
        title: fill(e.report_title, &[("plan", &name(view, &case))]),
        practice: practice.to_owned(),
        sections,
        pictures: e.pictures_heading.to_owned(),
        check: Section {
            heading: e.check_heading.to_owned(),
            paragraphs: vec![
                Paragraph::Text(e.check_text.to_owned()),
                Paragraph::Verbatim(COMMAND.to_owned()),
                Paragraph::Text(e.check_elsewhere.to_owned()),
                Paragraph::Text(e.check_proves.to_owned()),
            ],
        },
    }
}

/// What the plan is called: the person's own name for it is one of the person's notes.
fn name(view: &EvidenceView<'_>, case: &View<'_>) -> String {
    let provider = case.provider_name();
    match (view.takes(Item::Notes), provider.is_empty()) {
        (true, _) => case.plan_name(),
        (false, false) => provider,
        (false, true) => case.t().home.unnamed.to_owned(),
    }
}

fn plan(view: &EvidenceView<'_>, case: &View<'_>) -> Vec<Paragraph> {
    let t = case.t();
    let answers = case.wizard.answers();
    let nickname = view.takes(Item::Notes).then(|| answers.text(Field::Nickname));
    let route = answers.route().map(|route| t.route(route)).unwrap_or_default();
    let paid = answers
        .date(Field::PaidUntil)
        .map(|day| t.date(day))
        .unwrap_or_default();
    [
        (t.review.provider, case.provider_name()),
        (t.details.nickname, nickname.unwrap_or_default().to_owned()),
        (t.review.identifier, answers.text(Field::Identifier).to_owned()),
        (t.review.way, route),
        (t.balance.paid_until, paid),
        (t.evidence.stands, t.stage(case.wizard.stage(case.cx)).to_owned()),
    ]
    .into_iter()
    .filter(|(_, text)| !text.is_empty())
    .map(|(term, text)| Paragraph::Pair(term.to_owned(), text))
    .collect()
}

fn happened(view: &EvidenceView<'_>, case: &View<'_>) -> Vec<Paragraph> {
    let said = |entry: &Entry| Paragraph::Pair(entry.at.to_iso(), sentence(case, entry));
    entries(view).iter().map(said).collect()
}

/// The journal without what was struck out.
fn entries(view: &EvidenceView<'_>) -> Vec<Entry> {
    let mut entries = view.view.wizard.journal.entries().to_vec();
    for entry in &mut entries {
        if !view.takes(Item::Contacts) {
            entry.with.clear();
        }
        if !view.takes(Item::Notes) {
            entry.note.clear();
        }
        if !view.takes(Item::Mails) {
            entry.mail = None;
        }
        if !view.takes(Item::Texts) {
            entry.said.clear();
        }
    }
    entries
}

/// The texts as they were handed over.
pub(super) fn texts(case: &View<'_>) -> Vec<Kept> {
    let said = case
        .wizard
        .journal
        .entries()
        .iter()
        .filter(|entry| !entry.said.is_empty());
    said.enumerate()
        .map(|(at, entry)| Kept {
            name: ["texts/", &(at + 1).to_string(), ".txt"].concat(),
            text: [&entry.at.to_iso(), "\n\n", &entry.said, "\n"].concat(),
        })
        .collect()
}

/// What mails said that stand behind an answer, and by which sum each is known again.
pub(super) fn mails(case: &View<'_>) -> Vec<Kept> {
    let noted = case
        .wizard
        .journal
        .entries()
        .iter()
        .filter_map(|entry| entry.mail.as_ref());
    noted
        .enumerate()
        .map(|(at, mail)| Kept {
            name: ["mails/", &(at + 1).to_string(), ".txt"].concat(),
            text: [
                case.t().mail_class(mail.class),
                "\n“",
                &mail.sentence,
                "”\nSHA-256 ",
                &mail.sha256,
                "\n",
            ]
            .concat(),
        })
        .collect()
}

/// On what the record rests that was followed.
fn sources(case: &View<'_>) -> Vec<Paragraph> {
    let t = case.t();
    let Some(record) = case.cx.record else {
        return Vec::new();
    };
    record
        .sources
        .iter()
        .map(|source| {
            let day = Date::parse(&source.checked_on).map_or_else(|_| source.checked_on.clone(), |day| t.date(day));
            let checked = fill(t.frame.checked_on, &[("date", &day)]);
            Paragraph::Pair(source.url.clone(), checked)
        })
        .collect()
}
