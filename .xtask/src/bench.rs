//! What is measured and printed, never judged: a batch in the page, and the search over a growing directory.

use crate::failure::During;
use crate::size::{Part, Weights};
use crate::{Done, Failure, build, made_up, pace, places, setup, shots, system};
use std::fs;
use std::path::Path;

/// `search`: the search for a provider; else a batch of so many lines.
///
/// # Errors
/// If there is no browser, or the page does not get through.
pub fn bench(arguments: &[&str]) -> Done {
    if arguments == ["core"] {
        return natively("core");
    }
    setup::for_build()?;
    build::page()?;
    match arguments {
        ["search"] => search(),
        ["page"] => pace::measure(),
        _ => shots::program("bench", arguments),
    }
}

/// Bytes, then the search alone, then a key in the page.
fn search() -> Done {
    bytes()?;
    natively("search")?;
    shots::program("search", &[])
}

fn natively(name: &str) -> Done {
    let status = system::cargo()
        .args(["bench", "--quiet", "--locked", "--package", "xtask", "--bench", name])
        .status()
        .during(|| "start the measurement".to_owned())?;
    if status.success() {
        return Ok(());
    }
    Err(Failure::new(
        "The measurement did not get to its end: the lines above say why.",
    ))
}

/// The bytes of each part: none but the list of providers may depend on how many there are.
fn bytes() -> Done {
    println!("\nBytes: raw, gzip -9, brotli 11");
    for size in made_up::SIZES {
        let page = places::target().join("xtask").join("grown");
        if page.is_dir() {
            fs::remove_dir_all(&page).during(|| format!("empty {}", page.display()))?;
        }
        copy(&places::dist(), &page)?;
        made_up::fill(&page.join("directory"), size)?;
        let weights = Weights::of(&page)?;
        println!("  {size:>5} providers");
        for part in Part::ALL {
            let row = weights.total(part).map(|bytes| format!("{bytes:>9}")).join(" ");
            println!("    {:<32} {row}", part.name());
        }
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Done {
    fs::create_dir_all(to).during(|| format!("make {}", to.display()))?;
    for entry in fs::read_dir(from).during(|| format!("read {}", from.display()))? {
        let path = entry.during(|| format!("read {}", from.display()))?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            fs::copy(&path, &target).during(|| format!("copy {}", path.display()))?;
        }
    }
    Ok(())
}
