//! What the person asks of a provider's API, and what its answers change.
//!
//! Invariant: the act is asked for by [`Wizard::act_saved`] alone, which runs once for an entry that storage has just
//! confirmed.

use super::case::{Context, Wizard};
use super::connection::Led;
use super::entry::Happening;
use super::event::{Ask, Effect, ProblemKind, Refusal};
use super::field::Field;
use super::standing::ActState;
use super::step::StepId;
use crate::directory::{Channel, Identified, identify};
use crate::provider_api::{
    ActKind, Adapter, Credential, Finding, HttpResponse, Line, Platform, Task, TransportError, chosen_hosts,
};
use crate::telecom::{Iccid, Msisdn};

impl Wizard {
    /// The platform, line and act chosen; `None` until all three are.
    #[must_use]
    pub fn api_act(&self) -> Option<(Platform, String, ActKind)> {
        let answers = self.answers();
        let line = Some(answers.text(Field::ApiLine)).filter(|line| !line.is_empty())?;
        Some((self.platform()?, line.to_owned(), answers.choice(Field::ActKind)?))
    }

    /// The platform chosen.
    #[must_use]
    pub fn platform(&self) -> Option<Platform> {
        let platform: Platform = self.answers().choice(Field::Platform)?;
        // A practice run never leads to a real provider, nor a real case to the made-up one.
        Some(platform).filter(|p| (*p == Platform::Practice) == self.case.practice)
    }

    /// A practice run has one platform, and nobody has to choose it.
    pub(super) fn practice_platform(&mut self) {
        if self.case.practice {
            self.case.answers.set(Field::Platform, Platform::Practice.as_str());
        }
    }

    /// The host of a platform whose hosts the builder of the page chose: the person's choice, else the first.
    fn host(&self, platform: Platform) -> Option<String> {
        let chosen = chosen_hosts(platform);
        let wanted = self.answers().text(Field::ApiHost);
        let named = chosen.iter().find(|host| *host == wanted);
        named.or(chosen.first()).cloned()
    }

    /// Begins a task at the platform.
    fn begin(&mut self, task: Task, platform: Platform, cx: &Context<'_>) -> Vec<Effect> {
        let host = self.host(platform);
        let led = self.session.connection.begin(task, (platform, host), cx);
        self.led(Some(led), cx)
    }

    /// Nothing is missing of what opens the platform.
    #[must_use]
    pub fn has_keys(&self) -> bool {
        let access = self.connection().access();
        self.platform().is_some_and(|p| {
            let asked = |which: &Credential| *which != Credential::Host;
            !Adapter::of(p).missing(access).any(|which| asked(&which))
        })
    }

    pub(super) fn asked(&mut self, ask: Ask, cx: &Context<'_>) -> Result<Vec<Effect>, Refusal> {
        let not_now = || Refusal::one(None, ProblemKind::NotNow);
        if self.session.connection.is_acting() {
            return Err(not_now());
        }
        match ask {
            Ask::Stop => self.session.connection.stop(),
            Ask::Forget => self.session.connection.forget(),
            Ask::Connect | Ask::NextPage | Ask::Choose(_) | Ask::LookAgain | Ask::Undo => {
                let platform = self
                    .platform()
                    .ok_or_else(|| Refusal::one(Some(Field::Platform), ProblemKind::Missing))?;
                if !self.has_keys() {
                    return Err(Refusal::one(None, ProblemKind::KeysMissing));
                }
                let task = self.task_of(ask, platform, cx)?;
                return Ok(self.begin(task, platform, cx));
            }
        }
        Ok(Vec::new())
    }

    fn task_of(&mut self, ask: Ask, platform: Platform, cx: &Context<'_>) -> Result<Task, Refusal> {
        let not_now = || Refusal::one(None, ProblemKind::NotNow);
        let find = if Adapter::of(platform).lists {
            String::new()
        } else {
            self.answers().text(Field::Identifier).to_owned()
        };
        let act = self.journal.standing().act;
        Ok(match ask {
            Ask::NextPage => Task::NextPage {
                find,
                page: self.connection().next().cloned().ok_or_else(not_now)?,
            },
            Ask::Choose(_) if act.holds() => return Err(not_now()),
            Ask::Choose(id) => {
                let line = self.connection().lines().iter().find(|line| line.id == id).cloned();
                self.choose(&line.ok_or_else(not_now)?, cx)?;
                Task::Inspect { line: id }
            }
            Ask::LookAgain => match self.noted_act() {
                Some((_, line, kind)) if act == ActState::Unknown || act == ActState::Acknowledged => {
                    Task::Settle { line, kind }
                }
                _ => Task::Inspect {
                    line: self.api_line().ok_or_else(not_now)?,
                },
            },
            Ask::Undo => match self.noted_act() {
                Some((_, line, _)) if self.can_undo() => Task::Undo { line },
                _ => return Err(not_now()),
            },
            Ask::Connect | Ask::Stop | Ask::Forget => Task::Connect { find },
        })
    }

    fn api_line(&self) -> Option<String> {
        Some(self.answers().text(Field::ApiLine))
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
    }

    /// The platform of the act that the journal holds, if an API did it.
    #[must_use]
    pub fn noted_platform(&self) -> Option<Platform> {
        self.noted_act().map(|(platform, ..)| platform)
    }

    /// The act itself is under way in this tab.
    #[must_use]
    pub fn is_at_work(&self) -> bool {
        self.session.act_unsaved || self.connection().is_acting()
    }

    /// The act was accepted, and its API can take it back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        let offers = |(platform, _, kind): (Platform, String, ActKind)| {
            Adapter::of(platform).offer(kind).is_some_and(|o| o.undo)
        };
        self.journal.standing().act == ActState::Acknowledged && self.noted_act().is_some_and(offers)
    }

    /// The act that the journal holds, if an API does it.
    pub(super) fn noted_act(&self) -> Option<(Platform, String, ActKind)> {
        let api = self.journal.last(Happening::ActBegun)?.api.as_ref()?;
        Some((api.platform, api.line.clone(), api.kind))
    }

    /// Takes a line as that of this case, unless the two name different ones. An ICCID is the better name of a line
    /// than an order number: the guard against a second act hangs on it.
    fn choose(&mut self, line: &Line, cx: &Context<'_>) -> Result<(), Refusal> {
        let other = || Err(Refusal::one(Some(Field::ApiLine), ProblemKind::OtherLine));
        let iccid = line.iccid.as_deref().and_then(|text| Iccid::parse(text).ok());
        let msisdn = line.msisdn.as_deref().and_then(|text| Msisdn::parse(text).ok());
        match (identify(self.answers().text(Field::Identifier)), iccid, msisdn) {
            (Ok(Identified::Iccid(own)), Some(iccid), _) if !same_card(&own, &iccid) => return other(),
            (Ok(Identified::Msisdn(own)), _, Some(msisdn)) if own.to_e164() != msisdn.to_e164() => return other(),
            (Ok(Identified::Iccid(_)), ..) | (_, None, _) => {}
            (_, Some(iccid), _) => self.case.answers.set(Field::Identifier, iccid.as_str()),
        }
        // By its better name it may turn out to be the line of another case.
        let holder = self.fingerprint().and_then(|line| (cx.holder)(&line));
        if let Some(other) = holder.filter(|id| *id != self.case.id) {
            return Err(Refusal::one(Some(Field::ApiLine), ProblemKind::LineHasCase(other)));
        }
        if self.answers().text(Field::ApiLine) != line.id {
            self.case.answers.set(Field::ApiLine, &line.id);
            self.reopened(&[StepId::Review, StepId::Irreversible]);
        }
        Ok(())
    }

    pub(super) fn reopened(&mut self, steps: &[StepId]) {
        for step in steps {
            self.case.answers.finish(*step, false);
        }
    }

    /// An act of the API was chosen: which of the product's acts it is follows from it.
    pub(super) fn kind_chosen(&mut self, cx: &Context<'_>) -> Vec<Effect> {
        let Some((platform, line, kind)) = self.api_act() else {
            return Vec::new();
        };
        let route = [kind.act().as_str(), ".", Channel::Api.as_str()].concat();
        self.case.answers.set(Field::Route, &route);
        if !self.has_keys() || self.connection().looked().is_none() {
            return Vec::new();
        }
        self.begin(Task::Check { line, kind }, platform, cx)
    }

    /// Storage holds the entry of an act by API: now it may leave.
    pub(super) fn act_saved(&mut self, cx: &Context<'_>) -> Vec<Effect> {
        let begun = self.journal.last(Happening::ActBegun);
        let key = begun.and_then(|entry| entry.request_key.clone());
        let (Some((platform, line, kind)), Some(key)) = (self.noted_act(), key) else {
            return Vec::new();
        };
        self.begin(Task::Act { line, kind, key }, platform, cx)
    }

    pub(super) fn http_answered(
        &mut self,
        ticket: u32,
        answer: Result<HttpResponse, TransportError>,
        cx: &Context<'_>,
    ) -> Vec<Effect> {
        let led = self.session.connection.answered(ticket, answer, cx);
        self.led(led, cx)
    }

    pub(super) fn pause_over(&mut self, ticket: u32, cx: &Context<'_>) -> Vec<Effect> {
        let led = self.session.connection.pause_over(ticket, cx);
        self.led(led, cx)
    }

    fn led(&mut self, led: Option<Led>, cx: &Context<'_>) -> Vec<Effect> {
        match led {
            None => Vec::new(),
            Some(Led::To(effect)) => vec![effect],
            Some(Led::Found(found)) => {
                let (procedure, finding) = *found;
                self.session.connection.learn(&procedure, &finding);
                match finding {
                    Finding::Acted(acted) => self.acted(&procedure, acted, cx),
                    Finding::Undone(line) => self.undone(&procedure, &line, cx),
                    Finding::Looked { .. } | Finding::Connected { .. } => vec![Effect::SaveCase],
                    Finding::Eligible { .. } | Finding::Settled(_) | Finding::Failed(_) => Vec::new(),
                }
            }
        }
    }
}

/// ICCIDs are printed with and without their check digit.
fn same_card(one: &Iccid, other: &Iccid) -> bool {
    let (one, other) = (one.as_str(), other.as_str());
    one.starts_with(other) || other.starts_with(one)
}
