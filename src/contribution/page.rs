//! The pages of the form: their addresses, and which field stands on which.

use crate::directory::{Flaw, Name, ProviderId, Reason};
use crate::named_enum;

named_enum! {
    /// A page of the form.
    pub enum Part {
        /// All parts, and how far each has come.
        Parts = "parts",
        /// Who it is.
        Who = "who",
        /// Where it is reached.
        Reach = "reach",
        /// How a plan is ended.
        Ways = "ways",
        /// What is asked, and what must not be learned too late.
        Asked = "asked",
        /// Prose by subject.
        Notes = "notes",
        /// Numbers, and what taking the number along needs.
        Rules = "rules",
        /// Where it was read.
        Sources = "sources",
        /// The finished file.
        File = "file",
        /// What is wrong, in words.
        Tell = "tell",
    }
}

/// What stands for a record that is not in the directory yet; no provider's id has a plus.
const NEW: &str = "+new";

/// A page of the form of one record.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Page {
    /// Whose record; `None` for a new one.
    pub subject: Option<ProviderId>,
    /// Which part.
    pub part: Part,
    /// Which item of its list.
    pub item: Option<usize>,
}

impl Page {
    /// A part of the form.
    #[must_use]
    pub const fn of(subject: Option<ProviderId>, part: Part) -> Self {
        Self {
            subject,
            part,
            item: None,
        }
    }

    /// The name of its record in addresses and keys.
    #[must_use]
    pub fn name(&self) -> &str {
        self.subject.as_ref().map_or(NEW, ProviderId::as_str)
    }

    /// Another part of the same form.
    #[must_use]
    pub fn at(&self, part: Part, item: Option<usize>) -> Self {
        Self {
            subject: self.subject.clone(),
            part,
            item,
        }
    }

    /// Reads what stands after `contribute/`, split at the slashes.
    #[must_use]
    pub fn parse(parts: &[&str]) -> Option<Self> {
        let (name, rest) = parts.split_first()?;
        let subject = match *name {
            NEW => None,
            id => Some(ProviderId::new(id).ok()?),
        };
        let (part, item) = match rest {
            [] => (Part::Parts, None),
            [part] => (part.parse().ok()?, None),
            [part, item] => (part.parse().ok()?, Some(item.parse().ok()?)),
            _ => return None,
        };
        let listed = matches!(part, Part::Ways | Part::Sources);
        (item.is_none() || listed).then_some(Self { subject, part, item })
    }

    /// What [`Self::parse`] reads.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = [self.name(), "/", self.part.as_str()].concat();
        if let Some(item) = self.item {
            path.push('/');
            path.push_str(&item.to_string());
        }
        path
    }
}

impl Part {
    /// The parts that are filled in, in order.
    pub const FORM: [Self; 7] = [
        Self::Who,
        Self::Reach,
        Self::Ways,
        Self::Asked,
        Self::Notes,
        Self::Rules,
        Self::Sources,
    ];

    /// The fields that stand on it. A new record names its file.
    #[must_use]
    pub const fn fields(self) -> &'static [Name] {
        match self {
            Self::Who => &[
                Name::Id,
                Name::Name,
                Name::Kind,
                Name::Networks,
                Name::Parent,
                Name::Aliases,
                Name::Status,
            ],
            Self::Reach => &[Name::Links, Name::Contact, Name::MailDomains],
            Self::Ways => &[Name::Routes],
            Self::Asked => &[Name::Proofs, Name::Warnings],
            Self::Notes => &[Name::Notes],
            Self::Rules => &[Name::Rules, Name::PortOut],
            Self::Sources => &[Name::Sources, Name::Unchecked, Name::Conflicts],
            Self::Parts | Self::File | Self::Tell => &[],
        }
    }

    /// The part on which something wrong is mended.
    #[must_use]
    pub fn of_flaw(flaw: &Flaw) -> Self {
        let first = flaw.field.split('.').next().unwrap_or_default();
        let holds = |part: &&Self| part.fields().iter().any(|name| name.as_str() == first);
        match flaw.reason {
            Reason::NoSource => Self::Sources,
            _ => Self::FORM.iter().find(holds).copied().unwrap_or(Self::Sources),
        }
    }

    /// The next part of the form; the file after the last.
    #[must_use]
    pub fn next(self) -> Self {
        let after = Self::FORM.iter().skip_while(|part| **part != self).nth(1);
        after.copied().unwrap_or(Self::File)
    }
}
