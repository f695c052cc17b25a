//! Received: what another app has shared, by its content, and the plans that it can belong to.
//!
//! Invariant: it proposes an order and decides nothing: the person says to which plan it goes, and the step then does with it what
//! it does with what is pasted or chosen there. A plan that could not take it is not proposed.

use super::stage::Stage;
use super::step::StepId;
use super::summary::Summary;
use crate::directory::{Identified, InText, identify, in_text};
use crate::ordered::Ordered;
use crate::telecom::looks_like_activation_code;

/// What it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Parcel {
    /// A mail, with its headers.
    Mail,
    /// A picture.
    Picture,
    /// A number or code of an eSIM, or a text with one in it.
    Number,
    /// Some other text.
    Text,
    /// A file of which nothing is known here.
    Unknown,
}

/// Where it can go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Goal {
    /// To the step that asks what came back.
    Answer,
    /// To the step that asks which eSIM it is.
    Line,
}

/// What a file is, by its name and media type; `None` for one that has to be read as a text.
#[must_use]
pub fn file_parcel(name: &str, media: &str) -> Option<Parcel> {
    let ends = |ending: &str| {
        let start = name.len().checked_sub(ending.len());
        start
            .and_then(|at| name.get(at..))
            .is_some_and(|end| end.eq_ignore_ascii_case(ending))
    };
    if media.starts_with("image/") {
        Some(Parcel::Picture)
    } else if media == "message/rfc822" || ends(".eml") {
        Some(Parcel::Mail)
    } else if media.starts_with("text/") || ends(".txt") {
        None
    } else {
        Some(Parcel::Unknown)
    }
}

/// What a text is.
///
/// ```
/// use esim_exit::wizard::{Parcel, text_parcel};
/// assert_eq!(text_parcel("From: a@b.example\nSubject: Cancelled\n\nYour plan has ended."), Parcel::Mail);
/// assert_eq!(text_parcel("LPA:1$rsp.example.com$ABC"), Parcel::Number);
/// assert_eq!(text_parcel("Your plan has ended."), Parcel::Text);
/// ```
#[must_use]
pub fn text_parcel(text: &str) -> Parcel {
    let header = |name: &str| {
        let starts = |line: &str| {
            let start = line.trim_start().get(..name.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(name))
        };
        text.lines().take(60).any(starts)
    };
    let number = matches!(
        identify(text),
        Ok(Identified::ActivationCode(_) | Identified::Iccid(_) | Identified::Eid(_) | Identified::Msisdn(_))
    );
    if header("from:") && header("subject:") {
        Parcel::Mail
    } else if number || looks_like_activation_code(text) || matches!(in_text(text), InText::One(_) | InText::Several) {
        Parcel::Number
    } else {
        Parcel::Text
    }
}

impl Parcel {
    /// Where it can go, the likeliest first. A text can always be an answer as well.
    #[must_use]
    pub const fn goals(self) -> &'static [Goal] {
        match self {
            Self::Mail => &[Goal::Answer],
            Self::Picture => &[Goal::Line],
            Self::Number => &[Goal::Line, Goal::Answer],
            Self::Text => &[Goal::Answer, Goal::Line],
            Self::Unknown => &[],
        }
    }
}

impl Goal {
    /// The step it goes to.
    #[must_use]
    pub const fn step(self) -> StepId {
        match self {
            Self::Answer => StepId::Confirm,
            Self::Line => StepId::Line,
        }
    }

    /// Whether a plan can take it: an answer once something was sent, a line while nothing was.
    fn fits(self, plan: &Summary) -> bool {
        let sent = match plan.stage {
            Stage::Submitted | Stage::Acknowledged | Stage::Refused | Stage::Ended => Some(true),
            Stage::Draft | Stage::Prepared => Some(false),
            // What is under way, unknown or over takes neither: its own page says what is next.
            Stage::HandedOver
            | Stage::OutcomeUnknown
            | Stage::Closed
            | Stage::Ported
            | Stage::Moved
            | Stage::Abandoned => None,
        };
        sent == Some(self == Self::Answer)
    }

    /// The plans that can take it, the likeliest first: the one whose number or provider the text names, then the one that waits
    /// for it, then the earliest due.
    #[must_use]
    pub fn plans<'a>(self, plans: &'a [Summary], text: &str) -> Vec<&'a Summary> {
        let text = text.to_lowercase();
        let names = |plan: &Summary| {
            let ending = plan.ending.chars().count() >= 4 && text.contains(&plan.ending.to_lowercase());
            let provider = plan.provider.as_ref().is_some_and(|name| {
                let named = |name: &str| name.chars().count() > 1 && text.contains(&name.to_lowercase());
                named(&name.en) || named(&name.zh_cn)
            });
            (ending, provider)
        };
        let mut fitting: Vec<&Summary> = plans.iter().filter(|plan| self.fits(plan)).collect();
        fitting.order_by_key(|plan| {
            let (ending, provider) = names(plan);
            let due = plan.due.map(|due| due.on);
            let waits = plan.step == Some(self.step());
            (
                !ending,
                !provider,
                !waits,
                due.is_none(),
                due,
                std::cmp::Reverse(plan.created.0),
            )
        });
        fitting
    }
}
