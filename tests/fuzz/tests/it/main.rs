//! The readers under the fixed run, under long inputs, and for libFuzzer.

mod found;

use fuzz::{Reader, dice, material, named};
use std::time::{Duration, Instant};

/// Nobody waits longer for an input of any kind; a reader whose work grows with the square of its input needs minutes. Here no
/// compiler has made it fast, and other tests run beside it.
const PATIENCE: Duration = Duration::from_secs(20);

/// So long the fixed run of one reader may go on, so that all of them together stay a short check.
const SHARE: Duration = Duration::from_secs(8);

/// All seeds as they are, then the inputs of the fixed run, as many as there is time for. What they are depends on the name of the
/// reader alone. With a number of inputs in `ESIM_EXIT_INPUTS` it takes the time that these take.
fn fixed(reader: &Reader) {
    for seed in &(reader.material)().seeds {
        (reader.read)(seed);
    }
    let wanted = std::env::var("ESIM_EXIT_INPUTS").ok().and_then(|n| n.parse().ok());
    let begun = Instant::now();
    let mut done = 0;
    while done < wanted.unwrap_or(reader.runs) && (wanted.is_some() || begun.elapsed() < SHARE) {
        let input = dice::rolled(reader.name, done);
        let since = Instant::now();
        reader.roll(&input);
        let taken = since.elapsed();
        assert!(taken < PATIENCE, "input {done} of {} took {taken:?}", reader.name);
        done += 1;
    }
    println!("{}: {done} inputs in {:?}", reader.name, begun.elapsed());
}

macro_rules! readers {
    ($($name:ident),* $(,)?) => {
        /// One test each, because an engine takes one.
        mod inputs {
            $(#[test]
            fn $name() {
                let reader = super::named(stringify!($name));
                // Under `cargo test` this is what was found before; under an engine it does not return.
                bolero::check!().with_iterations(0).for_each(|bytes: &[u8]| reader.roll(bytes));
                super::fixed(&reader);
            })*
        }

        mod long {
            $(#[test]
            fn $name() {
                super::in_time(&super::named(stringify!($name)));
            })*
        }

        const NAMES: &[&str] = &[$(stringify!($name)),*];
    };
}

readers!(
    saved,
    records,
    tables,
    activation,
    words,
    lists,
    mails,
    evidence,
    evidence_made,
    pictures,
    answers,
    places,
    drafts,
    backups,
);

fn in_time(reader: &Reader) {
    material::long((reader.material)(), reader.long, |input| {
        let begun = Instant::now();
        (reader.read)(&input);
        let taken = begun.elapsed();
        let begins = String::from_utf8_lossy(input.get(..80).unwrap_or(&input)).into_owned();
        assert!(taken < PATIENCE, "{} bytes took {taken:?}: {begins:?}", input.len());
    });
}

#[test]
fn every_reader_has_its_tests() {
    let readers: Vec<&str> = fuzz::all().iter().map(|reader| reader.name).collect();
    assert_eq!(readers, NAMES);
}

#[test]
fn the_fixed_run_is_the_same_every_time_and_not_the_same_twice() {
    assert_eq!(dice::rolled("saved", 7), dice::rolled("saved", 7));
    assert_ne!(dice::rolled("saved", 7), dice::rolled("saved", 8));
    assert_ne!(dice::rolled("saved", 7), dice::rolled("mails", 7));
}
