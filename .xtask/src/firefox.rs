//! A Firefox and its geckodriver: the second engine of the browser tests.

use crate::version::Version;
use crate::{Done, Failure, browser, setup, system, task};
use std::env;
use std::path::{Path, PathBuf};

/// The geckodriver that is installed where there is none.
const GECKODRIVER: Version = Version(0, 37, 1);

/// A Firefox and its driver.
#[derive(Debug, Clone)]
pub struct Firefox {
    /// The browser's program.
    pub firefox: PathBuf,
    /// The driver's program.
    pub driver: PathBuf,
}

/// What is on this machine; `FIREFOX` and `GECKODRIVER` go before everything else.
#[must_use]
pub fn find() -> Option<Firefox> {
    let firefox = firefox()?;
    let driver = driver()?;
    Some(Firefox { firefox, driver })
}

/// What is on this machine, or what its package manager and cargo can put there without asking.
///
/// # Errors
/// A sentence on what to install.
pub fn set_up() -> Done<Firefox> {
    let fallback = "Install Firefox and geckodriver, or name them in the environment variables FIREFOX and GECKODRIVER, then repeat the command.";
    if env::var_os("FIREFOX").is_some() && firefox().is_none() {
        return Err(Failure::new(
            "The program named in FIREFOX is not there: correct or unset this variable.",
        ));
    }
    if firefox().is_none() {
        if system::has("apt-get") {
            let what = "Installing Firefox with apt-get, about a minute";
            browser::apt_install(what, &["firefox-esr"], fallback)?;
        } else if system::has("brew") {
            let what = "Installing Firefox with brew, about two minutes";
            task::run(
                what,
                system::command("brew").args(["install", "--cask", "firefox"]),
                fallback,
            )?;
        }
    }
    if firefox().is_some() && driver().is_none() {
        setup::geckodriver(GECKODRIVER)?;
    }
    find().ok_or_else(|| {
        Failure::new(format!(
            "The browser tests need Firefox as a second engine, and it was not found with a driver. {fallback}"
        ))
    })
}

fn firefox() -> Option<PathBuf> {
    if let Some(named) = env::var_os("FIREFOX") {
        return system::find(Path::new(&named));
    }
    let on_path = ["firefox", "firefox-esr"]
        .iter()
        .find_map(|name| system::find(Path::new(name)));
    let mut places = vec![PathBuf::from("/Applications/Firefox.app/Contents/MacOS/firefox")];
    for variable in ["PROGRAMFILES", "PROGRAMFILES(X86)"] {
        places.extend(env::var_os(variable).map(|folder| PathBuf::from(folder).join("Mozilla Firefox/firefox.exe")));
    }
    on_path.or_else(|| places.into_iter().find(|place| place.is_file()))
}

fn driver() -> Option<PathBuf> {
    if let Some(named) = env::var_os("GECKODRIVER") {
        return system::find(Path::new(&named));
    }
    // GitHub's runners say in GECKOWEBDRIVER where it lies.
    let runner = env::var_os("GECKOWEBDRIVER").map(|folder| PathBuf::from(folder).join("geckodriver"));
    runner
        .into_iter()
        .chain([PathBuf::from("geckodriver")])
        .filter_map(|name| system::find(&name))
        .find(|driver| {
            system::answer(driver, &["--version"])
                .as_deref()
                .and_then(Version::in_text)
                .is_some_and(|version| version >= OLDEST)
        })
}

/// The first geckodriver that names the port of the browser's own protocol when it is told to choose one.
const OLDEST: Version = Version(0, 34, 0);
