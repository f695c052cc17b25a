//! Schema 3, the present form: as schema 2, with a switch for each sort of stored value and histories that were brought together.
//!
//! | new | where |
//! |---|---|
//! | `not_kept`: the sorts (`document::Shelf`) that are not to outlive the tab; left out while there are none | settings |
//! | `appearance`: `light` or `dark`; left out while it follows the device | settings |
//! | `no_install`: `true` once the offer to install the page was put away; left out until then | settings |
//! | `what`: `joined`, with `reply` `ended` or none, and `request_key` where another case holds the act | journal |
//!
//! An older page would keep what the person has switched off, and does not know what was brought in: that is why the number
//! goes up.

/// The number of this schema.
pub const SCHEMA: u32 = 3;
