//! One API: what it is called, what opens it, what it can do, and its two halves.

use super::access::{Access, Credential};
use super::act_kind::{ActKind, Offer};
use super::call::{Call, Reply};
use super::error::{ApiError, ErrorClass};
use super::http::{HttpRequest, HttpResponse};
use super::{adapters, sign};
use crate::named_enum;
use crate::telecom::Timestamp;

named_enum! {
    /// The platforms behind plans, each with an API.
    pub enum Platform {
        /// Gigs, with a project key.
        Gigs = "gigs",
        /// Gigs, with the link that the brand gave its customer.
        GigsSession = "gigs-session",
        /// KORE Programmable Wireless.
        KoreWireless = "kore-wireless",
        /// KORE Super SIM.
        KoreSuperSim = "kore-super-sim",
        /// Twilio Wireless.
        TwilioWireless = "twilio-wireless",
        /// Twilio Super SIM.
        TwilioSuperSim = "twilio-super-sim",
        /// eSIM Go.
        EsimGo = "esim-go",
        /// eSIM Access.
        EsimAccess = "esim-access",
        /// HiRoaming.
        HiRoaming = "hi-roaming",
        /// eSIMfly.
        Esimfly = "esimfly",
        /// Telnyx.
        Telnyx = "telnyx",
        /// A carrier's TM Forum Open APIs.
        TmForum = "tm-forum",
        /// Zendit.
        Zendit = "zendit",
        /// MobiMatter.
        MobiMatter = "mobimatter",
        /// Airalo Partner.
        AiraloPartner = "airalo-partner",
        /// 1GLOBAL Connect.
        OneGlobal = "1global",
        /// Soracom.
        Soracom = "soracom",
        /// emnify.
        Emnify = "emnify",
        /// Verizon ThingSpace.
        ThingSpace = "thingspace",
        /// Telco-vision OCS.
        TelcoVision = "telco-vision",
        /// Whatever host says by its well-known file that it can be cancelled so.
        OpenCancel = "opencancel",
        /// Example Mobile, made up for practice.
        Practice = "practice",
    }
}

impl Platform {
    /// How long to wait, in milliseconds, when it says that it was asked too often. Its headers that say so cannot be
    /// read from a page of another origin; Gigs names a minute in its documentation.
    pub(super) const fn pause_when_limited(self) -> u64 {
        if matches!(self, Self::Gigs | Self::GigsSession) {
            60_000
        } else {
            2_000
        }
    }
}

/// How much a key opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyScope {
    /// The lines of one customer.
    OwnLines,
    /// Every line of a business: it belongs to an operator, not to a customer.
    WholeAccount,
}

/// The moment of a request and a name that was never used, for APIs that sign.
#[derive(Debug, Clone, Copy)]
pub struct Stamp<'a> {
    /// Now.
    pub now: Timestamp,
    /// Never used before.
    pub nonce: &'a str,
}

impl Stamp<'_> {
    /// A version 4 UUID (RFC 9562) made of the nonce.
    #[must_use]
    pub fn uuid(&self) -> String {
        sign::uuid(self.nonce)
    }
}

/// One API.
pub struct Adapter {
    /// Which.
    pub platform: Platform,
    /// Its own name, the same in every language.
    pub name: &'static str,
    /// Scheme and host of every request it can make; empty where the carrier chooses and the builder of the page says.
    pub hosts: &'static [&'static str],
    /// What the person enters, in this order.
    pub credentials: &'static [Credential],
    /// It turns credentials into tokens before anything else.
    pub signs_in: bool,
    /// How much the key opens.
    pub scope: KeyScope,
    /// It lists lines without being told which; otherwise what the person entered goes along.
    pub lists: bool,
    /// Has [`Call::Account`].
    pub accounts: bool,
    /// Has [`Call::Left`].
    pub tells_left: bool,
    /// What it can do, the gentlest first.
    pub offers: &'static [Offer],
    /// A line that is gone has ended.
    pub gone_is_ended: bool,
    /// An end that is under way takes days: looking again at once is of no use.
    pub ends_slowly: bool,
    /// A state rule: which act fits a line as it stands now.
    pub fits: fn(ActKind, &super::Line) -> bool,
    /// What is asked.
    ///
    /// # Errors
    /// [`ErrorClass::NotOffered`] for a call that the API does not have, [`ErrorClass::Invalid`] for an unusable host.
    pub request: fn(&Call, &Access, &Stamp<'_>) -> Result<HttpRequest, ApiError>,
    /// What was answered.
    ///
    /// # Errors
    /// What the provider said, by class.
    pub reply: fn(&Call, &HttpResponse) -> Result<Reply, ApiError>,
}

impl std::fmt::Debug for Adapter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.platform.as_str())
    }
}

impl Adapter {
    /// The adapter of a platform.
    #[must_use]
    pub fn of(platform: Platform) -> &'static Self {
        adapters::of(platform)
    }

    /// The offer of one kind.
    #[must_use]
    pub fn offer(&self, kind: ActKind) -> Option<&'static Offer> {
        self.offers.iter().find(|offer| offer.kind == kind)
    }

    /// What is still to be entered.
    pub fn missing(&self, access: &Access) -> impl Iterator<Item = Credential> {
        self.credentials
            .iter()
            .copied()
            .filter(|which| access.get(*which).is_empty())
    }

    /// What is asked, only ever of a host of this adapter.
    ///
    /// # Errors
    /// Those of [`Adapter::request`], and [`ErrorClass::Invalid`] for a host that the page was not built for.
    pub fn ask(&self, call: &Call, access: &Access, stamp: &Stamp<'_>) -> Result<HttpRequest, ApiError> {
        let request = (self.request)(call, access, stamp)?;
        // A key with other characters was copied wrongly; a browser could not even send it.
        let plain = |text: &String| text.bytes().all(|b| (b' '..=b'~').contains(&b));
        if !request.headers.iter().all(|(_, value)| plain(value)) {
            return Err(ApiError::of(ErrorClass::Unauthenticated));
        }
        // Browsers resolve `.` and `..` in a path, encoded or not: an id of that name would lead to another address.
        let dots = |part: &str| matches!(part.replace("%2E", ".").replace("%2e", ".").as_str(), "." | "..");
        if request.place().split('/').any(dots) {
            return Err(ApiError::of(ErrorClass::Invalid));
        }
        let chosen = super::chosen_hosts(self.platform);
        let listed = |host: &str| host == request.origin();
        if self.hosts.iter().any(|host| listed(host)) || chosen.iter().any(|host| listed(host)) {
            Ok(request)
        } else {
            Err(ApiError::of(ErrorClass::Invalid))
        }
    }
}
