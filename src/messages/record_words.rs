//! The words for a record's fields, for what can be wrong with them, and for how much a way asks of a person.

use super::{Catalogue, fill};
use crate::directory::check::Expected;
use crate::directory::effort::Difficulty;
use crate::directory::shape::{Form, Shape};
use crate::directory::terms::Fate;
use crate::directory::{Effort, Flaw, Minutes, Name, Reason, route_of};

impl Catalogue {
    /// The label of a field.
    #[must_use]
    pub fn field(&self, name: Name) -> &'static str {
        let f = &self.record_field;
        match name {
            Name::Schema => "",
            Name::Id => f.id,
            Name::Name => f.name,
            Name::Kind => f.kind,
            Name::Aliases => f.aliases,
            Name::Networks => f.networks,
            Name::Parent => f.parent,
            Name::Grade => f.grade,
            Name::Status => f.status,
            Name::Is => f.is,
            Name::Into => f.into,
            Name::Text => f.text,
            Name::Elsewhere => f.elsewhere,
            Name::Url => f.url,
            Name::Links => f.links,
            Name::Website => f.website,
            Name::SignIn => f.sign_in,
            Name::PasswordReset => f.password_reset,
            Name::Cancel => f.cancel,
            Name::Support => f.support,
            Name::Chat => f.chat,
            Name::DataDeletion => f.data_deletion,
            Name::Contact => f.contact,
            Name::PhoneUs => f.phone_us,
            Name::PhoneAbroad => f.phone_abroad,
            Name::Email => f.email,
            Name::Hours => f.hours,
            Name::MailDomains => f.mail_domains,
            Name::Routes => f.routes,
            Name::Act => f.act,
            Name::Channel => f.channel,
            Name::Steps => f.steps,
            Name::Effect => f.effect,
            Name::Proofs => f.proofs,
            Name::Warnings => f.warnings,
            Name::PortFirst => f.port_first,
            Name::NoOnlineWay => f.no_online_way,
            Name::SelfServiceOnly => f.self_service_only,
            Name::OwnerOnly => f.owner_only,
            Name::AutoPayGoesOn => f.auto_pay_goes_on,
            Name::ProfileNeeded => f.profile_needed,
            Name::Notes => f.notes,
            Name::BeforeEnding => f.before_ending,
            Name::AutoRenew => f.auto_renew,
            Name::Balance => f.balance,
            Name::Refund => f.refund,
            Name::ServiceEnd => f.service_end,
            Name::Reactivation => f.reactivation,
            Name::Confirmation => f.confirmation,
            Name::DeleteProfile => f.delete_profile,
            Name::AccountDeletion => f.account_deletion,
            Name::SecondFactor => f.second_factor,
            Name::Identity => f.identity,
            Name::Other => f.other,
            Name::Rules => f.rules,
            Name::NoticeHours => f.notice_hours,
            Name::GraceDays => f.grace_days,
            Name::CycleDays => f.cycle_days,
            Name::AnswerDays => f.answer_days,
            Name::WindowDays => f.window_days,
            Name::Form => f.form,
            Name::OnlyIf => f.only_if,
            Name::PortOut => f.port_out,
            Name::AccountNumber => f.account_number,
            Name::Pin => f.pin,
            Name::PinValidDays => f.pin_valid_days,
            Name::Lock => f.lock,
            Name::Network => f.network,
            Name::Note => f.note,
            Name::Conflicts => f.conflicts,
            Name::Unchecked => f.unchecked,
            Name::Sources => f.sources,
            Name::CheckedOn => f.checked_on,
            Name::ThirdParty => f.third_party,
            Name::For => f.covers,
        }
    }

    /// Short help at a field; empty if its label says it all.
    #[must_use]
    pub fn field_hint(&self, name: Name, shape: Shape) -> &'static str {
        let h = &self.record_hint;
        match (name, shape) {
            (Name::Id, _) => h.id,
            (Name::Into, _) => h.into,
            (Name::Parent, _) => h.parent,
            (Name::Act, _) => h.act,
            (Name::Steps, _) => h.step,
            (Name::Effect, _) => h.effect,
            (Name::Unchecked, _) => h.unchecked,
            (Name::For, _) => h.covers,
            (Name::Hours, _) => "",
            (_, Shape::Number) => h.number,
            (_, Shape::Words(_)) => h.lines,
            (_, Shape::Text(Form::Https)) => h.url,
            (_, Shape::Text(Form::PhoneUs | Form::PhoneAbroad)) => h.phone,
            (_, Shape::Local(false)) => h.text,
            (
                _,
                Shape::Text(_)
                | Shape::Local(true)
                | Shape::One(_)
                | Shape::Flag
                | Shape::Set(_)
                | Shape::Object(_)
                | Shape::Items(_),
            ) => "",
        }
    }

    /// A fact, by the path under which a source stands for it.
    #[must_use]
    pub fn fact(&self, path: &str) -> String {
        if let Some(route) = route_of(path) {
            return self.route(route);
        }
        let label = |part: &str| {
            part.parse()
                .map_or_else(|_| part.to_owned(), |name| self.field(name).to_owned())
        };
        path.split('.').map(label).collect::<Vec<_>>().join(" · ")
    }

    /// The label of the field at a path: the last name in it.
    #[must_use]
    pub fn label_of(&self, path: &str) -> &'static str {
        let name = path.rsplit('.').find_map(|part| part.parse().ok());
        name.map_or("", |name| self.field(name))
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn flaw(&self, flaw: &Flaw) -> String {
        let f = &self.flaw;
        let with = |sentence: &str, value: &str| fill(sentence, &[("value", value)]);
        match &flaw.reason {
            Reason::Missing => match flaw.field.rsplit('.').next().and_then(|name| name.parse().ok()) {
                Some(Name::Act | Name::Channel | Name::Kind | Name::Is) => f.missing_choice.to_owned(),
                Some(Name::For) => f.missing_ticks.to_owned(),
                Some(Name::Steps | Name::Sources) => f.missing_items.to_owned(),
                _ => f.missing.to_owned(),
            },
            Reason::NotAField => f.not_a_field.to_owned(),
            Reason::NotA(Expected::Number) => f.number.to_owned(),
            Reason::NotA(Expected::Text | Expected::Flag | Expected::List | Expected::Object) => f.not_a.to_owned(),
            Reason::Empty => f.empty.to_owned(),
            Reason::NotOneOf(value) => with(f.not_one_of, value),
            Reason::OutOfRange(_) => f.out_of_range.to_owned(),
            Reason::Twice => f.twice.to_owned(),
            Reason::NotTheSchema => f.not_the_schema.to_owned(),
            Reason::IdForm => f.id_form.to_owned(),
            Reason::NotTheFile(file) => with(f.not_the_file, file),
            Reason::NotHttps => f.not_https.to_owned(),
            Reason::LinkForm => f.link_form.to_owned(),
            Reason::PhoneForm => f.phone_form.to_owned(),
            Reason::PhoneAbroadForm => f.phone_abroad_form.to_owned(),
            Reason::MailForm => f.mail_form.to_owned(),
            Reason::DomainForm => f.domain_form.to_owned(),
            Reason::NotADay(_) => f.not_a_day.to_owned(),
            Reason::NoChinese => f.no_chinese.to_owned(),
            Reason::QuoteOpen => f.quote_open.to_owned(),
            Reason::LabelLost(label) => with(f.label_lost, label),
            Reason::NoSource => with(f.no_source, &self.fact(&flaw.field)),
            Reason::PathForm(path) | Reason::NotInRecord(path) => with(f.path, &self.fact(path)),
            Reason::ContactUnchecked(path) => with(f.contact_unchecked, &self.fact(path)),
            Reason::Sourced(path) => with(f.sourced, &self.fact(path)),
            Reason::GradeWithRoutes(_) | Reason::NoOwnPage => f.grade.to_owned(),
            Reason::ActivationCode => f.activation_code.to_owned(),
            Reason::CardNumber => f.card_number.to_owned(),
            Reason::PrivatePhone => f.private_phone.to_owned(),
        }
    }

    /// What became of a provider.
    #[must_use]
    pub fn fate(&self, fate: Fate) -> &'static str {
        let c = &self.contribute;
        match fate {
            Fate::GoneUs => c.fate_gone_us,
            Fate::Merged => c.fate_merged,
            Fate::Renamed => c.fate_renamed,
        }
    }

    /// How much a way asks of a person, in a sentence.
    #[must_use]
    pub fn effort(&self, effort: Effort) -> String {
        let e = &self.effort;
        let minutes = match effort.minutes {
            Minutes::Five => e.five,
            Minutes::Fifteen => e.fifteen,
            Minutes::Thirty => e.thirty,
            Minutes::Hours => e.hours,
            Minutes::None => e.none,
        };
        let how = match effort.difficulty {
            Difficulty::Alone => e.alone,
            Difficulty::Somebody => e.somebody,
            Difficulty::Answer => e.answer,
            Difficulty::Wait => return fill(e.one, &[("minutes", minutes)]),
        };
        let said = fill(e.both, &[("minutes", minutes), ("how", how)]);
        if effort.document {
            fill(
                e.both,
                &[("minutes", said.trim_end_matches(['.', '。'])), ("how", e.document)],
            )
        } else {
            said
        }
    }
}
