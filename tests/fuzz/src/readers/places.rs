//! Addresses of pages: what stands behind the `#`, by hand or in a link of somebody else.

use crate::Reader;
use crate::material::Material;
use esim_exit::screen::Place;
use std::sync::LazyLock;

/// The reader.
#[must_use]
pub fn reader() -> Reader {
    Reader {
        name: "places",
        runs: 20_000,
        material: || &MATERIAL,
        read,
        long: 1 << 20,
    }
}

static MATERIAL: LazyLock<Material> = LazyLock::new(|| {
    let seeds = [
        "#/",
        "#/case/abcd1234/line",
        "#/case/abcd1234/text/cancellation",
        "#/case/abcd1234/remove",
        "#/batch/abcdefgh/review",
        "#/case/abcdefgh00001/submit",
        "#/contribute/tello/ways/2",
        "#/contribute/+new/who",
        "#/verify",
        "#/case/abcd/evidence",
        "#main",
    ];
    let seeds = seeds.iter().map(|seed| seed.as_bytes().to_vec()).collect();
    Material::new(
        seeds,
        &[
            "#",
            "/",
            "//",
            "..",
            "%2e",
            "%00",
            "+new",
            "case",
            "batch",
            "contribute",
            "irreversible",
            "submit",
            "18446744073709551616",
            "+5",
            "?",
        ],
    )
});

fn read(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Some(place) = Place::parse(&text) else {
        assert!(!text.is_empty() && !text.starts_with("#/"), "{text:?} is ours");
        return;
    };
    let href = place.href();
    assert!(href.starts_with("#/"));
    assert!(href.bytes().all(|b| b.is_ascii_graphic()), "{href:?}");
    let again = Place::parse(&href).expect("an address of ours");
    assert_eq!(again.href(), href, "an address leads to itself");
    if place != Place::Unknown {
        assert_eq!(again, place, "{text:?}");
    }
    let _ = place.case();
}
