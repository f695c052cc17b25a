//! A file with a password: what stands open in it, and in which bounds that is believed.
//!
//! Invariant: nothing of the file decides how long this page works or how weakly it enciphers, but within bounds. Salt and iv
//! are used once. The password is not here: the second program has it for as long as the job takes.

use super::told::Refused;
use super::{FORMAT, VERSION};
use base64ct::{Base64, Encoding};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Rounds of PBKDF2-HMAC-SHA-256, as OWASP's Password Storage Cheat Sheet asks for.
pub const ITERATIONS: u32 = 600_000;
/// More than this no page of ours ever used; a file that asks for more would only keep the device busy.
const MOST_ITERATIONS: u32 = 5_000_000;
/// Bytes of salt.
pub const SALT: usize = 16;
/// Bytes of the initialisation vector (NIST SP 800-38D: 96 bits).
pub const IV: usize = 12;

const KDF: &str = "PBKDF2-HMAC-SHA-256";
const CIPHER: &str = "AES-256-GCM";

/// What every file says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Milliseconds since 1970.
    pub made: i64,
    /// The person's day.
    pub day: String,
    /// Of the page.
    pub build: String,
}

/// How the content is enciphered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locked {
    /// How often the password is worked through.
    pub iterations: u32,
    /// What it is worked through with.
    pub salt: [u8; SALT],
    /// What the cipher begins with.
    pub iv: [u8; IV],
}

#[derive(Serialize, Deserialize)]
struct Parameters {
    kdf: String,
    iterations: u32,
    salt: String,
    cipher: String,
    iv: String,
}

#[derive(Serialize)]
struct Sealed<'a> {
    format: &'a str,
    version: u32,
    #[serde(flatten)]
    head: &'a Head,
    locked: Parameters,
    content: String,
}

impl Head {
    /// What is authenticated with the content: everything of the head that a reader believes.
    #[must_use]
    pub fn bound(&self, locked: &Locked) -> String {
        let p = locked.parameters();
        let (version, made, rounds) = (VERSION.to_string(), self.made.to_string(), p.iterations.to_string());
        let parts = [
            FORMAT,
            &version,
            &made,
            &self.day,
            &self.build,
            &p.kdf,
            &rounds,
            &p.salt,
            &p.cipher,
            &p.iv,
        ];
        parts.join("\n")
    }
}

impl Locked {
    fn parameters(&self) -> Parameters {
        Parameters {
            kdf: KDF.to_owned(),
            iterations: self.iterations,
            salt: Base64::encode_string(&self.salt),
            cipher: CIPHER.to_owned(),
            iv: Base64::encode_string(&self.iv),
        }
    }

    pub(super) fn read(value: Value) -> Result<Self, Refused> {
        let p: Parameters = serde_json::from_value(value).map_err(|_| Refused::Cipher)?;
        let bounded = (ITERATIONS..=MOST_ITERATIONS).contains(&p.iterations);
        if p.kdf != KDF || p.cipher != CIPHER || !bounded {
            return Err(Refused::Cipher);
        }
        let (mut salt, mut iv) = ([0; SALT], [0; IV]);
        let fills = |text: &str, room: &mut [u8]| {
            let length = room.len();
            Base64::decode(text, room).is_ok_and(|read| read.len() == length)
        };
        if !fills(&p.salt, &mut salt) || !fills(&p.iv, &mut iv) {
            return Err(Refused::Cipher);
        }
        Ok(Self {
            iterations: p.iterations,
            salt,
            iv,
        })
    }
}

/// The file with its content enciphered; empty only if it could not be written.
#[must_use]
pub fn seal(head: &Head, locked: &Locked, content: &[u8]) -> String {
    let sealed = Sealed {
        format: FORMAT,
        version: VERSION,
        head,
        locked: locked.parameters(),
        content: Base64::encode_string(content),
    };
    serde_json::to_string_pretty(&sealed).unwrap_or_default()
}

/// The bytes of an enciphered content.
pub(super) fn content(text: &str) -> Option<Vec<u8>> {
    Base64::decode_vec(text).ok()
}
