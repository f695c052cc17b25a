//! How fast the page is there and goes on, in a browser: `cargo xtask bench page`. Beside it stand, measured in the same run, a floor — the
//! first question as plain HTML with our style and no program — and the smallest page that Leptos can draw.

use crate::failure::During;
use crate::{Done, Failure, first, html, places, shots, system};
use std::fs;
use std::path::{Path, PathBuf};

/// Where the pages beside ours lie, for the program that measures.
pub const FLOOR: &str = "FLOOR_PAGE";
/// The same.
pub const HELLO: &str = "HELLO_PAGE";

/// Makes the pages beside ours, and measures.
///
/// # Errors
/// If one cannot be made, or there is no browser.
pub fn measure() -> Done {
    let folders = [(FLOOR, floor()?), (HELLO, hello()?)];
    shots::program_with("pace", &[], &folders)
}

fn empty(name: &str) -> Done<PathBuf> {
    let folder = places::target().join("xtask").join(name);
    if folder.is_dir() {
        fs::remove_dir_all(&folder).during(|| format!("empty {}", folder.display()))?;
    }
    fs::create_dir_all(&folder).during(|| format!("make {}", folder.display()))?;
    Ok(folder)
}

fn write(file: &Path, text: &str) -> Done {
    fs::write(file, text).during(|| format!("write {}", file.display()))
}

/// The first question as it stands in our HTML, with our style.
fn floor() -> Done<PathBuf> {
    let folder = empty("floor")?;
    let index = places::dist().join("index.html");
    let index = fs::read_to_string(&index).during(|| format!("read {}", index.display()))?;
    let style = html::tags(&index, "link")
        .into_iter()
        .find(|tag| tag.attribute("rel") == Some("stylesheet"))
        .and_then(|tag| tag.attribute("href"))
        .ok_or_else(|| Failure::new("The built page names no style sheet: build it with `cargo xtask build`."))?;
    let name = style.trim_start_matches("./");
    fs::copy(places::dist().join(name), folder.join(name)).during(|| format!("copy {name}"))?;
    let pages = first::pages()?;
    let question = pages
        .split("<template id=\"first-en-question\"")
        .nth(1)
        .and_then(|rest| rest.split_once('>')?.1.split("</template>").next())
        .ok_or_else(|| {
            Failure::new("The first question does not stand in the HTML any more: see .xtask/src/first.rs.")
        })?;
    write(
        &folder.join("index.html"),
        &format!(
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>floor</title>\
             <link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"{style}\"><div id=\"app\">{question}</div></html>"
        ),
    )?;
    Ok(folder)
}

/// The package `hello`, built as ours is.
fn hello() -> Done<PathBuf> {
    let folder = empty("hello")?;
    let target = "wasm32-unknown-unknown";
    let built = system::cargo()
        .args([
            "build",
            "--quiet",
            "--release",
            "--locked",
            "--package",
            "hello",
            "--target",
            target,
        ])
        .status()
        .during(|| "build the page beside ours".to_owned())?;
    let program = places::target().join(target).join("release").join("hello.wasm");
    let bound = system::command("wasm-bindgen")
        .args([
            "--target",
            "web",
            "--no-typescript",
            "--remove-name-section",
            "--remove-producers-section",
            "--out-dir",
        ])
        .arg(&folder)
        .arg(&program)
        .status()
        .during(|| "start wasm-bindgen".to_owned())?;
    if !built.success() || !bound.success() {
        return Err(Failure::new(
            "The page beside ours could not be built: the lines above say why.",
        ));
    }
    write(
        &folder.join("index.html"),
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>hello</title>\
         <link rel=\"icon\" href=\"data:,\"><script type=\"module\">import start from './hello.js'; start()</script><body></body></html>",
    )?;
    Ok(folder)
}
