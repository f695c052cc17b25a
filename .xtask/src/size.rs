//! The weight of the first screen: what has to travel before it can be used.

use crate::failure::During;
use crate::{Done, html, stamp, system};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fmt;
use std::fs;
use std::io::Write;
use std::path::Path;

/// The budget, in bytes: compared and printed, never a failure.
const BUDGET_BROTLI: usize = 85_000;
const BUDGET_GZIP: usize = 97_000;

/// One file's bytes as they lie and as they travel.
#[derive(Debug, Clone)]
struct Weight {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// The files of the first screen, and those that follow when they are needed.
#[derive(Debug)]
pub struct Weights {
    first: Vec<Weight>,
    later: Vec<Weight>,
}

impl Weights {
    /// Weighs index.html and the style, scripts and program that it names, and the second program.
    ///
    /// # Errors
    /// If the page is not built.
    pub fn of(page: &Path) -> Done<Self> {
        let index = fs::read_to_string(page.join("index.html"))
            .during(|| format!("read {}", page.join("index.html").display()))?;
        let mut names = vec!["index.html".to_owned()];
        for tag in html::tags(&index, "link") {
            if tag.attribute("rel") == Some("stylesheet") {
                names.extend(tag.attribute("href").map(str::to_owned));
            }
        }
        for tag in html::tags(&index, "script") {
            names.extend(
                ["src", "data-js", "data-wasm"]
                    .iter()
                    .filter_map(|a| tag.attribute(a))
                    .map(str::to_owned),
            );
        }
        let second = ["js", "wasm"].map(|ending| system::files_with_ending(page, ending));
        let mut later = Vec::new();
        for file in second.into_iter().collect::<Done<Vec<_>>>()?.concat() {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            later.extend(name.starts_with(stamp::SECOND).then(|| name.into_owned()));
        }
        let weigh = |names: &[String]| -> Done<Vec<Weight>> {
            let names = names.iter().map(|name| name.trim_start_matches("./"));
            names.map(|name| Weight::of(page, name)).collect()
        };
        Ok(Self {
            first: weigh(&names)?,
            later: weigh(&later)?,
        })
    }
}

impl Weights {
    /// Weighs files by their names below the page.
    ///
    /// # Errors
    /// If one is missing.
    pub fn of_files(page: &Path, names: &[&str]) -> Done<Self> {
        let first = names.iter().map(|name| Weight::of(page, name)).collect::<Done<_>>()?;
        let later = Vec::new();
        Ok(Self { first, later })
    }

    /// All together: as they lie, and as they travel by gzip and by brotli.
    #[must_use]
    pub fn total(&self) -> [usize; 3] {
        let sum = |part: fn(&Weight) -> usize| self.first.iter().map(part).sum();
        [sum(|w| w.raw), sum(|w| w.gzip), sum(|w| w.brotli)]
    }
}

impl Weight {
    fn of(page: &Path, name: &str) -> Done<Self> {
        let bytes = fs::read(page.join(name)).during(|| format!("read {}", page.join(name).display()))?;
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        let gzip = gzip
            .write_all(&bytes)
            .and_then(|()| gzip.finish())
            .during(|| format!("compress {name}"))?
            .len();
        let mut brotli = Vec::new();
        let settings = brotli::enc::BrotliEncoderParams {
            quality: 11,
            lgwin: 22,
            ..Default::default()
        };
        brotli::BrotliCompress(&mut bytes.as_slice(), &mut brotli, &settings).during(|| format!("compress {name}"))?;
        Ok(Self {
            name: name.to_owned(),
            raw: bytes.len(),
            gzip,
            brotli: brotli.len(),
        })
    }
}

impl fmt::Display for Weights {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sum = |part: fn(&Weight) -> usize| self.first.iter().map(part).sum::<usize>();
        let (raw, gzip, brotli) = (sum(|w| w.raw), sum(|w| w.gzip), sum(|w| w.brotli));
        writeln!(
            f,
            "First screen, bytes:{:>32} {:>9} {:>9}",
            "raw", "gzip -9", "brotli 11"
        )?;
        for w in &self.first {
            writeln!(f, "  {:<40} {:>9} {:>9} {:>9}", w.name, w.raw, w.gzip, w.brotli)?;
        }
        writeln!(f, "  {:<40} {raw:>9} {gzip:>9} {brotli:>9}", "total")?;
        writeln!(f, "  {:<40} {:>9} {BUDGET_GZIP:>9} {BUDGET_BROTLI:>9}", "budget", "")?;
        writeln!(f, "Fetched when it is first needed:")?;
        for w in &self.later {
            writeln!(f, "  {:<40} {:>9} {:>9} {:>9}", w.name, w.raw, w.gzip, w.brotli)?;
        }
        let verdict = if brotli <= BUDGET_BROTLI && gzip <= BUDGET_GZIP {
            "within the budget"
        } else {
            "OVER THE BUDGET"
        };
        write!(
            f,
            "  {verdict}: {} % of the brotli budget, {} % of the gzip budget",
            brotli * 100 / BUDGET_BROTLI,
            gzip * 100 / BUDGET_GZIP
        )
    }
}
