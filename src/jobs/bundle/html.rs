//! The report as a page that needs nothing else.
//!
//! Invariant: everything that a person, a provider or a file brought in is text here, never markup; there is no script, no
//! address that would be fetched, and what stands behind the report is not shown.

use super::Picture;
use crate::evidence::{Dossier, Paragraph, Report, Section};
use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256};

const STYLE: &str = "body{font:16px/1.55 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#14262a;background:#fff}\
    h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.15rem;margin-top:2rem;border-bottom:1px solid #c9d5d7}\
    dt{font-weight:600;margin-top:.6rem;break-after:avoid}h2{break-after:avoid}dd{margin:0;overflow-wrap:anywhere}\
    pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;border-left:3px solid #0a6670;padding:.2rem 0 .2rem .8rem;margin:.6rem 0}\
    figure{margin:1rem 0;break-inside:avoid}img{max-width:100%;border:1px solid #c9d5d7}figcaption{overflow-wrap:anywhere;color:#47595e}\
    .practice{border:2px solid #9a6a00;padding:.4rem .8rem}section[lang]+section[lang]{break-before:page;margin-top:4rem}\
    plaintext{display:none}@media print{body{margin:0;max-width:none}}";

/// The page; the archive may follow at once.
pub(super) fn page(dossier: &Dossier, pictures: &[Picture]) -> String {
    let mut out = String::from("<!doctype html>\n<html lang=\"");
    let first = dossier.reports.first();
    text(&mut out, first.map_or("en", |report| report.language.as_str()));
    // Whatever a mail or a picture may contain: this page runs nothing and fetches nothing.
    out.push_str("\">\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'sha256-");
    // Its own style and no other, not even an attribute that somebody had smuggled in.
    out.push_str(&Base64::encode_string(&Sha256::digest(STYLE)));
    out.push_str("'; base-uri 'none'; form-action 'none'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    text(&mut out, first.map_or("", |report| report.title.as_str()));
    out.push_str("</title>\n<style>");
    out.push_str(STYLE);
    out.push_str("</style>\n<main>\n");
    for report in &dossier.reports {
        one(&mut out, report, pictures, dossier);
    }
    // Nothing ends this element: all that follows, whatever its bytes, is text that is not shown.
    out.push_str("</main>\n<plaintext hidden>\n");
    out
}

fn one(out: &mut String, report: &Report, pictures: &[Picture], dossier: &Dossier) {
    out.push_str("<section lang=\"");
    text(out, &report.language);
    out.push_str("\">\n");
    said(out, "h1", &report.title);
    said(out, "p", &dossier.made_at);
    if !report.practice.is_empty() {
        out.push_str("<p class=\"practice\">");
        text(out, &report.practice);
        out.push_str("</p>\n");
    }
    for part in &report.sections {
        section(out, part);
    }
    // The pictures stand under the first report only: there they are seen, and twice would be twice the size.
    let is_first = dossier.reports.first().is_some_and(|first| std::ptr::eq(first, report));
    if is_first && !pictures.is_empty() {
        said(out, "h2", &report.pictures);
        pictures.iter().for_each(|one| picture(out, one));
    }
    section(out, &report.check);
    out.push_str("</section>\n");
}

fn section(out: &mut String, part: &Section) {
    said(out, "h2", &part.heading);
    let mut in_list = false;
    for paragraph in &part.paragraphs {
        let is_pair = matches!(paragraph, Paragraph::Pair(..));
        if is_pair != in_list {
            out.push_str(if is_pair { "<dl>\n" } else { "</dl>\n" });
            in_list = is_pair;
        }
        match paragraph {
            Paragraph::Text(words) => said(out, "p", words),
            Paragraph::Verbatim(words) => said(out, "pre", words),
            Paragraph::Pair(term, words) => {
                said(out, "dt", term);
                said(out, "dd", words);
            }
        }
    }
    if in_list {
        out.push_str("</dl>\n");
    }
}

fn picture(out: &mut String, picture: &Picture) {
    // Only what a browser draws as pixels: an SVG would be a page of its own.
    let draws = ["image/png", "image/jpeg", "image/webp", "image/gif"].contains(&picture.media.as_str());
    out.push_str("<figure>");
    if draws {
        out.push_str("<img alt=\"");
        text(out, &picture.name);
        out.push_str("\" src=\"data:");
        out.push_str(&picture.media);
        out.push_str(";base64,");
        out.push_str(&Base64::encode_string(&picture.bytes));
        out.push_str("\">");
    }
    said(out, "figcaption", &picture.name);
    out.push_str("</figure>\n");
}

fn said(out: &mut String, element: &str, words: &str) {
    if words.is_empty() {
        return;
    }
    for part in ["<", element, ">"] {
        out.push_str(part);
    }
    text(out, words);
    for part in ["</", element, ">\n"] {
        out.push_str(part);
    }
}

/// Text as it stands between tags or in quotation marks.
fn text(out: &mut String, words: &str) {
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // A browser would drop or replace them, and the report would not be what was written.
            '\0' | '\r' => {}
            c => out.push(c),
        }
    }
}
