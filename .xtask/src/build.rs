//! The build is Trunk's; this only sees to its tools, keeps the builder's folders out of the file and weighs the result.

use crate::{Done, places, setup, size, system, task};
use std::env;
use std::path::{Path, PathBuf};

/// Set-up, build, table of weights.
///
/// # Errors
/// A sentence on what failed.
pub fn build() -> Done {
    setup::for_build()?;
    page()?;
    println!("\n{}", size::Weights::of(&places::dist())?);
    Ok(())
}

/// The page alone, into `dist/`.
///
/// # Errors
/// If the build fails.
pub fn page() -> Done {
    page_at(&places::root(), &[])
}

/// The page of a copy of the repository, into its own `dist/`, in these surroundings.
///
/// # Errors
/// If the build fails.
pub fn page_at(root: &Path, surroundings: &[(&str, &str)]) -> Done {
    let mut trunk = system::command("trunk");
    if root != places::root() {
        // A copy keeps to itself: it shares no compiled crate with anybody.
        trunk.current_dir(root).env_remove("CARGO_TARGET_DIR");
    }
    trunk.envs(surroundings.iter().copied());
    // Nothing to download for Trunk: set-up has put the right wasm-bindgen on PATH. Not `--offline`, which would bind cargo too.
    trunk
        .args(["build", "--release", "--locked"])
        .env("RUST_BACKTRACE", "0");
    // Trunk 0.21 takes NO_COLOR=1 for a faulty argument and stops.
    trunk.env_remove("NO_COLOR");
    if let Some(flags) = remap(root) {
        // For wasm32 only: general flags would rebuild xtask itself for Trunk's hook.
        trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    }
    task::run(
        "Building the page with Trunk (the first time about 1½ minutes)",
        &mut trunk,
        "The lines above say where.",
    )
}

/// Panic messages carry source paths; without this the home folder of whoever builds is in the public file.
fn remap(root: &Path) -> Option<String> {
    let home = env::var_os(if cfg!(windows) { "USERPROFILE" } else { "HOME" }).map(PathBuf::from)?;
    let cargo = env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    flags(&cargo, root)
}

fn flags(cargo: &Path, root: &Path) -> Option<String> {
    let flags = [
        (cargo.join("registry").join("src"), "/crates"),
        (root.to_path_buf(), "/esim-exit"),
    ]
    .map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()));
    // Cargo splits this variable at spaces; a path with one keeps its name, which only costs privacy of the builder.
    let whole: Vec<&str> = flags
        .iter()
        .map(String::as_str)
        .filter(|flag| !flag.contains(' '))
        .collect();
    (!whole.is_empty()).then(|| whole.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_folder_of_the_builder_gets_into_the_file() {
        let both = flags(Path::new("/home/a/.cargo"), Path::new("/work/x")).unwrap();
        let wanted = "--remap-path-prefix=/home/a/.cargo/registry/src=/crates --remap-path-prefix=/work/x=/esim-exit";
        assert_eq!(both.replace('\\', "/"), wanted);
        assert_eq!(flags(Path::new("/home/a b/.cargo"), Path::new("/c d")), None);
    }
}
