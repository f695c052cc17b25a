//! Every page of the program, looked over once in each language: for those who see little, move little, or listen; and
//! whether it would hold longer words. The last tests show that each look can find something.
//!
//! What [`crate::accessible`] looks for — axe in the page's own colours, titles — is not looked for again.

use anyhow::{Result, ensure};
use web::tour::{Stop, Tour, Visitor, Walk};
use web::{Browser, Language, Looks, Scheme, Site, browser};

/// Who looks at each page.
#[derive(Default)]
struct Looker {
    /// Which half of the pages is looked at with the system's colours on dark, the other half on light.
    dark: bool,
    wrong: Vec<String>,
}

impl Looker {
    fn note(&mut self, stop: &Stop, how: &str, found: impl IntoIterator<Item = String>) {
        for what in found {
            self.wrong.push([&stop.full_name(), ", ", how, ": ", &what].concat());
        }
    }
}

impl Visitor for Looker {
    async fn at(&mut self, b: &Browser, stop: &Stop) -> Result<()> {
        b.scheme(Scheme::Light, true).await?;
        self.note(stop, "as it is read out", b.tree_faults().await?);
        b.viewport(1280, 900).await?;
        let plain = b.look(&[Looks::Wide, Looks::Cut, Looks::Small, Looks::Moving]).await?;
        self.note(stop, "1280 px", plain);
        let longer = b.look_stretched(&[Looks::Wide, Looks::Cut]).await?;
        self.note(stop, "1280 px, 40 % longer", longer);
        b.zoomed().await?;
        let zoomed = [Looks::Wide, Looks::Covering, Looks::Cut, Looks::Small];
        self.note(stop, "400 %", b.look(&zoomed).await?);
        let longer = b.look_stretched(&[Looks::Wide, Looks::Cut]).await?;
        self.note(stop, "320 px, 40 % longer", longer);
        b.viewport(390, 844).await?;
        self.dark = !self.dark;
        b.forced_colours(if self.dark { Scheme::Dark } else { Scheme::Light })
            .await?;
        self.note(stop, "forced colours", b.look(&[Looks::Faint]).await?);
        let axe = b.axe().await?;
        self.note(stop, "forced colours", axe.iter().map(ToString::to_string));
        b.scheme(Scheme::Light, true).await
    }
}

async fn the_whole_tour(language: Language) -> Result<()> {
    let site = Site::start()?;
    browser(|b| async move {
        let mut looker = Looker::default();
        let mut tour = Tour::begin(&b, &site, language, &mut looker).await?;
        for walk in Walk::ALL {
            tour.go(walk).await?;
        }
        let missing = tour.missing();
        ensure!(missing.is_empty(), "no walk stops at {missing:?}");
        let wrong = looker.wrong;
        ensure!(wrong.is_empty(), "{} things:\n{}", wrong.len(), wrong.join("\n"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_page_in_chinese() -> Result<()> {
    the_whole_tour(Language::ZhCn).await
}

#[tokio::test]
async fn every_page_in_english() -> Result<()> {
    the_whole_tour(Language::En).await
}

/// A page with these parts and styles.
async fn page<F, Fut>(parts: &str, body: F) -> Result<()>
where
    F: FnOnce(Browser) -> Fut,
    Fut: Future<Output = Result<()>>,
{
    let folder = tempfile::tempdir()?;
    let html = [
        "<!doctype html><html lang=en data-ready=true><meta charset=utf-8><title>t</title><link rel=icon href=data:,>\
         <body style='margin:8px'><header>Top</header><main><h1>One</h1>",
        parts,
        "</main><footer>Foot</footer></html>",
    ]
    .concat();
    std::fs::write(folder.path().join("index.html"), html)?;
    let site = Site::of(folder.path().into())?;
    browser(|b| async move {
        b.open(&site.url).await?;
        b.zoomed().await?;
        b.scheme(Scheme::Light, true).await?;
        body(b).await
    })
    .await
}

const PLAIN: &str = "<p>A paragraph that may break, with <a href='#/a'>a link</a> in it.</p><button style='min-height:24px'>Go on</button>\
    <p><label>Name <input style='height:24px'></label></p><label class=option style='display:block;min-height:24px'><input type=radio> Yes</label>";

#[tokio::test]
async fn a_plain_page_passes_every_look() -> Result<()> {
    page(PLAIN, |b| async move {
        let all = [Looks::Wide, Looks::Covering, Looks::Cut, Looks::Small, Looks::Moving];
        assert_eq!(b.look(&all).await?, [""; 0]);
        assert_eq!(b.look_stretched(&[Looks::Wide, Looks::Cut]).await?, [""; 0]);
        assert_eq!(b.tree_faults().await?, [""; 0]);
        b.forced_colours(Scheme::Dark).await?;
        assert_eq!(b.look(&[Looks::Faint]).await?, [""; 0]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_holds_no_longer_words_is_found_only_with_longer_words() -> Result<()> {
    for (parts, said) in [
        (
            "<p style='width:13ch;overflow:hidden;white-space:nowrap;font-family:monospace'>Hello, world</p>",
            "cuts off",
        ),
        (
            "<p style='width:13ch;white-space:nowrap;font-family:monospace'>Hello, world</p>",
            "sticks out",
        ),
        (
            "<p style='width:20ch;white-space:nowrap;font-family:monospace;position:relative'>Hello, world<button style='position:absolute;left:14ch;top:0;height:24px'>x</button></p>",
            "lies over <button>",
        ),
        (
            "<p style='white-space:nowrap;font-family:monospace;width:fit-content'>This sentence is just short enough</p>",
            "too wide",
        ),
        (
            "<div style='line-height:1.8;height:6lh;overflow:clip;width:10em'>你好，这是一个刚好放得下的句子，不能再长了，因为框是固定的高度，再多一行就看不见了。真的只有这么多地方。</div>",
            "at its foot",
        ),
        (
            "<div style='position:relative;height:3em;font-family:monospace'><p style='position:absolute;left:0;margin:0;white-space:nowrap'>Paid until</p><p style='position:absolute;left:11ch;margin:0'>May 1</p></div>",
            "lie over each other",
        ),
    ] {
        page(parts, |b| async move {
            let looks = [Looks::Wide, Looks::Cut];
            assert_eq!(b.look(&looks).await?, [""; 0], "{parts}");
            let words = b.text().await?;
            let found = b.look_stretched(&looks).await?;
            ensure!(found.iter().any(|what| what.contains(said)), "{said}: {found:?}");
            assert_eq!(b.text().await?, words, "the page has its own words again");
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn each_look_finds_what_it_is_for() -> Result<()> {
    for (parts, look, said) in [
        ("<p style='width:400px'>wide</p>", Looks::Wide, "too wide"),
        (
            "<p style='position:sticky;bottom:0;height:200px'>stays</p>",
            Looks::Covering,
            "covers",
        ),
        (
            "<button style='height:20px;padding:0'>Go</button>",
            Looks::Small,
            "<button>",
        ),
        ("<p><a href='#/a'>alone</a></p>", Looks::Small, "<a>"),
        (
            "<style>@keyframes k { to { opacity: 0 } }</style><p style='animation:k 9s infinite'>x</p>",
            Looks::Moving,
            "moves",
        ),
        ("<p style='transition:color 1s'>x</p>", Looks::Moving, "changes slowly"),
        (
            "<button style='border:0;forced-color-adjust:none;background:Canvas;color:CanvasText'>Go</button>",
            Looks::Faint,
            "no visible edge",
        ),
        (
            "<p style='forced-color-adjust:none;background:Canvas;color:Canvas'>Hidden words</p>",
            Looks::Faint,
            "colour of their ground",
        ),
    ] {
        page(parts, |b| async move {
            if look == Looks::Faint {
                b.forced_colours(Scheme::Dark).await?;
            }
            let found = b.look(&[look]).await?;
            ensure!(found.iter().any(|what| what.contains(said)), "{said}: {found:?}");
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_page_without_names_or_order_is_told_by_its_tree() -> Result<()> {
    let parts = "<h3>Three</h3><button></button><input><a href='#/a'>More</a><a href='#/b'>More</a><button>Copy</button><button>Copy</button>";
    page(parts, |b| async move {
        let found = b.tree_faults().await?.join("\n");
        for said in [
            "level 3 after one of level 1",
            "a button has no name",
            "a textbox has no name",
            "2 links are called “More”",
            "2 buttons are called “Copy”",
        ] {
            ensure!(found.contains(said), "{said}: {found}");
        }
        Ok(())
    })
    .await
}
