//! The shape of a record as a table: each field, what may stand in it, and in which order it is written.
//!
//! Invariant: it says what `public/directory/schema.json` says, field by field (`tests/it/directory.rs` holds one
//! against the other). The check, the form and the writer of a record all read this one table.

use super::act::Channel;
use super::field_name::Name;
use super::terms::{Fate, Grade, Kind, Proof, RefundForm, Untouched};

/// What a number may be at most.
pub const MOST: u64 = 65_535;
/// What `$schema` says in every record.
pub const SCHEMA: &str = "../schema.json";

/// The form of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// Any that is not empty.
    Any,
    /// Always [`SCHEMA`].
    Schema,
    /// A provider's id.
    Id,
    /// The https address of a page.
    Https,
    /// A number as printed in the US.
    PhoneUs,
    /// A number with + and country code.
    PhoneAbroad,
    /// A mail address.
    Mail,
    /// A domain in small letters.
    Domain,
    /// `YYYY-MM-DD`, a day that exists.
    Day,
    /// A field of the record, as a dotted path.
    Path,
    /// The same, for what no source stands for.
    UncheckedPath,
}

/// What may stand in a field.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// One text.
    Text(Form),
    /// A text in both languages; `true` if Chinese may repeat the English.
    Local(bool),
    /// One of these names.
    One(&'static [&'static str]),
    /// A whole number from 1 to [`MOST`].
    Number,
    /// Yes or no.
    Flag,
    /// Texts, none twice.
    Words(Form),
    /// Some of these names, none twice.
    Set(&'static [&'static str]),
    /// Fields.
    Object(&'static [Member]),
    /// Several of the same shape.
    Items(&'static Shape),
}

/// A field of an object.
#[derive(Debug, Clone, Copy)]
pub struct Member {
    /// Its name.
    pub name: Name,
    /// It has to be there; a list has to hold something.
    pub must: bool,
    /// What may stand in it.
    pub shape: Shape,
}

const fn may(name: Name, shape: Shape) -> Member {
    Member {
        name,
        must: false,
        shape,
    }
}

const fn must(name: Name, shape: Shape) -> Member {
    Member {
        name,
        must: true,
        shape,
    }
}

const HTTPS: Shape = Shape::Text(Form::Https);
const LOCAL: Shape = Shape::Local(false);

/// What is really done; moving the number away has its own place in a record.
pub const ACTS: &[&str] = &[
    "stop_renewal",
    "end_at_period_end",
    "end_now",
    "refund_unused",
    "delete_account",
    "nothing",
];

/// A record.
pub const RECORD: &[Member] = &[
    may(Name::Schema, Shape::Text(Form::Schema)),
    must(Name::Id, Shape::Text(Form::Id)),
    must(Name::Name, Shape::Local(true)),
    must(Name::Kind, Shape::One(Kind::NAMES)),
    may(Name::Aliases, Shape::Words(Form::Any)),
    may(Name::Networks, Shape::Words(Form::Any)),
    may(Name::Parent, Shape::Text(Form::Any)),
    must(Name::Grade, Shape::One(Grade::NAMES)),
    may(Name::Status, Shape::Object(STATUS)),
    may(Name::Links, Shape::Object(LINKS)),
    may(Name::Contact, Shape::Object(CONTACT)),
    may(Name::MailDomains, Shape::Words(Form::Domain)),
    may(Name::Routes, Shape::Items(&Shape::Object(ROUTE))),
    may(Name::Proofs, Shape::Set(Proof::NAMES)),
    may(Name::Warnings, Shape::Object(WARNINGS)),
    may(Name::Notes, Shape::Object(NOTES)),
    may(Name::Rules, Shape::Object(RULES)),
    may(Name::PortOut, Shape::Object(PORT_OUT)),
    may(Name::Conflicts, Shape::Items(&LOCAL)),
    may(Name::Unchecked, Shape::Words(Form::UncheckedPath)),
    must(Name::Sources, Shape::Items(&Shape::Object(SOURCE))),
];

const STATUS: &[Member] = &[
    must(Name::Is, Shape::One(Fate::NAMES)),
    may(Name::Into, Shape::Text(Form::Id)),
    must(Name::Text, LOCAL),
    may(Name::Elsewhere, Shape::Items(&Shape::Object(ELSEWHERE))),
];

const ELSEWHERE: &[Member] = &[must(Name::Name, LOCAL), must(Name::Url, HTTPS)];

const LINKS: &[Member] = &[
    may(Name::Website, HTTPS),
    may(Name::SignIn, HTTPS),
    may(Name::PasswordReset, HTTPS),
    may(Name::Cancel, HTTPS),
    may(Name::Support, HTTPS),
    may(Name::Chat, HTTPS),
    may(Name::DataDeletion, HTTPS),
];

const CONTACT: &[Member] = &[
    may(Name::PhoneUs, Shape::Text(Form::PhoneUs)),
    may(Name::PhoneAbroad, Shape::Text(Form::PhoneAbroad)),
    may(Name::Email, Shape::Text(Form::Mail)),
    may(Name::Hours, LOCAL),
];

const ROUTE: &[Member] = &[
    must(Name::Act, Shape::One(ACTS)),
    must(Name::Channel, Shape::One(Channel::NAMES)),
    may(Name::Url, HTTPS),
    must(Name::Steps, Shape::Items(&LOCAL)),
    may(Name::Effect, LOCAL),
];

const WARNINGS: &[Member] = &[
    may(Name::PortFirst, LOCAL),
    may(Name::NoOnlineWay, LOCAL),
    may(Name::SelfServiceOnly, LOCAL),
    may(Name::OwnerOnly, LOCAL),
    may(Name::AutoPayGoesOn, LOCAL),
    may(Name::ProfileNeeded, LOCAL),
];

const NOTES: &[Member] = &[
    may(Name::BeforeEnding, LOCAL),
    may(Name::AutoRenew, LOCAL),
    may(Name::Balance, LOCAL),
    may(Name::Refund, LOCAL),
    may(Name::ServiceEnd, LOCAL),
    may(Name::Reactivation, LOCAL),
    may(Name::Confirmation, LOCAL),
    may(Name::DeleteProfile, LOCAL),
    may(Name::AccountDeletion, LOCAL),
    may(Name::SecondFactor, LOCAL),
    may(Name::Identity, LOCAL),
    may(Name::Other, LOCAL),
];

const RULES: &[Member] = &[
    may(Name::NoticeHours, Shape::Number),
    may(Name::GraceDays, Shape::Number),
    may(Name::CycleDays, Shape::Number),
    may(Name::AnswerDays, Shape::Number),
    may(Name::Refund, Shape::Object(REFUND)),
];

const REFUND: &[Member] = &[
    must(Name::WindowDays, Shape::Number),
    may(Name::Form, Shape::One(RefundForm::NAMES)),
    may(Name::OnlyIf, Shape::One(Untouched::NAMES)),
];

const PORT_OUT: &[Member] = &[
    may(Name::AccountNumber, LOCAL),
    may(Name::Pin, LOCAL),
    may(Name::PinValidDays, Shape::Number),
    may(Name::Lock, LOCAL),
    may(Name::Network, LOCAL),
    may(Name::Note, LOCAL),
];

const SOURCE: &[Member] = &[
    must(Name::Url, HTTPS),
    must(Name::CheckedOn, Shape::Text(Form::Day)),
    may(Name::ThirdParty, Shape::Flag),
    must(Name::For, Shape::Words(Form::Path)),
];
