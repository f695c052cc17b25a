//! What can be wrong with a field.
//!
//! Invariant: the words here are for developers; people are told in the words of `messages`, by exhaustive match.

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Hash, thiserror::Error)]
#[error("{field}: {reason}")]
pub struct Flaw {
    /// The field, as a dotted path with places in lists counted from 0 (`routes.0.steps.2.zh-CN`); for a fact without a
    /// source, the path by which a source names it (`routes.end_now.web`).
    pub field: String,
    /// What is wrong with it.
    pub reason: Reason,
}

/// What sort of value was expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Expected {
    /// A text.
    Text,
    /// A whole number.
    Number,
    /// Yes or no.
    Flag,
    /// A list.
    List,
    /// An object with fields.
    Object,
}

/// Why a field cannot stay as it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Reason {
    /// It has to be there.
    #[error("is missing")]
    Missing,
    /// There is no such field.
    #[error("is not a field of this place")]
    NotAField,
    /// Another sort of value.
    #[error("is not of the sort expected here: {0:?}")]
    NotA(Expected),
    /// A text without a sign in it; in a text of two languages each needs one.
    #[error("is empty; both languages are needed")]
    Empty,
    /// A name that is not in the list.
    #[error("`{0}` is not one of the names allowed here")]
    NotOneOf(String),
    /// A number below 1 or above 65535.
    #[error("{0} is not between 1 and 65535")]
    OutOfRange(String),
    /// Stands in the list already.
    #[error("stands twice")]
    Twice,
    /// Not the place of the schema.
    #[error("is not `../schema.json`")]
    NotTheSchema,
    /// Not a provider's id.
    #[error("is not 1 to 40 of a-z, 0-9 and single inner dashes")]
    IdForm,
    /// The id is not that of the file.
    #[error("is not the name of the file, `{0}`")]
    NotTheFile(String),
    /// An address of another scheme.
    #[error("does not start with https://")]
    NotHttps,
    /// Not an address that can be followed.
    #[error("does not match the form of a web address")]
    LinkForm,
    /// Not a phone number as printed.
    #[error("does not match the form of a phone number")]
    PhoneForm,
    /// No + and country code.
    #[error("does not match the form +1-234-567-8900")]
    PhoneAbroadForm,
    /// Not a mail address.
    #[error("does not match the form of a mail address")]
    MailForm,
    /// Not a domain.
    #[error("does not match the form of a domain in small letters")]
    DomainForm,
    /// Not a day of the calendar.
    #[error("`{0}` is not a day that exists, as YYYY-MM-DD")]
    NotADay(String),
    /// Chinese without Chinese in it.
    #[error("has no Chinese character")]
    NoChinese,
    /// An odd number of straight quotes.
    #[error("has a straight quote that is not closed")]
    QuoteOpen,
    /// A label of the English text is not in the Chinese one.
    #[error("lacks the label \"{0}\" of the English text")]
    LabelLost(String),
    /// A fact that nothing stands for.
    #[error("is named by no source's `for` and is not in `unchecked`")]
    NoSource,
    /// Not a path of a fact.
    #[error("`{0}` is not the path of a field")]
    PathForm(String),
    /// Names a field that is not filled in.
    #[error("names `{0}`, which is not in the record")]
    NotInRecord(String),
    /// Contact data may not be unchecked.
    #[error("names `{0}`: contact data without a source is left out")]
    ContactUnchecked(String),
    /// Both sourced and unchecked.
    #[error("names `{0}`, for which a source stands")]
    Sourced(String),
    /// The grade does not fit this number of routes.
    #[error("does not fit a record with {0} routes")]
    GradeWithRoutes(usize),
    /// Graded as verified without a page of the provider's own.
    #[error("is `verified`, but no page of the provider's own stands for a route")]
    NoOwnPage,
    /// Somebody's activation code.
    #[error("holds an activation code")]
    ActivationCode,
    /// Somebody's ICCID or EID.
    #[error("holds the number of a card or a chip")]
    CardNumber,
    /// A phone number that may be somebody's.
    #[error("holds a phone number that may be private")]
    PrivatePhone,
}
