//! Lighthouse on the built page: its four scores on a desktop and a phone, and every audit that is not passed, with its advice.
//!
//! Its version stands in tests/web/package.json. It is no part of the tests: it measures times, which differ by machine.

use crate::failure::During;
use crate::{Done, Failure, axe, browser, pages, places, shots, system};
use serde_json::Value;
use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

/// Audits that ask for nothing: not for this page, for people to judge, or only told.
const SILENT: [&str; 3] = ["notApplicable", "manual", "informative"];

/// Times differ from run to run: the one in the middle counts.
const RUNS: usize = 5;

/// Builds the page (not with `--no-build`), or takes the one in `DIST`, and measures it.
///
/// # Errors
/// If there is no browser, no Node.js, or Lighthouse does not come to its end.
pub fn lighthouse(arguments: &[&str]) -> Done {
    if let [word, ..] = shots::built(arguments)?.as_slice() {
        return Err(Failure::new(format!(
            "“{word}” is unknown: --no-build is all there is."
        )));
    }
    let browser = browser::set_up()?;
    axe::install("devDependencies", "lighthouse", &[], "about a minute")?;
    let root = env::var_os("DIST").map_or_else(places::dist, PathBuf::from);
    if !root.join("index.html").is_file() {
        return Err(Failure::new(format!(
            "{} holds no built page: leave out --no-build.",
            root.display()
        )));
    }
    let listener = pages::listen(0).during(|| "listen on this machine".to_owned())?;
    let address = listener.local_addr().during(|| "listen on this machine".to_owned())?;
    thread::spawn(move || pages::answer_all(&listener, move |path| Some(pages::file(&root, path).packed())));
    let page = format!("http://{address}{}", pages::BASE);
    for form in ["desktop", "mobile"] {
        let measured = (0..RUNS).map(|_| measure(&page, form, browser.chromium.as_os_str()));
        let mut reports = measured.collect::<Done<Vec<Value>>>()?;
        reports.sort_by_key(performance);
        let all: Vec<String> = reports.iter().map(|report| performance(report).to_string()).collect();
        println!(
            "\n{form}, performance in {RUNS} runs: {}; the one in the middle:",
            all.join(" ")
        );
        if let Some(report) = reports.get(RUNS / 2) {
            println!("{}", told(report));
        }
    }
    Ok(())
}

/// Out of a hundred, rounded down.
fn performance(report: &Value) -> u32 {
    let of = report.get("categories").and_then(|all| all.get("performance"));
    of.map_or(0, |of| score(of).parse().unwrap_or_default())
}

fn measure(page: &str, form: &str, chromium: &OsStr) -> Done<Value> {
    let folder = places::target().join("lighthouse");
    fs::create_dir_all(&folder).during(|| format!("make {}", folder.display()))?;
    let out = folder.join(form);
    let mut node = system::command("node");
    node.current_dir(places::web_tests())
        .arg(
            Path::new("node_modules")
                .join("lighthouse")
                .join("cli")
                .join("index.js"),
        )
        .arg(page)
        .args([
            "--output=json",
            "--output=html",
            "--quiet",
            "--no-enable-error-reporting",
        ])
        .arg(format!("--output-path={}", out.display()))
        .arg("--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage")
        .env("CHROME_PATH", chromium);
    if form == "desktop" {
        node.arg("--preset=desktop");
    }
    let status = node.status().during(|| "start Lighthouse with Node.js".to_owned())?;
    if !status.success() {
        return Err(Failure::new(
            "Lighthouse did not come to its end: the lines above say why.",
        ));
    }
    let file = folder.join([form, ".report.json"].concat());
    let text = fs::read_to_string(&file).during(|| format!("read {}", file.display()))?;
    serde_json::from_str(&text).during(|| format!("read {}", file.display()))
}

/// Scores, and the audits below 100 by category.
fn told(report: &Value) -> String {
    let mut lines = Vec::new();
    let categories = report.get("categories").and_then(Value::as_object);
    for category in categories.into_iter().flat_map(|all| all.values()) {
        lines.push(format!("{:>4}  {}", score(category), text(category, "title")));
        let refs = category
            .get("auditRefs")
            .and_then(Value::as_array)
            .into_iter()
            .flatten();
        for audit in refs.filter_map(|r| report.get("audits")?.get(text(r, "id"))) {
            if SILENT.contains(&text(audit, "scoreDisplayMode")) || score(audit) == "100" {
                continue;
            }
            let value = text(audit, "displayValue");
            lines.push(format!(
                "      {:>4}  {}{}{value}\n            {}",
                score(audit),
                text(audit, "title"),
                if value.is_empty() { "" } else { ": " },
                text(audit, "description"),
            ));
        }
    }
    lines.join("\n")
}

/// A score as people read it.
fn score(of: &Value) -> String {
    let score = of.get("score").and_then(Value::as_f64);
    score.map_or_else(|| "–".to_owned(), |score| format!("{:.0}", (score * 100.0).floor()))
}

fn text<'a>(of: &'a Value, name: &str) -> &'a str {
    of.get(name).and_then(Value::as_str).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn scores_and_failed_audits_are_told() {
        let audit = |score: Option<f64>, mode: &str, title: &str| json!({ "score": score, "scoreDisplayMode": mode, "title": title, "description": "Do this.", "displayValue": "2 links" });
        let report = json!({
            "categories": { "seo": { "title": "SEO", "score": 0.92, "auditRefs": [{ "id": "a" }, { "id": "b" }, { "id": "c" }, { "id": "d" }, { "id": "gone" }] } },
            "audits": {
                "a": audit(Some(0.0), "binary", "Links are not crawlable"),
                "b": audit(Some(1.0), "binary", "All is well"),
                "c": audit(None, "notApplicable", "Not for us"),
                "d": audit(None, "error", "It broke"),
            },
        });
        let told = told(&report);
        assert_eq!(performance(&report), 0);
        let quick = json!({ "categories": { "performance": { "score": 0.996 } } });
        assert_eq!(performance(&quick), 99);
        assert_eq!(
            told,
            "  92  SEO\n         0  Links are not crawlable: 2 links\n            Do this.\n         –  It broke: 2 links\n            Do this."
        );
    }
}
