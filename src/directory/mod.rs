//! What is known about providers: records, the index that is searched, recognition of identifiers.
//!
//! Invariant: data lies beside the program (`public/directory/`), never inside it; what is read here came from a
//! file and may be anything. This room must not know the wizard, the words of the interface or the browser.

pub mod act;
pub mod check;
pub mod devices;
pub mod effort;
pub mod field_name;
pub mod identified;
pub mod in_text;
pub mod index;
mod key;
pub mod law;
pub mod provider_id;
pub mod recognition;
pub mod record;
pub mod scanned;
pub mod search;
pub mod shape;
pub mod terms;

pub use act::{Act, Channel};
pub use check::{Flaw, Reason, cautions, check, covers, facts, route_of, route_path};
pub use devices::Devices;
pub use effort::{Effort, Minutes, effort};
pub use field_name::Name;
pub use identified::{Identified, IdentifyProblem, identify};
pub use in_text::{InText, in_text};
pub use index::{Index, IndexEntry};
pub use law::Law;
pub use provider_id::{ProviderId, ProviderIdError};
pub use recognition::{Certainty, Evidence, Guess, Recognition};
pub use record::{LocalText, Record};
pub use scanned::{Scanned, scanned};
pub use search::{by_kind, web_host};
pub use terms::{Grade, Kind, Proof, RefundForm, Topic};

/// The form of what lies in `public/directory/`, as far as an older program could not read a newer one: raised with such a change. An
/// offline copy takes new data only in the form of its program.
pub const FORMAT: u32 = 1;
