//! The walk through one case: what a person enters on each step, in either language.
//!
//! Invariant: this is the only place that knows what a whole case takes. The names are those of the page's catalogue,
//! so that a better wording breaks no test, while a control without its name does.

use crate::site::directory;
use crate::{Browser, ByApi};
use anyhow::{Context, Result, bail};
use esim_exit::directory::{Act, Channel, Record};
use esim_exit::messages::{Catalogue, Language, fill, local};
use esim_exit::provider_api::{ActKind, Fault};
use esim_exit::wizard::{Check, Device, PRACTICE_ICCID, Reply, StepId, steps};
use serde_json::Value;

/// Both languages of the page.
pub const LANGUAGES: [Language; 2] = [Language::ZhCn, Language::En];

/// One case: whose plan, ended how, told in which language.
#[derive(Debug, Clone)]
pub struct Journey {
    /// The language of the page.
    pub language: Language,
    /// What is typed to name the line.
    pub identifier: String,
    /// The way that is taken.
    pub route: (Act, Channel),
    /// Who sells it.
    pub seller: Seller,
    /// What opens the API, where that is the way.
    pub api: Option<ByApi>,
}

/// Who sells the plan of a journey.
#[derive(Debug, Clone)]
pub enum Seller {
    /// *Example Mobile*, in practice.
    Practice,
    /// One of the directory, found by typing this.
    Listed(&'static str, Box<Record>),
    /// One that the directory does not know, by its name.
    Unlisted(&'static str),
}

/// What is known about a provider, read from the built page.
///
/// # Errors
/// If there is no such record.
pub fn record(id: &str) -> Result<Record> {
    let file = directory()?.join("providers").join(id).with_extension("json");
    let text = std::fs::read_to_string(&file).with_context(|| format!("no record at {}", file.display()))?;
    Ok(Record::from_json(&text)?)
}

impl Journey {
    fn of(language: Language, record: &Record, channel: Channel, identifier: &str, seller: Seller) -> Result<Self> {
        let way = record.routes.iter().find(|route| route.channel == channel);
        let way = way.with_context(|| format!("{} has no way {channel:?}", record.id.as_str()))?;
        Ok(Self {
            language,
            identifier: identifier.to_owned(),
            route: (way.act, way.channel),
            seller,
            api: None,
        })
    }

    /// The practice case, ended by the made-up provider's API.
    ///
    /// # Errors
    /// If the record is gone.
    pub fn practice_api(language: Language, kind: ActKind, fault: Fault) -> Result<Self> {
        let by_hand = Self::practice(language, Channel::Web)?;
        Ok(Self {
            route: (kind.act(), Channel::Api),
            api: Some(ByApi::practice(kind, fault)),
            ..by_hand
        })
    }

    /// A plan of an unlisted provider, ended by the API of a script.
    ///
    /// # Errors
    /// A script that is none.
    pub fn by_api(language: Language, script: &Value) -> Result<Self> {
        let api = ByApi::of(script)?;
        let text = |name: &str| script[name].as_str().filter(|text| !text.is_empty());
        let number = text("find").or_else(|| text("iccid")).unwrap_or(PRACTICE_ICCID);
        Ok(Self {
            identifier: number.to_owned(),
            route: (api.kind.act(), Channel::Api),
            api: Some(api),
            ..Self::unlisted(language)
        })
    }

    /// The practice case.
    ///
    /// # Errors
    /// If *Example Mobile* does not know the channel.
    pub fn practice(language: Language, channel: Channel) -> Result<Self> {
        Self::of(
            language,
            &record("example-mobile")?,
            channel,
            PRACTICE_ICCID,
            Seller::Practice,
        )
    }

    /// A Tello plan, ended on its website.
    ///
    /// # Errors
    /// If the record is gone.
    pub fn tello(language: Language) -> Result<Self> {
        let record = Box::new(record("tello")?);
        Self::of(
            language,
            &record.clone(),
            Channel::Web,
            "+1 (415) 555-2671",
            Seller::Listed("tello", record),
        )
    }

    /// A T-Mobile plan, ended by phone.
    ///
    /// # Errors
    /// If the record is gone.
    pub fn t_mobile(language: Language) -> Result<Self> {
        let record = Box::new(record("t-mobile-postpaid")?);
        let iccid = "8901 2601 2345 6789 011";
        Self::of(
            language,
            &record.clone(),
            Channel::Phone,
            iccid,
            Seller::Listed("t-mobile", record),
        )
    }

    /// A plan of a provider of the directory, ended by its first way of this act.
    ///
    /// # Errors
    /// If the record is gone, or knows no such way.
    pub fn listed(language: Language, id: &'static str, act: Act) -> Result<Self> {
        let record = Box::new(record(id)?);
        let way = record.routes.iter().find(|route| route.act == act);
        let channel = way.with_context(|| format!("{id} has no way to {act:?}"))?.channel;
        Ok(Self {
            language,
            identifier: "8901 2601 2345 6789 011".to_owned(),
            route: (act, channel),
            seller: Seller::Listed(id, record),
            api: None,
        })
    }

    /// A plan of a provider that is gone: there is no way to end it.
    ///
    /// # Errors
    /// If the record is gone.
    pub fn gone(language: Language, id: &'static str) -> Result<Self> {
        Ok(Self {
            identifier: "ORDER-9000".to_owned(),
            seller: Seller::Listed(id, Box::new(record(id)?)),
            ..Self::unlisted(language)
        })
    }

    /// A plan of a provider that nobody has heard of, ended by a general way.
    #[must_use]
    pub fn unlisted(language: Language) -> Self {
        Self {
            language,
            identifier: "ORDER-2077-A".to_owned(),
            route: (Act::EndNow, Channel::Email),
            seller: Seller::Unlisted("Nowhere Mobile"),
            api: None,
        }
    }

    /// The sentences of the page.
    #[must_use]
    pub fn t(&self) -> &'static Catalogue {
        self.language.catalogue()
    }

    /// Whether it is the practice case.
    #[must_use]
    pub const fn is_practice(&self) -> bool {
        matches!(self.seller, Seller::Practice)
    }

    /// The label of a field that may stay empty.
    #[must_use]
    pub fn optional(&self, label: &str) -> String {
        self.t().optional(label)
    }

    /// The last four characters of the identifier.
    #[must_use]
    pub fn ending(&self) -> String {
        let plain: Vec<char> = self.identifier.chars().filter(|c| c.is_alphanumeric()).collect();
        plain.iter().skip(plain.len().saturating_sub(4)).collect()
    }

    /// The label under which the last four characters are asked for.
    #[must_use]
    pub fn ending_label(&self) -> String {
        fill(self.t().review.ending, &[("number", &self.identifier)])
    }

    /// The steps of this case in order.
    #[must_use]
    pub fn steps(&self) -> Vec<StepId> {
        let waits = self.route.0 == Act::Nothing;
        StepId::ALL
            .iter()
            .copied()
            .filter(|step| match step {
                StepId::MoveInstead | StepId::CheaperPlan | StepId::Secure | StepId::PortOut => false,
                StepId::Gone | StepId::Reseller => false,
                StepId::Irreversible => !waits,
                StepId::Connect => self.api.is_some(),
                StepId::Verify => self.api.is_none(),
                _ => true,
            })
            .collect()
    }

    /// Begins the case on the first page, which is open, and comes to its first step.
    ///
    /// # Errors
    /// If the page does not follow.
    pub async fn begin(&self, b: &Browser) -> Result<()> {
        let home = &self.t().home;
        match (self.is_practice(), b.offers(home.start_another).await?) {
            (true, _) => b.press(home.practise).await?,
            (false, true) => b.press(home.start_another).await?,
            (false, false) => b.press(home.start).await?,
        }
        b.wait_step(StepId::Reason.as_str()).await
    }

    /// Opens the page in the language of the case and begins it.
    ///
    /// # Errors
    /// If the page does not follow.
    pub async fn open(&self, b: &Browser, url: &str) -> Result<()> {
        b.language(self.language.as_str()).await?;
        b.open(url).await?;
        self.begin(b).await
    }

    /// Answers what a step asks, without going on.
    ///
    /// # Errors
    /// If something asked for is not there.
    pub async fn answer(&self, b: &Browser, step: StepId) -> Result<()> {
        let t = self.t();
        match step {
            StepId::Reason => b.choose(t.reason.trip_over).await,
            StepId::Line => self.name_line(b).await,
            StepId::Details => {
                b.choose(t.details.seller_provider).await?;
                b.choose(t.device(Device::Iphone)).await?;
                b.type_into(self.optional(t.details.nickname), "Trip 旅行").await
            }
            StepId::KeepNumber => b.choose(t.keep.no).await,
            StepId::Backup => b.tick(t.check(Check::BackupCodes)).await,
            StepId::Balance => {
                b.choose(t.balance.yes).await?;
                b.type_into(self.optional(t.balance.paid_until), "2099-12-31").await?;
                b.type_into(self.optional(t.balance.balance_left), "12.50").await?;
                b.type_into(self.optional(t.balance.data_left), "3.5 GB").await
            }
            StepId::Find if self.api.is_some() => b.choose(t.api.way_label).await,
            StepId::Find => b.choose(t.route(self.route)).await,
            StepId::Connect => {
                let api = self.api.as_ref().context("no keys to connect with")?;
                api.open(b, t).await?;
                api.choose(b, t).await
            }
            StepId::Irreversible => b.type_into(self.ending_label(), &self.ending()).await,
            StepId::Submit => {
                for begin in [t.submit.begin, t.submit.begin_expires] {
                    if b.offers(begin).await? {
                        b.press(begin).await?;
                    }
                }
                b.sees(t.submit.after_heading).await?;
                if self.route.0 != Act::Nothing {
                    b.type_into(self.optional(t.submit.sent_to), "Agent Ann").await?;
                    b.type_into(self.optional(t.submit.reference), "REF-1").await?;
                }
                Ok(())
            }
            StepId::Confirm => self.reply(b, Reply::Ended).await,
            StepId::Aftercare => {
                for check in steps::AFTERCARE_CHECKS {
                    if !b.is_on(t.check(*check)).await? {
                        b.tick(t.check(*check)).await?;
                    }
                }
                Ok(())
            }
            StepId::SignIn | StepId::Verify | StepId::Review => Ok(()),
            StepId::MoveInstead
            | StepId::CheaperPlan
            | StepId::Gone
            | StepId::Reseller
            | StepId::Secure
            | StepId::PortOut => {
                bail!("`{step:?}` is no step of this journey")
            }
        }
    }

    async fn name_line(&self, b: &Browser) -> Result<()> {
        let t = &self.t().line;
        if self.is_practice() {
            return b.press(t.practice_fill).await;
        }
        b.type_into(t.identifier, &self.identifier).await?;
        self.choose_provider(b).await
    }

    /// Says who sells it.
    ///
    /// # Errors
    /// If it is not offered.
    pub async fn choose_provider(&self, b: &Browser) -> Result<()> {
        let t = &self.t().line;
        match &self.seller {
            Seller::Practice => Ok(()),
            Seller::Listed(typed, record) => {
                b.type_into(t.provider_query, typed).await?;
                b.choose_found(local(&record.name, self.language)).await
            }
            Seller::Unlisted(name) => {
                b.press(t.unlisted).await?;
                b.type_into(t.provider_name, name).await
            }
        }
    }

    /// Enters an answer of the provider that came today, without noting it.
    ///
    /// # Errors
    /// If the page does not ask for it.
    pub async fn reply(&self, b: &Browser, reply: Reply) -> Result<()> {
        let today = b.js("const d = new Date(); return [d.getFullYear(), d.getMonth() + 1, d.getDate()].map(n => String(n).padStart(2, '0')).join('-')").await?;
        let t = &self.t().confirm;
        let (label, on) = match (self.route.0, reply) {
            (Act::Nothing, Reply::Ended) => (t.has_run_out, t.looked_on),
            (Act::Nothing, Reply::Refused) => (t.was_charged, t.looked_on),
            _ => (self.t().reply(reply), t.replied_on),
        };
        b.choose(label).await?;
        b.type_into(on, today.as_str().unwrap_or_default()).await
    }

    /// The words of the main button of a step.
    #[must_use]
    pub fn go_on_name(&self, step: StepId) -> &'static str {
        let t = self.t();
        match step {
            StepId::Irreversible => t.review.confirm,
            StepId::Submit if self.route.0 == Act::Nothing => t.submit.sent_expires,
            StepId::Submit => t.submit.sent,
            StepId::Confirm => t.confirm.save,
            StepId::Aftercare => t.after.close,
            _ => t.frame.go_on,
        }
    }

    /// Presses the main button of a step.
    ///
    /// # Errors
    /// If it is not there.
    pub async fn go_on(&self, b: &Browser, step: StepId) -> Result<()> {
        b.press(self.go_on_name(step)).await
    }

    /// Answers a step, goes on, and waits for the next one, or for the end of the case.
    ///
    /// # Errors
    /// If the page does not follow.
    pub async fn fill(&self, b: &Browser, step: StepId) -> Result<()> {
        self.answer(b, step)
            .await
            .with_context(|| format!("answering `{step:?}`"))?;
        self.go_on(b, step).await?;
        match self.after(step) {
            Some(next) => b.wait_step(next.as_str()).await,
            None => b.wait_stage("closed").await,
        }
    }

    /// The step after this one; none after the last.
    #[must_use]
    pub fn after(&self, step: StepId) -> Option<StepId> {
        self.steps().into_iter().skip_while(|s| *s != step).nth(1)
    }

    /// Fills in everything between the step that is shown and this one, which is shown then.
    ///
    /// # Errors
    /// If the page does not follow.
    pub async fn walk_to(&self, b: &Browser, step: StepId) -> Result<()> {
        let now = b.step().await?;
        let open = self.steps().into_iter().skip_while(|s| s.as_str() != now);
        for between in open.take_while(|s| *s != step) {
            self.fill(b, between).await?;
        }
        b.wait_step(step.as_str()).await
    }

    /// Fills in everything from the step that is shown to the end of the case.
    ///
    /// # Errors
    /// If the page does not follow.
    pub async fn finish(&self, b: &Browser) -> Result<()> {
        self.walk_to(b, StepId::Aftercare).await?;
        self.fill(b, StepId::Aftercare).await
    }
}
