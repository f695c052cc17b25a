//! Pictures of every page, on one sheet: `cargo xtask gallery`, and what has changed since they were accepted.
//!
//! The tour (`web::tour`) stops at every page; each stop is taken at 390 and 1280 px, in both languages, light and dark, of
//! the whole height, into `target/gallery/<stop>-<width>-<language>-<scheme>.png`, and `index.html` there shows them all.
//! `--width`, `--language`, `--scheme` leave one of the two, `--only` one walk, `--out` names another folder. `--accept`
//! keeps the fingerprints of what was taken in `tests/web/gallery.accepted`; without it, what differs from them is named.

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;
use web::fingerprint::Fingerprint;
use web::tour::{Stop, Tour, Visitor, Walk};
use web::{Browser, LANGUAGES, Language, Scheme, Site, browser};

#[tokio::main]
async fn main() -> Result<()> {
    let wish = Wish::read(std::env::args().skip(1))?;
    std::fs::create_dir_all(&wish.out)?;
    let mut shots = Vec::new();
    for &language in &wish.languages {
        let site = Site::start()?;
        let wish = &wish;
        let taken = &mut shots;
        browser(|b| async move {
            let mut camera = Camera {
                wish,
                language,
                shots: Vec::new(),
            };
            let outcome = camera.go(&b, &site).await;
            // Pictures are for looking: what the page reports is said, not judged.
            for fault in b.take_faults().await? {
                eprintln!("the page reported: {fault}");
            }
            taken.append(&mut camera.shots);
            outcome
        })
        .await?;
    }
    let accepted = Accepted::read()?;
    let verdicts = shots
        .iter()
        .map(|shot| accepted.verdict(shot))
        .collect::<Result<Vec<_>>>()?;
    std::fs::write(wish.out.join("index.html"), sheet(&shots, &verdicts)?)?;
    println!(
        "{} pictures; open {}",
        shots.len(),
        wish.out.join("index.html").display()
    );
    if wish.accept {
        return accepted.with(&shots)?.write();
    }
    tell(&shots, &verdicts, accepted.0.is_empty());
    Ok(())
}

#[derive(Clone)]
struct Wish {
    widths: Vec<u32>,
    languages: Vec<Language>,
    schemes: Vec<Scheme>,
    out: PathBuf,
    walks: Vec<Walk>,
    accept: bool,
}

impl Wish {
    fn read(mut words: impl Iterator<Item = String>) -> Result<Self> {
        let mut wish = Self {
            widths: vec![390, 1280],
            languages: LANGUAGES.to_vec(),
            schemes: vec![Scheme::Light, Scheme::Dark],
            out: xtask::places::target().join("gallery"),
            walks: Walk::ALL.to_vec(),
            accept: false,
        };
        while let Some(word) = words.next() {
            if word == "--accept" {
                wish.accept = true;
                continue;
            }
            let value = words.next().with_context(|| format!("{word} needs a value"))?;
            match word.as_str() {
                "--width" => wish.widths = vec![value.parse().context("--width is a number")?],
                "--language" if value == "en" => wish.languages = vec![Language::En],
                "--language" if value == "zh-CN" => wish.languages = vec![Language::ZhCn],
                "--scheme" if value == "dark" => wish.schemes = vec![Scheme::Dark],
                "--scheme" if value == "light" => wish.schemes = vec![Scheme::Light],
                "--only" => {
                    let names = Walk::ALL.map(Walk::name).join(", ");
                    wish.walks = vec![Walk::of(&value).with_context(|| format!("--only is one of {names}"))?];
                }
                "--out" => wish.out = PathBuf::from(value),
                _ => bail!(
                    "{word} {value} is unknown: --width 390|1280, --language en|zh-CN, --scheme light|dark, --only, --out, --accept"
                ),
            }
        }
        Ok(wish)
    }
}

/// One picture.
struct Shot {
    stop: Stop,
    /// What the page calls itself.
    step: String,
    language: Language,
    scheme: Scheme,
    width: u32,
    print: Fingerprint,
}

impl Shot {
    fn column(&self) -> String {
        [
            self.language.as_str(),
            " ",
            self.scheme.name(),
            " ",
            &self.width.to_string(),
        ]
        .concat()
    }

    fn name(&self) -> String {
        let column = [&self.width.to_string(), self.language.as_str(), self.scheme.name()].join("-");
        [&self.stop.full_name(), "-", &column].concat()
    }
}

/// Takes the pictures of one language.
struct Camera<'a> {
    wish: &'a Wish,
    language: Language,
    shots: Vec<Shot>,
}

impl Camera<'_> {
    async fn go(&mut self, b: &Browser, site: &Site) -> Result<()> {
        let (wish, language) = (self.wish, self.language);
        let mut tour = Tour::begin(b, site, language, self).await?;
        for walk in &wish.walks {
            println!("{} · {}", language.as_str(), walk.name());
            tour.go(*walk).await?;
        }
        if wish.walks == Walk::ALL {
            for place in tour.missing() {
                eprintln!("no walk stops at {place}");
            }
        }
        Ok(())
    }

    /// The page on paper.
    async fn print(&self, b: &Browser, name: &str) -> Result<()> {
        let pdf = b.cdp("Page.printToPDF", json!({ "preferCSSPageSize": true })).await?;
        let pdf = pdf.get("data").and_then(|data| data.as_str()).unwrap_or_default();
        let file = self.wish.out.join(format!("{name}-{}.pdf", self.language.as_str()));
        Ok(std::fs::write(file, STANDARD.decode(pdf)?)?)
    }
}

impl Visitor for Camera<'_> {
    async fn at(&mut self, b: &Browser, stop: &Stop) -> Result<()> {
        let step = b.step().await?;
        // A caret blinks, and what has the focus by the way of a test is of no interest.
        b.js("document.activeElement?.blur()").await?;
        for &width in &self.wish.widths {
            b.viewport(width, if width < 700 { 844 } else { 900 }).await?;
            for &scheme in &self.wish.schemes {
                b.scheme(scheme, true).await?;
                let mut shot = Shot {
                    stop: stop.clone(),
                    step: step.clone(),
                    language: self.language,
                    scheme,
                    width,
                    print: Fingerprint::default(),
                };
                let file = self.wish.out.join([&shot.name(), ".png"].concat());
                b.picture(&file).await?;
                shot.print = Fingerprint::of_png(&std::fs::read(&file)?)?;
                self.shots.push(shot);
            }
        }
        match stop.full_name().as_str() {
            name @ "proof-follow-up" => self.print(b, name).await,
            // The file opens without the page: it lies beside the pictures.
            name @ "proof-evidence-made" => {
                let file = self.wish.out.join(format!("{name}-{}.html", self.language.as_str()));
                Ok(std::fs::write(file, b.file_made().await?)?)
            }
            _ => Ok(()),
        }
    }
}

/// What is said of a picture beside the accepted one.
enum Verdict {
    Same,
    New,
    UnderWay,
    Differs(String),
}

/// The fingerprints of the accepted pictures, by name.
struct Accepted(BTreeMap<String, String>);

impl Accepted {
    fn file() -> PathBuf {
        xtask::places::web_tests().join("gallery.accepted")
    }

    fn read() -> Result<Self> {
        match std::fs::read_to_string(Self::file()) {
            Ok(text) => Ok(Self(
                text.lines()
                    .filter_map(|line| line.split_once(' '))
                    .map(|(name, print)| (name.to_owned(), print.to_owned()))
                    .collect(),
            )),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(Self(BTreeMap::new())),
            Err(e) => Err(e).context(Self::file().display().to_string()),
        }
    }

    fn verdict(&self, shot: &Shot) -> Result<Verdict> {
        if !shot.stop.settled {
            return Ok(Verdict::UnderWay);
        }
        let Some(print) = self.0.get(&shot.name()) else {
            return Ok(Verdict::New);
        };
        let print = Fingerprint::from_text(print).with_context(|| shot.name())?;
        Ok(match shot.print.differs_from(&print) {
            None => Verdict::Same,
            Some(how) => {
                let (x, y) = how.first;
                let share = how.per_mille();
                Verdict::Differs(format!("{}.{} %, first at {x}, {y} px", share / 10, share % 10))
            }
        })
    }

    fn with(mut self, shots: &[Shot]) -> Result<Self> {
        for shot in shots.iter().filter(|shot| shot.stop.settled) {
            self.0.insert(shot.name(), shot.print.to_text()?);
        }
        Ok(self)
    }

    fn write(self) -> Result<()> {
        let lines: Vec<String> = self
            .0
            .into_iter()
            .map(|(name, print)| [&name, " ", &print, "\n"].concat())
            .collect();
        std::fs::write(Self::file(), lines.concat())?;
        println!("{} pictures are accepted: {}", lines.len(), Self::file().display());
        Ok(())
    }
}

fn tell(shots: &[Shot], verdicts: &[Verdict], nothing_accepted: bool) {
    if nothing_accepted {
        println!("Nothing accepted yet: `cargo xtask gallery --accept` keeps what these pictures show.");
        return;
    }
    let (mut same, mut new) = (0, 0);
    for (shot, verdict) in shots.iter().zip(verdicts) {
        match verdict {
            Verdict::Differs(how) => println!("{} differs: {how}", shot.name()),
            Verdict::New => new += 1,
            Verdict::Same => same += 1,
            Verdict::UnderWay => {}
        }
    }
    println!("{same} are as accepted, {new} are new.");
}

const STYLE: &str = "body{font:14px/1.4 system-ui,sans-serif;margin:16px;background:#eee;color:#222}\
    table{border-collapse:collapse}th{position:sticky;top:0;background:#eee;text-align:start;padding:4px 8px}\
    td{vertical-align:top;padding:4px 8px;border-top:1px solid #bbb}td:first-child{position:sticky;left:0;background:#eee;max-width:12em}\
    a{display:block;max-height:340px;overflow:hidden}img{display:block;width:150px}img.wide{width:300px}\
    .differs a{outline:4px solid #c00}p{margin:2px 0}.differs p{color:#c00;font-weight:700}small{color:#555}";

/// All pictures on one sheet: a row a stop, a column a language, scheme and width. What differs is marked.
fn sheet(shots: &[Shot], verdicts: &[Verdict]) -> Result<String> {
    let mut columns: Vec<String> = Vec::new();
    let mut rows: Vec<(&Stop, &str)> = Vec::new();
    let mut cells: BTreeMap<(String, String), String> = BTreeMap::new();
    for (shot, verdict) in shots.iter().zip(verdicts) {
        if !columns.contains(&shot.column()) {
            columns.push(shot.column());
        }
        if !rows.iter().any(|(stop, _)| **stop == shot.stop) {
            rows.push((&shot.stop, &shot.step));
        }
        let (class, said) = match verdict {
            Verdict::Same => ("same", ""),
            Verdict::New => ("new", "new"),
            Verdict::UnderWay => ("under-way", "under way: not compared"),
            Verdict::Differs(how) => ("differs", how.as_str()),
        };
        let wide = if shot.width > 700 { "wide" } else { "narrow" };
        let cell = format!(
            "<td class=\"{class}\"><a href=\"{0}.png\"><img class=\"{wide}\" loading=\"lazy\" src=\"{0}.png\" alt=\"{0}\"></a><p>{said}</p></td>",
            shot.name()
        );
        cells.insert((shot.stop.full_name(), shot.column()), cell);
    }
    let mut html = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Gallery</title><style>{STYLE}</style><h1>Gallery</h1>\n"
    );
    for walk in Walk::ALL {
        let of_walk: Vec<_> = rows.iter().filter(|(stop, _)| stop.walk == walk).collect();
        if of_walk.is_empty() {
            continue;
        }
        write!(html, "<h2>{}</h2><table><tr><th>page</th>", walk.name())?;
        for column in &columns {
            write!(html, "<th>{column}</th>")?;
        }
        html.push_str("</tr>\n");
        for (stop, step) in of_walk {
            write!(html, "<tr><td>{}<br><small>{step}</small></td>", stop.name)?;
            for column in &columns {
                let cell = cells.get(&(stop.full_name(), column.clone()));
                html.push_str(cell.map_or("<td>missing</td>", String::as_str));
            }
            html.push_str("</tr>\n");
        }
        html.push_str("</table>\n");
    }
    Ok(html)
}
