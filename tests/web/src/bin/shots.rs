//! Pictures of the built page for looking at it: `cargo xtask shots home=#/ line=#/case/1/line --seed saved.json`.
//!
//! One browser takes them all, at 390 and 1280 px, in zh-CN and en, light and dark, each of the whole height. They go to
//! `target/shots/<name>-<width>-<language>-<scheme>.png`. `--width`, `--language`, `--scheme` leave only one of the two;
//! `--clock` sets the page's date; `--out` names another folder.

use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use web::{Browser, Scheme, Site, browser};

struct Wish {
    routes: Vec<(String, String)>,
    seed: BTreeMap<String, String>,
    widths: Vec<u32>,
    languages: Vec<String>,
    schemes: Vec<Scheme>,
    clock: Option<String>,
    out: PathBuf,
}

#[tokio::main]
async fn main() -> Result<()> {
    let wish = Wish::read(std::env::args().skip(1))?;
    let site = Site::start()?;
    browser(|b| async move {
        // Pictures are for looking: what the page reports is said, not judged.
        let shots = take(&b, &site, &wish).await;
        for fault in b.take_faults().await? {
            eprintln!("the page reported: {fault}");
        }
        println!("{} pictures in {}", shots?, wish.out.display());
        Ok(())
    })
    .await
}

impl Wish {
    fn read(mut words: impl Iterator<Item = String>) -> Result<Self> {
        let mut wish = Self {
            routes: Vec::new(),
            seed: BTreeMap::new(),
            widths: vec![390, 1280],
            languages: vec!["zh-CN".to_owned(), "en".to_owned()],
            schemes: vec![Scheme::Light, Scheme::Dark],
            clock: None,
            out: xtask::places::target().join("shots"),
        };
        while let Some(word) = words.next() {
            if let Some(option) = word.strip_prefix("--") {
                let value = words.next().with_context(|| format!("--{option} needs a value"))?;
                match option {
                    "seed" => wish.seed = seed(Path::new(&value))?,
                    "width" => wish.widths = vec![value.parse().context("--width is a number")?],
                    "language" => wish.languages = vec![value],
                    "scheme" if value == "dark" => wish.schemes = vec![Scheme::Dark],
                    "scheme" => wish.schemes = vec![Scheme::Light],
                    "clock" => wish.clock = Some(value),
                    "out" => wish.out = PathBuf::from(value),
                    _ => bail!("--{option} is unknown: --seed --width --language --scheme --clock --out"),
                }
            } else {
                let (name, route) = word
                    .split_once('=')
                    .with_context(|| format!("“{word}” is not of the form name=#/route"))?;
                let route = if route.is_empty() || route.starts_with('#') {
                    route.to_owned()
                } else {
                    format!("#{route}")
                };
                wish.routes.push((name.to_owned(), route));
            }
        }
        if wish.routes.is_empty() {
            wish.routes.push(("start".to_owned(), String::new()));
        }
        Ok(wish)
    }
}

/// Keys of localStorage and their values; a value that is not a text is written as JSON.
fn seed(file: &Path) -> Result<BTreeMap<String, String>> {
    let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let entries: BTreeMap<String, Value> =
        serde_json::from_str(&text).with_context(|| format!("{} is not a JSON object", file.display()))?;
    Ok(entries
        .into_iter()
        .map(|(k, v)| (k, v.as_str().map_or_else(|| v.to_string(), str::to_owned)))
        .collect())
}

async fn take(b: &Browser, site: &Site, wish: &Wish) -> Result<usize> {
    std::fs::create_dir_all(&wish.out)?;
    if let Some(moment) = &wish.clock {
        b.clock(moment).await?;
    }
    let mut count = 0;
    for language in &wish.languages {
        b.language(language).await?;
        b.open(&site.url).await?;
        for (name, route) in &wish.routes {
            // Each picture starts from the same storage, whatever the last route did to it.
            b.js("localStorage.clear()").await?;
            b.store(&wish.seed).await?;
            b.driver.goto("about:blank").await?;
            b.open(&site.at(route)).await?;
            for &width in &wish.widths {
                b.viewport(width, if width < 700 { 844 } else { 900 }).await?;
                for &scheme in &wish.schemes {
                    b.scheme(scheme, true).await?;
                    let file = wish
                        .out
                        .join(format!("{name}-{width}-{language}-{}.png", scheme.name()));
                    b.picture(&file).await?;
                    count += 1;
                }
            }
        }
    }
    Ok(count)
}
