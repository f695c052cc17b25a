//! What the person may strike out before the file is made.

use crate::named_enum;

named_enum! {
    /// A sort of content.
    pub enum Item {
        /// The whole identifier; else only its end.
        Identifier = "identifier",
        /// With whom one spoke or wrote.
        Contacts = "contacts",
        /// The person's own notes and name for the plan.
        Notes = "notes",
        /// The texts as they were handed over.
        Texts = "texts",
        /// The mails that were kept.
        Mails = "mails",
        /// The provider's record as it was.
        Record = "record",
    }
}
