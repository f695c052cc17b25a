//! What the page weighs as it travels, in parts by when it is fetched.

use crate::failure::During;
use crate::{Done, html, stamp, system};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fmt;
use std::fs;
use std::io::Write;
use std::path::Path;

/// When a file is fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Before the first question can be answered, in both languages.
    First,
    /// Meanwhile: the program, which takes over and asks the second.
    Program,
    /// When it is first needed: the second program.
    Second,
    /// When a case asks for the provider: the list of them.
    Directory,
}

impl Part {
    /// All, in the order of fetching.
    pub const ALL: [Self; 4] = [Self::First, Self::Program, Self::Second, Self::Directory];

    /// What the table calls it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::First => "before the first answer",
            Self::Program => "meanwhile, for the second",
            Self::Second => "when it is first needed",
            Self::Directory => "when the provider is asked for",
        }
    }
}

/// One file's bytes as they lie and as they travel.
#[derive(Debug, Clone)]
pub struct Weight {
    /// When it is fetched.
    pub part: Part,
    /// Its name without the digest, so that builds can be compared.
    pub name: String,
    /// As it lies.
    pub raw: usize,
    /// As `gzip -9` packs it.
    pub gzip: usize,
    /// As brotli packs it at its best.
    pub brotli: usize,
}

/// The files of the page that weigh, in the order of fetching.
#[derive(Debug)]
pub struct Weights(pub Vec<Weight>);

impl Weights {
    /// Weighs index.html, what it names, the second program and the list of providers.
    ///
    /// # Errors
    /// If the page is not built.
    pub fn of(page: &Path) -> Done<Self> {
        let index = fs::read_to_string(page.join("index.html"))
            .during(|| format!("read {}", page.join("index.html").display()))?;
        let mut files = vec![(Part::First, "index.html".to_owned())];
        for tag in html::tags(&index, "link") {
            let style = tag
                .attribute("href")
                .filter(|_| tag.attribute("rel") == Some("stylesheet"));
            files.extend(style.map(|name| (Part::First, name.to_owned())));
        }
        for tag in html::tags(&index, "script") {
            // A module waits until the page stands; any other script is what makes it answerable.
            let part = if tag.attribute("type") == Some("module") {
                Part::Program
            } else {
                Part::First
            };
            let named = ["src", "data-js", "data-wasm"].iter().filter_map(|a| tag.attribute(a));
            files.extend(named.map(|name| (part, name.to_owned())));
        }
        for ending in ["js", "wasm"] {
            for file in system::files_with_ending(page, ending)? {
                let name = file.file_name().unwrap_or_default().to_string_lossy();
                files.extend(
                    name.starts_with(stamp::SECOND)
                        .then(|| (Part::Second, name.into_owned())),
                );
            }
        }
        files.push((Part::Directory, "directory/index.json".to_owned()));
        files.sort_by_key(|(part, _)| *part as usize);
        let weigh = |(part, name): (Part, String)| Weight::of(page, part, name.trim_start_matches("./"));
        Ok(Self(files.into_iter().map(weigh).collect::<Done<_>>()?))
    }

    /// All of a part: raw, gzip, brotli.
    #[must_use]
    pub fn total(&self, part: Part) -> [usize; 3] {
        let of_part = self.0.iter().filter(|w| w.part == part);
        of_part.fold([0; 3], |[raw, gzip, brotli], w| {
            [raw + w.raw, gzip + w.gzip, brotli + w.brotli]
        })
    }
}

impl Weight {
    fn of(page: &Path, part: Part, name: &str) -> Done<Self> {
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
            part,
            name: without_digest(name),
            raw: bytes.len(),
            gzip,
            brotli: brotli.len(),
        })
    }
}

/// `page-304d9c7125e1f5f.css` is `page.css`.
fn without_digest(name: &str) -> String {
    let is_digest = |word: &str| (14..=16).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_hexdigit());
    let (stem, rest) = name
        .split_once(['.', '_'])
        .map_or((name, ""), |(stem, _)| name.split_at(stem.len()));
    match stem.rsplit_once('-') {
        Some((plain, digest)) if is_digest(digest) => format!("{plain}{rest}"),
        _ => name.to_owned(),
    }
}

impl fmt::Display for Weights {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<44} {:>9} {:>9} {:>9}", "Bytes", "raw", "gzip -9", "brotli 11")?;
        for part in Part::ALL {
            let [raw, gzip, brotli] = self.total(part);
            write!(f, "\n{:<44} {raw:>9} {gzip:>9} {brotli:>9}", part.name())?;
            for w in self.0.iter().filter(|w| w.part == part) {
                write!(f, "\n  {:<42} {:>9} {:>9} {:>9}", w.name, w.raw, w.gzip, w.brotli)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_their_digests_and_nothing_else() {
        for (name, plain) in [
            ("page-304d9c7125e1f5f.css", "page.css"),
            ("boot-1e40f02f580c3c78.js", "boot.js"),
            ("esim-exit-ba96b6070ba5fd8b_bg.wasm", "esim-exit_bg.wasm"),
            ("esim-exit-worker-fab2401fb34d3f74_bg.wasm", "esim-exit-worker_bg.wasm"),
            ("index.html", "index.html"),
            ("directory/index.json", "directory/index.json"),
        ] {
            assert_eq!(without_digest(name), plain);
        }
    }
}
