//! How the catalogue is declared: one struct a room, one field a sentence, from one list.

/// Declares the catalogue: one struct a room, one field a sentence.
macro_rules! catalogue {
    ($($(#[$doc:meta])* $room:ident: $Room:ident { $($key:ident),+ $(,)? })+) => {
        $(
            $(#[$doc])*
            #[derive(Debug)]
            pub struct $Room { $(#[doc = concat!("Sentence `", stringify!($key), "`.")] pub $key: &'static str),+ }
        )+

        /// Every sentence of one language.
        #[derive(Debug)]
        pub struct Catalogue { $($(#[$doc])* pub $room: $Room),+ }

        impl Catalogue {
            /// Every sentence with its key, for tests and tools.
            #[cfg(not(target_arch = "wasm32"))]
            #[must_use]
            pub fn sentences(&self) -> Vec<(&'static str, &'static str)> {
                vec![$($((concat!(stringify!($room), ".", stringify!($key)), self.$room.$key)),+),+]
            }
        }
    };
}
