//! A Chromium or Chrome and the chromedriver of the same major version, for the browser tests.

use crate::version::Version;
use crate::{Done, Failure, system, task};
use std::env;
use std::path::{Path, PathBuf};

/// A browser and its driver.
#[derive(Debug, Clone)]
pub struct Browser {
    /// The browser's program.
    pub chromium: PathBuf,
    /// The driver's program.
    pub driver: PathBuf,
}

/// What is on this machine; `CHROMIUM` and `CHROMEDRIVER` go before everything else.
#[must_use]
pub fn find() -> Option<Browser> {
    let browsers = browsers();
    drivers().into_iter().find_map(|driver| {
        let wanted = major(&driver)?;
        let fits = |browser: &&PathBuf| silent(browser) || major(browser) == Some(wanted);
        browsers.iter().find(fits).map(|chromium| Browser {
            chromium: chromium.clone(),
            driver: driver.clone(),
        })
    })
}

/// What is on this machine, or what its package manager can put there without asking.
///
/// # Errors
/// A sentence on what to install.
pub fn set_up() -> Done<Browser> {
    if let Some(found) = find() {
        return Ok(found);
    }
    let fallback = "Install Chromium (or Chrome) and the chromedriver of the same version, or name them in the environment variables CHROMIUM and CHROMEDRIVER, then repeat the command.";
    if env::var_os("CHROMIUM").is_some() || env::var_os("CHROMEDRIVER").is_some() {
        return Err(Failure::new(
            "The programs named in CHROMIUM and CHROMEDRIVER do not run, or their major versions differ: correct or unset these variables.",
        ));
    }
    if system::has("apt-get") {
        apt_install(
            "Installing Chromium and its driver with apt-get, about a minute",
            &["chromium", "chromium-driver", "fonts-noto-cjk"],
            fallback,
        )?;
    } else if system::has("brew") {
        task::run(
            "Installing Chromium's driver and Chrome with brew, about two minutes",
            system::command("brew").args(["install", "--cask", "google-chrome", "chromedriver"]),
            fallback,
        )?;
    }
    find().ok_or_else(|| {
        Failure::new(format!(
            "The browser tests need a browser and its driver, and none that fit each other were found. {fallback}"
        ))
    })
}

/// Installs Debian packages if that is possible without asking for a password.
///
/// # Errors
/// `fallback`, if it is not.
pub fn apt_install(what: &str, packages: &[&str], fallback: &str) -> Done {
    let root = system::answer("id", &["-u"]).is_some_and(|id| id.trim() == "0");
    let sudo = !root && system::answer("sudo", &["-n", "true"]).is_some();
    if !root && !sudo {
        let list = packages.join(" ");
        return Err(Failure::new(format!(
            "This needs packages that only an administrator can add: `sudo apt-get install {list}`. {fallback}"
        )));
    }
    let apt = || {
        let mut command = system::command(if root { "apt-get" } else { "sudo" });
        if sudo {
            command.args(["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        }
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    task::run("Reading the list of Debian packages", apt().arg("update"), fallback)?;
    task::run(
        what,
        apt()
            .args(["install", "--yes", "--no-install-recommends"])
            .args(packages),
        fallback,
    )
}

fn browsers() -> Vec<PathBuf> {
    if let Some(named) = env::var_os("CHROMIUM") {
        return vec![PathBuf::from(named)];
    }
    let names = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
    ];
    let mut found: Vec<PathBuf> = names.iter().filter_map(|name| system::find(Path::new(name))).collect();
    let places = [
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ];
    found.extend(places.iter().map(PathBuf::from).filter(|place| place.is_file()));
    for variable in ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"] {
        let place =
            env::var_os(variable).map(|folder| PathBuf::from(folder).join("Google/Chrome/Application/chrome.exe"));
        found.extend(place.filter(|place| place.is_file()));
    }
    found
}

fn drivers() -> Vec<PathBuf> {
    if let Some(named) = env::var_os("CHROMEDRIVER") {
        return vec![PathBuf::from(named)];
    }
    // GitHub's runners say in CHROMEWEBDRIVER where the driver of their Chrome lies.
    let runner = env::var_os("CHROMEWEBDRIVER").map(|folder| PathBuf::from(folder).join("chromedriver"));
    runner
        .and_then(|path| system::find(&path))
        .into_iter()
        .chain(system::find(Path::new("chromedriver")))
        .collect()
}

/// On Windows `chrome.exe --version` opens a window instead of answering: it is taken at its word.
fn silent(browser: &Path) -> bool {
    cfg!(windows) && browser.is_file()
}

fn major(program: &Path) -> Option<u32> {
    Version::in_text(&system::answer(program, &["--version"])?).map(|version| version.0)
}
