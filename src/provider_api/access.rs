//! What opens a provider's API: typed by the person, held in memory, forgotten.
//!
//! Invariant: every value is a [`Secret`]; nothing here can be saved. Words of a provider are shown only after
//! [`Access::redact`], because some APIs repeat the key in their answers.

use crate::named_enum;
use crate::ordered::Ordered;
use crate::telecom::{Secret, without_activation_codes};
use std::collections::BTreeMap;

named_enum! {
    /// One thing the person enters.
    pub enum Credential {
        /// A key.
        ApiKey = "api_key",
        /// The second half of a key.
        ApiSecret = "api_secret",
        /// OAuth client id.
        ClientId = "client_id",
        /// OAuth client secret.
        ClientSecret = "client_secret",
        /// Twilio's account.
        AccountSid = "account_sid",
        /// Twilio's token.
        AuthToken = "auth_token",
        /// Access code of the eSIM Access family.
        AccessCode = "access_code",
        /// Secret that signs.
        SecretKey = "secret_key",
        /// Merchant.
        MerchantId = "merchant_id",
        /// Name of a project.
        Project = "project",
        /// A link with a session in it.
        SessionLink = "session_link",
        /// Name of an account.
        AccountName = "account_name",
        /// User name.
        Username = "username",
        /// Password.
        Password = "password",
        /// A token.
        Token = "token",
        /// Which of the hosts the page was built for.
        Host = "host",
    }
}

/// Credentials and the tokens had for them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Access {
    entered: BTreeMap<Credential, Secret<String>>,
    tokens: BTreeMap<&'static str, Secret<String>>,
}

impl Access {
    /// Takes what was typed; blanks around it are slips of the clipboard.
    pub fn enter(&mut self, which: Credential, value: &Secret<String>) {
        let value = value.expose().trim();
        self.tokens.clear();
        if value.is_empty() {
            self.entered.remove(&which);
        } else {
            self.entered.insert(which, Secret::new(value.to_owned()));
        }
    }

    /// A credential; empty if it was not entered.
    #[must_use]
    pub fn get(&self, which: Credential) -> &str {
        self.entered.get(&which).map_or("", |secret| secret.expose().as_str())
    }

    /// Keeps a token that a sign-in returned.
    pub(super) fn keep_token(&mut self, name: &'static str, value: &str) {
        self.tokens.insert(name, Secret::new(value.to_owned()));
    }

    /// A token; empty before the sign-in.
    #[must_use]
    pub fn token(&self, name: &'static str) -> &str {
        self.tokens.get(name).map_or("", |secret| secret.expose().as_str())
    }

    /// Whether somebody has signed in.
    #[must_use]
    pub fn is_signed_in(&self) -> bool {
        !self.tokens.is_empty()
    }

    /// Forgets the tokens, so that the next call signs in again.
    pub(super) fn sign_out(&mut self) {
        self.tokens.clear();
    }

    /// Whether nothing is held.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entered.is_empty() && self.tokens.is_empty()
    }

    /// A provider's words with everything secret masked: what is held here, and activation codes with their matching ids.
    #[must_use]
    pub fn redact(&self, words: &str) -> String {
        const SHORTEST: usize = 4;
        let mut held: Vec<&str> = self
            .entered
            .iter()
            .filter(|(which, _)| !matches!(which, Credential::Host | Credential::Project | Credential::AccountName))
            // A link is a secret as a whole, and so is each value in its query.
            .flat_map(|(which, secret)| {
                let values = match which {
                    Credential::SessionLink => secret.expose().split(['=', '&', '#']).skip(1),
                    _ => "".split(['=', '&', '#']).skip(1),
                };
                std::iter::once(secret.expose().as_str()).chain(values)
            })
            .chain(self.tokens.values().map(|secret| secret.expose().as_str()))
            .filter(|secret| secret.len() >= SHORTEST)
            .collect();
        // The longest first: one may stand inside another.
        held.order_by_key(|secret| std::cmp::Reverse(secret.len()));
        let words = held
            .iter()
            .fold(words.to_owned(), |text, secret| text.replace(secret, "•••"));
        without_activation_codes(&words)
    }
}
