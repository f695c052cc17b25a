//! The sentence for each thing that can be wrong.

use crate::directory::IdentifyProblem;
use crate::messages::{Catalogue, fill};
use crate::wizard::{Field, Problem, ProblemKind};

/// What is wrong and what would be right.
pub(in crate::screen) fn text(t: &Catalogue, problem: &Problem) -> String {
    let p = &t.problems;
    match &problem.kind {
        ProblemKind::Missing => missing(t, problem.field).to_owned(),
        ProblemKind::Identifier(why) => identifier(t, *why),
        ProblemKind::OnlyActivationCode => p.only_code.to_owned(),
        ProblemKind::DateUnreadable => p.date_unreadable.to_owned(),
        ProblemKind::NoSuchDay => p.no_such_day.to_owned(),
        ProblemKind::DateAmbiguous(first, second) => fill(
            p.date_ambiguous,
            &[("first", &t.date(*first)), ("second", &t.date(*second))],
        ),
        ProblemKind::DateOutOfRange => p.date_range.to_owned(),
        ProblemKind::DateInFuture => p.date_future.to_owned(),
        ProblemKind::EndsBeforeSent => p.ends_before.to_owned(),
        ProblemKind::AmountUnreadable => p.amount.to_owned(),
        ProblemKind::NameUnreadable => t.texts.name_wrong.to_owned(),
        ProblemKind::VolumeUnreadable => p.volume.to_owned(),
        ProblemKind::EndingDiffers => p.ending_differs.to_owned(),
        ProblemKind::CountDiffers(count) => fill(t.batch.count_differs, &[("count", &count.to_string())]),
        ProblemKind::LineHasCase(_) => p.line_has_case.to_owned(),
        ProblemKind::LockedBy(step) => fill(p.locked, &[("step", t.step(*step))]),
        ProblemKind::NumberFirst => p.number_first.to_owned(),
        ProblemKind::ActAlready => p.act_already.to_owned(),
        ProblemKind::NotNow => p.not_now.to_owned(),
        ProblemKind::OtherLine => p.other_line.to_owned(),
        ProblemKind::KeysMissing => p.keys_missing.to_owned(),
        ProblemKind::ApiRefuses => p.api_refuses.to_owned(),
        ProblemKind::ActingElsewhere => p.acting_elsewhere.to_owned(),
        ProblemKind::NotSaved(why) => [p.act_not_saved, t.save_error(*why)].join(". "),
    }
}

fn missing(t: &Catalogue, field: Option<Field>) -> &'static str {
    let p = &t.problems;
    match field {
        Some(Field::Reason) => p.missing_reason,
        Some(Field::Identifier) => p.missing_identifier,
        Some(Field::Provider) => p.missing_provider,
        Some(Field::ProviderName) => p.missing_provider_name,
        Some(Field::SentOn | Field::RepliedOn | Field::EndsOn | Field::ChargedOn) => p.missing_date,
        Some(Field::AccountName) => t.texts.missing_name,
        Some(Field::ChargedAmount) => p.amount,
        Some(Field::ContactNote) => t.texts.missing_contact,
        Some(Field::Ending) => p.missing_ending,
        Some(Field::ApiLine) => p.missing_line,
        Some(Field::BatchLines) => t.batch.missing_lines,
        Some(_) => p.missing_choice,
        None => p.missing_checks,
    }
}

fn identifier(t: &Catalogue, why: IdentifyProblem) -> String {
    let p = &t.problems;
    let counted = |sentence: &str, found: usize| fill(sentence, &[("found", &found.to_string())]);
    match why {
        IdentifyProblem::Empty => p.missing_identifier.to_owned(),
        IdentifyProblem::TooShort => p.too_short.to_owned(),
        IdentifyProblem::IccidLength { found } => counted(p.iccid_length, found),
        IdentifyProblem::EidLength { found } => counted(p.eid_length, found),
        IdentifyProblem::PhoneLength { found } => counted(p.phone_length, found),
        IdentifyProblem::Sentence => p.sentence.to_owned(),
        IdentifyProblem::Unreadable => p.unreadable.to_owned(),
    }
}
