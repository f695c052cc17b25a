//! The first command: from nothing to the page in a browser on this machine.

use crate::{Done, Failure, build, pages, places};
use std::io::{self, Write};
use std::net::TcpListener;

/// Set-up, build, then serves `dist/` until it is stopped.
///
/// # Errors
/// If the build fails or no port near the wished one is free.
pub fn serve(wished: u16) -> Done {
    build::build()?;
    let (listener, port) = free_port(wished)?;
    if port != wished {
        println!("\nPort {wished} is taken; using {port}.");
    }
    println!(
        "\neSIM Exit is ready:   http://127.0.0.1:{port}{}   (stop with Ctrl+C)",
        pages::BASE
    );
    let _ = io::stdout().flush();
    let root = places::dist();
    pages::answer_all(&listener, move |path| Some(pages::file(&root, path)));
    Ok(())
}

fn free_port(wished: u16) -> Done<(TcpListener, u16)> {
    (wished..=wished.saturating_add(50))
        .find_map(|port| pages::listen(port).ok().map(|listener| (listener, port)))
        .ok_or_else(|| {
            Failure::new(format!(
                "No port from {wished} on is free: name another one, for example `cargo xtask serve 9000`."
            ))
        })
}
