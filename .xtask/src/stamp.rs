//! What Trunk does not do: policy, digests, index of the directory, offline list, 404 page. Trunk's post-build hook.
//!
//! Invariant: the same input gives the same bytes.

use crate::failure::During;
use crate::{Done, Failure, csp, data, directory, download, first, html, offline, strip, system};
use std::fs;
use std::path::{Path, PathBuf};

/// How the files of the second program begin.
pub(crate) const SECOND: &str = "esim-exit-worker";

/// The page of the host for an address that leads nowhere. `__HOME__` is where the page lies, if the build knows it.
const NOT_FOUND: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
<meta http-equiv=\"Content-Security-Policy\" content=\"__CSP__\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
<title>Not found · 未找到 · eSIM Exit</title>\n<link rel=\"icon\" href=\"__HOME__icons/icon.svg\" type=\"image/svg+xml\">\n\
<script type=\"module\" src=\"__HOME__404.js\"></script>\n</head>\n<body>\n\
<main>\n<h1>Not found · <span lang=\"zh-CN\">未找到</span></h1>\n\
<p>There is no page at this address. Nothing that you saved is lost.</p>\n<p lang=\"zh-CN\">这个地址没有页面。已保存的内容不会丢失。</p>\n\
<p><a href=\"__HOME__\">To the start of eSIM Exit · <span lang=\"zh-CN\">回到 eSIM 注销向导首页</span></a></p>\n</main>\n</body>\n</html>\n";

/// Where the page will lie on its host, as a path: `PAGES_BASE` says it, else the name of the repository that GitHub builds. A page for
/// lost addresses is served at any depth, so only with this it knows the way home; without it, it leads one folder up.
fn home(base: Option<String>, repository: Option<String>) -> String {
    let named = base.or_else(|| {
        let repository = repository?;
        let (owner, name) = repository.split_once('/')?;
        let own = name.eq_ignore_ascii_case(&format!("{owner}.github.io"));
        Some(if own { "/".to_owned() } else { format!("/{name}/") })
    });
    // What is no plain path would be markup.
    let plain = |path: &String| {
        path.starts_with('/')
            && !path.starts_with("//")
            && path.ends_with('/')
            && path.chars().all(|c| c.is_ascii_alphanumeric() || "/-._~".contains(c))
    };
    named.filter(plain).unwrap_or_else(|| "./".to_owned())
}

/// Stamps the folder that Trunk's hook names.
///
/// # Errors
/// If it is not called by Trunk, or the page is not as it has to be.
pub fn stamp_staging() -> Done {
    let folder = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from).ok_or_else(|| {
        Failure::new("`cargo xtask stamp` is run by Trunk during its build: use `cargo xtask build` or `trunk build --release`.")
    })?;
    stamp(&folder)
}

/// Stamps a page that Trunk has just put together.
///
/// # Errors
/// If the page is not as it has to be.
pub fn stamp(page: &Path) -> Done {
    refuse_html_sinks(page)?;
    strip::programs(page)?;
    directory::write_index(&page.join("directory"))?;
    download::write(&page.join("directory"))?;
    data::write(&page.join("directory"))?;
    let index = page.join("index.html");
    let text = fs::read_to_string(&index).during(|| format!("read {}", index.display()))?;
    fill_second_starter(page)?;
    let text = one_sheet(page, &text)?;
    let text = name_by_content(page, &text, "first.js", "src")?;
    let text = name_by_content(page, &text, "boot.js", "src")?;
    let text = name_by_content(page, &text, "worker.js", "data-worker")?;
    let text = add_digests(page, &text)?;
    let text = once(&text, csp::PLACE, &csp::policy())?;
    let text = once(&text, first::PLACE, &first::pages()?)?;
    if let Some(code) = html::inline_code(&text) {
        return Err(Failure::new(format!(
            "index.html contains inline code, which its own policy forbids: move {code} into a file."
        )));
    }
    fs::write(&index, text).during(|| format!("write {}", index.display()))?;
    let variable = |name| std::env::var(name).ok();
    let home = home(variable("PAGES_BASE"), variable("GITHUB_REPOSITORY"));
    let lost = NOT_FOUND.replace(csp::PLACE, &csp::policy()).replace("__HOME__", &home);
    for (name, content) in [("404.html", lost.as_str()), (".nojekyll", "")] {
        let file = page.join(name);
        fs::write(&file, content).during(|| format!("write {}", file.display()))?;
    }
    offline::fill_worker(page)
}

/// Fills a place of index.html.
fn once(text: &str, place: &str, value: &str) -> Done<String> {
    if text.matches(place).count() == 1 {
        return Ok(text.replace(place, value));
    }
    Err(Failure::new(format!(
        "index.html has to contain {place} exactly once: put it back, the build fills it in."
    )))
}

/// The policy's Trusted Types let no text become HTML. Leptos does just that with an element of a `view!` that has no dynamic part;
/// where none is left, the program does not even contain the call, which is how its absence is proven.
fn refuse_html_sinks(page: &Path) -> Done {
    for file in system::files_with_ending(page, "js")? {
        let code = fs::read_to_string(&file).during(|| format!("read {}", file.display()))?;
        if let Some(sink) = ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write"]
            .iter()
            .find(|sink| code.contains(**sink))
        {
            return Err(Failure::new(format!(
                "The program contains `{sink}`, which the page's own policy forbids: it would stop there. Usually some element in a `view!` is \
                 wholly static, and Leptos makes it from HTML text. Give it a dynamic part: class={{\"x\"}} for class=\"x\", {{text}} for \"text\"."
            )));
        }
    }
    Ok(())
}

/// Our starters get their digests into their names, as Trunk does with the rest: with a digest in the tag and a fixed name, a
/// copy in the browser's ten-minute cache would stop a page that was deployed in between.
fn name_by_content(page: &Path, text: &str, starter: &str, attribute: &str) -> Done<String> {
    let file = page.join(starter);
    let bytes = fs::read(&file).during(|| format!("read {}", file.display()))?;
    let name = starter.replace(".js", &format!("-{}.js", offline::short_hash(&bytes)));
    fs::rename(&file, page.join(&name)).during(|| format!("rename {}", file.display()))?;
    let tag = |name: &str, base: &str| format!("{attribute}=\"{base}{name}\"");
    let new = text
        .replace(&tag(starter, ""), &tag(&name, ""))
        .replace(&tag(starter, "./"), &tag(&name, "./"));
    if new == text {
        return Err(Failure::new(format!(
            "index.html does not name {starter} as its {attribute}: see pattern_script in Trunk.toml."
        )));
    }
    Ok(new)
}

/// worker.js learns which program it starts, and that program's digest. Trunk names the files of a worker without a digest, so a
/// copy from before a deployment could meet a new one: they are named by their content here.
fn fill_second_starter(page: &Path) -> Done {
    let only = |ending: &str| -> Done<String> {
        let files = system::files_with_ending(page, ending)?;
        let names = files.iter().filter_map(|file| file.file_name()?.to_str());
        let ours: Vec<&str> = names.filter(|name| name.starts_with(SECOND)).collect();
        match ours.as_slice() {
            [name] => Ok((*name).to_owned()),
            _ => Err(Failure::new(format!(
                "There have to be one {SECOND}….{ending}, found {}: see its link in index.html.",
                ours.len()
            ))),
        }
    };
    let renamed = |ending: &str, rest: &str| -> Done<(String, Vec<u8>)> {
        let old = page.join(only(ending)?);
        let bytes = fs::read(&old).during(|| format!("read {}", old.display()))?;
        let name = format!("{SECOND}-{}{rest}", offline::short_hash(&bytes));
        fs::rename(&old, page.join(&name)).during(|| format!("rename {}", old.display()))?;
        Ok((name, bytes))
    };
    let ((js, _), (wasm, program)) = (renamed("js", ".js")?, renamed("wasm", "_bg.wasm")?);
    let digest = offline::integrity(&program);
    let file = page.join("worker.js");
    let mut text = fs::read_to_string(&file).during(|| format!("read {}", file.display()))?;
    for (place, value) in [
        ("__WORKER_JS__", format!("./{js}")),
        ("__WORKER_WASM__", format!("./{wasm}")),
        ("__WORKER_INTEGRITY__", digest),
    ] {
        if text.matches(place).count() != 1 {
            return Err(Failure::new(format!(
                "public/worker.js has to contain {place} once: put it back, the build fills it in."
            )));
        }
        text = text.replace(place, &value);
    }
    fs::write(&file, text).during(|| format!("write {}", file.display()))
}

/// All style sheets as one, in their order: a page waits for each before it shows anything. Trunk has left only the names.
fn one_sheet(page: &Path, text: &str) -> Done<String> {
    let all = html::tags(text, "link");
    let sheets: Vec<_> = all
        .iter()
        .filter(|tag| tag.attribute("rel") == Some("stylesheet"))
        .collect();
    let mut style = String::new();
    let mut out = text.to_owned();
    for tag in sheets.iter().rev() {
        let file = page.join(tag.attribute("href").unwrap_or_default().trim_start_matches("./"));
        let sheet = fs::read_to_string(&file).during(|| format!("read {}, which index.html names", file.display()))?;
        style = [sheet.trim_end(), "\n", &style].concat();
        fs::remove_file(&file).during(|| format!("remove {}", file.display()))?;
        out.replace_range(tag.at..tag.at + tag.text.len(), "");
    }
    let first = sheets
        .first()
        .ok_or_else(|| Failure::new("index.html names no style sheet: put their links back."))?;
    let name = format!("style-{}.css", offline::short_hash(style.as_bytes()));
    let file = page.join(&name);
    fs::write(&file, style).during(|| format!("write {}", file.display()))?;
    out.insert_str(first.at, &format!("<link rel=\"stylesheet\" href=\"./{name}\">"));
    Ok(out)
}

/// `integrity` on every script and style sheet that has none; for the starter, which fetches the program, those of the program.
fn add_digests(page: &Path, text: &str) -> Done<String> {
    let digest = |address: &str| -> Done<String> {
        let file = page.join(address.trim_start_matches("./"));
        Ok(offline::integrity(&fs::read(&file).during(|| {
            format!("read {}, which index.html names", file.display())
        })?))
    };
    let mut all = html::tags(text, "link");
    all.extend(html::tags(text, "script"));
    all.sort_by_key(|tag| std::cmp::Reverse(tag.at));
    let mut out = text.to_owned();
    for tag in all {
        let code = tag.text.starts_with("<script") || tag.attribute("rel") == Some("stylesheet");
        let Some(address) = tag.attribute("src").or_else(|| tag.attribute("href")).filter(|_| code) else {
            continue;
        };
        let mut new = tag.text.to_owned();
        if tag.attribute("integrity").is_none() {
            new = tag.with("integrity", &digest(address)?);
        }
        for (attribute, named) in [("data-js-integrity", "data-js"), ("data-wasm-integrity", "data-wasm")] {
            if let Some(part) = tag.attribute(named) {
                new = html::Tag { text: &new, at: 0 }.with(attribute, &digest(part)?);
            }
        }
        out.replace_range(tag.at..tag.at + tag.text.len(), &new);
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head><meta content=\"__CSP__\"><link rel=\"stylesheet\" href=\"./a.css\"><link rel=\"stylesheet\" href=\"./b.css\"><link rel=\"icon\" href=\"i.png\"></head>\
        __FIRST__<script src=\"first.js\"></script>\
        <script id=\"boot\" type=\"module\" src=\"boot.js\" data-js=\"./a.js\" data-wasm=\"./a.wasm\" data-worker=\"./worker.js\" data-build=\"__BUILD__\"></script>";

    fn page(index: &str) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for (name, text) in [
            ("index.html", index),
            ("a.css", "a\n"),
            ("b.css", "b"),
            ("a.js", "j"),
            ("a.wasm", "w"),
            ("first.js", "f"),
            ("boot.js", "b"),
            (
                "worker.js",
                "import '__WORKER_JS__'; '__WORKER_WASM__' '__WORKER_INTEGRITY__'",
            ),
            ("esim-exit-worker.js", "wj"),
            ("esim-exit-worker_bg.wasm", "ww"),
            ("service-worker.js", "'__BUILD__' '__FORMAT__' /*__FILES__*/ []"),
        ] {
            fs::write(dir.path().join(name), text).unwrap();
        }
        dir
    }

    #[test]
    fn a_page_gets_policy_digests_and_the_rest() {
        let dir = page(PAGE);
        stamp(dir.path()).unwrap();
        let text = fs::read_to_string(dir.path().join("index.html")).unwrap();
        assert!(
            text.contains("connect-src 'self' https://")
                && text.contains("https://api.gigs.com ")
                && !text.contains("__CSP__")
        );
        assert!(
            text.contains(&format!(
                "href=\"./style-{}.css\" integrity=\"{}\"",
                offline::short_hash(b"a\nb\n"),
                offline::integrity(b"a\nb\n")
            )),
            "{text}"
        );
        assert!(
            text.contains(&format!("src=\"boot-{}.js\"", offline::short_hash(b"b"))),
            "{text}"
        );
        assert!(
            text.contains(&format!("data-js-integrity=\"{}\"", offline::integrity(b"j"))),
            "{text}"
        );
        assert!(
            text.contains(&format!("data-wasm-integrity=\"{}\"", offline::integrity(b"w"))),
            "{text}"
        );
        let js = format!("esim-exit-worker-{}.js", offline::short_hash(b"wj"));
        let wasm = format!("esim-exit-worker-{}_bg.wasm", offline::short_hash(b"ww"));
        let starter = format!("import './{js}'; './{wasm}' '{}'", offline::integrity(b"ww"));
        let name = format!("worker-{}.js", offline::short_hash(starter.as_bytes()));
        assert!(text.contains(&format!("data-worker=\"./{name}\"")), "{text}");
        assert_eq!(fs::read_to_string(dir.path().join(&name)).unwrap(), starter);
        let list = fs::read_to_string(dir.path().join("service-worker.js")).unwrap();
        for kept in [name, js, wasm] {
            assert!(list.contains(&format!("[\"{kept}\",\"sha384-")), "{kept}: {list}");
        }
        assert_eq!(text.matches(" integrity=").count(), 3, "none on the icon: {text}");
        for name in [
            "404.html",
            ".nojekyll",
            "directory/index.json",
            "directory/directory.json",
            "directory/list.json",
        ] {
            assert!(dir.path().join(name).exists(), "{name}");
        }
    }

    #[test]
    fn the_page_for_lost_addresses_knows_the_way_home_where_the_build_does() {
        let told =
            |base: Option<&str>, repository: Option<&str>| home(base.map(str::to_owned), repository.map(str::to_owned));
        assert_eq!(told(None, None), "./");
        assert_eq!(told(None, Some("anna/esim-exit")), "/esim-exit/");
        assert_eq!(told(None, Some("anna/Anna.github.io")), "/");
        assert_eq!(told(Some("/"), Some("anna/esim-exit")), "/");
        for odd in ["//evil.example/", "esim", "/a\"b/", "javascript:/"] {
            assert_eq!(told(Some(odd), None), "./", "{odd}");
        }
        let dir = page(PAGE);
        stamp(dir.path()).unwrap();
        let text = fs::read_to_string(dir.path().join("404.html")).unwrap();
        assert!(
            html::inline_code(&text).is_none() && !text.contains("__") && text.contains("script-src 'self'"),
            "{text}"
        );
    }

    #[test]
    fn inline_code_or_a_lost_policy_stops_the_build() {
        let inline = stamp(page(&format!("{PAGE}<script>1</script>")).path())
            .unwrap_err()
            .to_string();
        assert!(inline.contains("inline code"), "{inline}");
        let lost = stamp(page(&PAGE.replace("__CSP__", "")).path())
            .unwrap_err()
            .to_string();
        assert!(lost.contains("__CSP__"), "{lost}");
        let alone = page(PAGE);
        fs::remove_file(alone.path().join("esim-exit-worker.js")).unwrap();
        let alone = stamp(alone.path()).unwrap_err().to_string();
        assert!(alone.contains("esim-exit-worker"), "{alone}");
        let sink = page(PAGE);
        fs::write(sink.path().join("a.js"), "e.innerHTML = t").unwrap();
        assert!(stamp(sink.path()).unwrap_err().to_string().contains("innerHTML"));
    }
}
