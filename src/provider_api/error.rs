//! What can go wrong with a provider, in classes that each ask for one thing to do.

use crate::named_enum;

named_enum! {
    /// A class of errors; research on fourteen APIs found no other.
    pub enum ErrorClass {
        /// The browser is offline.
        Offline = "offline",
        /// Nobody answers at the host.
        HostSilent = "host_silent",
        /// The host likely refuses pages of another origin.
        CorsLikely = "cors_likely",
        /// No answer in time.
        Timeout = "timeout",
        /// The key is wrong or has run out.
        Unauthenticated = "unauthenticated",
        /// The clock of this device is too far off.
        ClockSkew = "clock_skew",
        /// The key lacks the right.
        Forbidden = "forbidden",
        /// Only listed addresses may ask.
        IpBlocked = "ip_blocked",
        /// No such line.
        NotFound = "not_found",
        /// This act is not possible in this state.
        NotEligible = "not_eligible",
        /// It was cancelled before.
        AlreadyCancelled = "already_cancelled",
        /// Something else is going on with the line.
        Conflict = "conflict",
        /// The provider does not accept what was sent.
        Invalid = "invalid",
        /// Too many questions.
        RateLimited = "rate_limited",
        /// The provider has trouble.
        ProviderBusy = "provider_busy",
        /// Not what the API's description says.
        Unreadable = "unreadable",
        /// A state that we do not know; the words are the provider's.
        UnknownState = "unknown_state",
        /// The API has no such call.
        NotOffered = "not_offered",
    }
}

impl ErrorClass {
    /// Reading again later may help.
    #[must_use]
    pub const fn passes(self) -> bool {
        matches!(self, Self::RateLimited | Self::ProviderBusy)
    }

    /// As the answer to a write it leaves open whether the act happened.
    #[must_use]
    pub const fn leaves_open(self) -> bool {
        matches!(
            self,
            Self::Offline
                | Self::HostSilent
                | Self::CorsLikely
                | Self::Timeout
                | Self::Conflict
                | Self::ProviderBusy
                | Self::Unreadable
                | Self::UnknownState
        )
    }
}

/// What went wrong, and the provider's own words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {words}", class.as_str())]
pub struct ApiError {
    /// The class.
    pub class: ErrorClass,
    /// What the provider said: at most 300 characters, one line. Never shown before [`super::Access::redact`].
    pub words: String,
}

impl ApiError {
    /// An error with the provider's words.
    #[must_use]
    pub fn new(class: ErrorClass, words: &str) -> Self {
        const LONGEST: usize = 300;
        let line: Vec<&str> = words.split_whitespace().collect();
        Self {
            class,
            words: line.join(" ").chars().take(LONGEST).collect(),
        }
    }

    /// An error without words.
    #[must_use]
    pub const fn of(class: ErrorClass) -> Self {
        Self {
            class,
            words: String::new(),
        }
    }

    /// The class of an HTTP status, as most APIs mean it; adapters name their exceptions before they ask this.
    #[must_use]
    pub fn of_status(status: u16, words: &str) -> Self {
        let class = match status {
            400 | 415 | 422 => ErrorClass::Invalid,
            401 => ErrorClass::Unauthenticated,
            403 => ErrorClass::Forbidden,
            404 => ErrorClass::NotFound,
            409 => ErrorClass::Conflict,
            410 => ErrorClass::AlreadyCancelled,
            408 => ErrorClass::Timeout,
            429 => ErrorClass::RateLimited,
            500..=599 => ErrorClass::ProviderBusy,
            _ => ErrorClass::Unreadable,
        };
        Self::new(class, words)
    }
}
