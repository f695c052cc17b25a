//! The tour: every page of the program, and the states of it that matter, each shown to a visitor.
//!
//! Invariant: what a visitor sees is the same each time. The clock of the page stands still, its dice fall the same way,
//! each walk begins with an empty storage; a stop that is different all the same says so. [`Tour::missing`] names every
//! page of the program at which no walk stops.

mod batch;
mod beside;
mod by_api;
mod by_hand;
mod contribute;
mod proof;
mod trouble;

use crate::{Browser, Catalogue, Language, Site};
use anyhow::{Context, Result, ensure};
use esim_exit::contribution::Part;
use esim_exit::screen::{BatchPage, Place};
use esim_exit::wizard::StepId;
use std::collections::BTreeSet;

/// The day of the tour; the visit of the overdue case is ten days later.
const DAY: &str = "2026-03-01T09:00:00Z";
const LATER: &str = "2026-03-11T09:00:00Z";

/// Whoever is taken along.
pub trait Visitor {
    /// The page stands as it should; what is done to the viewport is undone by the tour.
    fn at(&mut self, b: &Browser, stop: &Stop) -> impl Future<Output = Result<()>>;
}

/// Where the tour stops.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// On which walk.
    pub walk: Walk,
    /// Its name, the only one of its walk.
    pub name: String,
    /// The same on every tour: something that is under way is not.
    pub settled: bool,
}

impl Stop {
    /// Walk and name in one.
    #[must_use]
    pub fn full_name(&self) -> String {
        [self.walk.name(), "-", &self.name].concat()
    }
}

/// A walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Walk {
    /// The practice case by hand, from the first page to the last.
    Hand,
    /// What lies beside it: a real plan, and the ways that few need.
    Beside,
    /// An act by API whose outcome is lost.
    Api,
    /// A batch.
    Batch,
    /// Days, texts, the stamp, a mail, the evidence, the backup.
    Proof,
    /// The form of a record.
    Contribute,
    /// What is lost, damaged, refused. It breaks the storage of its browser, so it comes last.
    Trouble,
}

impl Walk {
    /// All of them, in the order in which they are walked.
    pub const ALL: [Self; 7] = [
        Self::Hand,
        Self::Beside,
        Self::Api,
        Self::Batch,
        Self::Proof,
        Self::Contribute,
        Self::Trouble,
    ];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hand => "hand",
            Self::Beside => "beside",
            Self::Api => "api",
            Self::Batch => "batch",
            Self::Proof => "proof",
            Self::Contribute => "contribute",
            Self::Trouble => "trouble",
        }
    }

    /// The walk of this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|walk| walk.name() == name)
    }
}

/// A tour in one language through one browser.
pub struct Tour<'a, V> {
    b: &'a Browser,
    site: &'a Site,
    language: Language,
    visitor: &'a mut V,
    walk: Walk,
    names: BTreeSet<String>,
    seen: BTreeSet<String>,
}

impl<'a, V: Visitor> Tour<'a, V> {
    /// Makes the page of this browser the same on every tour.
    ///
    /// # Errors
    /// If the page does not open.
    pub async fn begin(b: &'a Browser, site: &'a Site, language: Language, visitor: &'a mut V) -> Result<Self> {
        b.before_each_document("navigator.serviceWorker.register = () => new Promise(() => {})")
            .await?;
        b.same_dice().await?;
        b.standing_clock(DAY).await?;
        b.time_zone("Asia/Shanghai").await?;
        b.language(language.as_str()).await?;
        b.open(&site.url).await?;
        Ok(Self {
            b,
            site,
            language,
            visitor,
            walk: Walk::Hand,
            names: BTreeSet::new(),
            seen: BTreeSet::new(),
        })
    }

    /// Goes this walk.
    ///
    /// # Errors
    /// If the page does not follow, or what the visitor says.
    pub async fn go(&mut self, walk: Walk) -> Result<()> {
        self.walk = walk;
        self.b.open(&self.site.url).await?;
        self.b.js("localStorage.clear(); sessionStorage.clear()").await?;
        self.b.reload().await?;
        match walk {
            Walk::Hand => self.by_hand().await,
            Walk::Beside => self.beside().await,
            Walk::Api => self.by_api().await,
            Walk::Batch => self.batch().await,
            Walk::Proof => self.proof().await,
            Walk::Contribute => self.contribute().await,
            Walk::Trouble => self.trouble().await,
        }
        .with_context(|| ["on the walk `", walk.name(), "`"].concat())
    }

    /// The pages of the program at which no walk so far has stopped.
    #[must_use]
    pub fn missing(&self) -> Vec<String> {
        all_places()
            .into_iter()
            .filter(|place| !self.seen.contains(place))
            .collect()
    }

    fn t(&self) -> &'static Catalogue {
        self.language.catalogue()
    }

    /// Shows the page as it is.
    async fn stop(&mut self, name: &str) -> Result<()> {
        self.show(name, true).await
    }

    /// Shows the page while something is under way.
    async fn pass(&mut self, name: &str) -> Result<()> {
        self.show(name, false).await
    }

    /// Goes to a route, where `data-step` is the name of the stop.
    async fn stop_at(&mut self, step: &str, route: &str) -> Result<()> {
        self.b.go(route).await?;
        self.b.wait_step(step).await?;
        self.stop(step).await
    }

    async fn show(&mut self, name: &str, settled: bool) -> Result<()> {
        let stop = Stop {
            walk: self.walk,
            name: name.to_owned(),
            settled,
        };
        ensure!(
            self.names.insert(stop.full_name()),
            "two stops are called {}",
            stop.full_name()
        );
        if let Some(place) = Place::parse(&self.b.route().await?) {
            self.seen.insert(called(&place));
        }
        self.visitor
            .at(self.b, &stop)
            .await
            .with_context(|| ["at `", &stop.full_name(), "`"].concat())?;
        self.b.viewport(1000, 900).await
    }
}

/// What a place is called here: the same for all cases, batches and records.
fn called(place: &Place) -> String {
    let (room, name) = match place {
        Place::Home => ("home", ""),
        Place::Batches => ("batches", ""),
        Place::Batch(_, page) => ("batch", page.as_str()),
        Place::Contribute => ("contribute", ""),
        Place::Record(page) => ("record", page.part.as_str()),
        Place::About => ("about", ""),
        Place::Explain => ("explain", ""),
        Place::Law => ("law", ""),
        Place::Privacy => ("privacy", ""),
        Place::Backup(None) => ("backup", ""),
        Place::Backup(Some(_)) => ("backup", "of a case"),
        Place::Received => ("received", ""),
        Place::Overview(_) => ("overview", ""),
        Place::Step(_, step) => ("step", step.as_str()),
        Place::Evidence(_) => ("evidence", ""),
        Place::Verify => ("verify", ""),
        Place::Texts(_) => ("texts", ""),
        Place::Text(..) => ("text", ""),
        Place::Remove(_) => ("remove", ""),
        Place::Unknown => ("unknown", ""),
    };
    [room, " ", name].concat().trim_end().to_owned()
}

/// Everything that [`called`] can say.
fn all_places() -> Vec<String> {
    let single = [
        "home",
        "batches",
        "contribute",
        "about",
        "explain",
        "law",
        "privacy",
        "backup",
        "backup of a case",
        "received",
        "overview",
        "evidence",
        "verify",
        "texts",
        "text",
        "remove",
        "unknown",
    ];
    let of = |room: &str, name: &str| [room, " ", name].concat();
    single
        .into_iter()
        .map(str::to_owned)
        .chain(StepId::ALL.iter().map(|step| of("step", step.as_str())))
        .chain(BatchPage::ALL.iter().map(|page| of("batch", page.as_str())))
        .chain(Part::ALL.iter().map(|part| of("record", part.as_str())))
        .collect()
}
