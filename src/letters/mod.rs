//! What is said to a provider and to others: English, with the person's language beside it, line by line.
//!
//! Invariant: a text is filled from the case alone and holds no placeholder, so it can always be handed over as it is;
//! where something is lacking there is no text, but the questions that are open ([`Missing`]).

mod answers;
mod cancellation;
mod claims;
mod facts;
mod form;
mod letter;
mod mail_link;
mod others;
mod stamp;

pub use answers::spoken;
pub use cancellation::reason;
pub use form::Form;
pub use letter::{Letter, Line, Missing};
pub use mail_link::{MailBy, mail_link};
pub use stamp::stamp;

/// The texts, by name.
pub use crate::wizard::TextKind as Kind;

use crate::wizard::{Context, Field, Wizard};
use facts::Facts;

/// What stands above a text on paper: from whom, of which day, to whom.
#[must_use]
pub fn letterhead(kind: Kind, wizard: &Wizard, cx: &Context<'_>) -> Vec<String> {
    let name = letter::plain(wizard.answers().text(Field::AccountName));
    let provider = wizard.provider_name(cx).map(|name| ["To ", &name.en].concat());
    let to = match kind {
        Kind::FccComplaint => Some("To the Federal Communications Commission".to_owned()),
        Kind::AttorneyGeneral => Some("To the Office of the Attorney General".to_owned()),
        Kind::CardDispute => Some("To the issuer of my card".to_owned()),
        Kind::ToSeller | Kind::ToOwner => None,
        Kind::CancellationMail
        | Kind::CancellationChat
        | Kind::CancellationPhone
        | Kind::CancellationForm
        | Kind::CancellationLetter
        | Kind::FollowUp
        | Kind::AnswerReceivedOnly
        | Kind::DeclineOffer
        | Kind::AnswerRefusal
        | Kind::AnswerIdentity
        | Kind::RefundBalance
        | Kind::CcpaDeletion => provider,
    };
    let name = Some(name).filter(|name| !name.is_empty());
    let day = Some(letter::day(cx.today).0);
    name.into_iter().chain(day).chain(to).collect()
}

/// Makes a text of a case.
///
/// # Errors
/// What the case lacks for it; whether the text is of use now is another question ([`Wizard::text_state`]).
pub fn write(kind: Kind, wizard: &Wizard, cx: &Context<'_>) -> Result<Letter, Missing> {
    let fields: Vec<Field> = wizard.text_problems(kind, cx).iter().filter_map(|p| p.field).collect();
    if !fields.is_empty() {
        return Err(Missing { fields });
    }
    let lacks = |field: Field| Missing { fields: vec![field] };
    let facts = Facts::of(wizard, cx).ok_or_else(|| lacks(Field::Identifier))?;
    match kind {
        Kind::CancellationMail
        | Kind::CancellationChat
        | Kind::CancellationPhone
        | Kind::CancellationForm
        | Kind::CancellationLetter => {
            cancellation::cancellation(Form::of(kind), &facts).ok_or_else(|| lacks(Field::Route))
        }
        Kind::FollowUp => answers::follow_up(&facts).ok_or_else(|| lacks(Field::SentOn)),
        Kind::AnswerReceivedOnly => answers::received_only(&facts).ok_or_else(|| lacks(Field::SentOn)),
        Kind::AnswerRefusal => answers::refusal(&facts).ok_or_else(|| lacks(Field::SentOn)),
        Kind::DeclineOffer => Ok(answers::decline_offer(&facts)),
        Kind::AnswerIdentity => Ok(answers::identity(&facts)),
        Kind::RefundBalance => Ok(claims::refund_balance(&facts)),
        Kind::ToSeller => Ok(others::to_seller(&facts)),
        Kind::ToOwner => Ok(others::to_owner(&facts)),
        Kind::FccComplaint | Kind::AttorneyGeneral => {
            claims::complaint(kind, &facts).ok_or_else(|| lacks(Field::Provider))
        }
        Kind::CardDispute => claims::card_dispute(&facts).ok_or_else(|| lacks(Field::ChargedOn)),
        Kind::CcpaDeletion => Ok(claims::deletion(&facts)),
    }
}
