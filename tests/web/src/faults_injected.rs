//! Faults of a browser, put into every operation of a journey in turn; what came of it is counted.
//!
//! Invariant: the walk runs inside the page, so that a run takes a second and every operation can have its turn. What is called
//! saved is held against the storage itself, past everything that was made to fail.

use crate::by_script::FINDER;
use crate::{Browser, Journey, Site, StepId, fill};
use anyhow::{Context, Result, bail};
use esim_exit::messages::Catalogue;
use esim_exit::wizard::{Check, Device, Reply, steps};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fmt;

/// A walk takes about a second; more runs than this would make a test of one fault take minutes.
const MOST_RUNS: usize = 120;

const WALK: &str = include_str!("faults_walk.js");

/// Something that goes wrong, and what it happens to.
#[derive(Debug, Clone, Copy)]
pub struct Injected {
    /// Its name in `faults_walk.js`.
    pub name: &'static str,
    /// The operations that are counted and one of which goes wrong.
    pub operations: &'static [&'static str],
    /// Only those on a key with one of these beginnings; on any, if there is none.
    pub keys: &'static [&'static str],
    /// From that one on, until the walk is over or stands still; else that one alone.
    pub lasting: bool,
}

impl Injected {
    /// One operation goes wrong.
    #[must_use]
    pub const fn once(name: &'static str, operations: &'static [&'static str]) -> Self {
        Self {
            name,
            operations,
            keys: &[],
            lasting: false,
        }
    }

    /// The same, counting only what is done to keys with one of these beginnings.
    #[must_use]
    pub const fn on(self, keys: &'static [&'static str]) -> Self {
        Self { keys, ..self }
    }

    /// All of them go wrong from one on.
    #[must_use]
    pub const fn lasting(name: &'static str, operations: &'static [&'static str]) -> Self {
        Self {
            name,
            operations,
            keys: &[],
            lasting: true,
        }
    }
}

impl fmt::Display for Injected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let how = if self.lasting { "from" } else { "at" };
        write!(f, "{} {how} {}", self.name, self.operations.join("/"))
    }
}

/// What came of all runs.
#[derive(Debug, Default)]
pub struct Counts {
    /// Faults that were injected.
    pub injected: usize,
    /// Answers that the page had called saved and storage did not have.
    pub lost: usize,
    /// Errors that the page did not catch.
    pub crashes: usize,
    /// Moments without a heading or a way on.
    pub white: usize,
    /// Acts that went out, or were noted, a second time.
    pub second_acts: usize,
    /// Journeys that did not go on after the fault was gone.
    pub stuck: usize,
    /// Each of them in words.
    pub said: Vec<String>,
}

impl Counts {
    /// Prints the counts.
    ///
    /// # Errors
    /// What was counted, if it was not nothing.
    pub fn settle(&self, what: &str) -> Result<()> {
        println!(
            "{what}: {} faults injected, {} answers lost, {} crashes, {} white pages, {} second acts, {} journeys that did not go on",
            self.injected, self.lost, self.crashes, self.white, self.second_acts, self.stuck
        );
        if self.said.is_empty() {
            return Ok(());
        }
        bail!("{what}:\n  {}", self.said.join("\n  "))
    }

    /// Takes over what a walk tells that was begun by hand.
    pub fn take(&mut self, run: &str, told: &Value) {
        self.note(run, told);
        if *part(told, "done") != json!(true) {
            self.stuck += 1;
            self.say(format!("{run}: stuck, {}", part(told, "stuck")));
        }
    }

    /// Said at once, because a run of many takes minutes.
    fn say(&mut self, words: String) {
        eprintln!("    {words}");
        self.said.push(words);
    }

    fn note(&mut self, run: &str, told: &Value) {
        let list = |name: &str| told[name].as_array().cloned().unwrap_or_default();
        self.lost += list("lost").len();
        self.white += list("white").len();
        self.second_acts += list("second").len();
        for name in ["lost", "white", "second"] {
            if let Some(first) = list(name).first() {
                self.say(format!("{run}: {name}, {first}"));
            }
        }
        let gone = list("gone");
        if !gone.is_empty() {
            self.lost += gone.len();
            self.say(format!(
                "{run}: not there at the end, {}; the page says {}",
                json!(gone),
                part(told, "said")
            ));
        }
    }
}

/// A journey that the page is walked through: what is done at each step that may be shown.
#[derive(Debug, Clone)]
pub struct Walk {
    steps: Map<String, Value>,
    end: Value,
    words: Value,
    /// So often a step that is not left is tried again.
    rounds: usize,
    /// Where it starts.
    pub route: String,
    /// What storage holds when it starts.
    pub stored: BTreeMap<String, String>,
}

fn act(how: &str, name: &str) -> Value {
    json!({ "how": how, "names": [name] })
}

fn press(name: &str) -> Value {
    act("press", name)
}

fn choose(name: &str, kept: &str) -> Value {
    json!({ "how": "choose", "names": [name], "kept": kept })
}

fn fill_in(name: &str, text: &str, kept: &str) -> Value {
    json!({ "how": "type", "names": [name], "text": text, "kept": kept })
}

fn may(mut act: Value) -> Value {
    if let Some(act) = act.as_object_mut() {
        act.insert("maybe".to_owned(), json!(true));
    }
    act
}

/// One part of what a walk tells.
fn part<'a>(told: &'a Value, name: &str) -> &'a Value {
    told.get(name).unwrap_or(&Value::Null)
}

impl Walk {
    /// What a person does on each step of a practice case, up to a step.
    #[must_use]
    pub fn to_step(journey: &Journey, step: &str) -> Self {
        Self::of(journey, json!({ "step": step }))
    }

    /// The same, up to a stage.
    #[must_use]
    pub fn to_stage(journey: &Journey, stage: &str) -> Self {
        Self::of(journey, json!({ "stage": stage }))
    }

    /// A practice batch of these lines, from the first page to its report; a run that stands still is opened and goes on.
    #[must_use]
    pub fn of_a_batch(journey: &Journey, lines: &[String]) -> Self {
        let all = journey.t();
        let (t, count) = (&all.batch, lines.len().to_string());
        let counted = |sentence: &str| fill(sentence, &[("count", &count)]);
        let key = |name: &str| json!({ "how": "type", "names": [name], "text": "batch-key" });
        let (api_key, keys) = (all.credential.api_key, key(all.credential.api_key));
        let first = lines.first().map_or("", String::as_str);
        let taken = json!({ "how": "press", "names": [t.take_list], "kept": first });
        let steps = [
            ("home", vec![press(t.home_link)]),
            ("batch", vec![press(t.practise)]),
            ("batch-keys", vec![keys, press(all.api.connect), press(t.to_lines)]),
            (
                "batch-lines",
                vec![
                    json!({ "how": "type", "names": [t.list], "text": lines.join("\n") }),
                    taken,
                    press(t.to_review),
                ],
            ),
            (
                "batch-review",
                vec![
                    may(key(api_key)),
                    act("choose", t.keep_none),
                    act("choose", all.act_kind.end_now),
                    json!({ "how": "type", "names": [counted(t.confirm)], "text": count }),
                    press(&counted(t.begin)),
                ],
            ),
            (
                "batch-run",
                vec![
                    may(key(api_key)),
                    may(press(all.api.connect)),
                    may(press(t.go_on)),
                    json!({ "how": "press", "names": [t.report], "said": t.all_settled, "maybe": true }),
                ],
            ),
        ];
        let mut walk = Self::of(journey, json!({ "step": "batch-report" }));
        walk.steps = steps
            .into_iter()
            .map(|(step, acts)| (step.to_owned(), Value::Array(acts)))
            .collect();
        walk.rounds = 12;
        walk
    }

    fn of(journey: &Journey, end: Value) -> Self {
        let t = journey.t();
        let mut steps: Map<String, Value> = journey
            .steps()
            .into_iter()
            .map(|step| (step.as_str().to_owned(), Value::Array(acts(journey, t, step))))
            .collect();
        steps.insert("home".to_owned(), json!([press(t.home.practise)]));
        Self {
            steps,
            end,
            words: json!({ "saved": t.frame.saved, "in_tab": t.privacy.in_tab, "not_saved": t.frame.not_saved, "again": t.frame.try_again, "locked": t.overview.locked_text }),
            rounds: 2,
            route: "#/".to_owned(),
            stored: BTreeMap::new(),
        }
    }

    /// What is done at one more step, or otherwise at this one: what is pressed, one after the other.
    #[must_use]
    pub fn at(mut self, step: &str, pressed: &[&str]) -> Self {
        let acts = pressed.iter().map(|name| press(name)).collect();
        self.steps.insert(step.to_owned(), Value::Array(acts));
        self
    }

    /// The same, with something typed first, which is kept.
    #[must_use]
    pub fn typing(mut self, step: &str, typed: &[(&str, &str)], pressed: &[&str]) -> Self {
        let typed = typed.iter().map(|(name, text)| fill_in(name, text, text));
        let acts = typed.chain(pressed.iter().map(|name| press(name))).collect();
        self.steps.insert(step.to_owned(), Value::Array(acts));
        self
    }

    /// From another place, with this in storage.
    #[must_use]
    pub fn starting(mut self, route: &str, stored: BTreeMap<String, String>) -> Self {
        route.clone_into(&mut self.route);
        self.stored = stored;
        self
    }

    /// As the script takes it.
    #[must_use]
    pub fn told(&self) -> Value {
        json!({ "steps": self.steps, "end": self.end, "words": self.words, "rounds": self.rounds })
    }
}

/// What a person does at a step; where it was done before, what is left of it.
fn acts(journey: &Journey, t: &Catalogue, step: StepId) -> Vec<Value> {
    let go_on = press(journey.go_on_name(step));
    let mut acts = match step {
        StepId::Reason => vec![choose(t.reason.trip_over, "\"reason\":\"trip_over\"")],
        StepId::Line => vec![json!({ "how": "press", "names": [t.line.practice_fill], "kept": journey.identifier })],
        StepId::Details => vec![
            choose(t.details.seller_provider, "\"provider\""),
            choose(t.device(Device::Iphone), "\"device\":\"iphone\""),
            fill_in(&journey.optional(t.details.nickname), "Trip 旅行", "Trip 旅行"),
        ],
        StepId::KeepNumber => vec![choose(t.keep.no, "\"keep_number\":\"no\"")],
        StepId::Backup => vec![act("tick", t.check(Check::BackupCodes))],
        StepId::Balance => vec![
            choose(t.balance.yes, "\"yes\""),
            fill_in(&journey.optional(t.balance.balance_left), "12.50", "12.50"),
        ],
        StepId::Find if journey.api.is_some() => vec![act("choose", t.api.way_label)],
        StepId::Find => vec![act("choose", &t.route(journey.route))],
        StepId::Connect => {
            let api = journey.api.as_ref();
            vec![
                key(journey, t),
                press(t.api.connect),
                json!({ "how": "choose", "names": [], "ending": api.map(|api| &api.ending) }),
                act("choose", t.act_kind(api.map_or(crate::ActKind::EndNow, |api| api.kind))),
            ]
        }
        StepId::Irreversible => {
            vec![json!({ "how": "type", "names": [journey.ending_label()], "text": journey.ending() })]
        }
        StepId::Submit if journey.api.is_some() => {
            let unchanged = t.unknown.unchanged.split('{').next().unwrap_or_default();
            return vec![
                may(key(journey, t)),
                json!({ "how": "press", "names": [t.api.begin, t.unknown.ask] }),
                // What the reading says is believed, and only that.
                json!({ "how": "press", "names": [t.unknown.did_not], "said": unchanged, "maybe": true }),
            ];
        }
        StepId::Submit => vec![
            may(press(t.submit.begin)),
            json!({ "how": "type", "names": [t.submit.sent_on], "today": true, "text": "", "maybe": true }),
            fill_in(&journey.optional(t.submit.sent_to), "Agent Ann", "Agent Ann"),
            fill_in(&journey.optional(t.submit.reference), "REF-1", "REF-1"),
        ],
        StepId::Confirm => vec![
            act("choose", t.reply(Reply::Ended)),
            json!({ "how": "type", "names": [t.confirm.replied_on], "today": true, "text": "" }),
        ],
        StepId::Aftercare => steps::AFTERCARE_CHECKS
            .iter()
            .map(|check| act("tick", t.check(*check)))
            .collect(),
        _ => Vec::new(),
    };
    acts.push(go_on);
    acts
}

fn key(journey: &Journey, t: &Catalogue) -> Value {
    let typed = journey.api.as_ref().and_then(|api| api.credentials.first());
    let (which, value) = typed.map_or((crate::Credential::ApiKey, ""), |(which, value)| (*which, value));
    json!({ "how": "type", "names": [t.credential(which)], "text": value })
}

/// A browser in which faults are injected, one after the other.
pub struct FaultRoom<'a> {
    b: &'a Browser,
    /// What was counted so far.
    pub counts: Counts,
}

impl<'a> FaultRoom<'a> {
    /// Opens the page with everything in place.
    ///
    /// # Errors
    /// If the page does not start.
    pub async fn open(b: &'a Browser, site: &Site, journey: &Journey) -> Result<Self> {
        // The page would ask before it is left with something unsaved; nobody has touched it, so it may not.
        b.expect_fault("'beforeunload' confirmation panel");
        b.before_each_document(&WALK.replace("FINDER", FINDER)).await?;
        b.language(journey.language.as_str()).await?;
        b.open(&site.url).await?;
        Ok(Self {
            b,
            counts: Counts::default(),
        })
    }

    /// Walks without a fault; what storage holds then.
    ///
    /// # Errors
    /// If the walk does not get to its end.
    pub async fn clean(&self, walk: &Walk) -> Result<BTreeMap<String, String>> {
        self.begin(walk, &json!({})).await?;
        let told = self.walk(walk, &json!([])).await?;
        if *part(&told, "done") != json!(true) {
            bail!("without a fault the walk gets no further: {told}");
        }
        self.b.storage().await
    }

    /// How many of the operations to which this fault can happen a walk without a fault takes.
    ///
    /// # Errors
    /// If the walk does not get to its end.
    pub async fn measure(&self, walk: &Walk, fault: Injected) -> Result<usize> {
        self.begin(walk, &json!({ "ops": fault.operations, "keys": fault.keys, "n": 0 }))
            .await?;
        let told = self.walk(walk, &json!([])).await?;
        let count = part(&told, "count")
            .as_u64()
            .and_then(|count| usize::try_from(count).ok());
        count
            .filter(|count| *count > 0 && *part(&told, "done") == json!(true))
            .with_context(|| format!("nothing to count: {told}"))
    }

    /// Lets each operation of the walk go wrong in turn.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn each(&mut self, walk: &Walk, fault: Injected) -> Result<()> {
        let all = self.measure(walk, fault).await?;
        // Each of them, but for what the page does thousands of times: that goes wrong at places all along the way.
        let stride = all.div_ceil(MOST_RUNS).max(1);
        println!("{fault}: {all} operations, each {stride}. goes wrong");
        for n in (1..=all).step_by(stride) {
            self.one(walk, fault, n).await?;
        }
        Ok(())
    }

    /// One run in surroundings that lack something or move; their name stands in `faults_walk.js`. What storage holds then.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn around(&mut self, walk: &Walk, name: &str) -> Result<BTreeMap<String, String>> {
        self.run(walk, name, &json!({ "around": name })).await?;
        self.b.storage().await
    }

    /// One run: the fault at the n-th operation, and on to the end of the walk.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn one(&mut self, walk: &Walk, fault: Injected, n: usize) -> Result<()> {
        let run = format!("{fault}, {n}");
        let plan = json!({ "fault": fault.name, "ops": fault.operations, "keys": fault.keys, "n": n, "lasting": fault.lasting });
        self.run(walk, &run, &plan).await
    }

    async fn run(&mut self, walk: &Walk, run: &str, plan: &Value) -> Result<()> {
        self.counts.injected += 1;
        let mut claims = json!([]);
        if let Err(e) = self.begin(walk, plan).await {
            // The page that does not start says so, and starts once the fault is gone.
            self.counts.crashes += 1;
            self.counts.say(format!("{run}: {e}"));
            self.b.js("room.lift()").await?;
            self.b.reload().await?;
        }
        for round in 0.. {
            let told = self.walk(walk, &claims).await?;
            self.counts.note(run, &told);
            if *part(&told, "done") == json!(true) {
                break;
            }
            if round == 2 {
                self.counts.stuck += 1;
                self.counts.say(format!("{run}: stuck, {}", part(&told, "stuck")));
                break;
            }
            // What a person does then; a page that was killed keeps its note of what it had called saved.
            if *part(&told, "killed") != json!(true) {
                claims = part(&told, "claims").clone();
                self.b.js("room.lift()").await?;
            }
            self.b.reload().await?;
        }
        let crashes = self.b.take_faults().await?;
        self.counts.crashes += crashes.len();
        if let Some(first) = crashes.first() {
            self.counts.say(format!("{run}: {first}"));
        }
        if self.counts.said.len() > 9 {
            bail!("that is enough:\n  {}", self.counts.said.join("\n  "));
        }
        Ok(())
    }

    /// The page anew, with what a walk starts from.
    ///
    /// # Errors
    /// If it does not start.
    pub async fn start(&self, walk: &Walk) -> Result<()> {
        self.begin(walk, &json!({})).await
    }

    /// The same in such surroundings; see [`around`](Self::around).
    ///
    /// # Errors
    /// If it does not start.
    pub async fn start_around(&self, walk: &Walk, name: &str) -> Result<()> {
        self.begin(walk, &json!({ "around": name })).await
    }

    /// The page anew, with what the walk starts from and a fault that is to come.
    async fn begin(&self, walk: &Walk, plan: &Value) -> Result<()> {
        let set = format!(
            "room.lift(); localStorage.clear(); sessionStorage.clear(); \
             for (const [k, v] of Object.entries({})) localStorage.setItem(k, v); \
             history.replaceState(null, '', {}); window.name = {}",
            json!(walk.stored),
            json!(walk.route),
            json!(plan.to_string())
        );
        self.b.js(&set).await?;
        self.b.reload().await
    }

    /// What came of a walk.
    async fn walk(&self, walk: &Walk, claims: &Value) -> Result<Value> {
        self.b.js_async(&format!("room.walk({}, {claims})", walk.told())).await
    }
}
