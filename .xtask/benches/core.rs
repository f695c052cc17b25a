//! What the core costs, natively: `cargo xtask bench core`.
//!
//! Nothing here is judged, it is measured and printed: recognising what was typed, an event in a case, loading and saving it, the check of a
//! mail, and the next line of a batch, of ten lines and of a thousand.

#![expect(clippy::expect_used, reason = "a measurement that cannot begin fails")]

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use esim_exit::batch::{RowState, Run};
use esim_exit::confirmation::Expected;
use esim_exit::directory::{Recognition, identify};
use esim_exit::document::{self, key::Kind};
use esim_exit::jobs::mail::judge;
use esim_exit::telecom::Timestamp;
use esim_exit::wizard::{Case, CaseId, Context, Event, Field, StepId, Wizard};
use std::fs;
use std::hint::black_box;
use xtask::places;

fn file(name: &str) -> Vec<u8> {
    fs::read(places::root().join(name)).expect("a file of the repository")
}

fn recognition(criterion: &mut Criterion) {
    let text = String::from_utf8(file("public/directory/recognition.json")).expect("text");
    let tables = Recognition::from_json(&text).expect("the tables");
    let mut group = criterion.benchmark_group("recognise");
    for (name, typed) in [
        ("an ICCID", "8901260123456789011"),
        ("a number", "+1 (206) 555-0142"),
        ("an activation code", "LPA:1$rsp.truphone.com$QR-G-5C-1LS-1W1Z9P7"),
    ] {
        group.bench_function(name, |b| {
            b.iter(|| identify(black_box(typed)).ok().and_then(|found| tables.guess(&found)));
        });
    }
    group.finish();
}

fn wizard(criterion: &mut Criterion) {
    let wizard = Wizard::new(CaseId::new("bench000").expect("a name"), Timestamp(0), false);
    let cx = Context {
        now: Timestamp(0),
        today: Timestamp(0).date_utc(),
        record: None,
        recognition: None,
        holder: &|_| None,
        fresh_key: "",
    };
    let answer = || Event::Answered(Field::Reason, "trip_over".to_owned());
    let answered = wizard.update(answer(), &cx).expect("an answer").wizard;
    criterion.bench_function("update/an answer", |b| {
        b.iter(|| wizard.update(black_box(answer()), &cx).is_ok());
    });
    criterion.bench_function("update/the end of a step", |b| {
        b.iter(|| answered.update(Event::StepFinished(StepId::Reason), &cx).is_ok());
    });
    let text = document::save(1, &answered.case).expect("a text");
    criterion.bench_function("document/save a case", |b| {
        b.iter(|| document::save(1, black_box(&answered.case)).map(|text| text.len()).ok());
    });
    criterion.bench_function("document/load a case", |b| {
        b.iter(|| document::load::<Case>(Kind::Case, black_box(&text)).is_ok());
    });
}

fn mail(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("mail");
    for name in ["001-ended-plain", "002-ended-html-goodbye"] {
        let bytes = file(&format!("tests/mails/{name}.eml"));
        group.bench_function(name, |b| {
            b.iter(|| judge(black_box(&bytes), &Expected::default()).is_some())
        });
    }
    group.finish();
}

fn batch(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("batch, the last line of");
    for lines in [10, 1_000] {
        let mut states = vec![RowState::Ended; lines - 1];
        states.push(RowState::ToDo);
        let begun = || {
            let mut run = Run::new(states.clone());
            run.go_on();
            // The run has come to its last line.
            run.begin_next();
            run
        };
        group.bench_function(lines.to_string(), |b| {
            b.iter_batched(begun, |mut run| run.passed_over(RowState::Ended), BatchSize::SmallInput);
        });
    }
    group.finish();
}

criterion_group!(benches, recognition, wizard, mail, batch);
criterion_main!(benches);
