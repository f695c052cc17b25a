//! A static host that behaves as GitHub Pages does for a project page: a sub-path, 404.html, `max-age=600`, no headers of ours.
//! Listens on loopback only. Used by `cargo xtask serve` and by the browser tests.

use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread;

/// The sub-path under which the page is served.
pub const BASE: &str = "/esim-exit/";

/// One answer of the host.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Status line without the protocol, for example `200 OK`.
    pub status: String,
    /// Content type, or the address to go to if the status is a redirect.
    pub kind: String,
    /// The body.
    pub body: Vec<u8>,
    /// The body travels as gzip.
    pub packed: bool,
}

impl Answer {
    /// The same as GitHub Pages sends it to a browser: by gzip, but for pictures, which are packed already.
    #[must_use]
    pub fn packed(mut self) -> Self {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
        if !self.packed && !self.body.is_empty() && !self.kind.starts_with("image/png") {
            // Writing to memory does not fail; if it did, the body would travel as it is.
            if let Ok(body) = gzip.write_all(&self.body).and_then(|()| gzip.finish()) {
                self.body = body;
                self.packed = true;
            }
        }
        self
    }
}

/// Binds a port on loopback; 0 takes a free one.
///
/// # Errors
/// If the port is taken.
pub fn listen(port: u16) -> io::Result<TcpListener> {
    TcpListener::bind(("127.0.0.1", port))
}

/// Answers requests for ever. `reply` gets the path of the request, without query; `None` hangs up, as a host that is down does.
pub fn answer_all(listener: &TcpListener, reply: impl Fn(&str) -> Option<Answer> + Send + Sync + 'static) {
    let reply = Arc::new(reply);
    for stream in listener.incoming().flatten() {
        let reply = Arc::clone(&reply);
        // A browser that hangs up early is no fault of ours.
        thread::spawn(move || drop(converse(stream, reply.as_ref())));
    }
}

fn converse(mut stream: TcpStream, reply: &dyn Fn(&str) -> Option<Answer>) -> io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let mut words = first.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or("/"));
    let path = target.split(['?', '#']).next().unwrap_or("/");
    let Some(answer) = reply(path) else { return Ok(()) };
    let what = if answer.status.starts_with('3') {
        "location"
    } else {
        "content-type"
    };
    let Answer {
        status,
        kind,
        body,
        packed,
    } = answer;
    let encoding = if packed { "content-encoding: gzip\r\n" } else { "" };
    write!(
        stream,
        "HTTP/1.1 {status}\r\n{what}: {kind}\r\n{encoding}content-length: {}\r\ncache-control: max-age=600\r\nconnection: close\r\n\r\n",
        body.len()
    )?;
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    stream.flush()
}

/// The answer for a path: the file below [`BASE`], its 404 page, or the way there from `/`.
#[must_use]
pub fn file(root: &Path, path: &str) -> Answer {
    if path == "/" || path == BASE.trim_end_matches('/') {
        return Answer {
            status: "302 Found".to_owned(),
            kind: BASE.to_owned(),
            body: Vec::new(),
            packed: false,
        };
    }
    let found = path
        .strip_prefix(BASE)
        .and_then(|rest| inside(root, rest))
        .and_then(|file| fs::read(&file).ok().map(|body| (file, body)));
    match found {
        Some((file, body)) => Answer {
            status: "200 OK".to_owned(),
            kind: mime(&file).to_owned(),
            body,
            packed: false,
        },
        None => Answer {
            status: "404 Not Found".to_owned(),
            kind: mime(Path::new("404.html")).to_owned(),
            body: fs::read(root.join("404.html")).unwrap_or_default(),
            packed: false,
        },
    }
}

fn inside(root: &Path, rest: &str) -> Option<PathBuf> {
    let wanted = if rest.is_empty() || rest.ends_with('/') {
        format!("{rest}index.html")
    } else {
        rest.to_owned()
    };
    let plain = Path::new(&wanted)
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    plain.then(|| root.join(wanted))
}

fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "application/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        Some("webmanifest") => "application/manifest+json; charset=utf-8",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_answers_as_github_pages_does() {
        let dir = tempfile::tempdir().unwrap();
        for (name, text) in [("index.html", "start"), ("404.html", "lost"), ("a.wasm", "w")] {
            fs::write(dir.path().join(name), text).unwrap();
        }
        let ask = |path: &str| {
            let a = file(dir.path(), path);
            (a.status[..3].to_owned(), a.kind, String::from_utf8(a.body).unwrap())
        };
        assert_eq!(ask("/").0, "302");
        assert_eq!(ask("/esim-exit"), ("302".into(), BASE.into(), String::new()));
        assert_eq!(ask("/esim-exit/").2, "start");
        assert_eq!(ask("/esim-exit/a.wasm").1, "application/wasm");
        for lost in [
            "/esim-exit/no",
            "/other/",
            "/esim-exit/../Cargo.toml",
            "/esim-exit//etc/passwd",
        ] {
            let (status, _, body) = ask(lost);
            assert_eq!((status.as_str(), body.as_str()), ("404", "lost"), "{lost}");
        }
    }
}
