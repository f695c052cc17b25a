//! The host of the page: like GitHub Pages, on loopback, and it can be told to fail.

use anyhow::{Context, Result, bail, ensure};
use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use xtask::{live, pages, places};

/// The built page; `DIST` may name another one.
///
/// # Errors
/// If there is none, or the page that is tested is a published one.
pub fn dist() -> Result<PathBuf> {
    only_here("it needs the built page itself, and a host that it tells what to answer")?;
    let folder = env::var_os("DIST").map_or_else(places::dist, PathBuf::from);
    ensure!(
        folder.join("index.html").is_file(),
        "{} holds no built page: run `cargo xtask build`",
        folder.display()
    );
    Ok(folder)
}

/// The address of a published page that is to be tested.
fn published() -> Option<String> {
    let url = env::var(live::ADDRESS).ok()?;
    Some(format!("{}/", url.trim_end_matches('/')))
}

/// Refuses what only a page of our own can be tested with.
///
/// # Errors
/// The reason, while the page that is tested is a published one.
pub(crate) fn only_here(reason: &str) -> Result<()> {
    if published().is_some() {
        bail!("{}{reason}", live::LEFT_OUT);
    }
    Ok(())
}

/// The directory of the page that is tested; of a published page that of this repository.
///
/// # Errors
/// If there is no built page.
pub(crate) fn directory() -> Result<PathBuf> {
    match published() {
        Some(_) => Ok(places::root().join("public").join("directory")),
        None => Ok(dist()?.join("directory")),
    }
}

/// A running host.
#[derive(Debug)]
pub struct Site {
    /// The address of the start page, with a slash at the end.
    pub url: String,
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    root: PathBuf,
    /// Other folders of the same host, by their paths.
    beside: BTreeMap<String, PathBuf>,
    down: bool,
    packed: bool,
    special: BTreeMap<String, (String, Vec<u8>)>,
    asked: Vec<String>,
}

impl Site {
    /// The page that is tested: `dist/` on loopback or, with `cargo xtask live`, the page that is published there.
    ///
    /// # Errors
    /// If there is no built page or no free port.
    pub fn start() -> Result<Self> {
        match published() {
            Some(url) => Ok(Self {
                url,
                state: Arc::default(),
            }),
            None => Self::of(dist()?),
        }
    }

    /// Any folder, always on loopback: for tests that tell the host what to do.
    ///
    /// # Errors
    /// If there is no free port, or the page that is tested lies elsewhere.
    pub fn of(root: PathBuf) -> Result<Self> {
        only_here("it needs a host of its own, which it tells what to answer")?;
        let listener = pages::listen(0).context("no free port on loopback")?;
        let url = format!("http://{}{}", listener.local_addr()?, pages::BASE);
        let state = Arc::new(Mutex::new(State {
            root,
            ..State::default()
        }));
        let shared = Arc::clone(&state);
        thread::spawn(move || pages::answer_all(&listener, move |path| reply(&shared, path)));
        Ok(Self { url, state })
    }

    /// The address of a route, for example `#/cases`.
    #[must_use]
    pub fn at(&self, route: &str) -> String {
        format!("{}{route}", self.url)
    }

    /// A page in another folder of the same host, such as `/other/`; its address. `/` is the root.
    #[must_use]
    pub fn beside(&self, path: &str, root: PathBuf) -> String {
        self.state().beside.insert(path.to_owned(), root);
        let host = self.url.strip_suffix(pages::BASE).unwrap_or(&self.url);
        [host, path].concat()
    }

    /// Another folder from now on: a new deployment.
    pub fn deploy(&self, root: PathBuf) {
        self.state().root = root;
    }

    /// Hangs up on every request from now on.
    pub fn down(&self) {
        self.state().down = true;
    }

    /// Sends everything by gzip from now on, as GitHub Pages does.
    pub fn packed(&self) {
        self.state().packed = true;
    }

    /// Answers again.
    pub fn up(&self) {
        self.state().down = false;
    }

    /// Answers one path below the start page with these bytes.
    pub fn replace(&self, path: &str, body: impl Into<Vec<u8>>) {
        self.state()
            .special
            .insert(path.to_owned(), ("200 OK".to_owned(), body.into()));
    }

    /// Answers one path below the start page as it lies there again.
    pub fn whole(&self, path: &str) {
        self.state().special.remove(path);
    }

    /// Answers one path below the start page with a status such as `404 Not Found` or `500 Internal Server Error`.
    pub fn fail(&self, path: &str, status: &str) {
        self.state()
            .special
            .insert(path.to_owned(), (status.to_owned(), Vec::new()));
    }

    /// The paths that were asked for so far, below the start page.
    #[must_use]
    pub fn asked(&self) -> Vec<String> {
        self.state().asked.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn reply(state: &Mutex<State>, path: &str) -> Option<pages::Answer> {
    let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
    let below = path.strip_prefix(pages::BASE).unwrap_or(path).to_owned();
    state.asked.push(below.clone());
    if state.down {
        return None;
    }
    let beside = |(own, root): (&String, &PathBuf)| {
        let rest = path
            .strip_prefix(own.as_str())
            .filter(|_| !path.starts_with(pages::BASE))?;
        Some(pages::file(root, &[pages::BASE, rest].concat()))
    };
    let elsewhere = state.beside.iter().rev().find_map(beside);
    let mut answer = elsewhere.unwrap_or_else(|| pages::file(&state.root, path));
    if let Some((status, body)) = state.special.get(&below) {
        answer.status.clone_from(status);
        answer.body.clone_from(body);
    }
    let packed = state.packed;
    drop(state);
    Some(if packed { answer.packed() } else { answer })
}

/// A copy of a folder and all below it.
///
/// # Errors
/// If it cannot be read or written.
pub fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
