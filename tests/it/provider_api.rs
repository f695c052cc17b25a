//! Every adapter against its script (`tests/providers/`) and its contract (`tests/contracts/`): the good run, each way in
//! which a provider can fail, and what may never happen — a second request for the act, or a secret that is kept.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "../contract.rs"]
#[expect(unreachable_pub, reason = "read by other test programs as well")]
mod contract;
#[path = "../scripted.rs"]
#[expect(unreachable_pub, reason = "shared with the tests in a browser")]
mod scripted;

use crate::support::{read, root};
use esim_exit::provider_api::{
    Access, ActKind, Acted, Adapter, Call, Credential, ErrorClass, Finding, HttpRequest, HttpResponse, Left, Platform,
    Procedure, Stamp, Step, Task, TransportError,
};
use esim_exit::telecom::{Secret, Timestamp};
use scripted::{Answer, Asked, Scripted, answer_of};
use serde_json::Value;

const NOW: Timestamp = Timestamp(1_795_348_800_000);

/// A script, and what it says about itself.
struct Case {
    name: String,
    script: Value,
}

impl Case {
    fn all() -> Vec<Self> {
        let mut cases: Vec<Self> = std::fs::read_dir(root().join("tests/providers"))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .map(|path| Self {
                name: path.file_stem().unwrap().to_string_lossy().into_owned(),
                script: serde_json::from_str(&read(&path)).unwrap_or_else(|e| panic!("{}: {e}", path.display())),
            })
            .collect();
        cases.sort_by(|a, b| a.name.cmp(&b.name));
        assert!(!cases.is_empty());
        cases
    }

    fn text(&self, name: &str) -> &str {
        self.script[name].as_str().unwrap_or_default()
    }

    fn platform(&self) -> Platform {
        self.text("platform").parse().unwrap()
    }

    fn kind(&self) -> ActKind {
        self.text("act").parse().unwrap()
    }

    fn access(&self) -> Access {
        let mut access = Access::default();
        for (name, value) in self.script["credentials"].as_object().unwrap() {
            let which: Credential = name.parse().unwrap();
            access.enter(which, &Secret::new(value.as_str().unwrap().to_owned()));
        }
        let missing: Vec<_> = Adapter::of(self.platform()).missing(&access).collect();
        assert!(missing.is_empty(), "{}: {missing:?}", self.name);
        access
    }

    fn line(&self) -> String {
        self.text("line").to_owned()
    }

    fn act(&self) -> Task {
        Task::Act {
            line: self.line(),
            kind: self.kind(),
            key: "4f2c0b5e-0d6a-4a8c-9d0e-0000000000aa".to_owned(),
        }
    }

    fn connect(&self) -> Task {
        Task::Connect {
            find: self.text("find").to_owned(),
        }
    }

    fn reads_back(&self) -> bool {
        self.script["reads_back"].as_bool().unwrap_or(true)
    }

    /// Everything that may stand nowhere but in requests.
    fn secrets(&self) -> Vec<String> {
        let open = ["project", "host", "account_name"];
        let credentials = self.script["credentials"].as_object().unwrap().iter();
        let entered = credentials
            .filter(|(name, _)| !open.contains(&name.as_str()))
            .filter_map(|(_, value)| value.as_str());
        let more = self.script["secrets"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str);
        entered.chain(more).map(str::to_owned).collect()
    }
}

fn asked(request: &HttpRequest) -> Asked {
    Asked {
        method: request.method.as_str().to_owned(),
        url: request.url.clone(),
        headers: request
            .headers
            .iter()
            .map(|(name, value)| (name.to_ascii_lowercase(), value.clone()))
            .collect(),
        body: request.body.clone().unwrap_or_default(),
    }
}

/// What stands between the procedure and the script.
type Wire<'a> = dyn FnMut(&HttpRequest, &mut Scripted) -> Result<HttpResponse, TransportError> + 'a;

fn straight(request: &HttpRequest, server: &mut Scripted) -> Result<HttpResponse, TransportError> {
    let Answer { status, body } = server.answer(&asked(request));
    Ok(HttpResponse { status, body })
}

/// Runs a task to its end; pauses cost nothing here.
fn run_on(
    case: &Case,
    access: &mut Access,
    task: Task,
    server: &mut Scripted,
    wire: &mut Wire<'_>,
) -> (Finding, Procedure) {
    let mut nonces = 0_u32;
    let mut nonce = || {
        nonces += 1;
        format!("nonce-{nonces}")
    };
    let n = nonce();
    let (mut procedure, mut step) = Procedure::begin(task, case.platform(), access, &Stamp { now: NOW, nonce: &n });
    for _ in 0..400 {
        let n = nonce();
        let stamp = Stamp { now: NOW, nonce: &n };
        step = match step {
            Step::Send(request) => procedure.answered(wire(&request, server), access, &stamp),
            Step::Wait(_) => procedure.waited(access, &stamp),
            Step::Finished(finding) => return (finding, procedure),
        };
    }
    panic!("{}: a task without an end", case.name)
}

fn run(case: &Case, task: Task, server: &mut Scripted) -> Finding {
    run_on(case, &mut case.access(), task, server, &mut straight).0
}

fn server(case: &Case) -> Scripted {
    Scripted::new(case.script.clone())
}

/// The name of what became of an act, as scripts write it.
fn name_of(finding: &Finding) -> String {
    match finding {
        Finding::Acted(acted) => match acted {
            Acted::Already(_) => "already".to_owned(),
            Acted::Ended(_) => "ended".to_owned(),
            Acted::EndsOn(..) => "ends_on".to_owned(),
            Acted::SwitchedOff(_) => "switched_off".to_owned(),
            Acted::Running(_) => "running".to_owned(),
            Acted::InReview { .. } => "in_review".to_owned(),
            Acted::Refused(e) => format!("refused: {}", e.class.as_str()),
            Acted::NotSent(e) => format!("not_sent: {}", e.class.as_str()),
            Acted::Lost(e, _) => format!("lost: {}", e.class.as_str()),
        },
        Finding::Failed(e) => format!("failed: {}", e.class.as_str()),
        other => format!("{other:?}"),
    }
}

fn acts_of_good_run(case: &Case) -> usize {
    let mut server = server(case);
    run(case, case.act(), &mut server);
    server.acts
}

#[test]
fn each_platform_has_a_script() {
    let cases = Case::all();
    for case in &cases {
        let reason = !case.text("no_contract_because").is_empty();
        assert!(
            reason == case.text("contract").is_empty(),
            "{}: a contract, or why there is none",
            case.name
        );
    }
    for platform in Platform::ALL.iter().filter(|p| **p != Platform::Practice) {
        assert!(
            cases.iter().any(|case| case.platform() == *platform),
            "{platform:?} has no script"
        );
    }
}

#[test]
fn the_good_run_ends_where_the_script_says() {
    for case in Case::all() {
        let mut server = server(&case);
        let mut access = case.access();
        let (found, _) = run_on(&case, &mut access, case.connect(), &mut server, &mut straight);
        let Finding::Connected { lines, .. } = &found else {
            panic!("{}: {found:?}", case.name)
        };
        let line = lines.iter().find(|line| line.id == case.line());
        let line = line.unwrap_or_else(|| panic!("{}: not among {lines:?}", case.name));
        if !case.text("iccid").is_empty() {
            assert_eq!(line.iccid.as_deref(), Some(case.text("iccid")), "{}", case.name);
        }
        let (looked, _) = run_on(
            &case,
            &mut access,
            Task::Inspect { line: case.line() },
            &mut server,
            &mut straight,
        );
        let Finding::Looked { left, error: None, .. } = &looked else {
            panic!("{}: {looked:?}", case.name)
        };
        assert_eq!(
            Adapter::of(case.platform()).tells_left,
            !left.is_empty(),
            "{}: {left:?}",
            case.name
        );
        let check = Task::Check {
            line: case.line(),
            kind: case.kind(),
        };
        let (eligible, _) = run_on(&case, &mut access, check, &mut server, &mut straight);
        assert!(
            matches!(eligible, Finding::Eligible { .. }),
            "{}: {eligible:?}",
            case.name
        );
        assert_eq!(server.acts, 0, "{}: acted while only looking", case.name);
        let (acted, procedure) = run_on(&case, &mut access, case.act(), &mut server, &mut straight);
        assert_eq!(name_of(&acted), case.text("becomes"), "{}", case.name);
        let parts = case.script["parts"].as_u64().unwrap_or(1);
        assert_eq!(server.acts as u64, parts, "{}", case.name);
        assert_eq!(procedure.proofs().len() as u64, parts, "{}", case.name);
        let unknown: Vec<_> = server.seen.iter().filter(|(call, _)| call == "?").collect();
        assert!(unknown.is_empty(), "{}: {unknown:?}", case.name);
    }
}

#[test]
fn each_named_fault_is_read_as_the_script_says() {
    for case in Case::all() {
        let faults = case.script["faults"].as_array().cloned().unwrap_or_default();
        for fault in faults {
            let name = format!("{}: {}", case.name, fault["name"].as_str().unwrap_or_default());
            let call = fault["call"].as_str().unwrap();
            let times = fault["times"]
                .as_u64()
                .map_or(usize::MAX, |times| usize::try_from(times).unwrap());
            let mut server = server(&case);
            server.fault(call, answer_of(&fault["answer"]), times, false);
            if let Some(state) = fault["state"].as_str() {
                state.clone_into(&mut server.state);
            }
            let task = match call {
                "sign_in" | "account" | "list" => case.connect(),
                "left" => Task::Inspect { line: case.line() },
                "check" => Task::Check {
                    line: case.line(),
                    kind: case.kind(),
                },
                _ => case.act(),
            };
            let mut access = case.access();
            let (found, _) = run_on(&case, &mut access, task, &mut server, &mut straight);
            let said = name_of(&found);
            if let Some(class) = fault["class"].as_str() {
                assert!(said.ends_with(&format!(": {class}")), "{name}: {said}");
            } else if call == "check" && fault["becomes"] == "already" {
                // While nothing is begun it is only said.
                assert_eq!(said, "failed: already_cancelled", "{name}");
            } else if let Some(becomes) = fault["becomes"].as_str() {
                assert_eq!(said, becomes, "{name}");
            } else if let Some(count) = fault["lines"].as_u64() {
                assert_eq!(
                    all_lines(&case, &mut access, found.clone(), &mut server) as u64,
                    count,
                    "{name}"
                );
            } else if let Some(wanted) = fault["left"].as_array() {
                let Finding::Looked { left, .. } = &found else {
                    panic!("{name}: {found:?}")
                };
                assert_eq!(
                    left.iter().map(left_name).collect::<Vec<_>>(),
                    wanted.iter().filter_map(Value::as_str).collect::<Vec<_>>(),
                    "{name}"
                );
            } else {
                // It passes by itself.
                let good = if call == "read" || call == "act" || call == "poll" {
                    case.text("becomes")
                } else {
                    ""
                };
                assert!(good.is_empty() || said == good, "{name}: {said}");
                assert!(!matches!(found, Finding::Failed(_)), "{name}: {said}");
            }
            assert!(
                server.acts <= case.script["parts"].as_u64().unwrap_or(1) as usize,
                "{name}"
            );
            no_secret(&case, &format!("{found:?}"), &name);
        }
    }
}

fn left_name(left: &Left) -> &'static str {
    match left {
        Left::Unlimited => "unlimited",
        Left::Data { .. } => "data",
        Left::Voice { .. } => "voice",
        Left::Messages { .. } => "messages",
        Left::Money { .. } => "money",
    }
}

fn all_lines(case: &Case, access: &mut Access, mut found: Finding, server: &mut Scripted) -> usize {
    let mut count = 0;
    loop {
        let Finding::Connected { lines, next, .. } = found else {
            panic!("{}: {found:?}", case.name)
        };
        count += lines.len();
        let Some(page) = next else { return count };
        server.faults.clear();
        let find = case.text("find").to_owned();
        (found, _) = run_on(case, access, Task::NextPage { find, page }, server, &mut straight);
    }
}

/// What may come between a write and its answer, whoever the provider is.
#[test]
fn a_lost_answer_never_leads_to_a_second_request_for_the_act() {
    let gateway = |status| Answer {
        status,
        body: "<html><h1>Bad gateway</h1></html>".to_owned(),
    };
    for case in Case::all() {
        let parts = acts_of_good_run(&case);
        for status in [200, 500, 502, 503, 504] {
            for with_effect in [true, false] {
                let name = format!("{}: {status} on the act, effect: {with_effect}", case.name);
                let mut server = server(&case);
                server.fault("act", gateway(status), usize::MAX, with_effect);
                let found = run(&case, case.act(), &mut server);
                assert!(server.acts <= parts, "{name}: {} requests", server.acts);
                lost_or_read_back(&case, &found, with_effect, &name);
            }
        }
        for error in [
            TransportError::Offline,
            TransportError::HostSilent,
            TransportError::CorsLikely,
            TransportError::Timeout,
        ] {
            for arrives in [true, false] {
                let name = format!("{}: {error:?} on the act, arrives: {arrives}", case.name);
                let mut server = server(&case);
                let mut wire = |request: &HttpRequest, server: &mut Scripted| {
                    let mut shadow = server.clone();
                    let answer = straight(request, &mut shadow);
                    if shadow.acts == server.acts {
                        *server = shadow;
                        return answer;
                    }
                    if arrives {
                        *server = shadow;
                    } else {
                        server.acts += 1;
                    }
                    Err(error)
                };
                let (found, _) = run_on(&case, &mut case.access(), case.act(), &mut server, &mut wire);
                assert!(server.acts <= parts, "{name}: {} requests", server.acts);
                lost_or_read_back(&case, &found, arrives, &name);
            }
        }
    }
}

fn lost_or_read_back(case: &Case, found: &Finding, with_effect: bool, name: &str) {
    let said = name_of(found);
    let lost = said.starts_with("lost");
    if with_effect && case.reads_back() && case.script["parts"].as_u64().unwrap_or(1) == 1 {
        assert!(said == case.text("becomes") || said == "running", "{name}: {said}");
    } else {
        assert!(
            lost || said == case.text("becomes") || said == "running",
            "{name}: {said}"
        );
        assert!(lost || with_effect, "{name}: {said}");
    }
}

#[test]
fn what_is_no_json_stops_before_anything_is_sent() {
    for case in Case::all() {
        let mut server = server(&case);
        let page = Answer {
            status: 200,
            body: "<!doctype html><title>Maintenance</title>".to_owned(),
        };
        server.fault("read", page, usize::MAX, false);
        let found = run(&case, case.act(), &mut server);
        assert_eq!(name_of(&found), "not_sent: unreadable", "{}", case.name);
        assert_eq!(server.acts, 0, "{}", case.name);
    }
}

#[test]
fn reads_are_tried_again_when_the_provider_has_trouble() {
    for case in Case::all() {
        for status in [500, 503] {
            let mut server = server(&case);
            let busy = Answer {
                status,
                body: "{}".to_owned(),
            };
            server.fault("read", busy, 1, false);
            let found = run(&case, case.act(), &mut server);
            assert_eq!(name_of(&found), case.text("becomes"), "{}: {status} once", case.name);
        }
    }
}

#[test]
fn new_fields_are_ignored() {
    fn with_news(value: &mut Value) {
        match value {
            Value::Object(members) => {
                members.values_mut().for_each(with_news);
                members.insert("zz_new".to_owned(), serde_json::json!({ "nobody": ["knows"] }));
            }
            Value::Array(items) => items.iter_mut().for_each(with_news),
            _ => {}
        }
    }
    for case in Case::all() {
        let mut script = case.script.clone();
        for exchange in script["exchanges"].as_array_mut().unwrap() {
            if let Some(json) = exchange["answer"].get_mut("json") {
                with_news(json);
            }
        }
        let mut server = Scripted::new(script);
        let found = run(&case, case.act(), &mut server);
        assert_eq!(name_of(&found), case.text("becomes"), "{}", case.name);
    }
}

#[test]
fn a_wrong_key_is_said_to_be_one_and_nothing_is_sent() {
    for case in Case::all() {
        let mut server = server(&case);
        let mut access = case.access();
        for (name, _) in case.script["credentials"].as_object().unwrap() {
            let which: Credential = name.parse().unwrap();
            if !matches!(which, Credential::Host | Credential::Project | Credential::AccountName) {
                access.enter(which, &Secret::new("wrong-0000".to_owned()));
            }
        }
        let (found, _) = run_on(&case, &mut access, case.act(), &mut server, &mut straight);
        assert_eq!(name_of(&found), "not_sent: unauthenticated", "{}", case.name);
        assert_eq!(server.acts, 0, "{}", case.name);
    }
}

#[test]
fn a_line_that_shows_the_act_already_is_left_alone() {
    for case in Case::all().iter().filter(|case| case.reads_back()) {
        let mut server = server(case);
        "after".clone_into(&mut server.state);
        let found = run(case, case.act(), &mut server);
        let said = name_of(&found);
        // Where an ended line is gone, there is none to act on.
        let gone = Adapter::of(case.platform()).gone_is_ended && said == "not_sent: not_found";
        assert!(
            said == "already" || said == "not_sent: conflict" || gone,
            "{}: {said}",
            case.name
        );
        assert_eq!(server.acts, 0, "{}", case.name);
    }
}

#[test]
fn a_lost_act_is_settled_by_reading() {
    for case in Case::all().iter().filter(|case| case.reads_back()) {
        let settle = Task::Settle {
            line: case.line(),
            kind: case.kind(),
        };
        let mut before = server(case);
        let found = run(case, settle.clone(), &mut before);
        assert!(matches!(found, Finding::Settled(_)), "{}: {found:?}", case.name);
        let mut after = server(case);
        "after".clone_into(&mut after.state);
        let said = name_of(&run(case, settle, &mut after));
        assert!(
            said == case.text("becomes") || case.text("becomes") == "running",
            "{}: {said}",
            case.name
        );
        assert_eq!(before.acts + after.acts, 0, "{}", case.name);
    }
}

#[test]
fn an_act_can_be_taken_back_where_the_api_says_so() {
    for case in Case::all() {
        let undo = Adapter::of(case.platform())
            .offer(case.kind())
            .is_some_and(|offer| offer.undo);
        if undo {
            let mut server = server(&case);
            "after".clone_into(&mut server.state);
            let found = run(&case, Task::Undo { line: case.line() }, &mut server);
            assert!(
                matches!(&found, Finding::Undone(line) if !line.shows(case.kind())),
                "{}: {found:?}",
                case.name
            );
        }
    }
}

fn no_secret(case: &Case, text: &str, name: &str) {
    for secret in case.secrets() {
        assert!(!text.contains(&secret), "{name}: a secret in {text}");
    }
}

/// Everything that may be shown or kept: findings, proofs, the procedure itself, and requests as they are logged.
#[test]
fn no_secret_leaves_the_requests() {
    for case in Case::all() {
        let mut logged = String::new();
        let mut wire = |request: &HttpRequest, server: &mut Scripted| {
            logged.push_str(&format!("{request:?}\n"));
            straight(request, server)
        };
        let mut access = case.access();
        let mut server = server(&case);
        let (connected, _) = run_on(&case, &mut access, case.connect(), &mut server, &mut wire);
        let (acted, procedure) = run_on(&case, &mut access, case.act(), &mut server, &mut wire);
        let kept = serde_json::to_string(procedure.proofs()).unwrap();
        let all = format!("{logged}{connected:?}{acted:?}{procedure:?}{access:?}{kept}");
        no_secret(&case, &all, &case.name);
        assert!(!kept.contains('?'), "{}: a query in {kept}", case.name);
    }
}

#[test]
fn each_request_goes_to_a_host_of_its_adapter() {
    let allowed = esim_exit::provider_api::allowed_hosts();
    for case in Case::all() {
        let mut server = server(&case);
        run(&case, case.connect(), &mut server);
        run(&case, case.act(), &mut server);
        for (_, asked) in &server.seen {
            let host: String = asked.url.split('/').take(3).collect::<Vec<_>>().join("/");
            assert!(
                allowed.contains(&host) || host.ends_with(".invalid"),
                "{}: {host} is not among {allowed:?}",
                case.name
            );
        }
    }
}

/// Each request that an adapter makes fits its contract, and each example answer of those operations can be read.
#[test]
fn requests_and_answers_fit_the_contract() {
    for case in Case::all().iter().filter(|case| !case.text("contract").is_empty()) {
        let file = root().join("tests/contracts").join(case.text("contract"));
        let contract = contract::Contract::new(serde_json::from_str(&read(&file)).unwrap());
        let mut server = server(case);
        let mut calls: Vec<(Call, HttpRequest)> = Vec::new();
        for task in [
            case.connect(),
            Task::Inspect { line: case.line() },
            Task::Check {
                line: case.line(),
                kind: case.kind(),
            },
            case.act(),
        ] {
            let mut access = case.access();
            let n = "contract".to_owned();
            let stamp = Stamp { now: NOW, nonce: &n };
            let (mut procedure, mut step) = Procedure::begin(task, case.platform(), &mut access, &stamp);
            for _ in 0..100 {
                step = match step {
                    Step::Send(request) => {
                        calls.push((procedure.call().clone(), request.clone()));
                        procedure.answered(straight(&request, &mut server), &mut access, &stamp)
                    }
                    Step::Wait(_) => procedure.waited(&mut access, &stamp),
                    Step::Finished(_) => break,
                };
            }
        }
        let adapter = Adapter::of(case.platform());
        for (call, request) in calls {
            let asked = asked(&request);
            let operation = contract
                .operation(&asked)
                .unwrap_or_else(|why| panic!("{}: {why}", case.name));
            contract
                .check(&operation, &asked)
                .unwrap_or_else(|why| panic!("{}: {why}", case.name));
            // Where one place serves every command, examples of other commands stand beside those of this one.
            let one_place = case.script["one_place"] == true;
            let mut readable = 0;
            for (status, body) in contract.examples(&operation) {
                let response = HttpResponse { status, body };
                match (adapter.reply)(&call, &response) {
                    Err(error) if one_place && error.class == ErrorClass::Unreadable => {}
                    Err(error) => assert_ne!(
                        error.class,
                        ErrorClass::Unreadable,
                        "{}: {call:?} {response:?}",
                        case.name
                    ),
                    Ok(_) => readable += 1,
                }
            }
            assert!(!one_place || readable > 0, "{}: {call:?}", case.name);
        }
    }
}

/// Looking whether an act would work writes nothing, even where the line shows it already.
#[test]
fn a_check_of_what_is_done_already_says_so_and_no_more() {
    for case in Case::all().iter().filter(|case| case.reads_back()) {
        let mut server = server(case);
        "after".clone_into(&mut server.state);
        let check = Task::Check {
            line: case.line(),
            kind: case.kind(),
        };
        let found = run(case, check, &mut server);
        assert!(matches!(found, Finding::Failed(_)), "{}: {found:?}", case.name);
        assert_eq!(server.acts, 0, "{}", case.name);
    }
}

/// Some accounts name a plan by its activation code, and some errors repeat one: its matching id is a secret.
#[test]
fn an_activation_code_in_a_providers_words_is_masked() {
    const CODE: &str = "LPA:1$rsp.example.com$MATCHING-77";
    for case in Case::all().iter().filter(|case| case.name == "gigs") {
        let line = |status: &str| serde_json::json!({ "id": case.line(), "status": status, "plan": { "name": CODE } });
        let answer = |status: u16, json: Value| Answer {
            status,
            body: json.to_string(),
        };
        let list = serde_json::json!({ "items": [line("active")] });
        let refused = serde_json::json!({ "message": format!("not for {CODE}") });
        for (call, over) in [
            ("list", answer(200, list)),
            ("read", answer(200, line("active"))),
            ("read", answer(200, line(CODE))),
            ("act", answer(422, refused)),
        ] {
            let mut server = server(case);
            server.fault(call, over, usize::MAX, false);
            let mut access = case.access();
            let (connected, _) = run_on(case, &mut access, case.connect(), &mut server, &mut straight);
            let (acted, procedure) = run_on(case, &mut access, case.act(), &mut server, &mut straight);
            let said = format!("{connected:?} {acted:?} {:?}", procedure.proofs());
            assert!(!said.contains("MATCHING-77"), "{call}: {said}");
            assert!(said.contains('•'), "{call}: nothing was to be masked in {said}");
        }
    }
}
