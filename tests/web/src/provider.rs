//! A provider's API behind its real host names: TLS on loopback, answering by script, counting, and failing as it is told.
//!
//! Invariant: the browser under test knows nothing of it. It asks for `https://api.gigs.com/…`, its name lookup leads here, and its
//! CORS and policy checks are the real ones. What has arrived is counted before anything is answered, so the count is
//! what the provider could have acted upon, whatever the page was told.
//!
//! ```no_run
//! # async fn a_test() -> anyhow::Result<()> {
//! use web::{Cors, Provider, Site, Trouble, browser_with};
//! let (site, provider) = (Site::start()?, Provider::start("gigs")?);
//! browser_with(&provider, async |b| {
//!     provider.cors(Cors::Allowed);
//!     provider.trouble("act", Trouble::HangUpAfter, 1);
//!     b.open(&site.url).await?;
//!     // …
//!     assert_eq!(provider.acts(), 1);
//!     Ok(())
//! })
//! .await
//! # }
//! ```

mod certificate;
mod conduct;
mod wire;

pub use conduct::{Cors, Trouble};

use crate::scripted::{Answer, Asked, Scripted};
use crate::site::only_here;
use crate::{GLANCE, PATIENCE};
use anyhow::{Context, Result, bail};
use conduct::Conduct;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::net::TcpListener;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Instant;
use tokio::sync::{oneshot, watch};
use xtask::{pages, places};

/// A running provider; it ends with this value.
#[derive(Debug)]
pub struct Provider {
    port: u16,
    hosts: BTreeSet<String>,
    /// Of the certificate's key, as Chromium takes it: base64 of SHA-256.
    fingerprint: String,
    shared: Arc<Shared>,
    /// Dropped, it ends the thread.
    _running: oneshot::Sender<()>,
}

/// What the thread that answers and the test that commands have in common.
#[derive(Debug)]
struct Shared {
    conduct: Mutex<Conduct>,
    /// Exchanges whose answers wait.
    held: watch::Sender<BTreeSet<String>>,
}

impl Shared {
    fn conduct(&self) -> MutexGuard<'_, Conduct> {
        self.conduct.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The script of a platform: `tests/providers/<platform>.json`.
///
/// # Errors
/// If there is none.
pub fn script(platform: &str) -> Result<Value> {
    let file = places::root().join("tests/providers").join(format!("{platform}.json"));
    let text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    serde_json::from_str(&text).with_context(|| file.display().to_string())
}

impl Provider {
    /// The provider of a platform, by its script.
    ///
    /// # Errors
    /// If there is no such script or no free port.
    pub fn start(platform: &str) -> Result<Self> {
        Self::of(script(platform)?, &[])
    }

    /// The provider of a script, which answers under other hosts too: those know nothing and answer with 404.
    ///
    /// # Errors
    /// If there is no free port.
    pub fn of(script: Value, others: &[&str]) -> Result<Self> {
        only_here("it needs a provider of its own, whose names a published page would reach through another network")?;
        let exchanges = script.get("exchanges").and_then(Value::as_array);
        let hosts: BTreeSet<String> = exchanges
            .into_iter()
            .flatten()
            .filter_map(|exchange| exchange["place"].as_str()?.split('/').next())
            .chain(others.iter().copied())
            .map(str::to_owned)
            .collect();
        let (tls, fingerprint) = certificate::made_for(&hosts)?;
        let listener = pages::listen(0).context("no free port on loopback")?;
        listener.set_nonblocking(true)?;
        let shared = Arc::new(Shared {
            conduct: Mutex::new(Conduct::new(Scripted::new(script))),
            held: watch::Sender::default(),
        });
        let (running, ended) = oneshot::channel();
        let provider = Self {
            port: listener.local_addr()?.port(),
            hosts,
            fingerprint,
            shared: Arc::clone(&shared),
            _running: running,
        };
        // A runtime of its own, so that it answers while a test blocks.
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        thread::spawn(move || runtime.block_on(serve(listener, tls, shared, ended)));
        Ok(provider)
    }

    /// Begins anew by another script, as if nothing had ever arrived. Its hosts have to be among those that lead here.
    pub fn play(&self, script: Value) {
        let mut conduct = self.shared.conduct();
        *conduct = Conduct::new(Scripted::new(script));
    }

    /// What a browser needs to come here by the real names: where they lead, and whose certificate is good although nobody vouches
    /// for it. The page and the provider both lie on loopback, so Chromium's checks of local networks have nothing to say.
    pub(crate) fn flags(&self) -> Vec<String> {
        let rules: Vec<String> = self
            .hosts
            .iter()
            .map(|host| format!("MAP {host} 127.0.0.1:{}", self.port))
            .collect();
        vec![
            format!("--host-resolver-rules={}", rules.join(",")),
            format!("--ignore-certificate-errors-spki-list={}", self.fingerprint),
        ]
    }

    /// What it lets pages of other origins do from now on.
    pub fn cors(&self, cors: Cors) {
        self.shared.conduct().cors = cors;
    }

    /// Hangs up on everybody from now on, before a word.
    pub fn down(&self) {
        self.shared.conduct().down = true;
    }

    /// Answers again.
    pub fn up(&self) {
        self.shared.conduct().down = false;
    }

    /// Keeps connections open between answers from now on, as servers do. Chromium then repeats by itself a request, whatever its
    /// method, that went out over a connection already used and got no answer; so the rule here is one connection, one request.
    pub fn keep_alive(&self) {
        self.shared.conduct().keep_alive = true;
    }

    /// So many requests of an exchange go wrong on the way.
    pub fn trouble(&self, call: &str, trouble: Trouble, times: usize) {
        self.shared.conduct().trouble(call, trouble, times);
    }

    /// So many requests of an exchange are answered otherwise; see [`Scripted::fault`].
    pub fn fault(&self, call: &str, answer: Answer, times: usize, with_effect: bool) {
        self.scripted(|scripted| scripted.fault(call, answer, times, with_effect));
    }

    /// Keeps back the answers of an exchange, its effect done, until [`release`](Self::release).
    pub fn hold(&self, call: &str) {
        self.shared.held.send_modify(|held| {
            held.insert(call.to_owned());
        });
    }

    /// Lets go of every answer that was kept back.
    pub fn release(&self) {
        self.shared.held.send_modify(BTreeSet::clear);
    }

    /// The provider at work, to be looked at or changed.
    pub fn scripted<R>(&self, with: impl FnOnce(&mut Scripted) -> R) -> R {
        with(&mut self.shared.conduct().scripted)
    }

    /// Requests of the act that arrived: those without effect included, and those that came when it was done already.
    #[must_use]
    pub fn acts(&self) -> usize {
        self.shared.conduct().scripted.acts
    }

    /// Every request that arrived, permissions not counted.
    #[must_use]
    pub fn requests(&self) -> usize {
        self.scripted(|scripted| scripted.seen.len())
    }

    /// How often a browser asked for permission (`OPTIONS`).
    #[must_use]
    pub fn preflights(&self) -> usize {
        self.shared.conduct().preflights.len()
    }

    /// Every request that arrived, with the name of its exchange; `?` for one that the script does not know.
    #[must_use]
    pub fn seen(&self) -> Vec<(String, Asked)> {
        self.scripted(|scripted| scripted.seen.clone())
    }

    /// The questions for permission, as they arrived.
    #[must_use]
    pub fn seen_preflights(&self) -> Vec<Asked> {
        self.shared.conduct().preflights.clone()
    }

    /// Waits until so many requests of an exchange have arrived: for what is kept back.
    ///
    /// # Errors
    /// If they never do.
    pub async fn arrived(&self, call: &str, times: usize) -> Result<()> {
        let start = Instant::now();
        loop {
            let seen = self.seen();
            let count = seen.iter().filter(|(name, _)| name == call).count();
            if count >= times {
                return Ok(());
            }
            if start.elapsed() > PATIENCE {
                let names: Vec<&String> = seen.iter().map(|(name, _)| name).collect();
                bail!("waited for {times} × `{call}`; there came {names:?}");
            }
            tokio::time::sleep(GLANCE).await;
        }
    }
}

/// Answers until the provider's end.
async fn serve(
    listener: TcpListener,
    tls: tokio_rustls::TlsAcceptor,
    shared: Arc<Shared>,
    ended: oneshot::Receiver<()>,
) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else {
        return;
    };
    let answer_all = async {
        while let Ok((stream, _)) = listener.accept().await {
            // A browser that hangs up early, or does not like the certificate, is no fault of ours.
            tokio::spawn(wire::converse(stream, tls.clone(), Arc::clone(&shared)));
        }
    };
    tokio::select! {
        () = answer_all => {}
        _ = ended => {}
    }
}
