//! Schema 3, the present form: as schema 2, with a switch for each sort of stored value.
//!
//! | new | where |
//! |---|---|
//! | `not_kept`: the sorts (`document::Shelf`) that are not to outlive the tab; left out while there are none | settings |
//!
//! An older page would keep what the person has switched off: that is why the number goes up.

/// The number of this schema.
pub const SCHEMA: u32 = 3;
