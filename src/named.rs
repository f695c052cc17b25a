//! Closed sets of names: one list gives the enum, its saved and addressed form, and the way back.
//!
//! Invariant: the name is the same everywhere it is written (storage, address, `data-step`, JSON records),
//! and a name that is not in the set is an error, never a panic. Serde goes through the name, so that no
//! derived visitor has to travel with the page.

/// A name that is not in a closed set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{name}` is not one of the names of {set}")]
pub struct UnknownName {
    /// The enum whose names were searched.
    pub set: &'static str,
    /// What was read instead.
    pub name: String,
}

/// Declares an enum whose variants each carry one name.
#[macro_export]
macro_rules! named_enum {
    ($(#[$doc:meta])* pub enum $Set:ident { $($(#[$variant_doc:meta])* $Variant:ident = $name:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $Set { $($(#[$variant_doc])* $Variant),+ }

        impl $Set {
            /// Every member, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$Variant),+];

            /// Their names, in the same order.
            pub const NAMES: &'static [&'static str] = &[$($name),+];

            /// The name under which it is saved and addressed.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$Variant => $name),+ }
            }
        }

        impl std::str::FromStr for $Set {
            type Err = $crate::named::UnknownName;
            fn from_str(name: &str) -> Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|one| one.as_str() == name).ok_or_else(|| {
                    $crate::named::UnknownName { set: stringify!($Set), name: name.to_owned() }
                })
            }
        }

        impl serde::Serialize for $Set {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $Set {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let name = String::deserialize(deserializer)?;
                name.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}
