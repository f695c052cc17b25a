//! What stands across the photo of an identity document.

use crate::telecom::Date;

/// For whom, for what and when, so that the picture is of use for nothing else.
///
/// ```
/// use esim_exit::letters::stamp;
/// use esim_exit::telecom::Date;
/// let day = Date::parse("2026-11-22").unwrap();
/// assert_eq!(stamp(Some("Tello"), day), "ONLY for Tello, to end my plan, 2026-11-22");
/// assert_eq!(stamp(None, day), "ONLY to end my mobile plan, 2026-11-22");
/// ```
#[must_use]
pub fn stamp(provider: Option<&str>, day: Date) -> String {
    let purpose = match provider {
        Some(provider) => ["for ", provider, ", to end my plan"].concat(),
        None => "to end my mobile plan".to_owned(),
    };
    ["ONLY ", &purpose, ", ", &day.to_iso()].concat()
}
