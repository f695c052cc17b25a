//! What each device's own menus are called: the shape of `public/directory/devices.json`.
//!
//! Invariant: a path through menus either names the page it was read on, with the day, or is shown as unchecked.
//! Which device a person has is the wizard's matter; here it is a name.

use super::record::LocalText;
use serde::Deserialize;

/// All devices.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Devices {
    /// What the file is, for those who edit it.
    pub about: String,
    /// In the order in which they are shown.
    pub devices: Vec<DeviceFacts>,
}

/// What is known about one device.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeviceFacts {
    /// The name under which the wizard knows it, e.g. `apple_watch`.
    pub id: String,
    /// Where ICCID and EID stand.
    pub numbers: MenuPath,
    /// How a line is taken over from an old device.
    pub transfer: MenuPath,
    /// How the profile is removed.
    pub delete: MenuPath,
}

/// A way through menus.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MenuPath {
    /// One short sentence each.
    pub steps: Vec<LocalText>,
    /// The page it was read on; without one it counts as unchecked.
    #[serde(default)]
    pub source: Option<String>,
    /// The day on which that was, `YYYY-MM-DD`.
    #[serde(default)]
    pub checked_on: Option<String>,
}

impl Devices {
    /// Reads the file.
    ///
    /// # Errors
    /// Text of another form, with serde's words for developers.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// What is known about one device.
    #[must_use]
    pub fn of(&self, id: &str) -> Option<&DeviceFacts> {
        self.devices.iter().find(|device| device.id == id)
    }
}
