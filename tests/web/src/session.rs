//! One test, one driver, one browser with an empty profile; all of it gone at the end, whatever happened.

use crate::browser::Engine;
use crate::{Browser, Language, Provider};
use anyhow::{Context, Result, anyhow};
use serde_json::json;
use std::env;
use std::io::{BufRead, BufReader};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;
use std::pin::Pin;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::task::{Context as Waking, Poll};
use thirtyfour::{Capabilities, CapabilitiesHelper, ChromiumLikeCapabilities, DesiredCapabilities, WebDriver};

/// As root Chromium has no sandbox; the page under test is ours. Nothing may leave the machine by itself.
const FLAGS: [&str; 11] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1000,900",
];

/// How often a driver is started before a test gives up.
const STARTS: usize = 5;

/// Runs `body` in a browser of its own. Fails if the body fails, panics, or the page reported an error that was not expected.
///
/// # Errors
/// What the body says, or what the page reported.
pub async fn browser<F, Fut>(body: F) -> Result<()>
where
    F: FnOnce(Browser) -> Fut,
    Fut: Future<Output = Result<()>>,
{
    run(&[], body).await
}

/// The same with a provider: its real host names lead to it, and its certificate is accepted. All other names lead where they did.
///
/// # Errors
/// What the body says, or what the page reported.
pub async fn browser_with<F, Fut>(provider: &Provider, body: F) -> Result<()>
where
    F: FnOnce(Browser) -> Fut,
    Fut: Future<Output = Result<()>>,
{
    run(&provider.flags(), body).await
}

/// The same with more flags for Chromium, for example a camera.
///
/// # Errors
/// What the body says, or what the page reported.
pub async fn browser_with_flags<F, Fut>(flags: &[String], body: F) -> Result<()>
where
    F: FnOnce(Browser) -> Fut,
    Fut: Future<Output = Result<()>>,
{
    run(flags, body).await
}

/// Runs `body` in a Firefox of its own, in this language. What needs Chromium's protocol says so there.
///
/// # Errors
/// What the body says, or what the page reported.
pub async fn firefox<F, Fut>(language: Language, body: F) -> Result<()>
where
    F: FnOnce(Browser) -> Fut,
    Fut: Future<Output = Result<()>>,
{
    let programs = xtask::firefox::find().context("no Firefox with its driver: `cargo xtask test` sets them up")?;
    let driver_process = Driver::start(|| {
        let mut driver = Command::new(&programs.driver);
        driver.args(["--port", "0", "--websocket-port", "0", "--log", "info"]);
        driver
    })?;
    let tag = language.as_str();
    let list = tag
        .split_once('-')
        .map_or_else(|| tag.to_owned(), |(short, _)| [tag, ", ", short].concat());
    let mut wishes = DesiredCapabilities::firefox();
    wishes.enable_bidi()?;
    wishes.set(
        "moz:firefoxOptions",
        json!({
            "binary": programs.firefox,
            "args": ["-headless", "--width=1000", "--height=900"],
            // Nothing leaves the machine by itself, and a file is saved without a question.
            "prefs": {
                "intl.accept_languages": list,
                "network.captive-portal-service.enabled": false,
                "network.connectivity-service.enabled": false,
                "browser.safebrowsing.downloads.enabled": false,
                "dom.serviceWorkers.testing.enabled": true,
            },
        }),
    )?;
    in_session(&driver_process, wishes.into(), Engine::Firefox, body).await
}

async fn run<F, Fut>(flags: &[String], body: F) -> Result<()>
where
    F: FnOnce(Browser) -> Fut,
    Fut: Future<Output = Result<()>>,
{
    let driver_process = Driver::start(|| {
        let mut driver = Command::new(found().1);
        driver.arg("--port=0");
        driver
    })?;
    let profile = tempfile::tempdir()?;
    let mut wishes = DesiredCapabilities::chrome();
    wishes.set_binary(&found().0.to_string_lossy())?;
    for flag in FLAGS.into_iter().chain(flags.iter().map(String::as_str)) {
        wishes.add_arg(flag)?;
    }
    wishes.add_arg(&format!("--user-data-dir={}", profile.path().display()))?;
    wishes.set("goog:loggingPrefs", json!({ "browser": "ALL" }))?;
    in_session(&driver_process, wishes.into(), Engine::Chromium, body).await
}

async fn in_session<F, Fut>(driver_process: &Driver, wishes: Capabilities, engine: Engine, body: F) -> Result<()>
where
    F: FnOnce(Browser) -> Fut,
    Fut: Future<Output = Result<()>>,
{
    let driver = WebDriver::new(&driver_process.url, wishes)
        .await
        .with_context(|| format!("{engine:?} did not start"))?;
    let b = Browser::new(driver.clone(), engine);
    let outcome = match b.prepare().await {
        Ok(()) => Caught(Box::pin(body(b.clone()))).await,
        Err(e) => Ok(Err(e)),
    };
    let outcome = match outcome {
        Ok(Ok(())) => Ok(b.clean().await),
        other => other,
    };
    if !matches!(outcome, Ok(Ok(()))) {
        b.tell_state().await;
    }
    // Dropping an open session instead would block for two minutes and leave the browser running.
    let quit = driver.quit().await;
    match outcome {
        Err(panic) => resume_unwind(panic),
        Ok(result) => result.and(quit.map_err(|e| anyhow!(e))),
    }
}

fn found() -> (PathBuf, PathBuf) {
    let named = |variable: &str, name: &str| env::var_os(variable).map_or_else(|| PathBuf::from(name), PathBuf::from);
    xtask::browser::find().map_or_else(
        || (named("CHROMIUM", "chromium"), named("CHROMEDRIVER", "chromedriver")),
        |b| (b.chromium, b.driver),
    )
}

/// A running driver on a free port of its own choice.
struct Driver {
    process: Child,
    url: String,
    /// Kept open, because a driver ends when nobody can read it any more.
    _said: Option<BufReader<ChildStdout>>,
}

impl Driver {
    /// Starts a driver. Chromium's picks a free port for IPv4 and then needs the very same one for IPv6; where another
    /// program has that one it ends with "port not available", so starting it again is the right answer.
    fn start(command: impl Fn() -> Command) -> Result<Self> {
        let mut last = anyhow!("the driver was never started");
        for _ in 0..STARTS {
            match Self::try_start(command()) {
                Ok(driver) => return Ok(driver),
                Err(e) => last = e,
            }
        }
        Err(last)
    }

    fn try_start(mut command: Command) -> Result<Self> {
        let process = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| {
                format!(
                    "{} does not start: run `cargo xtask test`, which sets it up",
                    command.get_program().display()
                )
            })?;
        let mut driver = Self {
            process,
            url: String::new(),
            _said: None,
        };
        let mut said = BufReader::new(driver.process.stdout.take().context("the driver has no output")?);
        let (mut line, mut all) = (String::new(), String::new());
        let port = loop {
            line.clear();
            if said.read_line(&mut line)? == 0 {
                return Err(anyhow!("the driver ended before it named its port: {all}"));
            }
            if let Some(port) = port_in(&line) {
                break port;
            }
            all.push_str(&line);
        };
        driver.url = format!("http://127.0.0.1:{port}");
        driver._said = Some(said);
        Ok(driver)
    }
}

/// `… was started successfully on port 4711.` or `… Listening on 127.0.0.1:4711`.
fn port_in(line: &str) -> Option<u16> {
    let line = line.trim_end().trim_end_matches('.');
    let (_, port) = line
        .split_once(" on port ")
        .or_else(|| line.split_once("Listening on 127.0.0.1:"))?;
    port.parse().ok().filter(|port| *port != 0)
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A future whose panic is an answer, so that the browser can be looked at and ended after it.
struct Caught<F>(Pin<Box<F>>);

impl<F: Future> Future for Caught<F> {
    type Output = std::thread::Result<F::Output>;

    fn poll(mut self: Pin<&mut Self>, waking: &mut Waking<'_>) -> Poll<Self::Output> {
        match catch_unwind(AssertUnwindSafe(|| self.0.as_mut().poll(waking))) {
            Ok(Poll::Pending) => Poll::Pending,
            Ok(Poll::Ready(value)) => Poll::Ready(Ok(value)),
            Err(panic) => Poll::Ready(Err(panic)),
        }
    }
}
