//! Links that lead to GitHub with what was written in them.
//!
//! Invariant: only github.com, only what the person sees on the page, and never longer than GitHub takes.

use crate::provider_api::encode;

/// GitHub refuses addresses of more than about 8 kB.
const LONGEST: usize = 7_000;
const GITHUB: &str = "https://github.com/";
/// Where records lie in the repository.
const FOLDER: &str = "public/directory/providers";

/// The repository's address without a slash at the end: the one that is declared in `Cargo.toml`, else the one that a
/// page at `owner.github.io/name/` was published from. `None` if neither is known.
///
/// ```
/// use esim_exit::screen::repository;
/// let declared = "https://github.com/a/b";
/// assert_eq!(repository(declared, "c.github.io", "/d/").as_deref(), Some("https://github.com/a/b"));
/// assert_eq!(repository("", "c.github.io", "/d/index.html").as_deref(), Some("https://github.com/c/d"));
/// assert_eq!(repository("", "c.github.io", "/").as_deref(), Some("https://github.com/c/c.github.io"));
/// assert_eq!(repository("", "127.0.0.1", "/d/"), None);
/// ```
#[must_use]
pub fn repository(declared: &str, host: &str, path: &str) -> Option<String> {
    let declared = declared.trim_end_matches('/').trim_end_matches(".git");
    if declared.starts_with(GITHUB) {
        return Some(declared.to_owned());
    }
    let plain = |text: &str| {
        let good = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
        !text.is_empty() && text.bytes().all(good)
    };
    let owner = host.strip_suffix(".github.io").filter(|owner| plain(owner))?;
    let first = path.trim_start_matches('/').split('/').next();
    let name = first
        .filter(|name| plain(name) && *name != "index.html")
        .unwrap_or(host);
    Some([GITHUB, owner, "/", name].concat())
}

/// The editor for a new file with this text in it, if the text is short enough.
pub(super) fn new_file(repository: &str, id: &str, text: &str) -> Option<String> {
    let link = [
        repository,
        "/new/main/",
        FOLDER,
        "?filename=",
        id,
        ".json&value=",
        &encode(text),
    ]
    .concat();
    (link.len() <= LONGEST).then_some(link)
}

/// The editor for a file that is there.
pub(super) fn edit_file(repository: &str, id: &str) -> String {
    [repository, "/edit/main/", FOLDER, "/", id, ".json"].concat()
}

/// An issue form with some of its fields filled in; `None` if that would be too long.
pub(super) fn issue(repository: &str, template: &str, title: &str, fields: &[(&str, &str)]) -> Option<String> {
    let mut link = [
        repository,
        "/issues/new?template=",
        template,
        ".yml&title=",
        &encode(title),
    ]
    .concat();
    for (name, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
        link.push('&');
        link.push_str(name);
        link.push('=');
        link.push_str(&encode(value));
    }
    (link.len() <= LONGEST).then_some(link)
}
