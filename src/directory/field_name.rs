//! The names of the fields of a record, wherever in it they stand.
//!
//! Invariant: the same name in two places means the same sort of thing, so one label serves both.

use crate::named_enum;

named_enum! {
    /// The names of fields; the same name in two places means the same sort of thing.
    pub enum Name {
        /// `$schema`.
        Schema = "$schema",
        /// `id`.
        Id = "id",
        /// `name`.
        Name = "name",
        /// `kind`.
        Kind = "kind",
        /// `aliases`.
        Aliases = "aliases",
        /// `networks`.
        Networks = "networks",
        /// `parent`.
        Parent = "parent",
        /// `grade`.
        Grade = "grade",
        /// `status`.
        Status = "status",
        /// `status.is`.
        Is = "is",
        /// `status.into`.
        Into = "into",
        /// `status.text`.
        Text = "text",
        /// `status.elsewhere`.
        Elsewhere = "elsewhere",
        /// The address of a page.
        Url = "url",
        /// `links`.
        Links = "links",
        /// `links.website`.
        Website = "website",
        /// `links.sign_in`.
        SignIn = "sign_in",
        /// `links.password_reset`.
        PasswordReset = "password_reset",
        /// `links.cancel`.
        Cancel = "cancel",
        /// `links.support`.
        Support = "support",
        /// `links.chat`.
        Chat = "chat",
        /// `links.data_deletion`.
        DataDeletion = "data_deletion",
        /// `contact`.
        Contact = "contact",
        /// `contact.phone_us`.
        PhoneUs = "phone_us",
        /// `contact.phone_abroad`.
        PhoneAbroad = "phone_abroad",
        /// `contact.email`.
        Email = "email",
        /// `contact.hours`.
        Hours = "hours",
        /// `mail_domains`.
        MailDomains = "mail_domains",
        /// `routes`.
        Routes = "routes",
        /// `act` of a route.
        Act = "act",
        /// `channel` of a route.
        Channel = "channel",
        /// `steps` of a route.
        Steps = "steps",
        /// `effect` of a route.
        Effect = "effect",
        /// `proofs`.
        Proofs = "proofs",
        /// `warnings`.
        Warnings = "warnings",
        /// `warnings.port_first`.
        PortFirst = "port_first",
        /// `warnings.no_online_way`.
        NoOnlineWay = "no_online_way",
        /// `warnings.self_service_only`.
        SelfServiceOnly = "self_service_only",
        /// `warnings.owner_only`.
        OwnerOnly = "owner_only",
        /// `warnings.auto_pay_goes_on`.
        AutoPayGoesOn = "auto_pay_goes_on",
        /// `warnings.profile_needed`.
        ProfileNeeded = "profile_needed",
        /// `notes`.
        Notes = "notes",
        /// `notes.before_ending`.
        BeforeEnding = "before_ending",
        /// `notes.auto_renew`.
        AutoRenew = "auto_renew",
        /// `notes.balance`.
        Balance = "balance",
        /// `notes.refund`, `rules.refund`.
        Refund = "refund",
        /// `notes.service_end`.
        ServiceEnd = "service_end",
        /// `notes.reactivation`.
        Reactivation = "reactivation",
        /// `notes.confirmation`.
        Confirmation = "confirmation",
        /// `notes.delete_profile`.
        DeleteProfile = "delete_profile",
        /// `notes.account_deletion`.
        AccountDeletion = "account_deletion",
        /// `notes.second_factor`.
        SecondFactor = "second_factor",
        /// `notes.identity`.
        Identity = "identity",
        /// `notes.other`.
        Other = "other",
        /// `rules`.
        Rules = "rules",
        /// `rules.notice_hours`.
        NoticeHours = "notice_hours",
        /// `rules.grace_days`.
        GraceDays = "grace_days",
        /// `rules.cycle_days`.
        CycleDays = "cycle_days",
        /// `rules.answer_days`.
        AnswerDays = "answer_days",
        /// `rules.refund.window_days`.
        WindowDays = "window_days",
        /// `rules.refund.form`.
        Form = "form",
        /// `rules.refund.only_if`.
        OnlyIf = "only_if",
        /// `port_out`.
        PortOut = "port_out",
        /// `port_out.account_number`.
        AccountNumber = "account_number",
        /// `port_out.pin`.
        Pin = "pin",
        /// `port_out.pin_valid_days`.
        PinValidDays = "pin_valid_days",
        /// `port_out.lock`.
        Lock = "lock",
        /// `port_out.network`.
        Network = "network",
        /// `port_out.note`.
        Note = "note",
        /// `conflicts`.
        Conflicts = "conflicts",
        /// `unchecked`.
        Unchecked = "unchecked",
        /// `sources`.
        Sources = "sources",
        /// `checked_on` of a source.
        CheckedOn = "checked_on",
        /// `third_party` of a source.
        ThirdParty = "third_party",
        /// `for` of a source.
        For = "for",
    }
}
