//! Batches: reading a list, finding its lines, and a run that ends each line once, whatever fails or is cut short.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use crate::support::{NOW, World, controls, day, id, texts};
use esim_exit::batch::{
    After, Bad, Batch, Mode, RowState, Run, Why, encoding, match_lines, of_row, read, result_csv, row_of_line, state_of,
};
use esim_exit::document::{key::Kind, load, save};
use esim_exit::messages::Language;
use esim_exit::provider_api::{
    ActKind, Credential, Fault, HttpRequest, HttpResponse, Line, LineState, Method, PRACTICE_LINES, PracticeProvider,
    TransportError,
};
use esim_exit::screen::{BatchPage, BatchView, Guarded, Paper, View, batch_screen};
use esim_exit::telecom::Secret;
use esim_exit::wizard::{Ask, CaseId, Effect, Event, Field, Fingerprint, Journal, ProblemKind, Wizard};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::time::{Duration, Instant};

const A: &str = "8901260123456789011";
const B: &str = "8901260123456789029";
const C: &str = "8901260123456789037";

fn found(text: &str) -> Vec<(u32, String)> {
    let sheet = read(text);
    assert_eq!(sheet.bad, [], "{text:?}");
    sheet.rows.into_iter().map(|row| (row.line, row.identifier)).collect()
}

fn reasons(text: &str) -> Vec<(u32, Why)> {
    read(text).bad.into_iter().map(|bad| (bad.line, bad.why)).collect()
}

#[test]
fn lists_come_in_many_forms_and_mean_the_same() {
    for list in [
        format!("{A}\n{B}\n"),
        format!("\u{feff}ICCID,Plan\r\n{A},5 GB\r\n{B},1 GB\r\n"),
        format!("Plan;ICCID;Price\n5 GB;{A};12,50\n1 GB;{B};3,00"),
        format!("套餐\t卡号\n旅行\t{A}\n旅行\t{B}\n"),
        format!("plan|iccid\rx|{A}\ry|{B}\r"),
        format!("\"ICCID\",\"Note\"\n\"{A}\",\"says \"\"hello\"\", twice\"\n\"{B}\",\"a, b\""),
        format!("sep=;\nICCID;x\n=\"{A}\";1\n'{B};2\n"),
        format!("iccid,note\n{A},\"two\nlines\"\n{B},"),
        "iccid\n8901 2601 2345 6789 011\n8901-2601-2345-6789-029\n".to_owned(),
        format!("ICCID: {A}\nICCID: {B}"),
        format!("名称,iccid\n,,\n\n甲,{A}\n乙,{B}\n"),
    ] {
        let names: Vec<String> = found(&list).into_iter().map(|(_, name)| name).collect();
        assert_eq!(names, [A, B], "{list:?}");
    }
    for header in ["msisdn", "Phone Number", "手机号码", "号码"] {
        let list = format!("{header},plan\n+1 415 555 2671,x\n(415) 555-2672,y\n");
        assert_eq!(
            found(&list),
            [(2, "+14155552671".to_owned()), (3, "+14155552672".to_owned())],
            "{header}"
        );
    }
    assert_eq!(found("line id,plan\nln-0042,x\n"), [(2, "ln-0042".to_owned())]);
    // The ICCID names the line, whatever stands before it.
    assert_eq!(
        found(&format!("id,phone,iccid\n17,+14155552671,{A}\n")),
        [(2, A.to_owned())]
    );
    assert_eq!(found(&format!("order-77,{A}\n")), [(1, A.to_owned())]);
    assert_eq!(found(""), []);
    assert_eq!(found("ICCID,Plan\n"), []);
}

#[test]
fn every_row_that_is_not_taken_is_named_with_its_line_and_reason() {
    let list = [
        "ICCID,Note",                              // 1
        A,                                         // 2
        "890126012345678,too short",               // 3
        "8.90126E+18,rounded",                     // 4
        &A[..18],                                  // 5: line 2 without its check digit
        "",                                        // 6
        ",nothing names it",                       // 7
        "89049032004008882600011233445566,a chip", // 8
        "LPA:1$rsp.example.com$K2-1A2B3C,a code",  // 9
        "\"never closed",                          // 10
        "+14155552671",                            // 11
        "+1 (415) 555-2671",                       // 12
        "what is this,no",                         // 13
        B,                                         // 14
    ]
    .join("\n");
    let sheet = read(&list);
    let taken: Vec<u32> = sheet.rows.iter().map(|row| row.line).collect();
    assert_eq!(taken, [2, 11, 14]);
    assert_eq!(
        reasons(&list),
        [
            (3, Why::IccidLength),
            (4, Why::Rounded),
            (5, Why::Twice),
            (7, Why::NoIdentifier),
            (8, Why::Chip),
            (9, Why::ActivationCode),
            (10, Why::QuoteOpen),
            (12, Why::Twice),
            (13, Why::Unreadable),
        ]
    );
    let others: Vec<Option<u32>> = sheet
        .bad
        .iter()
        .filter(|bad| bad.why == Why::Twice)
        .map(|bad| bad.other)
        .collect();
    assert_eq!(others, [Some(2), Some(11)]);
    // Nothing of an activation code is kept.
    assert!(!serde_json::to_string(&sheet.bad).unwrap().contains("K2"));
    // Two cards may begin alike in eighteen digits.
    assert_eq!(found("89012601234567890121\n89012601234567890147\n").len(), 2);
}

#[test]
fn a_list_longer_than_a_batch_says_so() {
    let list: String = (0..esim_exit::batch::MOST + 2)
        .map(|n| format!("+1415555{n:04}\n"))
        .collect();
    let sheet = read(&list);
    assert_eq!(sheet.rows.len(), esim_exit::batch::MOST);
    assert_eq!(sheet.bad.len(), 2);
    assert!(sheet.bad.iter().all(|bad| bad.why == Why::TooMany));
}

#[test]
fn the_encoding_is_seen_from_the_bytes() {
    let le = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    assert_eq!(encoding(b"iccid\n8901"), "utf-8");
    assert_eq!(encoding("号码".as_bytes()), "utf-8");
    assert_eq!(encoding(b"\xef\xbb\xbficcid"), "utf-8");
    assert_eq!(encoding(&le("\u{feff}iccid")), "utf-16le");
    assert_eq!(encoding(&le("iccid")), "utf-16le");
    assert_eq!(encoding(b"\xfe\xff\0i"), "utf-16be");
    // "号码" in GBK.
    assert_eq!(encoding(b"\xba\xc5\xc2\xeb,plan\n"), "gb18030");
    assert_eq!(encoding(b""), "utf-8");
}

fn line(id: &str, iccid: Option<&str>, msisdn: Option<&str>) -> Line {
    Line {
        iccid: iccid.map(str::to_owned),
        msisdn: msisdn.map(str::to_owned),
        plan: "Plan".to_owned(),
        ..Line::new(id, LineState::Active, "active")
    }
}

#[test]
fn a_row_finds_its_line_by_any_of_its_names_and_only_one() {
    let lines = [
        line("ln-1", Some(A), Some("+14155552671")),
        line("ln-2", Some(B), None),
        line("ln-3", Some("89012601234567890121"), Some("+14155552673")),
        line("ln-4", Some("89012601234567890147"), Some("+14155552673")),
    ];
    let list = format!("{A}\nln-2\n+14155552671\n+14155552673\n{C}\n8901260123456789012\n");
    let sheet = read(&list);
    assert_eq!(sheet.bad, []);
    let matched = match_lines(&sheet.rows, &lines);
    let rows: Vec<(u32, &str, &str)> = matched
        .rows
        .iter()
        .map(|row| (row.line, row.api_line.as_str(), row.identifier.as_str()))
        .collect();
    // The row takes the ICCID of the line: the guard hangs on it.
    assert_eq!(
        rows,
        [(1, "ln-1", A), (2, "ln-2", B), (6, "ln-3", "89012601234567890121")]
    );
    assert_eq!(
        matched.bad,
        [
            Bad {
                other: Some(1),
                ..Bad::new(3, Why::Twice)
            },
            Bad::new(4, Why::Ambiguous),
            Bad::new(5, Why::NotInAccount),
        ]
    );
}

/// A browser with a storage, a provider and one tab.
struct Tab {
    world: World,
    batch: Batch,
    journals: BTreeMap<CaseId, String>,
    providers: BTreeMap<CaseId, PracticeProvider>,
    acts: BTreeMap<String, u32>,
    keys: Wizard,
    /// So many requests are answered before the tab is killed.
    life: usize,
}

/// The tab is gone.
#[derive(Debug)]
struct Killed;

impl Tab {
    fn new(rows: usize, fault: Option<Fault>) -> Self {
        let mut batch = Batch::new(id("batch777"), NOW, true);
        batch.kind = Some(ActKind::EndNow);
        batch.fault = fault;
        batch.begun = Some(NOW);
        batch.rows = (1..=rows)
            .map(|n| {
                let number = u32::try_from(n).unwrap();
                let iccid = format!("89999000000000{:05}", 10_000 + n * 137);
                row_of_line(number, &line(&format!("line-{n}"), Some(&iccid), None))
            })
            .collect();
        let mut tab = Self {
            world: World::new(),
            keys: batch.head(),
            batch,
            journals: BTreeMap::new(),
            providers: BTreeMap::new(),
            acts: BTreeMap::new(),
            life: usize::MAX,
        };
        tab.enter_keys();
        tab
    }

    fn enter_keys(&mut self) {
        let typed = Event::CredentialTyped(Credential::ApiKey, Secret::new("practice-1234".to_owned()));
        self.keys = self
            .world
            .with(|cx| self.batch.head().update(typed, cx))
            .unwrap()
            .wizard;
    }

    /// Opens the page again: everything is made of what was saved.
    fn reload(&mut self) -> Run {
        let saved = save(1, &self.batch).unwrap();
        self.batch = load(Kind::Batch, &saved).unwrap().value;
        self.enter_keys();
        self.run()
    }

    fn journal(&self, at: usize) -> Journal {
        let id = self.batch.row_id(at).unwrap();
        let text = self.journals.get(&id);
        text.map_or_else(Journal::default, |text| load(Kind::Journal, text).unwrap().value)
    }

    fn run(&self) -> Run {
        Run::new(
            (0..self.batch.rows.len())
                .map(|at| state_of(&self.journal(at)))
                .collect(),
        )
    }

    fn states(&self) -> Vec<RowState> {
        self.run().states().to_vec()
    }

    fn asked(&mut self, id: &CaseId, fault: Fault, request: &HttpRequest) -> Result<HttpResponse, TransportError> {
        let place = request.place();
        if request.method == Method::Post && place.ends_with("/cancel") {
            let entry = self.acts.entry(place.to_owned()).or_default();
            *entry += 1;
            // Intent first: what leaves stands in storage already.
            assert!(self.journals[id].contains("act_begun"), "{place}");
        }
        let provider = self.providers.entry(id.clone()).or_default();
        provider.answer_batch(request, fault, NOW)
    }

    /// One row, from its entry to its outcome; what the shell would do.
    fn act(&mut self, at: usize) -> Result<Result<Journal, Vec<ProblemKind>>, Killed> {
        let mut wizard = self
            .batch
            .wizard(at, self.journal(at))
            .unwrap()
            .with_keys(self.keys.connection().access());
        let id = wizard.case.id.clone();
        let fault = wizard.answers().choice(Field::PracticeFault).unwrap_or(Fault::None);
        let mut events = VecDeque::from([Event::ActBegun]);
        while let Some(event) = events.pop_front() {
            let transition = match self.world.with(|cx| wizard.update(event, cx)) {
                Ok(transition) => transition,
                Err(refusal) => return Ok(Err(refusal.problems.into_iter().map(|p| p.kind).collect())),
            };
            wizard = transition.wizard;
            for effect in transition.effects {
                match effect {
                    Effect::SaveJournal => {
                        self.journals.insert(id.clone(), save(1, &wizard.journal).unwrap());
                        events.push_front(Event::Saved);
                    }
                    Effect::Send(ticket, request) => {
                        let answer = self.asked(&id, fault, &request);
                        if self.life == 0 {
                            return Err(Killed);
                        }
                        self.life -= 1;
                        events.push_back(Event::HttpAnswered(ticket, answer));
                    }
                    Effect::Pause(ticket, _) => events.push_back(Event::PauseOver(ticket)),
                    Effect::SaveCase | Effect::FetchRecord | Effect::GoOn | Effect::GoTo(_) | Effect::AskToKeep => {}
                    Effect::ReadMail(..) | Effect::ReadPicture | Effect::OpenCamera | Effect::CloseCamera => {}
                }
            }
        }
        Ok(Ok(wizard.journal))
    }

    /// Goes on until the run rests; how often it waited longer.
    fn go(&mut self, run: &mut Run) -> Result<usize, Killed> {
        let mut later = 0;
        run.go_on();
        while let Some(at) = run.begin_next() {
            let after = match self.act(at)? {
                Ok(journal) => run.settled(&journal),
                Err(_) => run.passed_over(RowState::HasCase),
            };
            later += usize::from(after == After::Later);
        }
        Ok(later)
    }

    fn most_acts(&self) -> u32 {
        self.acts.values().copied().max().unwrap_or_default()
    }
}

#[test]
fn before_it_is_confirmed_no_row_can_end() {
    let mut batch = Tab::new(3, None).batch;
    assert!(batch.wizard(0, Journal::default()).is_some());
    batch.begun = None;
    assert!(batch.wizard(0, Journal::default()).is_none());
    // What talks to the API while it is prepared has no line: it cannot act.
    let world = World::new();
    assert!(world.with(|cx| batch.head().update(Event::ActBegun, cx)).is_err());
}

#[test]
fn twelve_lines_end_one_after_another_each_asked_for_once() {
    let mut tab = Tab::new(PRACTICE_LINES, None);
    let mut run = tab.run();
    assert_eq!(run.mode(), Mode::Resting);
    tab.go(&mut run).unwrap();
    assert!(run.is_done());
    assert_eq!(run.tally().of(RowState::Ended), PRACTICE_LINES);
    assert_eq!(tab.acts.len(), PRACTICE_LINES);
    assert_eq!(tab.most_acts(), 1);
    assert_eq!(tab.states(), run.states());
    // A second run has nothing to do.
    tab.go(&mut run).unwrap();
    assert_eq!(tab.acts.values().sum::<u32>(), 12);
}

#[test]
fn what_fails_is_collected_by_its_reason_and_the_rest_goes_on() {
    for (fault, state, asked) in [
        (Fault::NotEligible, RowState::NotPossible, 8),
        (Fault::NotFound, RowState::NotPossible, 8),
        (Fault::UnknownState, RowState::NotPossible, 8),
        (Fault::AlreadyCancelled, RowState::Ended, 8),
        (Fault::Rejected, RowState::Refused, 12),
        (Fault::LostNotDone, RowState::Unknown, 12),
        (Fault::LostButDone, RowState::Ended, 12),
        (Fault::VerySlow, RowState::Running, 12),
        (Fault::RateLimited, RowState::Ended, 12),
        (Fault::BusyOnRead, RowState::Ended, 12),
        (Fault::ExpiredToken, RowState::Ended, 12),
    ] {
        let mut tab = Tab::new(PRACTICE_LINES, Some(fault));
        let mut run = tab.run();
        tab.go(&mut run).unwrap();
        for (at, found) in run.states().iter().enumerate() {
            let wanted = if at % 3 == 2 { state } else { RowState::Ended };
            assert_eq!(*found, wanted, "{fault:?} row {at}");
        }
        assert_eq!(tab.acts.values().sum::<u32>(), asked, "{fault:?}");
        assert_eq!(tab.most_acts(), 1, "{fault:?}");
        assert_eq!(tab.states(), run.states(), "{fault:?}");
        // Whatever it was, going on again repeats nothing.
        tab.go(&mut run).unwrap();
        assert_eq!(tab.acts.values().sum::<u32>(), asked, "{fault:?}");
    }
}

#[test]
fn what_would_meet_every_line_stops_the_run() {
    for fault in [Fault::WrongKey, Fault::NoCors, Fault::HostDown, Fault::ClockSkew] {
        let mut tab = Tab::new(PRACTICE_LINES, Some(fault));
        let mut run = tab.run();
        tab.go(&mut run).unwrap();
        assert!(
            matches!(run.mode(), Mode::Halted(Some(_))),
            "{fault:?}: {:?}",
            run.mode()
        );
        assert_eq!(run.tally().of(RowState::Ended), 2, "{fault:?}");
        assert_eq!(run.tally().of(RowState::ToDo), 10, "{fault:?}");
        assert_eq!(tab.acts.len(), 2, "{fault:?}");
    }
}

#[test]
fn three_unknown_outcomes_in_a_row_stop_the_run() {
    let mut tab = Tab::new(9, Some(Fault::LostNotDone));
    let mut run = tab.run();
    run.go_on();
    for at in 0..3 {
        assert_eq!(run.begin_next(), Some(at));
        // Every line of these fails, not every third.
        let journal = {
            tab.batch.rows.swap(2, at);
            let journal = tab.act(2).unwrap().unwrap();
            tab.journals.clear();
            journal
        };
        let after = run.settled(&journal);
        assert_eq!(after, if at < 2 { After::Next } else { After::Rest });
    }
    assert!(matches!(run.mode(), Mode::Halted(_)));
}

#[test]
fn a_tab_killed_at_any_moment_goes_on_where_it_was_and_repeats_nothing() {
    let mut unknown = 0;
    for life in 0..30 {
        let mut tab = Tab::new(6, Some(Fault::Slow));
        tab.life = life;
        let mut run = tab.run();
        let killed = tab.go(&mut run).is_err();
        assert!(killed, "{life}");
        let begun_before = tab.acts.clone();
        tab.life = usize::MAX;
        let mut run = tab.reload();
        let doubts = run.tally().of(RowState::Unknown);
        assert!(doubts <= 1, "{life}");
        unknown += doubts;
        let ended = run.tally().of(RowState::Ended);
        assert_eq!(run.tally().of(RowState::ToDo), 6 - ended - doubts, "{life}");
        tab.go(&mut run).unwrap();
        assert_eq!(run.tally().of(RowState::Ended) + doubts, 6, "{life}");
        assert_eq!(tab.most_acts(), 1, "{life}");
        for (place, times) in begun_before {
            assert_eq!(tab.acts[&place], times, "{life}: {place}");
        }
    }
    assert!(unknown > 10, "{unknown}");
}

#[test]
fn an_unknown_row_is_settled_by_asking_again() {
    let mut tab = Tab::new(3, None);
    tab.life = 4;
    let mut run = tab.run();
    assert!(tab.go(&mut run).is_err());
    tab.life = usize::MAX;
    let run = tab.reload();
    let at = run.states().iter().position(|s| *s == RowState::Unknown).unwrap();
    let mut wizard = tab
        .batch
        .wizard(at, tab.journal(at))
        .unwrap()
        .with_keys(tab.keys.connection().access());
    // Beginning again is refused, asking is not.
    let again = tab.world.with(|cx| wizard.update(Event::ActBegun, cx)).unwrap_err();
    assert_eq!(again.problems[0].kind, ProblemKind::ActAlready);
    let id = wizard.case.id.clone();
    let mut events = VecDeque::from([Event::Asked(Ask::LookAgain)]);
    while let Some(event) = events.pop_front() {
        let transition = tab.world.with(|cx| wizard.update(event, cx)).unwrap();
        wizard = transition.wizard;
        for effect in transition.effects {
            if let Effect::Send(ticket, request) = effect {
                let answer = tab.asked(&id, Fault::None, &request);
                events.push_back(Event::HttpAnswered(ticket, answer));
            }
        }
    }
    assert_eq!(tab.most_acts(), 1);
    assert!(matches!(state_of(&wizard.journal), RowState::Ended | RowState::Unknown));
}

#[test]
fn a_line_that_has_a_case_is_passed_over_and_named() {
    let mut tab = Tab::new(3, None);
    // Practice lines stand for themselves, so one of a real account is asked about.
    tab.batch.platform = Some(esim_exit::provider_api::Platform::Gigs);
    tab.batch.practice = false;
    let wizard = tab.batch.wizard(1, Journal::default()).unwrap();
    let line = wizard.fingerprint().unwrap();
    assert_eq!(line, Fingerprint("iccid:8999900000000010274".to_owned()));
    tab.world.held.insert(line, id("othercase"));
    let refusal = tab.world.with(|cx| {
        let typed = Event::CredentialTyped(Credential::ApiKey, Secret::new("key-key-key".to_owned()));
        let wizard = wizard.update(typed, cx).unwrap().wizard;
        let typed = Event::CredentialTyped(Credential::Project, Secret::new("project".to_owned()));
        let wizard = wizard.update(typed, cx).unwrap().wizard;
        wizard.update(Event::ActBegun, cx).unwrap_err()
    });
    let names: Vec<&ProblemKind> = refusal.problems.iter().map(|p| &p.kind).collect();
    assert!(
        matches!(names[..], [ProblemKind::LineHasCase(_) | ProblemKind::LockedBy(_)]),
        "{names:?}"
    );
    let mut run = tab.run();
    run.go_on();
    assert_eq!(run.begin_next(), Some(0));
    assert_eq!(run.passed_over(RowState::HasCase), After::Next);
    assert_eq!(run.begin_next(), Some(1));
    assert_eq!(run.tally().of(RowState::HasCase), 1);
}

#[test]
fn rows_are_named_by_batch_and_number() {
    let batch = Batch::new(id("batch777"), NOW, true);
    let row = batch.row_id(41).unwrap();
    assert_eq!(row.as_str(), "batch77700041");
    assert_eq!(of_row(&row), Some((id("batch777"), 41)));
    for case in ["case1", "abcd1234", "abcdefgh1234", "abcdefgh123456"] {
        assert_eq!(of_row(&id(case)), None, "{case}");
    }
}

#[test]
fn stop_ends_after_the_row_under_way_and_go_on_goes_on() {
    let mut tab = Tab::new(4, None);
    let mut run = tab.run();
    run.go_on();
    let at = run.begin_next().unwrap();
    run.stop();
    assert_eq!(run.mode(), Mode::Stopping);
    let journal = tab.act(at).unwrap().unwrap();
    assert_eq!(run.settled(&journal), After::Rest);
    assert_eq!(run.begin_next(), None);
    assert_eq!((run.mode(), tab.acts.len()), (Mode::Resting, 1));
    tab.go(&mut run).unwrap();
    assert_eq!((run.is_done(), tab.acts.len(), tab.most_acts()), (true, 4, 1));
}

#[test]
fn the_result_names_every_row_and_no_cell_is_a_formula() {
    let mut tab = Tab::new(3, Some(Fault::NotEligible));
    tab.batch.rows[0].plan = "=HYPERLINK(\"https://evil.invalid\")".to_owned();
    tab.batch.rows[1].identifier = "+14155552671".to_owned();
    tab.batch.bad = vec![Bad::new(7, Why::Rounded)];
    let mut run = tab.run();
    tab.go(&mut run).unwrap();
    let result = result_csv(&tab.batch, run.states(), |at| tab.journal(at));
    let lines: Vec<&str> = result.lines().collect();
    assert_eq!(lines.len(), 5, "{result}");
    assert!(
        lines[1].contains(",\"'=HYPERLINK(\"\"https://evil.invalid\"\")\",ended,"),
        "{result}"
    );
    assert!(lines[2].starts_with("2,'+14155552671,line-2,"), "{result}");
    assert!(lines[3].contains(",not_possible,,,not_eligible,"), "{result}");
    assert!(lines[4].starts_with("7,,,,not_taken:rounded"), "{result}");
    assert!(!result.contains("practice-1234"));
    assert_eq!(day("2026-11-22"), NOW.date_utc());
}

#[test]
fn every_page_says_what_it_is_and_shows_no_more_than_it_must() {
    let mut tab = Tab::new(60, Some(Fault::NotEligible));
    tab.batch.bad = (0..40).map(|n| Bad::new(n, Why::Unreadable)).collect();
    let mut run = tab.run();
    let mut seen = BTreeSet::new();
    for begun in [None, Some(NOW)] {
        tab.batch.begun = begun;
        if begun.is_some() {
            tab.go(&mut run).unwrap();
        }
        for (language, page) in [Language::En, Language::ZhCn]
            .into_iter()
            .flat_map(|language| BatchPage::ALL.iter().map(move |page| (language, *page)))
        {
            let screen = tab.world.with(|cx| {
                let view = View {
                    language,
                    wizard: &tab.keys,
                    cx,
                    index: &Guarded::Loading,
                    recognition: &Guarded::Loading,
                    devices: &Guarded::Loading,
                    law: &Guarded::Loading,
                    record: &Guarded::Loading,
                    paper: &Paper::Nothing,
                    camera: true,
                    pastes: true,
                    install: esim_exit::screen::pages::Install::No,
                    calendar: &esim_exit::calendar::Offer::Idle,
                    promise: esim_exit::document::Promise::Unknown,
                    problems: &[],
                };
                let view = BatchView {
                    view,
                    batch: &tab.batch,
                    run: &run,
                    picked: &BTreeSet::new(),
                    from: 0,
                };
                batch_screen(&view, page)
            });
            seen.insert(screen.name.clone());
            let words = texts(&screen);
            assert!(!screen.heading.is_empty());
            assert!(words.iter().all(|text| !text.contains(['{', '}'])), "{words:?}");
            assert!(controls(&screen).1 > 0, "{} has no way on", screen.name);
            if screen.name != "batch-report" {
                assert!(words.len() < 200, "{}: {} texts", screen.name, words.len());
            }
        }
    }
    // Lines are asked for once the account is open, which it is not here; once begun there is one page and its report.
    let names: Vec<&str> = seen.iter().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "batch-keys",
            "batch-remove",
            "batch-report",
            "batch-review",
            "batch-run"
        ]
    );
}

/// The cost of a row does not depend on how many there are.
#[test]
fn a_thousand_rows_cost_a_thousand_times_one() {
    let measure = |rows: usize| {
        let mut tab = Tab::new(rows, None);
        let began = Instant::now();
        let mut run = tab.run();
        tab.go(&mut run).unwrap();
        assert_eq!(run.tally().of(RowState::Ended), rows);
        began.elapsed() / u32::try_from(rows).unwrap()
    };
    // The best of three, by turns: another program on the same machine must not decide. A square would be ten times.
    let pairs: Vec<_> = (0..3).map(|_| (measure(100), measure(1_000))).collect();
    let (few, many) = (
        pairs.iter().map(|p| p.0).min().unwrap(),
        pairs.iter().map(|p| p.1).min().unwrap(),
    );
    assert!(
        many < few * 5 + Duration::from_micros(200),
        "{few:?} a row of 100, {many:?} a row of 1,000"
    );
}

#[test]
fn reading_and_matching_ten_times_the_lines_takes_ten_times_as_long() {
    let measure = |count: usize| {
        let list: String = (0..count).map(|n| format!("x{n},89012601234{n:08}\n")).collect();
        let lines: Vec<Line> = (0..count)
            .map(|n| line(&format!("ln-{n}"), Some(&format!("89012601234{n:08}")), None))
            .collect();
        let began = Instant::now();
        let matched = match_lines(&read(&list).rows, &lines);
        assert_eq!(matched.rows.len(), count);
        began.elapsed()
    };
    let pairs: Vec<_> = (0..3).map(|_| (measure(400), measure(4_000))).collect();
    let (few, many) = (
        pairs.iter().map(|p| p.0).min().unwrap(),
        pairs.iter().map(|p| p.1).min().unwrap(),
    );
    assert!(
        many < few * 40 + Duration::from_millis(5),
        "{few:?} for 400, {many:?} for 4,000"
    );
}
